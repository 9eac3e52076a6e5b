//! Settings of this station: kept beside the store, not facts.

pub mod boxes;
pub mod scanner;

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::device::scanner::BAUD_DEFAULT;
use crate::domain::limits::{CAMERAS_MAX, DESK_IDLE_MINUTES};
use crate::domain::printed::LabelSize;
use crate::domain::weight::ScaleFormat;
use crate::exchange::out::write_whole;

use super::door::WithoutPin;
use super::printing::PrinterSetting;

pub use boxes::{BoxSetting, BoxWrong, CartonBox};
pub use scanner::{CodePage, ScannerSetting};

/// Everything a person may set. A field missing in the file has its default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `en` or `zh-CN`.
    pub language: String,
    /// Show the bench in both languages at once.
    pub bilingual: bool,
    /// Size of the window's contents in percent, 80 to 200.
    pub scale_percent: u16,
    /// `day`, `night` or `high_contrast`.
    pub theme: String,
    /// The serial scanners; none means keyboard scanners only.
    pub scanners: Vec<ScannerSetting>,
    /// The scale; none means that parcels are taken in without a weight.
    pub scale: Option<ScaleSetting>,
    /// Whether a keyboard scanner's bursts are taken as scans.
    pub keyboard_scanner: bool,
    /// The character that keyboard scanners are set to send before each scan; with one only bursts
    /// that begin with it are scans.
    pub keyboard_prefix: Option<char>,
    /// Whether tones are played.
    pub tones: bool,
    /// The folders into which this station's cameras put their photos.
    pub photo_folders: Vec<PathBuf>,
    /// The folder into which papers of consignments were written last; the station's own without it.
    pub papers_folder: Option<PathBuf>,
    /// The one folder of earlier versions: none once the file is read, for it stands among the others.
    #[serde(skip_serializing)]
    pub photo_folder: Option<PathBuf>,
    /// The label printers, at most one for each size of labels; without one labels are saved as PDF.
    pub printers: Vec<PrinterSetting>,
    /// With which screen the window begins.
    pub begins_with: BeginsWith,
    /// Whether the first-run guide comes by itself.
    pub guide: Guide,
    /// The kinds of boxes in stock, for cartons that are proposed.
    pub boxes: Vec<BoxSetting>,
    /// Which of them cartons are, the newest last.
    pub carton_boxes: Vec<CartonBox>,
    /// Minutes without a key or a mouse after which a desk locks; 0 never.
    pub desk_idle_minutes: u16,
    /// What becomes of people without a PIN at desks.
    pub without_pin: WithoutPin,
}

/// With which screen the window begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BeginsWith {
    /// The bench.
    #[default]
    Bench,
    /// Open work, as at a supervisor's desk.
    Work,
}

/// Whether the first-run guide comes by itself on an empty store.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guide {
    /// It does.
    #[default]
    Offered,
    /// It was gone through or closed.
    Closed,
}

/// What settings of the time of one scanner and one label printer had.
#[derive(Deserialize)]
struct Older {
    scanner: Option<ScannerSetting>,
    printer: Option<PrinterSetting>,
}

/// Which scale is this station's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ScaleSetting {
    /// How it writes its weights, by the format's code; none means that this is found out, and so does
    /// a word that this version does not know.
    pub format: Option<String>,
    /// Line speed in baud.
    pub baud: u32,
    /// Its port, found again as a scanner's is.
    pub port: ScannerSetting,
}

impl ScaleSetting {
    /// A scale on a port, of whatever format.
    pub fn on(port: ScannerSetting) -> Self {
        Self {
            port,
            ..Self::default()
        }
    }

    /// Gives the format that is set.
    pub fn format(&self) -> Option<ScaleFormat> {
        self.format.as_deref().and_then(ScaleFormat::parse)
    }
}

impl Default for ScaleSetting {
    fn default() -> Self {
        Self {
            format: None,
            baud: BAUD_DEFAULT,
            port: ScannerSetting::default(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            bilingual: false,
            scale_percent: 100,
            theme: "day".to_owned(),
            scanners: Vec::new(),
            scale: None,
            keyboard_scanner: true,
            keyboard_prefix: None,
            tones: true,
            photo_folders: Vec::new(),
            papers_folder: None,
            photo_folder: None,
            printers: Vec::new(),
            begins_with: BeginsWith::Bench,
            guide: Guide::Offered,
            boxes: Vec::new(),
            carton_boxes: Vec::new(),
            desk_idle_minutes: DESK_IDLE_MINUTES,
            without_pin: WithoutPin::ByBadge,
        }
    }
}

impl Settings {
    /// Reads the settings of a data folder, as [`Self::load`] does.
    pub fn of_folder(folder: &Path) -> (Self, Option<String>) {
        Self::load(&folder.join(super::open::SETTINGS_FILE))
    }

    /// Reads the settings' file. A missing file gives the defaults; an unreadable one too, with
    /// the reason, and is left as it is until settings are changed.
    pub(super) fn load(path: &Path) -> (Self, Option<String>) {
        match std::fs::read_to_string(path) {
            Ok(text) => match toml::from_str::<Self>(&text) {
                Ok(settings) => (settings.with_older(&text), None),
                Err(error) => (Self::default(), Some(error.to_string())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(error.to_string())),
        }
    }

    /// Takes over what an older file had: one folder of a camera, one scanner and one label printer
    /// without a list.
    fn with_older(mut self, text: &str) -> Self {
        if let Some(folder) = self.photo_folder.take() {
            self.add_photo_folder(folder);
        }
        let Ok(Older { scanner, printer }) = toml::from_str(text) else {
            return self;
        };
        if self.scanners.is_empty() {
            self.scanners.extend(scanner);
        }
        if self.printers.is_empty() {
            self.printers.extend(printer);
        }
        self
    }

    /// Gives the label printer that holds labels of a size.
    pub fn printer(&self, size: LabelSize) -> Option<&PrinterSetting> {
        self.printers.iter().find(|printer| printer.size() == size)
    }

    /// Sets the label printer that holds labels of a size, or none.
    pub fn set_printer(&mut self, size: LabelSize, setting: Option<PrinterSetting>) {
        self.printers.retain(|printer| printer.size() != size);
        self.printers.extend(setting.map(|setting| PrinterSetting {
            labels: size.code().to_owned(),
            ..setting
        }));
        self.printers.sort_by_key(PrinterSetting::size);
    }

    /// Tells whether a scanner of this station is on a port.
    pub fn is_a_scanners(&self, port: &ScannerSetting) -> bool {
        let same = |scanner: &ScannerSetting| scanner.choice(&[]) == port.choice(&[]);
        self.scanners.iter().any(same)
    }

    /// Adds a camera's folder, once and at most [`CAMERAS_MAX`].
    pub fn add_photo_folder(&mut self, folder: PathBuf) {
        if self.photo_folders.len() < CAMERAS_MAX && !self.photo_folders.contains(&folder) {
            self.photo_folders.push(folder);
        }
    }

    /// Writes the settings' file whole.
    ///
    /// # Errors
    /// The disk's own error; an earlier file is as it was.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        write_whole(path, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::printing::PrinterWay;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            scale: Some(ScaleSetting {
                format: Some("nci".to_owned()),
                baud: 4800,
                port: ScannerSetting {
                    path: "/dev/ttyUSB0".to_owned(),
                    vid: Some(0x1a86),
                    pid: Some(0x7523),
                    ..ScannerSetting::default()
                },
            }),
            ..Settings::default()
        };
        for name in ["/data/left", "/data/right", "/data/left"] {
            settings.add_photo_folder(name.into());
        }
        assert_eq!(settings.photo_folders.len(), 2);
        let path = folder.path().join("settings.toml");
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings.clone(), None));
        let format = settings.scale.and_then(|scale| scale.format());
        assert_eq!(format, Some(ScaleFormat::Nci));
    }

    #[test]
    fn the_one_folder_of_an_earlier_version_is_the_first_of_many() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(
            &path,
            "language = \"zh-CN\"\nphoto_folder = \"/data/camera\"\n",
        )
        .unwrap();
        let (settings, trouble) = Settings::load(&path);
        assert_eq!((settings.language.as_str(), trouble), ("zh-CN", None));
        assert_eq!(settings.photo_folders, [PathBuf::from("/data/camera")]);
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path).0, settings);
        // A format that this version does not know is found out.
        std::fs::write(&path, "[scale]\nformat = \"morse\"\n").unwrap();
        let scale = Settings::load(&path).0.scale.expect("a scale");
        assert_eq!((scale.format(), scale.baud), (None, 9600));
    }

    #[test]
    fn a_file_of_the_time_of_one_scanner_and_one_printer_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let old = "language = \"zh-CN\"\nbilingual = false\nscale_percent = 125\ntheme = \"day\"\n\
            keyboard_scanner = true\ntones = true\n\n[scanner]\npath = \"/dev/ttyACM0\"\nvid = 7851\n\
            pid = 7430\nserial_number = \"NL7\"\n\n[printer]\nlabels = \"4x6\"\ndpi = \"300\"\n\n\
            [printer.way]\nkind = \"network\"\nhost = \"zebra-1\"\nport = 9100\n";
        std::fs::write(&path, old).unwrap();
        let (settings, trouble) = Settings::load(&path);
        assert_eq!(trouble, None);
        assert_eq!(
            (settings.language.as_str(), settings.scale_percent),
            ("zh-CN", 125)
        );
        let [scanner] = settings.scanners.as_slice() else {
            panic!("one scanner: {:?}", settings.scanners);
        };
        assert_eq!(scanner.path, "/dev/ttyACM0");
        assert_eq!(
            (scanner.vid, scanner.serial_number.as_deref()),
            (Some(7851), Some("NL7"))
        );
        assert_eq!(
            (scanner.tones.as_str(), scanner.code_page),
            ("none", CodePage::Auto)
        );
        let called = |size| settings.printer(size).map(PrinterSetting::called);
        assert_eq!(called(LabelSize::FourBySix).as_deref(), Some("zebra-1"));
        assert_eq!(called(LabelSize::TwoByOne), None);
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, None));
    }

    #[test]
    fn each_size_of_labels_has_one_printer_at_most() {
        let at = |host: &str| PrinterSetting {
            way: PrinterWay::network(host).unwrap(),
            ..PrinterSetting::default()
        };
        let mut settings = Settings::default();
        let set = [
            (LabelSize::FourBySix, Some("big")),
            (LabelSize::TwoByOne, Some("old")),
            (LabelSize::TwoByOne, Some("small")),
        ];
        for (size, host) in set {
            settings.set_printer(size, host.map(at));
        }
        let called: Vec<String> = settings
            .printers
            .iter()
            .map(PrinterSetting::called)
            .collect();
        assert_eq!(called, ["small", "big"]);
        settings.set_printer(LabelSize::TwoByOne, None);
        assert_eq!(settings.printer(LabelSize::TwoByOne), None);
        assert_eq!(settings.printers.len(), 1);
    }

    #[test]
    fn two_scanners_are_kept_as_they_were_set() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let scanner = |path: &str, tones: &str| ScannerSetting {
            path: path.to_owned(),
            tones: tones.to_owned(),
            baud: Some(38_400),
            code_page: CodePage::Gbk,
            ..ScannerSetting::default()
        };
        let settings = Settings {
            scanners: vec![scanner("COM3", "honeywell"), scanner("COM11", "none")],
            keyboard_prefix: Some('~'),
            photo_folders: vec![PathBuf::from("camera")],
            ..Settings::default()
        };
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, None));
        let none = Settings::default();
        none.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (none, None));
    }
}

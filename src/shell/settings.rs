//! Settings of this station: kept beside the store, not facts.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::device::scanner::BAUD_DEFAULT;
use crate::domain::limits::CAMERAS_MAX;
use crate::domain::weight::ScaleFormat;
use crate::exchange::out::write_whole;

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
    /// The serial scanner; none means keyboard scanners and the simulated one only.
    pub scanner: Option<ScannerSetting>,
    /// The scale; none means that parcels are taken in without a weight.
    pub scale: Option<ScaleSetting>,
    /// Whether a keyboard scanner's bursts are taken as scans.
    pub keyboard_scanner: bool,
    /// Whether tones are played.
    pub tones: bool,
    /// The folders into which this station's cameras put their photos.
    pub photo_folders: Vec<PathBuf>,
    /// The one folder of earlier versions: none once the file is read, for it stands among the others.
    #[serde(skip_serializing)]
    pub photo_folder: Option<PathBuf>,
    /// With which screen the window begins.
    pub begins_with: BeginsWith,
    /// Whether the first-run guide comes by itself.
    pub guide: Guide,
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

/// Which serial scanner is this station's.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ScannerSetting {
    /// The port's path or name when it was chosen.
    pub path: String,
    /// USB vendor id.
    pub vid: Option<u16>,
    /// USB product id.
    pub pid: Option<u16>,
    /// USB serial number.
    pub serial_number: Option<String>,
    /// USB location: bus and port chain.
    pub location: Option<String>,
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
            scanner: None,
            scale: None,
            keyboard_scanner: true,
            tones: true,
            photo_folders: Vec::new(),
            photo_folder: None,
            begins_with: BeginsWith::Bench,
            guide: Guide::Offered,
        }
    }
}

impl Settings {
    /// Reads the settings' file. A missing file gives the defaults; an unreadable one too, with
    /// the reason, and is left as it is until settings are changed.
    pub(super) fn load(path: &Path) -> (Self, Option<String>) {
        match std::fs::read_to_string(path) {
            Ok(text) => match toml::from_str::<Self>(&text) {
                Ok(settings) => (settings.renewed(), None),
                Err(error) => (Self::default(), Some(error.to_string())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(error.to_string())),
        }
    }

    fn renewed(mut self) -> Self {
        if let Some(folder) = self.photo_folder.take() {
            self.add_photo_folder(folder);
        }
        self
    }

    /// Adds a camera's folder, once and at most [`CAMERAS_MAX`].
    pub fn add_photo_folder(&mut self, folder: PathBuf) {
        if self.photo_folders.len() < CAMERAS_MAX && !self.photo_folders.contains(&folder) {
            self.photo_folders.push(folder);
        }
    }

    /// Reads the settings of a data folder, or the defaults.
    pub fn kept_in(folder: &Path) -> Self {
        Self::load(&folder.join(super::open::SETTINGS_FILE)).0
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
}

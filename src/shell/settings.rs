//! Settings of this station: kept beside the store, not facts.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::exchange::out::write_whole;

use super::printing::PrinterSetting;

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
    /// Whether a keyboard scanner's bursts are taken as scans.
    pub keyboard_scanner: bool,
    /// Whether tones are played.
    pub tones: bool,
    /// The folder into which this station's camera puts its photos.
    pub photo_folder: Option<PathBuf>,
    /// The label printer; none means that labels are saved as PDF.
    pub printer: Option<PrinterSetting>,
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

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            bilingual: false,
            scale_percent: 100,
            theme: "day".to_owned(),
            scanner: None,
            keyboard_scanner: true,
            tones: true,
            photo_folder: None,
            printer: None,
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
            Ok(text) => match toml::from_str(&text) {
                Ok(settings) => (settings, None),
                Err(error) => (Self::default(), Some(error.to_string())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(error.to_string())),
        }
    }

    /// Reads the settings kept in a data folder, the defaults where there are none.
    pub fn of_folder(folder: &Path) -> Self {
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

//! A running shell with announced parcels, and the scan of one.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use returnbay::device::sim::SimScanner;
use returnbay::domain::codes::StationName;
use returnbay::shell::open::SETTINGS_FILE;
use returnbay::shell::settings::ScannerSetting;
use returnbay::shell::{Clock, Devices, Settings, Shell, ShellConfig, seeded};
use returnbay::station::Key;

use crate::ground::{folder, person, seller, zone};

/// A shell at work.
pub struct Shop {
    /// Dropped before the folder that it writes into.
    pub shell: Shell,
    /// When something was published that a window would draw.
    pub woken: Receiver<Instant>,
    seed: u64,
    _folder: TempDir,
}

impl Shop {
    /// Opens a new store with this many announced parcels and signs a person in; with a scanner,
    /// listens to it.
    pub fn open(seed: u64, parcels: u32, scanner: Option<&SimScanner>) -> Self {
        let folder = folder();
        let settings = Settings {
            tones: false,
            scanners: scanner
                .map(|scanner| ScannerSetting {
                    path: scanner.path().display().to_string(),
                    ..ScannerSetting::default()
                })
                .into_iter()
                .collect(),
            ..Settings::default()
        };
        settings
            .save(&folder.path().join(SETTINGS_FILE))
            .expect("room for the settings");
        let (wake, woken) = channel();
        let shell = Shell::open(ShellConfig {
            folder: folder.path().to_owned(),
            station: StationName::parse("bench-1").expect("a station's name"),
            zone: zone(),
            clock: Clock::system(),
            wake: Arc::new(move || {
                // Nobody listens any more when the bench is over.
                wake.send(Instant::now()).ok();
            }),
            devices: match scanner {
                Some(_) => Devices::Started,
                None => Devices::Left,
            },
        })
        .expect("a new shop");
        shell.sign_in(person());
        shell.settle();
        let text = seeded::returns_file(&seller(), seed, parcels);
        shell
            .take_text("announced.tsv", &seller(), text.into_bytes().into())
            .expect("a report that is taken");
        Self {
            shell,
            woken,
            seed,
            _folder: folder,
        }
    }

    /// Gives what the scanner sends for a parcel.
    pub fn bytes(&self, number: u32) -> Vec<u8> {
        seeded::tracking(self.seed, number).into_bytes()
    }

    /// Scans a parcel in and ends it; gives what the bench needed for each.
    pub fn parcel(&self, number: u32) -> [Duration; 2] {
        let bytes = self.bytes(number);
        let start = Instant::now();
        self.shell.scan(&bytes);
        self.shell.settle();
        let scanned = start.elapsed();
        assert_eq!(self.shell.face().step, "opened", "{:?}", self.shell.face());
        [scanned, self.end()]
    }

    /// Ends the parcel in hand: its goods are missing.
    pub fn end(&self) -> Duration {
        self.shell.press(Key::EndParcel);
        self.shell.settle();
        let start = Instant::now();
        self.shell.press(Key::Digit(1));
        self.shell.settle();
        let ended = start.elapsed();
        assert_eq!(self.shell.face().step, "ready", "{:?}", self.shell.face());
        ended
    }
}

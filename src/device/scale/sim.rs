//! A scale held in software: its bytes enter by the same door as a device's.

use std::io;
use std::path::Path;

use super::format::ScaleFormat;
use super::toledo;
use crate::device::sim::SimScanner;
use crate::domain::measure::Grams;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// A simulated scale on a pseudo-terminal, behind a link that survives re-plugging. It speaks when it
/// is told to; a test answers a question by [`Self::asked`] and [`Self::says`].
#[derive(Debug)]
pub struct SimScale(SimScanner);

impl SimScale {
    /// Makes a scale and plugs it in.
    ///
    /// # Errors
    /// `Unsupported` where there are no pseudo-terminals, else the system's own.
    pub fn open() -> io::Result<Self> {
        SimScanner::open().map(Self)
    }

    /// Returns the path to choose as the scale's port; it stays the same over re-plugging.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Says a weight in a format.
    ///
    /// # Errors
    /// As for [`Self::sends`].
    pub fn says(&mut self, format: ScaleFormat, reading: ScaleReading) -> io::Result<()> {
        self.sends(&written(format, reading))
    }

    /// Sends bytes as they are.
    ///
    /// # Errors
    /// `NotConnected` when unplugged, `TimedOut` when nobody reads and the line is full.
    pub fn sends(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.scan(bytes)
    }

    /// Waits for the program's next question; `TimedOut` after 2 s without one.
    ///
    /// # Errors
    /// The line's own.
    pub fn asked(&mut self) -> io::Result<Vec<u8>> {
        self.0.heard()
    }

    /// Pulls the plug.
    pub fn unplug(&mut self) {
        self.0.unplug();
    }

    /// Plugs it in again under another device name.
    ///
    /// # Errors
    /// The system's own.
    pub fn plug_in(&mut self) -> io::Result<()> {
        self.0.plug_in()
    }
}

/// Writes a reading as a scale of that format does, in grams; NCI and the plain format have no tare,
/// and the plain one says only that a weight moves.
pub fn written(format: ScaleFormat, reading: ScaleReading) -> Vec<u8> {
    let grams = match reading.load {
        ScaleLoad::Grams(grams) => grams,
        ScaleLoad::Over => 999_999,
        ScaleLoad::Under => -999_999,
    };
    let out = !matches!(reading.load, ScaleLoad::Grams(_));
    let moves = reading.motion != Motion::Stable || out;
    match format {
        ScaleFormat::Toledo => {
            let negative = u8::from(grams < 0) << 1;
            let net = u8::from(reading.mode == WeightMode::Net);
            let state = net | negative | u8::from(out) << 2 | u8::from(moves) << 3;
            toledo_bytes(grams.unsigned_abs(), state, reading.tare)
        }
        ScaleFormat::Sics => match reading.load {
            ScaleLoad::Over => b"S +\r\n".to_vec(),
            ScaleLoad::Under => b"S -\r\n".to_vec(),
            ScaleLoad::Grams(grams) => {
                let status = if moves { 'D' } else { 'S' };
                format!("S {status} {grams:>10} g\r\n").into_bytes()
            }
        },
        ScaleFormat::Nci => {
            let range = match reading.load {
                ScaleLoad::Over => 0b10,
                ScaleLoad::Under => 0b01,
                ScaleLoad::Grams(_) => 0,
            };
            let net = u8::from(reading.mode == WeightMode::Net) << 2;
            let status = [0x30 | u8::from(moves), 0x70 | range, 0x30 | net];
            let mut bytes = format!("\n{grams:>7}g\r\n").into_bytes();
            bytes.extend(status);
            bytes.extend(b"\r\x03");
            bytes
        }
        ScaleFormat::Comma => {
            let head = match (out, moves) {
                (true, _) => "OL",
                (false, true) => "US",
                (false, false) => "ST",
            };
            let mode = match reading.mode {
                WeightMode::Gross => "GS",
                WeightMode::Net => "NT",
            };
            format!("{head},{mode},{grams:+09}  g\r\n").into_bytes()
        }
        ScaleFormat::Plain => {
            let said = match reading.load {
                ScaleLoad::Over => return b"Stat       H\r\n".to_vec(),
                ScaleLoad::Under => return b"Stat       L\r\n".to_vec(),
                ScaleLoad::Grams(grams) => grams,
            };
            let mode = match reading.mode {
                WeightMode::Gross => 'G',
                WeightMode::Net => 'N',
            };
            let mark = if moves { " ?" } else { "" };
            format!("{mode} {said:>10} g{mark}\r\n").into_bytes()
        }
    }
}

/// Writes a message of Toledo's: word A says no decimals, word C grams.
fn toledo_bytes(grams: u64, state: u8, tare: Option<Grams>) -> Vec<u8> {
    let tare = tare.map_or(0, |tare| tare.0);
    let figures = format!("{grams:06}{tare:06}");
    let mut content = vec![0b010_1010, 0b011_0000 | state, 0b010_0001];
    content.extend(figures.as_bytes());
    let check = toledo::checksum(&content);
    let mut bytes = vec![0x02];
    bytes.extend(content);
    bytes.extend([b'\r', check]);
    bytes
}

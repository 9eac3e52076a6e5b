//! What screens see of the station's devices, and of the demo's script.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::time::UtcMs;
use crate::domain::weight::ScaleReading;
use crate::shell::printing::{PrintRun, PrinterView};
use crate::shell::settings::ScannerSetting;
use crate::text::Message;

/// The devices of this station.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DevicesView {
    /// The serial scanners that are set, by number.
    pub scanners: Vec<ScannerView>,
    /// The recording of the scanners' bytes: the one under way, or the last one.
    pub recording: Option<RecordingView>,
    /// The scale set: its state as a sentence; none when none is set.
    pub scale: Option<(DeviceHealth, Message)>,
    /// What the scale says now.
    pub scale_shown: Option<ScaleReading>,
    /// The tones.
    pub tones: Option<(DeviceHealth, Message)>,
    /// The cameras' folders: the worst state of them as a sentence; none when none is set.
    pub photos: Option<(DeviceHealth, Message)>,
    /// The cameras' folders one by one.
    pub cameras: Vec<CameraView>,
    /// The label printers that are set, with their state.
    pub printers: Vec<PrinterView>,
    /// What was given to the label printers, newest first.
    pub prints: Vec<PrintRun>,
    /// Photos that come in now.
    pub photos_making: u32,
    /// Photos of the camera's folder that belong to no parcel, since the program began.
    pub photos_homeless: u32,
    /// Ports found at the last look.
    pub ports: Vec<PortView>,
    /// The last scan as it came, printable, for the live test.
    pub last_scan: Option<LastScan>,
}

/// One folder into which cameras put their photos.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CameraView {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it can be looked through.
    pub health: DeviceHealth,
    /// The same as a sentence.
    pub said: Message,
    /// What is known of the clock of each camera: by the name of its folder inside this one, or none.
    pub clocks: Vec<(String, Message)>,
}

/// Whether a device works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeviceHealth {
    /// Works.
    Good,
    /// On its way.
    Waiting,
    /// Does not.
    Bad,
}

/// A serial scanner that is set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScannerView {
    /// Its number, from 1.
    pub number: u8,
    /// How it is set.
    pub setting: ScannerSetting,
    /// Whether it works.
    pub health: DeviceHealth,
    /// Its state as a sentence.
    pub state: Message,
}

/// A recording of what scanners sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordingView {
    /// Its file.
    pub path: PathBuf,
    /// Bytes written so far.
    pub bytes: u64,
    /// Whether it goes on.
    pub state: RecordingState,
}

/// Whether a recording goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordingState {
    /// It does.
    Running,
    /// It has ended.
    Ended,
}

/// A serial port found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PortView {
    /// How it would be kept.
    pub setting: ScannerSetting,
    /// Maker and product, where known.
    pub label: String,
    /// What is wrong with it.
    pub trouble: Option<Message>,
    /// What is wrong with it by its stable name, or `free`.
    pub state: &'static str,
    /// How it is attached: `usb`, `bluetooth`, `pci`, `other`.
    pub kind: &'static str,
    /// The profile of answers that its maker suggests.
    pub suggests: Option<&'static str>,
}

/// The last scan, for the live test.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastScan {
    /// When it came.
    pub at: UtcMs,
    /// Printable form with \xHH for control bytes.
    pub text: String,
    /// Its first candidate: kind, carrier, key.
    pub reading: String,
}

/// The recorded shift that the demo plays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DemoView {
    /// The lines of the shift, comments included.
    pub lines: Arc<Vec<String>>,
    /// The next line to play.
    pub next: usize,
    /// Whether it plays by itself.
    pub playing: Playing,
}

/// Whether a recorded shift plays by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Playing {
    /// A line at a time, by hand.
    Paused,
    /// By itself.
    Running,
}

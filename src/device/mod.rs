//! One device a thread: serial scanner, scale, label printer, tones; each with a simulated twin.
//!
//! Knows: domain, scan.
//! Must not know: station, store, egui.
//!
//! The way of a scan: `scanner` owns one port on its own thread, finds it (`list`), opens it
//! (`check` says what is wrong when that fails), reads bytes into frames and tells them as
//! `port::PortEvent`. `sim` is the scanner the demo and the tests hold in their hand: the same
//! bytes through the same thread. `line` is what serial devices share, and [`scale`] reads weights over
//! it. `printer` owns a label printer the same way. `tone` plays the three sounds that `wave` makes.
//!
//! Words are not made here: every state has a `code()` and the text room has its sentence.

mod check;
#[cfg(feature = "serial")]
mod line;
pub mod list;
pub mod port;
pub mod printer;
mod private_dir;
pub mod scale;
pub mod scanner;
pub mod sim;
pub mod tone;
mod wave;

#[cfg(test)]
mod printer_tests;
#[cfg(all(test, unix, feature = "serial"))]
mod scanner_tests;

pub use list::{PortKind, PortListing, ports};
pub use port::{PortChoice, PortEvent, PortState};
pub use printer::{Printer, PrinterChoice, PrinterState, SimPrinter};
pub use scanner::{BeepLine, Clock, Scanner, ScannerSetup, Tap};
pub use sim::SimScanner;
pub use tone::{Tone, ToneState, Tones};

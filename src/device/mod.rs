//! One device a thread: serial scanner, tones; each with a simulated twin.
//!
//! Knows: domain, scan.
//! Must not know: station, store, egui.

mod check;
pub mod list;
pub mod port;
mod private_dir;
pub mod tone;
mod wave;

pub use list::{PortKind, PortListing, ports};
pub use port::{PortChoice, PortEvent, PortState};
pub use tone::{Tone, ToneState, Tones};

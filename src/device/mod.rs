//! One device a thread: serial scanner, tones; each with a simulated twin.
//!
//! Knows: domain, scan.
//! Must not know: station, store, egui.

mod private_dir;
pub mod tone;
mod wave;

pub use tone::{Tone, ToneState, Tones};

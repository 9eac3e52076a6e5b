//! A scale on a serial port: what it says becomes readings, on a thread of its own.
//!
//! [`stream`] cuts the bytes into messages and finds the format; [`toledo`], [`sics`], [`nci`],
//! [`comma`] and [`plain`] read one format each; [`steady`] tells whether a weight stands still when the
//! format has no word for it; [`thread`] owns the port. [`sim`] is the scale the tests hold in their
//! hand. Formats, their sources and what is from memory: `docs/scales.md`.

mod amount;
mod comma;
mod format;
mod nci;
mod plain;
mod sics;
pub mod sim;
mod steady;
mod stream;
mod thread;
mod toledo;

#[cfg(test)]
mod format_tests;
#[cfg(all(test, unix, feature = "serial"))]
mod thread_tests;

pub use format::ScaleFormat;
pub use sim::SimScale;
pub use stream::{Heard, Said, Stream};
pub use thread::{SILENT_MS, Scale, ScaleEvent, ScaleSetup, ScaleState};

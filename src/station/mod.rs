//! The work at one bench as a pure state machine: Event in, Effect out, a plain Face to draw.
//!
//! Knows: domain, ledger, scan, text (message types only).
//! Must not know: SQL, egui, files, the time source.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod effect;
pub mod event;
pub mod face;
pub mod said;

pub use effect::{Effect, Ticket, Tone};
pub use event::{Event, Key, Moment};
pub use face::Face;
pub use said::Said;

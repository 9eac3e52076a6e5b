//! Bytes from a scanner become frames, and frames become readings: candidates with reasons.
//!
//! Knows: domain.
//! Must not know: ports, the clock, the store.
//!
//! `frame` cuts a port's bytes into scans, `ssi` takes the packets of another protocol out of them
//! before. `read` says what one scan may mean, with the help of
//! `carriers` (the forms of tracking numbers, as data) and `gs1` (element strings).

#![deny(clippy::indexing_slicing)]

pub mod carriers;
pub mod frame;
pub mod gs1;
pub mod read;
pub mod ssi;

pub use carriers::{CarrierForm, Carriers};
pub use frame::{Assembler, Frame, FrameEnd, FrameRules, LineKind};
pub use read::{Reading, ReadingNote, read};

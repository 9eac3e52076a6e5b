//! Photos as evidence: read whole, made smaller, named by the hash of what is kept, kept on disk.
//!
//! Knows: domain, ledger (the hash), text (message types only).
//! Must not know: station, SQL.
//!
//! The original is only ever read. What is kept is our own picture of it, turned as it was held,
//! without the camera's notes: [`picture`] makes it, [`keep`] brings it to disk before a fact names
//! it, [`capture`] reads when it was taken, [`hands`] tells what was on the bench then, [`folder`]
//! finds what a camera has put down, [`mask`] covers what of it shows an address, [`outgoing`] says what of a photo may leave the house, and [`camera`] how far its clock is off. [`weighing`] tells which weight on the scale is the parcel's.
#![deny(clippy::indexing_slicing)]

pub mod camera;
pub mod capture;
pub mod folder;
pub mod hands;
pub mod keep;
pub mod mask;
pub mod outgoing;
pub mod picture;
pub mod weighing;
mod whole;

#[cfg(test)]
pub(crate) mod made;

pub use capture::Stamp;
pub use hands::{Hand, Hands, kind_of};
pub use picture::{BadPhoto, Ready, ready};
pub use weighing::{Weighed, Weighing};

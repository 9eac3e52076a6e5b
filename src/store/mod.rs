//! The only SQL: open, migrate, journal, project, read, check.
//!
//! Knows: domain, ledger.
//! Must not know: station, shell, egui, the wall clock.
//!
//! [`Writer`] owns the one connection that writes facts and rows; a [`LogFolder`] folds its log into
//! the store beside it; every [`Reader`] owns one that only reads. A
//! command becomes facts, and the rows of the touched subjects are folded anew, in one
//! transaction synced before it answers. Announced lines are merged later, in slices; until then
//! readers find them through the [`UnmergedIndex`] that the writer shares with them. `schema/` says
//! which tables are ground, derived, kept.

mod book;
mod charged;
mod claims;
mod draft;
mod export;
mod fault;
mod import;
mod journal;
mod known;
mod location;
mod lock;
mod log;
mod merged;
mod migrate;
mod open;
mod packs;
mod pins;
mod places;
mod project;
mod raw;
mod read;
mod rebuild;
mod recall;
mod recent;
mod rows;
mod screening;
mod tallied;
mod verify;
mod writer;

#[cfg(test)]
mod tests;

pub use book::product_chunks_of;
pub use charged::Charged;
pub use export::export_chunks_of;
pub use fault::{ReadError, SubmitError};
pub use import::{Chunk, Marked, MergeProgress, RowMarks, Unmerged, UnmergedIndex, chunks_of};
pub use log::{LogEmptied, LogFolder, LogWork};
pub use open::OpenError;
pub use packs::{KeptChecklists, Packs};
pub use pins::PinTry;
pub use read::Reader;
pub use rebuild::{DERIVED, GROUND, KEPT};
pub use recall::recall_chunks_of;
pub use screening::screening_chunks_of;
pub use verify::{Bad, Verified, Why};
pub use writer::{Committed, Creation, People, Replayed, Writer, Wrote};

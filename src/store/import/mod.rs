//! Announced lines: chunks are staged by their hash, named by one fact, and merged in slices so
//! that no scan waits. Any order of the same files ends in the same lines.

pub(super) mod check;
pub(super) mod chunk;
pub(super) mod compare;
pub(super) mod keys;
pub(super) mod line;
pub(super) mod look;
pub(super) mod merge;
pub(super) mod run;
pub(super) mod unmerged;

pub use chunk::{Chunk, chunks_of};
pub use merge::MergeProgress;
pub use unmerged::{Marked, RowMarks, Unmerged, UnmergedIndex};

//! Lines of export papers: each stands as the newest file has it. Any order of the same files ends in the same
//! rows.

pub(super) mod check;
pub(super) mod item;

pub use item::export_chunks_of;

//! Lists of parties: each entry stands as the newest list of its name has it. Any order of the same lists ends in
//! the same rows.

pub(super) mod check;
pub(super) mod find;
pub(super) mod item;

pub use item::screening_chunks_of;

//! Recall lists: under each key of a recalled product stand its notices, each as the newest list has
//! it. Any order of the same lists ends in the same rows.

pub(super) mod check;
pub(super) mod item;

pub use item::recall_chunks_of;

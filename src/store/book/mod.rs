//! Product books: rows of taken files are merged in slices, as announced lines are, and any order of
//! the same files ends in the same products.

pub(super) mod check;
pub(super) mod chunk;
pub(super) mod compare;
pub(super) mod item;
pub(super) mod keys;
pub(super) mod merge;

pub use chunk::product_chunks_of;

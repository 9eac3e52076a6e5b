//! The screens without a window: by label, by key, and as pictures.
#![cfg(feature = "gui")]

mod bench;
mod desks;
mod faces;
mod fit;
mod pictures;
mod seen;

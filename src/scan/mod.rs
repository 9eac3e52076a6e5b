//! Bytes from a scanner become frames, and frames become readings: candidates with reasons.
//!
//! Knows: domain.
//! Must not know: ports, the clock, the store.

#![deny(clippy::indexing_slicing)]

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {}

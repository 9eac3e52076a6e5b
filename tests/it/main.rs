//! The integration tests: one binary, one module a subject.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has found something"
)]

mod scenarios;

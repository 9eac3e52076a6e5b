//! The one integration binary without a window.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "in a test a panic is the report"
)]

mod skip;
mod tidy;

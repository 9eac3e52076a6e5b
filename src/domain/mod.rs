//! Nouns, numbers and rules of the returns trade: ids, codes, money, weight, time, grades, decisions, checklists.
//!
//! Knows: std, chrono (with its time zones).
//! Must not know: any other room, serde, SQL, the clock, I/O, floats.

#![deny(clippy::float_arithmetic)]

pub mod check;
pub mod codes;
pub mod reading;

//! Our own data files, read from the program itself.
//!
//! Knows: domain, scan's plain structs.
//! Must not know: SQL, paths chosen by people.

pub mod carriers;

#[cfg(test)]
mod scan_tests;

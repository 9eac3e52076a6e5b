//! Our own data files, read from the program itself.
//!
//! Knows: domain, ledger, scan's plain structs.
//! Must not know: SQL, paths chosen by people.

pub mod agreement;
pub mod answers;
pub mod carriers;
pub mod checklist;
pub mod corrections;
pub mod deadlines;
pub mod drum;
pub mod gates;
pub mod lot_templates;
pub mod lots;
pub mod pack;
pub mod paper_templates;
pub mod policy;
pub mod pool;
pub mod preflight;
pub mod privacy;
pub mod rates;
pub mod repair;
pub mod resale;
pub mod sales;
pub mod scales;
pub mod scanners;
pub mod seller;
pub mod workdays;

#[cfg(test)]
mod gs1_tests;
#[cfg(test)]
mod label_tests;
#[cfg(test)]
mod preflight_tests;
#[cfg(test)]
mod scan_tests;
#[cfg(test)]
mod words_tests;

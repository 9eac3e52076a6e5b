//! Files become plain rows and rows become files, one file per format; our own data assets are read here.
//!
//! Knows: domain, ledger, text.
//! Must not know: SQL, paths chosen by people.

pub mod code_page;
pub mod data;
pub mod encoding;
pub mod exports;
pub mod filled;
pub mod freight;
pub mod goods;
pub mod incoming;
pub mod journal;
pub mod mail;
pub mod out;
pub mod pack;
pub mod papers;
pub mod print;
pub mod proceeds;
pub mod products;
pub mod recalls;
pub mod returns;
pub mod screening;
mod table;
pub mod told;

//! Returnbay turns bytes from a scanner into facts in an append-only journal, and shows the
//! person at the bench what to do next. `ARCHITECTURE.md` is the map; each room's `mod.rs`
//! opens with what it knows and what it must not know.

pub mod cli;
pub mod device;
pub mod domain;
pub mod evidence;
pub mod exchange;
pub mod ledger;
pub mod scan;
pub mod shell;
pub mod station;
pub mod store;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;

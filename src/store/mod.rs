//! The only SQL: open, migrate, journal, project, read, check.
//!
//! Knows: domain, ledger.
//! Must not know: station, shell, egui, the wall clock.

//! The work at one bench as a pure state machine: Event in, Effect out, a plain Face to draw.
//!
//! Knows: domain, ledger, scan, text (message types only).
//! Must not know: SQL, egui, files, the time source.

#![deny(clippy::wildcard_enum_match_arm)]

//! Arguments become the same shell and exchange calls, headless.
//!
//! Knows: shell, exchange, text.
//! Must not know: egui.

pub mod identify;

//! Typed messages become words per language; money, weight and time are printed and parsed.
//!
//! Knows: domain.
//! Must not know: egui, the store.

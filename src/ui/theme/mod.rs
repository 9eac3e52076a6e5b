//! Colours and sizes by their meaning: three themes as data, and the style egui draws with.
//!
//! Knows: egui, its own TOML files.
//! Must not know: any screen or widget, the rules of the trade.

pub mod size;
mod style;
mod tokens;

pub use tokens::{AlertLook, DecisionLook, Hue, Theme, ThemeName};

#[cfg(test)]
mod tests;

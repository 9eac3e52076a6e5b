//! Draws Face and Answers; turns gestures into Intents; rasterises meshes on the CPU.
//!
//! Knows: domain, ledger types, station Face, text, the shell handle.
//! Must not know: rusqlite, serialport, files.

pub mod fonts;
pub mod icons;
pub mod picture;
pub mod raster;
pub mod screens;
pub mod theme;
pub mod wedge;
pub mod wedge_plugin;
pub mod widgets;
pub mod window;

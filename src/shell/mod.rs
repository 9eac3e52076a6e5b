//! Threads, clock, inbox, running effects, view cache, jobs, notices, config.
//!
//! Knows: all rooms above.
//! Must not know: egui, eframe.
//!
//! The window, `replay`, the demo and the tests all hold a [`Shell`] and nothing else.

pub mod handle;
pub mod settings;
pub mod view;

pub use handle::Shell;
pub use settings::Settings;
pub use view::View;

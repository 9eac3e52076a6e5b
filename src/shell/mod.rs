//! Threads, clock, inbox, running effects, view cache, jobs, notices, config.
//!
//! Knows: all rooms above.
//! Must not know: egui, eframe.

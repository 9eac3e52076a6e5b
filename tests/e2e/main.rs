//! The real window on a real display: a scanner's bytes come in by a pseudo-terminal and by the
//! keyboard, the row is read back from the store's file, and the picture is kept.
//!
//! Runs with `RETURNBAY_E2E=1` and a display (`xvfb-run -a`); keys are pressed by `xdotool`.

#![cfg(all(unix, feature = "gui", feature = "serial"))]

#[path = "../it/skip.rs"]
mod skip;
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use returnbay::device::sim::SimScanner;
use rusqlite::{Connection, OpenFlags};

use window::{Window, until};

/// Frames that asking twice and the clock's minute may cost; a window that never rests draws hundreds.
const IDLE_FRAMES_MAX: u64 = 6;
/// Hundredths of a second of processor time in ten idle seconds.
const IDLE_TICKS_MAX: u64 = 30;

/// The folder of pictures that CI keeps.
fn pictures() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("tmp lies in target");
    let folder = target.join("ci-pictures");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

fn returnbay(folder: &Path, words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_returnbay"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("--data")
        .arg(folder)
        .args(words)
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {said} {errors}");
    said
}

/// Reads (decision, container, state) of a unit from the store's file, beside the open window.
fn row_of(folder: &Path, tag: &str) -> Option<(String, String, String)> {
    let file = folder.join("returnbay.db");
    let store = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let sql = "select decision, container, state from unit where tag = ?1";
    store
        .query_row(sql, [tag], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .ok()
}

fn settings(folder: &Path, scanner: &SimScanner) {
    std::fs::create_dir_all(folder).expect("a data folder");
    let text = format!(
        "language = \"en\"\ntones = false\n\n[scanner]\npath = \"{}\"\n",
        scanner.path().display()
    );
    std::fs::write(folder.join("settings.toml"), text).expect("settings");
}

#[test]
fn a_scan_becomes_a_row_on_disk_in_a_real_window() {
    if std::env::var("RETURNBAY_E2E").as_deref() != Ok("1") {
        skip::skip("real window: RETURNBAY_E2E=1 is not set");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("data");
    let mut scanner = SimScanner::open().expect("a pseudo-terminal");
    settings(&folder, &scanner);
    returnbay(
        &folder,
        &["import", "assets/demo/returns-s01.tsv", "--seller", "S-01"],
    );

    let mut window = Window::open(&folder);
    let mut scan = |bytes: &str| {
        scanner
            .scan(format!("{bytes}\r").as_bytes())
            .expect("a scan");
    };
    window.wait_for("the window is drawn", "");
    scan("OP-7");
    window.wait_for("the badge is taken", "OP-7");
    scan("]C1420902109202090339598344170026");
    window.wait_for("the parcel is expected", "Hair ties, heart pearl");
    scan("UA0012P4QX7M3");
    window.wait_for("the tag is taken", "4QX7M");
    scan("B0B4WP8XYZ");
    window.wait_for("the first question", "Sealed, box clean");
    window.keep_picture(&pictures().join("real-window-question.png"));
    Window::press("1");
    window.wait_for("the proposal", "Resell");
    scan("R-03");
    until("the row is in the file", || {
        row_of(&folder, "UA0012P4QX7M3").is_some()
    });
    let row = row_of(&folder, "UA0012P4QX7M3").expect("it was there");
    assert_eq!(
        row,
        ("resell".to_owned(), "R-03".to_owned(), "put".to_owned())
    );
    window.keep_picture(&pictures().join("real-window-saved.png"));

    // The same window takes a keyboard scanner's burst, whatever has focus.
    window.type_burst("1Z43DTWW9020567346\n");
    window.wait_for("the next parcel, typed", "Stainless water bottle");
    window.keep_picture(&pictures().join("real-window-typed.png"));

    let (frames, ticks) = window.cost_of(Duration::from_secs(10));
    assert!(
        frames <= IDLE_FRAMES_MAX,
        "{frames} frames in ten idle seconds"
    );
    assert!(
        ticks <= IDLE_TICKS_MAX,
        "{ticks} ticks of processor time in ten idle seconds"
    );
    window.close();
    let verified = returnbay(&folder, &["verify", "--json"]);
    assert!(
        verified.contains("\"ok\":true") || verified.contains("\"ok\": true"),
        "{verified}"
    );
}

//! From the bytes of a scanner's line to the event in the shell: read, cut, read as a code and handed
//! to the bench; beside it, to the refusal that is seen and heard. The floor is a bare thread that
//! reads such a line and wakes another.

use std::time::{Duration, Instant};

use returnbay::device::sim::SimScanner;
use returnbay::domain::codes::ContainerName;
use returnbay::shell::scanners::Verdict;
use returnbay::station::face::Lamp;

use crate::measure::{Run, Times, Verdict as Kept, note};
use crate::pty_to_frame::floor::Line;
use crate::shop::Shop;

/// Scans at full size.
const SCANS: u32 = 2000;
/// Refusals at full size.
const REFUSALS: u32 = 300;
/// From the last byte to the event, at the 99th of 100.
const EVENT_P99_MS: f64 = 2.0;
/// From the trigger to the red face and the scanner's own bad tone, at the 99th of 100.
const REJECT_P99_MS: f64 = 100.0;

/// Measures, where pseudo-terminals are.
pub fn run(run: &Run) -> Kept {
    let Ok(mut scanner) = SimScanner::open() else {
        note("skipped: no pseudo-terminals here, or no serial scanners in this build");
        return Kept::Kept;
    };
    let shop = Shop::open(run.seed, 20, Some(&scanner));
    assert!(shop.shell.wait_for_scanner(), "the scanner is not alive");
    let mut bare = Line::open();
    let container = ContainerName::parse("R-03").expect("a container").printed();
    let (mut events, mut floors) = (Vec::new(), Vec::new());
    for number in 0..run.size(SCANS) {
        // Another tote each time, so that none is a double trigger.
        let tote = ContainerName::parse(&format!("R-{:02}", number % 97 + 1)).expect("a container");
        let bytes = format!("{}\r", tote.printed()).into_bytes();
        floors.push(bare.wake_up(&bytes));
        let taken = shop.shell.scans_taken();
        let start = Instant::now();
        scanner.scan(&bytes).expect("the shell listens");
        shop.shell.wait_for_scans(taken + 1);
        events.push(start.elapsed());
        shop.shell.settle();
    }
    let (events, floors) = (Times::of(events), Times::of(floors));
    note(&format!(
        "floor: bytes to a woken thread   {}",
        floors.words()
    ));
    note(&format!(
        "bytes to the event in the shell  {}",
        events.words()
    ));
    let kept = run.limit(
        "bytes to the event in the shell, p99",
        events.permille(990).as_secs_f64() * 1000.0,
        "ms",
        EVENT_P99_MS,
    );
    let rejects = Times::of(rejects(run, &shop, &mut scanner, &container));
    note(&format!(
        "trigger to the red face, and the bad tone back at the scanner  {}",
        rejects.words()
    ));
    kept.and(run.limit(
        "trigger to red face and bad tone, p99",
        rejects.permille(990).as_secs_f64() * 1000.0,
        "ms",
        REJECT_P99_MS,
    ))
}

/// Scans what no parcel is; each time until the face is red and the scanner has heard of it.
fn rejects(run: &Run, shop: &Shop, scanner: &mut SimScanner, container: &str) -> Vec<Duration> {
    let mut settings = returnbay::shell::Settings::clone(&shop.shell.settings());
    for set in &mut settings.scanners {
        "bel".clone_into(&mut set.tones);
    }
    shop.shell.change_settings(settings);
    let number = shop
        .shell
        .devices()
        .scanners
        .first()
        .map_or(1, |of| of.number);
    // The new profile is in force when a try of it is heard.
    while scanner.heard().is_err() {
        shop.shell.try_scanner(number, Verdict::Good);
    }
    let mut took = Vec::new();
    for place in 0..run.size(REFUSALS) {
        let code = if place % 2 == 0 {
            container.to_owned()
        } else {
            other(place)
        };
        let from = shop.shell.said_since(0).1;
        let start = Instant::now();
        scanner
            .scan(format!("{code}\r").as_bytes())
            .expect("the shell listens");
        let heard = scanner.heard().expect("the bad tone comes back");
        assert_eq!(heard, b"\x07\x07\x07");
        while shop.shell.face().lamp != Lamp::Stop || shop.shell.said_since(from).0.is_empty() {
            shop.woken.recv().expect("the shell lives");
        }
        took.push(start.elapsed());
    }
    took
}

/// A tote beside the other one, so that two refusals in a row are no double trigger.
fn other(place: u32) -> String {
    ContainerName::parse(&format!("R-{:02}", place % 80 + 4))
        .expect("a container")
        .printed()
}

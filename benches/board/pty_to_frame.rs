//! From the bytes of a scanner's line to the face that a window draws, over the bare wake-up of a
//! thread that reads the same line; and, where there is a display, to the frame that shows it.

use std::time::Instant;

use returnbay::device::sim::SimScanner;

use crate::measure::{Run, Times, Verdict, note, ratio};
use crate::shop::Shop;

/// Parcels scanned at full size.
const PARCELS: u32 = 500;

/// Measures, where pseudo-terminals are.
pub fn run(run: &Run) -> Verdict {
    let Ok(mut scanner) = SimScanner::open() else {
        note("skipped: no pseudo-terminals here, or no serial scanners in this build");
        return Verdict::Kept;
    };
    let parcels = run.size(PARCELS);
    let shop = Shop::open(run.seed, parcels, Some(&scanner));
    assert!(shop.shell.wait_for_scanner(), "the scanner is not alive");
    let mut bare = floor::Line::open();
    let (mut first, mut opened, mut floors) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..parcels {
        let mut bytes = shop.bytes(number);
        bytes.push(b'\r');
        floors.push(bare.wake_up(&bytes));
        shop.shell.settle();
        while shop.woken.try_recv().is_ok() {}
        let start = Instant::now();
        scanner.scan(&bytes).expect("the shell listens");
        let mut step = "ready";
        while step != "opened" {
            let at = shop.woken.recv().expect("the shell lives");
            let now = shop.shell.face().step;
            if step == "ready" && now != "ready" {
                first.push(at.saturating_duration_since(start));
            }
            if now == "opened" {
                opened.push(at.saturating_duration_since(start));
            }
            step = now;
        }
        shop.end();
    }
    let (first, opened, floors) = (Times::of(first), Times::of(opened), Times::of(floors));
    note(&format!(
        "floor: bytes to a woken thread   {}",
        floors.words()
    ));
    note(&format!(
        "bytes to the first new face      {}",
        first.words()
    ));
    note(&format!(
        "bytes to the parcel on the disk  {}",
        opened.words()
    ));
    note(&format!(
        "p50 {:.2} times the floor; ours of it {:.3} ms; the drawing of the frame is not in it",
        ratio(first.median(), floors.median()),
        first.median().saturating_sub(floors.median()).as_secs_f64() * 1000.0
    ));
    drop(shop);
    drop(scanner);
    frames::run(run);
    Verdict::Kept
}

/// Says that this build has no window, or no scanner.
#[cfg(not(all(target_os = "linux", feature = "gui", feature = "serial")))]
mod frames {
    pub fn run(_: &crate::measure::Run) {
        crate::measure::note("to the painted frame: skipped, no window in this build");
    }
}

/// The same with the real window: bytes on the line until the frame that shows the opened parcel is
/// painted, and how much of that time is ours.
#[cfg(all(target_os = "linux", feature = "gui", feature = "serial"))]
mod frames {
    use std::time::{Duration, Instant};

    use returnbay::device::sim::SimScanner;

    use crate::measure::{Run, Times, note, ratio};
    use crate::painted::{self, Frame, Picture, Screen};
    use crate::shop::Shop;

    /// Parcels scanned at full size.
    const PARCELS: u32 = 200;

    /// Times of all parcels, part by part.
    #[derive(Default)]
    struct Parts {
        blank: Vec<Duration>,
        again: Vec<Duration>,
        first: Vec<Duration>,
        shown: Vec<Duration>,
        face: Vec<Duration>,
        waited: Vec<Duration>,
        drawing: Vec<Duration>,
        painting: Vec<Duration>,
        ours: Vec<Duration>,
    }

    /// Measures, where there is a display.
    pub fn run(run: &Run) {
        let shown = ["DISPLAY", "WAYLAND_DISPLAY"].map(std::env::var_os);
        if shown.iter().all(Option::is_none) {
            note("to the painted frame: skipped, no display; run it by xvfb-run -a");
            return;
        }
        let mut scanner = SimScanner::open().expect("there was one a moment ago");
        let parcels = run.size(PARCELS);
        let mut shop = Shop::open(run.seed, parcels, Some(&scanner));
        assert!(shop.shell.wait_for_scanner(), "the scanner is not alive");
        let shell = shop.shell.clone();
        let found = painted::measured(&shell, |screen| {
            measure(&mut shop, &mut scanner, screen, parcels)
        });
        match found {
            Ok(parts) => tell(parts),
            Err(why) => note(&format!("to the painted frame: skipped, {why}")),
        }
    }

    fn measure(shop: &mut Shop, scanner: &mut SimScanner, screen: &Screen, parcels: u32) -> Parts {
        let mut parts = Parts::default();
        for number in 0..parcels {
            let mut bytes = shop.bytes(number);
            bytes.push(b'\r');
            screen.rest();
            parts.blank.push(screen.repaint(Picture::Blank));
            screen.repaint(Picture::Bench);
            screen.rest();
            parts.again.push(screen.repaint(Picture::Bench));
            screen.rest();
            let start = Instant::now();
            scanner.scan(&bytes).expect("the shell listens");
            let (first, shown) = until_opened(screen);
            parts
                .first
                .push(first.painted.saturating_duration_since(start));
            parts
                .shown
                .push(shown.painted.saturating_duration_since(start));
            let mut faces = screen.faces.try_iter();
            let face = faces.find(|(_, step)| *step == "opened");
            let (at, _) = face.expect("what was drawn was published");
            let face = at.saturating_duration_since(start);
            let drawing = shown.drawn.saturating_duration_since(shown.begun);
            parts.face.push(face);
            parts.waited.push(shown.begun.saturating_duration_since(at));
            parts.drawing.push(drawing);
            parts.ours.push(face + drawing);
            let painting = shown.painted.saturating_duration_since(shown.drawn);
            parts.painting.push(painting);
            shop.end();
        }
        parts
    }

    /// Gives the first frame with a new step, and the one that shows the parcel opened.
    fn until_opened(screen: &Screen) -> (Frame, Frame) {
        let mut first = None;
        loop {
            let frame = screen.next();
            if frame.step == "ready" {
                continue;
            }
            let begun = *first.get_or_insert(frame);
            if frame.step == "opened" {
                return (begun, frame);
            }
        }
    }

    fn tell(parts: Parts) {
        let Parts {
            blank,
            again,
            first,
            shown,
            face,
            waited,
            drawing,
            painting,
            ours,
        } = parts;
        let (blank, again) = (Times::of(blank), Times::of(again));
        let (shown, ours) = (Times::of(shown), Times::of(ours));
        let line = |what: &str, times: &Times| note(&format!("{what:<42} {}", times.words()));
        line("floor: a blank frame, asked for, painted", &blank);
        line("floor: the same frame again, painted", &again);
        line("bytes to the first new frame, painted", &Times::of(first));
        line("bytes to the opened parcel, painted", &shown);
        line("  bytes to its face, on the disk", &Times::of(face));
        line("  wake-up, or a frame being painted", &Times::of(waited));
        line("  ui(): our drawing", &Times::of(drawing));
        line("  tessellating, painting, swapping", &Times::of(painting));
        line("  ours of it: bytes to face, and ui()", &ours);
        note(&format!(
            "p50 to the painted frame {:.2} times the same frame again; ours {:.0} % of it",
            ratio(shown.median(), again.median()),
            100.0 * ratio(ours.median(), shown.median()),
        ));
    }
}

/// A bare pseudo-terminal with a thread that waits for a scan's end.
pub(crate) mod floor {
    use std::fs::File;
    use std::io::{Read, Write};
    use std::sync::mpsc::{Receiver, channel};
    use std::time::{Duration, Instant};

    use nix::pty::openpty;
    use nix::sys::termios::{SetArg, cfmakeraw, tcgetattr, tcsetattr};

    /// The writing end, and what the reader tells.
    pub(crate) struct Line {
        ours: File,
        read: Receiver<Instant>,
    }

    impl Line {
        /// Opens a line and starts its reader, which ends with the line.
        pub(crate) fn open() -> Self {
            let pair = openpty(None, None).expect("a pseudo-terminal");
            let mut raw = tcgetattr(&pair.slave).expect("a terminal");
            cfmakeraw(&mut raw);
            tcsetattr(&pair.slave, SetArg::TCSANOW, &raw).expect("a terminal");
            let (tell, read) = channel();
            let mut theirs = File::from(pair.slave);
            let reading = move || {
                let mut bytes = [0_u8; 4096];
                while let Ok(count @ 1..) = theirs.read(&mut bytes) {
                    let whole = bytes.get(..count).is_some_and(|read| read.ends_with(b"\r"));
                    if whole && tell.send(Instant::now()).is_err() {
                        return;
                    }
                }
            };
            std::thread::Builder::new()
                .name("floor".to_owned())
                .spawn(reading)
                .expect("a thread");
            Self {
                ours: File::from(pair.master),
                read,
            }
        }

        /// Writes a scan and waits until the reader has it.
        pub(crate) fn wake_up(&mut self, bytes: &[u8]) -> Duration {
            let start = Instant::now();
            self.ours.write_all(bytes).expect("the reader lives");
            let at = self.read.recv().expect("the reader lives");
            at.saturating_duration_since(start)
        }
    }
}

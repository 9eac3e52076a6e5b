//! From the bytes of a scanner's line to the face that a window draws, over the bare wake-up of a
//! thread that reads the same line.

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
    Verdict::Kept
}

/// A bare pseudo-terminal with a thread that waits for a scan's end.
mod floor {
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

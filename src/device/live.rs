//! The life of one port on its thread: search, open, read, lose, search again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};

use serialport::SerialPort;

use super::{RETRY, ScannerSetup};
use crate::device::line::{self, READ_TIMEOUT_MS, Told, is_loss};
use crate::device::port::{PortEvent, PortState};
use crate::scan::ssi::{Heard, Listener};

/// Bytes taken at one read: several USB packets of 64.
const READ_BYTES: usize = 4096;

/// Runs until the owner stops it. A panic, ours or the owner's, ends the thread with a last word.
pub(super) fn live(
    setup: ScannerSetup,
    orders: &Receiver<Vec<u8>>,
    stopped: &AtomicBool,
    tell: &dyn Fn(PortEvent),
) {
    let mut life = Life {
        setup,
        orders,
        stopped,
        tell,
        told: Told::default(),
    };
    let ended = catch_unwind(AssertUnwindSafe(|| life.run()));
    let last = match ended {
        Ok(Stopped) => PortState::Closed,
        Err(_) => {
            PortState::Failed("the scanner's thread stopped by a fault of the program".to_owned())
        }
    };
    // If it was `tell` that panicked, it may do so again: nobody is left to hear it.
    drop(catch_unwind(AssertUnwindSafe(|| life.report(last))));
}

/// The owner wants an end: close the port.
struct Stopped;

/// Why reading ended.
enum Ended {
    Lost,
    Stopped,
}

struct Life<'a> {
    setup: ScannerSetup,
    orders: &'a Receiver<Vec<u8>>,
    stopped: &'a AtomicBool,
    tell: &'a dyn Fn(PortEvent),
    told: Told,
}

impl Life<'_> {
    fn run(&mut self) -> Stopped {
        self.report(PortState::Opening);
        loop {
            match line::find_and_open(&self.setup.choice, self.setup.baud) {
                Ok((path, mut port)) => {
                    let since_ms = (self.setup.clock)();
                    let alive = PortState::Alive { path, since_ms };
                    // Answers to scans of before a loss would answer the next one.
                    while self.orders.try_recv().is_ok() {}
                    self.report(alive.clone());
                    match self.read(port.as_mut(), &alive) {
                        Ended::Lost => self.report(PortState::Gone),
                        Ended::Stopped => return Stopped,
                    }
                }
                Err(trouble) => self.report(trouble),
            }
            // Also after a loss: a port that opens well and fails at once must not spin.
            match self.orders.recv_timeout(RETRY) {
                // An answer to a scanner that is not there is dropped; it brings the next look forward.
                Ok(_) | Err(RecvTimeoutError::Timeout) if !self.is_stopped() => {}
                Ok(_) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return Stopped;
                }
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Reads and answers in turn, on this one thread: on Windows a read and a write at the same time
    /// wait for each other, so no read lasts longer than [`READ_TIMEOUT_MS`].
    fn read(&mut self, port: &mut dyn SerialPort, alive: &PortState) -> Ended {
        // A new one for each opening: half a scan cut off by a pulled plug never joins the next one.
        let mut listener = Listener::new(self.setup.rules.clone());
        let mut heard: Vec<Heard> = Vec::new();
        let mut line = LineTime::default();
        let mut bytes = [0_u8; READ_BYTES];
        loop {
            if self.is_stopped() {
                return Ended::Stopped;
            }
            if let Ok(answer) = self.orders.try_recv()
                && port
                    .write_all(&answer)
                    .is_err_and(|error| is_loss(error.kind()))
            {
                return Ended::Lost;
            }
            let read = port.read(&mut bytes);
            let held = if listener.holds() {
                Held::Part
            } else {
                Held::Nothing
            };
            let now_ms = (self.setup.clock)();
            let at_ms = line.at_ms(now_ms, held);
            match read {
                // The end of a device file: the driver hung up.
                Ok(0) => return Ended::Lost,
                Ok(count) => {
                    let arrived = bytes
                        .get(..count)
                        .expect("a read fills no more than its buffer");
                    if let Some(tap) = &self.setup.tap {
                        tap(now_ms, arrived);
                    }
                    listener.push(at_ms, arrived, &mut heard);
                }
                Err(error) if is_loss(error.kind()) => return Ended::Lost,
                Err(_) => listener.idle(at_ms, &mut heard),
            }
            for one in heard.drain(..) {
                match one {
                    Heard::Scan(frame) => {
                        self.report(alive.clone());
                        (self.tell)(PortEvent::Scanned(frame));
                    }
                    Heard::SsiPacket => self.report(PortState::Ssi),
                }
            }
        }
    }

    fn report(&mut self, state: PortState) {
        if let Some(news) = self.told.news(state, (self.setup.clock)()) {
            (self.tell)(PortEvent::State(news));
        }
    }
}

/// Whether the beginning of a scan waits for its rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Nothing,
    Part,
}

/// Time as the line knows it while part of a scan is held: between two reads the line was silent for
/// one read's wait at the most. Whatever else the clock went on by was this thread kept waiting, or
/// the clock set anew, and must not cut a scan in two or hold its end back.
#[derive(Debug, Default)]
struct LineTime {
    last_ms: i64,
    behind_ms: i64,
}

impl LineTime {
    /// Returns the line's time; the clock's own whenever nothing is held.
    fn at_ms(&mut self, clock_ms: i64, held: Held) -> i64 {
        if held == Held::Part {
            let passed_ms = clock_ms
                .saturating_sub(self.behind_ms)
                .saturating_sub(self.last_ms);
            let ours_ms = passed_ms.saturating_sub(passed_ms.clamp(0, READ_TIMEOUT_MS));
            self.behind_ms = self.behind_ms.saturating_add(ours_ms);
        } else {
            self.behind_ms = 0;
        }
        self.last_ms = clock_ms.saturating_sub(self.behind_ms);
        self.last_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_nothing_held_time_is_the_clocks() {
        let mut line = LineTime::default();
        assert_eq!(line.at_ms(5_000, Held::Nothing), 5_000);
        assert_eq!(line.at_ms(9_000, Held::Nothing), 9_000);
    }

    #[test]
    fn a_thread_kept_waiting_is_no_silence_of_the_line() {
        let mut line = LineTime::default();
        line.at_ms(5_000, Held::Nothing);
        assert_eq!(line.at_ms(5_010, Held::Part), 5_010);
        assert_eq!(line.at_ms(5_900, Held::Part), 5_030);
        assert_eq!(line.at_ms(5_915, Held::Part), 5_045);
        assert_eq!(line.at_ms(6_000, Held::Nothing), 6_000);
    }

    #[test]
    fn a_clock_set_back_does_not_hold_a_scan_for_an_hour() {
        let mut line = LineTime::default();
        line.at_ms(3_605_000, Held::Nothing);
        assert_eq!(line.at_ms(5_000, Held::Part), 3_605_000);
        assert_eq!(line.at_ms(5_020, Held::Part), 3_605_020);
    }
}

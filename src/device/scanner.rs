//! A thread that owns one serial scanner: opens it, reads frames, finds it again after a re-plug.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::port::{PortChoice, PortEvent};
use crate::scan::frame::FrameRules;

/// The clock of the program, in milliseconds of UTC; frames and states are stamped with it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Hears the raw bytes of every read with the time it came, on the port's thread; it must not wait.
pub type Tap = Arc<dyn Fn(i64, &[u8]) + Send + Sync>;

/// Line speed of RS-232 scanners as they leave the factory; USB ones ignore it.
pub const BAUD_DEFAULT: u32 = 9600;

/// How long another program may hold the port before a person is told: modem services probe a new
/// device for 10 to 20 seconds and then let go.
pub const BUSY_QUIET_MS: i64 = 30_000;

/// Pause between two attempts to find or open a port that is not alive.
pub const RETRY: Duration = Duration::from_secs(1);

/// Answers to the scanner that may wait to be written; more are dropped, for an old beep misleads.
pub const BEEPS_MAX: usize = 4;

/// What one scanner thread is started with.
#[derive(Clone)]
pub struct ScannerSetup {
    /// The N of the thread's name `port-N`; also tells two scanners apart in the log.
    pub number: u8,
    /// Which port.
    pub choice: PortChoice,
    /// Line speed in baud; `BAUD_DEFAULT` unless the scanner was set otherwise.
    pub baud: u32,
    /// How the bytes are cut into scans.
    pub rules: FrameRules,
    /// The program's clock.
    pub clock: Clock,
    /// Hears every byte as it came, if anybody wants to.
    pub tap: Option<Tap>,
}

/// A running scanner thread. Dropping it stops the thread and waits for it.
pub struct Scanner {
    beeps: BeepLine,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// The way back to a scanner: bytes for its beeper and its lamps. It outlives the scanner's thread,
/// and then leads nowhere.
#[derive(Debug, Clone)]
pub struct BeepLine(SyncSender<Vec<u8>>);

impl BeepLine {
    /// Sends bytes back to the scanner (a beep, a lamp) from its own thread, within its read timeout.
    ///
    /// Never waits: with `BEEPS_MAX` in line, or with no scanner there, they are dropped.
    pub fn beep(&self, bytes: Vec<u8>) {
        // A full line means that the scanner is behind; a late beep would answer another scan.
        drop(self.0.try_send(bytes));
    }

    /// Looks for a port that is not alive now, and not after the rest of its pause.
    pub fn look(&self) {
        self.beep(Vec::new());
    }
}

impl Scanner {
    /// Starts the thread; every scan and every change of state goes to `tell`, on that thread.
    ///
    /// The first event is `Opening`, the last `Closed`. `tell` must not wait for whoever calls
    /// `stop`. Fails only if the system gives no thread. Without the feature `serial` the only event
    /// is `NotInBuild`.
    pub fn start(
        setup: ScannerSetup,
        tell: impl Fn(PortEvent) + Send + 'static,
    ) -> io::Result<Self> {
        let (beeps, orders) = sync_channel(BEEPS_MAX);
        let stopped = Arc::new(AtomicBool::new(false));
        let until = Arc::clone(&stopped);
        let thread = std::thread::Builder::new()
            .name(format!("port-{}", setup.number))
            .spawn(move || live::live(setup, &orders, &until, &tell))?;
        Ok(Self {
            beeps: BeepLine(beeps),
            stopped,
            thread: Some(thread),
        })
    }

    /// Gives the way back to the scanner.
    pub fn beeps(&self) -> BeepLine {
        self.beeps.clone()
    }

    /// Closes the port and waits until the thread has ended.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.beeps.look();
        if let Some(thread) = self.thread.take() {
            // A panic was already told as `Failed` at the thread's root.
            drop(thread.join());
        }
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(not(feature = "serial"))]
mod live {
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc::Receiver;

    use super::ScannerSetup;
    use crate::device::port::{PortEvent, PortState};

    pub(super) fn live(
        _: ScannerSetup,
        _: &Receiver<Vec<u8>>,
        _: &AtomicBool,
        tell: &dyn Fn(PortEvent),
    ) {
        tell(PortEvent::State(PortState::NotInBuild));
    }
}

#[cfg(feature = "serial")]
#[path = "live.rs"]
mod live;

//! A thread that owns one scale: finds its port, asks where it must be asked, tells what it says.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use super::format::ScaleFormat;
use crate::device::port::{PortChoice, PortState};
use crate::device::scanner::Clock;
use crate::domain::weight::ScaleReading;

/// So long a scale may say nothing, or nothing that is understood, before a person is told.
pub const SILENT_MS: i64 = 5000;

/// What one scale's thread is started with.
#[derive(Clone)]
pub struct ScaleSetup {
    /// Which port.
    pub choice: PortChoice,
    /// Line speed in baud. Seven bits with parity are read as well as eight without.
    pub baud: u32,
    /// How it writes its weights; none means that this is found out.
    pub format: Option<ScaleFormat>,
    /// The program's clock.
    pub clock: Clock,
}

/// Tells how a scale fares. Each state has a sentence of its own under its `code`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScaleState {
    /// As its port fares, which is not open.
    Port(PortState),
    /// Open; nothing came yet.
    Listening,
    /// It says weights in this format.
    Alive(ScaleFormat),
    /// It says that more lies on it than it can weigh.
    Over,
    /// It shows less than it can, or was not zeroed.
    Under,
    /// Nothing came for [`SILENT_MS`].
    Silent,
    /// Bytes came for [`SILENT_MS`], and none of them in a known format.
    Unreadable,
}

impl ScaleState {
    /// Returns the stable short name of the state: the text room's key and the word in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Port(state) => state.code(),
            Self::Listening => "listening",
            Self::Alive(_) => "alive",
            Self::Over => "over",
            Self::Under => "under",
            Self::Silent => "silent",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What a scale's thread tells its owner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScaleEvent {
    /// The scale's state changed.
    State(ScaleState),
    /// What it says changed. Whether the weight stands still is always told.
    Read(ScaleReading),
}

/// A running scale thread. Dropping it stops the thread and waits for it.
pub struct Scale {
    /// Hanging up is the order to stop.
    line: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Scale {
    /// Starts the thread; every reading and change of state goes to `tell`, on that thread.
    ///
    /// The first event is `Opening`, the last `Closed`. `tell` must not wait for whoever calls
    /// `stop`. Fails only if the system gives no thread. Without the feature `serial` the only event
    /// is `NotInBuild`.
    pub fn start(
        setup: ScaleSetup,
        tell: impl Fn(ScaleEvent) + Send + 'static,
    ) -> io::Result<Self> {
        let (line, orders) = channel();
        let thread = std::thread::Builder::new()
            .name("scale".to_owned())
            .spawn(move || live::live(setup, &orders, &tell))?;
        Ok(Self {
            line: Some(line),
            thread: Some(thread),
        })
    }

    /// Closes the port and waits until the thread has ended.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.line = None;
        if let Some(thread) = self.thread.take() {
            // A panic was already told as `Failed` at the thread's root.
            drop(thread.join());
        }
    }
}

impl Drop for Scale {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(not(feature = "serial"))]
mod live {
    use std::sync::mpsc::Receiver;

    use super::{ScaleEvent, ScaleSetup, ScaleState};
    use crate::device::port::PortState;

    pub(super) fn live(_: ScaleSetup, _: &Receiver<()>, tell: &dyn Fn(ScaleEvent)) {
        tell(ScaleEvent::State(ScaleState::Port(PortState::NotInBuild)));
    }
}

#[cfg(feature = "serial")]
#[path = "live.rs"]
mod live;

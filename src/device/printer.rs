//! A label printer on a thread of its own: labels go out a few at a time, and after each the printer
//! is asked which have come out, so that after any trouble it is known where to go on.
//!
//! `status` reads what a printer answers, `line` is the way there (network or serial port), `live`
//! the work of the thread, `folder` a printer that is a folder of files, `sim` the simulated twin.

mod folder;
mod line;
mod live;
mod sim;
mod state;
mod status;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

pub use sim::{SimAnswers, SimHead, SimPrinter, SimScript};
pub use state::{BatchEnd, Count, PrinterEvent, PrinterState};

use super::port::PortChoice;

/// The port on which label printers take labels, unless theirs was changed.
pub const NETWORK_PORT: u16 = 9100;

/// Line speed of serial label printers as they leave the factory, in baud.
pub const SERIAL_BAUD: u32 = 9600;

/// Pause between two looks at a printer that has nothing to do. Between them its line is closed:
/// many printers talk to one computer at a time.
pub const LOOK: Duration = Duration::from_secs(10);

/// Pause between two questions while labels come out; a label of one inch takes about as long.
pub const ASK_AGAIN: Duration = Duration::from_millis(100);

/// Batches that may wait behind the one that is printed.
pub const BATCHES_MAX: usize = 16;

/// Where labels go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterChoice {
    /// A printer of the network, or a print server before it.
    Network {
        /// Its name or address.
        host: String,
        /// The port, mostly [`NETWORK_PORT`].
        port: u16,
    },
    /// A printer at a serial port: 8 data bits, no parity, XON/XOFF.
    Serial {
        /// Which port.
        port: PortChoice,
        /// Line speed in baud, mostly [`SERIAL_BAUD`].
        baud: u32,
    },
    /// A folder: each batch becomes a file, whole or not at all.
    Folder(PathBuf),
}

/// What one printer thread is started with.
#[derive(Debug, Clone)]
pub struct PrinterSetup {
    /// The N of the thread's name `printer-N`.
    pub number: u8,
    /// Where labels go.
    pub choice: PrinterChoice,
    /// Pause between two looks, mostly [`LOOK`].
    pub look: Duration,
    /// Pause between two questions while labels come out, mostly [`ASK_AGAIN`].
    pub ask_again: Duration,
}

/// Labels that are printed one after the other.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Names it to its owner.
    pub id: u64,
    /// The name of its file, without its end, for a folder.
    pub name: String,
    /// Each label whole, in ZPL.
    pub labels: Arc<[Vec<u8>]>,
    /// How many of them are left out because they came out before.
    pub from: u32,
    /// Set by its owner to stop after the label that is on its way.
    pub stop: Arc<AtomicBool>,
}

/// Whether a batch waits for its turn now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It does.
    Yes,
    /// Too many wait; nothing of it is printed.
    No,
}

/// A running printer thread. Dropping it stops the thread and waits for it; a batch under way stops
/// after the label that is on its way.
pub struct Printer {
    /// Hanging up is the order to stop.
    orders: Option<SyncSender<Batch>>,
    thread: Option<JoinHandle<()>>,
}

impl Printer {
    /// Starts the thread; every event goes to `tell`, on that thread.
    ///
    /// `tell` must not wait for whoever drops the printer. Fails only if the system gives no thread.
    pub fn start(
        setup: PrinterSetup,
        tell: impl Fn(PrinterEvent) + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, batches) = sync_channel(BATCHES_MAX);
        let thread = std::thread::Builder::new()
            .name(format!("printer-{}", setup.number))
            .spawn(move || live::live(setup, &batches, &tell))?;
        Ok(Self {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// Lets a batch wait for its turn. Never waits itself.
    pub fn print(&self, batch: Batch) -> Taken {
        match self.orders.as_ref().map(|orders| orders.try_send(batch)) {
            Some(Ok(())) => Taken::Yes,
            Some(Err(TrySendError::Full(_) | TrySendError::Disconnected(_))) | None => Taken::No,
        }
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic was already told as `Failed` at the thread's root.
            drop(thread.join());
        }
    }
}

/// Looks at a printer once, without printing, and says how it fares; takes a few seconds at most,
/// beside what the system takes to look up a name.
pub fn look(choice: &PrinterChoice) -> PrinterState {
    live::look(choice)
}

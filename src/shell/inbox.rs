//! The bench's inbox: everything that happens to it arrives here, in order.

use std::sync::mpsc::{Sender, SyncSender, TrySendError};

use crate::domain::codes::PersonCode;
use crate::domain::weight::ScaleReading;
use crate::ledger::draft::Draft;
use crate::ledger::{Answer, Refusal};
use crate::station::{Key, Ticket, Tone};

use super::resale::ResaleKey;

/// What can arrive.
pub(super) enum Input {
    /// Bytes of one scan.
    Scan { scanner: u8, bytes: Vec<u8> },
    /// A runaway scan was cut.
    Overflow { scanner: u8 },
    /// A key or tile.
    Press(Key),
    /// A person goes to the dock, or from there back to the bench.
    Dock,
    /// A person goes to where goods are moved and counted, or from there back to the bench.
    Places,
    /// The resale desk is told.
    Resale(ResaleKey),
    /// A person signs in, as a recorded shift does.
    SignIn(PersonCode),
    /// The store answered the bench.
    Found(Ticket, Box<Answer>),
    /// The facts are on the disk.
    Saved(Ticket),
    /// A rule said no.
    Refused(Ticket, Box<Refusal>),
    /// The disk is full; nothing was written.
    DiskFull(Ticket),
    /// The disk could not say.
    OutcomeUnknown(Ticket),
    /// The store stopped.
    StoreStopped(Ticket),
    /// A desk answers a scan of its own, which this scanner read.
    Tone(Tone, u8),
    /// A file was taken, or what is known of a seller changed.
    BooksChanged,
    /// What was in hand before a restart.
    Restored(Box<Draft>),
    /// Answered once nothing is awaited any more.
    Probe(Sender<()>),
    /// What the scale says, or that it says nothing any more.
    Scale(ScaleInput),
    /// A person wants what the scale shows now to be the weight of the parcel in hand.
    WeighAgain,
    /// What became of a weight, in the order in which they were sent.
    WeightDone(WeightDone),
    /// The program ends.
    Stop,
}

/// What comes from the scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScaleInput {
    /// What it says.
    Read(ScaleReading),
    /// It is gone, silent or not understood: what lies on it is not known.
    Lost,
}

/// What became of a weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WeightDone {
    /// It is on the disk.
    Kept,
    /// The rule left it: the parcel is open or over.
    Left,
    /// The disk did not take it.
    Failed,
}

/// The sending end.
#[derive(Clone)]
pub(super) struct Inbox(SyncSender<Input>);

impl Inbox {
    pub fn new(sender: SyncSender<Input>) -> Self {
        Self(sender)
    }

    /// For threads that may wait: devices, the store, replays.
    pub fn send(&self, input: Input) {
        // The bench thread is gone only when the program ends.
        drop(self.0.send(input));
    }

    /// For the window's thread, which never waits: tells whether there was room.
    pub fn offer(&self, input: Input) -> Offered {
        match self.0.try_send(input) {
            Ok(()) => Offered::Taken,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Offered::Refused,
        }
    }
}

/// Whether the inbox had room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Offered {
    Taken,
    Refused,
}

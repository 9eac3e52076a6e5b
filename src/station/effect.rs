//! What the bench wants done.

use crate::domain::alert::Alert;
use crate::ledger::draft::Draft;
use crate::ledger::{Order, Query};

use super::said::Said;

/// Pairs an answer with its question: an answer whose ticket is not awaited is ignored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ticket(pub u64);

/// Something for the shell to do.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Ask the store.
    Ask(Ticket, Box<Query>),
    /// Write to the journal.
    Commit(Ticket, Box<Order>),
    /// Keep what is in hand, so that a crash costs no scan.
    KeepDraft(Box<Draft>),
    /// Nothing is in hand any more.
    DropDraft,
    /// Say it: to the log of a replay and to the tests.
    Say(Said),
    /// Print so many new unit tags.
    PrintTags(u32),
    /// Sound it at the station, and answer the scanner of this number, whose scan it is about. 0 is
    /// the keyboard, typed numbers and keys: nobody to answer.
    Sound(Tone, u8),
}

/// What a tone means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tone {
    /// On the disk.
    Good,
    /// A person must answer.
    Need,
    /// Stop: refused.
    Bad,
    /// Counted at the dock, and this one is special.
    Alert(Alert),
}

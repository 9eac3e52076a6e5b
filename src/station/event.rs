//! What can happen at a bench.

use std::sync::Arc;

use crate::domain::codes::PersonCode;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::draft::Draft;
use crate::ledger::{Answer, Refusal};
use crate::scan::Reading;

use super::effect::Ticket;

/// When an event happened, and randomness for the ids it may need: time and chance are arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// Wall clock.
    pub at: UtcMs,
    /// The site's local day.
    pub day: Day,
    /// A fresh time-ordered number (`UUIDv7`), unique to the event.
    pub fresh: u128,
}

/// Something that happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A scanner sent something.
    Scanned {
        /// Which scanner.
        scanner: u8,
        /// What it may be.
        reading: Arc<Reading>,
    },
    /// A key of the current step.
    Pressed(Key),
    /// A person goes to the dock, or from there back to the bench.
    DockToggled,
    /// A person goes to where goods are moved and counted, or from there back to the bench.
    PlacesToggled,
    /// A person signed in without a scan, as a recorded shift does.
    SignedIn(PersonCode),
    /// The store answered a question.
    Found(Ticket, Box<Answer>),
    /// The command's facts are on the disk.
    Saved(Ticket),
    /// A rule said no; nothing was written.
    Refused(Ticket, Box<Refusal>),
    /// The disk could not say whether the command was written; the store looks again.
    OutcomeUnknown(Ticket),
    /// The disk is full; nothing was written, and the same again may work later.
    DiskFull(Ticket),
    /// The store stopped; nothing was written.
    StoreStopped(Ticket),
    /// A file was taken, or what is known of a seller changed: the next unit is looked at anew.
    BooksChanged,
    /// After a restart: what was in hand.
    Restored(Box<Restored>),
}

/// What was in hand before a restart.
#[derive(Clone, PartialEq, Debug)]
pub struct Restored {
    /// As it was kept.
    pub draft: Draft,
    /// Its scan that is not answered yet, read anew.
    pub scan: Option<Arc<Reading>>,
}

/// A key, a tile or a command barcode: one meaning, whatever the way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// A numbered tile, 1 to 9; where a number is keyed, 0 too.
    Digit(u8),
    /// [U] take back the last put.
    Undo,
    /// [P] end the parcel.
    EndParcel,
    /// [E] the box is empty.
    Empty,
    /// [B] no readable barcode.
    NoBarcode,
    /// [O] put elsewhere than proposed.
    Override,
    /// [C] claim shelf: nobody announced this parcel.
    Claim,
    /// [D] the outside of the parcel is damaged.
    Damage,
    /// [K] let the unit wait on the test shelf.
    Park,
    /// [R] work done on the unit at the bench.
    Rework,
    /// [N] nothing on the parcel can be read.
    Unlabelled,
    /// [Q] how many equal units the carton in hand holds.
    Quantity,
    /// Enter.
    Confirm,
    /// Escape.
    Cancel,
}

/// What a key says where only a digit or Escape answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answering {
    /// A numbered tile.
    Digit(u8),
    /// One step back.
    Back,
    /// Nothing here.
    Nothing,
}

impl Key {
    /// Gives what the key says where only a digit or Escape answers.
    pub(super) fn answering(self) -> Answering {
        match self {
            Self::Digit(digit) => Answering::Digit(digit),
            Self::Cancel => Answering::Back,
            Self::Undo
            | Self::EndParcel
            | Self::Empty
            | Self::NoBarcode
            | Self::Override
            | Self::Claim
            | Self::Damage
            | Self::Park
            | Self::Rework
            | Self::Unlabelled
            | Self::Quantity
            | Self::Confirm => Answering::Nothing,
        }
    }

    /// The keys with a letter of their own.
    pub const LETTERS: [(Self, char); 11] = [
        (Self::Undo, 'U'),
        (Self::EndParcel, 'P'),
        (Self::Empty, 'E'),
        (Self::NoBarcode, 'B'),
        (Self::Override, 'O'),
        (Self::Claim, 'C'),
        (Self::Damage, 'D'),
        (Self::Park, 'K'),
        (Self::Rework, 'R'),
        (Self::Unlabelled, 'N'),
        (Self::Quantity, 'Q'),
    ];

    /// Reads a key as recorded shifts write it: a digit, a letter, `enter` or `esc`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(digit @ '0'..='9'), None) => u8::try_from(digit)
                .ok()
                .map(|byte| Self::Digit(byte - b'0')),
            (Some(letter), None) => {
                let upper = letter.to_ascii_uppercase();
                Self::LETTERS
                    .iter()
                    .find(|(_, of)| *of == upper)
                    .map(|(key, _)| *key)
            }
            _ if text.eq_ignore_ascii_case("enter") => Some(Self::Confirm),
            _ if text.eq_ignore_ascii_case("esc") => Some(Self::Cancel),
            _ => None,
        }
    }
}

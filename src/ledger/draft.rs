//! A draft: what a bench has in hand and asks, kept so that a crash costs no scan. It is not a
//! fact and is forgotten when nothing is in hand any more.

use std::fmt;

use crate::domain::checklist::Answers;
use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::{OriginalState, ParkWhy, Rework, UnitFinding};
use crate::domain::ids::{CommandKey, Hash, LineId, LoadId, ParcelId, UnitId};
use crate::domain::limits::FIND_CHARS_MIN;
use crate::domain::limits::SERIAL_READINGS_MAX;
use crate::domain::reading::Candidate;

use super::fact::ProductHow;

/// What a bench has in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Who works on it.
    pub person: PersonCode,
    /// The parcel in hand.
    pub parcel: Option<DraftParcel>,
    /// The bytes of a parcel's scan that is not answered yet: a choice about it stands open, or the
    /// parcel in hand ends first.
    pub scan: Option<Vec<u8>>,
    /// The put that [U] was pressed for; its unit's tag is awaited.
    pub undo: Option<CommandKey>,
    /// What is asked aside.
    pub aside: Option<Aside>,
    /// The work at the dock, where the person is there and not at the bench.
    pub dock: Option<DraftDock>,
}

/// What is asked aside, by a key of its own, while a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// [D]: what is wrong with the outside of the parcel.
    Damage,
    /// [K]: why the unit is to wait.
    ParkWhy,
    /// [K]: the test shelf on which it waits for this reason.
    TestShelf(ParkWhy),
    /// [R]: what was done at the bench.
    Rework,
    /// [R]: whether the unit still is as it was exported, after that was done.
    Original(Rework),
    /// [N]: the parcel tag of a parcel on which nothing can be read.
    ParcelTag,
    /// [N]: the seller that its address line names; the tag is the draft's scan.
    Whose,
    /// [Q]: how many equal units the carton in hand holds, as far as it is keyed.
    Quantity(Option<u32>),
    /// The tag that this unit of a carton gets, which comes out of it; how many the carton held.
    TakeOut(UnitId, u32),
    /// The last digits of the number on an unknown parcel, as far as they are keyed.
    NumberEnd(NumberEnd),
}

/// The last digits of a number, keyed one by one: at most [`FIND_CHARS_MIN`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NumberEnd {
    digits: [u8; FIND_CHARS_MIN],
    keyed: usize,
}

impl NumberEnd {
    /// Adds a digit, 0 to 9; one too many changes nothing.
    pub fn with_digit(mut self, digit: u8) -> Self {
        if let Some(place) = self.digits.get_mut(self.keyed) {
            *place = digit;
            self.keyed += 1;
        }
        self
    }

    /// Tells whether every digit is keyed.
    pub fn is_whole(self) -> bool {
        self.keyed == self.digits.len()
    }

    /// Reads digits as they are printed.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        (digits && text.len() <= FIND_CHARS_MIN)
            .then(|| text.bytes().map(|byte| byte - b'0'))
            .map(|digits| digits.fold(Self::default(), Self::with_digit))
    }
}

impl fmt::Display for NumberEnd {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut keyed = self.digits.iter().take(self.keyed);
        keyed.try_for_each(|digit| write!(out, "{digit}"))
    }
}

/// The work at the dock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DraftDock {
    /// No load is in hand.
    NoLoad,
    /// The driver's number is keyed; the load is not written yet.
    Number {
        /// The id it will have.
        load: LoadId,
        /// As scanned; empty for loose parcels.
        name: String,
        /// What is keyed so far.
        keyed: Option<u32>,
    },
    /// Parcels of this load are scanned.
    Parcels(LoadId),
    /// This load is about to be closed, with the number keyed so far.
    Closing(LoadId, Option<u32>),
}

/// The parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftParcel {
    /// Which.
    pub parcel: ParcelId,
    /// Whether its own work still has to be ended.
    pub life: Life,
    /// What is asked about it.
    pub asks: Asks,
}

/// Whether a parcel's own work still has to be ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// It is open.
    Open,
    /// It was ended before; only a unit taken back is put again.
    EndedBefore,
}

/// What is asked about the parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asks {
    /// A unit tag, or its end.
    Tag,
    /// Something about a unit.
    Unit(Box<DraftUnit>),
    /// What became of the lines that were not seen.
    Unseen,
    /// Whether the box is empty.
    Empty,
    /// The shelf of an empty box.
    EvidenceShelf,
    /// The shelf of a parcel that nobody announced.
    ClaimShelf,
}

/// The unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftUnit {
    /// The id it will have.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// What it is, once that is known.
    pub product: Option<DraftProduct>,
    /// The answers so far.
    pub answers: Answers,
    /// The pack of the checklist that asks, from the first question on.
    pub checklist: Option<Hash>,
    /// What was noted of it beside.
    pub noted: Noted,
    /// The command by which it waited on the test shelf, when it was taken from there.
    pub taken_up: Option<CommandKey>,
    /// The label of the carton that it was taken out of.
    pub out_of: Option<UnitTag>,
    /// How many equal units it stands for: more than one in a carton kept whole.
    pub count: u32,
    /// The old outbound labels of the units.
    pub labels: Vec<Candidate>,
    /// What is asked about it.
    pub asks: UnitAsks,
}

/// What is noted of a unit beside its product and the answers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Noted {
    /// How it differs from what was announced, when a person said so.
    pub finding: Option<UnitFinding>,
    /// Its serial number as read last.
    pub serial: Option<String>,
    /// Every reading of the serial number, in order; see [`Noted::read_serial`].
    pub readings: Vec<String>,
    /// Amazon's unit label found on it.
    pub lpn: Option<String>,
    /// Work done on it at the bench.
    pub rework: Vec<Rework>,
    /// Whether it still is as it was exported.
    pub original_state: Option<OriginalState>,
}

impl Noted {
    /// Takes a reading of the serial number; of very many the first ones are kept.
    pub fn read_serial(&mut self, serial: String) {
        if self.readings.len() < SERIAL_READINGS_MAX {
            self.readings.push(serial.clone());
        }
        self.serial = Some(serial);
    }

    /// Tells whether the serial number was read the same twice in a row.
    pub fn is_serial_sure(&self) -> bool {
        let mut newest = self.readings.iter().rev();
        newest
            .next()
            .is_some_and(|last| newest.next() == Some(last))
    }
}

/// What is asked about the unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UnitAsks {
    /// What follows from product and answers: the product, a question, or the container.
    Next,
    /// Which announced line it is.
    Line(Binding),
    /// Whose goods it is, when it is on none of the lines; the barcode read on it.
    Whose(Option<String>),
    /// Why it goes elsewhere than proposed.
    Reason,
    /// The container of another decision than proposed, for this reason.
    Container(OverrideReason),
    /// The approval shelf for this decision, of which another container was refused.
    Shelf(OverrideReason, Decision),
}

/// Which announced lines a digit chooses among, and why it is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Binding {
    /// The barcode read on the unit.
    pub barcode: Option<String>,
    /// Why a digit is asked for.
    pub why: BindingWhy,
    /// The lines, from digit 1.
    pub options: Vec<LineId>,
}

/// Why a digit is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BindingWhy {
    /// The barcode is new.
    Unknown,
    /// The barcode was learned at one parcel, or parcels disagree.
    Unsure,
    /// There is no readable barcode.
    NoBarcode,
    /// Other returns await the product; the first digits mean their lines.
    Elsewhere,
}

/// What the unit in hand is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftProduct {
    /// The barcode read on it.
    pub barcode: Option<String>,
    /// How the bench learned what it is.
    pub how: ProductHow,
    /// The announced line it answers.
    pub line: Option<LineId>,
    /// Whether a person taught the binding with it.
    pub taught: Taught,
}

/// Whether a binding is taught with this unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taught {
    /// No.
    No,
    /// Yes: written with the put.
    Yes,
}

//! The steps of this room. A step is consumed by what happens and gives the next one.

use std::collections::BTreeSet;

use crate::domain::codes::{ContainerName, ParcelTag, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::ids::{CommandKey, ParcelId, UnitId};
use crate::domain::time::UtcMs;
use crate::ledger::query::PlaceView;
use crate::ledger::rows::UnitRow;
use crate::station::effect::Ticket;

/// Where this room is.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) enum Places {
    /// A digit says what is done.
    Choose,
    /// Waits for a scan or a key.
    At(Box<Task>),
    /// A tag is looked up.
    Tag(Ticket, Box<Task>, UnitTag),
    /// The label of a whole parcel is looked up.
    Box(Ticket, Box<Task>, String),
    /// A container is looked up.
    Place(Ticket, Box<Task>, ContainerName),
    /// Something is written.
    Writing(Ticket, Box<Task>, Written),
    /// What a count found.
    Result(Box<PlaceView>),
}

/// What is done.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) enum Task {
    /// Units go into a container, one by one.
    Move(Moving),
    /// All that stands in a container goes into another: the first one, with how much is in it.
    Whole(Option<(ContainerName, u32)>, Vec<Done>),
    /// Units of a tote go to the shelves of their sellers.
    Away(Option<Away>),
    /// A place is counted.
    Count(Option<Box<Counting>>),
    /// Whole parcels go from shelf to shelf, one by one.
    Boxes(MovingBoxes),
    /// A shelf of whole parcels is counted.
    CountBoxes(Box<CountingBoxes>),
}

/// Whole parcels that are moved.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::station) struct MovingBoxes {
    /// The parcel that was scanned, until its shelf is.
    pub hand: Option<BoxHand>,
    /// Moves that may be taken back, the newest first.
    pub done: Vec<Done>,
}

/// A whole parcel in hand.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) struct BoxHand {
    pub parcel: ParcelId,
    pub number: ParcelTag,
    /// Where it stands by the books, or was given up from.
    pub at: ContainerName,
}

/// A shelf of whole parcels that is counted.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) struct CountingBoxes {
    pub place: ContainerName,
    pub since: UtcMs,
    /// Parcels that belong there, as the count began.
    pub expected: u32,
    /// Parcels that belong there and were scanned.
    pub counted: u32,
    /// Every parcel that was scanned.
    pub parcels: BTreeSet<ParcelId>,
    /// What was scanned and stands elsewhere by the books, the newest first.
    pub misplaced: Vec<BoxHand>,
    /// What nobody knows here, or is on no shelf.
    pub strange: BTreeSet<String>,
    /// The newest misplaced one of the same kind of shelf, of which it is asked whether it stays.
    pub asked: Option<BoxHand>,
}

/// What is moved.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::station) struct Moving {
    /// Where units go.
    pub to: Option<ContainerName>,
    /// The unit that was scanned first.
    pub hand: Option<Hand>,
    /// Moves that may be taken back, the newest first.
    pub done: Vec<Done>,
}

/// A label in hand with its units.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) struct Hand {
    pub tag: UnitTag,
    pub units: Vec<UnitId>,
    pub at: ContainerName,
    pub seller: Option<SellerCode>,
    pub decision: Option<Decision>,
}

/// A tote that is emptied.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) struct Away {
    pub from: ContainerName,
    /// Units that are in it still.
    pub left: u32,
    /// The unit in hand with the shelf that its seller's goods stand on.
    pub hand: Option<(Hand, Option<ContainerName>)>,
    /// [O]: that shelf is full, and another one is taken.
    pub other: Other,
    pub done: Vec<Done>,
}

/// Whether another shelf than the one in use is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::station) enum Other {
    No,
    Yes,
}

/// A move that is on the disk.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) struct Done {
    pub key: CommandKey,
    pub what: String,
    pub to: ContainerName,
}

/// A place that is counted.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) struct Counting {
    pub place: ContainerName,
    pub since: UtcMs,
    /// Units that belong there, as the count began.
    pub expected: u32,
    /// Units that belong there and were scanned.
    pub counted: u32,
    /// Every unit that was scanned.
    pub units: BTreeSet<UnitId>,
    /// What was scanned and belongs elsewhere, the newest first.
    pub misplaced: Vec<Hand>,
    /// What nobody knows here, or left.
    pub strange: BTreeSet<String>,
    /// The newest misplaced one, of which it is asked whether it stays.
    pub asked: Option<Hand>,
}

/// What is being written.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) enum Written {
    /// A label's units went into a container.
    Moved(Done),
    /// So many units went from one container into another.
    Whole(Done, ContainerName, u32),
    /// The newest move is taken back.
    Undone,
    /// What was misplaced stays where it was counted.
    Kept(Hand),
    /// The same of a whole parcel.
    KeptBox(BoxHand),
    /// The count.
    Count,
}

impl Hand {
    /// A label's units that are in the house, or were given up.
    pub fn of(tag: &UnitTag, rows: &[UnitRow]) -> Option<Self> {
        let first = rows.first()?;
        Some(Self {
            tag: tag.clone(),
            units: rows.iter().map(|row| row.unit).collect(),
            at: first.container.clone(),
            seller: first.inspection.seller.clone(),
            decision: first.decision(),
        })
    }
}

impl Task {
    /// The place whose count goes on.
    pub fn counted(&self) -> Option<&ContainerName> {
        match self {
            Self::Count(Some(counting)) => Some(&counting.place),
            Self::CountBoxes(counting) => Some(&counting.place),
            Self::Count(None)
            | Self::Move(_)
            | Self::Whole(..)
            | Self::Away(_)
            | Self::Boxes(_) => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Move(_) => "places_move",
            Self::Whole(..) => "places_whole",
            Self::Away(_) => "places_away",
            Self::Count(Some(counting)) if counting.asked.is_some() => "places_misplaced",
            Self::Count(_) => "places_count",
            Self::Boxes(_) => "places_boxes",
            Self::CountBoxes(counting) if counting.asked.is_some() => "places_box_misplaced",
            Self::CountBoxes(_) => "places_count_boxes",
        }
    }
}

impl Places {
    /// Gives the step's stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Choose => "places_choose",
            Self::At(task) => task.name(),
            Self::Tag(..) | Self::Box(..) | Self::Place(..) => "places_looking",
            Self::Writing(..) => "places_writing",
            Self::Result(_) => "places_result",
        }
    }

    /// Gives the ticket that is awaited, if one is.
    pub fn awaits(&self) -> Option<Ticket> {
        match self {
            Self::Tag(ticket, ..)
            | Self::Box(ticket, ..)
            | Self::Place(ticket, ..)
            | Self::Writing(ticket, ..) => Some(*ticket),
            Self::Choose | Self::At(_) | Self::Result(_) => None,
        }
    }

    /// Gives what is done, if that was chosen.
    pub fn task(&self) -> Option<&Task> {
        match self {
            Self::At(task)
            | Self::Tag(_, task, _)
            | Self::Box(_, task, _)
            | Self::Place(_, task, _)
            | Self::Writing(_, task, _) => Some(task),
            Self::Choose | Self::Result(_) => None,
        }
    }
}

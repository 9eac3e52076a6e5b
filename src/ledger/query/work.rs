//! Open work: the supervisor's queues, each with its count, its oldest age, and its list.

use crate::domain::closed::closed_set;
use crate::domain::codes::{ContainerName, ParcelTag, SellerCode, StationName, UnitTag};
use crate::domain::ids::ParcelId;
use crate::domain::limits::OPEN_LONG_MS;
use crate::domain::photo::PhotoDebt;
use crate::domain::repair::RepairQueue;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::rows::{ParcelRow, Trust, UnitRow};

use super::claims::{ClaimDays, ClaimQueue};
use super::holds::HoldQueue;
use super::{PageAfter, Query};

closed_set! {
    /// Units that wait for somebody.
    UnitQueue {
        /// On the approval shelf: a supervisor is to judge.
        Approval = "approval",
        /// Judged: to be moved into a container of the decision.
        Judged = "judged",
        /// On the test shelf.
        Parked = "parked",
        /// In the cage.
        Caged = "caged",
        /// A count missed them where they belong.
        Missing = "missing",
    }
}

closed_set! {
    /// Parcels that wait for somebody, apart from the backlog.
    ParcelQueue {
        /// On the claim shelf: no seller is known.
        Claim = "claim",
        /// On the claim shelf, and announced by now or matched by a person: to be brought to a bench.
        ClaimFound = "claim_found",
        /// On the claim shelf, announced and claimed by nobody until its last day: a default is to be confirmed.
        Over = "pool_over",
        /// Its default confirmed: the box is to be done with.
        Expired = "pool_expired",
        /// Empty boxes on the evidence shelf.
        Evidence = "evidence",
        /// At the dock or on a bench, and announced by nobody so far.
        Unknown = "unknown",
        /// A count missed them on their shelf.
        Missing = "boxes_missing",
        /// Open on a bench for long.
        LongOpen = "long_open",
    }
}

/// A queue of open work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Queue {
    /// Units.
    Units(UnitQueue),
    /// Parcels.
    Parcels(ParcelQueue),
    /// Photos that are owed as evidence.
    Photos,
    /// Photos of labels whose address is not covered.
    Labels,
    /// Claims to Amazon.
    Claims(ClaimQueue),
    /// Held units.
    Holds(HoldQueue),
    /// Sellers whose newest workbook came back with nothing yet.
    Mail,
    /// Units in repair.
    Repairs(RepairQueue),
    /// Forwards that wait, labelled, for their carrier.
    Forwards,
    /// Battery drums that near the end of their time.
    Drums,
    /// Parcels that wait unopened.
    Backlog,
    /// Loads at the dock that were left open.
    Loads,
    /// Containers that were to have left by now, with goods in them.
    Stays,
    /// Resale batches that are late to be listed or sold.
    Batches,
    /// Barcodes that the bench has learned and that want a second word.
    Products(Trust),
}

impl Queue {
    /// Every queue, in the order in which a supervisor's day goes through them.
    pub const ALL: &[Self] = &[
        Self::Claims(ClaimQueue::Due),
        Self::Units(UnitQueue::Approval),
        Self::Holds(HoldQueue::Over),
        Self::Units(UnitQueue::Judged),
        Self::Repairs(RepairQueue::Seller),
        Self::Repairs(RepairQueue::Test),
        Self::Repairs(RepairQueue::Diagnose),
        Self::Repairs(RepairQueue::Work),
        Self::Units(UnitQueue::Missing),
        Self::Parcels(ParcelQueue::Missing),
        Self::Units(UnitQueue::Parked),
        Self::Units(UnitQueue::Caged),
        Self::Holds(HoldQueue::Waits),
        Self::Parcels(ParcelQueue::ClaimFound),
        Self::Parcels(ParcelQueue::Over),
        Self::Parcels(ParcelQueue::Expired),
        Self::Parcels(ParcelQueue::Claim),
        Self::Parcels(ParcelQueue::Unknown),
        Self::Parcels(ParcelQueue::LongOpen),
        Self::Parcels(ParcelQueue::Evidence),
        Self::Photos,
        Self::Labels,
        Self::Claims(ClaimQueue::RunOut),
        Self::Forwards,
        Self::Drums,
        Self::Mail,
        Self::Stays,
        Self::Batches,
        Self::Backlog,
        Self::Loads,
        Self::Products(Trust::Contested),
        Self::Products(Trust::Provisional),
    ];

    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Units(queue) => queue.code(),
            Self::Parcels(queue) => queue.code(),
            Self::Photos => "photos_owed",
            Self::Labels => "labels_uncovered",
            Self::Claims(queue) => queue.code(),
            Self::Holds(queue) => queue.code(),
            Self::Mail => "mail_silent",
            Self::Repairs(queue) => queue.code(),
            Self::Forwards => "forwards",
            Self::Drums => "drums",
            Self::Backlog => "backlog",
            Self::Loads => "loads",
            Self::Stays => "stays",
            Self::Batches => "late_batches",
            Self::Products(trust) => trust.code(),
        }
    }
}

/// What the figures of the queues look at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct WorkAsked {
    /// Parcels opened before this moment are open for long.
    pub opened_before: UtcMs,
    /// The days that part the claims.
    pub claims: ClaimDays,
    /// The day that parts the holds.
    pub today: Day,
    /// What was put on the claim shelf by this day has waited to the end; none looks at no day.
    pub over_since: Option<Day>,
}

/// What a page of a queue of parcels begins with and looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParcelsAsked {
    /// Which queue.
    pub queue: ParcelQueue,
    /// Opened before this moment is open for long.
    pub opened_before: UtcMs,
    /// As in [`WorkAsked`].
    pub over_since: Option<Day>,
}

impl Query {
    /// The question for the figures of every queue.
    pub fn open_work(now: UtcMs, claims: ClaimDays, today: Day) -> Self {
        Self::open_work_over(now, claims, today, None)
    }

    /// The same with the day by which what was put on the claim shelf has waited to the end.
    pub fn open_work_over(
        now: UtcMs,
        claims: ClaimDays,
        today: Day,
        over_since: Option<Day>,
    ) -> Self {
        Self::OpenWork(WorkAsked {
            opened_before: opened_before(ParcelQueue::LongOpen, now),
            claims,
            today,
            over_since,
        })
    }

    /// The question for a page of a queue of parcels.
    pub fn queued_parcels(queue: ParcelQueue, now: UtcMs, after: Option<PageAfter>) -> Self {
        let asked = ParcelsAsked {
            queue,
            opened_before: opened_before(queue, now),
            over_since: None,
        };
        Self::QueuedParcels(asked, after)
    }
}

/// A parcel opened before this moment is open for long. Full minutes, so that the same question is
/// not a new one with every frame; the other queues do not look at it.
pub fn opened_before(queue: ParcelQueue, now: UtcMs) -> UtcMs {
    match queue {
        ParcelQueue::LongOpen => {
            let long_ago = now.0.saturating_sub(OPEN_LONG_MS);
            UtcMs(long_ago - long_ago.rem_euclid(60_000))
        }
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Over
        | ParcelQueue::Expired
        | ParcelQueue::Evidence
        | ParcelQueue::Missing
        | ParcelQueue::Unknown => UtcMs(0),
    }
}

/// How many wait in a queue, and since when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QueueFigure {
    /// The queue.
    pub queue: Queue,
    /// How many wait.
    pub count: u32,
    /// Since when the one waits that waits longest; none when nobody does or nobody knows.
    pub oldest: Option<UtcMs>,
    /// Of claims the day of delivery of the one that ends first.
    pub delivered: Option<Day>,
    /// Whether all were counted.
    pub counted: Counted,
}

/// Whether all were counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// All.
    All,
    /// The oldest [`crate::domain::limits::WORK_LOOKED_MAX`] of each state were looked at.
    Oldest,
}

/// A unit of a queue: the same row, the one that waits longest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueuedUnit(pub UnitRow);

/// A unit in repair: the same row, the one that is due first first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairUnit(pub UnitRow);

/// A parcel of a queue and since when it waits there: the same row, the one that waits longest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueuedParcel(pub ParcelRow, pub UtcMs);

/// A photo that is owed: those of one parcel stand together, the parcel that owes for longest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueuedDebt {
    /// What is owed, and since when.
    pub debt: PhotoDebt,
    /// Of which parcel.
    pub parcel: ParcelId,
    /// Its number.
    pub number: ParcelTag,
    /// The station that has it.
    pub station: StationName,
    /// The tag of the unit that asks for it.
    pub tag: Option<UnitTag>,
    /// Whose that unit is.
    pub seller: Option<SellerCode>,
    /// Where that unit is.
    pub container: Option<ContainerName>,
    /// Since when the oldest photo of the parcel is owed.
    pub oldest: UtcMs,
}

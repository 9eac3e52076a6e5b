//! Claims that may be filed: what is asked of their two queues, and the rows.

use crate::domain::claim::ClaimReason;
use crate::domain::closed::closed_set;
use crate::domain::codes::{ContainerName, ParcelTag, SellerCode, UnitTag};
use crate::domain::deadline::UnitDays;
use crate::domain::expected::ReturnRef;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::photo::PhotoDebt;
use crate::domain::time::{Day, UtcMs};

closed_set! {
    /// Claims by whether they may still be filed.
    ClaimQueue {
        /// They may; the one that ends first comes first.
        Due = "claims_due",
        /// Their last day has passed lately.
        RunOut = "claims_run_out",
    }
}

/// The days of delivery that part the two queues, by the rules and the day today.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ClaimDays {
    /// What came on this day or later may still be claimed for.
    pub open_from: Day,
    /// What came earlier than this is listed no more.
    pub run_out_from: Day,
}

impl ClaimDays {
    /// Gives the days of delivery of a queue: the first, and the day after the last where there is one.
    pub fn of(self, queue: ClaimQueue) -> (Day, Option<Day>) {
        match queue {
            ClaimQueue::Due => (self.open_from, None),
            ClaimQueue::RunOut => (self.run_out_from, Some(self.open_from)),
        }
    }
}

/// What a page of a queue of claims begins with and looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClaimsAsked {
    /// Which queue.
    pub queue: ClaimQueue,
    /// The days that part them.
    pub days: ClaimDays,
}

/// A claim that may be filed: for a unit, or for a parcel that was empty or lacked an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueuedClaim {
    /// The unit's id, or the parcel's.
    pub id: u128,
    /// The day of delivery by which it stands in its queue.
    pub delivered: Day,
    /// What its last day counts from.
    pub days: UnitDays,
    /// Why.
    pub reason: ClaimReason,
    /// Its return.
    pub of: ReturnRef,
    /// The product as its seller's file has it.
    pub title: Option<String>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The unit's tag.
    pub tag: Option<UnitTag>,
    /// The unit's grade.
    pub grade: Option<Grade>,
    /// Where the unit is, or the shelf of the box.
    pub container: Option<ContainerName>,
    /// The parcel.
    pub parcel: ParcelId,
    /// Its number.
    pub number: ParcelTag,
    /// Photos that the evidence lacks.
    pub owed: Vec<PhotoDebt>,
}

impl QueuedClaim {
    /// Gives whose return it is.
    pub fn seller(&self) -> &SellerCode {
        &self.of.seller
    }
}

/// A day as a moment, so that pages of days go on as pages of moments do.
pub fn moment(day: Day) -> UtcMs {
    UtcMs(day.number().saturating_mul(DAY_MS))
}

/// The day of such a moment.
pub fn day_of(moment: UtcMs) -> Day {
    Day::numbered(moment.0.div_euclid(DAY_MS))
}

const DAY_MS: i64 = 86_400_000;

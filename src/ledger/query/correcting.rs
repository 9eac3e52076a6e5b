//! What a correction looks at, and what was written about a day after its sign-off.

use std::collections::BTreeMap;

use crate::domain::codes::{BatchNumber, ConsignmentNumber};
use crate::domain::decision::Decision;
use crate::domain::money::Money;
use crate::domain::time::Day;
use crate::ledger::rows::{ContainerRow, DayRow, UnitRow};

use super::{PackedChecklist, TimelineEntry};

/// Units under a label with all that a correction of them depends on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CorrectionView {
    /// The units; of a carton that was opened those that are here.
    pub units: Vec<UnitRow>,
    /// Their container.
    pub place: Option<ContainerRow>,
    /// The resale batch that one of them is in.
    pub batch: Option<BatchNumber>,
    /// The closed consignment that one of them is in.
    pub consignment: Option<ConsignmentNumber>,
    /// The checklist by which they were graded; none where they have none or none is kept.
    pub checklist: Option<PackedChecklist>,
    /// What a new one costs, by the books of the day; none is not known.
    pub value: Option<Money>,
    /// Decisions that the seller's terms want approved.
    pub approve: Vec<Decision>,
}

impl CorrectionView {
    /// Tells whether their container takes nothing and gives nothing up.
    pub fn is_sealed(&self) -> bool {
        let place = self.place.as_ref();
        place.is_some_and(|place| place.sealed_at.is_some())
    }
}

/// A day with its sign-off, its figures as they are now, and what came later.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayView {
    /// The day.
    pub day: Day,
    /// Its sign-off; none when it was never signed off.
    pub row: Option<DayRow>,
    /// The number of the newest fact.
    pub head_seq: u64,
    /// Its hash, hexadecimal.
    pub head_hash: String,
    /// The figures as they are now, by their codes.
    pub figures: BTreeMap<String, u32>,
    /// What is open now, by the codes of the queues.
    pub open: Vec<(String, u32)>,
    /// What was written about the day after its sign-off, oldest first.
    pub later: Vec<LaterFact>,
    /// Whether more was written later than is listed.
    pub more: bool,
}

/// A fact about a closed day that was written after its sign-off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaterFact {
    /// What it is about, for people: a tag or a parcel's number.
    pub about: String,
    /// The fact.
    pub entry: TimelineEntry,
}

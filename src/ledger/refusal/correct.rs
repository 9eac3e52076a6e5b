//! Why a correction, or the sign-off of a day, is not taken.

use crate::domain::codes::{BatchNumber, ConsignmentNumber, ContainerName, ParcelTag, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::time::Day;

/// Something later depends on what was to be corrected, or it is not to be corrected so. Nothing was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CorrectRefusal {
    /// It waits for approval: it is judged there.
    Waiting(UnitTag),
    /// It is on a bench, which goes on with it.
    OnBench(UnitTag),
    /// A count missed it.
    Missing(UnitTag),
    /// It is held: a hold ends, or goes on otherwise, by its own rules.
    Held(UnitTag),
    /// It is in repair, which ends with a grade and a decision.
    InRepair(UnitTag),
    /// It is in a resale batch, whose list was made with it.
    InBatch(UnitTag, BatchNumber),
    /// It is in a consignment that is closed with its papers.
    InConsignment(UnitTag, ConsignmentNumber),
    /// Its container is sealed: another decision takes it out of there.
    Sealed(UnitTag, ContainerName),
    /// The new grade closes what was decided: it is decided anew too.
    DecisionNeeded(UnitTag, Decision),
    /// The grade does not follow from the answers to the unit's checklist.
    GradeDiffers(UnitTag),
    /// Units that are told apart by now stand under the label.
    Unlike(UnitTag),
    /// It is so already.
    NothingChanges(UnitTag),
    /// It is not any more as it was shown.
    Changed(UnitTag),
    /// The parcel's work is not over, or it ended on a shelf.
    NotEnded(ParcelTag),
    /// The empty box is not on its shelf any more.
    BoxGone(ParcelTag),
    /// The day is signed off.
    DayClosed(Day),
    /// The day is not signed off.
    DayOpen(Day),
    /// The day has not come.
    DayAhead(Day),
}

impl CorrectRefusal {
    /// Gives the stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Waiting(_) => "correct_waiting",
            Self::OnBench(_) => "correct_on_bench",
            Self::Missing(_) => "correct_missing",
            Self::Held(_) => "correct_held",
            Self::InRepair(_) => "correct_in_repair",
            Self::InBatch(..) => "correct_in_batch",
            Self::InConsignment(..) => "correct_in_consignment",
            Self::Sealed(..) => "correct_sealed",
            Self::DecisionNeeded(..) => "correct_decision_needed",
            Self::GradeDiffers(_) => "correct_grade_differs",
            Self::Unlike(_) => "correct_unlike",
            Self::NothingChanges(_) => "correct_nothing_changes",
            Self::Changed(_) => "correct_changed",
            Self::NotEnded(_) => "correct_not_ended",
            Self::BoxGone(_) => "correct_box_gone",
            Self::DayClosed(_) => "day_closed",
            Self::DayOpen(_) => "day_open",
            Self::DayAhead(_) => "day_ahead",
        }
    }

    /// Gives what it is about, as the words name it first.
    pub fn about(&self) -> String {
        match self {
            Self::Waiting(tag)
            | Self::OnBench(tag)
            | Self::Missing(tag)
            | Self::Held(tag)
            | Self::InRepair(tag)
            | Self::InBatch(tag, _)
            | Self::InConsignment(tag, _)
            | Self::Sealed(tag, _)
            | Self::DecisionNeeded(tag, _)
            | Self::GradeDiffers(tag)
            | Self::Unlike(tag)
            | Self::NothingChanges(tag)
            | Self::Changed(tag) => tag.to_string(),
            Self::NotEnded(number) | Self::BoxGone(number) => number.to_string(),
            Self::DayClosed(day) | Self::DayOpen(day) | Self::DayAhead(day) => day.to_string(),
        }
    }

    /// Gives the other thing that stands in the way, where there is one.
    pub fn because_of(&self) -> Option<String> {
        match self {
            Self::InBatch(_, batch) => Some(batch.to_string()),
            Self::InConsignment(_, consignment) => Some(consignment.to_string()),
            Self::Sealed(_, container) => Some(container.to_string()),
            Self::DecisionNeeded(_, decision) => Some(decision.code().to_owned()),
            Self::Waiting(_)
            | Self::OnBench(_)
            | Self::Missing(_)
            | Self::Held(_)
            | Self::InRepair(_)
            | Self::GradeDiffers(_)
            | Self::Unlike(_)
            | Self::NothingChanges(_)
            | Self::Changed(_)
            | Self::NotEnded(_)
            | Self::BoxGone(_)
            | Self::DayClosed(_)
            | Self::DayOpen(_)
            | Self::DayAhead(_) => None,
        }
    }
}

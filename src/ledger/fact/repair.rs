//! What is written of a repair.

use crate::domain::checklist::Answers;
use crate::domain::codes::PersonCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::repair::{
    Estimate, RepairAnswer, RepairCosts, RepairResult, RepairStage, RepairStep, RepairTest,
};
use crate::domain::said::Said;
use crate::domain::time::Day;

use super::PackRef;

/// A unit was looked at: what is wrong with it and what its repair is expected to cost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairEstimated {
    /// The unit.
    pub unit: UnitId,
    /// Symptom, diagnosis, costs and cap.
    pub estimate: Estimate,
    /// What the repair waits for with it: the seller's word, or the work.
    pub next: RepairStage,
    /// Who has it in hand.
    pub owner: PersonCode,
    /// The day by which that is done.
    pub due: Day,
}

/// The seller said yes or no to an estimate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairAnswered {
    /// The unit.
    pub unit: UnitId,
    /// Yes or no.
    pub answer: RepairAnswer,
    /// Who said it and by what way.
    pub said: Said,
    /// The day by which the work, or the decision of what becomes of the unit, is done.
    pub due: Day,
    /// What the seller noted beside.
    pub note: Option<String>,
}

/// The work on a unit began, or is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairWorked {
    /// The unit.
    pub unit: UnitId,
    /// The parcel that it came in, which owes a photo of it from here on; the rule fills it in. None was
    /// named before photos of repairs were owed.
    pub parcel: Option<ParcelId>,
    /// Which.
    pub step: RepairStep,
    /// Parts and work that it took, once it is done.
    pub spent: Option<RepairCosts>,
    /// Who has it in hand.
    pub owner: PersonCode,
    /// The day by which the next step is done.
    pub due: Day,
}

/// A repair ended: the unit is to be moved to where it becomes what was decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairEnded {
    /// The unit.
    pub unit: UnitId,
    /// How.
    pub result: RepairResult,
    /// What it was tested for and stood.
    pub tests: Vec<RepairTest>,
    /// The checklist of the second grading; none where none was known or it keeps its grade.
    pub checklist: Option<PackRef>,
    /// The facts that a person stated of it then.
    pub answers: Answers,
    /// The grade of the second grading; none where it keeps its own.
    pub grade: Option<Grade>,
    /// What it becomes.
    pub decision: Decision,
    /// Owner, day and default of a hold.
    pub hold: Option<Hold>,
    /// Why, where it was not repaired.
    pub reason: Option<String>,
    /// What is promised to whom buys it.
    pub warranty: Option<String>,
}

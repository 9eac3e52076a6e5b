//! What is written of a second look at a unit.

use crate::domain::agreement::RatedHow;
use crate::domain::checklist::Answers;
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;

use super::PackRef;

/// A second person graded a unit by the checklist of the first; its own grade stays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitRated {
    /// The unit.
    pub unit: UnitId,
    /// Why.
    pub how: RatedHow,
    /// The checklist.
    pub checklist: PackRef,
    /// What was answered.
    pub answers: Answers,
    /// The grade that follows.
    pub grade: Grade,
}

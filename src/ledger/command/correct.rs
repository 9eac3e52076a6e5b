//! Commands that put right what was wrong, and those that sign days off.

use crate::domain::checklist::Answers;
use crate::domain::codes::UnitTag;
use crate::domain::correction::CorrectionRule;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::ids::ParcelId;
use crate::domain::time::Day;
use crate::ledger::correcting::Stands;
use crate::ledger::fact::PackRef;
use crate::ledger::query::WorkAsked;

/// Puts right what was wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CorrectCommand {
    /// Grade and decision of the units under a label.
    Unit(Box<CorrectUnit>),
    /// The end of a parcel's work.
    ReopenParcel {
        /// The parcel.
        parcel: ParcelId,
        /// Why.
        reason: String,
        /// The site's rule.
        rule: CorrectionRule,
    },
}

/// See [`CorrectCommand::Unit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CorrectUnit {
    /// The label of the unit, or of several that are handled as one.
    pub tag: UnitTag,
    /// What is to stand.
    pub wanted: Wanted,
    /// How the units stood when that was chosen: what was shown is what is corrected.
    pub shown: Stands,
    /// Why the earlier word was wrong.
    pub reason: String,
    /// The site's rule.
    pub rule: CorrectionRule,
}

/// What is to stand for an earlier word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Another grade.
    pub regrade: Option<Regrade>,
    /// Another decision, with owner, day and default where it is a hold.
    pub decision: Option<(Decision, Option<Hold>)>,
}

/// A grade by answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Regrade {
    /// The checklist of the answers; none where none is kept.
    pub checklist: Option<PackRef>,
    /// What was stated.
    pub answers: Answers,
    /// The grade that follows.
    pub grade: Grade,
}

/// Signs a day off, or opens it again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DayCommand {
    /// Signs it off. The store takes the journal's head, the figures and what is open itself.
    Close {
        /// The day.
        day: Day,
        /// What the open points look at.
        asked: WorkAsked,
        /// What is noted beside.
        note: Option<String>,
    },
    /// Opens it again.
    Reopen {
        /// The day.
        day: Day,
        /// Why.
        reason: String,
    },
}

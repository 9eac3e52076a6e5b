//! What is written when something was wrong: a grade, a decision, the end of a parcel.

use crate::domain::checklist::Answers;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::ids::{ParcelId, UnitId};

use super::{Kind, PackRef};

/// A correction of what an earlier fact says. The earlier fact stays and is shown struck through.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CorrectFact {
    /// Units under one label were graded anew.
    UnitRegraded(Box<RegradedUnits>),
    /// Units under one label were decided anew.
    UnitRedecided(Box<RedecidedUnits>),
    /// A parcel's work goes on, although it was ended.
    ParcelReopened {
        /// The parcel.
        parcel: ParcelId,
        /// Why.
        reason: String,
    },
}

/// A grade that stands for an earlier one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegradedUnits {
    /// The units under the label.
    pub units: Vec<UnitId>,
    /// The checklist of the answers; none where none is kept.
    pub checklist: Option<PackRef>,
    /// What a person stated now.
    pub answers: Answers,
    /// The grade.
    pub grade: Grade,
    /// Why the earlier one was wrong.
    pub reason: String,
}

/// A decision that stands for an earlier one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RedecidedUnits {
    /// The units under the label.
    pub units: Vec<UnitId>,
    /// What they become.
    pub decision: Decision,
    /// Owner, day and default of a hold.
    pub hold: Option<Hold>,
    /// Why the earlier one was wrong.
    pub reason: String,
}

impl CorrectFact {
    /// Gives its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::UnitRegraded(_) => Kind::UnitRegraded,
            Self::UnitRedecided(_) => Kind::UnitRedecided,
            Self::ParcelReopened { .. } => Kind::ParcelReopened,
        }
    }

    /// Gives why it was corrected.
    pub fn reason(&self) -> &str {
        match self {
            Self::UnitRegraded(regraded) => &regraded.reason,
            Self::UnitRedecided(redecided) => &redecided.reason,
            Self::ParcelReopened { reason, .. } => reason,
        }
    }
}

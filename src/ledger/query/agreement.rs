//! Second looks as the desk of agreement sees them.

use std::sync::Arc;

use crate::domain::agreement::{AgreementRules, SampleRates};
use crate::domain::codes::{ContainerName, PersonCode, UnitTag};
use crate::domain::ids::UnitId;
use crate::domain::time::UtcMs;
use crate::ledger::rating::{FirstLook, GraderFigures, RatingBar, RatingRow};
use crate::ledger::rows::PhotoRow;

use super::{Checklists, PackedChecklist, Page, PageAfter};

/// A question about second looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AgreementQuery {
    /// A page of units that were drawn and wait for a second look by a person, by draw: without their grades.
    Due(Arc<SampleRates>, Option<PersonCode>, Option<PageAfter>),
    /// Units that everybody grades, the newest first: without their grades.
    Calibration,
    /// What a person may look at under a tag: the checklist, and nothing of what was answered before.
    ToLook(UnitTag, PersonCode, Arc<SampleRates>),
    /// How each person grades, or one, by second looks since a moment; by their codes.
    Figures(Arc<AgreementRules>, Option<PersonCode>, UtcMs),
    /// The newest second looks since a moment whose grade was another; all, or those of one person's grading.
    Differing(Option<PersonCode>, UtcMs),
    /// Every look at one unit, with what was answered.
    Looked(UnitId),
}

/// The answer to an [`AgreementQuery`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AgreementAnswer {
    /// To [`AgreementQuery::Due`].
    Due(Page<PlacedLook>),
    /// To [`AgreementQuery::Calibration`].
    Calibration(Vec<PlacedLook>),
    /// To [`AgreementQuery::ToLook`]; none where no unit carries that tag.
    ToLook(Option<Box<ToLook>>),
    /// To [`AgreementQuery::Figures`].
    Figures(Vec<GraderFigures>),
    /// To [`AgreementQuery::Differing`]: at most [`crate::domain::limits::DISAGREEMENTS_SHOWN`].
    Differing(Vec<DifferingLook>),
    /// To [`AgreementQuery::Looked`]; none where the unit has no first look.
    Looked(Option<Box<LookedUnit>>),
}

/// Where a unit is that is looked at again: no grade, so that nobody knows it before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedLook {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// Where it is.
    pub container: ContainerName,
    /// How many have graded it for calibration.
    pub raters: u32,
}

/// A unit that a person is about to grade a second time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToLook {
    /// Which and where.
    pub at: PlacedLook,
    /// The checklist that asks again; none where it is not kept.
    pub checklist: Option<PackedChecklist>,
    /// What bars the person from a blind look; none where the unit waits for it.
    pub blind: Option<RatingBar>,
    /// What bars the person from grading it for calibration.
    pub calibration: Option<RatingBar>,
    /// Whether the others would be compared with this look: then it is a supervisor's.
    pub leads: Leads,
}

/// Whether the next calibration look at a unit is the one that the others are compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leads {
    /// It is.
    Yes,
    /// There is one.
    No,
}

/// One disagreement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DifferingLook {
    /// The second look.
    pub row: RatingRow,
    /// The unit's tag.
    pub tag: UnitTag,
}

/// Every look at a unit, side by side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LookedUnit {
    /// The first.
    pub first: FirstLook,
    /// The others, each with what was answered.
    pub rated: Vec<(RatingRow, crate::domain::checklist::Answers)>,
    /// The checklist.
    pub checklists: Checklists,
    /// The photos of the unit and of its parcel.
    pub photos: Vec<PhotoRow>,
}

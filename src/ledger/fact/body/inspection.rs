//! What was seen of a unit.

use crate::domain::checklist::Answers;
use crate::domain::codes::{SellerCode, UnitTag};
use crate::domain::finding::{OriginalState, Rework, UnitFinding};
use crate::domain::grade::Grade;
use crate::domain::ids::ParcelId;
use crate::ledger::fact::{LineChoice, PackRef, ProductHow};

/// What was seen of a unit at a bench: the shared part of inspecting and parking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inspection {
    /// The parcel it came in.
    pub parcel: ParcelId,
    /// Its tag, or the one label of a handling unit.
    pub tag: UnitTag,
    /// The barcode that was read on it.
    pub barcode: Option<String>,
    /// How the bench learned what it is.
    pub how: ProductHow,
    /// How it differs from what was announced.
    pub finding: Option<UnitFinding>,
    /// Whose goods it is taken to be.
    pub seller: Option<SellerCode>,
    /// The announced line it answers.
    pub line: Option<LineChoice>,
    /// Its serial number as read.
    pub serial: Option<String>,
    /// Amazon's unit label found on it.
    pub lpn: Option<String>,
    /// Work done on it at the bench.
    pub rework: Vec<Rework>,
    /// Whether it is still as it was exported; none when nobody said.
    pub original_state: Option<OriginalState>,
    /// The checklist; none for goods that are not graded.
    pub checklist: Option<PackRef>,
    /// The facts that a person stated.
    pub answers: Answers,
    /// The grade that follows.
    pub grade: Option<Grade>,
    /// The question and the answer that set the grade.
    pub because: Option<(String, String)>,
}

impl Inspection {
    /// Begins an inspection in which nothing is known yet but the parcel, the tag and how the
    /// bench went about it.
    pub fn begun(parcel: ParcelId, tag: UnitTag, how: ProductHow) -> Self {
        Self {
            parcel,
            tag,
            barcode: None,
            how,
            finding: None,
            seller: None,
            line: None,
            serial: None,
            lpn: None,
            rework: Vec::new(),
            original_state: None,
            checklist: None,
            answers: Answers::new(),
            grade: None,
            because: None,
        }
    }
}

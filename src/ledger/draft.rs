//! A draft: the answers of one half-done unit, kept so that a crash costs no scan. It is not a
//! fact and is forgotten when the unit is put.

use crate::domain::checklist::Answers;
use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::ids::{LineId, ParcelId, UnitId};

use super::fact::ProductHow;

/// What was scanned and answered of the unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Who works on it.
    pub person: PersonCode,
    /// The open parcel.
    pub parcel: ParcelId,
    /// The unit in hand, once its tag was scanned.
    pub unit: Option<DraftUnit>,
}

/// The unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftUnit {
    /// The id it will have.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// What it is, once that is known.
    pub product: Option<DraftProduct>,
    /// The answers so far.
    pub answers: Answers,
}

/// What the unit in hand is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftProduct {
    /// The barcode read on it.
    pub barcode: Option<String>,
    /// How the bench learned what it is.
    pub how: ProductHow,
    /// The announced line it answers.
    pub line: Option<LineId>,
    /// Whether a person taught the binding with it.
    pub taught: Taught,
}

/// Whether a binding is taught with this unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taught {
    /// No.
    No,
    /// Yes: written with the put.
    Yes,
}

//! Answers that evidence is made of: a unit, a parcel or a return with all that is known of it.

use super::{Checklists, Undone, WeighedParcel};
use crate::domain::expected::KnownLine;
use crate::domain::ids::{Hash, LineId, ParcelId, UnitId};
use crate::ledger::fact::Fact;
use crate::ledger::rows::{ParcelRow, PhotoRow, SeriesRow, UnitRow};
use crate::ledger::stamp::Head;

/// What evidence is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EvidenceOf {
    /// One unit, with its parcel.
    Unit(UnitId),
    /// One parcel, with its units.
    Parcel(ParcelId),
    /// Announced lines of a return, with the parcels and units that came of them.
    Lines(Vec<LineId>),
}

/// Everything about it, of whatever seller; a pack takes one seller's part of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// What was asked for.
    pub of: EvidenceOf,
    /// The series of this store.
    pub series: SeriesRow,
    /// The end of its journal.
    pub head: Head,
    /// The parcels, by their receipt.
    pub parcels: Vec<EvidenceParcel>,
    /// The units in them, those taken back too.
    pub units: Vec<UnitRow>,
    /// Announced lines of the parcels and units.
    pub lines: Vec<KnownLine>,
    /// Every fact of the parcels and units, oldest first.
    pub facts: Vec<KeptFact>,
    /// The checklists that the inspections name.
    pub checklists: Checklists,
}

/// A parcel with what hangs on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EvidenceParcel {
    /// The parcel.
    pub row: ParcelRow,
    /// What it weighs, and what its goods weigh.
    pub weighed: Option<WeighedParcel>,
    /// Its photos, in the order they were taken, and one more than a pack holds where there are more.
    pub photos: Vec<PhotoRow>,
}

/// A fact as the journal keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptFact {
    /// The fact.
    pub fact: Fact,
    /// Its body's text as hashed.
    pub body: String,
    /// Its place in the chain.
    pub hash: Hash,
    /// Whether a later fact took it back.
    pub undone: Undone,
}

//! The life of one thing.

use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Kind};
use crate::ledger::rows::{ContainerRow, ForwardRow, ParcelRow, PhotoRow, UnitRow};

use super::checklists::Checklists;

/// The life of one thing, oldest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timeline {
    /// The unit, when it is one.
    pub unit: Option<UnitRow>,
    /// The parcel, or the parcel of the unit.
    pub parcel: Option<ParcelRow>,
    /// Where the unit is.
    pub place: Option<ContainerRow>,
    /// The forward for which it is labelled.
    pub forward: Option<ForwardRow>,
    /// Of a parcel, the units that came out of it.
    pub units: Vec<UnitRow>,
    /// The photos that it names, each as it is now.
    pub photos: Vec<PhotoRow>,
    /// What happened.
    pub entries: Vec<TimelineEntry>,
    /// The checklists that its inspections name.
    pub checklists: Checklists,
}

/// One fact of a timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimelineEntry {
    /// Dense number within its series.
    pub seq: u64,
    /// When.
    pub at: UtcMs,
    /// Who.
    pub person: Option<String>,
    /// Where.
    pub station: String,
    /// What kind of fact.
    pub kind: Kind,
    /// The fact itself.
    pub body: Body,
    /// Whether a later fact took it back.
    pub undone: Undone,
}

/// Whether a fact still counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undone {
    /// It counts.
    No,
    /// It was taken back and is shown struck through.
    Yes,
}

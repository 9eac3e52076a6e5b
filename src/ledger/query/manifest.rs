//! What a China manifest is made of.

use crate::domain::codes::ParcelTag;
use crate::domain::time::Day;
use crate::ledger::rows::UnitRow;

use super::{Checklists, ContainerCount};

/// The rows of a China manifest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Manifest {
    /// The cartons, by name.
    pub cartons: Vec<ContainerCount>,
    /// The units, by carton and tag.
    pub lines: Vec<ManifestLine>,
    /// The checklists that the units name.
    pub checklists: Checklists,
}

/// One unit of a manifest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ManifestLine {
    /// The unit.
    pub unit: UnitRow,
    /// The parcel's number.
    pub parcel_number: ParcelTag,
    /// Tracking number the parcel was received by.
    pub tracking: Option<String>,
    /// The return reason as the seller's file has it.
    pub reason_code: Option<String>,
    /// The day the return was asked for.
    pub request_date: Option<Day>,
}

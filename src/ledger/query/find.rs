//! What any number, or its last characters, names.

use crate::domain::closed::closed_set;
use crate::domain::expected::KnownLine;
use crate::domain::time::Day;
use crate::ledger::rows::{ParcelRow, UnitRow};

use super::ContainerCount;

/// How far back parcels and units are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FindScope {
    /// From this site day on.
    Since(Day),
    /// All there are.
    All,
}

/// What a number names: at most a page of each kind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Announced lines, those that await units first.
    pub lines: Vec<KnownLine>,
    /// Parcels, newest first.
    pub parcels: Vec<ParcelRow>,
    /// Units, newest first.
    pub units: Vec<UnitRow>,
    /// The container of that name.
    pub container: Option<ContainerCount>,
    /// The kinds of which there are more than stand here.
    pub cut: Vec<FoundKind>,
}

closed_set! {
    /// A kind of thing that a number names.
    FoundKind {
        /// Announced lines.
        Lines = "lines",
        /// Parcels.
        Parcels = "parcels",
        /// Units.
        Units = "units",
    }
}

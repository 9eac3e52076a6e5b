//! Answers about places: what stands under a tag, and what stands in a container.

use crate::domain::codes::{ContainerName, ParcelTag, UnitTag};
use crate::ledger::rows::{ContainerRow, PlaceCount, UnitRow};

/// The units under a tag, with the shelf that goods like them stand on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TaggedUnits {
    /// Those that are in the house; else those that left, were given up or are on a bench.
    pub units: Vec<UnitRow>,
    /// The seller shelf in use for goods of their seller, decision and hazard class.
    pub shelf: Option<ContainerName>,
}

/// A container with what a count looks at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlaceView {
    /// The container; none when it was never opened.
    pub row: Option<ContainerRow>,
    /// Units, or whole parcels, that stand in it, whatever they wait for.
    pub here: u32,
    /// The newest count of it.
    pub last: Option<PlaceCount>,
    /// Tags of the first units that the newest count missed.
    pub missing: Vec<UnitTag>,
    /// Tags of the first units that it found and that belong elsewhere, each with where.
    pub misplaced: Vec<(UnitTag, ContainerName)>,
    /// Numbers of the first whole parcels that the newest count missed.
    pub missing_parcels: Vec<ParcelTag>,
    /// Numbers of the first that stand on another shelf by the books, each with it.
    pub misplaced_parcels: Vec<(ParcelTag, ContainerName)>,
}

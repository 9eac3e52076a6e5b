//! What facts say of places: a count by scan, and what is given up.

use crate::domain::codes::ContainerName;
use crate::domain::ids::{ParcelId, UnitId};

/// A place was counted by scan. A count that tells much stands in several facts of one command, each with
/// the whole number of what was counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CountedPlace {
    /// The place.
    pub place: ContainerName,
    /// Units that were scanned and belong there.
    pub counted: u32,
    /// Units among them that a count had missed, or that were given up: they are here.
    pub found: Vec<UnitId>,
    /// Units that belong there and were not scanned.
    pub missing: Vec<UnitId>,
    /// Units that were scanned there and belong elsewhere, each with where.
    pub misplaced: Vec<(UnitId, ContainerName)>,
    /// What else was scanned there: tags of goods that left, that are on a bench or that nobody knows.
    pub strange: Vec<String>,
    /// Of a shelf of whole parcels: the same of them, and `counted` is of parcels.
    pub parcels: CountedParcels,
}

/// What a count says of whole parcels.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CountedParcels {
    /// Parcels that belong there, were scanned, and that a count had missed: they are here.
    pub found: Vec<ParcelId>,
    /// Parcels that belong there and were not scanned.
    pub missing: Vec<ParcelId>,
    /// Parcels that were scanned there and stand on another shelf by the books, each with it.
    pub misplaced: Vec<(ParcelId, ContainerName)>,
}

/// A supervisor gave up a parcel that a count missed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenOffParcel {
    /// The parcel.
    pub parcel: ParcelId,
    /// The shelf that it is missed from.
    pub shelf: ContainerName,
    /// Why.
    pub reason: String,
}

/// A supervisor gave up units that a count missed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenOff {
    /// The units.
    pub units: Vec<UnitId>,
    /// Why.
    pub reason: String,
}

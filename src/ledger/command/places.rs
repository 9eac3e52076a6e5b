//! What is asked when places are counted.

use crate::domain::codes::ContainerName;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::time::UtcMs;

/// See [`super::Command::CountPlace`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CountPlace {
    /// The place.
    pub place: ContainerName,
    /// When the count began.
    pub since: UtcMs,
    /// The units whose tags were scanned.
    pub units: Vec<UnitId>,
    /// Scanned tags that no unit has.
    pub strange: Vec<String>,
}

/// See [`super::Command::CountShelf`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CountShelf {
    /// The shelf.
    pub place: ContainerName,
    /// When the count began.
    pub since: UtcMs,
    /// The parcels whose labels were scanned.
    pub parcels: Vec<ParcelId>,
    /// Scanned labels that no parcel has.
    pub strange: Vec<String>,
}

//! Where a whole parcel stands.

use crate::domain::codes::ContainerName;
use crate::domain::place::Holds;
use crate::domain::time::UtcMs;

use super::{Missing, ParcelRow};

/// What moves and counts say of a whole parcel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BoxStanding {
    /// When it came onto the shelf it stands on.
    pub since: Option<UtcMs>,
    /// A count missed it there.
    pub missing: Option<Missing>,
    /// It was given up: from which shelf, and why.
    pub given_up: Option<(ContainerName, String)>,
}

impl ParcelRow {
    /// Gives the shelf that it stands on, or that it was missed from when it was given up: a box goes onto no
    /// shelf of another kind. None for a parcel that stands on no shelf for whole parcels.
    pub fn box_shelf(&self) -> Option<&ContainerName> {
        let given_up = self.stands.given_up.as_ref().map(|(shelf, _)| shelf);
        let shelf = self.shelf.as_ref().or(given_up)?;
        (shelf.kind().rule().holds == Holds::Parcels).then_some(shelf)
    }
}

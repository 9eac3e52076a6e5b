//! Answers about photos: what one parcel has, and what evidence lacks.

use crate::domain::time::UtcMs;
use crate::ledger::rows::{ParcelRow, PhotoRow};

use super::Page;

/// Parcels that lack photos: a queue with count and oldest age.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EvidenceDebts {
    /// How many parcels lack photos in all.
    pub parcels: u32,
    /// Since when the oldest photo is owed.
    pub oldest: Option<UtcMs>,
    /// A page of them, the longest owed first; each row says what it owes. The next page begins
    /// after the moment since when the last row's oldest photo is owed.
    pub page: Page<ParcelRow>,
}

/// One parcel with its photos.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParcelPhotos {
    /// The parcel with what it owes.
    pub parcel: ParcelRow,
    /// Its photos in the order they were taken.
    pub photos: Vec<PhotoRow>,
}

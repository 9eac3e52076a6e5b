//! Answers about photos: what one parcel has.

use crate::ledger::rows::{ParcelRow, PhotoRow};

/// One parcel with its photos.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParcelPhotos {
    /// The parcel with what it owes.
    pub parcel: ParcelRow,
    /// Its photos in the order they were taken.
    pub photos: Vec<PhotoRow>,
}

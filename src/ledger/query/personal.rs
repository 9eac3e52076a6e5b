//! Photos that show an address, as far as a person said, and whose originals stand.

use crate::domain::closed::closed_set;
use crate::domain::codes::ParcelTag;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::rows::PhotoRow;

closed_set! {
    /// Which originals are meant.
    Originals {
        /// All that show an address.
        Personal = "personal",
        /// Photos of labels without a covered copy.
        Uncovered = "uncovered",
    }
}

/// What a page of originals looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OriginalsAsked {
    /// Which.
    pub which: Originals,
    /// Taken before this moment.
    pub taken_before: UtcMs,
}

impl OriginalsAsked {
    /// All of a kind, whenever they were taken.
    pub fn all(which: Originals) -> Self {
        Self {
            which,
            taken_before: UtcMs(i64::MAX),
        }
    }
}

/// A photo whose original shows an address and stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonalPhoto {
    /// The photo.
    pub row: PhotoRow,
    /// The number of its parcel.
    pub number: ParcelTag,
    /// The latest day of delivery of a claim that may be filed for its parcel or a unit of it.
    pub claimed: Option<Day>,
}

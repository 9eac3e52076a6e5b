//! Labels that the site prints itself, and the numbers it gives out for them.

use super::closed::closed_set;

closed_set! {
    /// Codes that are printed on rolls, each number once.
    RollKind {
        /// Unit tags.
        UnitTag = "unit_tag",
        /// Parcel tags, for parcels whose label cannot be read.
        ParcelTag = "parcel_tag",
    }
}

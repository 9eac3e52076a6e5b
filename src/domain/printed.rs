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

closed_set! {
    /// What labels are printed on.
    Paper {
        /// A roll or a card: one label a page, of its own size.
        Roll = "roll",
        /// Sheets of A4.
        A4 = "a4",
        /// Sheets of Letter.
        Letter = "letter",
    }
}

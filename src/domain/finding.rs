//! What the bench finds that was not announced: outside damage, goods that are others than they
//! should be, work done at the bench.

use super::closed::closed_set;

closed_set! {
    /// What is wrong with the outside of a parcel, as it came off the truck.
    Damage {
        /// Crushed, torn, dented.
        Damaged = "damaged",
        /// Was opened before it came.
        Opened = "opened",
        /// Wet or stained by water.
        Wet = "wet",
        /// Something runs out of it.
        Leaking = "leaking",
    }
}

closed_set! {
    /// How a unit differs from what its parcel announced.
    UnitFinding {
        /// Not the seller's goods at all.
        WrongItem = "wrong_item",
        /// The seller's goods, but announced nowhere.
        Extra = "extra",
        /// Announced by another return of the same seller.
        OtherReturn = "other_return",
        /// Another seller's goods.
        OtherSeller = "other_seller",
        /// More of a line than it announced.
        MoreThanAnnounced = "more_than_announced",
        /// Its serial number is not the one that was shipped.
        SerialDiffers = "serial_differs",
    }
}

closed_set! {
    /// Work done at the bench that has a price and is no repair.
    Rework {
        /// A new polybag.
        Polybag = "polybag",
        /// Lint or hair taken off.
        Lint = "lint",
        /// Wiped clean.
        Wipe = "wipe",
        /// A new box.
        Rebox = "rebox",
    }
}

closed_set! {
    /// Whether a unit is still in the state in which it was exported (announcement 16 of 2026 of
    /// the Chinese ministry of finance, customs and tax: no parts added, nothing changed).
    OriginalState {
        /// It is.
        Kept = "kept",
        /// It is not: the duty-free way back is closed.
        Lost = "lost",
    }
}

closed_set! {
    /// Why a unit waits on the test shelf.
    ParkWhy {
        /// It charges.
        Charge = "charge",
        /// It dries.
        Dry = "dry",
        /// It is being reset or wiped.
        Reset = "reset",
        /// It needs a longer look.
        Test = "test",
    }
}

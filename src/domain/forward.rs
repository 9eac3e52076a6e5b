//! Forwards: units that go on to somebody on a label that the seller supplies. The number on the label is
//! kept; whom it names is not.

use super::closed::closed_set;

closed_set! {
    /// Whom a forward goes to. No more is kept of them.
    ForwardTo {
        /// A marketplace's warehouse.
        Fba = "fba",
        /// Another warehouse of the seller's.
        Warehouse = "warehouse",
        /// A buyer of the seller's.
        Buyer = "buyer",
        /// Whose lost property it is: what a buyer has put into a parcel by mistake.
        Owner = "owner",
    }
}

closed_set! {
    /// Where a forward stands.
    ForwardState {
        /// It is labelled and awaits its carrier.
        Waits = "waits",
        /// The carrier has it.
        HandedOver = "handed_over",
        /// It came to nothing; its units stayed.
        Cancelled = "cancelled",
    }
}

impl ForwardTo {
    /// Tells whether it takes goods of a seller; lost property is nobody's goods.
    pub fn takes_goods(self) -> bool {
        match self {
            Self::Fba | Self::Warehouse | Self::Buyer => true,
            Self::Owner => false,
        }
    }
}

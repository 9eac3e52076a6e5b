//! What the desk of shipments to China says.

use super::message::messages;

messages! {
    /// Headings, labels and notes of shipments to China.
    ShipDeskMsg, ShipDesk {
        WantsMode = "ship-desk-wants-mode",
        WantsConsignment = "ship-desk-wants-consignment",
        Figures { cartons: u32, units: u32 } = "ship-desk-figures",
    }
}

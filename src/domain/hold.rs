//! Holds: what waits has a reason, an owner, a day of review and a default.

use super::closed::closed_set;
use super::decision::Decision;
use super::time::Day;

closed_set! {
    /// Why a unit is held.
    HoldReason {
        /// The seller is to say what becomes of it.
        Instruction = "instruction",
        /// It is not the seller's goods.
        WrongItem = "wrong_item",
        /// A part is awaited.
        Part = "part",
        /// A claim or a dispute is open.
        Dispute = "dispute",
        /// Dangerous goods.
        DangerousGoods = "dangerous_goods",
        /// Recalled.
        Recall = "recall",
        /// A brand restricts its sale.
        Brand = "brand",
        /// Its serial number is not the one that was shipped.
        Serial = "serial",
    }
}

closed_set! {
    /// Who has to act before a hold ends.
    HoldOwner {
        /// The seller.
        Seller = "seller",
        /// A supervisor of the site.
        Site = "site",
    }
}

/// A hold as it is written: never without owner, day and default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// Who acts next.
    pub owner: HoldOwner,
    /// The site's day on which it is looked at again.
    pub review: Day,
    /// What happens when nobody answers; a supervisor confirms it.
    pub default: Decision,
}

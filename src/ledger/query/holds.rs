//! Holds: their two queues, and how many are looked at again on which day.

use crate::domain::closed::closed_set;
use crate::domain::codes::SellerCode;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::rows::UnitRow;

closed_set! {
    /// Holds by whether their day of review has come.
    HoldQueue {
        /// It has: the default is to be confirmed, or the hold to go on.
        Over = "holds_over",
        /// It lies ahead.
        Waits = "holds",
    }
}

/// What a page of a queue of holds looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HoldsAsked {
    /// Which queue.
    pub queue: HoldQueue,
    /// The day that parts the two.
    pub today: Day,
}

/// A held unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldUnit {
    /// The unit.
    pub unit: UnitRow,
    /// The site's day on which its parcel came: storage counts from it.
    pub received: Day,
}

/// How many units of a seller are looked at again on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldCount {
    /// The day of review.
    pub review: Day,
    /// Whose units; none for goods of nobody known.
    pub seller: Option<SellerCode>,
    /// How many.
    pub count: u32,
    /// Since when the one that waits longest is there.
    pub oldest: UtcMs,
}

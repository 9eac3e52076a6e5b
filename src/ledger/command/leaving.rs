//! What is asked about goods that leave.

use std::sync::Arc;

use crate::domain::codes::{ContainerName, LotNumber, PersonCode, Tracking, UnitTag};
use crate::domain::forward::ForwardTo;
use crate::domain::ids::Hash;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::time::Day;

/// See [`super::Command::SellUnits`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellUnits {
    /// Tags of the units; the one label of a handling unit means all under it.
    pub tags: Vec<UnitTag>,
    /// The number of the order.
    pub order: String,
    /// What all of them are sold for, when that is known.
    pub price: Option<Money>,
}

/// See [`super::Command::MakeForward`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MakeForward {
    /// Tags of the units.
    pub tags: Vec<UnitTag>,
    /// The carrier's number, read off the printed label.
    pub number: Tracking,
    /// The carrier, when its form is known.
    pub carrier: Option<String>,
    /// Whom it goes to.
    pub to: ForwardTo,
    /// What the parcel weighs.
    pub weight: Option<Grams>,
    /// SHA-256 of the label's file.
    pub label: Option<Hash>,
    /// The day by which the carrier is to have it.
    pub due: Day,
    /// Who sees to that.
    pub owner: PersonCode,
}

/// See [`super::Command::SellLot`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellLot {
    /// Its number, which no other lot has.
    pub lot: LotNumber,
    /// Its pallets, in any order.
    pub pallets: Vec<ContainerName>,
    /// The canonical list of its units as it was shown, of [`crate::ledger::codec::encode_lot`].
    pub list: Arc<[u8]>,
    /// Who buys it.
    pub buyer: String,
    /// The day of the sale.
    pub day: Day,
    /// What it is sold for.
    pub price: Money,
    /// The buyer's or the auction's own number.
    pub reference: Option<String>,
}

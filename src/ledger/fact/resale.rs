//! What is written of resale.

use crate::domain::codes::{BatchNumber, PersonCode, SellerCode};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::resale::{BatchEnd, SaleChannel};
use crate::domain::time::Day;

/// A batch was begun: units of one seller for one channel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenedBatch {
    /// Its number.
    pub batch: BatchNumber,
    /// Whose goods.
    pub seller: SellerCode,
    /// Where they are listed.
    pub channel: SaleChannel,
    /// Who has it in hand.
    pub owner: PersonCode,
    /// The day by which it is listed.
    pub due: Day,
}

/// A batch was listed: from here on its list never changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedBatch {
    /// The batch.
    pub batch: BatchNumber,
    /// The day whose prices it has.
    pub day: Day,
    /// SHA-256 of the canonical list of its units, which the store keeps.
    pub list: Hash,
    /// Units in it.
    pub units: u32,
    /// Units of which nobody said a price.
    pub unpriced: u32,
}

/// A batch ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EndedBatch {
    /// The batch.
    pub batch: BatchNumber,
    /// How.
    pub end: BatchEnd,
    /// Why, where it came to nothing.
    pub reason: Option<String>,
}

/// A resale SKU stands for one SKU of its seller in one condition from here on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LockedSku {
    /// Whose.
    pub seller: SellerCode,
    /// The resale SKU.
    pub sku: String,
    /// The seller's SKU.
    pub base: String,
    /// The condition.
    pub grade: Grade,
}

/// The label of a unit was proven: the new code reads, and none of the others does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelabelledUnit {
    /// The unit.
    pub unit: UnitId,
    /// What its label reads.
    pub code: String,
    /// Codes that were on it and are covered.
    pub covered: Vec<String>,
}

//! What is written of the pictures of chats.

use crate::domain::codes::SellerCode;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::time::Day;

/// The picture of a chat that a rule had erased.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PurgedChat {
    /// SHA-256 of the picture.
    pub picture: Hash,
    /// Units whose facts name it.
    pub units: Vec<UnitId>,
    /// Orders whose facts name it: the seller and its SKU.
    pub orders: Vec<(SellerCode, String)>,
    /// The pack of rules.
    pub rule: String,
    /// Its version.
    pub rule_version: u32,
    /// The day that the rule was applied for.
    pub day: Day,
}

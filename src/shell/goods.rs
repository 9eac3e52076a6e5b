//! Files of what customs ask about a seller's goods, as they were taken.

use crate::domain::codes::SellerCode;
use crate::exchange::goods::GoodsProblem;
use crate::text::{Message, ShipDeskMsg};

pub use crate::exchange::goods::heads;

/// What a file of goods came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoodsDone {
    /// The file's name.
    pub file_name: String,
    /// Whose goods.
    pub seller: SellerCode,
    /// SKUs that were taken.
    pub skus: u32,
    /// Rows that were not.
    pub problems: Vec<GoodsProblem>,
}

impl GoodsDone {
    /// Says what it came to.
    pub fn told(&self) -> Message {
        let name = self.file_name.clone();
        match (
            self.skus,
            u32::try_from(self.problems.len()).unwrap_or(u32::MAX),
        ) {
            (0, rows) => ShipDeskMsg::GoodsNotTaken { name, rows }.into(),
            (skus, 0) => ShipDeskMsg::GoodsTaken { name, skus }.into(),
            (skus, rows) => ShipDeskMsg::GoodsPartlyTaken { name, skus, rows }.into(),
        }
    }
}

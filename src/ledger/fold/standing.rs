//! Rows of standing orders.

use crate::domain::dated::lay;
use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::StandingRow;

use super::counting::{counting, ordered};

/// Folds what a seller ordered for its goods of one SKU: of each grade and day the newest word.
pub fn standing(facts: &[Fact]) -> Option<StandingRow> {
    let mut row: Option<StandingRow> = None;
    for fact in counting(&ordered(facts)) {
        if let Body::SellerOrderSet(set) = &fact.body {
            let row = row.get_or_insert_with(|| StandingRow {
                seller: set.seller.clone(),
                sku: set.sku.clone(),
                orders: Vec::new(),
            });
            lay(&mut row.orders, set.order.clone());
        }
    }
    row
}

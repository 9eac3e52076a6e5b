//! What sellers ordered for the products of announced lines.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::expected::ExpectedLine;
use crate::ledger::rows::StandingRow;
use crate::store::fault::Result;
use crate::store::rows::standing;

/// Gives the orders for each SKU of announced lines, by one search a SKU.
pub(super) fn of_lines(db: &Connection, lines: &[&ExpectedLine]) -> Result<Vec<StandingRow>> {
    let named = lines.iter();
    let named = named.filter_map(|line| Some((&line.of.seller, line.sku.as_deref()?)));
    let mut found = Vec::new();
    for (seller, sku) in named.collect::<BTreeSet<_>>() {
        found.extend(standing::get(db, seller, sku)?);
    }
    Ok(found)
}

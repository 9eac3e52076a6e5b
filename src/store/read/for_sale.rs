//! How many equal units are for sale: the depth of stock that advice looks at.

use rusqlite::{Connection, named_params};

use crate::domain::expected::ExpectedLine;
use crate::domain::limits::STOCK_DEPTH_MAX;
use crate::ledger::query::ForSale;
use crate::store::fault::Result;
use crate::store::rows::unit::sale_key;
use crate::store::rows::{all, plain};

pub(in crate::store) const COUNT: &str = "
    select count(*) as units from (
        select 1 from unit where for_sale = :key and for_sale is not null limit :most)";

/// Counts for each product of announced lines its units that are for sale, up to a limit; products
/// without any are left out.
pub(super) fn of_lines(db: &Connection, lines: &[&ExpectedLine]) -> Result<Vec<ForSale>> {
    let mut found: Vec<ForSale> = Vec::new();
    for line in lines {
        let (seller, sku, asin) = (&line.of.seller, line.sku.as_deref(), line.asin.as_deref());
        let Some(key) = sale_key(seller, sku, asin) else {
            continue;
        };
        if found.iter().any(|known| known.is_of(line)) {
            continue;
        }
        let bound = named_params! { ":key": key, ":most": STOCK_DEPTH_MAX };
        let counts = all(&mut *db.prepare_cached(COUNT)?, bound, |row| {
            plain::<u32>(row, "units")
        })?;
        let units = counts.first().copied().unwrap_or_default();
        if units > 0 {
            found.push(ForSale {
                seller: seller.clone(),
                product: sku.or(asin).unwrap_or_default().to_owned(),
                units,
            });
        }
    }
    Ok(found)
}

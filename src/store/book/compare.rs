//! What a file would do to a product book, before it is taken.

use rusqlite::Connection;

use super::item;
use crate::domain::product::Product;
use crate::domain::time::Day;
use crate::ledger::codec;
use crate::ledger::import::ImportCounts;
use crate::store::fault::Result;

/// Counts, if they were told today, products nobody had told of, those with something new to say, and those that say the same.
pub(in crate::store) fn compare(
    db: &Connection,
    products: &[Product],
    today: Day,
) -> Result<ImportCounts> {
    let mut counts = ImportCounts::default();
    for told in products {
        let known = match codec::product_id(told) {
            Some(id) => item::get(db, id)?,
            None => None,
        };
        let count = match known {
            None => &mut counts.new,
            Some((_, known)) if adds_nothing(&known, told, today)? => &mut counts.unchanged,
            Some(_) => &mut counts.changed,
        };
        *count += 1;
    }
    Ok(counts)
}

fn adds_nothing(known: &str, newer: &Product, today: Day) -> Result<bool> {
    let older = codec::decode_product(known)?;
    let laid = newer.clone().over(older.clone(), Some(today));
    Ok(Product {
        says: older.says,
        ..laid
    } == older)
}

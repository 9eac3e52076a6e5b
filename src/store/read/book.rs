//! Product books: what the bench needs of them about a parcel, and a seller's whole book for a desk.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::{lists, weight};
use crate::domain::codes::SellerCode;
use crate::domain::expected::ExpectedLine;
use crate::domain::limits::{DOSSIER_PRODUCTS_MAX, LIST_ROWS_MAX};
use crate::domain::product::Product;
use crate::ledger::book::{Doubt, doubt};
use crate::ledger::codec;
use crate::ledger::query::BookEntry;
use crate::ledger::rows::ProductRow;
use crate::store::book::keys::{self, BookKey};
use crate::store::fault::Result;
use crate::store::rows::weighed::WeighedProduct;
use crate::store::rows::{all, number, plain, small};

pub(in crate::store) const OF_SELLER: &str = "
    select book.source as source, book.body as body from book
    where book.seller = :seller order by book.product limit :limit";
pub(in crate::store) const LEARNED: &str = "
    select seller, barcode, sku, asin, parcels, trust from product
    where seller = :seller order by barcode limit :limit";

/// Gives the products that the lines name or whose barcodes these have, and adds what was learned
/// of those barcodes to `learned`.
pub(super) fn about(
    db: &Connection,
    lines: &[&ExpectedLine],
    learned: &mut Vec<ProductRow>,
) -> Result<Vec<Product>> {
    let mut found: Vec<Product> = Vec::new();
    let mut wanted: BTreeSet<(&SellerCode, BookKey, &str)> = BTreeSet::new();
    for line in lines {
        let ids = [(BookKey::Sku, &line.sku), (BookKey::Asin, &line.asin)];
        for (kind, id) in ids {
            wanted.extend(id.iter().map(|id| (&line.of.seller, kind, id.as_str())));
        }
    }
    for (seller, kind, id) in wanted {
        add(db, seller, (kind, id), &mut found)?;
    }
    // Whoever else has one of these barcodes, or was taught to, makes it doubtful.
    let of_lines = found.iter().flat_map(|product| {
        let codes = product.codes();
        codes.map(|code| (product.seller.clone(), code.to_owned()))
    });
    let of_learned = learned
        .iter()
        .map(|row| (row.seller.clone(), row.barcode.clone()));
    let codes: BTreeSet<(SellerCode, String)> = of_lines.chain(of_learned).collect();
    for (seller, code) in codes {
        add(db, &seller, (BookKey::Code, &code), &mut found)?;
        let is_known = |row: &ProductRow| row.seller == seller && row.barcode == code;
        if !learned.iter().any(is_known) {
            learned.extend(small::get_product(db, &seller, &code)?);
        }
    }
    Ok(found)
}

fn add(
    db: &Connection,
    seller: &SellerCode,
    key: (BookKey, &str),
    found: &mut Vec<Product>,
) -> Result<()> {
    let most = DOSSIER_PRODUCTS_MAX.saturating_sub(found.len());
    for product in keys::products(db, seller, key, most)? {
        if !found.contains(&product) {
            found.push(product);
        }
    }
    Ok(())
}

/// Gives a seller's book with what the bench has learned, doubts first.
pub(super) fn of_seller(db: &Connection, seller: &SellerCode) -> Result<Vec<BookEntry>> {
    let bound = named_params! { ":seller": seller.as_str(), ":limit": number(LIST_ROWS_MAX) };
    let products = all(&mut *db.prepare_cached(OF_SELLER)?, bound, |row| {
        let product = codec::decode_product(&plain::<String>(row, "body")?)?;
        Ok((plain::<i64>(row, "source")?, product))
    })?;
    let learned = all(&mut *db.prepare_cached(LEARNED)?, bound, small::product)?;
    let learned: BTreeMap<String, ProductRow> = learned
        .into_iter()
        .map(|row| (row.barcode.clone(), row))
        .collect();
    let mut files = BTreeMap::new();
    let mut entries = Vec::with_capacity(products.len());
    for (source, product) in products {
        let file = match files.get(&source) {
            Some(known) => String::clone(known),
            None => {
                let name = lists::file_name(db, source)?;
                files.insert(source, name.clone());
                name
            }
        };
        let own = product.codes().filter_map(|code| learned.get(code));
        let own: Vec<ProductRow> = own.cloned().collect();
        entries.push(BookEntry {
            usual: weight::usual_of(
                db,
                WeighedProduct::of(seller, product.sku.as_ref(), product.asin.as_ref()),
            )?,
            doubt: doubt_of(db, seller, &product, &own)?,
            product: Some(product),
            file: Some(file),
            learned: own,
        });
    }
    let told: BTreeSet<String> = entries
        .iter()
        .flat_map(|entry: &BookEntry| &entry.learned)
        .map(|row| row.barcode.clone())
        .collect();
    let mut learned: Vec<ProductRow> = learned.into_values().collect();
    learned.retain(|row| !told.contains(&row.barcode));
    for row in learned {
        let (sku, asin) = (row.bound.sku.as_ref(), row.bound.asin.as_ref());
        entries.push(BookEntry {
            product: None,
            file: None,
            usual: weight::usual_of(db, WeighedProduct::of(seller, sku, asin))?,
            doubt: doubt(seller, &row.barcode, &[], std::slice::from_ref(&row)),
            learned: vec![row],
        });
    }
    entries.sort_by_key(|entry| entry.doubt.is_none());
    entries.truncate(LIST_ROWS_MAX);
    Ok(entries)
}

/// Finds the first doubt about a product's barcodes.
fn doubt_of(
    db: &Connection,
    seller: &SellerCode,
    product: &Product,
    learned: &[ProductRow],
) -> Result<Option<Doubt>> {
    for code in product.codes() {
        let having = keys::products(db, seller, (BookKey::Code, code), DOSSIER_PRODUCTS_MAX)?;
        if let Some(found) = doubt(seller, code, &having, learned) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

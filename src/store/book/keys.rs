//! What a product of a book is found by.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use crate::domain::codes::SellerCode;
use crate::domain::ids::ProductId;
use crate::domain::limits::DOSSIER_PRODUCTS_MAX;
use crate::domain::product::Product;
use crate::ledger::codec;
use crate::store::fault::Result;
use crate::store::rows::{all, plain};

pub(in crate::store) const ADD: &str = "
    insert into book_key (key, seller, kind, product) values (:key, :seller, :kind, :product)
    on conflict do nothing";
pub(in crate::store) const DROP: &str = "
    delete from book_key
    where key = :key and seller = :seller and kind = :kind and product = :product";
pub(in crate::store) const KNOWN: &str = "
    select 1 from book_key
    where key = :key and seller = :seller and kind = :kind and product = :product";
pub(in crate::store) const PRODUCTS: &str = "
    select book.body as body from book_key join book on book.product = book_key.product
    where book_key.key = :key and book_key.seller = :seller and book_key.kind = :kind
    order by book_key.product limit :limit";

pub(in crate::store) const OF_CODE: &str = "
    select book.body as body from book_key join book on book.product = book_key.product
    where book_key.key = :key and book_key.kind = :kind
    order by book_key.seller, book_key.product limit :limit";

/// What a key is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::store) enum BookKey {
    /// What is scanned: a barcode, or the FNSKU.
    Code = 0,
    /// The seller's product id.
    Sku = 1,
    /// Amazon's product id.
    Asin = 2,
}

/// Lists the keys of a product.
pub(super) fn of(product: &Product) -> BTreeSet<(BookKey, String)> {
    let codes = product.codes().map(|code| (BookKey::Code, code.to_owned()));
    let sku = product.sku.iter().map(|sku| (BookKey::Sku, sku.clone()));
    let asin = product.asin.iter().map(|id| (BookKey::Asin, id.clone()));
    codes.chain(sku).chain(asin).collect()
}

/// Makes the keys of a product those of its newer form.
pub(super) fn change(
    db: &Connection,
    id: ProductId,
    older: Option<&Product>,
    newer: &Product,
) -> Result<()> {
    let (before, after) = (older.map(of).unwrap_or_default(), of(newer));
    let changes = [
        (DROP, before.difference(&after)),
        (ADD, after.difference(&before)),
    ];
    for (sql, keys) in changes {
        for (kind, key) in keys {
            db.prepare_cached(sql)?.execute(named_params! {
                ":key": key,
                ":seller": newer.seller.as_str(),
                ":kind": *kind as i64,
                ":product": id.0,
            })?;
        }
    }
    Ok(())
}

/// Tells whether a product is under each of its keys.
pub(super) fn hold(db: &Connection, id: ProductId, product: &Product) -> Result<bool> {
    let mut known = db.prepare_cached(KNOWN)?;
    for (kind, key) in of(product) {
        let is_there = known.exists(named_params! {
            ":key": key,
            ":seller": product.seller.as_str(),
            ":kind": kind as i64,
            ":product": id.0,
        })?;
        if !is_there {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Gives the products of a seller that a key finds.
pub(in crate::store) fn products(
    db: &Connection,
    seller: &SellerCode,
    (kind, key): (BookKey, &str),
    most: usize,
) -> Result<Vec<Product>> {
    all(
        &mut *db.prepare_cached(PRODUCTS)?,
        named_params! {
            ":key": key,
            ":seller": seller.as_str(),
            ":kind": kind as i64,
            ":limit": crate::store::rows::number(most),
        },
        |row| Ok(codec::decode_product(&plain::<String>(row, "body")?)?),
    )
}

/// Gives the products of any seller that a barcode finds.
pub(in crate::store) fn by_code(db: &Connection, code: &str) -> Result<Vec<Product>> {
    all(
        &mut *db.prepare_cached(OF_CODE)?,
        named_params! {
            ":key": code,
            ":kind": BookKey::Code as i64,
            ":limit": crate::store::rows::number(DOSSIER_PRODUCTS_MAX),
        },
        |row| Ok(codec::decode_product(&plain::<String>(row, "body")?)?),
    )
}

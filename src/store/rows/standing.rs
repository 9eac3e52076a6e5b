//! Rows of standing orders.

use rusqlite::{Connection, Row, named_params};

use super::{all, coded, first, number, plain};
use crate::domain::codes::SellerCode;
use crate::domain::limits::PAGE_ROWS;
use crate::ledger::codec;
use crate::ledger::rows::StandingRow;
use crate::store::fault::Result;

pub(in crate::store) const PUT: &str = "
    insert into standing_order (seller, sku, orders) values (:seller, :sku, :orders)
    on conflict (seller, sku) do update set orders = excluded.orders";
pub(in crate::store) const GET: &str =
    "select seller, sku, orders from standing_order where seller = :seller and sku = :sku";
pub(in crate::store) const DROP: &str =
    "delete from standing_order where seller = :seller and sku = :sku";
pub(in crate::store) const PAGE: &str = "
    select seller, sku, orders from standing_order
    where seller = :seller and sku > :after order by sku limit :limit";

pub(in crate::store) fn put(db: &Connection, row: &StandingRow) -> Result<()> {
    db.prepare_cached(PUT)?.execute(named_params! {
        ":seller": row.seller.as_str(),
        ":sku": row.sku,
        ":orders": codec::encode_standing(&row.orders),
    })?;
    Ok(())
}

fn standing(row: &Row<'_>) -> Result<StandingRow> {
    Ok(StandingRow {
        seller: coded(row, "seller", SellerCode::parse)?,
        sku: plain(row, "sku")?,
        orders: codec::decode_standing(&plain::<String>(row, "orders")?)?,
    })
}

pub(in crate::store) fn get(
    db: &Connection,
    seller: &SellerCode,
    sku: &str,
) -> Result<Option<StandingRow>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":seller": seller.as_str(), ":sku": sku },
        standing,
    )
}

pub(in crate::store) fn drop_row(db: &Connection, seller: &SellerCode, sku: &str) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":seller": seller.as_str(), ":sku": sku })?;
    Ok(())
}

/// Gives those of a seller behind a SKU, at most a page.
pub(in crate::store) fn page(
    db: &Connection,
    seller: &SellerCode,
    after: Option<&str>,
) -> Result<Vec<StandingRow>> {
    all(
        &mut *db.prepare_cached(PAGE)?,
        named_params! {
            ":seller": seller.as_str(),
            ":after": after.unwrap_or_default(),
            ":limit": number(PAGE_ROWS),
        },
        standing,
    )
}

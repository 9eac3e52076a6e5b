//! Whole parcels on their shelves: for the rules, for a count, and those that a count missed.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use super::work::{Figure, one};
use crate::domain::codes::ContainerName;
use crate::domain::ids::ParcelId;
use crate::domain::limits::PAGE_ROWS;
use crate::ledger::query::{Page, PageAfter, QueuedParcel};
use crate::ledger::rows::ParcelRow;
use crate::store::fault::Result;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::{all, number};

pub(in crate::store) const ON: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel indexed by parcel_by_shelf \
      where parcel.shelf = :shelf and parcel.shelf is not null"
);
pub(in crate::store) const COUNT_ON: &str = "
    select count(*) from parcel indexed by parcel_by_shelf
    where shelf = :shelf and shelf is not null";
pub(in crate::store) const MISSING: &str = "
    select count(*) as count, min(missing_ms) as oldest from parcel indexed by parcel_missing
    where missing_ms is not null and day >= ''";
pub(in crate::store) const MISSING_PAGE: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel indexed by parcel_missing where parcel.missing_ms is not null \
      and (parcel.day, parcel.received_ms, parcel.parcel) \
        > (:after_day, :after_ms, :after_parcel) \
      order by parcel.day, parcel.received_ms, parcel.parcel limit :limit"
);

/// Gives the whole parcels that stand on a shelf.
pub(in crate::store) fn on(db: &Connection, shelf: &ContainerName) -> Result<Vec<ParcelRow>> {
    all(
        &mut *db.prepare_cached(ON)?,
        named_params! { ":shelf": shelf.as_str() },
        parcel::decode,
    )
}

/// Counts them.
pub(super) fn count_on(db: &Connection, shelf: &ContainerName) -> Result<u32> {
    let named = named_params! { ":shelf": shelf.as_str() };
    Ok(db
        .prepare_cached(COUNT_ON)?
        .query_row(named, |row| row.get(0))?)
}

/// Gives these parcels, each once, as far as they are known.
pub(in crate::store) fn these(db: &Connection, ids: &[ParcelId]) -> Result<Vec<ParcelRow>> {
    let mut found = Vec::new();
    for id in ids.iter().copied().collect::<BTreeSet<_>>() {
        found.extend(parcel::get(db, id)?);
    }
    Ok(found)
}

/// Counts the parcels that a count missed, with the moment of the oldest miss.
pub(super) fn figure(db: &Connection) -> Result<Figure> {
    one(db, MISSING, [])
}

/// Answers one page of them, the one that was received first first.
pub(super) fn missing(db: &Connection, after: Option<PageAfter>) -> Result<Page<QueuedParcel>> {
    let (id, ms) = after.map_or((ParcelId(0), i64::MIN), |after| {
        (ParcelId(after.id), after.at.0)
    });
    // The page before ended at this parcel, which may have been found; it has its day still.
    let day = parcel::get(db, id)?.map(|row| row.day.to_string());
    let rows = all(
        &mut *db.prepare_cached(MISSING_PAGE)?,
        named_params! {
            ":after_day": day.as_deref().unwrap_or_default(),
            ":after_ms": ms,
            ":after_parcel": id.bytes(),
            ":limit": number(PAGE_ROWS),
        },
        parcel::decode,
    )?;
    let whole = rows.len() == PAGE_ROWS;
    let next = rows.last().filter(|_| whole).map(|row| PageAfter {
        at: row.received_at,
        id: row.parcel.0,
    });
    let missed = |row: ParcelRow| {
        let since = row.stands.missing.as_ref().map(|missing| missing.at);
        let since = since.unwrap_or(row.received_at);
        QueuedParcel(row, since)
    };
    Ok(Page {
        rows: rows.into_iter().map(missed).collect(),
        next,
    })
}

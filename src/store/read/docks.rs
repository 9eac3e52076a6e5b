//! The dock: loads that are open, one load as its scanning goes on, and what waits unopened.

use rusqlite::{Connection, named_params};

use super::dossier;
use crate::domain::ids::{LoadId, ParcelId};
use crate::domain::limits::{DOCK_NEWEST_SHOWN, OPEN_LOADS_MAX, PAGE_ROWS};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::query::{
    Backlog, Beside, DockedParcel, LoadCount, LoadView, Page, PageAfter, WaitingParcel,
};
use crate::ledger::rows::{LoadRow, ParcelRow};
use crate::ledger::{Body, Subject};
use crate::store::fault::{Fault, Result};
use crate::store::import::look::Unfinished;
use crate::store::journal;
use crate::store::packs::Packs;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::{all, dock, first, number, plain};

pub(in crate::store) const OPEN: &str = "
    select load, name, said, station, opened_ms, day, closed_ms from load
    where day >= :since and closed_ms is null
    order by day, opened_ms, load limit :limit";
pub(in crate::store) const COUNT: &str =
    "select count(*) from parcel where load = :load and state <> 'undone' and state <> 'merged'";
pub(in crate::store) const NEWEST: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.load = :load and parcel.state <> 'undone' \
      and parcel.state <> 'merged' \
      order by parcel.received_ms desc, parcel.parcel desc limit :limit"
);
pub(in crate::store) const WAITING: &str = "select count(*) from parcel where state = 'at_dock'";
pub(in crate::store) const OLDEST: &str = "
    select received_ms from parcel where state = 'at_dock'
    order by day, received_ms, parcel limit 1";
pub(in crate::store) const BACKLOG: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.state = 'at_dock' \
      and (parcel.day, parcel.received_ms, parcel.parcel) \
        > (:after_day, :after_ms, :after_parcel) \
      order by parcel.day, parcel.received_ms, parcel.parcel limit :limit"
);

/// Lists the loads that are not closed, begun on this day or later, the oldest first.
pub(super) fn open(db: &Connection, since: Day) -> Result<Vec<LoadCount>> {
    let rows = all(
        &mut *db.prepare_cached(OPEN)?,
        named_params! { ":since": since.to_string(), ":limit": number(OPEN_LOADS_MAX) },
        dock::load,
    )?;
    rows.into_iter().map(|row| counted(db, row)).collect()
}

pub(super) fn counted(db: &Connection, row: LoadRow) -> Result<LoadCount> {
    let parcels = db
        .prepare_cached(COUNT)?
        .query_row(named_params! { ":load": row.load.bytes() }, |found| {
            found.get(0)
        })?;
    Ok(LoadCount { row, parcels })
}

/// Gives one load with its newest parcels; none when nothing has that id.
pub(super) fn one(
    (db, unmerged): (&Connection, &Unfinished),
    packs: &Packs,
    id: LoadId,
) -> Result<Option<LoadView>> {
    let Some(row) = dock::get_load(db, id)? else {
        return Ok(None);
    };
    let newest: Vec<ParcelRow> = all(
        &mut *db.prepare_cached(NEWEST)?,
        named_params! { ":load": id.bytes(), ":limit": number(DOCK_NEWEST_SHOWN) },
        parcel::decode,
    )?;
    let docked = |row: ParcelRow| {
        Ok(DockedParcel {
            key: docked_by(db, row.parcel)?,
            dossier: dossier::of_parcel((db, unmerged), packs, row.parcel, &Beside::default())?,
        })
    };
    Ok(Some(LoadView {
        count: counted(db, row)?,
        newest: newest.into_iter().map(docked).collect::<Result<_>>()?,
    }))
}

/// Gives the command of a parcel's scan at the dock.
fn docked_by(db: &Connection, parcel: ParcelId) -> Result<crate::domain::ids::CommandKey> {
    journal::of_subject(db, &Subject::Parcel(parcel))?
        .into_iter()
        .find(|fact| matches!(fact.body, Body::ParcelDocked { .. }))
        .map(|fact| fact.envelope.key)
        .ok_or_else(|| Fault::Damaged("a parcel of a load was never scanned at the dock".into()))
}

/// Answers one page of what waits unopened, with the count and the oldest of all.
pub(super) fn backlog(db: &Connection, after: Option<PageAfter>) -> Result<Backlog> {
    let (id, ms) = after.map_or((ParcelId(0), i64::MIN), |after| {
        (ParcelId(after.id), after.at.0)
    });
    // The page before ended at this parcel, which may have been opened since; it has its day still.
    let day = parcel::get(db, id)?.map(|row| row.day.to_string());
    let rows = all(
        &mut *db.prepare_cached(BACKLOG)?,
        named_params! {
            ":after_day": day.as_deref().unwrap_or_default(),
            ":after_ms": ms,
            ":after_parcel": id.bytes(),
            ":limit": number(PAGE_ROWS),
        },
        parcel::decode,
    )?;
    let next = rows
        .last()
        .filter(|_| rows.len() == PAGE_ROWS)
        .map(|row| PageAfter {
            at: row.received_at,
            id: row.parcel.0,
        });
    let waiting = |parcel: ParcelRow| {
        let load = match parcel.load {
            Some(load) => dock::get_load(db, load)?.map(|row| row.name),
            None => None,
        };
        Ok(WaitingParcel { parcel, load })
    };
    Ok(Backlog {
        parcels: db
            .prepare_cached(WAITING)?
            .query_row([], |found| found.get(0))?,
        oldest: first(&mut *db.prepare_cached(OLDEST)?, [], |row| {
            plain(row, "received_ms").map(UtcMs)
        })?,
        page: Page {
            rows: rows.into_iter().map(waiting).collect::<Result<_>>()?,
            next,
        },
    })
}

//! Open work: what waits for somebody, counted and listed, the oldest first.

use rusqlite::{Connection, Row, named_params};

use super::{
    boxes, claims, containers, docks, holds, leaving, outbox, personal, photos, places, repairs,
    resale, review,
};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::{LIST_ROWS_MAX, PAGE_ROWS, POOL_LOOKED_MAX, WORK_LOOKED_MAX};
use crate::domain::time::{UtcMs, Zone};
use crate::ledger::chatting::Answered;
use crate::ledger::query::{
    Counted, HoldsAsked, LoadCount, Page, PageAfter, ParcelQueue, ParcelsAsked, Queue, QueueFigure,
    QueuedParcel, QueuedUnit, UnitQueue, WorkAsked,
};
use crate::ledger::rows::{MailRow, ParcelRow, ParcelState, ProductRow, Trust, UnitState};
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, dock, first, number, plain, small};

/// What a count of a queue must satisfy, and since when its first member waits.
macro_rules! counted {
    ($since:literal, $from:literal) => {
        concat!(
            "select count(*) as count, min(",
            $since,
            ") as oldest from ",
            $from
        )
    };
}

pub(in crate::store) const WAITING: &str = counted!(
    "put_ms",
    "unit where state = :state and state <> 'put' and state <> 'gone'"
);
pub(in crate::store) const CAGED: &str = counted!(
    "put_ms",
    "unit indexed by unit_caged where state = 'put' and container >= 'G-' and container < 'G.'"
);
pub(in crate::store) const LOADS: &str = counted!(
    "opened_ms",
    "load indexed by load_open where closed_ms is null"
);
pub(in crate::store) const DOUBTS: &str =
    "select count(*) from product where trust = :trust and trust <> 'agreed'";
pub(in crate::store) const PARCELS: &str = "select count(*) from parcel where state = :state";
pub(in crate::store) const OLDEST_PARCEL: &str = "
    select received_ms from parcel where state = :state
    order by day, received_ms, parcel limit 1";

/// A page of units that wait on a shelf.
macro_rules! page_of_units {
    ($from:literal) => {
        concat!(
            "select ",
            unit_columns!(),
            " from unit ",
            $from,
            " and (unit.put_ms, unit.unit) > (:after_ms, :after_unit) \
              order by unit.put_ms, unit.unit limit :limit"
        )
    };
}

pub(in crate::store) const WAITING_PAGE: &str =
    page_of_units!("where unit.state = :state and unit.state <> 'put' and unit.state <> 'gone'");
pub(in crate::store) const CAGED_PAGE: &str = page_of_units!(
    "indexed by unit_caged where unit.state = 'put' \
     and unit.container >= 'G-' and unit.container < 'G.'"
);
pub(in crate::store) const PARCELS_PAGE: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.state = :state \
      and (parcel.day, parcel.received_ms, parcel.parcel) \
        > (:after_day, :after_ms, :after_parcel) \
      order by parcel.day, parcel.received_ms, parcel.parcel limit :limit"
);
pub(in crate::store) const EVIDENCE_PAGE: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel indexed by parcel_on_evidence \
      where parcel.state = :state and parcel.state = 'empty' and parcel.shelf is not null \
      and (parcel.day, parcel.received_ms, parcel.parcel) \
        > (:after_day, :after_ms, :after_parcel) \
      order by parcel.day, parcel.received_ms, parcel.parcel limit :limit"
);
pub(in crate::store) const LOADS_PAGE: &str = "
    select load, name, said, station, opened_ms, day, closed_ms from load indexed by load_open
    where closed_ms is null order by day, opened_ms, load limit :limit";
pub(in crate::store) const DOUBTS_PAGE: &str = "
    select seller, barcode, sku, asin, parcels, trust from product
    where trust = :trust and trust <> 'agreed' order by seller, barcode limit :limit";

/// How many wait and since when.
pub(super) type Figure = (u32, Option<UtcMs>);

/// Counts every queue.
pub(super) fn figures(
    snapshot: (&Connection, &Packs),
    asked: WorkAsked,
    zone: Zone,
) -> Result<Vec<QueueFigure>> {
    Queue::ALL
        .iter()
        .copied()
        .map(|queue| figure(snapshot, queue, asked, zone))
        .collect()
}

fn figure(
    (db, packs): (&Connection, &Packs),
    queue: Queue,
    work: WorkAsked,
    zone: Zone,
) -> Result<QueueFigure> {
    let mut counted = Counted::All;
    let mut delivered = None;
    let (count, oldest) = match queue {
        Queue::Units(UnitQueue::Caged) => one(db, CAGED, [])?,
        Queue::Units(UnitQueue::Missing) => places::figure(db)?,
        Queue::Units(of) => one(db, WAITING, named_params! { ":state": state(of).code() })?,
        Queue::Parcels(ParcelQueue::Missing) => boxes::figure(db)?,
        Queue::Parcels(ParcelQueue::Evidence) => leaving::on_evidence(db)?,
        Queue::Forwards => one(db, leaving::FORWARDS, [])?,
        Queue::Drums => leaving::drum_figure(db, packs, work.today)?,
        Queue::Parcels(ParcelQueue::Expired) => in_state(db, ParcelState::Expired)?,
        Queue::Photos => photos::owing(db)?,
        Queue::Labels => personal::uncovered(db)?,
        Queue::Claims(queue) => {
            let (count, first) = claims::figure(db, queue, work.claims)?;
            delivered = first;
            (count, None)
        }
        Queue::Holds(queue) => holds::figure(
            db,
            HoldsAsked {
                queue,
                today: work.today,
            },
        )?,
        Queue::Repairs(queue) => repairs::figure(db, queue)?,
        Queue::Backlog => in_state(db, ParcelState::AtDock)?,
        Queue::Parcels(
            queue @ (ParcelQueue::Claim
            | ParcelQueue::ClaimFound
            | ParcelQueue::Over
            | ParcelQueue::Unknown
            | ParcelQueue::LongOpen),
        ) => {
            let asked = ParcelsAsked {
                queue,
                opened_before: work.opened_before,
                over_since: work.over_since,
            };
            let (rows, all) = looked_through(db, asked)?;
            counted = all;
            let oldest = rows.first().map(|row| since(queue, row));
            (u32::try_from(rows.len()).unwrap_or(u32::MAX), oldest)
        }
        Queue::Mail => {
            let rows = outbox::outbox(db)?.into_iter();
            let silent: Vec<MailRow> = rows
                .filter(|row| row.answered() == Answered::Not)
                .map(|row| row.mail)
                .collect();
            let count = u32::try_from(silent.len()).unwrap_or(u32::MAX);
            (count, silent.iter().map(|row| row.made_at).min())
        }
        Queue::Loads => one(db, LOADS, [])?,
        Queue::Stays => containers::staying(db, work.today, zone)?,
        Queue::Batches => resale::lateness(db, work.today, zone)?,
        Queue::Products(trust) => {
            let count = db
                .prepare_cached(DOUBTS)?
                .query_row(named_params! { ":trust": trust.code() }, |row| row.get(0))?;
            (count, None)
        }
    };
    Ok(QueueFigure {
        queue,
        count,
        oldest,
        delivered,
        counted,
    })
}

/// Reads a count and the oldest moment.
pub(super) fn one(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Figure> {
    let found = first(&mut *db.prepare_cached(sql)?, params, |row: &Row<'_>| {
        let oldest: Option<i64> = plain(row, "oldest")?;
        Ok((plain(row, "count")?, oldest.map(UtcMs)))
    })?;
    Ok(found.unwrap_or((0, None)))
}

fn in_state(db: &Connection, state: ParcelState) -> Result<Figure> {
    let state = named_params! { ":state": state.code() };
    let count = db
        .prepare_cached(PARCELS)?
        .query_row(state, |row| row.get(0))?;
    let oldest = first(&mut *db.prepare_cached(OLDEST_PARCEL)?, state, |row| {
        plain(row, "received_ms").map(UtcMs)
    })?;
    Ok((count, oldest))
}

/// The state of the units of a queue.
fn state(queue: UnitQueue) -> UnitState {
    match queue {
        UnitQueue::Approval => UnitState::Waiting,
        UnitQueue::Judged => UnitState::Judged,
        UnitQueue::Parked => UnitState::Parked,
        UnitQueue::Caged | UnitQueue::Missing => UnitState::Put,
    }
}

/// Answers one page of units, the one that waits longest first.
pub(super) fn units(
    db: &Connection,
    queue: UnitQueue,
    after: Option<PageAfter>,
) -> Result<Page<QueuedUnit>> {
    let (ms, unit) = after.map_or((i64::MIN, UnitId(0)), |after| {
        (after.at.0, UnitId(after.id))
    });
    let (ms, unit, limit) = (ms, unit.bytes(), number(PAGE_ROWS));
    let rows = match queue {
        UnitQueue::Missing => return places::missing(db, after),
        UnitQueue::Caged => all(
            &mut *db.prepare_cached(CAGED_PAGE)?,
            named_params! { ":after_ms": ms, ":after_unit": unit, ":limit": limit },
            unit::decode,
        )?,
        UnitQueue::Approval | UnitQueue::Judged | UnitQueue::Parked => all(
            &mut *db.prepare_cached(WAITING_PAGE)?,
            named_params! {
                ":state": state(queue).code(),
                ":after_ms": ms,
                ":after_unit": unit,
                ":limit": limit,
            },
            unit::decode,
        )?,
    };
    let last = rows.last().filter(|_| rows.len() == PAGE_ROWS);
    Ok(Page {
        next: last.map(|row| PageAfter {
            at: row.put_at,
            id: row.unit.0,
        }),
        rows: rows.into_iter().map(QueuedUnit).collect(),
    })
}

/// Answers one page of parcels, the one that waits longest first. What must be looked through
/// parcel by parcel is one page.
pub(super) fn parcels(
    db: &Connection,
    asked: ParcelsAsked,
    after: Option<PageAfter>,
) -> Result<Page<QueuedParcel>> {
    let (rows, next) = match asked.queue {
        ParcelQueue::Missing => return boxes::missing(db, after),
        ParcelQueue::Evidence => page_of((db, EVIDENCE_PAGE), ParcelState::Empty, after)?,
        ParcelQueue::Expired => page_of((db, PARCELS_PAGE), ParcelState::Expired, after)?,
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Over
        | ParcelQueue::Unknown
        | ParcelQueue::LongOpen => (looked_through(db, asked)?.0, None),
    };
    let waits = |row: ParcelRow| {
        let since = since(asked.queue, &row);
        QueuedParcel(row, since)
    };
    Ok(Page {
        rows: rows.into_iter().map(waits).collect(),
        next,
    })
}

fn page_of(
    (db, sql): (&Connection, &str),
    state: ParcelState,
    after: Option<PageAfter>,
) -> Result<(Vec<ParcelRow>, Option<PageAfter>)> {
    let rows = batch((db, sql), state, after, PAGE_ROWS)?;
    let last = rows.last().filter(|_| rows.len() == PAGE_ROWS);
    let next = last.map(|row| PageAfter {
        at: row.received_at,
        id: row.parcel.0,
    });
    Ok((rows, next))
}

fn batch(
    (db, sql): (&Connection, &str),
    state: ParcelState,
    after: Option<PageAfter>,
    limit: usize,
) -> Result<Vec<ParcelRow>> {
    let (id, ms) = after.map_or((ParcelId(0), i64::MIN), |after| {
        (ParcelId(after.id), after.at.0)
    });
    // The page before ended at this parcel, which may have left the queue; it has its day still.
    let day = parcel::get(db, id)?.map(|row| row.day.to_string());
    all(
        &mut *db.prepare_cached(sql)?,
        named_params! {
            ":state": state.code(),
            ":after_day": day.as_deref().unwrap_or_default(),
            ":after_ms": ms,
            ":after_parcel": id.bytes(),
            ":limit": number(limit),
        },
        parcel::decode,
    )
}

/// Looks through the oldest parcels at work: whether somebody announced one is in no column, since
/// tomorrow's file may say so.
fn looked_through(db: &Connection, asked: ParcelsAsked) -> Result<(Vec<ParcelRow>, Counted)> {
    let states: &[ParcelState] = match asked.queue {
        ParcelQueue::Unknown => &[ParcelState::AtDock, ParcelState::Open],
        ParcelQueue::LongOpen => &[ParcelState::Open],
        ParcelQueue::Claim | ParcelQueue::ClaimFound | ParcelQueue::Over => &[ParcelState::Claim],
        ParcelQueue::Expired => &[ParcelState::Expired],
        ParcelQueue::Evidence => &[ParcelState::Empty],
        // They are in a column.
        ParcelQueue::Missing => &[],
    };
    let (mut found, mut counted) = (Vec::new(), Counted::All);
    for state in states {
        let rows = batch((db, PARCELS_PAGE), *state, None, WORK_LOOKED_MAX)?;
        if rows.len() == WORK_LOOKED_MAX {
            counted = Counted::Oldest;
        }
        for row in rows {
            let waits = match asked.queue {
                ParcelQueue::Unknown => !has_owner(db, &row)?,
                ParcelQueue::Claim => !is_over(asked, &row) && !has_owner(db, &row)?,
                ParcelQueue::Over => is_over(asked, &row) && !has_owner(db, &row)?,
                ParcelQueue::ClaimFound => has_owner(db, &row)?,
                ParcelQueue::LongOpen => since(asked.queue, &row) < asked.opened_before,
                ParcelQueue::Evidence | ParcelQueue::Expired | ParcelQueue::Missing => true,
            };
            if waits {
                found.push(row);
            }
        }
    }
    found.sort_by_key(|row| (since(asked.queue, row), row.parcel));
    Ok((found, counted))
}

/// Tells whether a parcel's wait on the claim shelf is over.
fn is_over(asked: ParcelsAsked, row: &ParcelRow) -> bool {
    let shelved = row.shelved.zip(asked.over_since);
    shelved.is_some_and(|(shelved, over)| shelved <= over)
}

/// Tells whether a file announces a parcel, or a seller says that it is its own.
fn has_owner(db: &Connection, row: &ParcelRow) -> Result<bool> {
    Ok(!row.claims.is_empty() || review::is_announced(db, row)?)
}

/// Finds the parcels of the claim shelf that a file announces by now, among the oldest.
pub(super) fn pool_found(db: &Connection) -> Result<Vec<ParcelId>> {
    let mut found = Vec::new();
    for row in batch(
        (db, PARCELS_PAGE),
        ParcelState::Claim,
        None,
        POOL_LOOKED_MAX,
    )? {
        if has_owner(db, &row)? {
            found.push(row.parcel);
        }
    }
    Ok(found)
}

/// Since when a parcel waits in a queue.
fn since(queue: ParcelQueue, row: &ParcelRow) -> UtcMs {
    match queue {
        ParcelQueue::LongOpen => row.opened_at.unwrap_or(row.received_at),
        ParcelQueue::Over => row.closed_at.unwrap_or(row.received_at),
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Expired
        | ParcelQueue::Evidence
        | ParcelQueue::Missing
        | ParcelQueue::Unknown => row.received_at,
    }
}

/// Lists the loads that were left open, the oldest first.
pub(super) fn loads(db: &Connection) -> Result<Vec<LoadCount>> {
    let rows = all(
        &mut *db.prepare_cached(LOADS_PAGE)?,
        named_params! { ":limit": number(PAGE_ROWS) },
        dock::load,
    )?;
    rows.into_iter()
        .map(|row| docks::counted(db, row))
        .collect()
}

/// Lists barcodes that want a second word.
pub(super) fn products(db: &Connection, trust: Trust) -> Result<Vec<ProductRow>> {
    all(
        &mut *db.prepare_cached(DOUBTS_PAGE)?,
        named_params! { ":trust": trust.code(), ":limit": number(LIST_ROWS_MAX) },
        small::product,
    )
}

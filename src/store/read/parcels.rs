//! Pages of parcels, newest first.

use rusqlite::{Connection, named_params};

use super::dossier::Snapshot;
use super::review::{unannounced, weight_of};
use crate::domain::expected::ReturnStanding;
use crate::domain::ids::ParcelId;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::{Day, Zone};
use crate::domain::weight::WeightVerdict;
use crate::ledger::figures::{self, Part};
use crate::ledger::query::{Page, PageAfter, ParcelFilter, ParcelOnly, WeightOnly};
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::store::fault::Result;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::{all, number};

/// What every page's rows must satisfy; a filter that is not set is null.
macro_rules! page_of_parcels {
    ($bound:literal) => {
        concat!(
            "select ",
            parcel_columns!(),
            " from parcel where ",
            $bound,
            " and (:finding is null or parcel.finding = :finding) \
              and (:only <> 'missing_line' \
                or instr(json_extract(parcel.detail, '$.unseen'), ',\"missing\"]') > 0) \
              and (:only <> 'unannounced' or ",
            unannounced!(),
            ") \
              order by parcel.day desc, parcel.received_ms desc, parcel.parcel desc limit :limit"
        )
    };
}

pub(in crate::store) const OF_STATE: &str = page_of_parcels!(
    "parcel.state = :state and :day is null \
     and (parcel.day, parcel.received_ms, parcel.parcel) \
       < (:after_day, :after_ms, :after_parcel)"
);
pub(in crate::store) const OF_STATE_AND_DAY: &str = page_of_parcels!(
    "parcel.state = :state and parcel.day >= :day \
     and (parcel.day, parcel.received_ms, parcel.parcel) \
       < (:after_day, :after_ms, :after_parcel)"
);
pub(in crate::store) const OF_DAY: &str = page_of_parcels!(
    "parcel.day >= :day \
     and (parcel.day, parcel.received_ms, parcel.parcel) \
       < (:after_day, :after_ms, :after_parcel) \
     and parcel.state <> 'undone' and parcel.state <> 'merged' and :state is null"
);
pub(in crate::store) const OF_ALL: &str = page_of_parcels!(
    "parcel.state <> 'undone' and :state is null and :day is null \
     and (parcel.day, parcel.received_ms, parcel.parcel) \
       < (:after_day, :after_ms, :after_parcel)"
);

/// Later than every site day.
const AFTER_ALL_DAYS: &str = "9999-99-99";

/// Answers one page. Receipts taken back show only where their state is asked for, and so do records of a
/// day for which another stands: what was written down twice came once. The hour and the
/// verdict on the weight, and the count that rows are in, which are no columns, are filtered as rows come.
pub(super) fn page(
    snapshot: Snapshot<'_>,
    filter: &ParcelFilter,
    after: Option<PageAfter>,
    zone: Zone,
) -> Result<Page<ParcelRow>> {
    let mut rows = Vec::new();
    let mut after = after;
    loop {
        let batch = batch(snapshot.0, filter, after)?;
        let whole = batch.len() == PAGE_ROWS;
        after = batch.last().map(next_after);
        for row in batch {
            if fits(filter, &row, zone) && is_of_weight(snapshot, filter.weight, &row)? {
                rows.push(row);
            }
            if rows.len() == PAGE_ROWS {
                let next = rows.last().map(next_after);
                return Ok(Page { rows, next });
            }
        }
        if !whole {
            return Ok(Page { rows, next: None });
        }
    }
}

fn fits(filter: &ParcelFilter, row: &ParcelRow, zone: Zone) -> bool {
    let is_in = |part: &Part| {
        figures::of_parcel(row, zone).is_some_and(|counted| counted.parts.contains(part))
    };
    filter
        .hour
        .is_none_or(|hour| zone.hour(row.received_at) == hour)
        && filter.part.as_ref().is_none_or(is_in)
}

fn is_of_weight(snapshot: Snapshot<'_>, only: WeightOnly, row: &ParcelRow) -> Result<bool> {
    Ok(match only {
        WeightOnly::All => true,
        WeightOnly::Light => {
            matches!(weight_of(snapshot, row)?, WeightVerdict::Light { .. })
        }
        WeightOnly::Unusual => {
            matches!(weight_of(snapshot, row)?, WeightVerdict::Unusual { .. })
        }
    })
}

fn next_after(row: &ParcelRow) -> PageAfter {
    PageAfter {
        at: row.received_at,
        id: row.parcel.0,
    }
}

fn batch(
    db: &Connection,
    filter: &ParcelFilter,
    after: Option<PageAfter>,
) -> Result<Vec<ParcelRow>> {
    let sql = match (filter.state, filter.day) {
        (Some(_), None) => OF_STATE,
        (Some(_), Some(_)) => OF_STATE_AND_DAY,
        (None, Some(_)) => OF_DAY,
        (None, None) => OF_ALL,
    };
    let (id, ms) = after.map_or((ParcelId(u128::MAX), i64::MAX), |after| {
        (ParcelId(after.id), after.at.0)
    });
    let day = parcel::get(db, id)?.map(|row| row.day.to_string());
    // Of some days the list begins at the end of the last one.
    let last = filter.until.or(filter.day);
    let last = last.map_or_else(|| AFTER_ALL_DAYS.to_owned(), |day| day.to_string());
    all(
        &mut *db.prepare_cached(sql)?,
        named_params! {
            ":after_day": day.as_deref().unwrap_or(&last),
            ":after_ms": ms,
            ":after_parcel": id.bytes(),
            ":day": filter.day.map(|day: Day| day.to_string()),
            ":state": filter.state.map(ParcelState::code),
            ":finding": filter.finding.map(ReturnStanding::code),
            ":only": match filter.only {
                ParcelOnly::All => "all",
                ParcelOnly::Unannounced => "unannounced",
                ParcelOnly::MissingLine => "missing_line",
            },
            ":limit": number(PAGE_ROWS),
        },
        parcel::decode,
    )
}

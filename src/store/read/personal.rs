//! Photos whose originals show an address: those that stand, those that were erased, and scans as sent.

use rusqlite::{Connection, named_params};

use super::work;
use crate::domain::ids::{Hash, ParcelId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::query::{Originals, OriginalsAsked, Page, PageAfter, PersonalPhoto};
use crate::ledger::rows::PhotoRow;
use crate::store::claims::Claimed;
use crate::store::fault::Result;
use crate::store::raw;
use crate::store::rows::dock::{self, photo_columns};
use crate::store::rows::{all, coded_maybe, first, number, parcel};

/// A page of originals, the one taken first on top.
macro_rules! page_of_originals {
    ($from:literal) => {
        concat!(
            "select ",
            photo_columns!(),
            " from photo ",
            $from,
            " and photo.taken_ms < :before \
              and (photo.taken_ms, photo.photo) > (:after_ms, :after_photo) \
              order by photo.taken_ms, photo.photo limit :limit"
        )
    };
}

pub(in crate::store) const PERSONAL: &str = page_of_originals!(
    "indexed by photo_personal where photo.purged is null \
     and (photo.kind = 'label' or photo.copy is not null)"
);
pub(in crate::store) const UNCOVERED: &str = page_of_originals!(
    "indexed by photo_uncovered where photo.purged is null \
     and photo.kind = 'label' and photo.copy is null"
);
/// Every moment is later than that one: the condition makes a search of the index.
pub(in crate::store) const UNCOVERED_COUNT: &str = "
    select count(*) as count, min(taken_ms) as oldest from photo indexed by photo_uncovered
    where purged is null and kind = 'label' and copy is null
        and taken_ms > -9223372036854775808";
pub(in crate::store) const PURGED: &str = concat!(
    "select ",
    photo_columns!(),
    " from photo indexed by photo_purged where photo.purged is not null \
      and photo.photo > :after order by photo.photo limit :limit"
);
pub(in crate::store) const OF_COPY: &str = concat!(
    "select ",
    photo_columns!(),
    " from photo indexed by photo_by_copy where photo.copy = :copy limit 1"
);
pub(in crate::store) const CLAIMED: &str = "
    select max(claim.delivered) as delivered from unit
    cross join claim on claim.id = unit.unit and claim.kind = 'unit'
    where unit.parcel = :parcel";

/// One search of an index for each day: days are few, parcels are not.
pub(in crate::store) const WORKED_ON: &str =
    "select 1 from parcel indexed by parcel_by_day where day = :day limit 1";

/// Counts the days from the first to the last on which a parcel was received.
pub(super) fn worked_days(db: &Connection, first: Day, last: Day) -> Result<u32> {
    let mut search = db.prepare_cached(WORKED_ON)?;
    let mut worked = 0;
    for back in 0..=last.days_since(first) {
        let day = last.plus_days(-back).to_string();
        worked += u32::from(search.exists(named_params! { ":day": day })?);
    }
    Ok(worked)
}

/// Gives one page of originals.
pub(super) fn originals(
    db: &Connection,
    asked: OriginalsAsked,
    after: Option<PageAfter>,
) -> Result<Page<PersonalPhoto>> {
    let sql = match asked.which {
        Originals::Personal => PERSONAL,
        Originals::Uncovered => UNCOVERED,
    };
    let (ms, photo) = after.map_or((i64::MIN, Vec::new()), |after| {
        // The page before ended at the photo whose hash begins so: this is past every such hash.
        let begins = after.id.to_be_bytes();
        (after.at.0, [begins, [0xff; 16]].concat())
    });
    let found = all(
        &mut *db.prepare_cached(sql)?,
        named_params! {
            ":before": asked.taken_before.0,
            ":after_ms": ms,
            ":after_photo": photo,
            ":limit": number(PAGE_ROWS),
        },
        dock::photo,
    )?;
    let last = found.last().filter(|_| found.len() == PAGE_ROWS);
    let next = last.map(|row| PageAfter {
        at: row.named.taken_at,
        id: row.named.photo.beginning(),
    });
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        rows.extend(personal(db, row)?);
    }
    Ok(Page { rows, next })
}

fn personal(db: &Connection, row: PhotoRow) -> Result<Option<PersonalPhoto>> {
    let Some(parcel) = parcel::get(db, row.named.parcel)? else {
        return Ok(None);
    };
    let claimed = of_units(db, parcel.parcel)?.max(Claimed::Parcel(parcel.parcel).delivered(db)?);
    Ok(Some(PersonalPhoto {
        row,
        number: parcel.number,
        claimed,
    }))
}

/// Gives the latest day of delivery of the claims for a parcel's units.
fn of_units(db: &Connection, id: ParcelId) -> Result<Option<Day>> {
    let found = first(
        &mut *db.prepare_cached(CLAIMED)?,
        named_params! { ":parcel": id.bytes() },
        |row| coded_maybe(row, "delivered", Day::parse),
    )?;
    Ok(found.flatten())
}

/// Counts the photos of labels that have no covered copy, and says when the oldest was taken.
pub(super) fn uncovered(db: &Connection) -> Result<(u32, Option<UtcMs>)> {
    work::one(db, UNCOVERED_COUNT, [])
}

/// Gives a page of the photos whose originals were erased by rule.
pub(super) fn purged(db: &Connection, after: Option<Hash>) -> Result<Vec<PhotoRow>> {
    let after: Vec<u8> = after.map(|hash| hash.0.to_vec()).unwrap_or_default();
    all(
        &mut *db.prepare_cached(PURGED)?,
        named_params! { ":after": after, ":limit": number(PAGE_ROWS) },
        dock::photo,
    )
}

/// Gives the first photo whose newest covered copy is this one.
pub(super) fn of_copy(db: &Connection, copy: Hash) -> Result<Option<PhotoRow>> {
    first(
        &mut *db.prepare_cached(OF_COPY)?,
        named_params! { ":copy": copy.0 },
        dock::photo,
    )
}

/// Counts the scans that are kept as they were sent and were made before a moment.
pub(super) fn raw_scans(db: &Connection, before: UtcMs) -> Result<u64> {
    let count: i64 = db
        .prepare_cached(raw::COUNT)?
        .query_row(named_params! { ":before": raw::bound(before) }, |row| {
            row.get(0)
        })?;
    Ok(u64::try_from(count).unwrap_or(0))
}

//! Holds, page by page by the day of review: the one that is looked at first comes first.

use rusqlite::{Connection, Row, named_params};

use super::claims::NO_END;
use super::work;
use crate::domain::codes::SellerCode;
use crate::domain::ids::UnitId;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::holding::held;
use crate::ledger::query::claims::{day_of, moment};
use crate::ledger::query::{HeldCount, HeldUnit, HoldQueue, HoldsAsked, Page, PageAfter};
use crate::store::fault::Result;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, coded, coded_maybe, number, parcel, plain};

pub(in crate::store) const PAGE: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit indexed by unit_held
    where unit.hold_review is not null and unit.hold_review >= :from and unit.hold_review < :until
    and (unit.hold_review, unit.unit) > (:after_day, :after_unit)
    order by unit.hold_review, unit.unit limit :limit"
);
pub(in crate::store) const COUNT: &str = "
    select count(*) as count, min(put_ms) as oldest from unit indexed by unit_held
    where hold_review is not null and hold_review >= :from and hold_review < :until";
pub(in crate::store) const WALL: &str = "
    select hold_review, seller, count(*) as count, min(put_ms) as oldest
    from unit indexed by unit_held where hold_review is not null
    group by hold_review, seller order by hold_review, seller";

/// The days of review of a queue: the first, and the day after the last.
fn bounds(asked: HoldsAsked) -> (String, String) {
    let tomorrow = asked.today.plus_days(1).to_string();
    match asked.queue {
        HoldQueue::Over => (String::new(), tomorrow),
        HoldQueue::Waits => (tomorrow, NO_END.to_owned()),
    }
}

/// Counts a queue, and tells since when the one that waits longest is there.
pub(super) fn figure(db: &Connection, asked: HoldsAsked) -> Result<(u32, Option<UtcMs>)> {
    let (from, until) = bounds(asked);
    work::one(db, COUNT, named_params! { ":from": from, ":until": until })
}

/// Answers one page.
pub(super) fn page(
    db: &Connection,
    asked: HoldsAsked,
    after: Option<PageAfter>,
) -> Result<Page<HeldUnit>> {
    let (from, until) = bounds(asked);
    let (day, id) = after.map_or((String::new(), UnitId(0)), |after| {
        (day_of(after.at).to_string(), UnitId(after.id))
    });
    let rows = all(
        &mut *db.prepare_cached(PAGE)?,
        named_params! {
            ":from": from.max(day.clone()),
            ":until": until,
            ":after_day": day,
            ":after_unit": id.bytes(),
            ":limit": number(PAGE_ROWS),
        },
        unit::decode,
    )?;
    let last = rows.last().filter(|_| rows.len() == PAGE_ROWS);
    let next = last.and_then(|row| {
        Some(PageAfter {
            at: moment(held(row)?.review),
            id: row.unit.0,
        })
    });
    let mut page = Vec::with_capacity(rows.len());
    for unit in rows {
        let came = parcel::get(db, unit.inspection.parcel)?;
        page.push(HeldUnit {
            received: came.map_or(unit.day, |parcel| parcel.day),
            unit,
        });
    }
    Ok(Page { rows: page, next })
}

/// Counts held units by day of review and seller.
pub(super) fn wall(db: &Connection) -> Result<Vec<HeldCount>> {
    all(&mut *db.prepare_cached(WALL)?, [], |row: &Row<'_>| {
        Ok(HeldCount {
            review: coded(row, "hold_review", Day::parse)?,
            seller: coded_maybe(row, "seller", SellerCode::parse)?,
            count: plain(row, "count")?,
            oldest: UtcMs(plain(row, "oldest")?),
        })
    })
}

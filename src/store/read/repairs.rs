//! Repairs, page by page by their days: the one that is due first comes first.

use rusqlite::{Connection, named_params};

use super::work;
use crate::domain::ids::UnitId;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::repair::RepairQueue;
use crate::domain::time::UtcMs;
use crate::ledger::query::claims::{day_of, moment};
use crate::ledger::query::{Page, PageAfter, RepairUnit};
use crate::ledger::repairing;
use crate::store::fault::Result;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number};

pub(in crate::store) const PAGE: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit indexed by unit_repairs
    where unit.repair_queue is not null and unit.repair_queue = :queue
    and (unit.repair_day, unit.unit) > (:after_day, :after_unit)
    order by unit.repair_day, unit.unit limit :limit"
);
pub(in crate::store) const COUNT: &str = "
    select count(*) as count, min(put_ms) as oldest from unit indexed by unit_repairs
    where repair_queue is not null and repair_queue = :queue";

/// Counts a queue, and tells since when the one that waits longest is there.
pub(super) fn figure(db: &Connection, queue: RepairQueue) -> Result<(u32, Option<UtcMs>)> {
    work::one(db, COUNT, named_params! { ":queue": queue.code() })
}

/// Answers one page.
pub(super) fn page(
    db: &Connection,
    queue: RepairQueue,
    after: Option<PageAfter>,
) -> Result<Page<RepairUnit>> {
    let (day, id) = after.map_or((String::new(), UnitId(0)), |after| {
        (day_of(after.at).to_string(), UnitId(after.id))
    });
    let rows = all(
        &mut *db.prepare_cached(PAGE)?,
        named_params! {
            ":queue": queue.code(),
            ":after_day": day,
            ":after_unit": id.bytes(),
            ":limit": number(PAGE_ROWS),
        },
        unit::decode,
    )?;
    let last = rows.last().filter(|_| rows.len() == PAGE_ROWS);
    let next = last.map(|row| PageAfter {
        at: moment(repairing::day_of(row)),
        id: row.unit.0,
    });
    Ok(Page {
        rows: rows.into_iter().map(RepairUnit).collect(),
        next,
    })
}

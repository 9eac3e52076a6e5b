//! Pages of units, newest first.

use rusqlite::{Connection, named_params};

use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::{Day, Zone};
use crate::ledger::figures::{self, Part};
use crate::ledger::query::{Page, PageAfter, UnitFilter, UnitOnly};
use crate::ledger::rows::UnitRow;
use crate::store::fault::Result;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number};

/// What every page's rows must satisfy; a filter that is not set is null.
macro_rules! page_of_units {
    ($bound:literal) => {
        concat!(
            "select ",
            unit_columns!(),
            " from unit where ",
            $bound,
            " and (:seller is null or unit.seller = :seller) \
              and (:decision is null or unit.decision = :decision) \
              and (:grade is null or unit.grade = :grade) \
              and (:container is null or unit.container = :container) \
              and (:person is null or unit.person = :person) \
              and (:parcel is null or unit.parcel = :parcel) \
              and (:only <> 'overridden' or unit.decision is not unit.proposed) \
              and (:only <> 'not_expected' or unit.how = 'not_expected') \
              and (:only <> 'graded' or unit.grade is not null) \
              and (:only <> 'of_nobody' or unit.seller is null) \
              and (:only <> 'by_nobody' or unit.person is null) \
              order by unit.day desc, unit.put_ms desc, unit.unit desc limit :limit"
        )
    };
}

pub(in crate::store) const OF_DAY: &str = page_of_units!(
    "unit.state <> 'undone' and (:only = 'in' or (unit.state in ('put', 'gone')) = (:only <> 'waiting')) \
     and unit.day >= :day and (unit.day, unit.put_ms, unit.unit) < (:after_day, :after_ms, :after_unit)"
);
pub(in crate::store) const OF_CONTAINER: &str = page_of_units!(
    "(unit.state = 'put' or unit.state = 'gone') and unit.container = :container and (:day is null or unit.day >= :day) \
     and (unit.day, unit.put_ms, unit.unit) < (:after_day, :after_ms, :after_unit)"
);
pub(in crate::store) const OF_PARCEL: &str = page_of_units!(
    "unit.state in ('put', 'gone') and unit.parcel = :parcel and (:day is null or unit.day >= :day) \
     and (unit.day, unit.put_ms, unit.unit) < (:after_day, :after_ms, :after_unit)"
);
pub(in crate::store) const OF_ALL: &str = page_of_units!(
    "unit.state <> 'undone' and (:only = 'in' or (unit.state in ('put', 'gone')) = (:only <> 'waiting')) \
     and :day is null and (unit.day, unit.put_ms, unit.unit) < (:after_day, :after_ms, :after_unit)"
);

/// Later than every site day.
const AFTER_ALL_DAYS: &str = "9999-99-99";

/// Answers one page. The hour and the count that rows are in, which are no columns, are filtered as they come.
pub(super) fn page(
    db: &Connection,
    filter: &UnitFilter,
    after: Option<PageAfter>,
    zone: Zone,
) -> Result<Page<UnitRow>> {
    let mut rows = Vec::new();
    let mut after = match after {
        Some(after) => Some(place(db, after, zone)?),
        None => None,
    };
    loop {
        let batch = batch(db, filter, after.as_ref())?;
        let whole = batch.len() == PAGE_ROWS;
        after = batch.last().map(place_of);
        for row in batch {
            if fits(filter, &row, zone) {
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

fn fits(filter: &UnitFilter, row: &UnitRow, zone: Zone) -> bool {
    let is_in = |part: &Part| {
        figures::of_unit(row, zone).is_some_and(|counted| counted.parts.contains(part))
    };
    filter.hour.is_none_or(|hour| zone.hour(row.put_at) == hour)
        && filter.part.as_ref().is_none_or(is_in)
}

/// A row's place in the order of pages.
struct Place {
    day: String,
    ms: i64,
    unit: UnitId,
}

fn place_of(row: &UnitRow) -> Place {
    Place {
        day: row.day.to_string(),
        ms: row.put_at.0,
        unit: row.unit,
    }
}

fn next_after(row: &UnitRow) -> PageAfter {
    PageAfter {
        at: row.put_at,
        id: row.unit.0,
    }
}

/// Finds the place of the row a page ended with; its day is its own, not the zone's of today.
fn place(db: &Connection, after: PageAfter, zone: Zone) -> Result<Place> {
    let unit = UnitId(after.id);
    let day = unit::get(db, unit)?.map_or_else(|| zone.day(after.at), |row| row.day);
    Ok(Place {
        day: day.to_string(),
        ms: after.at.0,
        unit,
    })
}

fn batch(db: &Connection, filter: &UnitFilter, after: Option<&Place>) -> Result<Vec<UnitRow>> {
    let sql = if filter.container.is_some() {
        OF_CONTAINER
    } else if filter.parcel.is_some() {
        OF_PARCEL
    } else if filter.day.is_some() {
        OF_DAY
    } else {
        OF_ALL
    };
    // Of some days the list begins at the end of the last one.
    let last = filter.until.or(filter.day);
    let last = last.map_or_else(|| AFTER_ALL_DAYS.to_owned(), |day| day.to_string());
    all(
        &mut *db.prepare_cached(sql)?,
        named_params! {
            ":after_day": after.map_or(last.as_str(), |place| place.day.as_str()),
            ":after_ms": after.map_or(i64::MAX, |place| place.ms),
            ":after_unit": after.map_or([u8::MAX; 16], |place| place.unit.bytes()),
            ":day": filter.day.map(|day: Day| day.to_string()),
            ":seller": filter.seller.as_ref().map(SellerCode::as_str),
            ":decision": filter.decision.map(Decision::code),
            ":grade": filter.grade.map(Grade::code),
            ":container": filter.container.as_ref().map(ContainerName::as_str),
            ":person": filter.person,
            ":parcel": filter.parcel.map(ParcelId::bytes),
            ":only": match filter.only {
                UnitOnly::All => "all",
                UnitOnly::Overridden => "overridden",
                UnitOnly::NotExpected => "not_expected",
                UnitOnly::Graded => "graded",
                UnitOnly::OfNobody => "of_nobody",
                UnitOnly::ByNobody => "by_nobody",
                UnitOnly::In => "in",
                UnitOnly::Waiting => "waiting",
            },
            ":limit": number(PAGE_ROWS),
        },
        unit::decode,
    )
}

//! Places as desks ask for them, and units that a count missed.

use rusqlite::{Connection, named_params};

use super::boxes;
use super::work::{Figure, one};
use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::ids::UnitId;
use crate::domain::limits::{PAGE_ROWS, PLACES_SHOWN};
use crate::domain::place::Holds;
use crate::ledger::query::{Page, PageAfter, PlaceView, QueuedUnit, TaggedUnits};
use crate::ledger::rows::UnitRow;
use crate::store::fault::Result;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number, parcel, place, small};
use crate::store::{known, places};

pub(in crate::store) const MISSING: &str = "
    select count(*) as count, min(missing_ms) as oldest from unit indexed by unit_missing
    where missing_ms is not null and put_ms >= 0";
pub(in crate::store) const MISSING_PAGE: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit indexed by unit_missing where unit.missing_ms is not null \
      and (unit.put_ms, unit.unit) > (:after_ms, :after_unit) \
      order by unit.put_ms, unit.unit limit :limit"
);

/// Gives the units under a tag: those in the house, else all that carried it.
pub(super) fn tagged(db: &Connection, tag: &UnitTag) -> Result<TaggedUnits> {
    let rows = all(
        &mut *db.prepare_cached(known::TAG_HOLDER)?,
        named_params! { ":tag": tag.as_str() },
        unit::decode,
    )?;
    let (here, others): (Vec<UnitRow>, Vec<UnitRow>) = rows.into_iter().partition(UnitRow::is_here);
    let units = if here.is_empty() { others } else { here };
    let shelf = match units.first() {
        Some(first) => places::shelf_of(db, &first.kin())?,
        None => None,
    };
    Ok(TaggedUnits { units, shelf })
}

/// Gives a container with what a count looks at.
pub(super) fn view(db: &Connection, name: &ContainerName) -> Result<PlaceView> {
    let last = place::get(db, name)?;
    let mut view = PlaceView {
        row: small::get_container(db, name)?,
        here: match name.kind().rule().holds {
            Holds::Units => places::here_in(db, name)?,
            Holds::Parcels => boxes::count_on(db, name)?,
        },
        ..PlaceView::default()
    };
    if let Some(last) = &last {
        for unit in last.missing.iter().take(PLACES_SHOWN) {
            view.missing.extend(tag_of(db, *unit)?);
        }
        for (unit, at) in last.misplaced.iter().take(PLACES_SHOWN) {
            let tag = tag_of(db, *unit)?;
            view.misplaced.extend(tag.map(|tag| (tag, at.clone())));
        }
        for id in last.missing_parcels.iter().take(PLACES_SHOWN) {
            let row = parcel::get(db, *id)?;
            view.missing_parcels.extend(row.map(|row| row.number));
        }
        for (id, at) in last.misplaced_parcels.iter().take(PLACES_SHOWN) {
            let row = parcel::get(db, *id)?;
            let number = row.map(|row| (row.number, at.clone()));
            view.misplaced_parcels.extend(number);
        }
    }
    view.last = last;
    Ok(view)
}

fn tag_of(db: &Connection, unit: UnitId) -> Result<Option<UnitTag>> {
    Ok(unit::get(db, unit)?.map(|row| row.inspection.tag))
}

/// Counts the units that a count missed, with the moment of the oldest miss.
pub(super) fn figure(db: &Connection) -> Result<Figure> {
    one(db, MISSING, [])
}

/// Answers one page of them, the one that was put first first.
pub(super) fn missing(db: &Connection, after: Option<PageAfter>) -> Result<Page<QueuedUnit>> {
    let (ms, unit) = after.map_or((i64::MIN, UnitId(0)), |after| {
        (after.at.0, UnitId(after.id))
    });
    let rows = all(
        &mut *db.prepare_cached(MISSING_PAGE)?,
        named_params! {
            ":after_ms": ms,
            ":after_unit": unit.bytes(),
            ":limit": number(PAGE_ROWS),
        },
        unit::decode,
    )?;
    let whole = rows.len() == PAGE_ROWS;
    let next = rows.last().filter(|_| whole).map(|row| PageAfter {
        at: row.put_at,
        id: row.unit.0,
    });
    Ok(Page {
        rows: rows.into_iter().map(QueuedUnit).collect(),
        next,
    })
}

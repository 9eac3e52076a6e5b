//! Containers with what is in them.

use rusqlite::{Connection, named_params};

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::limits::LIST_ROWS_MAX;
use crate::domain::stay::leave_days;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::ledger::query::ContainerCount;
use crate::ledger::rows::ContainerRow;
use crate::store::fault::Result;
use crate::store::known;
use crate::store::rows::{all, number, small};

pub(in crate::store) const ALL: &str = "
    select container, kind, opened_ms, sealed_ms, left_ms, left_detail, pictures from container
    order by left_ms is not null, sealed_ms is not null, container";
pub(in crate::store) const HERE: &str = "
    select container, kind, opened_ms, sealed_ms, left_ms, left_detail, pictures
    from container indexed by container_here where left_ms is null and kind = :kind
    order by opened_ms, container limit :limit";
pub(in crate::store) const PARCELS_ON: &str =
    "select count(*) from parcel where shelf = :shelf and state <> 'undone'";

/// Lists containers of one kind or of all, open ones first.
pub(super) fn list(db: &Connection, kind: Option<ContainerKind>) -> Result<Vec<ContainerCount>> {
    let rows = all(&mut *db.prepare_cached(ALL)?, [], small::container)?;
    rows.into_iter()
        .filter(|row| kind.is_none_or(|wanted| row.kind == wanted))
        .map(|row| counted(db, row))
        .collect()
}

/// Gives one container with what is in it; none when it was never opened.
pub(super) fn one(db: &Connection, name: &ContainerName) -> Result<Option<ContainerCount>> {
    small::get_container(db, name)?
        .map(|row| counted(db, row))
        .transpose()
}

/// Lists containers of a kind that are here, the oldest first.
pub(super) fn here(db: &Connection, kind: ContainerKind) -> Result<Vec<ContainerRow>> {
    all(
        &mut *db.prepare_cached(HERE)?,
        named_params! { ":kind": kind.spec().code, ":limit": number(LIST_ROWS_MAX) },
        small::container,
    )
}

/// Lists containers with goods in them that were to have left by a day, the oldest first.
pub(super) fn stays(db: &Connection, today: Day, zone: Zone) -> Result<Vec<ContainerCount>> {
    let mut found = Vec::new();
    for spec in &ContainerKind::SPECS {
        let Some(days) = leave_days(spec.kind) else {
            continue;
        };
        let rows = here(db, spec.kind)?;
        let due = |row: &ContainerRow| zone.day(row.opened_at).plus_days(i64::from(days));
        for row in rows.into_iter().take_while(|row| due(row) <= today) {
            let count = counted(db, row)?;
            if count.units > 0 {
                found.push(count);
            }
        }
    }
    found.sort_by_key(|count| count.row.opened_at);
    found.truncate(LIST_ROWS_MAX);
    Ok(found)
}

/// Counts them, and tells since when the oldest is in use.
pub(super) fn staying(db: &Connection, today: Day, zone: Zone) -> Result<(u32, Option<UtcMs>)> {
    let rows = stays(db, today, zone)?;
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Ok((count, rows.first().map(|count| count.row.opened_at)))
}

fn counted(db: &Connection, row: ContainerRow) -> Result<ContainerCount> {
    let parcels = db.prepare_cached(PARCELS_ON)?.query_row(
        named_params! { ":shelf": row.container.as_str() },
        |found| found.get(0),
    )?;
    Ok(ContainerCount {
        units: known::units_in(db, &row.container)?,
        parcels,
        row,
    })
}

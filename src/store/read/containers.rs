//! Containers with what is in them.

use rusqlite::{Connection, named_params};

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::query::ContainerCount;
use crate::ledger::rows::ContainerRow;
use crate::store::fault::Result;
use crate::store::known;
use crate::store::rows::{all, small};

pub(in crate::store) const ALL: &str = "
    select container, kind, opened_ms, sealed_ms, left_ms, left_detail from container
    order by left_ms is not null, sealed_ms is not null, container";
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

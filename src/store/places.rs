//! What stands in a place: for the rules, and looked at once more before anything is written, so that no
//! way into a container goes round its rule.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, named_params};

use super::fault::{Fault, Result};
use super::rows::place::{kin_text, read_kin};
use super::rows::unit::{self, unit_columns};
use super::rows::{all, first, number, plain, small};
use crate::domain::codes::ContainerName;
use crate::domain::ids::UnitId;
use crate::domain::limits::{KINS_MAX, MOVE_UNITS_MAX};
use crate::domain::place::Kin;
use crate::ledger::rows::{ContainerRow, PlacedUnit, UnitRow};
use crate::ledger::stamp::Stamped;
use crate::ledger::{Body, Refusal, Subject, clashes};

/// The next different goods of a container: one look at the index for each.
pub(super) const KIN_AFTER: &str = "
    select kin from unit indexed by unit_at
    where container = :container and kin is not null and kin > :after order by kin limit 1";
pub(super) const ROWS: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit indexed by unit_at where unit.container = :container and unit.kin is not null \
      order by unit.kin, unit.unit limit :limit"
);
pub(super) const MISSING_IN: &str = "
    select count(*) from unit indexed by unit_at
    where container = :container and kin is not null and missing_ms is not null";
pub(super) const HERE_IN: &str = "
    select count(*) from unit indexed by unit_at where container = :container and kin is not null";
/// The seller shelf before this one on which such goods stand, the last one first.
pub(super) const SHELF_BEFORE: &str = "
    select container from unit indexed by unit_on_seller_shelf
    where kin = :kin and kin is not null and container >= 'V-' and container < 'V.'
        and container < :before
    order by container desc limit 1";

/// Lists what stands in a container, by what is alike among it.
pub(super) fn kins(db: &Connection, container: &ContainerName) -> Result<Vec<Kin>> {
    let mut found = Vec::new();
    let mut after = String::new();
    while found.len() < KINS_MAX {
        let next: Option<String> = first(
            &mut *db.prepare_cached(KIN_AFTER)?,
            named_params! { ":container": container.as_str(), ":after": after },
            |row| plain(row, "kin"),
        )?;
        let Some(next) = next else {
            break;
        };
        found.push(read_kin(&next)?);
        after = next;
    }
    Ok(found)
}

/// Gives the units that stand in a container, at most one more than may be moved at once.
pub(super) fn rows_in(db: &Connection, container: &ContainerName) -> Result<Vec<UnitRow>> {
    rows(db, container, MOVE_UNITS_MAX + 1)
}

pub(super) fn rows(
    db: &Connection,
    container: &ContainerName,
    most: usize,
) -> Result<Vec<UnitRow>> {
    all(
        &mut *db.prepare_cached(ROWS)?,
        named_params! { ":container": container.as_str(), ":limit": number(most) },
        unit::decode,
    )
}

/// Gives the units that stand in a container, in short.
pub(super) fn placed_in(db: &Connection, container: &ContainerName) -> Result<Vec<PlacedUnit>> {
    let rows = rows(db, container, usize::MAX)?;
    Ok(rows.iter().map(UnitRow::placed).collect())
}

/// Gives these units, in short, as far as they are known.
pub(super) fn placed(db: &Connection, units: &[UnitId]) -> Result<Vec<PlacedUnit>> {
    let mut found = Vec::new();
    for unit in units.iter().copied().collect::<BTreeSet<_>>() {
        found.extend(unit::get(db, unit)?.as_ref().map(UnitRow::placed));
    }
    Ok(found)
}

/// Counts the units of a container that a count missed.
pub(super) fn missing_in(db: &Connection, container: &ContainerName) -> Result<u32> {
    counted(db, MISSING_IN, container)
}

/// Counts the units that stand in a container, whatever they wait for.
pub(super) fn here_in(db: &Connection, container: &ContainerName) -> Result<u32> {
    counted(db, HERE_IN, container)
}

fn counted(db: &Connection, sql: &str, container: &ContainerName) -> Result<u32> {
    let container = named_params! { ":container": container.as_str() };
    Ok(db
        .prepare_cached(sql)?
        .query_row(container, |row: &Row<'_>| row.get(0))?)
}

/// Gives the containers that units are in, each once.
pub(super) fn sources(db: &Connection, units: &[UnitId]) -> Result<Vec<ContainerRow>> {
    let mut rows = Vec::new();
    for unit in units {
        rows.extend(unit::get(db, *unit)?);
    }
    sources_of(db, &rows)
}

/// The same of units that are read already.
pub(super) fn sources_of(db: &Connection, rows: &[UnitRow]) -> Result<Vec<ContainerRow>> {
    let names: BTreeSet<&ContainerName> = rows.iter().map(|row| &row.container).collect();
    let mut found = Vec::new();
    for name in names {
        found.extend(small::get_container(db, name)?);
    }
    Ok(found)
}

/// Finds the seller shelf on which such goods stand already and that takes more: the last one by name.
pub(super) fn shelf_of(db: &Connection, kin: &Kin) -> Result<Option<ContainerName>> {
    let kin = kin_text(kin);
    let mut before = "V.".to_owned();
    loop {
        let name: Option<String> = first(
            &mut *db.prepare_cached(SHELF_BEFORE)?,
            named_params! { ":kin": kin, ":before": before },
            |row| plain(row, "container"),
        )?;
        let Some(name) = name else {
            return Ok(None);
        };
        let container = ContainerName::parse(&name)
            .ok_or_else(|| Fault::Damaged(format!("column container holds {name:?}")))?;
        let row = small::get_container(db, &container)?;
        if row.is_none_or(|row| row.sealed_at.is_none()) {
            return Ok(Some(container));
        }
        before = name;
    }
}

/// Looks at every unit that a command put somewhere, or that an undo brought back to where it was: what its
/// container takes must hold, and the container must take more. Nothing is written otherwise.
pub(super) fn hold(db: &Connection, stamped: &[Stamped]) -> Result<()> {
    let mut undone = false;
    let mut units = BTreeSet::new();
    for one in stamped {
        let is_undo = matches!(one.fact.body, Body::Undone { .. });
        let places = matches!(
            one.fact.body,
            Body::UnitPut { .. } | Body::UnitMoved { .. } | Body::UnitParked { .. }
        );
        undone |= is_undo;
        if is_undo || places {
            units.extend(one.fact.envelope.subjects.iter().filter_map(|subject| {
                if let Subject::Unit(unit) = subject {
                    Some(*unit)
                } else {
                    None
                }
            }));
        }
    }
    let mut looked: BTreeSet<(ContainerName, Kin)> = BTreeSet::new();
    for unit in units {
        let Some(row) = unit::get(db, unit)?.filter(UnitRow::is_here) else {
            continue;
        };
        if !looked.insert((row.container.clone(), row.standing())) {
            continue;
        }
        if undone {
            let back_in = small::get_container(db, &row.container)?;
            if back_in.is_some_and(|container| container.sealed_at.is_some()) {
                return Err(Fault::Refused(Refusal::TooLateToUndo(row.container)));
            }
        }
        let rule = row.container.kind().rule();
        for there in kins(db, &row.container)? {
            if let Some(clash) = rule.clash(&there, &row.standing()) {
                return Err(Fault::Refused(clashes(&row.container, clash)));
            }
        }
    }
    Ok(())
}

//! The rows of a China manifest: the units in cartons, by carton and tag.

use rusqlite::{Connection, Row, named_params};

use super::{containers, expected};
use crate::domain::codes::{ContainerName, ParcelTag};
use crate::domain::container::ContainerKind;
use crate::domain::limits::MANIFEST_UNITS_MAX;
use crate::domain::reading::CodeKind;
use crate::ledger::query::{ContainerCount, Manifest, ManifestLine};
use crate::ledger::rows::UnitRow;
use crate::store::fault::{Fault, Result};
use crate::store::packs::Packs;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number, parcel};

pub(in crate::store) const UNITS: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.container = :container and (unit.state = 'put' or unit.state = 'gone') \
      order by unit.tag limit :limit"
);

/// Answers for the named cartons, or for every carton that holds a unit when none is named.
pub(super) fn of_cartons(
    (db, packs): (&Connection, &Packs),
    names: &[ContainerName],
) -> Result<Manifest> {
    let mut cartons: Vec<ContainerCount> = if names.is_empty() {
        let mut every = containers::list(db, Some(ContainerKind::Carton))?;
        every.retain(|carton| carton.units > 0);
        every
    } else {
        let mut wanted = Vec::with_capacity(names.len());
        for name in names {
            wanted.extend(containers::one(db, name)?);
        }
        wanted.retain(|carton| carton.row.kind == ContainerKind::Carton);
        wanted
    };
    cartons.sort_by(|a, b| a.row.container.cmp(&b.row.container));
    cartons.dedup_by(|a, b| a.row.container == b.row.container);
    let mut lines = Vec::new();
    for carton in &cartons {
        let units = all(
            &mut *db.prepare_cached(UNITS)?,
            named_params! {
                ":container": carton.row.container.as_str(),
                ":limit": number(MANIFEST_UNITS_MAX - lines.len()),
            },
            |row: &Row<'_>| unit::decode(row),
        )?;
        for unit in units {
            lines.push(line(db, unit)?);
        }
    }
    let named = lines.iter();
    let named = named.filter_map(|line: &ManifestLine| line.unit.inspection.checklist.as_ref());
    Ok(Manifest {
        checklists: packs.checklists.of(db, named)?,
        cartons,
        lines,
    })
}

fn line(db: &Connection, unit: UnitRow) -> Result<ManifestLine> {
    let announced = match &unit.inspection.line {
        Some(choice) => expected::get(db, choice.line)?,
        None => None,
    };
    let (parcel_number, tracking) = received_by(db, &unit)?;
    Ok(ManifestLine {
        parcel_number,
        tracking,
        reason_code: announced.as_ref().and_then(|line| line.reason_code.clone()),
        request_date: announced.and_then(|line| line.request_date),
        unit,
    })
}

fn received_by(db: &Connection, unit: &UnitRow) -> Result<(ParcelTag, Option<String>)> {
    let parcel = parcel::get(db, unit.inspection.parcel)?
        .ok_or_else(|| Fault::Damaged(format!("unit {} has no parcel", unit.unit)))?;
    let tracking = parcel
        .candidates
        .into_iter()
        .find(|candidate| candidate.kind == CodeKind::Tracking)
        .map(|candidate| candidate.key);
    Ok((parcel.number, tracking))
}

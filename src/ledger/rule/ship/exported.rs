//! Rules of units under lines of export papers: never more come back than went out.

use std::collections::BTreeSet;

use crate::domain::limits::EXPORT_UNITS_MAX;
use crate::ledger::fact::{ExportedUnits, ShipFact, TakenFile};
use crate::ledger::refusal::{Refusal, ShipRefusal};
use crate::ledger::rule::{Known, Need};

use super::{ShipNeed, refused};

pub(super) fn needs_of_file(file: &TakenFile) -> Vec<Need> {
    vec![
        Need::Seller(file.seller.clone()),
        Need::Import(file.seller.clone(), file.file),
    ]
}

pub(super) fn needs(units: &ExportedUnits) -> Vec<Need> {
    let line = units.of.clone().map(ShipNeed::ExportLine);
    let about = line.into_iter().map(Need::Ship);
    about
        .chain([
            Need::Units(units.units.clone()),
            Need::Ship(ShipNeed::Exported(units.units.clone())),
        ])
        .collect()
}

/// Puts units under a line, or under none any more. Units in a closed consignment stay as its list has them.
pub(super) fn export(told: &ExportedUnits, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    let each: BTreeSet<_> = told.units.iter().collect();
    if told.units.is_empty() || told.units.len() > EXPORT_UNITS_MAX || each.len() < told.units.len()
    {
        return Err(refused(ShipRefusal::ExportUnits));
    }
    let stands = &known.ship.exported;
    let moved = stands.iter().filter(|one| one.of != told.of);
    let units: Vec<_> = moved.clone().map(|one| one.unit).collect();
    for unit in &told.units {
        let row = known.units.iter().find(|row| row.unit == *unit);
        let row = row.ok_or(Refusal::NoSuchUnit)?;
        if let Some(of) = &told.of
            && row.inspection.seller.as_ref() != Some(&of.seller)
        {
            return Err(refused(ShipRefusal::OtherSellersLine(of.clone())));
        }
    }
    if let Some(number) = moved.clone().find_map(|one| one.closed.clone()) {
        return Err(refused(ShipRefusal::ConsignmentClosed(number)));
    }
    if let Some(of) = &told.of {
        let line = known.ship.export_line.as_ref();
        let (_, balance) =
            line.ok_or_else(|| refused(ShipRefusal::NoSuchExportLine(of.clone())))?;
        let more = u32::try_from(units.len()).unwrap_or(u32::MAX);
        if more > balance.left() {
            return Err(refused(ShipRefusal::ExportLineUsedUp(
                of.clone(),
                balance.out,
                balance.used().saturating_add(more),
            )));
        }
    }
    if units.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::UnitExported(Box::new(ExportedUnits {
        of: told.of.clone(),
        units,
    }))])
}

//! The rule of units that are put under another announced line after the bench.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::attach::{LineStay, Surplus};
use crate::domain::codes::SellerCode;
use crate::domain::expected::KnownLine;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{LineId, UnitId};
use crate::domain::limits::LEAVING_UNITS_MAX;
use crate::ledger::command::AttachUnits;
use crate::ledger::fact::{AttachedUnits, Body, LineChoice, Unseen};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ParcelRow, ParcelState, UnitRow, UnitState};

use super::{Known, Need, ResaleNeed, ShipNeed};

/// Lists what the rule must know.
pub(super) fn needs(asked: &AttachUnits) -> Vec<Need> {
    vec![
        Need::Parcel(asked.parcel),
        Need::Units(asked.units.clone()),
        Need::Lines(asked.parcel, asked.units.clone(), asked.line),
        Need::Ship(ShipNeed::Exported(asked.units.clone())),
        Need::Resale(ResaleNeed::Batched(asked.units.clone())),
    ]
}

/// Puts units under a line of their seller, or under none. Only a supervisor does, once the work on the parcel
/// is over, while they are here and no closed list names them. What is under that line already changes nothing.
pub(super) fn attach(asked: &AttachUnits, known: &Known) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let parcel = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if asked.units.len() > LEAVING_UNITS_MAX {
        return Err(Refusal::TooManyUnits(asked.units.len()));
    }
    let rows = rows(asked, known)?;
    let moving: Vec<&UnitRow> = rows
        .into_iter()
        .filter(|row| line_of(row) != asked.line)
        .collect();
    for row in &moving {
        stays(row, parcel, known)?;
    }
    let target = target(asked, &moving, known)?;
    if moving.is_empty() {
        return Ok(Vec::new());
    }
    let choice = target.map(choice);
    let mut left = target.map_or(0, |line| line.line.quantity.saturating_sub(line.put_units));
    let mut parts: BTreeMap<(Option<SellerCode>, Option<UnitFinding>), Vec<UnitId>> =
        BTreeMap::new();
    for row in &moving {
        let is_more = left == 0;
        left = left.saturating_sub(1);
        let finding = match target {
            None => Some(UnitFinding::Extra),
            Some(line) if !known.own_lines.contains(&line.id) => Some(UnitFinding::OtherReturn),
            Some(line) if differs(row, line) => Some(UnitFinding::SerialDiffers),
            Some(_) => is_more.then_some(UnitFinding::MoreThanAnnounced),
        };
        let part = (row.inspection.seller.clone(), finding);
        parts.entry(part).or_default().push(row.unit);
    }
    let mut unseen = unseen(asked, (parcel, &moving, target), known);
    let facts = parts.into_iter().map(|((seller, finding), units)| {
        Body::UnitAttached(AttachedUnits {
            parcel: asked.parcel,
            units,
            seller,
            line: choice.clone(),
            finding,
            reason: asked.reason,
            unseen: std::mem::take(&mut unseen),
        })
    });
    Ok(facts.collect())
}

fn line_of(row: &UnitRow) -> Option<LineId> {
    row.inspection.line.as_ref().map(|choice| choice.line)
}

/// Gives the units, each of that parcel.
fn rows<'k>(asked: &AttachUnits, known: &'k Known) -> Result<Vec<&'k UnitRow>, Refusal> {
    let each: BTreeSet<&UnitId> = asked.units.iter().collect();
    let rows = each.into_iter().map(|unit| {
        let row = known.units.iter().find(|row| row.unit == *unit);
        row.filter(|row| row.inspection.parcel == asked.parcel)
            .ok_or(Refusal::NoSuchUnit)
    });
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    if rows.is_empty() {
        return Err(Refusal::NoSuchUnit);
    }
    Ok(rows)
}

/// Refuses a unit that is not here, or that another record names as it is.
fn stays(row: &UnitRow, parcel: &ParcelRow, known: &Known) -> Result<(), Refusal> {
    if parcel.state == ParcelState::Open {
        return Err(Refusal::LineStays(
            row.inspection.tag.clone(),
            LineStay::Open,
        ));
    }
    is_bound(row, known)
}

/// Refuses a unit that left, waits for a carrier, or stands in a closed list.
pub(super) fn is_bound(row: &UnitRow, known: &Known) -> Result<(), Refusal> {
    let tag = || row.inspection.tag.clone();
    match row.state {
        UnitState::Gone => return Err(Refusal::UnitGone(tag())),
        UnitState::Undone => return Err(Refusal::UnitNotHere(tag())),
        UnitState::Put | UnitState::Parked | UnitState::Waiting | UnitState::Judged => {}
    }
    if row.forward.is_some() {
        return Err(Refusal::InForward(tag()));
    }
    let mut exported = known.ship.exported.iter();
    if exported.any(|one| one.unit == row.unit && one.closed.is_some()) {
        return Err(Refusal::LineStays(tag(), LineStay::Consignment));
    }
    if known.batched.iter().any(|(unit, _)| *unit == row.unit) {
        return Err(Refusal::LineStays(tag(), LineStay::Batch));
    }
    Ok(())
}

/// Gives the line that the units are to be under: their seller's, with room for them unless more came.
fn target<'k>(
    asked: &AttachUnits,
    moving: &[&UnitRow],
    known: &'k Known,
) -> Result<Option<&'k KnownLine>, Refusal> {
    let Some(id) = asked.line else {
        return Ok(None);
    };
    let line = known.lines.iter().find(|line| line.id == id);
    let line = line.ok_or(Refusal::NoSuchLine)?;
    let seller = &line.line.of.seller;
    let foreign = |row: &&&UnitRow| row.inspection.seller.as_ref() != Some(seller);
    if let Some(row) = moving.iter().find(foreign) {
        let tag = row.inspection.tag.clone();
        return Err(Refusal::LineOfAnother(tag, seller.clone()));
    }
    let more = u32::try_from(moving.len()).unwrap_or(u32::MAX);
    let full = line.put_units.saturating_add(more) > line.line.quantity;
    match asked.surplus {
        Surplus::Refused if full => Err(Refusal::LineFull(line.put_units, line.line.quantity)),
        Surplus::Refused | Surplus::Said => Ok(Some(line)),
    }
}

fn choice(known: &KnownLine) -> LineChoice {
    LineChoice {
        line: known.id,
        of: known.line.of.clone(),
        asin: known.line.asin.clone(),
        sku: known.line.sku.clone(),
        title: known.line.title.clone(),
    }
}

fn differs(row: &UnitRow, line: &KnownLine) -> bool {
    let read = row.inspection.serial.as_ref();
    read.is_some_and(|read| line.line.serial_differs(read))
}

/// Gives the lines of the parcel of which something else is said once the units are moved: those that lack
/// units now, and the one that lacks none any more.
fn unseen(
    asked: &AttachUnits,
    (parcel, moving, target): (&ParcelRow, &[&UnitRow], Option<&KnownLine>),
    known: &Known,
) -> Vec<(LineId, Option<Unseen>)> {
    let mut leave: BTreeMap<LineId, u32> = BTreeMap::new();
    for line in moving.iter().filter_map(|row| line_of(row)) {
        *leave.entry(line).or_default() += 1;
    }
    let is_said = |id: LineId| parcel.unseen.iter().any(|(line, _)| *line == id);
    let lacks = |id: LineId, gone: u32| {
        let line = known.lines.iter().find(|line| line.id == id);
        line.is_some_and(|line| line.put_units.saturating_sub(gone) < line.line.quantity)
    };
    let own = |id: LineId| known.own_lines.contains(&id);
    let lacking = leave
        .into_iter()
        .filter(|(id, gone)| own(*id) && !is_said(*id) && lacks(*id, *gone))
        .map(|(id, _)| (id, Some(asked.left)));
    let more = u32::try_from(moving.len()).unwrap_or(u32::MAX);
    let came = target
        .filter(|line| line.put_units.saturating_add(more) >= line.line.quantity)
        .map(|line| line.id)
        .filter(|id| is_said(*id))
        .map(|id| (id, None));
    lacking.chain(came).collect()
}

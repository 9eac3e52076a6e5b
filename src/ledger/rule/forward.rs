//! Rules of forwards: labelled with an owner and a day, ended by the scan at which the carrier takes it.

use crate::domain::codes::Tracking;
use crate::domain::forward::{ForwardState, ForwardTo};
use crate::domain::ids::UnitId;
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{FORWARD_DAYS_MAX, LEFT_REASON_MAX};
use crate::domain::time::Day;
use crate::ledger::command::MakeForward;
use crate::ledger::fact::{Body, MadeForward};
use crate::ledger::outgoing::{Way, is_here, may};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ForwardRow, UnitRow};

use super::Known;
use super::single::{kept, left, owe_nothing, tagged};

/// Labels units: goods of one seller that are for sale, or lost property that waits for its owner.
pub(super) fn make(asked: &MakeForward, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    let rows = tagged(&asked.tags, known)?;
    let way = if asked.to.takes_goods() {
        Way::Forward
    } else {
        Way::ToOwner
    };
    for row in &rows {
        may(row, way)?;
    }
    let seller = rows.first().and_then(|row| row.inspection.seller.clone());
    if let Some(other) = rows.iter().find(|row| row.inspection.seller != seller) {
        return Err(Refusal::OtherSellers(other.inspection.tag.clone()));
    }
    owe_nothing(known)?;
    let stands = |row: &&ForwardRow| row.state != ForwardState::Cancelled;
    if let Some(known) = known.forwards.iter().find(stands) {
        return Err(Refusal::ForwardKnown(known.made.number.clone()));
    }
    let last = today.plus_days(i64::from(FORWARD_DAYS_MAX));
    if !(today..=last).contains(&asked.due) {
        return Err(Refusal::ForwardDay);
    }
    if known.enrolled.is_none() {
        return Err(Refusal::UnknownPerson(asked.owner.clone()));
    }
    Ok(vec![Body::ForwardMade(Box::new(MadeForward {
        number: asked.number.clone(),
        carrier: asked.carrier.clone(),
        to: asked.to,
        seller: seller.filter(|_| asked.to != ForwardTo::Owner),
        units: rows.iter().map(|row| row.unit).collect(),
        weight: asked.weight,
        label: asked.label,
        due: asked.due,
        owner: asked.owner.clone(),
    }))])
}

/// The carrier takes a forward: its units leave under its number. `read` is all that the scan may be.
pub(super) fn hand_over(read: &[Tracking], known: &Known) -> Result<Vec<Body>, Refusal> {
    let waits = |row: &&ForwardRow| row.state == ForwardState::Waits;
    let Some(row) = known.forwards.iter().find(waits) else {
        return Err(match known.forwards.first() {
            Some(row) => Refusal::ForwardOver(row.made.number.clone(), row.state),
            None => Refusal::NoSuchForward(read.first().cloned()),
        });
    };
    let rows = units_of(row, known);
    if rows.len() != row.made.units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    for unit in &rows {
        is_here(unit)?;
    }
    let number = row.made.number.clone();
    let leave = left(&rows, LeftHow::Forwarded, number.as_str(), None);
    let handed = Body::ForwardHandedOver { number };
    Ok([handed].into_iter().chain(leave).collect())
}

/// Cancels a forward that no carrier has; its units stay where they are.
pub(super) fn cancel(number: &Tracking, reason: &str, known: &Known) -> Result<Vec<Body>, Refusal> {
    let row = known.forwards.first();
    let row = row.ok_or_else(|| Refusal::NoSuchForward(Some(number.clone())))?;
    match row.state {
        ForwardState::Waits => {}
        ForwardState::Cancelled => return Ok(Vec::new()),
        ForwardState::HandedOver => {
            return Err(Refusal::ForwardOver(number.clone(), row.state));
        }
    }
    let reason = kept(reason, LEFT_REASON_MAX).ok_or(Refusal::ReasonNeeded)?;
    Ok(vec![Body::ForwardCancelled {
        number: number.clone(),
        units: row.made.units.clone(),
        reason,
    }])
}

fn units_of<'k>(row: &ForwardRow, known: &'k Known) -> Vec<&'k UnitRow> {
    let of_it = |unit: &UnitId| known.units.iter().find(|row| row.unit == *unit);
    let number = &row.made.number;
    let units = row.made.units.iter().filter_map(of_it);
    units
        .filter(|unit| unit.forward.as_ref() == Some(number))
        .collect()
}

//! Rules of the shelves on which units wait: the test shelf and the approval shelf.

use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::hold::Hold;
use crate::domain::ids::UnitId;
use crate::domain::reading::Candidate;
use crate::ledger::command::ParkUnit;
use crate::ledger::fact::Body;
use crate::ledger::judging::{may_judge, sold_as_fit};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{UnitRow, UnitState};

use super::Known;
use super::desk::{not_sealed, opened_now};
use super::put::{goes_on, tag_is_free};

/// Parks a unit of an open parcel, or one that comes back from the bench.
pub(super) fn park(park: &ParkUnit, known: &Known) -> Result<Vec<Body>, Refusal> {
    goes_on(&[park.unit], park.inspection.parcel, known)?;
    tag_is_free(&[park.unit], &park.inspection.tag, known)?;
    not_sealed(&park.shelf, known)?;
    if park.shelf.kind() != ContainerKind::TestShelf {
        return Err(Refusal::WrongShelf {
            container: park.shelf.clone(),
            wanted: ContainerKind::TestShelf,
        });
    }
    let parked = Body::UnitParked {
        unit: park.unit,
        inspection: park.inspection.clone(),
        why: park.why,
        shelf: park.shelf.clone(),
    };
    let opened = opened_now(&park.shelf, known);
    Ok(opened.into_iter().chain([parked]).collect())
}

/// Judges units that wait; only a supervisor may. Another decision than was asked for needs a
/// reason, and a hold its owner; what is not fit for sale is not sold by anybody's word.
pub(super) fn judge(
    units: &[UnitId],
    decision: Decision,
    override_reason: Option<OverrideReason>,
    hold: Option<&Hold>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    all_are(UnitState::Waiting, units, known)?;
    if known.units.iter().any(|row| sold_as_fit(row, decision)) {
        return Err(Refusal::DecisionClosed(decision));
    }
    let differs = |row: &UnitRow| row.decision() != Some(decision);
    if known.units.iter().any(differs) && override_reason.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    let has_hold = |row: &UnitRow| {
        let held = row
            .verdict
            .as_ref()
            .and_then(|verdict| verdict.hold.as_ref());
        hold.or(held).is_some()
    };
    if decision == Decision::Hold && !known.units.iter().all(has_hold) {
        return Err(Refusal::HoldNeedsOwner);
    }
    Ok(vec![Body::UnitJudged {
        units: units.to_vec(),
        decision,
        override_reason,
        hold: hold.cloned(),
    }])
}

/// Binds a unit that is put to its order; the same label again changes nothing.
pub(super) fn bind_shipment(
    unit: UnitId,
    candidates: &[Candidate],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.units.first().ok_or(Refusal::NoSuchUnit)?;
    if row.shipped_before == candidates {
        return Ok(Vec::new());
    }
    Ok(vec![Body::UnitShippedBefore {
        unit,
        candidates: candidates.to_vec(),
    }])
}

fn all_are(state: UnitState, units: &[UnitId], known: &Known) -> Result<(), Refusal> {
    if units.is_empty() || known.units.len() != units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    match known.units.iter().find(|row| row.state != state) {
        None => Ok(()),
        Some(row) => Err(Refusal::NotWaiting(row.inspection.tag.clone())),
    }
}

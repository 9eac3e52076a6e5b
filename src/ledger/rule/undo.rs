//! The rule of taking back.

use std::collections::BTreeSet;

use crate::domain::ids::CommandKey;
use crate::ledger::fact::{Body, Fact};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ParcelState, UnitRow};
use crate::ledger::subject::Subject;

use super::Known;

/// Takes back a put or a parking, until the container is sealed; a scan at the dock or at a bench,
/// until a unit came out of the parcel or its work is over; a parcel's weight at any time.
pub(super) fn undo(target: CommandKey, reason: &str, known: &Known) -> Result<Vec<Body>, Refusal> {
    let facts: Vec<&Fact> = known
        .target
        .iter()
        .filter(|fact| fact.envelope.key == target)
        .collect();
    match facts.iter().find_map(|fact| undoable(&fact.body)) {
        None => return Err(Refusal::NothingToUndo),
        Some(Undoable::Place) => {
            not_sealed(known)?;
            not_moved_since(target, known)?;
        }
        Some(Undoable::Receipt) => untouched(known)?,
        Some(Undoable::Weight) => {}
    }
    // A container's own life is not taken back, so its row needs no new fold.
    let subjects: BTreeSet<Subject> = facts
        .iter()
        .filter(|fact| !matches!(fact.body, Body::ContainerOpened { .. }))
        .flat_map(|fact| fact.envelope.subjects.iter().cloned())
        .collect();
    Ok(vec![Body::Undone {
        target,
        reason: reason.to_owned(),
        subjects: subjects.into_iter().collect(),
    }])
}

/// What may be taken back.
enum Undoable {
    /// A unit's place.
    Place,
    /// A parcel's scan.
    Receipt,
    /// A parcel's weight: nothing stands on it.
    Weight,
}

fn undoable(body: &Body) -> Option<Undoable> {
    if matches!(
        body,
        Body::UnitPut { .. } | Body::UnitParked { .. } | Body::UnitMoved { .. }
    ) {
        Some(Undoable::Place)
    } else if matches!(
        body,
        Body::ParcelDocked { .. } | Body::ParcelReceived { .. } | Body::ParcelOpened { .. }
    ) {
        Some(Undoable::Receipt)
    } else if matches!(body, Body::ParcelWeighed { .. }) {
        Some(Undoable::Weight)
    } else {
        None
    }
}

fn not_sealed(known: &Known) -> Result<(), Refusal> {
    match &known.container {
        Some(row) if row.sealed_at.is_some() => Err(Refusal::TooLateToUndo(row.container.clone())),
        Some(_) | None => Ok(()),
    }
}

/// What was moved on since is taken back from its end: the newest move first.
fn not_moved_since(target: CommandKey, known: &Known) -> Result<(), Refusal> {
    let moved = |row: &&UnitRow| row.moved_at.is_some() && row.put_key != target;
    match known.units.iter().find(moved) {
        None => Ok(()),
        Some(row) => Err(Refusal::TooLateToUndo(row.container.clone())),
    }
}

fn untouched(known: &Known) -> Result<(), Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NothingToUndo)?;
    if row.units > 0 {
        return Err(Refusal::ParcelHasUnits(row.number.clone()));
    }
    match row.state {
        ParcelState::AtDock | ParcelState::Open => Ok(()),
        ParcelState::Closed | ParcelState::Empty | ParcelState::Claim | ParcelState::Undone => {
            Err(Refusal::ParcelNotOpen(row.number.clone()))
        }
    }
}

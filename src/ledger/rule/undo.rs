//! The rule of taking back.

use std::collections::BTreeSet;

use crate::domain::attach::LineStay;
use crate::domain::codes::ContainerName;
use crate::domain::ids::CommandKey;
use crate::ledger::fact::{Body, Fact};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ParcelState, UnitRow, UnitState};
use crate::ledger::subject::Subject;

use super::{Known, attach};

/// Takes back a put or a parking, until the container is sealed; a scan at the dock or at a bench,
/// until a unit came out of the parcel or its work is over; a parcel's weight at any time; under which line a
/// desk put units, while nothing stands on it; that two
/// records are one parcel, unless their units went on; what becomes of a box of nobody until it is done.
pub(super) fn undo(target: CommandKey, reason: &str, known: &Known) -> Result<Vec<Body>, Refusal> {
    let facts: Vec<&Fact> = known
        .target
        .iter()
        .filter(|fact| fact.envelope.key == target)
        .collect();
    match facts.iter().find_map(|fact| undoable(&fact.body)) {
        None => return Err(Refusal::NothingToUndo),
        Some(Undoable::Place) => {
            not_merged(known)?;
            not_sealed(known)?;
            still_here(known)?;
            not_moved_since(target, known)?;
            if facts.iter().any(|fact| is_seen(&fact.body)) {
                not_attached(known)?;
            }
        }
        Some(Undoable::Line) => attached_last(target, known)?,
        Some(Undoable::Shelf(shelf)) => {
            not_sealed(known)?;
            let stands = known.parcel.as_ref().and_then(|row| row.shelf.as_ref());
            if stands != Some(shelf) {
                return Err(Refusal::TooLateToUndo(shelf.clone()));
            }
        }
        Some(Undoable::Receipt) => untouched(known)?,
        Some(Undoable::Weight) => {}
        Some(Undoable::Merge) => {
            may_judge(known.person.as_ref())?;
            not_merged(known)?;
        }
        Some(Undoable::Expiry) => not_done(known)?,
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
enum Undoable<'f> {
    /// The shelf of a whole parcel.
    Shelf(&'f ContainerName),
    /// A unit's place.
    Place,
    /// Under which line units are.
    Line,
    /// A parcel's scan.
    Receipt,
    /// A parcel's weight: nothing stands on it.
    Weight,
    /// That two records are one parcel: each has its own facts still.
    Merge,
    /// What becomes of a box of nobody, until it is done.
    Expiry,
}

fn undoable(body: &Body) -> Option<Undoable<'_>> {
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
    } else if matches!(body, Body::UnitAttached(_)) {
        Some(Undoable::Line)
    } else if matches!(body, Body::ParcelWeighed { .. }) {
        Some(Undoable::Weight)
    } else if let Body::ParcelMoved { shelf, .. } = body {
        Some(Undoable::Shelf(shelf))
    } else if matches!(body, Body::ParcelMerged(_)) {
        Some(Undoable::Merge)
    } else if matches!(body, Body::ParcelExpired(_)) {
        Some(Undoable::Expiry)
    } else {
        None
    }
}

/// Units whose parcel another record stands for are counted there: the newest of such steps is taken back
/// first.
fn not_merged(known: &Known) -> Result<(), Refusal> {
    known
        .merge_stays
        .map_or(Ok(()), |stay| Err(Refusal::MergeStays(stay)))
}

fn not_sealed(known: &Known) -> Result<(), Refusal> {
    match &known.container {
        Some(row) if row.sealed_at.is_some() => Err(Refusal::TooLateToUndo(row.container.clone())),
        Some(_) | None => Ok(()),
    }
}

/// What left, or waits labelled for a carrier, is taken back by its own command.
fn still_here(known: &Known) -> Result<(), Refusal> {
    for row in &known.units {
        let tag = || row.inspection.tag.clone();
        if row.state == UnitState::Gone {
            return Err(Refusal::UnitGone(tag()));
        }
        if row.forward.is_some() {
            return Err(Refusal::InForward(tag()));
        }
    }
    Ok(())
}

/// What was moved on since is taken back from its end: the newest move first.
fn not_moved_since(target: CommandKey, known: &Known) -> Result<(), Refusal> {
    let moved = |row: &&UnitRow| row.moved_at.is_some() && row.put_key != target;
    match known.units.iter().find(moved) {
        None => Ok(()),
        Some(row) => Err(Refusal::TooLateToUndo(row.container.clone())),
    }
}

fn is_seen(body: &Body) -> bool {
    matches!(body, Body::UnitInspected { .. } | Body::UnitParked { .. })
}

/// What a desk said of a unit's line stands on what a bench saw of it.
fn not_attached(known: &Known) -> Result<(), Refusal> {
    match known.units.iter().find(|row| row.attached.is_some()) {
        None => Ok(()),
        Some(row) => Err(Refusal::LineStays(
            row.inspection.tag.clone(),
            LineStay::Attached,
        )),
    }
}

/// Only the newest word of a desk about a unit's line is taken back, and none that a list stands on.
fn attached_last(target: CommandKey, known: &Known) -> Result<(), Refusal> {
    may_judge(known.person.as_ref())?;
    for row in &known.units {
        attach::is_bound(row, known)?;
        let why = match row.attached {
            Some(key) if key == target => continue,
            Some(_) => LineStay::Attached,
            None => LineStay::SeenAgain,
        };
        return Err(Refusal::LineStays(row.inspection.tag.clone(), why));
    }
    Ok(())
}

fn untouched(known: &Known) -> Result<(), Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NothingToUndo)?;
    if row.units > 0 {
        return Err(Refusal::ParcelHasUnits(row.number.clone()));
    }
    match row.state {
        ParcelState::AtDock | ParcelState::Open => Ok(()),
        ParcelState::Closed
        | ParcelState::Empty
        | ParcelState::Claim
        | ParcelState::Expired
        | ParcelState::Binned
        | ParcelState::Merged
        | ParcelState::Lost
        | ParcelState::Undone => Err(Refusal::ParcelNotOpen(row.number.clone())),
    }
}

fn not_done(known: &Known) -> Result<(), Refusal> {
    may_judge(known.person.as_ref())?;
    let row = known.parcel.as_ref().ok_or(Refusal::NothingToUndo)?;
    match row.state {
        ParcelState::Expired => Ok(()),
        ParcelState::AtDock
        | ParcelState::Open
        | ParcelState::Closed
        | ParcelState::Empty
        | ParcelState::Claim
        | ParcelState::Binned
        | ParcelState::Merged
        | ParcelState::Lost
        | ParcelState::Undone => Err(Refusal::ParcelNotOpen(row.number.clone())),
    }
}

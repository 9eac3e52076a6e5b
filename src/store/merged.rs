//! What stands on two records that were made one, as an undo asks.

use rusqlite::Connection;

use super::fault::Result;
use super::journal;
use super::rows::{parcel, unit};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::pool::MergeStay;
use crate::ledger::fact::MergedParcel;
use crate::ledger::{Body, Fact, Subject, fold};

/// Says what keeps the units of a command where they are counted: of a merge that is to be taken back, what
/// was done on it since; of a place, the merge that came after it.
pub(super) fn stays(db: &Connection, target: &[Fact]) -> Result<Option<MergeStay>> {
    for fact in target {
        let stay = if let Body::ParcelMerged(merged) = &fact.body {
            of_merge(db, merged)?
        } else if let Body::UnitInspected {
            units, inspection, ..
        } = &fact.body
        {
            of_place(db, units, inspection.parcel)?
        } else if let Body::UnitParked {
            unit, inspection, ..
        } = &fact.body
        {
            of_place(db, &[*unit], inspection.parcel)?
        } else {
            None
        };
        if stay.is_some() {
            return Ok(stay);
        }
    }
    Ok(None)
}

fn of_merge(db: &Connection, merged: &MergedParcel) -> Result<Option<MergeStay>> {
    if merged.units.is_empty() {
        return Ok(None);
    }
    let stands = parcel::get(db, merged.into)?;
    if stands.is_none_or(|row| row.merged.is_some()) {
        return Ok(Some(MergeStay::Onward));
    }
    for moved in &merged.units {
        let facts = journal::of_subject(db, &Subject::Unit(moved.unit))?;
        if fold::seen_under(&facts) == Some(merged.into) {
            return Ok(Some(MergeStay::SeenAgain));
        }
    }
    Ok(None)
}

fn of_place(db: &Connection, units: &[UnitId], seen: ParcelId) -> Result<Option<MergeStay>> {
    for id in units {
        let row = unit::get(db, *id)?;
        if row.is_some_and(|row| row.inspection.parcel != seen) {
            return Ok(Some(MergeStay::Put));
        }
    }
    Ok(None)
}

//! Rules of whole parcels on their shelves: moves by scan, counts by scan, and parcels that are given up.

use std::collections::BTreeSet;

use crate::domain::codes::ContainerName;
use crate::domain::ids::ParcelId;
use crate::domain::limits::{COUNT_STRANGE_MAX, COUNT_UNITS_MAX, WRITE_OFF_REASON_MAX};
use crate::domain::place::Holds;
use crate::ledger::command::{Command, CountShelf};
use crate::ledger::fact::{Body, CountedParcels, CountedPlace, WrittenOffParcel};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::ParcelRow;

use super::desk::{not_sealed, opened_now};
use super::{Known, Need};

/// Lists what these rules must know.
pub(super) fn needs(command: &Command) -> Vec<Need> {
    if let Command::CountShelf(count) = command {
        vec![
            Need::Container(count.place.clone()),
            Need::ParcelsOn(count.place.clone()),
            Need::Parcels(count.parcels.clone()),
        ]
    } else if let Command::MoveParcel { parcel, shelf } = command {
        vec![Need::Parcel(*parcel), Need::Container(shelf.clone())]
    } else if let Command::WriteOffParcels { parcels, .. } = command {
        vec![Need::Parcels(parcels.clone())]
    } else {
        Vec::new()
    }
}

/// Takes a parcel to another shelf of the kind that it stands on; one that was missed or given up is found by
/// it. What stands there already, and was not missed, is moved nowhere.
pub(super) fn move_parcel(
    parcel: ParcelId,
    to: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let Some(from) = row.box_shelf() else {
        return Err(Refusal::ParcelOnNoShelf(row.number.clone()));
    };
    not_sealed(to, known)?;
    if to.kind() != from.kind() {
        return Err(Refusal::WrongShelf {
            container: to.clone(),
            wanted: from.kind(),
        });
    }
    if row.shelf.as_ref() == Some(to) && row.stands.missing.is_none() {
        return Ok(Vec::new());
    }
    let moved = Body::ParcelMoved {
        parcel,
        shelf: to.clone(),
    };
    Ok(opened_now(to, known).into_iter().chain([moved]).collect())
}

/// Compares what was scanned with what stands there, as it stands now. What came or was taken off while the
/// count went on is neither missing nor misplaced. What was given up and stands on a shelf of its kind is
/// here again.
pub(super) fn count(count: &CountShelf, known: &Known) -> Result<Vec<Body>, Refusal> {
    let place = &count.place;
    if place.kind().rule().holds != Holds::Parcels {
        return Err(Refusal::NothingToCount(place.clone()));
    }
    if known.container.is_none() {
        return Err(Refusal::NoSuchContainer(place.clone()));
    }
    let scanned: BTreeSet<ParcelId> = count.parcels.iter().copied().collect();
    let rests = |row: &&ParcelRow| row.stands.since.is_none_or(|since| since < count.since);
    let missing = known.shelf_parcels.iter().filter(rests);
    let missing = missing.map(|row| row.parcel);
    let mut told = Told {
        counted: 0,
        parcels: CountedParcels {
            missing: missing.filter(|id| !scanned.contains(id)).collect(),
            ..CountedParcels::default()
        },
        strange: count.strange.clone(),
        back: Vec::new(),
    };
    for row in &known.parcels {
        told.take(row, place);
    }
    Ok(told.bodies(place))
}

/// What a count comes to.
struct Told {
    counted: u32,
    parcels: CountedParcels,
    strange: Vec<String>,
    /// What was given up and is here again.
    back: Vec<ParcelId>,
}

impl Told {
    fn take(&mut self, row: &ParcelRow, place: &ContainerName) {
        let shelf = row.box_shelf().filter(|shelf| shelf.kind() == place.kind());
        match (shelf, &row.shelf) {
            (Some(_), None) => {
                self.counted = self.counted.saturating_add(1);
                self.back.push(row.parcel);
            }
            (Some(_), Some(shelf)) if shelf == place => {
                self.counted = self.counted.saturating_add(1);
                if row.stands.missing.is_some() {
                    self.parcels.found.push(row.parcel);
                }
            }
            (_, Some(shelf)) if row.box_shelf().is_some() => {
                self.parcels.misplaced.push((row.parcel, shelf.clone()));
            }
            (_, _) => {
                let number = row.number.to_string();
                if !self.strange.contains(&number) {
                    self.strange.push(number);
                }
            }
        }
    }

    /// What is here again, then one fact of the count, and further ones where a list is long.
    fn bodies(mut self, place: &ContainerName) -> Vec<Body> {
        self.strange.truncate(COUNT_STRANGE_MAX);
        let back = self.back.iter().map(|parcel| Body::ParcelMoved {
            parcel: *parcel,
            shelf: place.clone(),
        });
        let CountedParcels {
            found,
            missing,
            misplaced,
        } = &self.parcels;
        let longest = found.len().max(missing.len()).max(misplaced.len());
        let facts = longest.div_ceil(COUNT_UNITS_MAX).max(1);
        let part = |all: &[ParcelId], number: usize| -> Vec<ParcelId> {
            let mut parts = all.chunks(COUNT_UNITS_MAX);
            parts.nth(number).map(<[_]>::to_vec).unwrap_or_default()
        };
        let counted = (0..facts).map(|number| {
            let mut elsewhere = misplaced.chunks(COUNT_UNITS_MAX);
            Body::PlaceCounted(Box::new(CountedPlace {
                place: place.clone(),
                counted: self.counted,
                found: Vec::new(),
                missing: Vec::new(),
                misplaced: Vec::new(),
                strange: match number {
                    0 => self.strange.clone(),
                    _further => Vec::new(),
                },
                parcels: CountedParcels {
                    found: part(found, number),
                    missing: part(missing, number),
                    misplaced: elsewhere.nth(number).map(<[_]>::to_vec).unwrap_or_default(),
                },
            }))
        });
        back.chain(counted).collect()
    }
}

/// Gives up parcels that a count missed; only a supervisor may, and says why.
pub(super) fn write_off(
    parcels: &[ParcelId],
    reason: &str,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    if parcels.is_empty() || known.parcels.len() != parcels.len() {
        return Err(Refusal::NoSuchParcel);
    }
    let reason = reason.trim();
    let reason: String = reason.chars().take(WRITE_OFF_REASON_MAX).collect();
    let off = |row: &ParcelRow| {
        let missed = row.shelf.clone().filter(|_| row.stands.missing.is_some());
        let shelf = missed.ok_or_else(|| Refusal::ParcelNotMissing(row.number.clone()))?;
        Ok(Body::ParcelWrittenOff(WrittenOffParcel {
            parcel: row.parcel,
            shelf,
            reason: reason.clone(),
        }))
    };
    let bodies = known
        .parcels
        .iter()
        .map(off)
        .collect::<Result<_, Refusal>>()?;
    if reason.is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    Ok(bodies)
}

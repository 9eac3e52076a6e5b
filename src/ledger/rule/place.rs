//! Rules of places: what stands together, moves by scan, counts by scan, and units that are given up.

use std::collections::BTreeSet;

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::UnitId;
use crate::domain::limits::{
    COUNT_STRANGE_MAX, COUNT_UNITS_MAX, LEAVING_UNITS_MAX, MOVE_UNITS_MAX, WRITE_OFF_REASON_MAX,
};
use crate::domain::place::{Clash, Holds, Kin};
use crate::ledger::command::{CountPlace, PutUnit};
use crate::ledger::fact::{Body, CountedParcels, CountedPlace, WrittenOff};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ContainerRow, PlacedUnit, UnitRow, UnitState};

use super::Known;
use super::desk::{not_sealed, opened_now};
use super::drum;

/// What a unit is to stand together as.
pub(super) fn kin_of_put(put: &PutUnit) -> Kin {
    Kin {
        seller: put.inspection.seller.clone(),
        decision: Some(put.decision),
        class: put.class,
    }
}

/// Refuses goods that do not stand together with what is in the container already.
pub(super) fn stands_together(
    container: &ContainerName,
    wanted: &Kin,
    there: &[Kin],
) -> Result<(), Refusal> {
    let rule = container.kind().rule();
    match there.iter().find_map(|kin| rule.clash(kin, wanted)) {
        None => Ok(()),
        Some(clash) => Err(clashes(container, clash)),
    }
}

/// Says why goods do not stand together.
pub(crate) fn clashes(container: &ContainerName, clash: Clash) -> Refusal {
    let container = container.clone();
    match clash {
        Clash::Seller { there } => Refusal::OtherSellerThere(container, there),
        Clash::Decision { there } => Refusal::OtherDecisionThere(container, there),
        Clash::Class { there, wanted } => Refusal::OtherClassThere {
            container,
            there,
            wanted,
        },
    }
}

/// Names the danger that goods bring, where they bring one.
pub(super) fn classed(put: &PutUnit) -> Option<Body> {
    (put.class != HazardClass::None).then(|| Body::UnitClassed {
        units: put.units.clone(),
        class: put.class,
    })
}

/// Moves units into a container that takes what they are. Judged ones become what was said by it; others stay
/// what they are. What stands there already, and was not missed, is moved nowhere.
pub(super) fn move_units(
    units: &[UnitId],
    container: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let wanted: BTreeSet<UnitId> = units.iter().copied().collect();
    if wanted.is_empty() || known.units.len() != wanted.len() {
        return Err(Refusal::NoSuchUnit);
    }
    moved(&known.units, container, known)
}

/// Moves everything that stands in one container into another.
pub(super) fn move_contents(
    from: &ContainerName,
    to: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if known.units.is_empty() {
        return Err(Refusal::ContainerEmpty(from.clone()));
    }
    moved(&known.units, to, known)
}

/// Moves these units into a container that takes what they are.
pub(super) fn moved(
    rows: &[UnitRow],
    to: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if rows.len() > MOVE_UNITS_MAX {
        return Err(Refusal::TooManyUnits(rows.len()));
    }
    not_sealed(to, known)?;
    let is_shut = |row: &&ContainerRow| row.sealed_at.is_some() && row.left.is_none();
    let shut = known.sources.iter().find(is_shut);
    if let Some(row) = shut.filter(|row| row.container != *to) {
        return Err(Refusal::ContainerSealed(row.container.clone()));
    }
    let moving = rows.iter().filter(|row| is_to_be_moved(row, to));
    let moving: Vec<&UnitRow> = moving.collect();
    drum::takes(to, known)?;
    let mut there = known.kins.clone();
    for row in &moving {
        may_go(row, to)?;
        let kin = row.kin();
        stands_together(to, &kin, &there)?;
        if !there.contains(&kin) {
            there.push(kin);
        }
    }
    let (judged, others): (Vec<&UnitRow>, Vec<&UnitRow>) = moving
        .into_iter()
        .partition(|row| row.state == UnitState::Judged);
    let parts = |rows: &[&UnitRow]| -> Vec<Vec<UnitId>> {
        let ids: Vec<UnitId> = rows.iter().map(|row| row.unit).collect();
        ids.chunks(LEAVING_UNITS_MAX).map(<[_]>::to_vec).collect()
    };
    let put = parts(&judged).into_iter().map(|units| Body::UnitPut {
        units,
        container: to.clone(),
    });
    let went = parts(&others).into_iter().map(|units| Body::UnitMoved {
        units,
        container: to.clone(),
    });
    let bodies: Vec<Body> = put.chain(went).collect();
    if bodies.is_empty() {
        return Ok(bodies);
    }
    Ok(opened_now(to, known).into_iter().chain(bodies).collect())
}

/// What stands where it is to go is not moved; one that was missed or given up is found by it.
fn is_to_be_moved(row: &UnitRow, to: &ContainerName) -> bool {
    let stands = matches!(row.state, UnitState::Put | UnitState::Waiting);
    !(stands && row.container == *to && row.missing.is_none())
}

/// Refuses a unit that is not here, that waits for a person where it is, or that the container is not for.
fn may_go(row: &UnitRow, to: &ContainerName) -> Result<(), Refusal> {
    let tag = || row.inspection.tag.clone();
    match row.state {
        UnitState::Undone => return Err(Refusal::NotHere(tag())),
        UnitState::Gone if row.written_off.is_none() => return Err(Refusal::NotHere(tag())),
        UnitState::Parked => return Err(Refusal::StaysOnShelf(tag())),
        UnitState::Waiting if to.kind() != ContainerKind::ApprovalShelf => {
            return Err(Refusal::StaysOnShelf(tag()));
        }
        UnitState::Put | UnitState::Judged | UnitState::Gone
            if to.kind() == ContainerKind::ApprovalShelf =>
        {
            return Err(Refusal::StaysOnShelf(tag()));
        }
        UnitState::Put | UnitState::Waiting | UnitState::Judged | UnitState::Gone => {}
    }
    let Some(wanted) = row.decision() else {
        return Err(Refusal::StaysOnShelf(tag()));
    };
    if to.kind().takes(wanted) {
        return Ok(());
    }
    Err(Refusal::WrongContainer {
        container: to.clone(),
        takes: to.kind().spec().decision,
        wanted,
    })
}

/// Compares what was scanned with what belongs there, as it stands now. What was moved while the count went
/// on is neither missing nor misplaced: the move says where it is.
pub(super) fn count(count: &CountPlace, known: &Known) -> Result<Vec<Body>, Refusal> {
    let place = &count.place;
    if place.kind().rule().holds == Holds::Parcels {
        return Err(Refusal::NothingToCount(place.clone()));
    }
    let Some(row) = &known.container else {
        return Err(Refusal::NoSuchContainer(place.clone()));
    };
    if row.left.is_some() {
        return Err(Refusal::LeftAlready(place.clone()));
    }
    let scanned: BTreeSet<UnitId> = count.units.iter().copied().collect();
    let rests = |unit: &&PlacedUnit| unit.since < count.since;
    let belong = &known.place_units;
    let missing = belong.iter().filter(|unit| !scanned.contains(&unit.unit));
    let missing: Vec<UnitId> = missing.filter(rests).map(|unit| unit.unit).collect();
    let mut told = Told {
        counted: 0,
        found: Vec::new(),
        missing,
        misplaced: Vec::new(),
        strange: count
            .strange
            .iter()
            .take(COUNT_STRANGE_MAX)
            .cloned()
            .collect(),
    };
    for unit in &known.scanned {
        told.take(unit, place);
    }
    // What was given up and stands there is here again.
    let back =
        |unit: &&PlacedUnit| unit.state == UnitState::Gone && told.found.contains(&unit.unit);
    let back = known.scanned.iter().filter(back).map(|unit| unit.unit);
    let back: Vec<UnitId> = back.collect();
    let back = back.chunks(LEAVING_UNITS_MAX).map(|units| Body::UnitMoved {
        units: units.to_vec(),
        container: place.clone(),
    });
    let back: Vec<Body> = back.collect();
    Ok(back.into_iter().chain(told.bodies(place)).collect())
}

/// What a count comes to.
struct Told {
    counted: u32,
    found: Vec<UnitId>,
    missing: Vec<UnitId>,
    misplaced: Vec<(UnitId, ContainerName)>,
    strange: Vec<String>,
}

impl Told {
    fn take(&mut self, unit: &PlacedUnit, place: &ContainerName) {
        let strange = match unit.state {
            UnitState::Undone => true,
            UnitState::Gone => !unit.is_lost,
            UnitState::Put | UnitState::Parked | UnitState::Waiting | UnitState::Judged => false,
        };
        if strange {
            let tag = unit.tag.to_string();
            if !self.strange.contains(&tag) {
                self.strange.push(tag);
            }
        } else if unit.container == *place {
            self.counted = self.counted.saturating_add(1);
            if unit.is_lost {
                self.found.push(unit.unit);
            }
        } else {
            self.misplaced.push((unit.unit, unit.container.clone()));
        }
    }

    /// One fact, and further ones where a list is long.
    fn bodies(self, place: &ContainerName) -> Vec<Body> {
        let longest = [self.found.len(), self.missing.len(), self.misplaced.len()];
        let longest = longest.into_iter().max().unwrap_or(0);
        let facts = longest.div_ceil(COUNT_UNITS_MAX).max(1);
        let part = |all: &[UnitId], number: usize| -> Vec<UnitId> {
            let mut parts = all.chunks(COUNT_UNITS_MAX);
            parts.nth(number).map(<[_]>::to_vec).unwrap_or_default()
        };
        (0..facts)
            .map(|number| {
                let mut misplaced = self.misplaced.chunks(COUNT_UNITS_MAX);
                Body::PlaceCounted(Box::new(CountedPlace {
                    place: place.clone(),
                    counted: self.counted,
                    found: part(&self.found, number),
                    missing: part(&self.missing, number),
                    misplaced: misplaced.nth(number).map(<[_]>::to_vec).unwrap_or_default(),
                    strange: match number {
                        0 => self.strange.clone(),
                        _further => Vec::new(),
                    },
                    parcels: CountedParcels::default(),
                }))
            })
            .collect()
    }
}

/// Gives up units that a count missed; only a supervisor may, and says why.
pub(super) fn write_off(
    units: &[UnitId],
    reason: &str,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    if units.is_empty() || known.units.len() != units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    let is_missed = |row: &&UnitRow| row.missing.is_some();
    if let Some(row) = known.units.iter().find(|row| !is_missed(row)) {
        return Err(Refusal::NotMissing(row.inspection.tag.clone()));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    let reason: String = reason.chars().take(WRITE_OFF_REASON_MAX).collect();
    let parts = units.chunks(LEAVING_UNITS_MAX);
    let off = |units: &[UnitId]| {
        Body::UnitWrittenOff(WrittenOff {
            units: units.to_vec(),
            reason: reason.clone(),
        })
    };
    Ok(parts.map(off).collect())
}

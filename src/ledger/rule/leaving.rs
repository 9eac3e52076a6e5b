//! Rules of leaving: a sealed container goes with all that is in it, and each unit says so.

use crate::domain::codes::{ContainerName, PersonCode};
use crate::domain::ids::UnitId;
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{LEAVING_UNITS_MAX, LEFT_UNDER_MAX};
use crate::ledger::fact::{Body, LeftContainer};
use crate::ledger::refusal::Refusal;

use super::Known;

/// What is said of a container that leaves.
pub(super) struct Leaving<'a> {
    pub container: &'a ContainerName,
    pub how: LeftHow,
    pub under: Option<&'a str>,
    pub witness: Option<&'a PersonCode>,
}

/// Lets a sealed container leave; the same again changes nothing. A lot pallet is sold as a lot and in no
/// other way. What is destroyed wants a witness who is not the person who says so.
pub(super) fn leave(
    leaving: &Leaving<'_>,
    person: Option<&PersonCode>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let Leaving {
        container,
        how,
        under,
        witness,
    } = *leaving;
    let Some(row) = &known.container else {
        return Err(Refusal::NoSuchContainer(container.clone()));
    };
    if row.left.is_some() {
        return Ok(Vec::new());
    }
    if !LeftHow::of(row.kind).contains(&how) {
        return Err(Refusal::WrongWayOut(container.clone(), how));
    }
    if how == LeftHow::LotSold {
        return Err(Refusal::SoldAsLot(container.clone()));
    }
    if row.sealed_at.is_none() {
        return Err(Refusal::NotSealed(container.clone()));
    }
    let another = witness.filter(|witness| Some(*witness) != person);
    let is_known = another.is_some() && known.enrolled.is_some();
    if how.wants_witness() && !is_known {
        return Err(Refusal::WitnessNeeded);
    }
    let under = under.map(str::trim).filter(|under| !under.is_empty());
    Ok(left(
        (container, how),
        (under, another),
        &known.container_each,
    ))
}

/// Says that a container left with these units.
pub(super) fn left(
    (container, how): (&ContainerName, LeftHow),
    (under, witness): (Option<&str>, Option<&PersonCode>),
    all: &[UnitId],
) -> Vec<Body> {
    let left = Body::ContainerLeft(LeftContainer {
        container: container.clone(),
        how,
        units: u32::try_from(all.len()).unwrap_or(u32::MAX),
        under: under.map(|under| under.chars().take(LEFT_UNDER_MAX).collect()),
        witness: witness.cloned(),
    });
    let parts = all.chunks(LEAVING_UNITS_MAX).map(|units| Body::UnitLeft {
        units: units.to_vec(),
        container: container.clone(),
        how,
    });
    [left].into_iter().chain(parts).collect()
}

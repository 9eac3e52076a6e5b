//! Rules of leaving: a sealed container goes with all that is in it, and each unit says so.

use crate::domain::codes::{ContainerName, PersonCode};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::limits::{LEAVING_UNITS_MAX, LEFT_UNDER_MAX};
use crate::ledger::fact::{Body, LeftContainer, LeftUnits};
use crate::ledger::refusal::Refusal;

use super::{Known, ship};

/// What is said of a container that leaves.
pub(super) struct Leaving<'a> {
    pub container: &'a ContainerName,
    pub how: LeftHow,
    pub under: Option<&'a str>,
    pub witness: Option<&'a PersonCode>,
    pub photo: Option<Hash>,
    pub taker: Option<&'a str>,
}

/// Lets a sealed container leave; the same again changes nothing. A lot pallet is sold as a lot and in no
/// other way. What is destroyed wants a witness who is not the person who says so, a photo that shows it, and
/// for each unit the seller's word or the contract's; a drum wants its recycler and a number.
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
        photo,
        taker,
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
    ship::in_no_consignment(container, known)?;
    let another = witness.filter(|witness| Some(*witness) != person);
    let is_known = another.is_some() && known.enrolled.is_some();
    if how.wants_witness() && !is_known {
        return Err(Refusal::WitnessNeeded);
    }
    let under = under.map(str::trim).filter(|under| !under.is_empty());
    let taker = taker.map(str::trim).filter(|taker| !taker.is_empty());
    if how.wants_taker() && (under.is_none() || taker.is_none()) {
        return Err(Refusal::TakerNeeded);
    }
    if let Some(tag) = known.container_labelled.first() {
        return Err(Refusal::InForward(tag.clone()));
    }
    if let (true, Some(tag)) = (how.ends_goods(), known.container_baseless.first()) {
        return Err(Refusal::NoInstruction(tag.clone()));
    }
    if how.wants_photo() && photo.is_none() {
        return Err(Refusal::PhotoNeeded);
    }
    Ok(left(
        (container, how),
        &Told {
            under,
            witness: another,
            photo,
            taker,
        },
        &known.container_each,
    ))
}

/// What is told of a container that leaves beside how.
#[derive(Default)]
pub(super) struct Told<'a> {
    pub under: Option<&'a str>,
    pub witness: Option<&'a PersonCode>,
    pub photo: Option<Hash>,
    pub taker: Option<&'a str>,
}

/// Says that a container left with these units.
pub(super) fn left(
    (container, how): (&ContainerName, LeftHow),
    told: &Told<'_>,
    all: &[UnitId],
) -> Vec<Body> {
    let short = |text: &str| -> String { text.chars().take(LEFT_UNDER_MAX).collect() };
    let left = Body::ContainerLeft(LeftContainer {
        container: container.clone(),
        how,
        units: u32::try_from(all.len()).unwrap_or(u32::MAX),
        under: told.under.map(short),
        witness: told.witness.cloned(),
        photo: told.photo,
        taker: told.taker.map(short),
    });
    let parts = all
        .chunks(LEAVING_UNITS_MAX)
        .map(|units| Body::UnitLeft(LeftUnits::with(container, how, units)));
    [left].into_iter().chain(parts).collect()
}

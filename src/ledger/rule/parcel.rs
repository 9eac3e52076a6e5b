//! Rules of parcels.

use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::container::ContainerKind;
use crate::domain::expected::ReturnRef;
use crate::domain::finding::Damage;
use crate::domain::ids::{LineId, ParcelId};
use crate::domain::reading::Candidate;
use crate::domain::weight::ParcelWeight;
use crate::ledger::codec;
use crate::ledger::command::{EarlierWeight, ReceiveParcel};
use crate::ledger::fact::{Body, Unseen};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ParcelRow, ParcelState};

use super::Known;
use super::desk::{not_sealed, opened_now};

/// Refuses a second receipt under one id: a retry carries its key and never comes here.
pub(super) fn receive(receive: &ReceiveParcel, known: &Known) -> Result<Vec<Body>, Refusal> {
    if let Some(row) = &known.parcel {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    let ReceiveParcel {
        parcel,
        number,
        raw,
        candidates,
        chosen,
        finding,
    } = receive;
    Ok(vec![Body::ParcelReceived {
        parcel: *parcel,
        number: number.clone(),
        raw_hash: codec::raw_hash(raw),
        candidates: candidates.clone(),
        chosen: chosen.clone(),
        finding: *finding,
    }])
}

/// Gives the parcel while the work on it goes on, or it waits unopened, to be claimed or to be cleared.
pub(super) fn not_over(known: &Known) -> Result<&ParcelRow, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let waits = [
        ParcelState::AtDock,
        ParcelState::Open,
        ParcelState::Claim,
        ParcelState::Expired,
    ];
    if waits.contains(&row.state) {
        Ok(row)
    } else {
        Err(Refusal::ParcelNotOpen(row.number.clone()))
    }
}

/// Adds what was read later; the work on the parcel must go on, or it waits unopened or to be claimed.
pub(super) fn identify(
    parcel: ParcelId,
    candidates: &[Candidate],
    chosen: Option<&ReturnRef>,
    seller: Option<&SellerCode>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = not_over(known)?;
    let knows = |one: &Candidate| row.candidates.contains(one);
    let says_nothing = candidates.iter().all(knows)
        && chosen.is_none_or(|of| row.chosen.as_ref() == Some(of))
        && seller.is_none_or(|of| row.hinted.as_ref() == Some(of));
    if says_nothing {
        return Ok(Vec::new());
    }
    Ok(vec![Body::ParcelIdentified {
        parcel,
        candidates: candidates.to_vec(),
        chosen: chosen.cloned(),
        seller: seller.cloned(),
    }])
}

/// Says what is wrong with the outside, before the parcel's work is over.
pub(super) fn damage(
    parcel: ParcelId,
    damage: &[Damage],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if !matches!(row.state, ParcelState::Open | ParcelState::AtDock) {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    if row.damage == damage {
        return Ok(Vec::new());
    }
    Ok(vec![Body::ParcelDamaged {
        parcel,
        damage: damage.to_vec(),
    }])
}

/// Says what an open parcel weighs while nothing was taken out of it. An earlier weight stands
/// unless a person weighed again.
pub(super) fn weigh(
    parcel: ParcelId,
    weight: ParcelWeight,
    earlier: EarlierWeight,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if row.state != ParcelState::Open {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    if row.units > 0 {
        return Err(Refusal::ParcelHasUnits(row.number.clone()));
    }
    match (row.weight, earlier) {
        (Some(_), EarlierWeight::Stands) => Ok(Vec::new()),
        (Some(known), EarlierWeight::Replaced) if known == weight => Ok(Vec::new()),
        (None, _) | (Some(_), EarlierWeight::Replaced) => {
            Ok(vec![Body::ParcelWeighed { parcel, weight }])
        }
    }
}

pub(super) fn empty(
    parcel: ParcelId,
    shelf: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let said = Body::ParcelFoundEmpty {
        parcel,
        shelf: shelf.clone(),
    };
    to_shelf(shelf, ContainerKind::EvidenceShelf, said, known)
}

pub(super) fn shelve(
    parcel: ParcelId,
    shelf: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let said = Body::ParcelShelved {
        parcel,
        shelf: shelf.clone(),
    };
    to_shelf(shelf, ContainerKind::ClaimShelf, said, known)
}

fn to_shelf(
    shelf: &ContainerName,
    wanted: ContainerKind,
    said: Body,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = open_parcel(known)?;
    if row.units > 0 {
        return Err(Refusal::ParcelHasUnits(row.number.clone()));
    }
    not_sealed(shelf, known)?;
    if shelf.kind() != wanted {
        return Err(Refusal::WrongShelf {
            container: shelf.clone(),
            wanted,
        });
    }
    Ok(opened_now(shelf, known).into_iter().chain([said]).collect())
}

pub(super) fn close(
    parcel: ParcelId,
    unseen: &[(LineId, Unseen)],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    open_parcel(known)?;
    Ok(vec![Body::ParcelClosed {
        parcel,
        unseen: unseen.to_vec(),
    }])
}

/// Gives the parcel whose work goes on.
pub(super) fn open_parcel(known: &Known) -> Result<&ParcelRow, Refusal> {
    match &known.parcel {
        None => Err(Refusal::NoSuchParcel),
        Some(row) if row.state == ParcelState::Open => Ok(row),
        Some(row) => Err(Refusal::ParcelNotOpen(row.number.clone())),
    }
}

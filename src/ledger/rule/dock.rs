//! Rules of the dock: loads, parcels that wait unopened, and their opening at a bench.

use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::ids::{LoadId, ParcelId};
use crate::ledger::codec;
use crate::ledger::command::DockParcel;
use crate::ledger::fact::Body;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::ParcelState;

use super::Known;

/// Begins a load; the same again changes nothing.
pub(super) fn open_load(load: LoadId, name: &str, said: Option<u32>, known: &Known) -> Vec<Body> {
    if known.load.is_some() {
        return Vec::new();
    }
    vec![Body::LoadOpened {
        load,
        name: name.to_owned(),
        said,
    }]
}

pub(super) fn close_load(
    load: LoadId,
    said: Option<u32>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.load.as_ref().ok_or(Refusal::NoSuchLoad)?;
    if row.closed_at.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![Body::LoadClosed { load, said }])
}

/// Refuses a second receipt under one id, and a load that is over.
pub(super) fn dock(dock: &DockParcel, known: &Known) -> Result<Vec<Body>, Refusal> {
    if let Some(row) = &known.parcel {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    if dock.load.is_some() {
        let row = known.load.as_ref().ok_or(Refusal::NoSuchLoad)?;
        if row.closed_at.is_some() {
            return Err(Refusal::LoadClosed(row.name.clone()));
        }
    }
    let DockParcel {
        parcel,
        number,
        load,
        raw,
        candidates,
        finding,
    } = dock;
    Ok(vec![Body::ParcelDocked {
        parcel: *parcel,
        number: number.clone(),
        load: *load,
        raw_hash: codec::raw_hash(raw),
        candidates: candidates.clone(),
        finding: *finding,
    }])
}

/// Opens a parcel that waits at the dock, on the claim shelf until somebody knows whose it is, or there
/// once its wait is over.
pub(super) fn open_parcel(
    parcel: ParcelId,
    chosen: Option<&ReturnRef>,
    finding: Option<ReturnStanding>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let waits = [
        ParcelState::AtDock,
        ParcelState::Claim,
        ParcelState::Expired,
    ];
    if !waits.contains(&row.state) {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    Ok(vec![Body::ParcelOpened {
        parcel,
        chosen: chosen.cloned(),
        finding,
    }])
}

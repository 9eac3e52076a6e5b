//! The row of a parcel.

use std::collections::BTreeSet;

use crate::domain::codes::ContainerName;
use crate::domain::ids::LineId;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Fact, Unseen};
use crate::ledger::rows::{ParcelRow, ParcelState};

use super::counting::{counting, ordered};

/// How the work on a parcel ended, as far as it did.
struct Ending {
    state: ParcelState,
    at: Option<UtcMs>,
    shelf: Option<ContainerName>,
    unseen: Vec<(LineId, Unseen)>,
}

/// Folds a parcel's facts. Without a receipt that counts, the parcel stays with the last values of
/// the receipt that was taken back.
pub fn parcel(facts: &[Fact]) -> Option<ParcelRow> {
    let all = ordered(facts);
    let counted = counting(&all);
    match counted.iter().find_map(|fact| received(fact)) {
        Some(row) => {
            let ending = ending(&counted);
            Some(ParcelRow {
                state: ending.state,
                shelf: ending.shelf,
                units: units(&counted),
                unseen: ending.unseen,
                closed_at: ending.at,
                ..row
            })
        }
        None => all.iter().rev().find_map(|fact| received(fact)),
    }
}

/// Gives the row of a receipt that nothing else is known of: taken back until it counts.
fn received(fact: &Fact) -> Option<ParcelRow> {
    let Body::ParcelReceived {
        parcel,
        number,
        raw_hash: _,
        candidates,
        chosen,
        finding,
    } = &fact.body
    else {
        return None;
    };
    Some(ParcelRow {
        parcel: *parcel,
        number: number.clone(),
        candidates: candidates.clone(),
        chosen: chosen.clone(),
        finding: *finding,
        state: ParcelState::Undone,
        shelf: None,
        units: 0,
        unseen: Vec::new(),
        station: fact.envelope.station.clone(),
        person: fact.envelope.person.clone(),
        received_at: fact.envelope.at,
        day: fact.envelope.day,
        closed_at: None,
    })
}

/// The newest fact that ends the work says how it ended; a unit looked at later opens nothing.
fn ending(counted: &[&Fact]) -> Ending {
    counted
        .iter()
        .rev()
        .find_map(|fact| {
            let (state, shelf, unseen) = match &fact.body {
                Body::ParcelFoundEmpty { shelf, .. } => {
                    (ParcelState::Empty, Some(shelf.clone()), Vec::new())
                }
                Body::ParcelShelved { shelf, .. } => {
                    (ParcelState::Claim, Some(shelf.clone()), Vec::new())
                }
                Body::ParcelClosed { unseen, .. } => (ParcelState::Closed, None, unseen.clone()),
                Body::SeriesOpened { .. }
                | Body::PersonEnrolled { .. }
                | Body::SellerNamed { .. }
                | Body::SellerPolicySet { .. }
                | Body::ReturnsImported { .. }
                | Body::ProductBound { .. }
                | Body::ContainerOpened { .. }
                | Body::ContainerSealed { .. }
                | Body::ParcelReceived { .. }
                | Body::UnitInspected { .. }
                | Body::UnitDecided { .. }
                | Body::UnitPut { .. }
                | Body::Undone { .. } => return None,
            };
            Some(Ending {
                state,
                at: Some(fact.envelope.at),
                shelf,
                unseen,
            })
        })
        .unwrap_or(Ending {
            state: ParcelState::Open,
            at: None,
            shelf: None,
            unseen: Vec::new(),
        })
}

fn units(counted: &[&Fact]) -> u32 {
    let units: BTreeSet<_> = counted
        .iter()
        .filter_map(|fact| {
            if let Body::UnitInspected { unit, .. } = &fact.body {
                Some(*unit)
            } else {
                None
            }
        })
        .collect();
    u32::try_from(units.len()).unwrap_or(u32::MAX)
}

//! The row of a unit.

use crate::ledger::fact::{Body, Envelope, Fact};
use crate::ledger::rows::{UnitRow, UnitState};

use super::counting::{counting, ordered};

/// The newest of the three facts that one put writes.
struct Put<'f> {
    inspected: &'f Body,
    decided: &'f Body,
    went: &'f Body,
    envelope: &'f Envelope,
}

/// Folds a unit's facts. When every put was taken back, the unit stays with the last values: it is
/// on a bench.
pub fn unit(facts: &[Fact]) -> Option<UnitRow> {
    let all = ordered(facts);
    match newest(&counting(&all)) {
        Some(put) => row(&put, UnitState::Put),
        None => row(&newest(&all)?, UnitState::Undone),
    }
}

fn newest<'f>(facts: &[&'f Fact]) -> Option<Put<'f>> {
    let (mut inspected, mut decided, mut put) = (None, None, None);
    for fact in facts {
        match &fact.body {
            Body::UnitInspected { .. } => inspected = Some(&fact.body),
            Body::UnitDecided { .. } => decided = Some(&fact.body),
            Body::UnitPut { .. } => put = Some((&fact.body, &fact.envelope)),
            Body::SeriesOpened { .. }
            | Body::PersonEnrolled { .. }
            | Body::SellerNamed { .. }
            | Body::SellerPolicySet { .. }
            | Body::ReturnsImported { .. }
            | Body::ProductBound { .. }
            | Body::ContainerOpened { .. }
            | Body::ContainerSealed { .. }
            | Body::ParcelReceived { .. }
            | Body::ParcelFoundEmpty { .. }
            | Body::ParcelShelved { .. }
            | Body::ParcelClosed { .. }
            | Body::Undone { .. } => {}
        }
    }
    let (put, envelope) = put?;
    Some(Put {
        inspected: inspected?,
        decided: decided?,
        went: put,
        envelope,
    })
}

fn row(facts: &Put<'_>, state: UnitState) -> Option<UnitRow> {
    let (
        Body::UnitInspected {
            unit,
            parcel,
            tag,
            barcode,
            how,
            seller,
            line,
            checklist,
            answers,
            grade,
            because,
        },
        Body::UnitDecided {
            unit: _,
            proposed,
            why,
            policy: _,
            decision,
            override_reason,
        },
        Body::UnitPut { unit: _, container },
    ) = (facts.inspected, facts.decided, facts.went)
    else {
        return None;
    };
    Some(UnitRow {
        unit: *unit,
        tag: tag.clone(),
        parcel: *parcel,
        state,
        seller: seller.clone(),
        line: line.clone(),
        barcode: barcode.clone(),
        how: *how,
        checklist: checklist.clone(),
        answers: answers.clone(),
        grade: *grade,
        because: because.clone(),
        proposed: *proposed,
        why: why.clone(),
        decision: *decision,
        override_reason: *override_reason,
        container: container.clone(),
        put_key: facts.envelope.key,
        person: facts.envelope.person.clone(),
        station: facts.envelope.station.clone(),
        put_at: facts.envelope.at,
        day: facts.envelope.day,
    })
}

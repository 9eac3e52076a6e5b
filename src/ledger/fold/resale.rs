//! Rows of resale: a batch's own life, what a resale SKU stands for, and what resale knows of a unit.

use crate::domain::codes::BatchNumber;
use crate::domain::decision::Decision;
use crate::domain::ids::UnitId;
use crate::ledger::fact::{Body, CorrectFact, Fact, LockedSku, RelabelledUnit};
use crate::ledger::rows::{BatchRow, ResaleRow, UnitState};

use super::counting::{counting, ordered};

/// Folds a batch's facts: of two beginnings, two lists or two ends the first one counts.
pub fn batch(facts: &[Fact]) -> Option<BatchRow> {
    let mut row: Option<BatchRow> = None;
    for fact in counting(&ordered(facts)) {
        let envelope = &fact.envelope;
        if let Body::BatchOpened(opened) = &fact.body {
            row.get_or_insert_with(|| BatchRow {
                opened: opened.clone(),
                opened_at: envelope.at,
                listed: None,
                ended: None,
            });
        } else if let Body::BatchListed(listed) = &fact.body
            && let Some(row) = &mut row
        {
            row.listed
                .get_or_insert_with(|| (listed.clone(), envelope.at, envelope.person.clone()));
        } else if let Body::BatchEnded(ended) = &fact.body
            && let Some(row) = &mut row
        {
            row.ended
                .get_or_insert_with(|| (ended.end, envelope.at, ended.reason.clone()));
        }
    }
    row
}

/// Folds the facts of a resale SKU: it stands for what it was first locked to, for ever.
pub fn locked_sku(facts: &[Fact]) -> Option<LockedSku> {
    let ordered = ordered(facts);
    let counting = counting(&ordered);
    let mut locked = counting.iter().filter_map(|fact| {
        if let Body::SkuLocked(locked) = &fact.body {
            Some(locked.clone())
        } else {
            None
        }
    });
    locked.next()
}

/// Folds what resale knows of a unit: the one batch that it is in, while it is in a container as decided
/// to be resold, and its newest proven label. What left, came back, was inspected, parked, judged or
/// decided anew is in no batch until it is gathered again.
pub fn resale(id: UnitId, facts: &[Fact]) -> Option<ResaleRow> {
    let (mut batch, mut label) = (None, None);
    for fact in counting(&ordered(facts)) {
        go_on(&mut batch, &mut label, &fact.body);
    }
    if batch.is_some() {
        let for_sale = super::unit(id, facts).is_some_and(|row| {
            row.state == UnitState::Put && row.decision() == Some(Decision::Resell)
        });
        batch = batch.filter(|_| for_sale);
    }
    let row = ResaleRow {
        unit: id,
        batch,
        label,
    };
    (row.batch.is_some() || row.label.is_some()).then_some(row)
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn go_on(batch: &mut Option<BatchNumber>, label: &mut Option<(String, Vec<String>)>, body: &Body) {
    match body {
        // Of two batches the first one has it, until it is let go.
        Body::BatchGathered {
            batch: into,
            units: _,
        } => {
            batch.get_or_insert_with(|| into.clone());
        }
        Body::BatchLetGo {
            batch: from,
            units: _,
        } => *batch = batch.take().filter(|of| of != from),
        Body::UnitInspected { .. }
        | Body::UnitDecided { .. }
        | Body::UnitParked { .. }
        | Body::UnitJudged { .. }
        | Body::UnitHoldEnded { .. }
        | Body::RepairEnded(_)
        | Body::UnitLeft(_)
        | Body::UnitWrittenOff(_)
        | Body::ParcelMoved { .. }
        | Body::ParcelWrittenOff(_)
        | Body::Correct(CorrectFact::UnitRedecided(_))
        | Body::UnitCameBack { .. } => *batch = None,
        Body::UnitRelabelled(RelabelledUnit {
            unit: _,
            code,
            covered,
        }) => *label = Some((code.clone(), covered.clone())),
        Body::SeriesOpened { .. }
        | Body::PersonEnrolled { .. }
        | Body::PersonPinSet { .. }
        | Body::PersonLocked { .. }
        | Body::PersonUnlocked { .. }
        | Body::SellerNamed { .. }
        | Body::SellerPolicySet { .. }
        | Body::SellerTermsSet { .. }
        | Body::SellerRatesSet { .. }
        | Body::SellerChecklistSet { .. }
        | Body::ReturnsImported(_)
        | Body::ProductsImported(_)
        | Body::RecallsImported(_)
        | Body::MailMade(_)
        | Body::MailTaken(_)
        | Body::AnswersRead(_)
        | Body::LotSold(_)
        | Body::Ship(_)
        | Body::Day(_)
        | Body::Correct(CorrectFact::UnitRegraded(_) | CorrectFact::ParcelReopened { .. })
        | Body::LotWithdrawn(_)
        | Body::LotProceeds(_)
        | Body::BatchOpened(_)
        | Body::BatchListed(_)
        | Body::BatchEnded(_)
        | Body::SkuLocked(_)
        | Body::ProductBound { .. }
        | Body::ContainerOpened { .. }
        | Body::ContainerSealed { .. }
        | Body::ContainerLeft(_)
        | Body::ContainerPictured(_)
        | Body::LoadOpened { .. }
        | Body::LoadClosed { .. }
        | Body::ParcelDocked { .. }
        | Body::ParcelReceived { .. }
        | Body::ParcelOpened { .. }
        | Body::ParcelIdentified { .. }
        | Body::ParcelDamaged { .. }
        | Body::ParcelWeighed { .. }
        | Body::ParcelClaimed { .. }
        | Body::ParcelFoundEmpty { .. }
        | Body::ParcelShelved { .. }
        | Body::ParcelClosed { .. }
        | Body::UnitPut { .. }
        | Body::UnitHoldChanged { .. }
        | Body::RepairEstimated(_)
        | Body::RepairAnswered(_)
        | Body::RepairWorked(_)
        | Body::UnitRated(_)
        | Body::UnitShippedBefore { .. }
        | Body::PhotoNamed { .. }
        | Body::PhotoDropped { .. }
        | Body::PhotoWaived { .. }
        | Body::PhotoMasked { .. }
        | Body::PhotoPurged { .. }
        | Body::ChatPurged(_)
        | Body::RangeAllotted { .. }
        | Body::LabelReprinted { .. }
        | Body::SellerOrderSet(_)
        | Body::ParcelUnmatched { .. }
        | Body::ParcelMerged(_)
        | Body::ParcelNoted { .. }
        | Body::ParcelExpired(_)
        | Body::ParcelBinned { .. }
        | Body::ParcelReleased(_)
        | Body::UnitClassed { .. }
        | Body::UnitMoved { .. }
        | Body::PlaceCounted(_)
        | Body::UnitInstructed { .. }
        | Body::UnitAttached(_)
        | Body::ForwardMade(_)
        | Body::ForwardHandedOver { .. }
        | Body::ForwardCancelled { .. }
        | Body::Undone { .. } => {}
    }
}

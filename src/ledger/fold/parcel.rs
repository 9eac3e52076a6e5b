//! The row of a parcel.

use std::collections::BTreeSet;

use crate::domain::codes::{ContainerName, ParcelTag};
use crate::domain::expected::ReturnStanding;
use crate::domain::ids::{LineId, ParcelId, UnitId};
use crate::domain::pool::{MergedInto, NotedProduct, PoolExpiry};
use crate::domain::reading::Candidate;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, CorrectFact, Fact, Unseen};
use crate::ledger::rows::{BoxStanding, ParcelRow, ParcelState};

use super::counting::{counting, ordered};
use super::owed::owed;
use super::shelf;

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
    let Some(mut row) = counted.iter().find_map(|fact| received(fact)) else {
        return all.iter().rev().find_map(|fact| received(fact));
    };
    for fact in &counted {
        learned(&mut row, fact);
    }
    let ending = match taken_up(&counted) {
        None => ending(&counted),
        Some((opened, since)) => {
            row.opened_at = Some(opened.envelope.at);
            row.station = opened.envelope.station.clone();
            ending(since)
        }
    };
    let stood = shelf::standing(row.parcel, &counted);
    let at = ending
        .shelf
        .filter(|_| row.merged.is_none() && stood.row.given_up.is_none());
    Some(ParcelRow {
        shelf: at.map(|shelf| stood.at.unwrap_or(shelf)),
        state: state(ending.state, &row, &stood.row),
        stands: stood.row,
        units: units(&counted, row.parcel),
        unseen: unseen(ending.unseen, &counted, &row),
        closed_at: ending.at,
        owed: row
            .opened_at
            .filter(|_| row.merged.is_none())
            .map(|at| owed(&counted, row.parcel, at))
            .unwrap_or_default(),
        ..row
    })
}

/// Where the work stands, by how it ended and what is known beside.
fn state(ended: ParcelState, row: &ParcelRow, stands: &BoxStanding) -> ParcelState {
    if row.merged.is_some() {
        ParcelState::Merged
    } else if ended == ParcelState::Open && row.opened_at.is_none() {
        ParcelState::AtDock
    } else if ended == ParcelState::Claim && stands.given_up.is_some() {
        ParcelState::Lost
    } else if ended == ParcelState::Claim && row.expired.is_some() {
        ParcelState::Expired
    } else {
        ended
    }
}

/// Gives the row of a receipt that nothing else is known of: taken back until it counts.
fn received(fact: &Fact) -> Option<ParcelRow> {
    if let Body::ParcelReceived {
        parcel,
        number,
        raw_hash: _,
        candidates,
        chosen,
        finding,
    } = &fact.body
    {
        return Some(ParcelRow {
            chosen: chosen.clone(),
            opened_at: Some(fact.envelope.at),
            ..first_scan(fact, (*parcel, number), candidates, *finding)
        });
    }
    if let Body::ParcelDocked {
        parcel,
        number,
        load,
        raw_hash: _,
        candidates,
        finding,
    } = &fact.body
    {
        return Some(ParcelRow {
            load: *load,
            ..first_scan(fact, (*parcel, number), candidates, *finding)
        });
    }
    None
}

fn first_scan(
    fact: &Fact,
    (parcel, number): (ParcelId, &ParcelTag),
    candidates: &[Candidate],
    finding: Option<ReturnStanding>,
) -> ParcelRow {
    ParcelRow {
        parcel,
        number: number.clone(),
        candidates: candidates.to_vec(),
        chosen: None,
        hinted: None,
        load: None,
        damage: Vec::new(),
        weight: None,
        finding,
        state: ParcelState::Undone,
        shelf: None,
        units: 0,
        unseen: Vec::new(),
        station: fact.envelope.station.clone(),
        person: fact.envelope.person.clone(),
        received_at: fact.envelope.at,
        day: fact.envelope.day,
        opened_at: None,
        closed_at: None,
        owed: Vec::new(),
        claims: Vec::new(),
        noted: Vec::new(),
        shelved: None,
        expired: None,
        merged: None,
        stands: BoxStanding::default(),
    }
}

/// Adds what a later fact says of the parcel itself.
fn learned(row: &mut ParcelRow, fact: &Fact) {
    if let Body::ParcelOpened {
        parcel: _,
        chosen,
        finding,
    } = &fact.body
    {
        if row.opened_at.is_none() {
            row.opened_at = Some(fact.envelope.at);
            row.station = fact.envelope.station.clone();
        }
        row.chosen = chosen.clone().or(row.chosen.take());
        row.finding = finding.or(row.finding);
    } else if let Body::ParcelIdentified {
        parcel: _,
        candidates,
        chosen,
        seller,
    } = &fact.body
    {
        for candidate in candidates {
            if !row.candidates.contains(candidate) {
                row.candidates.push(candidate.clone());
            }
        }
        // Whoever matches a box whose wait was over calls its default back.
        row.expired.take_if(|_| chosen.is_some());
        row.chosen = chosen.clone().or(row.chosen.take());
        row.hinted = seller.clone().or(row.hinted.take());
    } else if let Body::ParcelDamaged { parcel: _, damage } = &fact.body {
        row.damage.clone_from(damage);
    } else if let Body::ParcelWeighed { parcel: _, weight } = &fact.body {
        row.weight = Some(*weight);
    } else if let Body::ParcelClaimed {
        parcel: _,
        mail: _,
        claim,
    } = &fact.body
    {
        row.claims.retain(|known| known.seller != claim.seller);
        row.claims.push(claim.clone());
    } else {
        pooled(row, fact);
    }
}

/// Adds what the claim pool says of the parcel.
fn pooled(row: &mut ParcelRow, fact: &Fact) {
    if let Body::ParcelShelved { .. } = &fact.body {
        row.shelved = Some(fact.envelope.day);
        row.expired = None;
    } else if let Body::ParcelNoted { parcel: _, seen } = &fact.body {
        // One code is one product; what bears none is told apart by what it is.
        row.noted.retain(|known| {
            let same = known.seen.barcode == seen.barcode;
            !same || (seen.barcode.is_none() && known.seen.title != seen.title)
        });
        row.noted.push(NotedProduct {
            seen: seen.clone(),
            person: fact.envelope.person.clone(),
            day: fact.envelope.day,
        });
    } else if let Body::ParcelUnmatched { .. } = &fact.body {
        row.chosen = None;
    } else if let Body::ParcelExpired(expired) = &fact.body {
        row.expired = Some(PoolExpiry {
            decision: expired.decision,
            owner: expired.owner.clone(),
            due: expired.due,
            day: fact.envelope.day,
            key: fact.envelope.key,
        });
    } else if let Body::ParcelMerged(merged) = &fact.body
        && merged.parcel == row.parcel
    {
        row.merged = Some(MergedInto {
            parcel: merged.into,
            number: merged.into_number.clone(),
            key: fact.envelope.key,
        });
    }
}

/// Gives the opening that took a parcel off the claim shelf, and the facts from it on: what ended its
/// work before is over.
fn taken_up<'a, 'b>(counted: &'b [&'a Fact]) -> Option<(&'a Fact, &'b [&'a Fact])> {
    let shelved = |fact: &&Fact| matches!(fact.body, Body::ParcelShelved { .. });
    let opened = |fact: &&Fact| matches!(fact.body, Body::ParcelOpened { .. });
    let since = counted.get(counted.iter().rposition(shelved)?..)?;
    let since = since.get(since.iter().position(opened)?..)?;
    Some((since.first()?, since))
}

/// The newest fact that ends the work says how it ended; a unit looked at later opens nothing.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
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
                Body::ParcelReleased(_) => (ParcelState::Empty, None, Vec::new()),
                Body::ParcelBinned { container, .. } => {
                    (ParcelState::Binned, Some(container.clone()), Vec::new())
                }
                Body::ParcelClosed { unseen, .. } => (ParcelState::Closed, None, unseen.clone()),
                Body::Correct(CorrectFact::ParcelReopened { .. }) => {
                    (ParcelState::Open, None, Vec::new())
                }
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
                | Body::SellerOrderSet(_)
                | Body::ReturnsImported(_)
                | Body::ProductsImported(_)
                | Body::RecallsImported(_)
                | Body::MailMade(_)
                | Body::MailTaken(_)
                | Body::AnswersRead(_)
                | Body::LotSold(_)
                | Body::Ship(_)
                | Body::Day(_)
                | Body::Correct(CorrectFact::UnitRegraded(_) | CorrectFact::UnitRedecided(_))
                | Body::LotWithdrawn(_)
                | Body::LotProceeds(_)
                | Body::BatchOpened(_)
                | Body::BatchGathered { .. }
                | Body::BatchLetGo { .. }
                | Body::BatchListed(_)
                | Body::BatchEnded(_)
                | Body::SkuLocked(_)
                | Body::UnitRelabelled(_)
                | Body::ProductBound { .. }
                | Body::ContainerOpened { .. }
                | Body::ContainerSealed { .. }
                | Body::LoadOpened { .. }
                | Body::LoadClosed { .. }
                | Body::ParcelDocked { .. }
                | Body::ParcelReceived { .. }
                | Body::ParcelOpened { .. }
                | Body::ParcelIdentified { .. }
                | Body::ParcelDamaged { .. }
                | Body::ParcelWeighed { .. }
                | Body::ParcelClaimed { .. }
                | Body::ParcelUnmatched { .. }
                | Body::ParcelMerged(_)
                | Body::ParcelNoted { .. }
                | Body::ParcelExpired(_)
                | Body::UnitInspected { .. }
                | Body::UnitDecided { .. }
                | Body::UnitPut { .. }
                | Body::UnitParked { .. }
                | Body::UnitJudged { .. }
                | Body::UnitHoldChanged { .. }
                | Body::UnitHoldEnded { .. }
                | Body::RepairEstimated(_)
                | Body::RepairAnswered(_)
                | Body::RepairWorked(_)
                | Body::RepairEnded(_)
                | Body::UnitRated(_)
                | Body::UnitLeft(_)
                | Body::UnitInstructed { .. }
                | Body::UnitAttached(_)
                | Body::ForwardMade(_)
                | Body::ForwardHandedOver { .. }
                | Body::ForwardCancelled { .. }
                | Body::UnitCameBack { .. }
                | Body::UnitClassed { .. }
                | Body::UnitMoved { .. }
                | Body::UnitWrittenOff(_)
                | Body::ParcelMoved { .. }
                | Body::ParcelWrittenOff(_)
                | Body::PlaceCounted(_)
                | Body::ContainerLeft(_)
                | Body::ContainerPictured(_)
                | Body::UnitShippedBefore { .. }
                | Body::PhotoNamed { .. }
                | Body::PhotoDropped { .. }
                | Body::PhotoWaived { .. }
                | Body::PhotoMasked { .. }
                | Body::PhotoPurged { .. }
                | Body::ChatPurged(_)
                | Body::RangeAllotted { .. }
                | Body::LabelReprinted { .. }
                | Body::Undone { .. } => return None,
            };
            let is_over = state != ParcelState::Open;
            Some(Ending {
                state,
                at: is_over.then_some(fact.envelope.at),
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

/// Gives what was said of lines that did not come: what stands nowhere else any more is told by the record
/// that stands for it.
fn unseen(
    said: Vec<(LineId, Unseen)>,
    counted: &[&Fact],
    row: &ParcelRow,
) -> Vec<(LineId, Unseen)> {
    if row.merged.is_some() {
        return Vec::new();
    }
    let mut said = said;
    for fact in counted {
        if let Body::ParcelMerged(merged) = &fact.body
            && merged.into == row.parcel
        {
            for of in &merged.unseen {
                if said.iter().all(|(line, _)| *line != of.0) {
                    said.push(*of);
                }
            }
        }
    }
    let closed = |fact: &&Fact| {
        let reopened = matches!(fact.body, Body::Correct(CorrectFact::ParcelReopened { .. }));
        reopened || matches!(fact.body, Body::ParcelClosed { .. })
    };
    let since = counted.iter().rposition(closed).unwrap_or_default();
    for fact in counted.iter().skip(since) {
        if let Body::UnitAttached(attached) = &fact.body {
            for (line, now) in &attached.unseen {
                said.retain(|(known, _)| known != line);
                said.extend(now.map(|now| (*line, now)));
            }
        }
    }
    said
}

/// Counts the units that came out of it, parked ones included, and those of a record that it stands for.
fn units(counted: &[&Fact], parcel: ParcelId) -> u32 {
    let mut units: BTreeSet<UnitId> = BTreeSet::new();
    for fact in counted {
        if let Body::UnitInspected { units: seen, .. } = &fact.body {
            units.extend(seen);
        } else if let Body::UnitParked { unit, .. } = &fact.body {
            units.insert(*unit);
        } else if let Body::ParcelMerged(merged) = &fact.body {
            let moved = merged.units.iter().map(|moved| moved.unit);
            if merged.into == parcel {
                units.extend(moved);
            } else {
                moved.for_each(|unit| {
                    units.remove(&unit);
                });
            }
        }
    }
    u32::try_from(units.len()).unwrap_or(u32::MAX)
}

//! The row of a unit.

use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::ParkWhy;
use crate::domain::hold::Hold;
use crate::domain::ids::UnitId;
use crate::domain::reading::Candidate;
use crate::ledger::fact::{Body, Envelope, Fact, Inspection};
use crate::ledger::rows::{UnitRow, UnitState, Verdict};

use super::counting::{counting, ordered};

/// What the facts of a unit came to so far.
#[derive(Default)]
struct Story<'f> {
    seen: Option<(&'f Inspection, usize)>,
    /// The label of the carton it was in, once it was in one.
    carton: Option<&'f UnitTag>,
    verdict: Option<Verdict>,
    place: Option<Place<'f>>,
    judged: bool,
    /// Left with this container.
    left: Option<&'f ContainerName>,
    shipped_before: &'f [Candidate],
}

/// Where the unit was put last, and why.
struct Place<'f> {
    container: &'f ContainerName,
    envelope: &'f Envelope,
    parked: Option<ParkWhy>,
}

/// Folds a unit's facts. When every put was taken back, the unit stays with the last values: it is
/// on a bench.
pub fn unit(id: UnitId, facts: &[Fact]) -> Option<UnitRow> {
    let all = ordered(facts);
    match row(id, &story(&counting(&all))) {
        Some(row) => Some(row),
        None => row(id, &story(&all)).map(|row| UnitRow {
            state: UnitState::Undone,
            ..row
        }),
    }
}

fn story<'f>(facts: &[&'f Fact]) -> Story<'f> {
    let mut story = Story::default();
    for fact in facts {
        story.go_on(fact);
    }
    story
}

impl<'f> Story<'f> {
    #[expect(clippy::too_many_lines, reason = "one arm for each kind")]
    fn go_on(&mut self, fact: &'f Fact) {
        let envelope = &fact.envelope;
        match &fact.body {
            Body::UnitInspected {
                units,
                inspection,
                photos: _,
                readings: _,
            } => {
                self.seen = Some((inspection, units.len()));
                if units.len() > 1 {
                    self.carton = Some(&inspection.tag);
                }
            }
            Body::UnitDecided {
                units: _,
                proposed,
                why,
                policy: _,
                decision,
                override_reason,
                hold,
                advice: _,
                rework_cost: _,
            } => {
                self.judged = false;
                self.verdict = Some(Verdict {
                    proposed: *proposed,
                    why: why.clone(),
                    decision: *decision,
                    override_reason: *override_reason,
                    hold: hold.clone(),
                });
            }
            Body::UnitPut {
                units: _,
                container,
            } => {
                self.judged = false;
                self.place = Some(Place {
                    container,
                    envelope,
                    parked: None,
                });
            }
            Body::UnitParked {
                unit: _,
                inspection,
                why,
                shelf,
            } => {
                self.seen = Some((inspection, 1));
                self.verdict = None;
                self.place = Some(Place {
                    container: shelf,
                    envelope,
                    parked: Some(*why),
                });
            }
            Body::UnitJudged {
                units: _,
                decision,
                override_reason,
                hold,
            } => {
                self.judged = true;
                if let Some(verdict) = &mut self.verdict {
                    judge(verdict, *decision, *override_reason, hold.as_ref());
                }
            }
            Body::UnitHoldChanged { units: _, hold } => {
                if let Some(verdict) = &mut self.verdict {
                    verdict.hold = Some(hold.clone());
                }
            }
            Body::UnitHoldEnded {
                units: _,
                decision,
                end: _,
                said: _,
            } => {
                self.judged = true;
                if let Some(verdict) = &mut self.verdict {
                    verdict.decision = *decision;
                }
            }
            Body::UnitLeft {
                units: _,
                container,
                how: _,
            } => self.left = Some(container),
            Body::UnitCameBack {
                units: _,
                container,
            } => self.left = self.left.filter(|left| *left != container),
            Body::UnitShippedBefore {
                unit: _,
                candidates,
            } => self.shipped_before = candidates,
            Body::SeriesOpened { .. }
            | Body::PersonEnrolled { .. }
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
            | Body::LotSold(_)
            | Body::LotWithdrawn(_)
            | Body::LotProceeds(_)
            | Body::ProductBound { .. }
            | Body::ContainerOpened { .. }
            | Body::ContainerSealed { .. }
            | Body::ContainerLeft(_)
            | Body::LoadOpened { .. }
            | Body::LoadClosed { .. }
            | Body::ParcelDocked { .. }
            | Body::ParcelReceived { .. }
            | Body::ParcelOpened { .. }
            | Body::ParcelIdentified { .. }
            | Body::ParcelDamaged { .. }
            | Body::ParcelWeighed { .. }
            | Body::ParcelFoundEmpty { .. }
            | Body::ParcelShelved { .. }
            | Body::ParcelClosed { .. }
            | Body::PhotoNamed { .. }
            | Body::PhotoDropped { .. }
            | Body::PhotoWaived { .. }
            | Body::PhotoMasked { .. }
            | Body::PhotoPurged { .. }
            | Body::RangeAllotted { .. }
            | Body::LabelReprinted { .. }
            | Body::Undone { .. } => {}
        }
    }

    fn state(&self, place: &Place<'_>) -> UnitState {
        if self.left == Some(place.container) {
            UnitState::Gone
        } else if place.parked.is_some() {
            UnitState::Parked
        } else if self.judged {
            UnitState::Judged
        } else if place.container.kind() == ContainerKind::ApprovalShelf {
            UnitState::Waiting
        } else {
            UnitState::Put
        }
    }
}

/// Changes a verdict as a supervisor judged it. What was asked for and approved keeps its words.
fn judge(
    verdict: &mut Verdict,
    decision: Decision,
    override_reason: Option<OverrideReason>,
    hold: Option<&Hold>,
) {
    verdict.decision = decision;
    verdict.override_reason = override_reason.or(verdict.override_reason);
    verdict.hold = match decision {
        Decision::Hold => hold.cloned().or(verdict.hold.take()),
        Decision::Resell
        | Decision::Repair
        | Decision::Liquidate
        | Decision::ShipChina
        | Decision::Dispose => None,
    };
}

/// Gives the row, once the unit was put somewhere after it was seen.
fn row(id: UnitId, story: &Story<'_>) -> Option<UnitRow> {
    let (inspection, label_units) = story.seen?;
    let place = story.place.as_ref()?;
    if place.parked.is_none() && story.verdict.is_none() {
        return None;
    }
    Some(UnitRow {
        unit: id,
        state: story.state(place),
        inspection: inspection.clone(),
        label_units: u32::try_from(label_units).unwrap_or(u32::MAX),
        out_of: story
            .carton
            .filter(|label| **label != inspection.tag)
            .cloned(),
        verdict: story.verdict.clone(),
        parked: place.parked,
        shipped_before: story.shipped_before.to_vec(),
        container: place.container.clone(),
        put_key: place.envelope.key,
        person: place.envelope.person.clone(),
        station: place.envelope.station.clone(),
        put_at: place.envelope.at,
        day: place.envelope.day,
    })
}

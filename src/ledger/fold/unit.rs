//! The row of a unit.

use crate::domain::checklist::Answers;
use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::{OriginalState, ParkWhy};
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::ids::UnitId;
use crate::domain::reading::Candidate;
use crate::domain::repair::{RepairAnswer, RepairOrder, RepairStage, RepairStep};
use crate::ledger::fact::{
    Body, Envelope, Fact, Inspection, RepairAnswered, RepairEnded, RepairEstimated, RepairWorked,
};
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
    repair: Option<RepairOrder>,
    /// Work on it began, which its original state does not outlast.
    opened: bool,
    /// The grade of its second grading.
    graded: Option<Grade>,
    /// The answers of its second grading, where it had any.
    answered: Option<&'f Answers>,
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
                (self.graded, self.answered) = (None, None);
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
                self.repair = None;
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
                (self.graded, self.answered) = (None, None);
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
                self.repair = None;
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
                self.repair = None;
                if let Some(verdict) = &mut self.verdict {
                    verdict.decision = *decision;
                }
            }
            Body::UnitLeft {
                units: _,
                container,
                how: _,
            } => self.left = Some(container),
            Body::RepairEstimated(estimated) => self.estimate(estimated),
            Body::RepairAnswered(answered) => {
                if let Some(order) = &mut self.repair {
                    answer(order, answered);
                }
            }
            Body::RepairWorked(worked) => {
                self.opened = true;
                if let Some(order) = &mut self.repair {
                    work(order, worked);
                }
            }
            Body::RepairEnded(ended) => self.end_repair(ended),
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
            | Body::ParcelClaimed { .. }
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

    fn estimate(&mut self, estimated: &RepairEstimated) {
        let before = self.repair.take();
        let (approved, spent) = before.map_or((None, None), |one| (one.approved, one.spent));
        self.repair = Some(RepairOrder {
            stage: estimated.next,
            estimate: estimated.estimate.clone(),
            approved,
            spent,
            owner: estimated.owner.clone(),
            due: estimated.due,
        });
    }

    fn end_repair(&mut self, ended: &'f RepairEnded) {
        self.judged = true;
        self.graded = ended.grade.or(self.graded);
        let answered = ended.checklist.as_ref().map(|_| &ended.answers);
        self.answered = answered.or(self.answered);
        if let Some(verdict) = &mut self.verdict {
            verdict.decision = ended.decision;
            verdict.hold = ended.hold.clone().or(verdict.hold.take());
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

/// What the seller said: a no takes an earlier yes back.
fn answer(order: &mut RepairOrder, answered: &RepairAnswered) {
    order.due = answered.due;
    (order.stage, order.approved) = match answered.answer {
        RepairAnswer::Approved => (RepairStage::Ready, Some(order.estimate.costs.total())),
        RepairAnswer::Refused => (RepairStage::Refused, None),
    };
}

fn work(order: &mut RepairOrder, worked: &RepairWorked) {
    order.stage = match worked.step {
        RepairStep::Begun => RepairStage::Begun,
        RepairStep::Done => RepairStage::Test,
    };
    order.spent = worked.spent.clone().or(order.spent.take());
    order.owner = worked.owner.clone();
    order.due = worked.due;
}

/// Gives what was seen, with what a repair changed of it.
fn inspection(seen: &Inspection, story: &Story<'_>) -> Inspection {
    let mut inspection = seen.clone();
    if story.opened {
        inspection.original_state = Some(OriginalState::Lost);
    }
    if let Some(grade) = story.graded {
        inspection.grade = Some(grade);
        inspection.because = None;
    }
    if let Some(answers) = story.answered {
        inspection.answers = answers.clone();
    }
    inspection
}

/// Gives the row, once the unit was put somewhere after it was seen.
fn row(id: UnitId, story: &Story<'_>) -> Option<UnitRow> {
    let (seen, label_units) = story.seen?;
    let place = story.place.as_ref()?;
    if place.parked.is_none() && story.verdict.is_none() {
        return None;
    }
    Some(UnitRow {
        unit: id,
        state: story.state(place),
        inspection: inspection(seen, story),
        label_units: u32::try_from(label_units).unwrap_or(u32::MAX),
        out_of: story.carton.filter(|label| **label != seen.tag).cloned(),
        verdict: story.verdict.clone(),
        repair: story.repair.clone().map(Box::new),
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

//! The row of a unit.

use crate::domain::checklist::Answers;
use crate::domain::codes::{ContainerName, Tracking, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::dispose::DisposeBasis;
use crate::domain::finding::{OriginalState, ParkWhy};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::hold::{Hold, HoldEnd, HoldReason};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::reading::Candidate;
use crate::domain::repair::{RepairAnswer, RepairOrder, RepairStage, RepairStep};
use crate::domain::time::Day;
use crate::ledger::fact::{
    AttachedUnits, Body, CorrectFact, CountedPlace, Envelope, Fact, Inspection, LeftUnits,
    MergedParcel, ProductHow, RepairAnswered, RepairEnded, RepairEstimated, RepairWorked,
};
use crate::ledger::rows::{LeftUnit, Missing, UnitRow, UnitState, Verdict};

use super::counting::{counting, ordered};

/// What the facts of a unit came to so far.
#[derive(Default)]
struct Story<'f> {
    seen: Option<(&'f Inspection, usize)>,
    /// The record that stands for the parcel under which it was seen.
    parcel: Option<ParcelId>,
    /// The label of the carton it was in, once it was in one.
    carton: Option<&'f UnitTag>,
    verdict: Option<Verdict>,
    place: Option<Place<'f>>,
    judged: bool,
    /// Left this container, or with it.
    left: Option<(&'f LeftUnits, &'f Envelope)>,
    /// The forward that it waits to leave with.
    forward: Option<&'f Tracking>,
    /// On whose word it is disposed of.
    basis: Option<DisposeBasis>,
    shipped_before: &'f [Candidate],
    repair: Option<RepairOrder>,
    /// Work on it began, which its original state does not outlast.
    opened: bool,
    /// The grade of its second grading.
    graded: Option<Grade>,
    /// Its hazard class.
    class: Option<HazardClass>,
    /// A count missed it.
    missing: Option<Missing>,
    /// Why it was given up.
    written_off: Option<&'f str>,
    /// The answers of its second grading, where it had any.
    answered: Option<&'f Answers>,
    /// Under which line a desk put it since it was looked at.
    attached: Option<(&'f AttachedUnits, &'f Envelope)>,
}

/// Where the unit was put last, and why.
struct Place<'f> {
    container: &'f ContainerName,
    envelope: &'f Envelope,
    parked: Option<ParkWhy>,
    /// The move that brought it there from where it was put.
    moved: Option<&'f Envelope>,
}

/// Folds a unit's facts. When every put was taken back, the unit stays with the last values: it is
/// on a bench.
pub fn unit(id: UnitId, facts: &[Fact]) -> Option<UnitRow> {
    let all = ordered(facts);
    let counted = counting(&all);
    if let Some(row) = row(id, &story(id, &counted)) {
        return Some(row);
    }
    // That two records were one parcel is no value of the unit's: once taken back it is not so.
    let mut last = all;
    last.retain(|fact| {
        let merges = matches!(fact.body, Body::ParcelMerged(_));
        let mut counts = counted.iter().map(|one| one.envelope.event);
        !merges || counts.any(|event| event == fact.envelope.event)
    });
    row(id, &story(id, &last)).map(|row| UnitRow {
        state: UnitState::Undone,
        missing: None,
        written_off: None,
        ..row
    })
}

/// Gives the parcel under which a unit was looked at last.
pub fn seen_under(facts: &[Fact]) -> Option<ParcelId> {
    let facts = ordered(facts);
    counting(&facts).iter().rev().find_map(|fact| {
        if let Body::UnitInspected { inspection, .. } | Body::UnitParked { inspection, .. } =
            &fact.body
        {
            Some(inspection.parcel)
        } else {
            None
        }
    })
}

fn story<'f>(id: UnitId, facts: &[&'f Fact]) -> Story<'f> {
    let mut story = Story::default();
    for fact in facts {
        if let Body::PlaceCounted(count) = &fact.body {
            story.count(id, count, &fact.envelope);
        } else {
            story.go_on(fact);
        }
    }
    story
}

/// Keeps the newest note beside a hold; a word without one leaves the earlier note.
fn remember(verdict: &mut Verdict, note: Option<&String>) {
    if let Some(note) = note {
        verdict.hold_note = Some(note.clone());
    }
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
                self.parcel = None;
                (self.graded, self.answered, self.attached) = (None, None, None);
                self.class = None;
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
                self.basis = (*decision == Decision::Dispose)
                    .then(|| DisposeBasis::at_bench(*override_reason))
                    .flatten();
                self.verdict = Some(Verdict {
                    proposed: *proposed,
                    why: why.clone(),
                    decision: *decision,
                    override_reason: *override_reason,
                    hold: hold.clone(),
                    judged: None,
                    hold_note: None,
                });
            }
            Body::UnitPut {
                units: _,
                container,
            } => {
                self.judged = false;
                self.is_seen();
                self.place = Some(Place {
                    container,
                    envelope,
                    parked: None,
                    moved: None,
                });
            }
            Body::UnitClassed { units: _, class } => self.class = Some(*class),
            Body::UnitMoved {
                units: _,
                container,
            } => {
                self.is_seen();
                if let Some(place) = &mut self.place {
                    place.container = container;
                    place.moved = Some(envelope);
                }
            }
            Body::UnitWrittenOff(off) => {
                self.missing = None;
                self.written_off = Some(&off.reason);
            }
            Body::UnitParked {
                unit: _,
                inspection,
                why,
                shelf,
            } => {
                self.seen = Some((inspection, 1));
                self.parcel = None;
                (self.graded, self.answered, self.attached) = (None, None, None);
                self.verdict = None;
                self.class = None;
                self.is_seen();
                self.place = Some(Place {
                    container: shelf,
                    envelope,
                    parked: Some(*why),
                    moved: None,
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
                self.basis = match (decision, override_reason) {
                    (Decision::Dispose, None) => self.basis,
                    (Decision::Dispose, Some(_)) => DisposeBasis::at_bench(*override_reason),
                    (
                        Decision::Resell
                        | Decision::Hold
                        | Decision::Repair
                        | Decision::Liquidate
                        | Decision::ShipChina,
                        _,
                    ) => None,
                };
                if let Some(verdict) = &mut self.verdict {
                    verdict.judged = Some(envelope.day);
                    judge(verdict, *decision, *override_reason, hold.as_ref());
                }
            }
            Body::UnitHoldChanged {
                units: _,
                hold,
                note,
                said: _,
            } => {
                if let Some(verdict) = &mut self.verdict {
                    verdict.hold = Some(hold.clone());
                    remember(verdict, note.as_ref());
                }
            }
            Body::UnitHoldEnded {
                units: _,
                decision,
                end,
                said: _,
                note,
            } => {
                self.judged = true;
                self.repair = None;
                self.basis = (*decision == Decision::Dispose)
                    .then(|| self.basis_at_end(*end))
                    .flatten();
                if let Some(verdict) = &mut self.verdict {
                    verdict.judged = Some(envelope.day);
                    verdict.decision = *decision;
                    remember(verdict, note.as_ref());
                }
            }
            Body::UnitLeft(left) => {
                self.left = Some((left, envelope));
                self.forward = None;
            }
            Body::UnitInstructed { units: _, said: _ } => {
                self.basis = Some(DisposeBasis::Instruction);
            }
            Body::UnitAttached(attached) => self.attached = Some((attached, envelope)),
            Body::ForwardMade(made) => self.forward = Some(&made.number),
            Body::ForwardCancelled { number, .. } => {
                self.forward = self.forward.filter(|waits| *waits != number);
            }
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
            Body::RepairEnded(ended) => self.end_repair(ended, envelope.day),
            Body::Correct(correction) => self.correct(correction, envelope.day),
            Body::UnitCameBack {
                units: _,
                container,
                reason: _,
            } => self.left = self.left.filter(|(left, _)| left.container != *container),
            Body::ParcelMerged(merged) => self.merge(merged),
            Body::UnitShippedBefore {
                unit: _,
                candidates,
            } => self.shipped_before = candidates,
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
            | Body::ParcelUnmatched { .. }
            | Body::ParcelNoted { .. }
            | Body::ParcelExpired(_)
            | Body::ParcelBinned { .. }
            | Body::ParcelFoundEmpty { .. }
            | Body::ParcelShelved { .. }
            | Body::ParcelClosed { .. }
            | Body::ParcelReleased(_)
            | Body::ForwardHandedOver { .. }
            | Body::PhotoNamed { .. }
            | Body::PhotoDropped { .. }
            | Body::PhotoWaived { .. }
            | Body::PhotoMasked { .. }
            | Body::PhotoPurged { .. }
            | Body::ChatPurged(_)
            | Body::RangeAllotted { .. }
            | Body::LabelReprinted { .. }
            | Body::PlaceCounted(_)
            | Body::UnitRated(_)
            | Body::ParcelMoved { .. }
            | Body::ParcelWrittenOff(_)
            | Body::Undone { .. } => {}
        }
    }

    /// Its parcel is the record that stands for the one under which it came.
    fn merge(&mut self, merged: &MergedParcel) {
        let of = self
            .seen
            .map(|(seen, _)| self.parcel.unwrap_or(seen.parcel));
        if of == Some(merged.parcel) {
            self.parcel = Some(merged.into);
        }
    }

    fn estimate(&mut self, estimated: &RepairEstimated) {
        let before = self.repair.take();
        let (approved, note, spent) = before.map_or((None, None, None), |one| {
            (one.approved, one.note, one.spent)
        });
        self.repair = Some(RepairOrder {
            stage: estimated.next,
            estimate: estimated.estimate.clone(),
            approved,
            note,
            spent,
            owner: estimated.owner.clone(),
            due: estimated.due,
        });
    }

    fn end_repair(&mut self, ended: &'f RepairEnded, day: Day) {
        self.judged = true;
        self.basis = None;
        self.graded = ended.grade.or(self.graded);
        let answered = ended.checklist.as_ref().map(|_| &ended.answers);
        self.answered = answered.or(self.answered);
        if let Some(verdict) = &mut self.verdict {
            verdict.judged = Some(day);
            verdict.decision = ended.decision;
            verdict.hold = ended.hold.clone().or(verdict.hold.take());
        }
    }

    /// A later word stands for an earlier grade or decision. Decided anew, it is to be moved away from where it stands,
    /// unless that takes what it becomes now.
    fn correct(&mut self, correction: &'f CorrectFact, day: Day) {
        match correction {
            CorrectFact::UnitRegraded(regraded) => {
                self.graded = Some(regraded.grade);
                self.answered = Some(&regraded.answers);
            }
            CorrectFact::UnitRedecided(redecided) => {
                let kind = self.place.as_ref().map(|place| place.container.kind());
                self.judged = !kind.is_some_and(|kind| kind.keeps(redecided.decision));
                self.repair = None;
                self.basis = None;
                if let Some(verdict) = &mut self.verdict {
                    verdict.judged = Some(day);
                    judge(verdict, redecided.decision, None, redecided.hold.as_ref());
                }
            }
            CorrectFact::ParcelReopened { .. } => {}
        }
    }

    /// Gives how it left, if it left from where it was put last.
    fn left_from(&self, place: &Place<'_>) -> Option<(&'f LeftUnits, &'f Envelope)> {
        self.left
            .filter(|(left, _)| left.container == *place.container)
    }

    /// Lost property whose time is over goes by the house's rule; else the seller or the contract spoke.
    fn basis_at_end(&self, end: HoldEnd) -> Option<DisposeBasis> {
        let hold = self
            .verdict
            .as_ref()
            .and_then(|verdict| verdict.hold.as_ref());
        let is_lost = hold.is_some_and(|hold| hold.reason == HoldReason::WrongItem);
        match (is_lost, end) {
            (true, HoldEnd::Released | HoldEnd::Default) => Some(DisposeBasis::LostProperty),
            (true, HoldEnd::Answered) | (false, _) => DisposeBasis::at_end(end),
        }
    }

    /// Somebody had it in hand: it is not missing.
    fn is_seen(&mut self) {
        self.missing = None;
        self.written_off = None;
    }

    /// A count missed it, or saw it.
    fn count(&mut self, id: UnitId, count: &CountedPlace, envelope: &Envelope) {
        let seen = count.misplaced.iter().map(|(unit, _)| unit);
        if count.found.iter().chain(seen).any(|unit| *unit == id) {
            self.is_seen();
        } else if count.missing.contains(&id) && self.missing.is_none() {
            self.missing = Some(Missing {
                at: envelope.at,
                person: envelope.person.clone(),
            });
        }
    }

    fn state(&self, place: &Place<'_>) -> UnitState {
        if self.left_from(place).is_some() || self.written_off.is_some() {
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
    order.note = answered.note.clone().or(order.note.take());
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

/// Gives what was seen, with what a repair changed of it and the record that stands for its parcel.
fn inspection(seen: &Inspection, story: &Story<'_>) -> Inspection {
    let mut inspection = seen.clone();
    inspection.parcel = story.parcel.unwrap_or(seen.parcel);
    if story.opened {
        inspection.original_state = Some(OriginalState::Lost);
    }
    if let Some(grade) = story.graded {
        inspection.grade = Some(grade);
        inspection.because = None;
    }
    if let Some((attached, _)) = story.attached {
        inspection.line.clone_from(&attached.line);
        inspection.finding = attached.finding;
        inspection.how = match (&attached.line, inspection.how) {
            (None, _) => ProductHow::NotExpected,
            // A person named the line, not a code.
            (Some(_), ProductHow::NotExpected) => ProductHow::NoBarcode,
            (Some(_), how) => how,
        };
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
        left: story.left_from(place).map(|(left, envelope)| {
            Box::new(LeftUnit {
                at: envelope.at,
                day: envelope.day,
                person: envelope.person.clone(),
                how: left.how,
                under: left.under.clone(),
                price: left.price,
                together: u32::try_from(left.units.len()).unwrap_or(u32::MAX),
            })
        }),
        forward: story.forward.cloned(),
        attached: story.attached.map(|(_, envelope)| envelope.key),
        basis: story.basis,
        class: story.class.unwrap_or(HazardClass::None),
        missing: story.missing.clone(),
        written_off: story.written_off.map(str::to_owned),
        moved_at: place.moved.map(|moved| moved.at),
        container: place.container.clone(),
        put_key: place.moved.unwrap_or(place.envelope).key,
        person: place.envelope.person.clone(),
        station: place.envelope.station.clone(),
        put_at: place.envelope.at,
        day: place.envelope.day,
    })
}

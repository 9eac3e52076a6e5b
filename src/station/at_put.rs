//! The put: a container of the proposed decision accepts; another needs [O] and a reason.

use std::sync::Arc;

use crate::domain::alert::is_for_the_cage;
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::UnitFinding;
use crate::domain::gate::Stop;
use crate::domain::hazard::HazardClass;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::UnitId;
use crate::domain::limits::LOST_PROPERTY_DAYS;
use crate::domain::limits::MAIL_NOTE_CHARS_MAX;
use crate::domain::money::Money;
use crate::domain::policy::Why;
use crate::domain::product::Battery;
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::command::{Learned, PutUnit};
use crate::ledger::draft::{Aside, Taught};
use crate::ledger::fact::{Inspection, ProductHow};
use crate::ledger::{Command, Refusal};
use crate::scan::Reading;
use crate::text::{BenchMsg, Message};

use super::context::{Context, PutDone};
use super::event::Key;
use super::face::Lamp;
use super::in_hand::of_answers;
use super::meaning::{container, that_is};
use super::said::Said;
use super::step::{Elsewhere, Outcome, Step, Sure};
use super::work::{Hand, Work, WorkLine};
use super::{at_aside, at_checks, at_product, at_quantity, due, places, rights};

pub(super) fn scanned(
    work: Box<Work>,
    mut hand: Box<Hand>,
    mut outcome: Box<Outcome>,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let Some(container) = container(reading) else {
        if let Some(message) = at_product::note(&work, &mut hand, context, reading) {
            return at_checks::noted(work, hand, context, message);
        }
        let wanted = BenchMsg::PutInto {
            decision: outcome.proposal.decision,
        };
        context.refuse_with("container_wanted", wanted, that_is(reading));
        return Step::Proposing(work, hand, outcome);
    };
    let proposed = outcome.proposal.decision;
    let today = context.now.day;
    let kind = container.kind();
    let takes = kind.spec().decision;
    // The approval shelf and the cage take what is proposed: nobody decides otherwise there.
    let decision = match takes {
        Some(decision) => decision,
        None if wanted(&work, &hand, &outcome, (outcome.sought(), today)) == kind => {
            outcome.sought()
        }
        None => {
            context.refuse("no_units_here", BenchMsg::RefusedNoUnits { container });
            return Step::Proposing(work, hand, outcome);
        }
    };
    let reason = match outcome.elsewhere {
        Elsewhere::No | Elsewhere::Asked if decision != proposed => {
            let message = BenchMsg::RefusedWrongContainer {
                container,
                wanted: proposed,
            };
            context.refuse_with(
                "wrong_container",
                message,
                BenchMsg::RefusedWrongContainerDetail,
            );
            return Step::Proposing(work, hand, outcome);
        }
        Elsewhere::No | Elsewhere::Asked => None,
        Elsewhere::Because(reason, _) => Some(reason).filter(|_| decision != proposed),
    };
    let wanted = wanted(&work, &hand, &outcome, (decision, today));
    if takes.is_some() && wanted.spec().decision.is_none() {
        context.refuse(
            "goes_to_a_shelf",
            BenchMsg::RefusedWrongShelf { container, wanted },
        );
        outcome.seek(decision);
        return Step::Proposing(work, hand, outcome);
    }
    if !outcome.allowed.contains(&decision) {
        context.refuse("decision_closed", BenchMsg::RefusedClosed { decision });
        return Step::Proposing(work, hand, outcome);
    }
    commit(work, hand, outcome, context, decision, reason, container)
}

/// The kind of container that a unit of this decision goes into: what needs a supervisor's word
/// waits on the approval shelf, what is worth much is locked in the cage.
pub(super) fn wanted(
    work: &Work,
    hand: &Hand,
    outcome: &Outcome,
    (decision, today): (Decision, Day),
) -> ContainerKind {
    let of_decision = ContainerKind::SPECS
        .iter()
        .find(|spec| spec.decision == Some(decision))
        .map_or(ContainerKind::HoldShelf, |spec| spec.kind);
    let Some(seller) = work.terms_of(hand) else {
        return of_decision;
    };
    let terms = seller.row.terms_on(today);
    let line = at_checks::product_line(work, hand).map(|line| &line.known.line);
    if terms.approve.contains(&decision) || loses_much(terms, outcome, decision) {
        ContainerKind::ApprovalShelf
    } else if line.is_some_and(|line| is_for_the_cage(line, terms.cage_from)) {
        ContainerKind::Cage
    } else {
        of_decision
    }
}

/// Tells whether a decision is expected to lose more against the proposal than the seller lets anybody
/// decide alone; what it loses is not known counts as more.
fn loses_much(terms: &Terms, outcome: &Outcome, decision: Decision) -> bool {
    let (Some(most), Some(advice)) = (terms.override_loss, &outcome.advice) else {
        return false;
    };
    let nets = advice.net(outcome.proposal.decision);
    let loss = nets.zip(advice.net(decision)).map(|(best, other)| Money {
        minor: best.minor.saturating_sub(other.minor),
        currency: best.currency,
    });
    let is_little = |loss: Money| loss.currency == most.currency && loss.minor <= most.minor;
    decision != outcome.proposal.decision && !loss.is_some_and(is_little)
}

fn commit(
    work: Box<Work>,
    hand: Box<Hand>,
    outcome: Box<Outcome>,
    context: &mut Context,
    decision: Decision,
    override_reason: Option<OverrideReason>,
    container: ContainerName,
) -> Step {
    let command = PutUnit {
        units: units(&hand, context),
        ..put_unit(
            &work,
            &hand,
            &outcome,
            context,
            decision,
            override_reason,
            container.clone(),
        )
    };
    let (ticket, key) = context.commit(Command::PutUnit(Box::new(command)));
    let put = PutDone {
        key,
        parcel: work.parcel,
        line: hand.line(),
        count: match hand.out_of {
            Some(_) => 0,
            None => hand.count,
        },
        tag: hand.tag.clone(),
        grade: outcome.grade,
        decision,
        container,
        at: context.now.at,
    };
    context.shown = None;
    Step::Saving(ticket, work, hand, outcome, put, Sure::Awaited)
}

/// The unit in hand, and as many new ones as the carton holds beside it.
fn units(hand: &Hand, context: &mut Context) -> Vec<UnitId> {
    let others = (1..hand.count).map(|_| UnitId(context.fresh()));
    std::iter::once(hand.unit).chain(others).collect()
}

fn put_unit(
    work: &Work,
    hand: &Hand,
    outcome: &Outcome,
    context: &Context,
    decision: Decision,
    override_reason: Option<OverrideReason>,
    container: ContainerName,
) -> PutUnit {
    let product = hand.product.as_ref();
    let line = hand.line().and_then(|line| work.line(line));
    let barcode = product.and_then(|product| product.barcode.clone());
    let taught = product.is_some_and(|product| product.taught == Taught::Yes);
    let learned = line
        .zip(barcode.clone())
        .filter(|_| taught)
        .map(|(line, barcode)| Learned {
            seller: line.known.line.of.seller.clone(),
            barcode,
            sku: line.known.line.sku.clone(),
            asin: line.known.line.asin.clone(),
        });
    PutUnit {
        units: vec![hand.unit],
        inspection: inspection(work, hand, Some(outcome), context),
        photos: of_answers(work, hand, context),
        readings: readings(hand),
        allowed: outcome.allowed.clone(),
        proposed: outcome.proposal.decision,
        why: outcome.proposal.why.clone(),
        policy: outcome.policy.clone(),
        decision,
        override_reason,
        hold: (decision == Decision::Hold).then(|| hold(work, hand, outcome, context)),
        advice: outcome.advice.clone(),
        rework_cost: rework_cost(work, hand, context),
        class: class(work, hand, context),
        container,
        learned,
        shipped_before: hand.labels.clone(),
        out_of: hand.out_of.clone(),
    }
}

/// The hazard class by the seller's book and the gates that the answers name.
fn class(work: &Work, hand: &Hand, context: &Context) -> HazardClass {
    let product = at_checks::in_book(work, hand);
    let battery = product.map_or(Battery::Unknown, |product| product.battery);
    let restrictions = product.map_or(&[][..], |product| &product.restrictions);
    let (_, checklist) = at_checks::checklist(work, hand, context);
    let gates = checklist.standing(&hand.answers).gates;
    HazardClass::of(
        battery,
        restrictions,
        gates.iter().map(|gate| gate.code.as_str()),
    )
}

/// Every reading of the serial number, where it was read more than once.
fn readings(hand: &Hand) -> Vec<String> {
    let readings = &hand.noted.readings;
    if readings.len() > 1 {
        readings.clone()
    } else {
        Vec::new()
    }
}

/// What the work on the unit costs by its seller's rates of today, for all units under its label.
fn rework_cost(work: &Work, hand: &Hand, context: &Context) -> Option<Money> {
    let seller = &work.terms_of(hand)?.row;
    let card = &seller.rates_on(context.now.day)?.card;
    let cost = card.rework_cost(&hand.noted.rework)?;
    Some(Money {
        minor: cost.minor.saturating_mul(i64::from(hand.count)),
        ..cost
    })
}

/// How the unit differs from what was announced, if it does.
pub(super) fn finding(work: &Work, hand: &Hand) -> Option<UnitFinding> {
    let is_more = at_quantity::announced_less(work, hand).is_some();
    hand.noted
        .finding
        .or_else(|| hand.line().and_then(|line| work.beside(line)))
        .or(at_checks::serial_differs(work, hand).then_some(UnitFinding::SerialDiffers))
        .or(is_more.then_some(UnitFinding::MoreThanAnnounced))
}

/// What was seen of the unit; with an outcome, its grade too.
pub(super) fn inspection(
    work: &Work,
    hand: &Hand,
    outcome: Option<&Outcome>,
    context: &Context,
) -> Inspection {
    let product = hand.product.as_ref();
    let line = at_checks::product_line(work, hand);
    let finding = finding(work, hand);
    let seller = match finding {
        Some(UnitFinding::Extra) => work.seller_code(),
        Some(_) | None => line.map(|line| line.known.line.of.seller.clone()),
    };
    let how = product.map_or(ProductHow::NotExpected, |product| product.how);
    Inspection {
        barcode: product.and_then(|product| product.barcode.clone()),
        finding,
        seller,
        line: line.map(WorkLine::choice),
        serial: hand.noted.serial.clone(),
        lpn: hand.noted.lpn.clone(),
        rework: hand.noted.rework.clone(),
        original_state: hand.noted.original_state,
        checklist: at_checks::is_graded(work, hand)
            .then(|| at_checks::checklist(work, hand, context).0.clone()),
        answers: hand.answers.clone(),
        grade: outcome.and_then(|outcome| outcome.grade),
        because: outcome.and_then(|outcome| outcome.because.clone()),
        ..Inspection::begun(work.parcel, hand.tag.clone(), how)
    }
}

/// A hold as the seller's terms have it: nobody types at the bench.
fn hold(work: &Work, hand: &Hand, outcome: &Outcome, context: &Context) -> Hold {
    let seller = work.terms_of(hand);
    let today = context.now.day;
    let terms = seller.map_or(Terms::house(), |seller| seller.row.terms_on(today));
    let (_, checklist) = at_checks::checklist(work, hand, context);
    let gates = checklist.standing(&hand.answers).gates;
    let reason = match outcome.proposal.why {
        _ if gates.iter().any(|gate| gate.stop == Stop::Yes) => HoldReason::DangerousGoods,
        Why::NotExpected => HoldReason::WrongItem,
        Why::SerialDiffers => HoldReason::Serial,
        Why::Recalled => HoldReason::Recall,
        Why::ClaimOpen => HoldReason::Dispute,
        Why::Rule(_)
        | Why::NoRule
        | Why::NoSeller
        | Why::Gated
        | Why::BestNet
        | Why::OnlyKnown
        | Why::StandingOrder
        | Why::SellerOrder(_) => HoldReason::Instruction,
    };
    let days = match reason {
        // What is no goods of the seller's is kept for its owner first.
        HoldReason::WrongItem => terms.hold_days.max(LOST_PROPERTY_DAYS),
        HoldReason::Instruction
        | HoldReason::Part
        | HoldReason::Dispute
        | HoldReason::DangerousGoods
        | HoldReason::Recall
        | HoldReason::Brand
        | HoldReason::Serial => terms.hold_days,
    };
    let agreed = today.plus_days(i64::from(days));
    Hold {
        reason,
        owner: if seller.is_some() {
            HoldOwner::Seller
        } else {
            HoldOwner::Site
        },
        // Never sooner than agreed, whatever ends before: the default counts from this day on. What is
        // kept for its claim is kept until the claim has ended.
        review: match (reason, due::claim_ends(&outcome.deadlines)) {
            (HoldReason::Dispute, Some(last)) => agreed.max(last.plus_days(1)),
            _ => agreed,
        },
        default: terms.hold_default,
    }
}

pub(super) fn pressed(
    work: Box<Work>,
    hand: Box<Hand>,
    mut outcome: Box<Outcome>,
    context: &mut Context,
    key: Key,
) -> Step {
    match (outcome.elsewhere, key) {
        (Elsewhere::No | Elsewhere::Because(..), Key::Override) => {
            ask_reason(&mut outcome, context);
        }
        (Elsewhere::Asked, Key::Digit(digit)) => {
            if let Some(reason) = OverrideReason::ALL.get(usize::from(digit).saturating_sub(1)) {
                ask_elsewhere(&mut outcome, *reason, context);
            }
        }
        (Elsewhere::Asked | Elsewhere::Because(..), Key::Cancel) => {
            outcome.elsewhere = Elsewhere::No;
            context.shown = None;
        }
        (Elsewhere::No, Key::Cancel) => return at_checks::take_back(work, hand, context),
        (Elsewhere::No, Key::Park) => {
            let step = Step::Proposing(work, hand, outcome);
            return at_aside::begin(step, Aside::ParkWhy, context);
        }
        (Elsewhere::No, Key::Quantity) if hand.out_of.is_none() => {
            let step = Step::Proposing(work, hand, outcome);
            return at_aside::begin(step, Aside::Quantity(None), context);
        }
        (Elsewhere::No, Key::Rework) => {
            let step = Step::Proposing(work, hand, outcome);
            return at_aside::begin(step, Aside::Rework, context);
        }
        (
            Elsewhere::No | Elsewhere::Asked | Elsewhere::Because(..),
            Key::Digit(_)
            | Key::Undo
            | Key::EndParcel
            | Key::Empty
            | Key::NoBarcode
            | Key::Override
            | Key::Claim
            | Key::Damage
            | Key::Park
            | Key::Rework
            | Key::Unlabelled
            | Key::Quantity
            | Key::Confirm,
        ) => {}
    }
    Step::Proposing(work, hand, outcome)
}

/// [O]: asks why the unit goes elsewhere than proposed.
pub(super) fn ask_reason(outcome: &mut Outcome, context: &mut Context) {
    outcome.elsewhere = Elsewhere::Asked;
    context.asked("override_reason");
    context.show(Lamp::Need, BenchMsg::WhyOverride);
}

/// Asks for the container of another decision, which a reason allows.
pub(super) fn ask_elsewhere(outcome: &mut Outcome, reason: OverrideReason, context: &mut Context) {
    outcome.elsewhere = Elsewhere::Because(reason, None);
    context.asked("other_container");
    context.show(Lamp::Need, BenchMsg::PutElsewhere);
}

/// The put is on the disk: green only here.
pub(super) fn saved(
    mut work: Box<Work>,
    hand: &Hand,
    _outcome: &Outcome,
    put: PutDone,
    context: &mut Context,
) -> Step {
    work.count_put(hand.line(), hand.count);
    context.say(Said::Put(
        put.tag.clone(),
        put.decision,
        put.container.clone(),
    ));
    let message = BenchMsg::SavedPut {
        tag: put.tag.tail().to_owned(),
        container: put.container.clone(),
    };
    context.show(Lamp::Saved, message);
    context.last_put = Some(put);
    Step::Opened(work)
}

/// Says a refusal in the bench's words.
pub(super) fn tell_refusal(refusal: &Refusal, context: &mut Context) {
    context.refuse(refusal.code(), words_of(refusal));
}

/// Gives a refusal's words at a bench or a desk that scans.
pub(super) fn words_of(refusal: &Refusal) -> Message {
    let of_rights = || rights::refusal(refusal);
    let said = places::refusal(refusal).or_else(of_rights);
    said.unwrap_or_else(|| of_the_bench(refusal).into())
}

#[expect(clippy::too_many_lines, reason = "one arm for each refusal")]
fn of_the_bench(refusal: &Refusal) -> BenchMsg {
    let code = refusal.code();
    match refusal.clone() {
        Refusal::UnknownPerson(person) => BenchMsg::UnknownPerson { person },
        Refusal::NobodySignedIn => BenchMsg::ScanBadge,
        Refusal::TagInUse(tag) => BenchMsg::RefusedTagInUse { tag },
        Refusal::ContainerSealed(container) => BenchMsg::RefusedSealed { container },
        Refusal::WrongContainer {
            container,
            takes: None,
            wanted: _,
        } => BenchMsg::RefusedNoUnits { container },
        Refusal::WrongContainer {
            container,
            takes: Some(_),
            wanted,
        } => BenchMsg::RefusedWrongContainer { container, wanted },
        Refusal::WrongShelf { container, wanted } => {
            BenchMsg::RefusedWrongShelf { container, wanted }
        }
        Refusal::DecisionClosed(decision) => BenchMsg::RefusedClosed { decision },
        Refusal::ParcelHasUnits(number) => BenchMsg::RefusedHasUnits { number },
        Refusal::ParcelNotOpen(number) => BenchMsg::RefusedNotOpen { number },
        Refusal::TooLateToUndo(container) => BenchMsg::RefusedTooLate { container },
        Refusal::NothingToUndo => BenchMsg::NothingToUndo,
        Refusal::ReasonNeeded => BenchMsg::WhyOverride,
        Refusal::LoadClosed(name) => BenchMsg::RefusedLoadClosed { name },
        Refusal::SupervisorNeeded => BenchMsg::RefusedSupervisor,
        Refusal::NotWaiting(tag) => BenchMsg::RefusedNotWaiting { tag },
        Refusal::NotSealed(container) => BenchMsg::RefusedNotSealed { container },
        Refusal::WrongWayOut(container, _) => BenchMsg::RefusedWrongWayOut { container },
        Refusal::WitnessNeeded => BenchMsg::RefusedWitness,
        Refusal::OrderTerms => BenchMsg::RefusedOrderTerms,
        Refusal::OrderDay => BenchMsg::RefusedOrderDay,
        Refusal::NotHeld(tag) => BenchMsg::RefusedNotHeld { tag },
        Refusal::NoSuchMail => BenchMsg::RefusedNoSuchMail,
        Refusal::OtherSellers(tag) => BenchMsg::RefusedOtherSellers { tag },
        Refusal::HoldDay => BenchMsg::RefusedHoldDay,
        Refusal::NoteTooLong => BenchMsg::RefusedNoteTooLong {
            limit: u32::try_from(MAIL_NOTE_CHARS_MAX).unwrap_or(u32::MAX),
        },
        Refusal::HoldNotOver(day) => BenchMsg::RefusedHoldNotOver { day },
        Refusal::SaidNeeded => BenchMsg::RefusedSaidNeeded,
        Refusal::TooManyUnits(count) => BenchMsg::RefusedTooManyUnits {
            count: u32::try_from(count).unwrap_or(u32::MAX),
        },
        Refusal::HoldNeedsOwner => BenchMsg::RefusedHoldNeedsOwner,
        Refusal::LotNumberTaken(lot) => BenchMsg::RefusedLotNumberTaken { lot },
        Refusal::NoSuchLot(lot) => BenchMsg::RefusedNoSuchLot { lot },
        Refusal::LotEmpty => BenchMsg::RefusedLotEmpty,
        Refusal::LeftAlready(container) => BenchMsg::RefusedLeftAlready { container },
        Refusal::SoldAsLot(container) => BenchMsg::RefusedSoldAsLot { container },
        Refusal::NotInLots(tag, _) => BenchMsg::RefusedNotInLots { tag },
        Refusal::LotChanged => BenchMsg::RefusedLotChanged,
        Refusal::SaleTerms => BenchMsg::RefusedSaleTerms,
        Refusal::SaleWithdrawn(lot) => BenchMsg::RefusedSaleWithdrawn { lot },
        Refusal::UnitGone(tag) => BenchMsg::RefusedUnitGone { tag },
        Refusal::InForward(tag) => BenchMsg::RefusedInForward { tag },
        Refusal::NotABattery(tag) => BenchMsg::RefusedNotABattery { tag },
        Refusal::DrumApart(container, _) => BenchMsg::RefusedDrumApart { container },
        Refusal::BatchNumberTaken(batch) => BenchMsg::RefusedBatchNumberTaken { batch },
        Refusal::NoSuchBatch(batch) => BenchMsg::RefusedNoSuchBatch { batch },
        Refusal::BatchNotGathered(batch) => BenchMsg::RefusedBatchNotGathered { batch },
        Refusal::BatchOver(batch) => BenchMsg::RefusedBatchOver { batch },
        Refusal::BatchEmpty(batch) => BenchMsg::RefusedBatchEmpty { batch },
        Refusal::BatchChanged(batch) => BenchMsg::RefusedBatchChanged { batch },
        Refusal::InBatch(tag, batch) => BenchMsg::RefusedInBatch { tag, batch },
        Refusal::NotInBatch(tag, batch) => BenchMsg::RefusedNotInBatch { tag, batch },
        Refusal::NotOnChannel(tag, _) => BenchMsg::RefusedNotOnChannel { tag },
        Refusal::NotForSale(tag) => BenchMsg::RefusedNotForSale { tag },
        Refusal::LabelDiffers(tag) => BenchMsg::RefusedLabelDiffers { tag },
        Refusal::OldCodeUncovered(code) => BenchMsg::RefusedOldCodeUncovered { code },
        Refusal::BatchDay => BenchMsg::RefusedBatchDay,
        // What is said at desks alone.
        Refusal::KeptBack(..)
        | Refusal::NoPictures(_)
        | Refusal::NotALotPallet(_)
        | Refusal::ParcelHasOwner(_)
        | Refusal::PoolNotOver(_)
        | Refusal::PoolUntold(_)
        | Refusal::PoolAnswersDue(_)
        | Refusal::NotMatched(_)
        | Refusal::NotMerged(..)
        | Refusal::MergeStays(_)
        | Refusal::NoSuchLine
        | Refusal::LineOfAnother(..)
        | Refusal::LineFull(..)
        | Refusal::LineStays(..)
        | Refusal::SeenProduct(_)
        | Refusal::NotInRepair(_)
        | Refusal::RepairStage(..)
        | Refusal::RepairLacks(_)
        | Refusal::RepairNotOver(_)
        | Refusal::TestMissing(_)
        | Refusal::NotRated(..)
        | Refusal::SeriesOpenAlready
        | Refusal::NoSuchParcel
        | Refusal::NoSuchContainer(_)
        | Refusal::ContainerEmpty(_)
        | Refusal::FileTakenAlready
        | Refusal::NoSuchLoad
        | Refusal::NoSuchUnit
        | Refusal::NoSuchPhoto
        | Refusal::RollTooLong(_)
        | Refusal::PhotosOwed(..)
        | Refusal::NotGivenOut
        | Refusal::CoversNothing
        | Refusal::UnitNotHere(_)
        | Refusal::NotToDispose(_)
        | Refusal::OrderNumberNeeded
        | Refusal::NotLeftSingly(_)
        | Refusal::NotLostProperty(_)
        | Refusal::ForwardKnown(_)
        | Refusal::ForwardDay
        | Refusal::NoSuchForward(_)
        | Refusal::ForwardOver(..)
        | Refusal::LostPropertyKept(_)
        | Refusal::AnswersNotRead
        | Refusal::AnswersOfAnotherDay
        | Refusal::PhotoNeeded
        | Refusal::TakerNeeded
        | Refusal::NoInstruction(_)
        | Refusal::NoEvidence(_)
        | Refusal::OtherParcel(..)
        | Refusal::ClaimOpen(_)
        | Refusal::ClaimFiled
        | Refusal::OtherSellerThere(..)
        | Refusal::OtherDecisionThere(..)
        | Refusal::OtherClassThere { .. }
        | Refusal::NotHere(_)
        | Refusal::StaysOnShelf(_)
        | Refusal::NothingToCount(_)
        | Refusal::NotMissing(_)
        | Refusal::ParcelNotMissing(_)
        | Refusal::ParcelOnNoShelf(_)
        | Refusal::UnitsMissing(..)
        | Refusal::Ship(_)
        | Refusal::Correct(_)
        // What the rights say has words of its own.
        | Refusal::ShippingNeeded
        | Refusal::BenchNeeded
        | Refusal::AdminNeeded
        | Refusal::PersonLeft(_)
        | Refusal::LastLead(_)
        | Refusal::OriginalGone => BenchMsg::RefusedOther {
            code: code.to_owned(),
        },
    }
}

//! The questions, worst first, until grade and proposal stand.

use crate::domain::checklist::{Checklist, ClosedGate, category_words};
use crate::domain::finding::UnitFinding;
use crate::domain::gate::Stop;
use crate::domain::product::Product;
use crate::ledger::draft::Aside;
use crate::ledger::fact::{PackRef, ProductHow};
use crate::scan::Reading;
use crate::text::{BenchMsg, GateName, GateOpens, Message};

use super::context::Context;
use super::event::Key;
use super::face::Lamp;
use super::meaning::answer_first;
use super::said::Said;
use super::step::Step;
use super::work::{Hand, HandProduct, Work, WorkLine};
use super::{at_aside, at_product, at_quantity, outcome};

pub(super) fn begin(
    work: Box<Work>,
    mut hand: Box<Hand>,
    product: HandProduct,
    context: &mut Context,
) -> Step {
    hand.product = Some(product);
    hand.answers.clear();
    hand.answered.clear();
    hand.checklist = None;
    context.shown = None;
    at_quantity::tell_more(&work, &hand, context);
    tell_serial(&work, &hand, context);
    if let Some(notice) = recall(&work, &hand) {
        let notice = notice.to_owned();
        context.say(Said::Told("recalled".to_owned()));
        let step = propose(work, hand, context);
        context.show(Lamp::Stop, BenchMsg::Recalled { notice });
        return step;
    }
    let gate = outcome::closed_by_book(&work, &hand, context);
    let step = go_on(work, hand, context);
    if let Some(code) = gate {
        tell_gate(code, context);
    }
    step
}

/// The notice of the recall of what is in hand, as its seller's book or a recall list has it. It
/// closes every way but two, so that nothing is asked (product.md, "Gates first").
pub(super) fn recall<'a>(work: &'a Work, hand: &Hand) -> Option<&'a str> {
    let listed = in_book(work, hand).and_then(|product| product.recall.as_deref());
    listed.or_else(|| work.recalled(hand.product.as_ref()?))
}

/// What is in hand, as its seller's book has it.
pub(super) fn in_book<'a>(work: &'a Work, hand: &Hand) -> Option<&'a Product> {
    let barcode = hand.product.as_ref()?.barcode.as_deref();
    match product_line(work, hand) {
        Some(line) => at_product::of_line(work, line, barcode),
        None => work
            .book
            .iter()
            .find(|product| barcode.is_some_and(|code| product.has_code(code))),
    }
}

/// Gives the checklist of what is in hand: the one that it was begun by, as long as that is of the kind
/// of the one in force; else the one in force.
pub(super) fn checklist<'a>(
    work: &'a Work,
    hand: &Hand,
    context: &'a Context,
) -> &'a (PackRef, Checklist) {
    let now = in_force(work, hand, context);
    let begun = hand.checklist.and_then(|hash| {
        let house = context.packs.of_pack(hash);
        house.or_else(|| work.own_checklist(hash))
    });
    begun
        .filter(|(_, list)| list.kind() == now.1.kind())
        .unwrap_or(now)
}

/// Gives the checklist in force for what is in hand, by its category: one of the seller's own, else the
/// house's.
fn in_force<'a>(work: &'a Work, hand: &Hand, context: &'a Context) -> &'a (PackRef, Checklist) {
    let category = category(work, hand);
    let house = context.packs.checklist(category);
    let words = category.map(category_words).unwrap_or_default();
    let terms = work.terms_of(hand);
    let own = terms.and_then(|one| one.checklist_for(&words, &house.0.id, context.now.day));
    own.unwrap_or(house)
}

/// Gives the category of what is in hand, by its seller's book, else by its report.
pub(super) fn category<'a>(work: &'a Work, hand: &Hand) -> Option<&'a str> {
    let booked = in_book(work, hand).and_then(|product| product.category.as_deref());
    let announced = || product_line(work, hand)?.known.line.category.as_deref();
    booked.or_else(announced)
}

/// Lists the questions whose answers stand, in the order that the checklist asks them. Answers that it
/// does not have go: the goods were of another category when they were given.
pub(super) fn keep_known(work: &Work, hand: &mut Hand, context: &Context) {
    let (_, checklist) = checklist(work, hand, context);
    hand.answers.retain(|code, given| {
        let mut questions = checklist.questions.iter();
        questions.any(|question| question.code == *code && question.answer(given).is_some())
    });
    let codes = checklist
        .questions
        .iter()
        .map(|question| question.code.clone());
    hand.answered = codes
        .filter(|code| hand.answers.contains_key(code))
        .collect();
}

/// A serial number or Amazon's label may be scanned while anything about the unit is asked.
pub(super) fn scanned(
    work: Box<Work>,
    mut hand: Box<Hand>,
    context: &mut Context,
    reading: &Reading,
) -> Step {
    let Some(message) = at_product::note(&work, &mut hand, context, reading) else {
        answer_first(reading, context);
        return Step::Checking(work, hand);
    };
    noted(work, hand, context, message)
}

/// Goes on with what was just noted of the unit: it may change what is proposed.
pub(super) fn noted(
    work: Box<Work>,
    hand: Box<Hand>,
    context: &mut Context,
    message: BenchMsg,
) -> Step {
    let step = go_on(work, hand, context);
    context.show(Lamp::Ready, message);
    if let (Some(work), Some(hand)) = (step.work(), step.hand()) {
        tell_serial(work, hand, context);
    }
    step
}

/// Says so when the serial number is none of those that were shipped: one reading may be a misreading.
fn tell_serial(work: &Work, hand: &Hand, context: &mut Context) {
    if !serial_differs(work, hand) {
        return;
    }
    if hand.noted.is_serial_sure() {
        context.say(Said::Told("serial_differs_twice".to_owned()));
        context.show(Lamp::Need, BenchMsg::SerialDiffersTwice);
    } else {
        context.say(Said::Told("serial_differs".to_owned()));
        context.show(Lamp::Need, BenchMsg::SerialDiffers);
    }
}

/// Tells whether the unit's serial number is none of those that its seller shipped.
pub(super) fn serial_differs(work: &Work, hand: &Hand) -> bool {
    let read = hand.noted.serial.as_ref();
    let line = product_line(work, hand).map(|line| &line.known.line);
    line.zip(read)
        .is_some_and(|(line, read)| line.serial_differs(read))
}

/// Asks the next question that can still change something, or proposes.
pub(super) fn go_on(work: Box<Work>, mut hand: Box<Hand>, context: &mut Context) -> Step {
    if !is_graded(&work, &hand) {
        return propose(work, hand, context);
    }
    let (hash, next) = {
        let (pack, checklist) = checklist(&work, &hand, context);
        let next = checklist.standing(&hand.answers).next;
        (pack.hash, next.map(|question| question.code.clone()))
    };
    hand.checklist = Some(hash);
    match next {
        Some(code) => {
            context.asked(&code);
            Step::Checking(work, hand)
        }
        None => propose(work, hand, context),
    }
}

/// The announced line that the unit in hand answers.
pub(super) fn product_line<'a>(work: &'a Work, hand: &Hand) -> Option<&'a WorkLine> {
    hand.line().and_then(|line| work.line(line))
}

/// Goods that are not the seller's, and recalled ones, are not graded; more of the seller's than it
/// announced are.
pub(super) fn is_graded(work: &Work, hand: &Hand) -> bool {
    let announced =
        |product: &HandProduct| product.how != ProductHow::NotExpected && product.line.is_some();
    let is_sellers = hand.product.as_ref().is_some_and(announced)
        || hand.noted.finding == Some(UnitFinding::Extra);
    is_sellers && recall(work, hand).is_none()
}

fn propose(work: Box<Work>, hand: Box<Hand>, context: &mut Context) -> Step {
    let outcome = outcome::of(&work, &hand, context);
    context.say(Said::Graded(outcome.grade));
    context.say(Said::Proposed(
        outcome.proposal.decision,
        outcome.proposal.why.code().to_owned(),
    ));
    context.shown = None;
    Step::Proposing(work, hand, Box::new(outcome))
}

pub(super) fn pressed(
    work: Box<Work>,
    mut hand: Box<Hand>,
    context: &mut Context,
    key: Key,
) -> Step {
    match key {
        Key::Digit(digit) => {
            let given = {
                let (_, checklist) = checklist(&work, &hand, context);
                let standing = checklist.standing(&hand.answers);
                standing.next.and_then(|question| {
                    let answer = question.answers.get(usize::from(digit).saturating_sub(1))?;
                    let is_new = |gate: &&ClosedGate| !standing.gates.contains(gate);
                    let gates: Vec<ClosedGate> =
                        answer.gates.iter().filter(is_new).cloned().collect();
                    Some((question.code.clone(), answer.code.clone(), gates))
                })
            };
            let Some((question, answer, gates)) = given else {
                return Step::Checking(work, hand);
            };
            hand.answered.push(question.clone());
            hand.answers.insert(question, answer);
            context.shown = None;
            let step = go_on(work, hand, context);
            tell_gates(&gates, context);
            step
        }
        Key::Cancel => take_back(work, hand, context),
        Key::Park => at_aside::begin(Step::Checking(work, hand), Aside::ParkWhy, context),
        Key::Rework => at_aside::begin(Step::Checking(work, hand), Aside::Rework, context),
        Key::Quantity if hand.out_of.is_none() => {
            at_aside::begin(Step::Checking(work, hand), Aside::Quantity(None), context)
        }
        Key::Undo
        | Key::EndParcel
        | Key::Empty
        | Key::NoBarcode
        | Key::Override
        | Key::Claim
        | Key::Damage
        | Key::Unlabelled
        | Key::Quantity
        | Key::Confirm => Step::Checking(work, hand),
    }
}

/// Says the gravest gate that an answer just closed: one that stops the bench, else one that closes a
/// decision. How goods travel is the loading's matter.
fn tell_gates(gates: &[ClosedGate], context: &mut Context) {
    let stops = |gate: &&ClosedGate| gate.stop == Stop::Yes;
    let closes = |gate: &&ClosedGate| !gate.closes.is_empty();
    if let Some(gate) = gates.iter().find(stops) {
        context.say(Said::Told(gate.code.clone()));
        let gate = GateName(gate.code.clone());
        context.show(Lamp::Stop, BenchMsg::GateStops { gate });
    } else if let Some(gate) = gates.iter().find(closes) {
        tell_gate(gate.code.clone(), context);
    }
}

/// Says which gate closes a decision, and what opens it.
fn tell_gate(code: String, context: &mut Context) {
    context.say(Said::Told(code.clone()));
    let opens = GateOpens(code.clone());
    let gate = GateName(code);
    context.show(Lamp::Need, BenchMsg::GateCloses { gate, opens });
}

/// Escape takes the last answer back; before the first, the product.
pub(super) fn take_back(work: Box<Work>, mut hand: Box<Hand>, context: &mut Context) -> Step {
    match hand.answered.pop() {
        Some(question) => {
            hand.answers.remove(&question);
            context.show(Lamp::Ready, Message::Verbatim(String::new()));
            context.shown = None;
            go_on(work, hand, context)
        }
        None => {
            hand.product = None;
            hand.noted.finding = None;
            super::at_opened::name(work, hand, context)
        }
    }
}

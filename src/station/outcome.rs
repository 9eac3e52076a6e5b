//! What the answers about a unit come to: its grade, the decisions that gates leave open, the proposal.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::advice::{self, Advised, AdvisedUnit, Reason};
use crate::domain::checklist::Standing;
use crate::domain::deadline::{Deadline, UnitDays};
use crate::domain::decision::Decision;
use crate::domain::gate::GateView;
use crate::domain::measure::Grams;
use crate::domain::policy::{Proposal, Why};
use crate::domain::standing::Ordered;

use crate::ledger::query::PackedPolicy;
use crate::text::Message;

use super::at_checks::{checklist, in_book, is_graded, recall, serial_differs};
use super::context::Context;
use super::due;
use super::step::{Elsewhere, Outcome};
use super::work::{Hand, Work};

/// What goods that nobody announced, and recalled ones, may become: they are not the seller's to sell.
const NOT_GRADED_ALLOWED: [Decision; 2] = [Decision::Hold, Decision::Dispose];
/// The fact that a unit's serial number is none of those shipped, as gates name it.
const SERIAL_DIFFERS: &str = "serial_differs";
/// The fact that a lithium battery is there, as gates name it.
const LITHIUM: &str = "lithium_intact";
/// The seller's own floor, named as a gate is.
const FLOOR: &str = "seller_floor";
/// Closes what grade and answers leave closed, in the advice's list of gates.
const ANSWERED: &str = "answered";

/// The codes of the gates that close each decision.
type Closed = BTreeMap<Decision, Vec<String>>;

/// Derives the outcome of the unit in hand.
pub(super) fn of(work: &Work, hand: &Hand, context: &Context) -> Outcome {
    if is_graded(work, hand) {
        graded(work, hand, context)
    } else {
        not_graded(work, hand)
    }
}

fn not_graded(work: &Work, hand: &Hand) -> Outcome {
    let why = if recall(work, hand).is_some() {
        Why::Recalled
    } else if work.seller().is_some() {
        Why::NotExpected
    } else {
        Why::NoSeller
    };
    Outcome {
        grade: None,
        because: None,
        because_said: None,
        allowed: NOT_GRADED_ALLOWED.to_vec(),
        proposal: Proposal {
            decision: Decision::Hold,
            why,
        },
        policy: None,
        advice: None,
        gates: Vec::new(),
        deadlines: Vec::new(),
        elsewhere: Elsewhere::No,
    }
}

fn graded(work: &Work, hand: &Hand, context: &Context) -> Outcome {
    let (_, list) = checklist(work, hand, context);
    let standing = list.standing(&hand.answers);
    let view = view(work, hand, list.kind(), &standing);
    let mut closed = context.packs.gates.by_decision(&view, context.now.day);
    let terms = work.terms_of(hand);
    let terms = terms.map(|seller| seller.row.terms_on(context.now.day));
    let floor = terms.and_then(|terms| terms.resell_from);
    if floor.is_some_and(|floor| standing.grade > floor) {
        let by = closed.entry(Decision::Resell).or_default();
        by.push(FLOOR.to_owned());
    }
    let is_open = |decision: &Decision| !closed.contains_key(decision);
    let allowed: Vec<Decision> = standing.allowed.iter().copied().filter(is_open).collect();
    let gates = beyond(&standing, &closed);
    for spec in &Decision::SPECS {
        if !standing.allowed.contains(&spec.decision) {
            let by = closed.entry(spec.decision).or_default();
            by.push(ANSWERED.to_owned());
        }
    }
    let days = due::days(work, hand, context.now.day);
    let ordered = work.ordered(hand, standing.grade, context.now.day);
    let ordered = ordered.filter(|order| allowed.contains(&order.decision));
    let by_rates = by_rates(work, hand, context, (&standing, &closed, &days), ordered);
    let (proposal, advice) = match (by_rates, ordered) {
        _ if serial_differs(work, hand) => (held(Why::SerialDiffers), None),
        (Some((proposal, advice)), _) => (proposal, Some(Box::new(advice))),
        (None, Some(order)) => (followed(order), None),
        (None, None) => (by_rules(work, hand, context, (&standing, &allowed)), None),
    };
    let deadlines = due::ahead(work, hand, context, &days, (Some(standing.grade), &allowed));
    let (proposal, advice) = if destroys_a_proof(&proposal, &allowed, &deadlines) {
        (held(Why::ClaimOpen), None)
    } else {
        (proposal, advice)
    };
    let policy = policy(work, hand, context);
    Outcome {
        grade: Some(standing.grade),
        because: standing
            .because
            .map(|(question, answer)| (question.to_owned(), answer.to_owned())),
        because_said: standing
            .because
            .map(|(question, answer)| Message::answers(list, question, answer)),
        allowed,
        proposal,
        policy: policy.map(|(pack, _)| pack.clone()),
        advice,
        gates,
        deadlines,
        elsewhere: Elsewhere::No,
    }
}

/// Tells whether goods would be destroyed while a claim for them may still be filed, though they can wait.
/// What the seller ordered stands.
fn destroys_a_proof(proposal: &Proposal, allowed: &[Decision], ahead: &[Deadline]) -> bool {
    proposal.decision == Decision::Dispose
        && !proposal.why.is_ordered()
        && allowed.contains(&Decision::Hold)
        && due::claim_ends(ahead).is_some()
}

/// What the seller's book says of the product in hand, as gates name it.
fn told_by_book(work: &Work, hand: &Hand) -> Vec<String> {
    let product = in_book(work, hand);
    let restrictions = product.map_or(&[][..], |product| &product.restrictions);
    let battery = product.is_some_and(|product| product.battery.is_there());
    let mut facts: Vec<String> = restrictions
        .iter()
        .map(|one| one.code().to_owned())
        .collect();
    facts.extend(battery.then(|| LITHIUM.to_owned()));
    facts
}

/// Finds the first gate that closes a decision by what the seller's book says of the product, whatever
/// is answered.
pub(super) fn closed_by_book(work: &Work, hand: &Hand, context: &Context) -> Option<String> {
    let view = GateView {
        facts: told_by_book(work, hand).into_iter().collect(),
        ..GateView::default()
    };
    let mut closed = context.packs.gates.closed(&view, context.now.day);
    let closing = closed.find(|gate| !gate.closes.is_empty());
    closing.map(|gate| gate.code.clone())
}

/// What gates look at: the answers, the gates that they closed, what is noted beside, kind and grade.
fn view(work: &Work, hand: &Hand, kind: &str, standing: &Standing<'_>) -> GateView {
    let answered = hand.answers.values().cloned();
    let closed = standing.gates.iter().map(|gate| gate.code.clone());
    let serial = serial_differs(work, hand).then(|| SERIAL_DIFFERS.to_owned());
    let told = told_by_book(work, hand);
    let facts = answered.chain(closed).chain(serial).chain(told);
    let facts: BTreeSet<String> = facts.collect();
    GateView {
        facts,
        category: Some(kind.to_owned()),
        grade: Some(standing.grade),
    }
}

/// Lists the gates that close what grade and answers would leave open.
fn beyond(standing: &Standing<'_>, closed: &Closed) -> Vec<String> {
    let mut gates: Vec<String> = Vec::new();
    let open = standing.allowed.iter();
    for code in open.filter_map(|decision| closed.get(decision)).flatten() {
        if !gates.contains(code) {
            gates.push(code.clone());
        }
    }
    gates
}

/// Proposes what the seller ordered for goods of this SKU.
fn followed(order: Ordered) -> Proposal {
    Proposal {
        decision: order.decision,
        why: Why::seller_order(order.from),
    }
}

fn held(why: Why) -> Proposal {
    Proposal {
        decision: Decision::Hold,
        why,
    }
}

/// Proposes what brings the most by the seller's rates, or what the seller ordered; none where no rates
/// are set, or where they do not tell.
fn by_rates(
    work: &Work,
    hand: &Hand,
    context: &Context,
    (standing, closed, days): (&Standing<'_>, &Closed, &UnitDays),
    ordered: Option<Ordered>,
) -> Option<(Proposal, Advised)> {
    let today = context.now.day;
    let seller = &work.terms_of(hand)?.row;
    let rates = seller.rates_on(today)?;
    let product = in_book(work, hand);
    let mut card = product.map_or_else(
        || rates.card.clone(),
        |one| rates.card.of_product(one, today),
    );
    let terms = seller.terms_on(today);
    // What was ordered for goods of this SKU goes before the card's word about all goods.
    card.standing_order = ordered.map(|order| order.decision).or(card.standing_order);
    card.hold.days = card.hold.days.or(Some(terms.hold_days));
    card.hold.then = card.hold.then.or(Some(terms.hold_default));
    let weight = product.and_then(|product| product.weight);
    let unit = AdvisedUnit {
        grade: Some(standing.grade),
        weight_g: weight.map(|Grams(grams)| i64::from(grams)),
        received: Some(work.received.unwrap_or(today)),
        stock_depth: work.for_sale(hand),
        duty_free: context.packs.deadlines.duty_free(days, today),
    };
    let advice = advice::advise(&unit, &card, today, closed);
    let why = match advice.reason {
        Reason::BestNet => Why::BestNet,
        Reason::OnlyKnown => Why::OnlyKnown,
        Reason::StandingOrder => {
            ordered.map_or(Why::StandingOrder, |order| Why::seller_order(order.from))
        }
        Reason::NothingKnown => return None,
    };
    if advice.destroys_blindly() {
        return None;
    }
    let proposal = Proposal {
        decision: advice.proposed,
        why,
    };
    Some((proposal, advice.kept(rates.from, card.currency)))
}

/// Finds the rule table in force for a unit.
fn policy<'w>(work: &'w Work, hand: &Hand, context: &Context) -> Option<&'w PackedPolicy> {
    work.terms_of(hand)?.policy_on(context.now.day)
}

/// Proposes by the seller's rule table.
fn by_rules(
    work: &Work,
    hand: &Hand,
    context: &Context,
    (standing, allowed): (&Standing<'_>, &[Decision]),
) -> Proposal {
    let line = hand.line().and_then(|line| work.line(line));
    let reason = line.map(|line| line.known.line.reason_family);
    let Some((_, policy)) = policy(work, hand, context) else {
        return held(Why::NoRule);
    };
    let proposal = policy.propose(standing.grade, reason, allowed);
    let closes = standing.gates.iter().any(|gate| !gate.closes.is_empty());
    let is_gated = closes || allowed.len() < standing.allowed.len();
    if proposal.why == Why::NoRule && is_gated {
        held(Why::Gated)
    } else {
        proposal
    }
}

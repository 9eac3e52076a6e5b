//! `returnbay advise`: one unit with its seller's terms from stdin, what each decision brings to stdout.

mod input;

use serde::Serialize;

use crate::domain::advice::{self, Advice, Offer, Reason};
use crate::domain::deadline::{Deadline, DeadlineKind, DeadlineRules, Sure, UnitDays};
use crate::domain::decision::Decision;
use crate::domain::money::{Currency, Money};
use crate::domain::rates::RateCard;
use crate::domain::time::Day;
use crate::exchange::data;
use crate::text::{AdviceMsg, Message, Words};

use super::asked::{GateOut, read_stdin};
use super::json::MoneyOut;
use super::{Exit, Out};
use input::Asked;

#[derive(Serialize)]
struct Answer {
    options: Vec<OptionOut>,
    proposed: &'static str,
    why: String,
    reason: &'static str,
    runner_up: Option<&'static str>,
    drivers: Vec<TermOut>,
    gates: Vec<GateOut>,
    deadlines: Vec<DeadlineOut>,
}

#[derive(Serialize)]
struct OptionOut {
    decision: &'static str,
    net: Option<MoneyOut>,
    terms: Vec<TermOut>,
    blocked_by: Vec<String>,
    notes: Vec<&'static str>,
}

#[derive(Serialize)]
struct TermOut {
    name: &'static str,
    minor: i64,
}

#[derive(Serialize)]
struct DeadlineOut {
    rule: &'static str,
    due: String,
    source: String,
    estimated: bool,
}

impl DeadlineOut {
    fn of(deadline: Deadline) -> Self {
        Self {
            rule: deadline.kind.code(),
            due: deadline.due.to_string(),
            source: deadline.source,
            estimated: deadline.sure == Sure::Estimated,
        }
    }
}

pub(super) fn run(out: &Out) -> Exit {
    match read_stdin().and_then(|text| input::read(&text)) {
        Ok(asked) => {
            out.json(&answer(&asked, out.words()));
            Exit::Done
        }
        Err(message) => out.refused(&message.into()),
    }
}

fn answer(asked: &Asked, words: &Words) -> Answer {
    let (_, gates) = data::gates::gates();
    let rules = data::deadlines::deadlines();
    let (as_of, card) = (asked.as_of, &asked.card);
    let (days, view) = (asked.unit.days(), asked.unit.view());
    let duty_free = rules.duty_free(&days, as_of);
    let unit = asked.unit.advised(asked.stock_depth, duty_free);
    let advice = advice::advise(&unit, card, as_of, &gates.by_decision(&view, as_of));
    let best = advice.offer(advice.proposed);
    let closed = gates.closed(&view, as_of);
    Answer {
        proposed: advice.proposed.code(),
        why: words.say(&why(&advice, card.currency)),
        reason: advice.reason.code(),
        runner_up: advice.runner_up.map(Decision::code),
        drivers: best.map_or_else(Vec::new, |offer| terms_out(&offer.drivers())),
        gates: closed.map(|gate| GateOut::of(gate, words)).collect(),
        deadlines: due(&rules, &days, card, as_of),
        options: advice
            .offers
            .into_iter()
            .map(|offer| option_out(offer, card.currency))
            .collect(),
    }
}

fn due(rules: &DeadlineRules, days: &UnitDays, card: &RateCard, as_of: Day) -> Vec<DeadlineOut> {
    let review = card.hold.days.map(|days| Deadline {
        kind: DeadlineKind::HoldReview,
        due: as_of.plus_days(i64::from(days)),
        source: "hold.days".to_owned(),
        sure: Sure::Known,
    });
    let all = rules.claim(days).into_iter();
    let all = all.chain(rules.returns(days)).chain(review);
    all.map(DeadlineOut::of).collect()
}

fn option_out(offer: Offer, currency: Currency) -> OptionOut {
    OptionOut {
        decision: offer.decision.code(),
        net: offer
            .net
            .map(|minor| MoneyOut::of(Money { minor, currency })),
        terms: terms_out(&offer.terms),
        blocked_by: offer.blocked_by.iter().map(advice::Block::code).collect(),
        notes: offer.notes.into_iter().map(advice::Note::code).collect(),
    }
}

fn terms_out(terms: &[advice::Term]) -> Vec<TermOut> {
    let out = |term: &advice::Term| TermOut {
        name: term.name,
        minor: term.minor,
    };
    terms.iter().map(out).collect()
}

/// Says in one line why a decision is proposed.
fn why(advice: &Advice, currency: Currency) -> Message {
    let decision = advice.proposed;
    let net_of = |decision| advice.offer(decision).and_then(|offer| offer.net);
    let money = |minor| Money { minor, currency };
    let net = net_of(decision).unwrap_or_default();
    let said = match (advice.reason, advice.runner_up) {
        (Reason::StandingOrder, _) => AdviceMsg::StandingOrder { decision },
        (Reason::NothingKnown, _) => AdviceMsg::NothingKnown,
        (Reason::BestNet, Some(other)) => AdviceMsg::BestNet {
            decision,
            net: money(net),
            more: money(net.saturating_sub(net_of(other).unwrap_or_default())),
            other,
        },
        (Reason::BestNet | Reason::OnlyKnown, _) => AdviceMsg::OnlyKnown {
            decision,
            net: money(net),
        },
    };
    said.into()
}

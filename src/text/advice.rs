//! What is said of grades, gates and advice.

use crate::domain::advice::Advised;
use crate::domain::decision::Decision;
use crate::domain::money::Money;
use crate::domain::time::Day;

use super::message::{Message, messages};

/// A gate, by its code; its word says what closes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateName(pub String);

/// What opens a gate, by the gate's code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateOpens(pub String);

/// A part of a net, by its name in the rate card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoneyTerm(pub String);

messages! {
    /// Reasons of a proposal, and what is wrong in a question to grade or advise.
    AdviceMsg, Advice {
        BestNet { decision: Decision, net: Money, more: Money, other: Decision } = "advice-best-net",
        OnlyKnown { decision: Decision, net: Money } = "advice-only-known",
        StandingOrder { decision: Decision } = "advice-standing-order",
        NothingKnown = "advice-nothing-known",
        Driver { what: MoneyTerm, amount: Money } = "advice-driver",
        RatesOf { from: Day } = "advice-rates-of",
        BadInput { detail: String } = "advice-bad-input",
        NoChecklist { id: String, known: String } = "advice-no-checklist",
        NoQuestion { id: String, question: String } = "advice-no-question",
        NoAnswer { question: String, answer: String, known: String } = "advice-no-answer",
    }
}

/// Says what an advice came to for the decision it proposed: what that brings and how much more than
/// the second best, its biggest parts, and which rates it was made with.
pub fn told_money(advised: &Advised, proposed: Decision) -> Vec<Message> {
    let mut said: Vec<Message> = Vec::new();
    let known = advised.net(proposed);
    let second = advised.runner_up;
    match (
        known,
        second.and_then(|other| advised.net(other).zip(Some(other))),
    ) {
        (Some(net), Some((less, other))) => said.push(
            AdviceMsg::BestNet {
                decision: proposed,
                net,
                more: advised.money(net.minor.saturating_sub(less.minor)),
                other,
            }
            .into(),
        ),
        (Some(net), None) => said.push(
            AdviceMsg::OnlyKnown {
                decision: proposed,
                net,
            }
            .into(),
        ),
        (None, _) => {}
    }
    said.extend(advised.drivers.iter().map(|driver| {
        AdviceMsg::Driver {
            what: MoneyTerm(driver.name.clone()),
            amount: advised.money(driver.minor),
        }
        .into()
    }));
    said.push(
        AdviceMsg::RatesOf {
            from: advised.rates_from,
        }
        .into(),
    );
    said
}

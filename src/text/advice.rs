//! What is said of grades, gates and advice.

use crate::domain::decision::Decision;
use crate::domain::money::Money;

use super::message::messages;

/// A gate, by its code; its word says what closes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateName(pub String);

/// What opens a gate, by the gate's code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateOpens(pub String);

messages! {
    /// Reasons of a proposal, and what is wrong in a question to grade or advise.
    AdviceMsg, Advice {
        BestNet { decision: Decision, net: Money, more: Money, other: Decision } = "advice-best-net",
        OnlyKnown { decision: Decision, net: Money } = "advice-only-known",
        StandingOrder { decision: Decision } = "advice-standing-order",
        NothingKnown = "advice-nothing-known",
        BadInput { detail: String } = "advice-bad-input",
        NoChecklist { id: String, known: String } = "advice-no-checklist",
        NoQuestion { id: String, question: String } = "advice-no-question",
        NoAnswer { question: String, answer: String, known: String } = "advice-no-answer",
    }
}

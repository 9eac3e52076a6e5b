//! What the bench says when a role lacks a right.

use crate::ledger::Refusal;
use crate::text::{Message, PeopleMsg};

/// Gives the words of a refusal that is about rights.
pub(super) fn refusal(refusal: &Refusal) -> Option<Message> {
    let term = match refusal.code() {
        "bench_needed" => "refusal-bench-needed",
        "shipping_needed" => "refusal-shipping-needed",
        "admin_needed" => "refusal-admin-needed",
        "last_lead" => "refusal-last-lead",
        _ => {
            let Refusal::PersonLeft(person) = refusal else {
                return None;
            };
            let person = person.clone();
            return Some(PeopleMsg::BadgeLeft { person }.into());
        }
    };
    Some(Message::Term(term.to_owned()))
}

//! What a seller said in chats about one unit, or about its goods of one SKU.

use std::collections::BTreeSet;

use crate::domain::codes::SellerCode;
use crate::domain::said::{Said, SaidHow};
use crate::ledger::chatting::{Answers, ChatRow};
use crate::ledger::fact::{Body, Fact};
use crate::ledger::subject::Subject;

use super::counting::{counting, ordered};

/// Folds the words of a seller in chats. One that was taken back stands too: its picture is named by a fact for
/// ever, and is erased like the others; it answers nothing.
pub fn chats(of: &Subject, seller: Option<&SellerCode>, facts: &[Fact]) -> Vec<ChatRow> {
    if !facts.iter().any(|fact| word(&fact.body).is_some()) {
        return Vec::new();
    }
    let ordered = ordered(facts);
    let counting: BTreeSet<_> = counting(&ordered)
        .into_iter()
        .map(|fact| fact.envelope.event)
        .collect();
    let mut rows: Vec<ChatRow> = Vec::new();
    for fact in &ordered {
        let envelope = &fact.envelope;
        if let Some((said, answers)) = word(&fact.body) {
            rows.push(ChatRow {
                of: of.clone(),
                event: envelope.event,
                seller: seller.cloned(),
                at: envelope.at,
                who: said.who.clone(),
                picture: said.shown,
                answers: if counting.contains(&envelope.event) {
                    answers
                } else {
                    Answers::No
                },
                purged: None,
            });
        } else if let Body::ChatPurged(purged) = &fact.body {
            let named = |row: &&mut ChatRow| row.picture == Some(purged.picture);
            for row in rows.iter_mut().filter(named) {
                row.purged.get_or_insert(purged.day);
            }
        }
    }
    rows.sort_by_key(|row| row.event);
    rows
}

/// Gives the word of a seller in a chat that a fact keeps, and whether it answers a question.
fn word(body: &Body) -> Option<(&Said, Answers)> {
    let (said, answers) = if let Body::UnitHoldEnded {
        said: Some(said), ..
    } = body
    {
        (said, Answers::Yes)
    } else if let Body::RepairAnswered(answered) = body {
        (&answered.said, Answers::Yes)
    } else if let Body::UnitHoldChanged {
        said: Some(said), ..
    } = body
    {
        (said, Answers::No)
    } else if let Body::UnitInstructed { said, .. } = body {
        (said, Answers::No)
    } else if let Body::SellerOrderSet(set) = body {
        (&set.order.said, Answers::No)
    } else {
        return None;
    };
    (said.how == SaidHow::Chat).then_some((said, answers))
}

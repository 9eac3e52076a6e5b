//! What the facts of a hold say in a unit's life.

use super::super::Seen;
use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::said::{Said, SaidHow};
use crate::ledger::fact::PurgedChat;
use crate::text::{DeskMsg, PrivacyMsg};

/// What stands beside a word about a hold: a note, and who of the seller's people said so.
type Beside<'a> = (Option<&'a String>, Option<&'a Said>);

/// Digits of a hash that tell one picture from another.
const HASH_DIGITS: usize = 12;

pub(super) fn changed(seen: &Seen, hold: &Hold, (note, by): Beside<'_>) -> Vec<String> {
    let mut lines = vec![
        seen.term("hold-reason", hold.reason.code()),
        seen.term("hold-owner", hold.owner.code()),
        seen.say(DeskMsg::HoldUntil {
            day: hold.review,
            default: hold.default,
        }),
    ];
    lines.extend(by.into_iter().flat_map(|by| said(seen, by)));
    lines.extend(noted(seen, note));
    lines
}

pub(super) fn ended(
    seen: &Seen,
    (decision, end): (Decision, HoldEnd),
    (note, by): Beside<'_>,
) -> Vec<String> {
    let mut lines = vec![seen.decision(decision), seen.term("hold-end", end.code())];
    lines.extend(by.into_iter().flat_map(|by| said(seen, by)));
    lines.extend(noted(seen, note));
    lines
}

/// Says who answered and how, and for a word keyed in here what shows it.
pub(super) fn said(seen: &Seen, said: &Said) -> Vec<String> {
    let how = seen.term("said", said.how.code());
    let mut lines = vec![format!("{how} · {}", said.who)];
    match (said.how, said.shown) {
        (SaidHow::Workbook, _) => {}
        (SaidHow::Chat, None) => lines.push(seen.say(DeskMsg::SaidUnshown)),
        (SaidHow::Chat, Some(picture)) => {
            let hash: String = picture.to_string().chars().take(HASH_DIGITS).collect();
            lines.push(seen.say(DeskMsg::SaidShown { hash }));
        }
    }
    lines
}

/// Says which picture of a chat a rule has erased, and on which day.
pub(super) fn erased(seen: &Seen, purged: &PurgedChat) -> Vec<String> {
    let hash: String = purged
        .picture
        .to_string()
        .chars()
        .take(HASH_DIGITS)
        .collect();
    let day = purged.day;
    vec![seen.say(PrivacyMsg::ChatGone { hash, day })]
}

pub(super) fn noted(seen: &Seen, note: Option<&String>) -> Option<String> {
    let note = note?.clone();
    Some(seen.say(DeskMsg::HoldNoted { note }))
}

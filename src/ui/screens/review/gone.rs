//! What a unit's life says of its leaving.

use super::super::Seen;
use crate::domain::said::Said;
use crate::ledger::fact::{LeftUnits, MadeForward, ReleasedParcel};

/// How units left, under what number and for what.
pub(super) fn left(seen: &Seen, left: &LeftUnits) -> Vec<String> {
    let how = seen.term("left", left.how.code());
    let mut lines = vec![format!("{how} · {}", left.container)];
    let under = left.under.clone();
    let price = left.price.map(|price| seen.words.money(price));
    let told: Vec<String> = [under, price].into_iter().flatten().collect();
    if !told.is_empty() {
        lines.push(told.join(" · "));
    }
    lines
}

/// Who said it, and how.
pub(super) fn said(seen: &Seen, said: &Said) -> String {
    let how = seen.term("said", said.how.code());
    format!("{how} · {}", said.who)
}

/// Whom a forward goes to, under what number, by when and seen to by whom.
pub(super) fn forward(seen: &Seen, made: &MadeForward) -> Vec<String> {
    let to = seen.term("forward-to", made.to.code());
    vec![
        format!("{to} · {}", made.number),
        format!("{} · {}", made.due, made.owner),
    ]
}

/// Why an empty box could go.
pub(super) fn released(seen: &Seen, released: &ReleasedParcel) -> Vec<String> {
    let why = seen.term("release", released.reason.code());
    let mut lines = vec![format!("{why} · {}", released.shelf)];
    lines.extend(released.note.clone());
    lines
}

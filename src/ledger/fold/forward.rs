//! Rows of forwards.

use crate::domain::forward::ForwardState;
use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::{ForwardEnd, ForwardRow};

use super::counting::{counting, ordered};

/// Folds a forward's facts. One that was cancelled may be made anew under the same number; one that is
/// handed over is over.
pub fn forward(facts: &[Fact]) -> Option<ForwardRow> {
    let mut row: Option<ForwardRow> = None;
    for fact in counting(&ordered(facts)) {
        let envelope = &fact.envelope;
        let state = row.as_ref().map(|row| row.state);
        let end = |reason: Option<&String>| ForwardEnd {
            at: envelope.at,
            day: envelope.day,
            person: envelope.person.clone(),
            reason: reason.cloned(),
        };
        let waits = state == Some(ForwardState::Waits);
        let is_over = state == Some(ForwardState::HandedOver);
        if let (Body::ForwardMade(made), false) = (&fact.body, waits || is_over) {
            row = Some(ForwardRow {
                made: made.as_ref().clone(),
                made_at: envelope.at,
                person: envelope.person.clone(),
                state: ForwardState::Waits,
                end: None,
            });
        } else if let (Body::ForwardHandedOver { .. }, true) = (&fact.body, waits) {
            ended(&mut row, ForwardState::HandedOver, end(None));
        } else if let (Body::ForwardCancelled { reason, .. }, true) = (&fact.body, waits) {
            ended(&mut row, ForwardState::Cancelled, end(Some(reason)));
        }
    }
    row
}

fn ended(row: &mut Option<ForwardRow>, state: ForwardState, end: ForwardEnd) {
    if let Some(row) = row {
        row.state = state;
        row.end = Some(end);
    }
}

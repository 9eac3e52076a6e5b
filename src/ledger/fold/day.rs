//! The row of a day that was signed off.

use crate::ledger::fact::{Body, DayFact, Fact};
use crate::ledger::rows::{DayRow, ReopenedDay};

use super::counting::{counting, ordered};

/// Folds the sign-offs of a day: the newest one stands, until it is opened again.
pub fn day(facts: &[Fact]) -> Option<DayRow> {
    let mut row: Option<DayRow> = None;
    for fact in counting(&ordered(facts)) {
        let envelope = &fact.envelope;
        if let Body::Day(DayFact::Closed(closed)) = &fact.body {
            row = Some(DayRow {
                closed: closed.as_ref().clone(),
                seq: envelope.seq,
                at: envelope.at,
                person: envelope.person.clone(),
                times: row.map_or(1, |row| row.times.saturating_add(1)),
                reopened: None,
            });
        } else if let Body::Day(DayFact::Reopened { day: _, reason }) = &fact.body
            && let Some(row) = &mut row
        {
            row.reopened = Some(ReopenedDay {
                at: envelope.at,
                person: envelope.person.clone(),
                reason: reason.clone(),
            });
        }
    }
    row
}

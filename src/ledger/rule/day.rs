//! Rules of the sign-off of days.

use crate::domain::limits::DAY_NOTE_MAX;
use crate::domain::time::Day;
use crate::ledger::command::DayCommand;
use crate::ledger::fact::{Body, ClosedDay, DayFact};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::{CorrectRefusal, Refusal};
use crate::ledger::rows::DayRow;

use super::correct::given;
use super::{Known, Need};

/// Lists what the rule must know.
pub(super) fn needs(command: &DayCommand) -> Vec<Need> {
    match command {
        DayCommand::Close { day, asked, .. } => vec![Need::Day(*day, Some(*asked))],
        DayCommand::Reopen { day, .. } => vec![Need::Day(*day, None)],
    }
}

/// Signs a day off, or opens it again; only a supervisor may. A day is signed off as the store knows it: its figures,
/// what is open, and the head that goes on the paper.
pub(super) fn sign(command: &DayCommand, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let found = known.day.as_deref();
    let is_closed = found
        .and_then(|found| found.row.as_ref())
        .is_some_and(DayRow::is_closed);
    match command {
        DayCommand::Close { day, note, .. } => {
            if *day > today {
                return Err(CorrectRefusal::DayAhead(*day).into());
            }
            if is_closed {
                return Err(CorrectRefusal::DayClosed(*day).into());
            }
            let note = note
                .as_deref()
                .map(str::trim)
                .filter(|note| !note.is_empty());
            if note.is_some_and(|note| note.chars().count() > DAY_NOTE_MAX) {
                return Err(Refusal::NoteTooLong);
            }
            let standing = found.and_then(|found| found.standing.as_ref());
            let standing = standing.ok_or(CorrectRefusal::DayOpen(*day))?;
            Ok(vec![Body::Day(DayFact::Closed(Box::new(ClosedDay {
                day: *day,
                station: standing.head.station.clone(),
                head_seq: standing.head.seq,
                head_hash: standing.head.hash,
                figures: standing.figures.clone(),
                open: standing.open.clone(),
                note: note.map(str::to_owned),
            })))])
        }
        DayCommand::Reopen { day, reason } => {
            if !is_closed {
                return Err(CorrectRefusal::DayOpen(*day).into());
            }
            Ok(vec![Body::Day(DayFact::Reopened {
                day: *day,
                reason: given(reason)?,
            })])
        }
    }
}

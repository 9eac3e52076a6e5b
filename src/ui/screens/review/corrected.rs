//! What corrections and sign-offs say in a life.

use super::super::Seen;
use super::timeline::stated;
use crate::ledger::Body;
use crate::ledger::fact::{CorrectFact, DayFact};
use crate::ledger::query::{Checklists, Timeline};
use crate::ledger::superseding::{Superseded, reason};
use crate::text::{CorrectMsg, DeskMsg, ReviewMsg};

/// Tells whether a later fact replaced what a line of this one says. Of what a bench saw the grade alone is replaced.
pub(super) fn replaces(seen: &Seen, body: &Body, by: Superseded, line: &str) -> bool {
    if let Body::UnitInspected { inspection, .. } = body {
        by.grade.is_some() && line == seen.grade(inspection.grade)
    } else if let Body::RepairEnded(ended) = body {
        let grade = by.grade.is_some() && line == seen.grade(ended.grade);
        grade || (by.decision.is_some() && line == seen.decision(ended.decision))
    } else {
        by.grade.is_some() || by.decision.is_some()
    }
}

/// Says who replaced it, and why.
pub(super) fn by(seen: &Seen, timeline: &Timeline, by: Superseded) -> Vec<String> {
    let mut places: Vec<usize> = [by.grade, by.decision].into_iter().flatten().collect();
    places.dedup();
    let entries = places.into_iter();
    let entries = entries.filter_map(|place| timeline.entries.get(place));
    let said = entries.map(|entry| {
        let nobody = || seen.say(ReviewMsg::ByTheProgram);
        let person = entry.person.clone().unwrap_or_else(nobody);
        seen.say(match reason(&entry.body) {
            Some(reason) => CorrectMsg::SupersededWhy {
                person,
                reason: reason.to_owned(),
            },
            None => CorrectMsg::Superseded { person },
        })
    });
    said.collect()
}

pub(super) fn told(seen: &Seen, fact: &CorrectFact, checklists: &Checklists) -> Vec<String> {
    let mut lines = Vec::new();
    match fact {
        CorrectFact::UnitRegraded(regraded) => {
            lines.push(seen.grade(Some(regraded.grade)));
            if let Some(pack) = &regraded.checklist {
                lines.extend(stated(seen, pack, &regraded.answers, checklists));
            }
        }
        CorrectFact::UnitRedecided(redecided) => {
            lines.push(seen.decision(redecided.decision));
            lines.extend(redecided.hold.iter().map(|hold| {
                seen.say(DeskMsg::HoldUntil {
                    day: hold.review,
                    default: hold.default,
                })
            }));
        }
        CorrectFact::ParcelReopened { .. } => {}
    }
    lines.push(fact.reason().to_owned());
    lines
}

pub(super) fn day(fact: &DayFact) -> Vec<String> {
    let day = fact.day().to_string();
    match fact {
        DayFact::Closed(closed) => [day, format!("#{} {}", closed.head_seq, closed.head_hash)]
            .into_iter()
            .chain(closed.note.clone())
            .collect(),
        DayFact::Reopened { reason, .. } => vec![day, reason.clone()],
    }
}

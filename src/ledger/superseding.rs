//! Which words of a unit's life a later one replaced: an earlier grade, an earlier decision.

use std::collections::BTreeMap;

use crate::domain::decision::Decision;
use crate::domain::ids::UnitId;

use super::fact::{Body, CorrectFact};
use super::query::{TimelineEntry, Undone};

/// What of a fact was replaced later, and by which one: places in the same life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Superseded {
    /// The fact that gave another grade.
    pub grade: Option<usize>,
    /// The fact that decided otherwise.
    pub decision: Option<usize>,
}

/// Finds what was replaced, by the place of each fact in a life; what was taken back replaces nothing and is not listed.
pub fn superseded(entries: &[TimelineEntry]) -> BTreeMap<usize, Superseded> {
    let mut found: BTreeMap<usize, Superseded> = BTreeMap::new();
    let mut grades: BTreeMap<UnitId, usize> = BTreeMap::new();
    let mut decisions: BTreeMap<UnitId, (usize, Decision)> = BTreeMap::new();
    let counted = entries.iter().enumerate();
    for (place, entry) in counted.filter(|(_, entry)| entry.undone == Undone::No) {
        for unit in graded(&entry.body) {
            if let Some(before) = grades.insert(unit, place) {
                found.entry(before).or_default().grade = Some(place);
            }
        }
        let Some((units, decision)) = decided(&entry.body) else {
            continue;
        };
        for unit in units {
            let before = decisions.get(&unit).copied();
            // Whoever judges as was asked replaces nothing.
            if before.is_some_and(|(_, known)| known == decision) {
                continue;
            }
            decisions.insert(unit, (place, decision));
            if let Some((before, _)) = before {
                found.entry(before).or_default().decision = Some(place);
            }
        }
    }
    found
}

/// Gives the units that a fact grades.
fn graded(body: &Body) -> Vec<UnitId> {
    if let Body::UnitInspected {
        units, inspection, ..
    } = body
    {
        inspection.grade.map_or(Vec::new(), |_| units.clone())
    } else if let Body::RepairEnded(ended) = body {
        ended.grade.map_or(Vec::new(), |_| vec![ended.unit])
    } else if let Body::Correct(CorrectFact::UnitRegraded(regraded)) = body {
        regraded.units.clone()
    } else {
        Vec::new()
    }
}

/// Gives the units that a fact decides, and what they become.
fn decided(body: &Body) -> Option<(Vec<UnitId>, Decision)> {
    if let Body::UnitDecided {
        units, decision, ..
    }
    | Body::UnitJudged {
        units, decision, ..
    }
    | Body::UnitHoldEnded {
        units, decision, ..
    } = body
    {
        Some((units.clone(), *decision))
    } else if let Body::RepairEnded(ended) = body {
        Some((vec![ended.unit], ended.decision))
    } else if let Body::Correct(CorrectFact::UnitRedecided(redecided)) = body {
        Some((redecided.units.clone(), redecided.decision))
    } else {
        None
    }
}

/// Gives why a fact says otherwise, where it says so in somebody's own words.
pub fn reason(body: &Body) -> Option<&str> {
    if let Body::Correct(fact) = body {
        Some(fact.reason())
    } else if let Body::RepairEnded(ended) = body {
        ended.reason.as_deref()
    } else if let Body::UnitHoldEnded { note, .. } = body {
        note.as_deref()
    } else {
        None
    }
}

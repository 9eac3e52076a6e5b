//! Every look at one unit: the first, by the inspection that counts, and the second ones.

use crate::domain::agreement::RatedHow;
use crate::domain::ids::UnitId;
use crate::ledger::fact::{Body, Fact, Inspection, UnitRated};
use crate::ledger::rating::{FirstLook, Looks, RatedPair, RatingRow};

use super::counting::{counting, ordered};

/// Folds the looks at a unit. A second look is compared with the first that stood then; what is repaired, or one
/// of several under one label, has none.
pub fn looks(id: UnitId, facts: &[Fact]) -> Looks {
    let ordered = ordered(facts);
    let mut looks = Looks::default();
    for fact in counting(&ordered) {
        if let Body::UnitInspected {
            units, inspection, ..
        } = &fact.body
        {
            let alone = units.as_slice() == [id];
            looks.first = first(fact, inspection).filter(|_| alone);
        } else if let Body::UnitParked { .. } | Body::RepairWorked(_) | Body::RepairEnded(_) =
            &fact.body
        {
            looks.first = None;
        } else if let Body::UnitRated(rated) = &fact.body {
            let row = rating(fact, rated, &looks);
            looks.rated.extend(row);
        }
    }
    looks
}

fn first(fact: &Fact, inspection: &Inspection) -> Option<FirstLook> {
    Some(FirstLook {
        grader: fact.envelope.person.clone()?,
        at: fact.envelope.at,
        checklist: inspection.checklist.clone()?,
        answers: inspection.answers.clone(),
        grade: inspection.grade?,
    })
}

fn rating(fact: &Fact, rated: &UnitRated, looks: &Looks) -> Option<RatingRow> {
    let envelope = &fact.envelope;
    let rater = envelope.person.clone()?;
    let pair = match rated.how {
        RatedHow::Blind => looks.first.as_ref().map(|first| RatedPair {
            of: first.grader.clone(),
            by: rater.clone(),
            category: first.checklist.id.clone(),
            own: first.grade,
            other: rated.grade,
        }),
        RatedHow::Calibration => {
            let mut earlier = looks.rated.iter();
            let lead = earlier.find(|row| row.how == RatedHow::Calibration);
            lead.map(|lead| RatedPair {
                of: rater.clone(),
                by: lead.rater.clone(),
                category: rated.checklist.id.clone(),
                own: rated.grade,
                other: lead.grade,
            })
        }
    };
    Some(RatingRow {
        unit: rated.unit,
        event: envelope.event,
        how: rated.how,
        rater,
        at: envelope.at,
        grade: rated.grade,
        pair,
    })
}

//! Second looks: which units are due, what a person may look at, how people grade, and what differs.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::photos;
use crate::domain::agreement::{AgreementRules, RatedHow, SampleRates};
use crate::domain::checklist::Answers;
use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::ids::{EventId, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::UtcMs;
use crate::ledger::query::{
    AgreementAnswer, AgreementQuery, DifferingLook, Leads, LookedUnit, Page, PageAfter, PlacedLook,
    ToLook,
};
use crate::ledger::rating::{GraderFigures, bar, figures};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Body, KnownLooks, Subject, fold};
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::rows::{rating, unit};
use crate::store::{journal, known};

/// Answers a question about second looks.
pub(super) fn answer(
    (db, packs): (&Connection, &Packs),
    asked: &AgreementQuery,
) -> Result<AgreementAnswer> {
    Ok(match asked {
        AgreementQuery::Due(rates, person, after) => {
            AgreementAnswer::Due(due(db, rates, person.as_ref(), *after)?)
        }
        AgreementQuery::Calibration => AgreementAnswer::Calibration(calibration(db)?),
        AgreementQuery::ToLook(tag, person, rates) => {
            let view = to_look((db, packs), tag, person, rates)?;
            AgreementAnswer::ToLook(view.map(Box::new))
        }
        AgreementQuery::Figures(rules, person, since) => {
            AgreementAnswer::Figures(of_people(db, rules, person.as_ref(), *since)?)
        }
        AgreementQuery::Differing(person, since) => {
            AgreementAnswer::Differing(differing(db, person.as_ref(), *since)?)
        }
        AgreementQuery::Looked(id) => {
            AgreementAnswer::Looked(looked((db, packs), *id)?.map(Box::new))
        }
    })
}

/// Gives every look at a unit, as the rule asks for it.
pub(in crate::store) fn known(db: &Connection, id: UnitId) -> Result<KnownLooks> {
    let looks = fold::looks(id, &journal::of_subject(db, &Subject::Unit(id))?);
    let of_grader = match &looks.first {
        Some(first) => rating::of_person(db, &first.grader)?,
        None => 0,
    };
    Ok(KnownLooks { looks, of_grader })
}

/// A page may be short: units that are drawn at a higher rate than theirs, and the person's own, are left out.
fn due(
    db: &Connection,
    rates: &SampleRates,
    person: Option<&PersonCode>,
    after: Option<PageAfter>,
) -> Result<Page<PlacedLook>> {
    let behind = after.map_or((-1, UnitId(0)), |after| (after.at.0, UnitId(after.id)));
    let drawn = rating::drawn_page(db, behind, rates.highest())?;
    let last = drawn.last().filter(|_| drawn.len() == PAGE_ROWS);
    let next = last.map(|row| PageAfter {
        at: UtcMs(i64::from(row.draw)),
        id: row.unit.0,
    });
    let mut ratings: BTreeMap<PersonCode, u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for row in drawn {
        if person == Some(&row.grader) {
            continue;
        }
        let count = match ratings.get(&row.grader) {
            Some(count) => *count,
            None => rating::of_person(db, &row.grader)?,
        };
        ratings.insert(row.grader.clone(), count);
        if !row.is_due(rates, count) {
            continue;
        }
        if let Some(unit) = unit::get(db, row.unit)? {
            rows.push(placed(db, &unit)?);
        }
    }
    Ok(Page { rows, next })
}

fn placed(db: &Connection, row: &UnitRow) -> Result<PlacedLook> {
    Ok(PlacedLook {
        unit: row.unit,
        tag: row.inspection.tag.clone(),
        container: row.container.clone(),
        raters: rating::raters(db, row.unit)?,
    })
}

fn calibration(db: &Connection) -> Result<Vec<PlacedLook>> {
    let mut rows = Vec::new();
    for id in rating::calibration(db)? {
        if let Some(row) = unit::get(db, id)?.filter(UnitRow::is_here) {
            rows.push(placed(db, &row)?);
        }
    }
    Ok(rows)
}

fn to_look(
    (db, packs): (&Connection, &Packs),
    tag: &UnitTag,
    person: &PersonCode,
    rates: &SampleRates,
) -> Result<Option<ToLook>> {
    let Some(row) = known::tag_holder(db, tag)? else {
        return Ok(None);
    };
    let about = known(db, row.unit)?;
    let drawn = (rates, about.of_grader);
    let barred = |how| bar(&row, &about.looks, (person, how), drawn);
    let checklist = match &about.looks.first {
        Some(first) => packs.checklists.get(db, first.checklist.hash)?,
        None => None,
    };
    Ok(Some(ToLook {
        at: placed(db, &row)?,
        checklist,
        blind: barred(RatedHow::Blind),
        calibration: barred(RatedHow::Calibration),
        leads: if about.looks.is_calibrated() {
            Leads::No
        } else {
            Leads::Yes
        },
    }))
}

fn of_people(
    db: &Connection,
    rules: &AgreementRules,
    person: Option<&PersonCode>,
    since: UtcMs,
) -> Result<Vec<GraderFigures>> {
    let people = match person {
        Some(person) => vec![person.clone()],
        None => rating::people(db)?,
    };
    let mut rows = Vec::new();
    for person in people {
        let counts = rating::pairs(db, &person, since)?;
        let newest = rating::newest(db, &person, since)?;
        rows.push(figures(rules, &person, &counts, &newest));
    }
    Ok(rows)
}

fn differing(
    db: &Connection,
    person: Option<&PersonCode>,
    since: UtcMs,
) -> Result<Vec<DifferingLook>> {
    let mut rows = Vec::new();
    for row in rating::differing(db, person, since)? {
        if let Some(unit) = unit::get(db, row.unit)? {
            let tag = unit.inspection.tag;
            rows.push(DifferingLook { row, tag });
        }
    }
    Ok(rows)
}

fn looked((db, packs): (&Connection, &Packs), id: UnitId) -> Result<Option<LookedUnit>> {
    let facts = journal::of_subject(db, &Subject::Unit(id))?;
    let looks = fold::looks(id, &facts);
    let Some(first) = looks.first else {
        return Ok(None);
    };
    let answers: BTreeMap<EventId, &Answers> = facts
        .iter()
        .filter_map(|fact| match &fact.body {
            Body::UnitRated(rated) => Some((fact.envelope.event, &rated.answers)),
            _ => None,
        })
        .collect();
    let rated = looks.rated.into_iter().map(|row| {
        let given = answers.get(&row.event).copied().cloned();
        (row, given.unwrap_or_default())
    });
    let rated = rated.collect();
    let parcel = unit::get(db, id)?.map(|row| row.inspection.parcel);
    let photos = match parcel {
        Some(parcel) => photos::named_of(db, parcel)?,
        None => Vec::new(),
    };
    let shown = |unit: Option<UnitId>| unit.is_none_or(|unit| unit == id);
    Ok(Some(LookedUnit {
        checklists: packs.checklists.of(db, [&first.checklist])?,
        rated,
        photos: photos
            .into_iter()
            .filter(|photo| shown(photo.named.unit))
            .collect(),
        first,
    }))
}

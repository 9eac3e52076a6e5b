//! Second looks at units, and the units that may be drawn for one.

use rusqlite::{Connection, Row, named_params};

use super::{all, coded, coded_maybe, identified, number, plain};
use crate::domain::agreement::{RatedHow, draw};
use crate::domain::codes::PersonCode;
use crate::domain::grade::Grade;
use crate::domain::ids::{EventId, UnitId};
use crate::domain::limits::{
    CALIBRATION_UNITS_MAX, DISAGREEMENTS_SHOWN, PAGE_ROWS, RATINGS_DRIFT_MAX, SAMPLE_PER_MILLE_MAX,
};
use crate::domain::time::UtcMs;
use crate::ledger::rating::{DrawnRow, Looks, PairCount, RatedPair, RatingRow};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Body, Fact, fold};
use crate::store::fault::{Fault, Result};

macro_rules! rating_columns {
    () => {
        "unit, event, how, rater, at_ms, grade, of_person, by_person, category, own, other"
    };
}

pub(in crate::store) const GET: &str = concat!(
    "select ",
    rating_columns!(),
    " from rating where unit = :unit order by event"
);
const PUT: &str = "
    insert into rating (unit, event, how, rater, at_ms, grade, of_person, by_person, category, own, other)
    values (:unit, :event, :how, :rater, :at_ms, :grade, :of_person, :by_person, :category, :own, :other)";
pub(in crate::store) const DROP: &str = "delete from rating where unit = :unit";
pub(in crate::store) const DRAWN_GET: &str =
    "select draw, unit, grader, category, first from drawn where draw = :draw and unit = :unit";
const DRAWN_PUT: &str = "
    insert into drawn (draw, unit, grader, category, first)
    values (:draw, :unit, :grader, :category, :first)";
pub(in crate::store) const DRAWN_DROP: &str =
    "delete from drawn where draw = :draw and unit = :unit";
pub(in crate::store) const DRAWN_PAGE: &str = "
    select draw, unit, grader, category, first from drawn
    where (draw, unit) > (:draw, :unit) and draw < :below order by draw, unit limit :limit";
pub(in crate::store) const OF_PERSON: &str = "
    select count(*) as count from rating indexed by rating_by_person
    where of_person is not null and of_person = :person and how = 'blind'";
pub(in crate::store) const PERSON_AFTER: &str = "
    select min(of_person) as person from rating indexed by rating_by_person
    where of_person is not null and of_person > :after";
pub(in crate::store) const PAIRS: &str = "
    select category, own, other, count(*) as count from rating indexed by rating_by_person
    where of_person is not null and of_person = :person and how = :how and at_ms >= :since
    group by category, own, other";
pub(in crate::store) const NEWEST: &str = "
    select own, other from rating indexed by rating_by_person
    where of_person is not null and of_person = :person and how = 'blind' and at_ms >= :since
    order by at_ms desc, event desc limit :limit";
pub(in crate::store) const DIFFERING: &str = concat!(
    "select ",
    rating_columns!(),
    " from rating indexed by rating_differing
    where own <> other and at_ms >= :since and of_person = coalesce(:person, of_person)
    order by at_ms desc, event desc limit :limit"
);
pub(in crate::store) const CALIBRATION: &str = "
    select unit from rating indexed by rating_calibration
    where how = 'calibration' and of_person is null and at_ms >= 0
    order by at_ms desc, unit desc limit :limit";
pub(in crate::store) const RATERS: &str =
    "select count(*) as count from rating where unit = :unit and how = 'calibration'";

fn is_rated(facts: &[Fact]) -> bool {
    let mut facts = facts.iter();
    facts.any(|fact| matches!(fact.body, Body::UnitRated(_)))
}

/// Folds the looks at a unit where a row can come of it: most units are never drawn.
fn looks(unit: UnitId, facts: &[Fact]) -> Option<Looks> {
    let can = is_rated(facts) || draw(unit) < SAMPLE_PER_MILLE_MAX;
    can.then(|| fold::looks(unit, facts))
}

/// Writes what a unit's facts make of its looks in place of what stood there.
pub(in crate::store) fn set(
    db: &Connection,
    unit: UnitId,
    facts: &[Fact],
    row: Option<&UnitRow>,
) -> Result<()> {
    let Some(looks) = looks(unit, facts) else {
        return Ok(());
    };
    if draw(unit) < SAMPLE_PER_MILLE_MAX {
        let drawn = row.and_then(|row| DrawnRow::of(row, &looks));
        set_drawn(db, unit, drawn.as_ref())?;
    }
    // A fact is never removed, so that rows that once stood there are written over here.
    if is_rated(facts) {
        db.prepare_cached(DROP)?
            .execute(named_params! { ":unit": unit.bytes() })?;
        for rated in &looks.rated {
            put(db, rated)?;
        }
    }
    Ok(())
}

fn set_drawn(db: &Connection, unit: UnitId, drawn: Option<&DrawnRow>) -> Result<()> {
    if get_drawn(db, unit)?.as_ref() == drawn {
        return Ok(());
    }
    db.prepare_cached(DRAWN_DROP)?
        .execute(named_params! { ":draw": draw(unit), ":unit": unit.bytes() })?;
    if let Some(row) = drawn {
        db.prepare_cached(DRAWN_PUT)?.execute(named_params! {
            ":draw": row.draw,
            ":unit": row.unit.bytes(),
            ":grader": row.grader.as_str(),
            ":category": row.category,
            ":first": row.first.code(),
        })?;
    }
    Ok(())
}

fn put(db: &Connection, row: &RatingRow) -> Result<()> {
    let pair = row.pair.as_ref();
    db.prepare_cached(PUT)?.execute(named_params! {
        ":unit": row.unit.bytes(),
        ":event": row.event.bytes(),
        ":how": row.how.code(),
        ":rater": row.rater.as_str(),
        ":at_ms": row.at.0,
        ":grade": row.grade.code(),
        ":of_person": pair.map(|pair| pair.of.as_str()),
        ":by_person": pair.map(|pair| pair.by.as_str()),
        ":category": pair.map(|pair| pair.category.as_str()),
        ":own": pair.map(|pair| pair.own.code()),
        ":other": pair.map(|pair| pair.other.code()),
    })?;
    Ok(())
}

/// Tells whether the rows of a unit are what its facts make.
pub(in crate::store) fn holds(
    db: &Connection,
    unit: UnitId,
    facts: &[Fact],
    row: Option<&UnitRow>,
) -> Result<bool> {
    let looks = looks(unit, facts).unwrap_or_default();
    let mut rated = looks.rated.clone();
    rated.sort_by_key(|row| row.event);
    let drawn = row.and_then(|row| DrawnRow::of(row, &looks));
    Ok(get(db, unit)? == rated && get_drawn(db, unit)? == drawn)
}

fn get(db: &Connection, unit: UnitId) -> Result<Vec<RatingRow>> {
    let of = named_params! { ":unit": unit.bytes() };
    all(&mut *db.prepare_cached(GET)?, of, decode)
}

fn get_drawn(db: &Connection, unit: UnitId) -> Result<Option<DrawnRow>> {
    let of = named_params! { ":draw": draw(unit), ":unit": unit.bytes() };
    super::first(&mut *db.prepare_cached(DRAWN_GET)?, of, drawn)
}

fn decode(row: &Row<'_>) -> Result<RatingRow> {
    let of = coded_maybe(row, "of_person", PersonCode::parse)?;
    let pair = match of {
        None => None,
        Some(of) => Some(RatedPair {
            of,
            by: coded(row, "by_person", PersonCode::parse)?,
            category: plain(row, "category")?,
            own: coded(row, "own", Grade::parse)?,
            other: coded(row, "other", Grade::parse)?,
        }),
    };
    Ok(RatingRow {
        unit: identified(row, "unit", UnitId::from_bytes)?,
        event: identified(row, "event", EventId::from_bytes)?,
        how: coded(row, "how", RatedHow::parse)?,
        rater: coded(row, "rater", PersonCode::parse)?,
        at: UtcMs(plain(row, "at_ms")?),
        grade: coded(row, "grade", Grade::parse)?,
        pair,
    })
}

fn drawn(row: &Row<'_>) -> Result<DrawnRow> {
    Ok(DrawnRow {
        draw: plain(row, "draw")?,
        unit: identified(row, "unit", UnitId::from_bytes)?,
        grader: coded(row, "grader", PersonCode::parse)?,
        category: plain(row, "category")?,
        first: coded(row, "first", Grade::parse)?,
    })
}

/// Gives a page of units that may be drawn, behind a draw and a unit.
pub(in crate::store) fn drawn_page(
    db: &Connection,
    (behind, unit): (i64, UnitId),
    below: u32,
) -> Result<Vec<DrawnRow>> {
    let of = named_params! {
        ":draw": behind,
        ":unit": unit.bytes(),
        ":below": below,
        ":limit": number(PAGE_ROWS),
    };
    all(&mut *db.prepare_cached(DRAWN_PAGE)?, of, drawn)
}

/// Counts the blind second looks at units that a person graded.
pub(in crate::store) fn of_person(db: &Connection, person: &PersonCode) -> Result<u32> {
    let of = named_params! { ":person": person.as_str() };
    Ok(db
        .prepare_cached(OF_PERSON)?
        .query_row(of, |row| row.get(0))?)
}

/// Gives everybody whose grading was measured, by code.
pub(in crate::store) fn people(db: &Connection) -> Result<Vec<PersonCode>> {
    let mut people = Vec::new();
    let mut after = String::new();
    loop {
        let of = named_params! { ":after": after };
        let next: Option<String> = db
            .prepare_cached(PERSON_AFTER)?
            .query_row(of, |row| row.get(0))?;
        let Some(code) = next else {
            return Ok(people);
        };
        let person = PersonCode::parse(&code)
            .ok_or_else(|| Fault::Damaged(format!("column of_person holds {code:?}")))?;
        people.push(person);
        after = code;
    }
}

/// Counts the pairs of a person since a moment by kind of goods and grades.
pub(in crate::store) fn pairs(
    db: &Connection,
    person: &PersonCode,
    since: UtcMs,
) -> Result<Vec<PairCount>> {
    let mut counts = Vec::new();
    for how in RatedHow::ALL.iter().copied() {
        let of = named_params! {
            ":person": person.as_str(),
            ":how": how.code(),
            ":since": since.0,
        };
        counts.extend(all(&mut *db.prepare_cached(PAIRS)?, of, |row| {
            Ok(PairCount {
                of: person.clone(),
                how,
                category: plain(row, "category")?,
                own: coded(row, "own", Grade::parse)?,
                other: coded(row, "other", Grade::parse)?,
                count: plain(row, "count")?,
            })
        })?);
    }
    Ok(counts)
}

/// Gives the grades of the newest blind pairs of a person since a moment, oldest first.
pub(in crate::store) fn newest(
    db: &Connection,
    person: &PersonCode,
    since: UtcMs,
) -> Result<Vec<(Grade, Grade)>> {
    let of = named_params! {
        ":person": person.as_str(),
        ":since": since.0,
        ":limit": number(RATINGS_DRIFT_MAX),
    };
    let mut pairs = all(&mut *db.prepare_cached(NEWEST)?, of, |row| {
        let own = coded(row, "own", Grade::parse)?;
        Ok((own, coded(row, "other", Grade::parse)?))
    })?;
    pairs.reverse();
    Ok(pairs)
}

/// Gives the newest pairs since a moment whose grades differ, of all people or of one.
pub(in crate::store) fn differing(
    db: &Connection,
    person: Option<&PersonCode>,
    since: UtcMs,
) -> Result<Vec<RatingRow>> {
    let of = named_params! {
        ":person": person.map(PersonCode::as_str),
        ":since": since.0,
        ":limit": number(DISAGREEMENTS_SHOWN),
    };
    all(&mut *db.prepare_cached(DIFFERING)?, of, decode)
}

/// Gives the calibration units, the newest first.
pub(in crate::store) fn calibration(db: &Connection) -> Result<Vec<UnitId>> {
    let of = named_params! { ":limit": number(CALIBRATION_UNITS_MAX) };
    all(&mut *db.prepare_cached(CALIBRATION)?, of, |row| {
        identified(row, "unit", UnitId::from_bytes)
    })
}

/// Counts who graded a unit for calibration.
pub(in crate::store) fn raters(db: &Connection, unit: UnitId) -> Result<u32> {
    let of = named_params! { ":unit": unit.bytes() };
    Ok(db.prepare_cached(RATERS)?.query_row(of, |row| row.get(0))?)
}

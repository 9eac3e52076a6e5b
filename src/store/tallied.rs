//! Counts of days, derived while nobody waits: a put writes nothing for them. A table holds them up to a fact.
//! What was touched by later facts is folded twice when figures are asked for, up to that fact and whole: the one
//! goes out of the counts, the other comes in, so that figures are true at every moment.
//!
//! "Later" is by local numbers, as of the work that charges count.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params, params};

use super::charged::Charged;
use super::fault::{Fault, Result};
use super::journal;
use super::rows::parcel::parcel_columns;
use super::rows::unit::unit_columns;
use super::rows::{all, coded, day, number, parcel, plain, small, unit};
use crate::domain::charge::Period;
use crate::domain::limits::{TALLIED_AT_ONCE_MAX, TALLY_REST_FACTS_MAX};
use crate::domain::time::{Day, Zone};
use crate::ledger::figures::{self, Counted, Dim, HOURS, Hours, Part, Tally, Way};
use crate::ledger::{Fact, Subject, fold};

pub(super) const UPTO: &str = "select upto from tallied";
pub(super) const MOVE: &str = "update tallied set upto = :upto";
pub(super) const NEWEST: &str = "select max(id) as newest from fact";
pub(super) const WAITING: &str = "select id from fact where id > :after limit :limit";
pub(super) const GET: &str = "
    select day, dim, key, hours from day_tally where day between :from and :to";
pub(super) const ONE: &str = "
    select day, dim, key, hours from day_tally where day = :day and dim = :dim and key = :key";
pub(super) const PUT: &str = "
    insert into day_tally (day, dim, key, hours) values (:day, :dim, :key, :hours)
    on conflict (day, dim, key) do update set hours = excluded.hours";
pub(super) const DROP: &str =
    "delete from day_tally where day = :day and dim = :dim and key = :key";
const EMPTY: &str = "delete from day_tally";

pub(super) const UNITS: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.day between :from and :to"
);
pub(super) const PARCELS: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.day between :from and :to"
);

/// The year 0 and the end of the year 9999: beyond them a day has no text of its length.
const FIRST_DAY: i64 = -719_528;
const LAST_DAY: i64 = 2_932_896;
/// Bytes of a count of one hour.
const HOUR_BYTES: usize = 4;

fn upto(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached(UPTO)?.query_row([], |row| row.get(0))?)
}

fn move_to(db: &Connection, upto: i64) -> Result<()> {
    db.prepare_cached(MOVE)?
        .execute(named_params! { ":upto": upto })?;
    Ok(())
}

/// Gives the zone in which this store's days and hours are.
fn zone(db: &Connection) -> Result<Zone> {
    let station = journal::own_series(db)?.station;
    let row = small::get_series(db, &station)?;
    Ok(row
        .ok_or_else(|| Fault::Damaged("the store does not name its site".into()))?
        .zone)
}

/// What some facts are about, and the last of them.
struct Touched {
    on: BTreeSet<Subject>,
    last: i64,
    more: Charged,
}

/// Gives which units and parcels the next facts after a local number are about.
fn touched(db: &Connection, after: i64) -> Result<Touched> {
    let page = journal::page(db, after, TALLIED_AT_ONCE_MAX)?;
    let is_full = u32::try_from(page.len()).is_ok_and(|facts| facts == TALLIED_AT_ONCE_MAX);
    let subjects = page.iter().flat_map(|kept| &kept.fact.envelope.subjects);
    let counted = |subject: &&Subject| {
        let subject: &Subject = subject;
        matches!(subject, Subject::Unit(_) | Subject::Parcel(_))
    };
    Ok(Touched {
        on: subjects.filter(counted).cloned().collect(),
        last: page.last().map_or(after, |kept| kept.id),
        more: if is_full { Charged::More } else { Charged::All },
    })
}

fn counted(subject: &Subject, facts: &[Fact], zone: Zone) -> Option<Counted> {
    if let Subject::Unit(id) = subject {
        fold::unit(*id, facts).and_then(|row| figures::of_unit(&row, zone))
    } else if let Subject::Parcel(_) = subject {
        fold::parcel(facts).and_then(|row| figures::of_parcel(&row, zone))
    } else {
        None
    }
}

/// Counts what the facts between two local numbers changed of a subject.
fn change(
    db: &Connection,
    (subject, zone): (&Subject, Zone),
    (before, upto): (i64, i64),
    tally: &mut Tally,
) -> Result<()> {
    let kept = journal::kept_of_subject(db, subject)?;
    let of = |last: i64| -> Vec<Fact> {
        let known = kept.iter().filter(|one| one.id <= last);
        known.map(|one| one.fact.clone()).collect()
    };
    if let Some(gone) = counted(subject, &of(before), zone) {
        tally.count(&gone, Way::Goes);
    }
    if let Some(come) = counted(subject, &of(upto), zone) {
        tally.count(&come, Way::Comes);
    }
    Ok(())
}

/// Counts what the next facts changed, a few at a time.
pub(super) fn slice(db: &Connection) -> Result<Charged> {
    let before = upto(db)?;
    let touched = touched(db, before)?;
    if touched.last == before {
        return Ok(Charged::All);
    }
    let zone = zone(db)?;
    let mut tally = Tally::default();
    for subject in &touched.on {
        change(db, (subject, zone), (before, touched.last), &mut tally)?;
    }
    for (day, parts) in tally.days {
        for (part, by) in parts {
            add(db, day, &part, &by)?;
        }
    }
    move_to(db, touched.last)?;
    Ok(touched.more)
}

fn add(db: &Connection, day: Day, part: &Part, by: &Hours) -> Result<()> {
    let text = day.to_string();
    let (dim, key) = (part.dim.code(), part.key.as_str());
    let stood = all(
        &mut *db.prepare_cached(ONE)?,
        named_params! { ":day": text, ":dim": dim, ":key": key },
        decode,
    )?;
    let mut sum = Tally::default();
    for (day, part, hours) in stood {
        sum.add(day, &part, &hours);
    }
    sum.add(day, part, by);
    match sum.days.get(&day).and_then(|parts| parts.get(part)) {
        Some(hours) => put(db, day, part, hours)?,
        None => {
            db.prepare_cached(DROP)?
                .execute(named_params! { ":day": text, ":dim": dim, ":key": key })?;
        }
    }
    Ok(())
}

fn put(db: &Connection, day: Day, part: &Part, hours: &Hours) -> Result<()> {
    let bytes: Vec<u8> = hours.iter().flat_map(|hour| hour.to_le_bytes()).collect();
    // In the order of PUT.
    db.prepare_cached(PUT)?
        .execute(params![day.to_string(), part.dim.code(), part.key, bytes])?;
    Ok(())
}

fn decode(row: &Row<'_>) -> Result<(Day, Part, Hours)> {
    let bytes: Vec<u8> = plain(row, "hours")?;
    let mut hours = [0; HOURS];
    for (hour, four) in hours.iter_mut().zip(bytes.chunks_exact(HOUR_BYTES)) {
        *hour = i32::from_le_bytes(four.try_into().unwrap_or_default());
    }
    let part = Part {
        dim: coded(row, "dim", Dim::parse)?,
        key: plain(row, "key")?,
    };
    Ok((day(row)?, part, hours))
}

/// Counts the rows of some days, without the table.
pub(super) fn recount(db: &Connection, days: Period, zone: Zone) -> Result<Tally> {
    let mut tally = Tally::default();
    let (from, to) = (days.from.to_string(), days.to.to_string());
    let mut units = db.prepare_cached(UNITS)?;
    let mut rows = units.query(named_params! { ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        if let Some(counted) = figures::of_unit(&unit::decode(row)?, zone) {
            tally.count(&counted, Way::Comes);
        }
    }
    let mut parcels = db.prepare_cached(PARCELS)?;
    let mut rows = parcels.query(named_params! { ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        if let Some(counted) = figures::of_parcel(&parcel::decode(row)?, zone) {
            tally.count(&counted, Way::Comes);
        }
    }
    Ok(tally)
}

/// Every day that a row may have.
fn every_day() -> Period {
    Period {
        from: Day::numbered(FIRST_DAY),
        to: Day::numbered(LAST_DAY),
    }
}

/// Fills the table anew from the rows that stand there.
pub(super) fn refill(db: &Connection) -> Result<()> {
    db.prepare_cached(EMPTY)?.execute([])?;
    let newest = db
        .prepare_cached(NEWEST)?
        .query_row([], |row| row.get::<_, Option<i64>>(0))?;
    let tally = recount(db, every_day(), zone(db)?)?;
    for (day, parts) in &tally.days {
        for (part, hours) in parts {
            put(db, *day, part, hours)?;
        }
    }
    move_to(db, newest.unwrap_or(0))
}

/// Gives what stands in the table.
fn stored(db: &Connection, days: Period) -> Result<Tally> {
    let mut statement = db.prepare_cached(GET)?;
    let mut rows = statement.query(named_params! {
        ":from": days.from.to_string(),
        ":to": days.to.to_string(),
    })?;
    let mut tally = Tally::default();
    while let Some(row) = rows.next()? {
        let (day, part, hours) = decode(row)?;
        tally.add(day, &part, &hours);
    }
    Ok(tally)
}

/// Counts what changed since the table was brought up to date.
fn rest(db: &Connection, after: i64) -> Result<Tally> {
    let zone = zone(db)?;
    let mut on = BTreeSet::new();
    let mut last = after;
    loop {
        let touched = touched(db, last)?;
        on.extend(touched.on);
        last = touched.last;
        if touched.more == Charged::All {
            break;
        }
    }
    let mut tally = Tally::default();
    for subject in &on {
        change(db, (subject, zone), (after, last), &mut tally)?;
    }
    Ok(tally)
}

/// Gives the counts of some days. Where so much came since that folding it takes longer, as after a restart in the
/// middle of a long import, their rows are counted.
pub(super) fn between(db: &Connection, days: Period, zone: Zone) -> Result<Tally> {
    let after = upto(db)?;
    let limit = TALLY_REST_FACTS_MAX.saturating_add(1);
    let waiting = all(
        &mut *db.prepare_cached(WAITING)?,
        named_params! { ":after": after, ":limit": number(limit) },
        |row| plain::<i64>(row, "id"),
    )?;
    if waiting.len() == limit {
        return recount(db, days, zone);
    }
    let mut tally = stored(db, days)?;
    let since: BTreeMap<Day, BTreeMap<Part, Hours>> = rest(db, after)?.days;
    for (day, parts) in since {
        if !days.has(day) {
            continue;
        }
        for (part, by) in parts {
            tally.add(day, &part, &by);
        }
    }
    Ok(tally)
}

/// Finds a day whose counts in the table are not those of its rows.
pub(super) fn differs(db: &Connection) -> Result<Option<Day>> {
    let (days, after) = (every_day(), upto(db)?);
    let mut told = stored(db, days)?;
    if after == 0 {
        // Nothing was counted yet: all of it would be folded again, which the rows themselves are held to.
        return Ok(told.days.keys().next().copied());
    }
    for (day, parts) in rest(db, after)?.days {
        for (part, by) in parts {
            told.add(day, &part, &by);
        }
    }
    let rows = recount(db, days, zone(db)?)?;
    let known = told.days.keys().chain(rows.days.keys());
    let mut known: BTreeSet<Day> = known.copied().collect();
    known.retain(|day| told.days.get(day) != rows.days.get(day));
    Ok(known.pop_first())
}

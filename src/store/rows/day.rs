//! Rows of days that were signed off.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params};

use super::{coded, coded_maybe, first, identified, plain};
use crate::domain::codes::{PersonCode, StationName};
use crate::domain::ids::Hash;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::ClosedDay;
use crate::ledger::rows::{DayRow, ReopenedDay};
use crate::store::fault::{Fault, Result};

pub(in crate::store) const PUT: &str = "
    insert into day (day, seq, at_ms, person, station, head_seq, head_hash, figures, open, note, times,
        reopened_ms, reopened_by, reopened_why)
    values (:day, :seq, :at_ms, :person, :station, :head_seq, :head_hash, :figures, :open, :note, :times,
        :reopened_ms, :reopened_by, :reopened_why)
    on conflict (day) do update set seq = :seq, at_ms = :at_ms, person = :person, station = :station,
        head_seq = :head_seq, head_hash = :head_hash, figures = :figures, open = :open, note = :note,
        times = :times, reopened_ms = :reopened_ms, reopened_by = :reopened_by, reopened_why = :reopened_why";
pub(in crate::store) const GET: &str = "select * from day where day = :day";
pub(in crate::store) const DROP: &str = "delete from day where day = :day";

fn json<T: serde::Serialize>(what: &T) -> Result<String> {
    serde_json::to_string(what).map_err(|error| Fault::Damaged(error.to_string()))
}

fn of_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    let text: String = plain(row, column)?;
    serde_json::from_str(&text).map_err(|error| Fault::Damaged(error.to_string()))
}

pub(in crate::store) fn put(db: &Connection, row: &DayRow) -> Result<()> {
    let DayRow {
        closed,
        seq,
        at,
        person,
        times,
        reopened,
    } = row;
    db.prepare_cached(PUT)?.execute(named_params! {
        ":day": closed.day.to_string(),
        ":seq": seq.cast_signed(),
        ":at_ms": at.0,
        ":person": person.as_ref().map(PersonCode::as_str),
        ":station": closed.station.as_str(),
        ":head_seq": closed.head_seq.cast_signed(),
        ":head_hash": closed.head_hash.0,
        ":figures": json(&closed.figures)?,
        ":open": json(&closed.open)?,
        ":note": closed.note,
        ":times": times,
        ":reopened_ms": reopened.as_ref().map(|one| one.at.0),
        ":reopened_by": reopened.as_ref().and_then(|one| one.person.as_ref()).map(PersonCode::as_str),
        ":reopened_why": reopened.as_ref().map(|one| one.reason.as_str()),
    })?;
    Ok(())
}

pub(in crate::store) fn get(db: &Connection, day: Day) -> Result<Option<DayRow>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":day": day.to_string() },
        decode,
    )
}

pub(in crate::store) fn drop_row(db: &Connection, day: Day) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":day": day.to_string() })?;
    Ok(())
}

fn decode(row: &Row<'_>) -> Result<DayRow> {
    let reopened_at: Option<i64> = plain(row, "reopened_ms")?;
    let why: Option<String> = plain(row, "reopened_why")?;
    let reopened = match (reopened_at, why) {
        (Some(at), Some(reason)) => Some(ReopenedDay {
            at: UtcMs(at),
            person: coded_maybe(row, "reopened_by", PersonCode::parse)?,
            reason,
        }),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            return Err(Fault::Damaged("a day is half opened again".into()));
        }
    };
    let figures: BTreeMap<String, u32> = of_json(row, "figures")?;
    Ok(DayRow {
        closed: ClosedDay {
            day: super::day(row)?,
            station: coded(row, "station", StationName::parse)?,
            head_seq: plain::<i64>(row, "head_seq")?.cast_unsigned(),
            head_hash: identified(row, "head_hash", Hash::from_bytes)?,
            figures,
            open: of_json(row, "open")?,
            note: plain(row, "note")?,
        },
        seq: plain::<i64>(row, "seq")?.cast_unsigned(),
        at: UtcMs(plain(row, "at_ms")?),
        person: coded_maybe(row, "person", PersonCode::parse)?,
        times: plain(row, "times")?,
        reopened,
    })
}

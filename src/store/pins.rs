//! Hashes of PINs and wrong tries in a row. Not facts: who has an export of the journal cannot guess at
//! them; never rebuilt.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::fault::Result;
use super::rows::{all, coded};
use crate::domain::codes::PersonCode;
use crate::domain::pin::{PinHash, PinTries};
use crate::domain::time::UtcMs;

pub(super) const PUT: &str = "
    insert into pin (person, phc, wrong, locked_ms) values (:person, :phc, 0, null)
    on conflict (person) do update set phc = excluded.phc, wrong = 0, locked_ms = null";
pub(super) const GET: &str = "select phc, wrong, locked_ms from pin where person = :person";
pub(super) const ALL: &str = "select person, wrong, locked_ms from pin order by person";
pub(super) const COUNT: &str =
    "update pin set wrong = :wrong, locked_ms = :locked_ms where person = :person";
pub(super) const DROP: &str = "delete from pin where person = :person";

/// What a try is told before anybody looks at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PinTry {
    /// No PIN of the person is kept here.
    Missing,
    /// No try is looked at before this moment.
    Locked(UtcMs),
    /// The try is counted on the disk; this hash says whether it is right.
    Counted(PinHash, PinTries),
}

/// Keeps the hash of a new PIN; earlier tries are forgotten.
pub(super) fn set(db: &Connection, person: &PersonCode, hash: &PinHash) -> Result<()> {
    db.prepare_cached(PUT)?
        .execute(named_params! { ":person": person.as_str(), ":phc": hash.text() })?;
    Ok(())
}

/// Forgets wrong tries.
pub(super) fn right(db: &Connection, person: &PersonCode) -> Result<()> {
    count(db, person, PinTries::default())
}

/// Forgets a PIN.
pub(super) fn forget(db: &Connection, person: &PersonCode) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":person": person.as_str() })?;
    Ok(())
}

/// Counts a try, unless the desks are locked to the person.
pub(super) fn tried(db: &Connection, person: &PersonCode, now: UtcMs) -> Result<PinTry> {
    let found = db
        .prepare_cached(GET)?
        .query_row(named_params! { ":person": person.as_str() }, |row| {
            Ok((PinHash::new(row.get("phc")?), tries(row)?))
        })
        .optional()?;
    let Some((hash, before)) = found else {
        return Ok(PinTry::Missing);
    };
    if let Some(until) = before.locked(now) {
        return Ok(PinTry::Locked(until));
    }
    let counted = before.counted(now);
    count(db, person, counted)?;
    Ok(PinTry::Counted(hash, counted))
}

/// Gives the tries of everybody who has a PIN.
pub(super) fn every(db: &Connection) -> Result<Vec<(PersonCode, PinTries)>> {
    all(&mut *db.prepare_cached(ALL)?, [], |row: &Row<'_>| {
        Ok((coded(row, "person", PersonCode::parse)?, tries(row)?))
    })
}

fn tries(row: &Row<'_>) -> rusqlite::Result<PinTries> {
    Ok(PinTries {
        wrong: row.get("wrong")?,
        locked_until: row.get::<_, Option<i64>>("locked_ms")?.map(UtcMs),
    })
}

fn count(db: &Connection, person: &PersonCode, tries: PinTries) -> Result<()> {
    db.prepare_cached(COUNT)?.execute(named_params! {
        ":person": person.as_str(),
        ":wrong": tries.wrong,
        ":locked_ms": tries.locked_until.map(|until| until.0),
    })?;
    Ok(())
}

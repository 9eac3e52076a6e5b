//! The parcel's row and the keys it is found by.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::place::StandsWire;
use super::pool::{ExpiryWire, MergedWire, NotedWire};
use super::wire::{self, CandidateWire, ClaimWire, DebtWire, RefWire, WeightWire};
use super::{coded, coded_maybe, day, first, identified, number, plain};
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode, StationName};
use crate::domain::expected::ReturnStanding;
use crate::domain::finding::Damage;
use crate::domain::ids::{LoadId, ParcelId, hex};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::Unseen;
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::store::fault::{Fault, Result};

/// Every column of a parcel, in the order of its table, and the count of its units, which is read
/// from their own rows: so a put writes nothing of its parcel.
macro_rules! parcel_columns {
    () => {
        "parcel.parcel, parcel.number, parcel.state, parcel.finding, parcel.shelf, parcel.load, \
         parcel.station, parcel.person, parcel.received_ms, parcel.day, \
         parcel.opened_ms, parcel.closed_ms, parcel.owed_ms, parcel.detail, \
         (select count(*) from unit where unit.parcel = parcel.parcel and unit.state <> 'undone') \
         as units"
    };
}
pub(in crate::store) use parcel_columns;

pub(in crate::store) const ADD: &str = "
    insert into parcel (parcel, number, state, finding, shelf, load, station, person,
        received_ms, day, opened_ms, closed_ms, owed_ms, owed, missing_ms, detail)
    values (:parcel, :number, :state, :finding, :shelf, :load, :station, :person,
        :received_ms, :day, :opened_ms, :closed_ms, :owed_ms, :owed, :missing_ms, :detail)";
/// The usual changes touch no index.
pub(in crate::store) const LEARN: &str = "
    update parcel set opened_ms = :opened_ms, closed_ms = :closed_ms,
        detail = :detail
    where parcel = :parcel";
pub(in crate::store) const CHANGE: &str = "
    update parcel set number = :number, state = :state, finding = :finding, shelf = :shelf,
        load = :load, station = :station, person = :person, received_ms = :received_ms, day = :day
    where parcel = :parcel";
/// What is owed has an index of its own, so that a put which owes a photo writes no other.
pub(in crate::store) const OWE: &str =
    "update parcel set owed_ms = :owed_ms, owed = :owed where parcel = :parcel";
/// So has what a count missed.
pub(in crate::store) const MISS: &str =
    "update parcel set missing_ms = :missing_ms where parcel = :parcel";
pub(in crate::store) const DROP: &str = "delete from parcel where parcel = :parcel";
pub(in crate::store) const GET: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.parcel = :parcel"
);
/// The index over the end of the number finds it: few share one.
pub(in crate::store) const NUMBERED: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel indexed by parcel_by_number_end \
      where substr(parcel.number, -6) = substr(:number, -6) and parcel.number = :number limit 1"
);
pub(in crate::store) const KEY_ADD: &str =
    "insert into parcel_key (key, kind, parcel) values (:key, :kind, :parcel)
    on conflict do nothing";
pub(in crate::store) const KEY_DROP: &str =
    "delete from parcel_key where key = :key and kind = :kind and parcel = :parcel";
pub(in crate::store) const KEY_GET: &str =
    "select 1 from parcel_key where key = :key and kind = :kind and parcel = :parcel";

#[derive(Serialize, Deserialize)]
struct Detail {
    candidates: Vec<CandidateWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chosen: Option<RefWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hinted: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    damage: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    weight: Option<WeightWire>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    unseen: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    owed: Vec<DebtWire>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    claims: Vec<ClaimWire>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    noted: Vec<NotedWire>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    shelved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    expired: Option<ExpiryWire>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    merged: Option<MergedWire>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    stands: Option<StandsWire>,
}

fn detail(row: &ParcelRow) -> Result<String> {
    wire::write(&Detail {
        candidates: row.candidates.iter().map(CandidateWire::of).collect(),
        chosen: row.chosen.as_ref().map(RefWire::of),
        hinted: row.hinted.as_ref().map(ToString::to_string),
        damage: row.damage.iter().map(|one| one.code().to_owned()).collect(),
        weight: row.weight.map(WeightWire::of),
        unseen: row
            .unseen
            .iter()
            .map(|(line, said)| (hex(&line.0), said.code().to_owned()))
            .collect(),
        owed: row.owed.iter().map(DebtWire::of).collect(),
        claims: row.claims.iter().map(ClaimWire::of).collect(),
        noted: row.noted.iter().map(NotedWire::of).collect(),
        shelved: row.shelved.map(|day| day.to_string()),
        expired: row.expired.as_ref().map(ExpiryWire::of),
        merged: row.merged.as_ref().map(MergedWire::of),
        stands: StandsWire::of(&row.stands),
    })
}

/// Writes the row of a parcel in place of its `old` one, if there is one, and the keys it is found
/// by.
pub(in crate::store) fn put(
    db: &Connection,
    old: Option<ParcelRow>,
    row: &ParcelRow,
) -> Result<()> {
    let Some(mut old) = old else {
        db.prepare_cached(ADD)?.execute(named_params! {
            ":parcel": row.parcel.bytes(),
            ":number": row.number.as_str(),
            ":state": row.state.code(),
            ":finding": row.finding.map(ReturnStanding::code),
            ":shelf": row.shelf.as_ref().map(ContainerName::as_str),
            ":load": row.load.map(LoadId::bytes),
            ":station": row.station.as_str(),
            ":person": row.person.as_ref().map(PersonCode::as_str),
            ":received_ms": row.received_at.0,
            ":day": row.day.to_string(),
            ":opened_ms": row.opened_at.map(|at| at.0),
            ":closed_ms": row.closed_at.map(|at| at.0),
            ":owed_ms": owed_ms(row),
            ":owed": number(row.owed.len()),
            ":missing_ms": missing_ms(row),
            ":detail": detail(row)?,
        })?;
        return keys(db, row, KEY_ADD);
    };
    // They are counted from their own rows.
    old.units = row.units;
    if old == *row {
        return Ok(());
    }
    db.prepare_cached(LEARN)?.execute(named_params! {
        ":parcel": row.parcel.bytes(),
        ":opened_ms": row.opened_at.map(|at| at.0),
        ":closed_ms": row.closed_at.map(|at| at.0),
        ":detail": detail(row)?,
    })?;
    if indexed(&old) != indexed(row) {
        db.prepare_cached(CHANGE)?.execute(named_params! {
            ":parcel": row.parcel.bytes(),
            ":number": row.number.as_str(),
            ":state": row.state.code(),
            ":finding": row.finding.map(ReturnStanding::code),
            ":shelf": row.shelf.as_ref().map(ContainerName::as_str),
            ":load": row.load.map(LoadId::bytes),
            ":station": row.station.as_str(),
            ":person": row.person.as_ref().map(PersonCode::as_str),
            ":received_ms": row.received_at.0,
            ":day": row.day.to_string(),
        })?;
    }
    if owing(&old) != owing(row) {
        db.prepare_cached(OWE)?.execute(named_params! {
            ":parcel": row.parcel.bytes(),
            ":owed_ms": owed_ms(row),
            ":owed": number(row.owed.len()),
        })?;
    }
    if missing_ms(&old) != missing_ms(row) {
        db.prepare_cached(MISS)?.execute(named_params! {
            ":parcel": row.parcel.bytes(),
            ":missing_ms": missing_ms(row),
        })?;
    }
    if old.candidates != row.candidates {
        keys(db, &old, KEY_DROP)?;
        keys(db, row, KEY_ADD)?;
    }
    Ok(())
}

/// The columns of [`CHANGE`].
fn indexed(row: &ParcelRow) -> impl PartialEq {
    (
        (
            row.number.clone(),
            row.state,
            row.finding,
            row.shelf.clone(),
            row.load,
        ),
        (
            row.station.clone(),
            row.person.clone(),
            row.received_at,
            row.day,
        ),
    )
}

/// The columns of [`OWE`].
fn owing(row: &ParcelRow) -> (Option<i64>, usize) {
    (owed_ms(row), row.owed.len())
}

/// Since when the oldest of its photos is owed.
fn owed_ms(row: &ParcelRow) -> Option<i64> {
    row.owed.iter().map(|debt| debt.since.0).min()
}

/// Since when a count misses it.
fn missing_ms(row: &ParcelRow) -> Option<i64> {
    row.stands.missing.as_ref().map(|missing| missing.at.0)
}

fn keys(db: &Connection, row: &ParcelRow, sql: &str) -> Result<()> {
    let mut statement = db.prepare_cached(sql)?;
    for candidate in &row.candidates {
        statement.execute(named_params! {
            ":key": candidate.key,
            ":kind": candidate.kind.code(),
            ":parcel": row.parcel.bytes(),
        })?;
    }
    Ok(())
}

/// Tells whether every key of the parcel is in its index.
pub(in crate::store) fn keys_hold(db: &Connection, row: &ParcelRow) -> Result<bool> {
    let mut statement = db.prepare_cached(KEY_GET)?;
    for candidate in &row.candidates {
        let there = statement.exists(named_params! {
            ":key": candidate.key,
            ":kind": candidate.kind.code(),
            ":parcel": row.parcel.bytes(),
        })?;
        if !there {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes a parcel's row and keys away: none of its facts counts any more.
pub(in crate::store) fn drop_row(db: &Connection, parcel: ParcelId) -> Result<()> {
    if let Some(old) = get(db, parcel)? {
        keys(db, &old, KEY_DROP)?;
        db.prepare_cached(DROP)?
            .execute(named_params! { ":parcel": parcel.bytes() })?;
    }
    Ok(())
}

/// Finds a parcel by its number for people.
pub(in crate::store) fn numbered(db: &Connection, number: &ParcelTag) -> Result<Option<ParcelRow>> {
    first(
        &mut *db.prepare_cached(NUMBERED)?,
        named_params! { ":number": number.as_str() },
        decode,
    )
}

/// Reads a parcel from a row of all its columns.
pub(in crate::store) fn decode(row: &Row<'_>) -> Result<ParcelRow> {
    let text: String = plain(row, "detail")?;
    let detail: Detail = wire::read(&text)?;
    let opened: Option<i64> = plain(row, "opened_ms")?;
    let closed: Option<i64> = plain(row, "closed_ms")?;
    let load: Option<[u8; 16]> = plain(row, "load")?;
    Ok(ParcelRow {
        parcel: identified(row, "parcel", ParcelId::from_bytes)?,
        number: coded(row, "number", ParcelTag::parse)?,
        candidates: detail
            .candidates
            .into_iter()
            .map(CandidateWire::back)
            .collect::<Result<_>>()?,
        chosen: detail.chosen.map(RefWire::back).transpose()?,
        hinted: detail
            .hinted
            .map(|code| wire::known("seller", &code, SellerCode::parse))
            .transpose()?,
        load: load.map(|bytes| LoadId(u128::from_be_bytes(bytes))),
        damage: detail
            .damage
            .iter()
            .map(|code| wire::known("damage", code, Damage::parse))
            .collect::<Result<_>>()?,
        weight: detail.weight.map(WeightWire::back).transpose()?,
        finding: coded_maybe(row, "finding", ReturnStanding::parse)?,
        state: coded(row, "state", ParcelState::parse)?,
        shelf: coded_maybe(row, "shelf", ContainerName::parse)?,
        units: plain(row, "units")?,
        unseen: detail
            .unseen
            .into_iter()
            .map(|(line, said)| {
                let unseen = Unseen::parse(&said)
                    .ok_or_else(|| Fault::Damaged(format!("unseen is {said:?}")))?;
                Ok((wire::line_id(&line)?, unseen))
            })
            .collect::<Result<_>>()?,
        station: coded(row, "station", StationName::parse)?,
        person: coded_maybe(row, "person", PersonCode::parse)?,
        received_at: UtcMs(plain(row, "received_ms")?),
        day: day(row)?,
        opened_at: opened.map(UtcMs),
        closed_at: closed.map(UtcMs),
        owed: detail
            .owed
            .into_iter()
            .map(DebtWire::back)
            .collect::<Result<_>>()?,
        claims: detail
            .claims
            .into_iter()
            .map(ClaimWire::back)
            .collect::<Result<_>>()?,
        noted: detail
            .noted
            .into_iter()
            .map(NotedWire::back)
            .collect::<Result<_>>()?,
        shelved: detail
            .shelved
            .map(|day| wire::known("day", &day, Day::parse))
            .transpose()?,
        expired: detail.expired.map(ExpiryWire::back).transpose()?,
        merged: detail.merged.map(MergedWire::back).transpose()?,
        stands: StandsWire::back(detail.stands)?,
    })
}

/// Reads one parcel.
pub(in crate::store) fn get(db: &Connection, parcel: ParcelId) -> Result<Option<ParcelRow>> {
    super::first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":parcel": parcel.bytes() },
        decode,
    )
}

//! Rows of resale: batches, what resale knows of a unit, what a resale SKU stands for.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{all, coded, coded_maybe, first, identified, number, plain, wire};
use crate::domain::codes::{BatchNumber, PersonCode, SellerCode};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::resale::{BatchEnd, SaleChannel};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{ListedBatch, LockedSku, OpenedBatch};
use crate::ledger::rows::{BatchRow, ResaleRow};
use crate::store::fault::Result;

pub(in crate::store) const BATCH_PUT: &str = "
    insert into batch (batch, opened_ms, detail) values (:batch, :opened_ms, :detail)
    on conflict (batch) do update set opened_ms = excluded.opened_ms, detail = excluded.detail";
pub(in crate::store) const BATCH_GET: &str =
    "select batch, opened_ms, detail from batch where batch = :batch";
pub(in crate::store) const BATCH_DROP: &str = "delete from batch where batch = :batch";
pub(in crate::store) const BATCH_NEWEST: &str = "
    select batch, opened_ms, detail from batch order by opened_ms desc, batch desc limit :limit";
/// Batches that are not over; the condition is that of their index.
pub(in crate::store) const BATCH_OPEN: &str = "
    select batch, opened_ms, detail from batch indexed by batch_open
    where json_extract(detail, '$.ended') is null order by opened_ms, batch limit :limit";
pub(in crate::store) const UNIT_PUT: &str = "
    insert into resale_unit (unit, batch, label, covered) values (:unit, :batch, :label, :covered)
    on conflict (unit) do update set batch = excluded.batch, label = excluded.label,
        covered = excluded.covered";
pub(in crate::store) const UNIT_GET: &str =
    "select unit, batch, label, covered from resale_unit where unit = :unit";
pub(in crate::store) const UNIT_DROP: &str = "delete from resale_unit where unit = :unit";
pub(in crate::store) const UNITS_OF: &str =
    "select unit from resale_unit where batch = :batch and batch is not null order by unit";
pub(in crate::store) const SKU_PUT: &str = "
    insert into resale_sku (seller, sku, base, grade) values (:seller, :sku, :base, :grade)
    on conflict (seller, sku) do update set base = excluded.base, grade = excluded.grade";
pub(in crate::store) const SKU_GET: &str =
    "select seller, sku, base, grade from resale_sku where seller = :seller and sku = :sku";
pub(in crate::store) const SKU_OF: &str = "
    select seller, sku, base, grade from resale_sku
    where seller = :seller and base = :base and grade = :grade";
pub(in crate::store) const SKU_DROP: &str =
    "delete from resale_sku where seller = :seller and sku = :sku";

#[derive(Serialize, Deserialize)]
struct Detail {
    seller: String,
    channel: String,
    owner: String,
    due: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed: Option<Listed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<(String, i64, Option<String>)>,
}

#[derive(Serialize, Deserialize)]
struct Listed {
    day: String,
    list: String,
    units: u32,
    unpriced: u32,
    at_ms: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
}

impl Detail {
    fn of(row: &BatchRow) -> Self {
        let BatchRow {
            opened,
            opened_at: _,
            listed,
            ended,
        } = row;
        Self {
            seller: opened.seller.to_string(),
            channel: opened.channel.code().to_owned(),
            owner: opened.owner.to_string(),
            due: opened.due.to_string(),
            listed: listed.as_ref().map(|(listed, at, person)| Listed {
                day: listed.day.to_string(),
                list: listed.list.to_string(),
                units: listed.units,
                unpriced: listed.unpriced,
                at_ms: at.0,
                person: person.as_ref().map(ToString::to_string),
            }),
            ended: ended
                .as_ref()
                .map(|(end, at, reason)| (end.code().to_owned(), at.0, reason.clone())),
        }
    }
}

pub(in crate::store) fn put_batch(db: &Connection, row: &BatchRow) -> Result<()> {
    db.prepare_cached(BATCH_PUT)?.execute(named_params! {
        ":batch": row.opened.batch.as_str(),
        ":opened_ms": row.opened_at.0,
        ":detail": wire::write(&Detail::of(row))?,
    })?;
    Ok(())
}

fn batch(row: &Row<'_>) -> Result<BatchRow> {
    let text: String = plain(row, "detail")?;
    let detail: Detail = wire::read(&text)?;
    let number = coded(row, "batch", BatchNumber::parse)?;
    let known_day = |text: &str| wire::known("day", text, Day::parse);
    let listed = match detail.listed {
        Some(listed) => {
            let person = listed.person.as_deref();
            let person = person.map(|code| wire::known("person", code, PersonCode::parse));
            let of = ListedBatch {
                batch: number.clone(),
                day: known_day(&listed.day)?,
                list: wire::known("hash", &listed.list, Hash::parse)?,
                units: listed.units,
                unpriced: listed.unpriced,
            };
            Some((of, UtcMs(listed.at_ms), person.transpose()?))
        }
        None => None,
    };
    let ended = match detail.ended {
        Some((end, at, reason)) => {
            let end = wire::known("end", &end, BatchEnd::parse)?;
            Some((end, UtcMs(at), reason))
        }
        None => None,
    };
    Ok(BatchRow {
        opened: OpenedBatch {
            batch: number,
            seller: wire::known("seller", &detail.seller, SellerCode::parse)?,
            channel: wire::known("channel", &detail.channel, SaleChannel::parse)?,
            owner: wire::known("person", &detail.owner, PersonCode::parse)?,
            due: known_day(&detail.due)?,
        },
        opened_at: UtcMs(plain(row, "opened_ms")?),
        listed,
        ended,
    })
}

pub(in crate::store) fn get_batch(
    db: &Connection,
    number: &BatchNumber,
) -> Result<Option<BatchRow>> {
    first(
        &mut *db.prepare_cached(BATCH_GET)?,
        named_params! { ":batch": number.as_str() },
        batch,
    )
}

pub(in crate::store) fn drop_batch(db: &Connection, number: &BatchNumber) -> Result<()> {
    db.prepare_cached(BATCH_DROP)?
        .execute(named_params! { ":batch": number.as_str() })?;
    Ok(())
}

/// Gives the newest ones, at most a page.
pub(in crate::store) fn newest(db: &Connection) -> Result<Vec<BatchRow>> {
    all(
        &mut *db.prepare_cached(BATCH_NEWEST)?,
        named_params! { ":limit": number(PAGE_ROWS) },
        batch,
    )
}

/// Gives those that are not over, the one that is open longest first, at most so many.
pub(in crate::store) fn open(db: &Connection, most: usize) -> Result<Vec<BatchRow>> {
    all(
        &mut *db.prepare_cached(BATCH_OPEN)?,
        named_params! { ":limit": number(most) },
        batch,
    )
}

/// Makes what resale knows of a unit what its facts say: most units are in no batch and bear no label of
/// resale, and have no row.
pub(in crate::store) fn set_unit(
    db: &Connection,
    unit: UnitId,
    row: Option<&ResaleRow>,
) -> Result<()> {
    let Some(row) = row else {
        db.prepare_cached(UNIT_DROP)?
            .execute(named_params! { ":unit": unit.bytes() })?;
        return Ok(());
    };
    let (label, covered) = row.label.clone().unzip();
    db.prepare_cached(UNIT_PUT)?.execute(named_params! {
        ":unit": unit.bytes(),
        ":batch": row.batch.as_ref().map(BatchNumber::as_str),
        ":label": label,
        ":covered": wire::write(&covered.unwrap_or_default())?,
    })?;
    Ok(())
}

fn resale(row: &Row<'_>) -> Result<ResaleRow> {
    let label: Option<String> = plain(row, "label")?;
    let covered: Vec<String> = wire::read(&plain::<String>(row, "covered")?)?;
    Ok(ResaleRow {
        unit: identified(row, "unit", UnitId::from_bytes)?,
        batch: coded_maybe(row, "batch", BatchNumber::parse)?,
        label: label.map(|label| (label, covered)),
    })
}

pub(in crate::store) fn get_unit(db: &Connection, unit: UnitId) -> Result<Option<ResaleRow>> {
    first(
        &mut *db.prepare_cached(UNIT_GET)?,
        named_params! { ":unit": unit.bytes() },
        resale,
    )
}

/// Gives the units that are in a batch now.
pub(in crate::store) fn units_of(db: &Connection, batch: &BatchNumber) -> Result<Vec<UnitId>> {
    all(
        &mut *db.prepare_cached(UNITS_OF)?,
        named_params! { ":batch": batch.as_str() },
        |row| identified(row, "unit", UnitId::from_bytes),
    )
}

pub(in crate::store) fn put_sku(db: &Connection, locked: &LockedSku) -> Result<()> {
    db.prepare_cached(SKU_PUT)?.execute(named_params! {
        ":seller": locked.seller.as_str(),
        ":sku": locked.sku,
        ":base": locked.base,
        ":grade": locked.grade.code(),
    })?;
    Ok(())
}

fn locked(row: &Row<'_>) -> Result<LockedSku> {
    Ok(LockedSku {
        seller: coded(row, "seller", SellerCode::parse)?,
        sku: plain(row, "sku")?,
        base: plain(row, "base")?,
        grade: coded(row, "grade", Grade::parse)?,
    })
}

pub(in crate::store) fn get_sku(
    db: &Connection,
    seller: &SellerCode,
    sku: &str,
) -> Result<Option<LockedSku>> {
    first(
        &mut *db.prepare_cached(SKU_GET)?,
        named_params! { ":seller": seller.as_str(), ":sku": sku },
        locked,
    )
}

/// Gives the resale SKU that stands for a seller's SKU in a condition.
pub(in crate::store) fn sku_of(
    db: &Connection,
    seller: &SellerCode,
    (base, grade): (&str, Grade),
) -> Result<Option<LockedSku>> {
    first(
        &mut *db.prepare_cached(SKU_OF)?,
        named_params! { ":seller": seller.as_str(), ":base": base, ":grade": grade.code() },
        locked,
    )
}

pub(in crate::store) fn drop_sku(db: &Connection, seller: &SellerCode, sku: &str) -> Result<()> {
    db.prepare_cached(SKU_DROP)?
        .execute(named_params! { ":seller": seller.as_str(), ":sku": sku })?;
    Ok(())
}

//! Rows of lots.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{all, coded, day, first, number, plain, wire};
use crate::domain::codes::{ContainerName, LotNumber, PersonCode};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::lot::SplitBy;
use crate::domain::money::{Currency, Money};
use crate::domain::time::UtcMs;
use crate::ledger::fact::SoldLot;
use crate::ledger::query::{Page, PageAfter};
use crate::ledger::rows::LotRow;
use crate::store::fault::Result;

pub(in crate::store) const PUT: &str = "
    insert into lot (lot, day, sold_ms, detail) values (:lot, :day, :sold_ms, :detail)
    on conflict (lot) do update set day = excluded.day, sold_ms = excluded.sold_ms,
        detail = excluded.detail";
pub(in crate::store) const GET: &str = "select lot, day, sold_ms, detail from lot where lot = :lot";
pub(in crate::store) const DROP: &str = "delete from lot where lot = :lot";
pub(in crate::store) const NEWEST: &str = "
    select lot, day, sold_ms, detail from lot indexed by lot_by_time
    where (sold_ms, lot) < (:after_ms, :after_lot)
    order by sold_ms desc, lot desc limit :limit";

#[derive(Serialize, Deserialize)]
struct Detail {
    pallets: Vec<String>,
    units: u32,
    list: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<String>,
    buyer: String,
    minor: i64,
    currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    split: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<(i64, String)>,
    files: Vec<(String, String)>,
    told: BTreeMap<String, i64>,
}

impl Detail {
    fn of(row: &LotRow) -> Self {
        let LotRow {
            sold,
            sold_at: _,
            person,
            withdrawn,
            files,
            told,
        } = row;
        let files = files.iter();
        let told = told.iter();
        Self {
            pallets: sold.pallets.iter().map(ToString::to_string).collect(),
            units: sold.units,
            list: sold.list.to_string(),
            condition: sold.condition.map(|grade| grade.code().to_owned()),
            buyer: sold.buyer.clone(),
            minor: sold.price.minor,
            currency: sold.price.currency.to_string(),
            reference: sold.reference.clone(),
            split: sold.split.code().to_owned(),
            person: person.as_ref().map(ToString::to_string),
            withdrawn: withdrawn.as_ref().map(|(at, why)| (at.0, why.clone())),
            files: files
                .map(|(file, name)| (file.to_string(), name.clone()))
                .collect(),
            told: told
                .map(|(unit, minor)| (unit.to_string(), *minor))
                .collect(),
        }
    }
}

pub(in crate::store) fn put(db: &Connection, row: &LotRow) -> Result<()> {
    db.prepare_cached(PUT)?.execute(named_params! {
        ":lot": row.sold.lot.as_str(),
        ":day": row.sold.day.to_string(),
        ":sold_ms": row.sold_at.0,
        ":detail": wire::write(&Detail::of(row))?,
    })?;
    Ok(())
}

fn lot(row: &Row<'_>) -> Result<LotRow> {
    let text: String = plain(row, "detail")?;
    let detail: Detail = wire::read(&text)?;
    let hash = |text: &str| wire::known("hash", text, Hash::parse);
    let pallets = detail.pallets.iter();
    let pallets = pallets.map(|name| wire::known("pallet", name, ContainerName::parse));
    let condition = detail.condition.as_deref();
    let person = detail.person.as_deref();
    let mut files = Vec::with_capacity(detail.files.len());
    for (file, name) in detail.files {
        files.push((hash(&file)?, name));
    }
    let mut told = BTreeMap::new();
    for (unit, minor) in &detail.told {
        told.insert(wire::known("unit", unit, UnitId::parse)?, *minor);
    }
    Ok(LotRow {
        sold: SoldLot {
            lot: coded(row, "lot", LotNumber::parse)?,
            pallets: pallets.collect::<Result<_>>()?,
            units: detail.units,
            list: hash(&detail.list)?,
            condition: condition
                .map(|code| wire::known("grade", code, Grade::parse))
                .transpose()?,
            buyer: detail.buyer,
            day: day(row)?,
            price: Money {
                minor: detail.minor,
                currency: wire::known("currency", &detail.currency, Currency::parse)?,
            },
            reference: detail.reference,
            split: wire::known("split", &detail.split, SplitBy::parse)?,
        },
        sold_at: UtcMs(plain(row, "sold_ms")?),
        person: person
            .map(|code| wire::known("person", code, PersonCode::parse))
            .transpose()?,
        withdrawn: detail.withdrawn.map(|(at, why)| (UtcMs(at), why)),
        files,
        told,
    })
}

pub(in crate::store) fn get(db: &Connection, number: &LotNumber) -> Result<Option<LotRow>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":lot": number.as_str() },
        lot,
    )
}

pub(in crate::store) fn drop_row(db: &Connection, number: &LotNumber) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":lot": number.as_str() })?;
    Ok(())
}

/// Gives a page of them, the newest first.
pub(in crate::store) fn page(db: &Connection, after: Option<PageAfter>) -> Result<Page<LotRow>> {
    let (at, lot_number) = match after {
        Some(after) => (after.at.0, LotNumber::at_place(after.id)),
        None => (i64::MAX, None),
    };
    let rows = all(
        &mut *db.prepare_cached(NEWEST)?,
        named_params! {
            ":after_ms": at,
            ":after_lot": lot_number.as_ref().map_or("", |number| number.as_str()),
            ":limit": number(PAGE_ROWS),
        },
        lot,
    )?;
    let last = rows.last().filter(|_| rows.len() == PAGE_ROWS);
    let next = last.map(|row| PageAfter {
        at: row.sold_at,
        id: row.sold.lot.place(),
    });
    Ok(Page { rows, next })
}

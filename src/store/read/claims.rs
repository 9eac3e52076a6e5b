//! Claims that may be filed, page by page by the day that the goods came: the one that ends first comes
//! first.

use rusqlite::{Connection, Row, named_params};

use super::dossier::{self, Snapshot};
use super::expected;
use crate::domain::claim::{self, ClaimReason, is_open};
use crate::domain::expected::ExpectedLine;
use crate::domain::finding::UnitFinding;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::photo::PhotoDebt;
use crate::domain::time::Day;
use crate::ledger::query::claims::{day_of, moment};
use crate::ledger::query::{ClaimDays, ClaimQueue, ClaimsAsked, Page, PageAfter, QueuedClaim};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::store::claims::{Claimed, lacking, reason_of_parcel};
use crate::store::fault::Result;
use crate::store::rows::{all, coded, coded_maybe, first, number, parcel, plain, unit};

/// Later than any day of delivery or review.
pub(super) const NO_END: &str = "9999-12-31";

pub(in crate::store) const COUNT: &str = "
    select count(*) as count, min(delivered) as delivered from claim indexed by claim_by_day
    where delivered >= :from and delivered < :until";
pub(in crate::store) const PAGE: &str = "
    select id, kind, delivered from claim indexed by claim_by_day
    where delivered >= :from and delivered < :until and (delivered, id) > (:after_day, :after_id)
    order by delivered, id limit :limit";

/// Counts a queue, and gives the day of delivery of the claim that ends first.
pub(super) fn figure(
    db: &Connection,
    queue: ClaimQueue,
    days: ClaimDays,
) -> Result<(u32, Option<Day>)> {
    let (from, until) = bounds(queue, days);
    let found = first(
        &mut *db.prepare_cached(COUNT)?,
        named_params! { ":from": from, ":until": until },
        |row| {
            Ok((
                plain(row, "count")?,
                coded_maybe(row, "delivered", Day::parse)?,
            ))
        },
    )?;
    Ok(found.unwrap_or((0, None)))
}

fn bounds(queue: ClaimQueue, days: ClaimDays) -> (String, String) {
    let (from, until) = days.of(queue);
    let until = until.map_or_else(|| NO_END.to_owned(), |day| day.to_string());
    (from.to_string(), until)
}

/// Answers one page. What an unmerged file says is filed stands there no more.
pub(super) fn page(
    snapshot: Snapshot<'_>,
    asked: ClaimsAsked,
    after: Option<PageAfter>,
) -> Result<Page<QueuedClaim>> {
    let (from, until) = bounds(asked.queue, asked.days);
    let (day, id) = match after {
        Some(after) => (
            day_of(after.at).to_string(),
            after.id.to_be_bytes().to_vec(),
        ),
        None => (String::new(), Vec::new()),
    };
    let found = all(
        &mut *snapshot.0.prepare_cached(PAGE)?,
        named_params! {
            ":from": from.max(day.clone()),
            ":until": until,
            ":after_day": day,
            ":after_id": id,
            ":limit": number(PAGE_ROWS),
        },
        |row: &Row<'_>| Ok((Claimed::decode(row)?, coded(row, "delivered", Day::parse)?)),
    )?;
    let last = found.last().filter(|_| found.len() == PAGE_ROWS);
    let next = last.map(|(claimed, delivered)| PageAfter {
        at: moment(*delivered),
        id: match claimed {
            Claimed::Unit(id) => id.0,
            Claimed::Parcel(id) => id.0,
        },
    });
    let mut rows = Vec::with_capacity(found.len());
    for (claimed, delivered) in found {
        rows.extend(match claimed {
            Claimed::Unit(id) => match unit::get(snapshot.0, id)? {
                Some(row) => of_unit(snapshot, row, delivered)?,
                None => None,
            },
            Claimed::Parcel(id) => match parcel::get(snapshot.0, id)? {
                Some(row) => of_parcel(snapshot, row, delivered)?,
                None => None,
            },
        });
    }
    Ok(Page { rows, next })
}

fn of_unit(
    (db, unmerged): Snapshot<'_>,
    row: UnitRow,
    delivered: Day,
) -> Result<Option<QueuedClaim>> {
    let seen = row.inspection;
    let Some(parcel) = parcel::get(db, seen.parcel)? else {
        return Ok(None);
    };
    let reason = claim::of_unit(seen.grade, seen.finding);
    let (Some(choice), Some(reason)) = (seen.line, reason) else {
        return Ok(None);
    };
    let line = expected::one(db, unmerged, choice.line)?;
    if line.as_ref().is_some_and(|line| !is_open(line)) {
        return Ok(None);
    }
    let owed = parcel.owed.iter().copied();
    let of_it = |debt: &PhotoDebt| debt.unit.is_none() || debt.unit == Some(row.unit);
    Ok(Some(QueuedClaim {
        id: row.unit.0,
        delivered,
        days: claim::days(line.as_ref(), parcel.day),
        reason,
        of: choice.of,
        title: choice.title.or(choice.sku),
        unit: Some(row.unit),
        tag: Some(seen.tag),
        grade: seen.grade,
        container: Some(row.container),
        parcel: parcel.parcel,
        number: parcel.number.clone(),
        owed: owed.filter(of_it).collect(),
    }))
}

fn of_parcel(
    (db, unmerged): Snapshot<'_>,
    row: ParcelRow,
    delivered: Day,
) -> Result<Option<QueuedClaim>> {
    let mut open: Vec<ExpectedLine> = Vec::new();
    for (id, _) in lacking(db, &row)?.0 {
        let line = expected::one(db, unmerged, id)?;
        open.extend(line.filter(is_open));
    }
    let earliest = |line: &ExpectedLine| claim::delivered(Some(line), row.day);
    let Some(line) = open.into_iter().min_by_key(earliest) else {
        return Ok(None);
    };
    let reason = match reason_of_parcel(&row) {
        ClaimReason::Missing if holds_wrong_item(db, &row)? => ClaimReason::WrongItem,
        reason => reason,
    };
    Ok(Some(QueuedClaim {
        id: row.parcel.0,
        delivered,
        days: claim::days(Some(&line), row.day),
        reason,
        title: line.title.or(line.sku),
        of: line.of,
        unit: None,
        tag: None,
        grade: None,
        container: row.shelf,
        parcel: row.parcel,
        number: row.number,
        owed: row.owed,
    }))
}

/// Tells whether something else came out of a parcel.
fn holds_wrong_item(db: &Connection, row: &ParcelRow) -> Result<bool> {
    let units = dossier::units_of(db, row.parcel)?;
    let wrong = |unit: &UnitRow| unit.inspection.finding == Some(UnitFinding::WrongItem);
    Ok(units.iter().any(wrong))
}

//! Announced lines by their keys, merged or not, and merged ones in the order of their ids.

use std::collections::HashMap;

use rusqlite::{Connection, Row, named_params};

use crate::domain::codes::Rma;
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::LineId;
use crate::domain::limits::PAGE_ROWS;
use crate::ledger::query::ExpectedBy;
use crate::ledger::{Body, Kind, codec};
use crate::store::fault::{Fault, Result};
use crate::store::import::keys::KeyKind;
use crate::store::import::look::Unfinished;
use crate::store::rows::{all, coded, first, number, plain};

pub(in crate::store) const BY_KEY: &str = "
    select expected.line, expected.body
    from expected_key join expected on expected.line = expected_key.line
    where expected_key.key = :key and expected_key.kind = :kind
    order by expected_key.line limit :limit";
pub(in crate::store) const KEY_KNOWN: &str =
    "select 1 from expected_key where key = :key and kind = :kind limit 1";
pub(in crate::store) const GET: &str = "select line, body from expected where line = :line";
pub(in crate::store) const PAGE: &str = "
    select line, body from expected where line > :after order by line limit :limit";
pub(in crate::store) const FIRST: &str =
    "select line, body from expected order by line limit :limit";

pub(in crate::store) const SOURCE: &str = "select source from expected where line = :line";
pub(in crate::store) const FILE: &str = "select kind, version, body from fact where id = :fact";

/// A line with its id.
pub(super) type Found = (LineId, ExpectedLine);

fn decode(row: &Row<'_>) -> Result<Found> {
    let body: String = plain(row, "body")?;
    Ok((LineId(plain(row, "line")?), codec::decode_line(&body)?))
}

/// Gives one line.
pub(super) fn get(db: &Connection, line: LineId) -> Result<Option<ExpectedLine>> {
    let found = crate::store::rows::first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":line": line.0 },
        decode,
    )?;
    Ok(found.map(|(_, line)| line))
}

/// Gives one line, merged or not.
pub(super) fn one(
    db: &Connection,
    unmerged: &Unfinished,
    line: LineId,
) -> Result<Option<ExpectedLine>> {
    unmerged.line(db, line, get(db, line)?)
}

fn by_key(db: &Connection, unmerged: &Unfinished, kind: KeyKind, key: &str) -> Result<Vec<Found>> {
    let merged = all(
        &mut *db.prepare_cached(BY_KEY)?,
        named_params! { ":key": key, ":kind": kind as i64, ":limit": number(PAGE_ROWS) },
        decode,
    )?;
    unmerged.complete(db, (kind, key), merged)
}

/// Tells whether any merged line has a key.
pub(super) fn knows(db: &Connection, kind: KeyKind, key: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(KEY_KNOWN)?
        .exists(named_params! { ":key": key, ":kind": kind as i64 })?)
}

/// Finds lines by tracking number, in normal form.
pub(super) fn by_tracking(db: &Connection, unmerged: &Unfinished, key: &str) -> Result<Vec<Found>> {
    by_key(db, unmerged, KeyKind::Tracking, key)
}

/// Finds lines by a tracking number that the goods went out by, in normal form.
pub(super) fn by_outbound(db: &Connection, unmerged: &Unfinished, key: &str) -> Result<Vec<Found>> {
    by_key(db, unmerged, KeyKind::Outbound, key)
}

/// Finds lines by the last [`crate::domain::limits::FIND_CHARS_MIN`] characters of a tracking number.
pub(super) fn by_end(db: &Connection, unmerged: &Unfinished, end: &str) -> Result<Vec<Found>> {
    by_key(db, unmerged, KeyKind::TrackingEnd, end)
}

/// Finds lines by SKU, and by ASIN as [`by_product`] does.
pub(super) fn by_sku(db: &Connection, unmerged: &Unfinished, key: &str) -> Result<Vec<Found>> {
    let mut found = by_key(db, unmerged, KeyKind::Sku, key)?;
    found.extend(by_product(db, unmerged, key)?);
    Ok(found)
}

/// Finds lines by order id.
pub(super) fn by_order(db: &Connection, unmerged: &Unfinished, key: &str) -> Result<Vec<Found>> {
    by_key(db, unmerged, KeyKind::Order, key)
}

/// Finds lines by product: by ASIN, and by SKU those without one.
pub(super) fn by_product(db: &Connection, unmerged: &Unfinished, key: &str) -> Result<Vec<Found>> {
    by_key(db, unmerged, KeyKind::Product, key)
}

/// Finds lines by RMA id: those of the exact case.
pub(super) fn by_rma(db: &Connection, unmerged: &Unfinished, key: &str) -> Result<Vec<Found>> {
    let mut found = by_key(db, unmerged, KeyKind::Rma, &key.to_uppercase())?;
    found.retain(|(_, line)| is_rma(line, key));
    Ok(found)
}

/// Finds lines by RMA id: those of the exact case, else those of any case, since a scanner may
/// have changed it; then by the seller's own RMA id.
pub(super) fn by_rma_of_a_scan(
    db: &Connection,
    unmerged: &Unfinished,
    key: &str,
) -> Result<Vec<Found>> {
    let folded = key.to_uppercase();
    let mut found = by_key(db, unmerged, KeyKind::Rma, &folded)?;
    if found.iter().any(|(_, line)| is_rma(line, key)) {
        found.retain(|(_, line)| is_rma(line, key));
    }
    if found.is_empty() {
        found = by_merchant_rma(db, unmerged, key)?;
    }
    Ok(found)
}

/// Finds lines by the seller's own RMA id, in any case.
pub(super) fn by_merchant_rma(
    db: &Connection,
    unmerged: &Unfinished,
    key: &str,
) -> Result<Vec<Found>> {
    let mut found = by_key(db, unmerged, KeyKind::MerchantRma, &key.to_uppercase())?;
    // A key outlives the text that brought it: only what the line says now counts.
    found.retain(|(_, line)| {
        line.merchant_rma_id
            .as_ref()
            .is_some_and(|own| own.to_uppercase() == key.to_uppercase())
    });
    Ok(found)
}

fn is_rma(line: &ExpectedLine, key: &str) -> bool {
    line.of.rma_id.as_ref().map(Rma::as_str) == Some(key)
}

type Page = (Vec<(Vec<u8>, ExpectedLine, String)>, Option<Vec<u8>>);

/// Answers a list of announced lines.
pub(super) fn list(db: &Connection, unmerged: &Unfinished, by: &ExpectedBy) -> Result<Page> {
    let mut next = None;
    let found = match by {
        ExpectedBy::Tracking(key) => by_tracking(db, unmerged, key)?,
        ExpectedBy::Rma(key) => by_rma(db, unmerged, key)?,
        ExpectedBy::Order(key) => by_order(db, unmerged, key)?,
        ExpectedBy::All(after) => {
            let page = page(db, after.as_deref())?;
            if page.len() == PAGE_ROWS {
                next = page.last().map(|(id, _)| id.0.to_vec());
            }
            page
        }
    };
    let mut files = Files::default();
    let named = found
        .into_iter()
        .map(|(id, line)| Ok((id.0.to_vec(), line, files.of(db, id)?)));
    Ok((named.collect::<Result<_>>()?, next))
}

/// Names of files by the fact that took them, remembered as they are asked for.
#[derive(Default)]
struct Files(HashMap<i64, String>);

impl Files {
    /// Gives the name of the newest merged file that tells of a line; empty before the first.
    fn of(&mut self, db: &Connection, line: LineId) -> Result<String> {
        let fact: Option<i64> = first(
            &mut *db.prepare_cached(SOURCE)?,
            named_params! { ":line": line.0 },
            |row| plain(row, "source"),
        )?;
        let Some(fact) = fact else {
            return Ok(String::new());
        };
        if let Some(name) = self.0.get(&fact) {
            return Ok(name.clone());
        }
        let name = first(
            &mut *db.prepare_cached(FILE)?,
            named_params! { ":fact": fact },
            |row| {
                let kind = coded(row, "kind", Kind::parse)?;
                let text: String = plain(row, "body")?;
                let body = codec::decode_body(kind, plain(row, "version")?, &text)?;
                let Body::ReturnsImported(file) = body else {
                    return Err(Fault::Damaged(format!("{} told of a line", kind.code())));
                };
                Ok(file.file_name)
            },
        )?;
        let name = name.ok_or_else(|| Fault::Damaged(format!("fact {fact} is missing")))?;
        self.0.insert(fact, name.clone());
        Ok(name)
    }
}

fn page(db: &Connection, after: Option<&[u8]>) -> Result<Vec<Found>> {
    match after {
        Some(after) => all(
            &mut *db.prepare_cached(PAGE)?,
            named_params! { ":after": after, ":limit": number(PAGE_ROWS) },
            decode,
        ),
        None => all(
            &mut *db.prepare_cached(FIRST)?,
            named_params! { ":limit": number(PAGE_ROWS) },
            decode,
        ),
    }
}

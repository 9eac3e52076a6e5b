//! Finding: any number whole, or its last characters, among lines, parcels, units and containers.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params};

use super::{containers, dossier, expected};
use crate::domain::codes::ContainerName;
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::limits::{FIND_CHARS_MIN, PAGE_ROWS};
use crate::ledger::query::{FindScope, Found, FoundKind};
use crate::ledger::rows::UnitRow;
use crate::store::fault::Result;
use crate::store::import::look::Unfinished;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number};

/// Units by a number that was noted on them: few have one, and a put of one without it writes nothing.
macro_rules! noted {
    ($name:literal) => {
        concat!(
            "select ",
            unit_columns!(),
            " from unit where unit.",
            $name,
            " = :text and unit.day >= :since limit :limit"
        )
    };
}

/// Parcels by the end of a number they were scanned by, newest first.
pub(in crate::store) const PARCELS: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel_key join parcel on parcel.parcel = parcel_key.parcel \
      where substr(parcel_key.key, -6) = :end \
      and substr(parcel_key.key, -:chars) = :text and parcel.day >= :since \
      and parcel.state <> 'undone' \
      order by parcel_key.parcel desc limit :limit"
);
/// Parcels by the end of the number that people use, newest first.
pub(in crate::store) const NUMBERED: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where substr(parcel.number, -6) = :end \
      and substr(parcel.number, -:chars) = :text and parcel.day >= :since \
      and parcel.state <> 'undone' order by parcel.parcel desc limit :limit"
);
/// Units by the end of their tag, newest first.
pub(in crate::store) const UNITS: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where substr(unit.tag, -6) = :end \
      and substr(unit.tag, -:chars) = :text and unit.day >= :since \
      order by unit.unit desc limit :limit"
);
/// Units by Amazon's label that was noted on them.
pub(in crate::store) const LABELLED: &str = noted!("lpn");
/// Units by the serial number that was noted on them.
pub(in crate::store) const SERIAL: &str = noted!("serial");

/// Before every site day.
const SINCE_EVER: &str = "";

/// Finds what a text names: by whole numbers, and by the last characters of tracking numbers, parcels
/// and unit tags, [`FIND_CHARS_MIN`] at least.
pub(super) fn find(
    (db, unmerged): (&Connection, &Unfinished),
    text: &str,
    scope: FindScope,
) -> Result<Found> {
    let text = text.trim();
    let mut found = Found {
        lines: lines(db, unmerged, text)?,
        ..Found::default()
    };
    if let Some(name) = ContainerName::parse(text) {
        found.container = containers::one(db, &name)?;
    }
    let since = match scope {
        FindScope::Since(day) => day.to_string(),
        FindScope::All => SINCE_EVER.to_owned(),
    };
    let (mut parcels, mut units) = (BTreeMap::new(), BTreeMap::new());
    for form in forms(text) {
        let rows = by_end(db, PARCELS, (&form, &since), parcel::decode)?;
        let numbered = by_end(db, NUMBERED, (&form, &since), parcel::decode)?;
        let rows = rows.into_iter().chain(numbered);
        parcels.extend(rows.map(|row| (row.parcel, row)));
        let rows = by_end(db, UNITS, (&form, &since), unit::decode)?;
        units.extend(rows.into_iter().map(|row| (row.unit, row)));
    }
    for form in every_form(text) {
        for sql in [LABELLED, SERIAL] {
            let rows = noted(db, sql, (&form, &since))?;
            units.extend(rows.into_iter().map(|row| (row.unit, row)));
        }
    }
    let cut = [
        (FoundKind::Lines, found.lines.len() >= PAGE_ROWS),
        (FoundKind::Parcels, parcels.len() > PAGE_ROWS),
        (FoundKind::Units, units.len() > PAGE_ROWS),
    ];
    found.cut = cut
        .into_iter()
        .filter_map(|(kind, more)| more.then_some(kind))
        .collect();
    found.parcels = parcels.into_values().rev().take(PAGE_ROWS).collect();
    found.units = units.into_values().rev().take(PAGE_ROWS).collect();
    Ok(found)
}

/// Finds units by a whole number that was noted on them.
fn noted(db: &Connection, sql: &str, (form, since): (&str, &str)) -> Result<Vec<UnitRow>> {
    all(
        &mut *db.prepare_cached(sql)?,
        named_params! {
            ":text": form,
            ":since": since,
            ":limit": number(PAGE_ROWS + 1),
        },
        unit::decode,
    )
}

/// Lists the ways a number is written: as typed, in capitals, and without spaces and dashes; those
/// that are too short to look for are left out.
fn forms(text: &str) -> Vec<String> {
    let mut forms = every_form(text);
    forms.retain(|form| form.chars().count() >= FIND_CHARS_MIN);
    forms
}

/// Lists the ways a number is written: as typed, in capitals, and without spaces and dashes.
fn every_form(text: &str) -> Vec<String> {
    let capitals = text.to_uppercase();
    let mut bare = capitals.clone();
    bare.retain(|sign| !matches!(sign, ' ' | '-'));
    let mut forms = vec![text.to_owned(), capitals, bare];
    forms.retain(|form| !form.is_empty());
    forms.dedup();
    forms
}

/// Gives the last [`FIND_CHARS_MIN`] characters of a form, which has as many at least.
fn end_of(form: &str) -> String {
    let chars = form.chars().count();
    form.chars().skip(chars - FIND_CHARS_MIN).collect()
}

fn by_end<T>(
    db: &Connection,
    sql: &str,
    (form, since): (&str, &str),
    decode: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let chars = form.chars().count();
    let end = end_of(form);
    all(
        &mut *db.prepare_cached(sql)?,
        named_params! {
            ":end": end,
            ":chars": number(chars),
            ":text": form,
            ":since": since,
            ":limit": number(PAGE_ROWS + 1),
        },
        decode,
    )
}

/// Finds announced lines by any whole number a seller writes, by SKU, and by the end of a tracking
/// number; those that still await units first.
fn lines(db: &Connection, unmerged: &Unfinished, text: &str) -> Result<Vec<KnownLine>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut known = BTreeMap::new();
    let mut found = dossier::of_no_shape(db, unmerged, text)?;
    found.extend(expected::by_sku(db, unmerged, text)?);
    for form in forms(text) {
        let end = end_of(&form);
        let of_end = expected::by_end(db, unmerged, &end)?;
        let whole = |line: &ExpectedLine| line.tracking.iter().any(|one| one.ends_with(&form));
        found.extend(of_end.into_iter().filter(|(_, line)| whole(line)));
    }
    for (id, line) in found {
        let line = dossier::known(db, id, line)?;
        known.insert((!line.awaits_units(), id), line);
    }
    Ok(known.into_values().take(PAGE_ROWS).collect())
}

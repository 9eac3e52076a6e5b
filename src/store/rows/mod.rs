//! Rows on disk: columns that a question needs, and one JSON text for the rest. No value stands
//! twice, so that a changed column can never agree with itself.

pub(super) mod activity;
pub(super) mod chat;
pub(super) mod day;
pub(super) mod dock;
pub(super) mod exported;
pub(super) mod forward;
mod gone;
mod left;
pub(super) mod lot;
pub(super) mod mail;
pub(super) mod parcel;
pub(super) mod place;
mod pool;
pub(super) mod rating;
mod repair;
pub(super) mod resale;
pub(super) mod ship;
pub(super) mod small;
pub(super) mod standing;
pub(super) mod unit;
pub(super) mod weighed;
mod wire;

use rusqlite::Row;
use rusqlite::types::FromSql;

use super::fault::{Fault, Result};
use crate::domain::time::Day;

/// Reads a text column through the parser of its code.
pub(super) fn coded<T>(row: &Row<'_>, column: &str, parse: fn(&str) -> Option<T>) -> Result<T> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| Fault::Damaged(format!("column {column} holds {text:?}")))
}

/// Reads a nullable text column through the parser of its code.
pub(super) fn coded_maybe<T>(
    row: &Row<'_>,
    column: &str,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| {
        parse(&text).ok_or_else(|| Fault::Damaged(format!("column {column} holds {text:?}")))
    })
    .transpose()
}

/// Reads a blob column as an id.
pub(super) fn identified<T>(
    row: &Row<'_>,
    column: &str,
    from_bytes: fn(&[u8]) -> Option<T>,
) -> Result<T> {
    let bytes: Vec<u8> = row.get(column)?;
    from_bytes(&bytes)
        .ok_or_else(|| Fault::Damaged(format!("column {column} has {} bytes", bytes.len())))
}

/// Reads a plain column.
pub(super) fn plain<T: FromSql>(row: &Row<'_>, column: &str) -> Result<T> {
    Ok(row.get(column)?)
}

/// Reads a site day.
pub(super) fn day(row: &Row<'_>) -> Result<Day> {
    coded(row, "day", Day::parse)
}

/// Runs a query and decodes every row.
pub(super) fn all<T>(
    statement: &mut rusqlite::Statement<'_>,
    params: impl rusqlite::Params,
    decode: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut found = statement.query(params)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(decode(row)?);
    }
    Ok(rows)
}

/// Runs a query and decodes its first row.
pub(super) fn first<T>(
    statement: &mut rusqlite::Statement<'_>,
    params: impl rusqlite::Params,
    decode: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let mut found = statement.query(params)?;
    found.next()?.map(decode).transpose()
}

/// Turns a count into what `SQLite` takes.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Reads a count.
pub(super) fn counted(row: &Row<'_>, column: &str) -> Result<usize> {
    let number: i64 = row.get(column)?;
    usize::try_from(number)
        .map_err(|error| Fault::Damaged(format!("column {column} holds {number}: {error}")))
}

//! CSV: UTF-8 with its mark, CRLF, every cell quoted, safe to open in a spreadsheet.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::ledger::query::Checklists;
use crate::ledger::rows::UnitRow;
use crate::text::Words;

use super::OutError;
use super::columns::{Cell, Column, Speech, UNITS, head};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Makes the list of units as CSV: one line a unit. `checklists` are those that they name.
///
/// # Errors
/// Gives what the writer of the format said.
pub fn units_csv(
    units: &[UnitRow],
    checklists: &Checklists,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    table(&UNITS, units, (words, checklists))
}

/// Makes a list as CSV with heads in the language of `words`.
pub(super) fn table<Row>(
    columns: &[Column<Row>],
    rows: &[Row],
    (words, checklists): (&Words, &Checklists),
) -> Result<Vec<u8>, OutError> {
    let speech = Speech::Words(words, checklists);
    written(
        columns
            .iter()
            .map(|column| head(column.code, words))
            .collect(),
        rows.iter().map(|row| {
            columns
                .iter()
                .map(|column| (column.cell)(row, &speech))
                .collect()
        }),
    )
}

/// Writes heads and rows.
pub(super) fn written(
    heads: Vec<String>,
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Result<Vec<u8>, OutError> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(BOM.to_vec());
    let failed = |error: csv::Error| OutError::Format(error.to_string());
    writer
        .write_record(heads.into_iter().map(safe))
        .map_err(failed)?;
    for row in rows {
        writer
            .write_record(row.into_iter().map(printed))
            .map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| OutError::Format(error.to_string()))
}

fn printed(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => safe(text),
        Cell::Count(count) => count.to_string(),
        Cell::Number(digits) => digits,
        Cell::Amount(money) => money.decimal(),
        Cell::Empty => String::new(),
    }
}

/// Puts a `'` before text that a spreadsheet would take for a formula (CWE-1236), also in the
/// full-width forms; quotes alone do not help.
pub(in crate::exchange) fn safe(text: String) -> String {
    let calls = |sign: char| matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    if text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(calls) {
        format!("'{text}")
    } else {
        text
    }
}

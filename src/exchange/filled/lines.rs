//! The rows of a filled sheet with the texts of their cells. Formulas count by their shown value; a cell with an
//! error spoils itself and not its row.

use calamine::{Cell, DataRef};

use super::heads;
use crate::domain::limits::IMPORT_SHEET_ROWS_MAX;
use crate::exchange::table::workbook::{self, Book};
use crate::exchange::table::{NotReadable, source};

/// What stands in a cell for a value that could not be worked out.
pub(super) const ERROR: &str = "#";

/// A row: its number from 1, and its cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub number: u64,
    pub cells: Vec<String>,
}

/// Reads the first visible sheet that has heads that are known, or a file of text.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, NotReadable> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return text(bytes);
    }
    let (mut book, names) = workbook::open(bytes)?;
    let mut first = None;
    for name in names {
        let lines = sheet(&mut book, &name)?;
        if heads::has_heads(&lines) {
            return Ok(lines);
        }
        if !lines.is_empty() {
            first = first.or(Some(lines));
        }
    }
    first.ok_or(NotReadable::plain("file_empty"))
}

fn sheet(book: &mut Book<'_>, name: &str) -> Result<Vec<Line>, NotReadable> {
    let said = |cell: &Cell<DataRef<'_>>| {
        let (text, is_error) = workbook::said(cell)?;
        let text = if is_error { ERROR.to_owned() } else { text };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let rows = workbook::rows_of(book, name, said, workbook::put)?;
    let lines = rows.into_iter();
    Ok(lines
        .map(|(number, cells)| Line { number, cells })
        .collect())
}

fn text(bytes: &[u8]) -> Result<Vec<Line>, NotReadable> {
    let sheet = source::open(bytes, None, heads::is_known)?;
    let parted = |text: &str| {
        text.split('\t')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let mut lines = vec![Line {
        number: 1,
        cells: parted(&sheet.header),
    }];
    for row in sheet.rows.into_rows() {
        if lines.len() > IMPORT_SHEET_ROWS_MAX {
            return Err(NotReadable::plain("file_too_long"));
        }
        let text = row.text.map_err(|fault| NotReadable {
            line: Some(row.number),
            ..NotReadable::plain(fault.code)
        })?;
        lines.push(Line {
            number: row.number,
            cells: parted(&text),
        });
    }
    Ok(lines)
}

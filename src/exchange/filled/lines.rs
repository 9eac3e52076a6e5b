//! The rows of a filled sheet with the texts of their cells. Formulas count by their shown value; a cell with an
//! error spoils itself and not its row.

use std::io::Cursor;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};

use super::heads;
use crate::domain::limits::{
    IMPORT_COLUMNS_MAX, IMPORT_SHEET_ROWS_MAX, IMPORT_SHEETS_MAX, IMPORT_UNPACKED_BYTES_MAX,
};
use crate::exchange::table::{NotReadable, source, workbook};

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
    workbook::weigh(bytes, IMPORT_UNPACKED_BYTES_MAX)?;
    let broken = |_error| NotReadable::plain("file_workbook_broken");
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .take(IMPORT_SHEETS_MAX)
        .collect();
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

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Line>, NotReadable> {
    let broken = |_error| NotReadable::plain("file_workbook_broken");
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let Some((text, is_error)) = workbook::said(&cell) else {
            continue;
        };
        let text = if is_error { ERROR.to_owned() } else { text };
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let number = u64::from(row) + 1;
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        if place >= IMPORT_COLUMNS_MAX {
            return Err(NotReadable::plain("file_too_wide"));
        }
        if lines.last().is_none_or(|line| line.number != number) {
            if lines.len() > IMPORT_SHEET_ROWS_MAX {
                return Err(NotReadable::plain("file_too_long"));
            }
            lines.push(Line {
                number,
                cells: Vec::new(),
            });
        }
        if let Some(line) = lines.last_mut() {
            if line.cells.len() <= place {
                line.cells.resize(place + 1, String::new());
            }
            if let Some(room) = line.cells.get_mut(place) {
                text.trim().clone_into(room);
            }
        }
    }
    Ok(lines)
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

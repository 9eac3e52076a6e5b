//! A filled workbook becomes rows, found by the heads of its columns and not by their places.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};

use crate::domain::codes::SellerCode;
use crate::domain::ids::MailId;
use crate::domain::limits::{
    IMPORT_COLUMNS_MAX, IMPORT_SHEETS_MAX, IMPORT_UNPACKED_BYTES_MAX, MAIL_NOTE_CHARS_MAX,
    MAIL_ROWS_MAX,
};
use crate::exchange::table::{NotReadable, workbook};
use crate::text::MailMsg;

use super::speech::says;
use super::{META_FORMAT, META_SHEET, META_VERSION};

/// Rows at a sheet's start among which the heads are looked for.
const HEAD_ROWS: usize = 10;
/// Rows of the hidden sheet that are read.
const META_ROWS: usize = 16;
/// Rows of a sheet that are read: those of a mail, its heads and what a person wrote around them.
const ROWS_READ_MAX: usize = MAIL_ROWS_MAX + 1000;
/// What stands in a cell for a value that could not be worked out.
const ERROR: &str = "#";

/// A filled workbook as it was read; nothing of it is judged yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filled {
    /// The mail that it says it answers.
    pub mail: MailId,
    /// The seller that it says it is of.
    pub seller: SellerCode,
    /// Its rows with anything in them, in the file's order.
    pub rows: Vec<FilledRow>,
}

/// One row of a filled workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilledRow {
    /// The row's number in the sheet, from 1.
    pub number: u32,
    /// The row's id as it stands there.
    pub id: String,
    /// The action as it stands there; empty for none.
    pub action: String,
    /// The return or order that it names for a parcel of nobody; empty for none.
    pub names: String,
    /// How long an action about all goods of a SKU holds, as it stands there; empty for none.
    pub standing: String,
    /// The last day of it, as it stands there; empty for none.
    pub until: String,
    /// The seller's note; empty for none.
    pub note: String,
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// A row with the texts of its cells.
struct Line {
    number: u32,
    cells: Vec<String>,
}

impl Line {
    fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |text| text.trim())
    }
}

/// Reads a filled workbook. Formulas count by their shown value; pictures in cells count as nothing.
///
/// # Errors
/// Says why the file as a whole is not one that we sent, or is beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Filled, NotReadable> {
    workbook::weigh(bytes, IMPORT_UNPACKED_BYTES_MAX)?;
    let broken = NotReadable::plain("file_workbook_broken");
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_error| broken)?;
    let (mail, seller) = about(&mut book)?;
    let names = book.sheet_names();
    let sheets = names.iter().filter(|name| !is_meta(name));
    let mut found: Option<Vec<FilledRow>> = None;
    for name in sheets.take(IMPORT_SHEETS_MAX) {
        let lines = lines_of(&mut book, name, ROWS_READ_MAX)?;
        if let Some(rows) = answers_of(&lines) {
            found.get_or_insert_default().extend(rows);
        } else if asks(name) && !lines.is_empty() {
            // What was answered there must not pass for silence.
            return Err(NotReadable::plain("file_no_answers"));
        }
    }
    let rows = found.ok_or_else(|| NotReadable::plain("file_no_answers"))?;
    if rows.len() > ROWS_READ_MAX {
        return Err(NotReadable::plain("file_too_long"));
    }
    Ok(Filled { mail, seller, rows })
}

fn is_meta(name: &str) -> bool {
    name.eq_ignore_ascii_case(META_SHEET)
}

/// Tells whether a sheet is one of those that we ask questions on.
fn asks(name: &str) -> bool {
    let sheets = [
        MailMsg::SheetAnswers,
        MailMsg::SheetStanding,
        MailMsg::SheetRepairs,
        MailMsg::SheetClaims,
    ];
    sheets.iter().any(|sheet| says(name, sheet))
}

/// Reads the hidden sheet.
fn about(book: &mut Book<'_>) -> Result<(MailId, SellerCode), NotReadable> {
    let none = || NotReadable::plain("file_no_mail");
    let name = book.sheet_names().into_iter().find(|name| is_meta(name));
    let lines = lines_of(book, &name.ok_or_else(none)?, META_ROWS)?;
    let said = |key: &str| {
        let line = lines.iter().find(|line| line.cell(0) == key);
        line.map(|line| line.cell(1).to_owned())
    };
    if said("format").as_deref() != Some(META_FORMAT)
        || said("version").as_deref() != Some(META_VERSION)
    {
        return Err(none());
    }
    let mail = said("mail").and_then(|text| MailId::parse(&text));
    let seller = said("seller").and_then(|text| SellerCode::parse(&text));
    mail.zip(seller).ok_or_else(none)
}

/// Reads the cells of a sheet, which may be few and far from each other.
fn lines_of(book: &mut Book<'_>, name: &str, most: usize) -> Result<Vec<Line>, NotReadable> {
    let broken = |_error| NotReadable::plain("file_workbook_broken");
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let Some((text, is_error)) = workbook::said(&cell) else {
            continue;
        };
        let (row, column) = cell.get_position();
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        if place >= IMPORT_COLUMNS_MAX || (text.trim().is_empty() && !is_error) {
            continue;
        }
        let number = row.saturating_add(1);
        if lines.last().is_none_or(|line| line.number != number) {
            if lines.len() >= most {
                return Err(NotReadable::plain("file_too_long"));
            }
            lines.push(Line {
                number,
                cells: Vec::new(),
            });
        }
        let text = if is_error { ERROR.to_owned() } else { text };
        if let Some(line) = lines.last_mut() {
            line.cells
                .resize(line.cells.len().max(place + 1), String::new());
            if let Some(cell) = line.cells.get_mut(place) {
                *cell = text;
            }
        }
    }
    Ok(lines)
}

/// Finds the heads, and reads the rows behind them; none where a sheet has no such heads.
fn answers_of(lines: &[Line]) -> Option<Vec<FilledRow>> {
    let place_of =
        |line: &Line, head: &MailMsg| line.cells.iter().position(|cell| says(cell, head));
    let (at, id, action, [names, standing, until, note]) = lines
        .iter()
        .take(HEAD_ROWS)
        .enumerate()
        .find_map(|(at, line)| {
            let id = place_of(line, &MailMsg::ColRow)?;
            let action = place_of(line, &MailMsg::ColAction)?;
            let beside = [
                MailMsg::ColNames,
                MailMsg::ColStanding,
                MailMsg::ColUntil,
                MailMsg::ColNote,
            ];
            Some((at, id, action, beside.map(|head| place_of(line, &head))))
        })?;
    let rows = lines.iter().skip(at + 1).map(|line| FilledRow {
        number: line.number,
        id: line.cell(id).to_owned(),
        action: written(line.cell(action)),
        names: beside(line, names),
        standing: beside(line, standing),
        until: beside(line, until),
        note: beside(line, note),
    });
    let speaks = |row: &FilledRow| !row.id.is_empty() || !row.action.is_empty();
    Some(rows.filter(speaks).collect())
}

/// Gives what a person wrote in a column that may be missing, cut to what is kept of it.
fn beside(line: &Line, place: Option<usize>) -> String {
    let text = place.map(|place| written(line.cell(place)));
    let text = text.unwrap_or_default();
    text.chars().take(MAIL_NOTE_CHARS_MAX).collect()
}

/// Gives what a person wrote: a picture that WPS keeps in a cell is nothing written.
fn written(cell: &str) -> String {
    let is_picture = cell.to_ascii_uppercase().contains("DISPIMG(");
    if is_picture {
        String::new()
    } else {
        cell.to_owned()
    }
}

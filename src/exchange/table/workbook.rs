//! Workbooks (XLSX): exports of the 领星 ERP, and any sheet that a person keeps.
//!
//! The sheet read is the first visible one whose heads the kind of file knows, else the first with any row.
//! Titles above the heads are passed over, and heads of two rows (a group above its columns) are
//! read as one. Before anything is read, every part is unpacked into nothing and counted, so that
//! no small file becomes a large one in memory.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use calamine::{Cell, DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};

use super::columns;
use super::refuse::NotReadable;
use super::source::{Fault, Form, Knows, Row, Rows, Sheet, joined, known_heads};
use crate::domain::limits::{
    IMPORT_COLUMNS_MAX, IMPORT_SHEET_ROWS_MAX, IMPORT_SHEETS_MAX, IMPORT_UNPACKED_BYTES_MAX,
    IMPORT_WORKBOOK_BYTES_MAX, IMPORT_WORKBOOK_PARTS_MAX,
};

/// Rows at a sheet's start among which the heads are looked for.
const HEAD_ROWS: usize = 6;
/// Numbers from here on have lost digits, since a sheet keeps fifteen.
const DIGITS_LOST: f64 = 1e15;

/// A workbook in memory.
pub(in crate::exchange) type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// A row of a sheet: its number, its cells, and the first that holds no value but an error.
struct Line {
    number: u64,
    cells: Vec<String>,
    error: Option<usize>,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.error.is_none() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Opens a workbook.
pub(in crate::exchange) fn sheet(
    bytes: &[u8],
    knows: Knows,
) -> Result<Sheet<'static>, NotReadable> {
    let (mut book, names) = open(bytes)?;
    let mut first = None;
    for name in names {
        let lines = lines_of(&mut book, &name)?;
        if lines.is_empty() {
            continue;
        }
        let (header, rows) = headed(lines, knows);
        if known_heads(&header, knows) > 0 {
            return Ok(made(header, rows));
        }
        first = first.or(Some((header, rows)));
    }
    let (header, rows) = first.ok_or(NotReadable::plain("file_empty"))?;
    Ok(made(header, rows))
}

fn made(header: String, rows: Vec<Line>) -> Sheet<'static> {
    let rows = rows.into_iter().map(|line| Row {
        number: line.number,
        text: match line.error {
            Some(place) => Err(Fault {
                code: "cell_error",
                column: Some(place),
            }),
            None => Ok(Cow::Owned(joined(line.cells.iter().map(String::as_str)))),
        },
        open_end: false,
    });
    Sheet {
        header: Cow::Owned(header),
        rows: Rows::Made(rows.collect()),
        form: Form::UTF_8,
    }
}

/// Unpacks every part into nothing: what a part says of its size is not believed.
pub(in crate::exchange) fn weigh(bytes: &[u8], most: u64) -> Result<(), NotReadable> {
    let too_large = NotReadable::plain("file_too_large");
    if bytes.len() > IMPORT_WORKBOOK_BYTES_MAX {
        return Err(too_large);
    }
    let broken = |_error| NotReadable::plain("file_workbook_broken");
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if parts.len() > IMPORT_WORKBOOK_PARTS_MAX {
        return Err(too_large);
    }
    let mut left = most;
    let mut is_workbook = false;
    for place in 0..parts.len() {
        let part = parts.by_index(place).map_err(broken)?;
        is_workbook |= part
            .name()
            .map_err(broken)?
            .eq_ignore_ascii_case("xl/workbook.xml");
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_error| NotReadable::plain("file_workbook_broken"))?;
        left = left.checked_sub(unpacked).ok_or(too_large.clone())?;
    }
    if is_workbook {
        Ok(())
    } else {
        Err(NotReadable::plain("file_workbook"))
    }
}

/// Opens a workbook that is not too large, with the names of the sheets that are looked at: the first visible ones.
pub(in crate::exchange) fn open(bytes: &[u8]) -> Result<(Book<'_>, Vec<String>), NotReadable> {
    weigh(bytes, IMPORT_UNPACKED_BYTES_MAX)?;
    let broken = |_error| NotReadable::plain("file_workbook_broken");
    let book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .take(IMPORT_SHEETS_MAX)
        .collect();
    Ok((book, names))
}

/// Reads the cells of a sheet that say something, row by row: `said` tells what one says, and `take` takes it into
/// the row of a number, which is begun with its first cell.
pub(in crate::exchange) fn rows_of<S, R: Default>(
    book: &mut Book<'_>,
    name: &str,
    said: impl Fn(&Cell<DataRef<'_>>) -> Option<S>,
    mut take: impl FnMut(&mut R, usize, S),
) -> Result<Vec<(u64, R)>, NotReadable> {
    let broken = |_error| NotReadable::plain("file_workbook_broken");
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut rows: Vec<(u64, R)> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let Some(said) = said(&cell) else {
            continue;
        };
        let (row, column) = cell.get_position();
        let number = u64::from(row) + 1;
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        if place >= IMPORT_COLUMNS_MAX {
            return Err(NotReadable::plain("file_too_wide"));
        }
        if rows.last().is_none_or(|(last, _)| *last != number) {
            if rows.len() > IMPORT_SHEET_ROWS_MAX {
                return Err(NotReadable::plain("file_too_long"));
            }
            rows.push((number, R::default()));
        }
        if let Some((_, row)) = rows.last_mut() {
            take(row, place, said);
        }
    }
    Ok(rows)
}

/// Puts a text into its place among cells.
pub(in crate::exchange) fn put(cells: &mut Vec<String>, place: usize, text: String) {
    if cells.len() <= place {
        cells.resize(place + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(place) {
        *cell = text;
    }
}

/// Reads the rows of a sheet that are not blank.
fn lines_of(book: &mut Book<'_>, name: &str) -> Result<Vec<Line>, NotReadable> {
    type Told = (Vec<String>, Option<usize>);
    let rows = rows_of(
        book,
        name,
        said,
        |(cells, error): &mut Told, place, told| {
            let (text, is_error) = told;
            if is_error {
                *error = error.or(Some(place));
            }
            put(cells, place, text);
        },
    )?;
    let lines = rows.into_iter().map(|(number, (cells, error))| Line {
        number,
        cells,
        error,
    });
    Ok(lines.filter(|line| !line.is_blank()).collect())
}

/// Says a cell as text, and whether it is an error of the sheet's; none for an empty one.
pub(in crate::exchange) fn said(cell: &Cell<DataRef<'_>>) -> Option<(String, bool)> {
    let text = match cell.get_value() {
        DataRef::Empty => return None,
        DataRef::Error(_) => return Some((String::new(), true)),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_said(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "Y".to_owned(),
        DataRef::Bool(false) => "N".to_owned(),
        DataRef::DateTime(time) => time_said(*time),
    };
    Some((text, false))
}

/// Says a number as a person reads it in the sheet. One that has lost digits is said so that it is
/// no id any more.
fn number_said(number: f64) -> String {
    if number.abs() >= DIGITS_LOST {
        return format!("{number:.5E}").replace('E', "E+");
    }
    number.to_string()
}

fn time_said(time: ExcelDateTime) -> String {
    if !time.is_datetime() {
        return number_said(time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// Finds the heads among the first rows, and gives the rows behind them.
fn headed(mut lines: Vec<Line>, knows: Knows) -> (String, Vec<Line>) {
    let known = |cells: &[String]| known_heads(&joined(cells.iter().map(String::as_str)), knows);
    let start = lines.get(..lines.len().min(HEAD_ROWS)).unwrap_or_default();
    let of_two = start.windows(2).enumerate().filter_map(|(place, two)| {
        let [upper, lower] = two else { return None };
        let heads = both(&upper.cells, &lower.cells);
        let alone = known(&upper.cells).max(known(&lower.cells));
        (known(&heads) > alone).then_some((place, 2, heads))
    });
    let of_one = start
        .iter()
        .enumerate()
        .map(|(place, line)| (place, 1, line.cells.clone()));
    // The most known heads; of equal ones the uppermost, and one row before two.
    let mut best: Option<(usize, usize, Vec<String>)> = None;
    for found in of_one.chain(of_two) {
        let so_far = best.as_ref().map(|(_, _, heads)| known(heads));
        if so_far.is_none_or(|so_far| known(&found.2) > so_far) {
            best = Some(found);
        }
    }
    let Some((place, height, heads)) = best else {
        return (String::new(), lines);
    };
    let rows = lines.split_off((place + height).min(lines.len()));
    (joined(heads.iter().map(String::as_str)), rows)
}

/// Makes one row of heads of two: the lower one, or the upper where there is no lower. A group whose
/// name may name a buyer stands before its columns' heads, so that none of them is ever kept.
fn both(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut group = "";
    let width = upper.len().max(lower.len());
    let mut heads = Vec::with_capacity(width);
    for place in 0..width {
        let upper = upper.get(place).map_or("", |text| text.trim());
        let lower = lower.get(place).map_or("", |text| text.trim());
        if !upper.is_empty() {
            group = upper;
        }
        heads.push(if lower.is_empty() {
            upper.to_owned()
        } else if columns::is_a_buyers(group) {
            format!("{group} {lower}")
        } else {
            lower.to_owned()
        });
    }
    heads
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn what_a_workbook_unpacks_to_is_counted_and_not_believed() {
        let mut parts = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
            parts.start_file(name, options).expect("a part");
            parts
                .write_all(&vec![b' '; 50_000])
                .expect("a part's bytes");
        }
        let bytes = parts.finish().expect("an archive").into_inner();
        assert!(bytes.len() < 2000, "{} bytes packed", bytes.len());
        assert_eq!(weigh(&bytes, 100_000), Ok(()));
        assert_eq!(weigh(&bytes, 99_999), Err(NotReadable::too_large()));
    }
}

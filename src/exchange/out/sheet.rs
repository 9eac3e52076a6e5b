//! Spreadsheets: one table a sheet, the head frozen and printed on every page.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatBorder, Image, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use crate::domain::time::UtcMs;
use crate::text::Words;

use super::OutError;
use super::columns::Cell;

/// Most characters that a spreadsheet keeps in one cell.
const CELL_CHARACTERS_MAX: usize = 32_767;

/// Rows of a sheet from which on its texts stand in its cells. A table of them, which makes the files of small
/// sheets smaller, is kept in memory until the end.
const TABLED_ROWS_MAX: usize = 5_000;

/// Height of a row with pictures, in points.
const PICTURE_POINTS: f64 = 96.0;
/// Width of a column of pictures, in characters.
const PICTURE_CHARACTERS: f64 = 20.0;

impl From<XlsxError> for OutError {
    fn from(error: XlsxError) -> Self {
        Self::Format(error.to_string())
    }
}

/// Locks the cells of a sheet that are not set free. There is no password: it guards against slips alone.
pub(in crate::exchange) fn lock(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
}

/// A workbook in the making.
pub(super) struct Book<'a> {
    book: Workbook,
    words: &'a Words,
}

/// The head of one column.
pub(super) struct Head {
    pub(super) text: String,
    pub(super) width: u16,
}

impl<'a> Book<'a> {
    /// Begins a workbook; its document dates are `made`, so that equal input gives equal bytes.
    pub(super) fn new(made: UtcMs, words: &'a Words) -> Result<Self, OutError> {
        let mut book = Workbook::new();
        let date = ExcelDateTime::from_timestamp(made.0.div_euclid(1000))?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&date));
        Ok(Self { book, words })
    }

    /// Adds a sheet with a head, rows and, when there is one, a row of totals.
    pub(super) fn add(
        &mut self,
        name: &str,
        heads: &[Head],
        rows: impl Iterator<Item = Vec<Cell>>,
        totals: Option<Vec<Cell>>,
    ) -> Result<(), OutError> {
        let cut = self.words.say(&super::columns::term("text", "cut"));
        let sheet = if rows.size_hint().0 > TABLED_ROWS_MAX {
            self.book.add_worksheet_with_constant_memory()?
        } else {
            self.book.add_worksheet_with_low_memory()?
        };
        sheet.set_name(name)?;
        begin(sheet, heads)?;
        let strong = Format::new().set_bold().set_num_format("@");
        let text_form = Format::new().set_num_format("@");
        let places = Places::new();
        let mut number = 0;
        for row in rows {
            number += 1;
            write_row(sheet, number, row, &text_form, (&places, &cut))?;
        }
        if let Some(totals) = totals {
            for (at, cell) in (0_u16..).zip(totals) {
                let form = match &cell {
                    Cell::Count(_) => Format::new().set_bold(),
                    Cell::Number(digits) => places.of(digits).clone().set_bold(),
                    Cell::Amount(money) => places.of(&money.decimal()).clone().set_bold(),
                    Cell::Text(_) | Cell::Empty => strong.clone(),
                };
                write_cell(sheet, number + 1, at, &cell, &form, &cut)?;
            }
        }
        Ok(())
    }

    /// Adds a sheet whose rows have pictures behind their cells, each moving with its row.
    pub(super) fn add_pictured<'b>(
        &mut self,
        name: &str,
        heads: &[Head],
        rows: impl Iterator<Item = (Vec<Cell>, &'b [Vec<u8>])>,
    ) -> Result<(), OutError> {
        let cut = self.words.say(&super::columns::term("text", "cut"));
        let sheet = self.book.add_worksheet();
        sheet.set_name(name)?;
        begin(sheet, heads)?;
        let text_form = Format::new().set_num_format("@");
        let places = Places::new();
        for (number, (row, pictures)) in (1_u32..).zip(rows) {
            let beside = u16::try_from(row.len()).unwrap_or(u16::MAX);
            write_row(sheet, number, row, &text_form, (&places, &cut))?;
            if !pictures.is_empty() {
                sheet.set_row_height(number, PICTURE_POINTS)?;
            }
            for (column, picture) in (beside..).zip(pictures) {
                sheet.set_column_width(column, PICTURE_CHARACTERS)?;
                let picture = Image::new_from_buffer(picture)?;
                sheet.insert_image_fit_to_cell(number, column, &picture, true)?;
            }
        }
        Ok(())
    }

    /// Ends the workbook and gives its bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, OutError> {
        Ok(self.book.save_to_buffer()?)
    }
}

/// Forms of numbers by their digits behind the point, so that an amount shows each of them.
struct Places([Format; 7]);

impl Places {
    fn new() -> Self {
        Self(
            ["0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "0.000000"]
                .map(|form| Format::new().set_num_format(form)),
        )
    }

    fn of(&self, digits: &str) -> &Format {
        let [whole, parts @ ..] = &self.0;
        let behind = digits.split_once('.').map_or(0, |(_, part)| part.len());
        behind
            .checked_sub(1)
            .and_then(|at| parts.get(at))
            .unwrap_or(whole)
    }
}

/// Writes the heads, which stay in sight and stand on every printed page.
fn begin(sheet: &mut Worksheet, heads: &[Head]) -> Result<(), OutError> {
    let head_form = Format::new().set_bold().set_num_format("@");
    let head_form = head_form.set_border_bottom(FormatBorder::Thin);
    for (at, head) in (0_u16..).zip(heads) {
        sheet.set_column_width(at, f64::from(head.width))?;
        sheet.write_string_with_format(0, at, &head.text, &head_form)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: Vec<Cell>,
    text_form: &Format,
    (places, cut): (&Places, &str),
) -> Result<(), OutError> {
    let plain = Format::new();
    for (at, cell) in (0_u16..).zip(cells) {
        let form = match &cell {
            Cell::Text(_) => text_form,
            Cell::Number(digits) => places.of(digits),
            Cell::Amount(money) => places.of(&money.decimal()),
            Cell::Count(_) | Cell::Empty => &plain,
        };
        write_cell(sheet, row, at, &cell, form, cut)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    form: &Format,
    cut: &str,
) -> Result<(), OutError> {
    match cell {
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, fitted(text, cut), form)?;
        }
        Cell::Count(count) => {
            sheet.write_number_with_format(row, column, *count, form)?;
        }
        Cell::Number(digits) => write_number(sheet, (row, column), digits, form)?,
        Cell::Amount(money) => write_number(sheet, (row, column), &money.decimal(), form)?,
        Cell::Empty => {}
    }
    Ok(())
}

/// Writes a decimal. A spreadsheet knows no other numbers; what it shows is what was written, to the decimal.
fn write_number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    digits: &str,
    form: &Format,
) -> Result<(), OutError> {
    let number: f64 = digits.parse().unwrap_or_default();
    sheet.write_number_with_format(row, column, number, form)?;
    Ok(())
}

/// Cuts a text that no spreadsheet keeps and says so at its end. Spreadsheets count UTF-16 units.
fn fitted(text: &str, cut: &str) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if text.len() <= CELL_CHARACTERS_MAX || units(text) <= CELL_CHARACTERS_MAX {
        return text.to_owned();
    }
    let room = CELL_CHARACTERS_MAX.saturating_sub(units(cut) + 1);
    let mut used = 0;
    let mut kept: String = text
        .chars()
        .take_while(|sign| {
            used += sign.len_utf16();
            used <= room
        })
        .collect();
    kept.push(' ');
    kept.push_str(cut);
    kept
}

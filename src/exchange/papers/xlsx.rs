//! Papers as a workbook: a sheet a paper, ids as text and locked, numbers as numbers, heads on every printed page.

use std::collections::HashMap;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::PaperError;
use super::fields::PaperField;
use super::model::{Block, Column, Grid, Paper, Value};
use super::pictures::Pictured;
use crate::exchange::out::{lock, picture_over};

/// Columns beyond which a sheet is printed lying.
const UPRIGHT_MAX: usize = 9;
/// A4, as spreadsheets number it.
const A4: u8 = 9;
/// Characters that the names of lines take.
const NAMES: u16 = 34;
/// The height of heads of two lines, in points.
const HEAD_POINTS: f64 = 30.0;
/// Characters of a sheet's name.
const NAME_MAX: usize = 31;
/// The last column of a sheet.
const COLUMN_LAST: u16 = 16_383;

/// What a cell is to who fills the sheet in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum CellOf {
    /// Anything that may be written over.
    Row,
    /// A sum.
    Sum,
    /// What names the row: locked, so that the row is found when the sheet comes back.
    Id,
}

/// A text or a number with so many digits behind its point.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Text,
    Number(u8),
}

impl From<XlsxError> for PaperError {
    fn from(error: XlsxError) -> Self {
        Self::Format(error.to_string())
    }
}

/// Writes papers. The same papers give the same bytes.
pub(super) fn bytes(papers: &[&Paper]) -> Result<Vec<u8>, PaperError> {
    let mut book = Workbook::new();
    if let Some(first) = papers.first() {
        let date = ExcelDateTime::from_timestamp(first.made.0.div_euclid(1000))?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    }
    for paper in papers {
        let sheet = book.add_worksheet_with_low_memory()?;
        sheet.set_name(sheet_name(paper))?;
        Pen::new(sheet).paper(paper)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Names a sheet by its Chinese title, without signs that no sheet's name has.
fn sheet_name(paper: &Paper) -> String {
    let [_, title] = &paper.title;
    let barred = ['[', ']', ':', '*', '?', '/', '\\', '\''];
    let name = title.replace(barred, "-");
    name.chars().take(NAME_MAX).collect()
}

/// Writes a head: both languages, one below the other.
pub(super) fn head(column: &Column) -> String {
    column.heads.join("\n")
}

fn placed(form: Format, place: Option<FormatAlign>) -> Format {
    match place {
        Some(place) => form.set_align(place),
        None => form,
    }
}

struct Pen<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    /// Where the values of lines stand.
    beside: u16,
    forms: HashMap<(Form, CellOf), Format>,
    /// Where cells of rows stand that are as high as pictures; none of plain rows.
    place: Option<FormatAlign>,
}

impl<'a> Pen<'a> {
    fn new(sheet: &'a mut Worksheet) -> Self {
        Self {
            sheet,
            row: 0,
            beside: 1,
            forms: HashMap::new(),
            place: None,
        }
    }

    fn paper(&mut self, paper: &Paper) -> Result<(), PaperError> {
        self.set_up(paper)?;
        let mut title = paper.full_title();
        if let Some(draft) = &paper.draft {
            title = format!("{draft} · {title}");
        }
        let large = Format::new().set_bold().set_font_size(14).set_unlocked();
        self.sheet
            .write_string_with_format(self.row, 0, &title, &large)?;
        self.row += 1;
        self.text(0, &paper.running)?;
        self.row += 1;
        let mut has_head = false;
        for block in &paper.blocks {
            self.row += 1;
            match block {
                Block::Lines(lines) => self.lines(lines)?,
                Block::Text(lines) => {
                    for line in lines {
                        self.text(0, line)?;
                        self.row += 1;
                    }
                }
                Block::Grid(grid) => {
                    if !has_head {
                        self.sheet.set_repeat_rows(self.row, self.row)?;
                        has_head = true;
                    }
                    self.grid(grid)?;
                }
                Block::Sign(names) => {
                    for name in names {
                        self.text(0, &format!("{name}: ____________________"))?;
                        self.row += 3;
                    }
                }
                Block::NewPage => {}
            }
        }
        Ok(())
    }

    fn set_up(&mut self, paper: &Paper) -> Result<(), PaperError> {
        let mut columns = 0;
        if let Some(grid) = paper.grids().next() {
            let mut so_far = 0_u16;
            let mut beside = None;
            for (at, column) in (0_u16..).zip(&grid.columns) {
                if beside.is_none() && at > 0 && so_far >= NAMES {
                    beside = Some(at);
                }
                so_far = so_far.saturating_add(column.width);
                self.sheet.set_column_width(at, f64::from(column.width))?;
            }
            self.beside = beside.unwrap_or(1);
            columns = grid.columns.len();
        }
        let sheet = &mut *self.sheet;
        lock(sheet);
        sheet.set_column_range_format(0, COLUMN_LAST, &Format::new().set_unlocked())?;
        if columns > UPRIGHT_MAX {
            sheet.set_landscape();
        }
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        let draft = paper.draft.as_deref().unwrap_or_default();
        sheet.set_header(format!("&L{}&C{draft}", paper.running.replace('&', "&&")));
        sheet.set_footer(format!("&C{draft}&R&P / &N"));
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str) -> Result<(), PaperError> {
        let form = formed(&mut self.forms, (Form::Text, CellOf::Row), self.place);
        self.sheet
            .write_string_with_format(self.row, column, text, form)?;
        Ok(())
    }

    fn value(&mut self, column: u16, value: &Value, of: CellOf) -> Result<(), PaperError> {
        match value {
            Value::Text(text) => {
                let form = formed(&mut self.forms, (Form::Text, of), self.place);
                self.sheet
                    .write_string_with_format(self.row, column, text, form)?;
            }
            Value::Number(_, behind) => {
                // A spreadsheet knows no other numbers; what it shows is what was written, to the digit.
                let number: f64 = value.printed().parse().unwrap_or_default();
                let form = formed(&mut self.forms, (Form::Number(*behind), of), self.place);
                self.sheet
                    .write_number_with_format(self.row, column, number, form)?;
            }
            Value::Picture(picture) => self.picture(column, picture)?,
            Value::Empty if of == CellOf::Id => {
                let form = formed(&mut self.forms, (Form::Text, of), self.place);
                self.sheet.write_blank(self.row, column, form)?;
            }
            Value::Empty => {}
        }
        Ok(())
    }

    /// Puts a picture over its cell, or says why there is none.
    fn picture(&mut self, column: u16, picture: &Pictured) -> Result<(), PaperError> {
        let form = Format::new().set_num_format("@").set_text_wrap();
        let form = placed(form.set_unlocked(), self.place);
        if let Some(file) = &picture.small {
            let (place, beside) = ((self.row, column), (picture.tag.as_str(), &form));
            if picture_over(self.sheet, place, file, beside)? {
                return Ok(());
            }
        }
        self.sheet
            .write_string_with_format(self.row, column, &picture.instead, &form)?;
        Ok(())
    }

    fn lines(&mut self, lines: &[(String, Value)]) -> Result<(), PaperError> {
        for (name, value) in lines {
            self.text(0, name)?;
            self.value(self.beside, value, CellOf::Row)?;
            self.row += 1;
        }
        Ok(())
    }

    fn grid(&mut self, grid: &Grid) -> Result<(), PaperError> {
        let form = Format::new().set_bold().set_num_format("@").set_text_wrap();
        let form = form
            .set_unlocked()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin);
        self.sheet.set_row_height(self.row, HEAD_POINTS)?;
        for (at, column) in (0_u16..).zip(&grid.columns) {
            self.sheet
                .write_string_with_format(self.row, at, head(column), &form)?;
        }
        self.row += 1;
        let mut cells = grid.rows.iter().flatten();
        let is_high = cells.any(|cell| matches!(cell, Value::Picture(_)));
        self.place = is_high.then_some(FormatAlign::VerticalCenter);
        self.forms.clear();
        let of = |column: &Column| {
            let field = column.code.and_then(PaperField::parse);
            if field.is_some_and(PaperField::is_id) {
                CellOf::Id
            } else {
                CellOf::Row
            }
        };
        let cells: Vec<CellOf> = grid.columns.iter().map(of).collect();
        for row in &grid.rows {
            self.cells(row, &cells)?;
        }
        self.place = None;
        self.forms.clear();
        if !grid.totals.is_empty() {
            self.cells(&grid.totals, &vec![CellOf::Sum; cells.len()])?;
        }
        Ok(())
    }

    fn cells(&mut self, row: &[Value], cells: &[CellOf]) -> Result<(), PaperError> {
        for (at, (value, of)) in (0_u16..).zip(row.iter().zip(cells)) {
            self.value(at, value, *of)?;
        }
        self.row += 1;
        Ok(())
    }
}

/// Gives a cell's format, made once; forms are forgotten where the place within cells changes.
fn formed(
    forms: &mut HashMap<(Form, CellOf), Format>,
    (form, of): (Form, CellOf),
    place: Option<FormatAlign>,
) -> &Format {
    forms.entry((form, of)).or_insert_with(|| {
        let numbers = match form {
            Form::Text => "@".to_owned(),
            Form::Number(0) => "0".to_owned(),
            Form::Number(behind) => format!("0.{}", "0".repeat(usize::from(behind))),
        };
        let made = placed(Format::new().set_num_format(numbers), place);
        match (of, form) {
            (CellOf::Id, _) => made,
            (CellOf::Row, _) => made.set_unlocked(),
            (CellOf::Sum, Form::Text) => made.set_unlocked().set_bold(),
            (CellOf::Sum, Form::Number(_)) => {
                let made = made.set_unlocked().set_bold();
                made.set_border_top(FormatBorder::Thin)
            }
        }
    })
}

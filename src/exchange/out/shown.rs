//! A list as a desk shows it: its columns and rows in the shown order, and nothing else.

use crate::domain::time::UtcMs;
use crate::exchange::print::{Align, Table, TableColumn, tables_pdf};
use crate::text::Words;

use super::OutError;
use super::columns::Cell;
use super::csv_file::{safe, written};
use super::sheet::{Book, Head};

/// The kinds of file a shown list is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShownFormat {
    /// A spreadsheet.
    Xlsx,
    /// Text with commas.
    Csv,
    /// Pages to print.
    Pdf,
}

/// The head of a shown column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShownHead {
    /// Its word.
    pub text: String,
    /// Width in characters of a spreadsheet.
    pub width: u16,
}

/// What stands in a shown cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShownCell {
    /// Text, also of ids: never a number, never a formula.
    Text(String),
    /// A count.
    Count(u32),
    /// By how much a count changed.
    Change(i64),
}

/// A list as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShownTable {
    /// The shown columns, in order.
    pub heads: Vec<ShownHead>,
    /// The shown rows, in order: one cell a column.
    pub rows: Vec<Vec<ShownCell>>,
}

impl ShownTable {
    /// Makes a file of the list.
    ///
    /// # Errors
    /// Gives what the maker of the format said.
    pub fn bytes(
        &self,
        format: ShownFormat,
        made: UtcMs,
        words: &Words,
    ) -> Result<Vec<u8>, OutError> {
        match format {
            ShownFormat::Xlsx => self.xlsx(made, words),
            ShownFormat::Pdf => self.pdf(words),
            ShownFormat::Csv => written(
                self.heads.iter().map(|head| head.text.clone()).collect(),
                self.rows
                    .iter()
                    .map(|row| row.iter().map(ShownCell::cell).collect()),
            ),
        }
    }

    /// Gives the rows as text with a tab between cells, ids whole, safe to paste into a spreadsheet.
    pub fn tab_separated(&self) -> String {
        let printed = |cell: &ShownCell| match cell {
            ShownCell::Text(text) => safe(text.replace(['\t', '\r', '\n'], " ")),
            ShownCell::Count(count) => count.to_string(),
            ShownCell::Change(change) => change.to_string(),
        };
        let rows = self.rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(printed).collect();
            cells.join("\t")
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    fn pdf(&self, words: &Words) -> Result<Vec<u8>, OutError> {
        let is_count = |at: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.any(|cell| matches!(cell, ShownCell::Count(_) | ShownCell::Change(_)))
        };
        let columns = self.heads.iter().enumerate();
        let columns = columns.map(|(at, head)| TableColumn {
            heads: [head.text.clone(), String::new()],
            share: head.width.max(1),
            align: if is_count(at) {
                Align::Right
            } else {
                Align::Left
            },
        });
        let printed = |cell: &ShownCell| match cell {
            ShownCell::Text(text) => text.clone(),
            ShownCell::Count(count) => count.to_string(),
            ShownCell::Change(change) => format!("{change:+}"),
        };
        let table = Table {
            columns: columns.collect(),
            rows: self
                .rows
                .iter()
                .map(|row| row.iter().map(printed).collect())
                .collect(),
            notes: Vec::new(),
        };
        let title = words.say(&super::columns::term("sheet", "list"));
        tables_pdf(&title, &[table]).map_err(|error| OutError::Format(error.to_string()))
    }

    fn xlsx(&self, made: UtcMs, words: &Words) -> Result<Vec<u8>, OutError> {
        let rows = self.rows.iter().map(Vec::as_slice);
        rows_xlsx(&self.heads, rows, made, words)
    }
}

/// Makes a spreadsheet of rows as they come: what was written is kept on the disk, not in memory, as far as the
/// iterator knows that there are many.
///
/// # Errors
/// Gives what the maker of the format said.
pub fn rows_xlsx<R: AsRef<[ShownCell]>>(
    heads: &[ShownHead],
    rows: impl Iterator<Item = R>,
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    let heads: Vec<Head> = heads
        .iter()
        .map(|head| Head {
            text: head.text.clone(),
            width: head.width,
        })
        .collect();
    let name = words.say(&super::columns::term("sheet", "list"));
    let mut book = Book::new(made, words)?;
    let rows = rows.map(|row| row.as_ref().iter().map(ShownCell::cell).collect());
    book.add(&name, &heads, rows, None)?;
    book.finish()
}

impl ShownCell {
    fn cell(&self) -> Cell {
        match self {
            Self::Text(text) if text.is_empty() => Cell::Empty,
            Self::Text(text) => Cell::Text(text.clone()),
            Self::Count(count) => Cell::Count(*count),
            Self::Change(change) => Cell::Number(change.to_string()),
        }
    }
}

//! Tables on sheets of A4 lying, their heads and a page number on every page.

use super::PrintError;
use super::ink::Ink;
use super::paper::A4;
use super::pdf;
use super::sheet::{Align, Area, Mark, Page, Sheet, Text};

/// What stays white around a page.
const EDGE: f32 = 28.0;
/// The height of a row.
const ROW: f32 = 12.0;
/// The size of what stands in a row.
const SIZE: f32 = 7.0;
/// The size of the title.
const TITLE: f32 = 11.0;
/// Rows of one page below the heads.
const ROWS: usize = 40;
/// From the base of a line to the end of its row.
const BELOW: f32 = 3.5;
/// What stays free on both sides of a cell.
const GAP: f32 = 3.5;
/// Behind the heads.
const SHADE: Ink = Ink([232, 232, 232]);

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableColumn {
    /// Its head, in each language a line.
    pub heads: [String; 2],
    /// Its share of the page's width.
    pub share: u16,
    /// On which side its cells stand.
    pub align: Align,
}

/// A table; it begins on a page of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// A cell a column; cells at the end may be left out.
    pub rows: Vec<Vec<String>>,
    /// Lines below the last row.
    pub notes: Vec<String>,
}

/// Draws tables under one title and gives the file's bytes. The same tables give the same bytes.
///
/// # Errors
/// Says which text cannot be drawn.
pub fn tables_pdf(title: &str, tables: &[Table]) -> Result<Vec<u8>, PrintError> {
    let pages_of = |table: &Table| (table.rows.len() + table.notes.len()).div_ceil(ROWS).max(1);
    let count: usize = tables.iter().map(pages_of).sum();
    let mut pages = Vec::with_capacity(count);
    for table in tables {
        let rows = table.rows.iter().map(|row| Row::Cells(row));
        let rows = rows.chain(table.notes.iter().map(|note| Row::Note(note)));
        let rows: Vec<Row<'_>> = rows.collect();
        let mut rows = rows.chunks(ROWS);
        for _ in 0..pages_of(table) {
            let number = format!("{} / {count}", pages.len() + 1);
            let rows = rows.next().unwrap_or_default();
            pages.push(page((title, &number), &table.columns, rows));
        }
    }
    pdf::bytes(&Sheet {
        title: title.to_owned(),
        pages,
    })
}

/// What stands in a row.
enum Row<'a> {
    /// Cells.
    Cells(&'a [String]),
    /// One line.
    Note(&'a str),
}

fn page((title, number): (&str, &str), columns: &[TableColumn], rows: &[Row<'_>]) -> Page {
    let (height, width) = A4;
    let room = width - 2.0 * EDGE;
    let mut marks = vec![
        line(
            title,
            (EDGE, room - 60.0),
            (EDGE + TITLE, TITLE),
            Align::Left,
        ),
        line(number, (EDGE, room), (EDGE + TITLE, SIZE), Align::Right),
    ];
    let top = EDGE + 2.0 * TITLE;
    marks.push(Mark::Band(
        Area {
            x: EDGE,
            y: top,
            width: room,
            height: 2.0 * ROW,
        },
        SHADE,
    ));
    let mut y = top;
    for language in 0..2 {
        let heads = columns
            .iter()
            .filter_map(|column| column.heads.get(language));
        marks.extend(cells(columns, heads, y));
        y += ROW;
    }
    for row in rows {
        match row {
            Row::Cells(row) => marks.extend(cells(columns, row.iter(), y)),
            Row::Note(note) => {
                let place = (EDGE + GAP, room - 2.0 * GAP);
                marks.push(line(note, place, (y + ROW - BELOW, SIZE), Align::Left));
            }
        }
        y += ROW;
    }
    Page {
        width,
        height,
        marks,
    }
}

/// Puts the cells of a row whose top is at `y` under their heads.
fn cells<'a>(columns: &[TableColumn], row: impl Iterator<Item = &'a String>, y: f32) -> Vec<Mark> {
    let (_, width) = A4;
    let shares: u16 = columns.iter().map(|column| column.share).sum();
    let each = (width - 2.0 * EDGE) / f32::from(shares.max(1));
    let mut x = EDGE;
    let mut marks = Vec::with_capacity(columns.len());
    for (column, text) in columns.iter().zip(row) {
        let width = each * f32::from(column.share);
        if !text.is_empty() {
            let base = (y + ROW - BELOW, SIZE);
            marks.push(line(text, (x + GAP, width - 2.0 * GAP), base, column.align));
        }
        x += width;
    }
    marks
}

/// A line in a place that begins at `x` and is so wide.
fn line(text: &str, (x, width): (f32, f32), (base, size): (f32, f32), align: Align) -> Mark {
    let x = match align {
        Align::Left => x,
        Align::Center => x + width / 2.0,
        Align::Right => x + width,
    };
    Mark::Text(Text {
        text: text.to_owned(),
        x,
        base,
        size,
        width,
        align,
    })
}

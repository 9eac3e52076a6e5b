//! What a file says of its sums, read from what was written: the rows are added up anew, and every sum must be
//! that of the consignment. A file that disagrees is not given out.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value as Json;

use crate::exchange::print::{Align, Document, Flow, Mark, Sheet, edges};

use super::csv_file::BOM;
use super::fields::{Grain, PaperField};
use super::model::{Block, Column, Figure, Figures, Grid, Paper, Value, unfixed};
use super::{PaperError, csv_file, xlsx};

/// A table as a file has it: each cell as its text.
type Read = Vec<Vec<String>>;

fn unreadable(error: &impl ToString) -> PaperError {
    PaperError::Format(error.to_string())
}

fn disagrees(paper: &Paper, what: &'static str, made: &str, read: &str) -> PaperError {
    PaperError::Disagrees(paper.full_title(), what, made.to_owned(), read.to_owned())
}

fn behind(value: &Value) -> u8 {
    match value {
        Value::Number(_, behind) => *behind,
        Value::Text(_) | Value::Picture(_) | Value::Empty => 0,
    }
}

/// Sums that were read, beside those that were made.
struct Sums<'a> {
    paper: &'a Paper,
    figures: &'a Figures,
    read: Vec<(Figure, i64)>,
}

impl<'a> Sums<'a> {
    fn of(paper: &'a Paper) -> Option<Self> {
        let figures = paper.figures.as_ref()?;
        Some(Self {
            paper,
            figures,
            read: Vec::new(),
        })
    }

    fn add(&mut self, figure: Figure, text: &str) -> Result<(), PaperError> {
        let wanted = self.figures.value_of(figure);
        let digits = unfixed(text, behind(&wanted))
            .ok_or_else(|| disagrees(self.paper, figure.code(), &wanted.printed(), text))?;
        self.put(figure, digits);
        Ok(())
    }

    fn put(&mut self, figure: Figure, digits: i64) {
        match self.read.iter_mut().find(|(of, _)| *of == figure) {
            Some((_, sum)) => *sum = sum.saturating_add(digits),
            None => self.read.push((figure, digits)),
        }
    }

    fn is_one(&self, figure: Figure, text: &str) -> Result<(), PaperError> {
        let wanted = self.figures.value_of(figure);
        let read = unfixed(text, behind(&wanted));
        match (&wanted, read) {
            (Value::Number(made, _), Some(read)) if *made == read => Ok(()),
            _ => Err(disagrees(
                self.paper,
                figure.code(),
                &wanted.printed(),
                text,
            )),
        }
    }

    /// Holds what was added up to the sums of the consignment.
    fn agree(self) -> Result<(), PaperError> {
        for (figure, read) in &self.read {
            let wanted = self.figures.value_of(*figure);
            let read = Value::Number(*read, behind(&wanted));
            if wanted != read {
                let (made, read) = (wanted.printed(), read.printed());
                return Err(disagrees(self.paper, figure.code(), &made, &read));
            }
        }
        Ok(())
    }
}

/// Holds a workbook to the papers that it was made of, each on its sheet.
pub(super) fn workbook(bytes: &[u8], papers: &[&Paper]) -> Result<(), PaperError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    for (at, paper) in papers.iter().enumerate() {
        let range = book.worksheet_range_at(at);
        let range = range.ok_or_else(|| PaperError::Format(format!("no sheet {at}")))?;
        let range = range.map_err(|error| unreadable(&error))?;
        let rows: Read = range
            .rows()
            .map(|row| row.iter().map(shown).collect())
            .collect();
        rows_agree(&rows, paper, xlsx::head)?;
        lines_agree(&rows, paper)?;
    }
    Ok(())
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) => text.clone(),
        Data::Bool(is) => is.to_string(),
        Data::Empty => String::new(),
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => {
            "?".to_owned()
        }
    }
}

/// Holds a CSV file to its paper.
pub(super) fn csv(bytes: &[u8], paper: &Paper) -> Result<(), PaperError> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let mut rows: Read = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        rows.push(record.iter().map(ToOwned::to_owned).collect());
    }
    let Some(mut sums) = Sums::of(paper) else {
        return Ok(());
    };
    let Some(first) = paper.grids().next() else {
        return Ok(());
    };
    let heads: Vec<String> = first.columns.iter().map(csv_file::head).collect();
    let is_head = rows.first().is_some_and(|row| *row == heads);
    let count: usize = paper.grids().map(|grid| grid.rows.len()).sum();
    let body = rows.get(1..).unwrap_or_default();
    if !is_head || body.len() != count {
        let read = body.len().to_string();
        return Err(disagrees(paper, "rows", &count.to_string(), &read));
    }
    add_rows(&mut sums, &first.columns, body)?;
    sums.agree()
}

fn add_rows(
    sums: &mut Sums<'_>,
    columns: &[Column],
    rows: &[Vec<String>],
) -> Result<(), PaperError> {
    for (at, column) in columns.iter().enumerate() {
        let cells = || rows.iter().filter_map(|row| row.get(at));
        if let Some(figure) = column.figure {
            for text in cells().filter(|text| !text.is_empty()) {
                sums.add(figure, text)?;
            }
        }
        let is_carton = column.code == Some(PaperField::Carton.code());
        if is_carton && sums.paper.kind.grain() != Some(Grain::Line) {
            let cartons: BTreeSet<&String> = cells().collect();
            let count = i64::try_from(cartons.len()).unwrap_or(i64::MAX);
            let counted = Value::Number(count, 0);
            if sums.figures.value_of(Figure::Cartons) != counted {
                let made = sums.figures.value_of(Figure::Cartons).printed();
                let code = Figure::Cartons.code();
                return Err(disagrees(sums.paper, code, &made, &counted.printed()));
            }
        }
    }
    Ok(())
}

/// Finds each table below its heads, adds it up, and holds its own row of sums to it.
fn rows_agree(rows: &Read, paper: &Paper, head: fn(&Column) -> String) -> Result<(), PaperError> {
    let Some(mut sums) = Sums::of(paper) else {
        return Ok(());
    };
    let mut from = 0;
    let mut body: Vec<Vec<String>> = Vec::new();
    let mut columns: &[Column] = &[];
    for grid in paper.grids() {
        let heads: Vec<String> = grid.columns.iter().map(head).collect();
        let below = rows.get(from..).unwrap_or_default();
        let at = below.iter().position(|row| row.starts_with(&heads));
        let at = at.ok_or_else(|| disagrees(paper, "heads", &heads.join(", "), ""))?;
        let first = from + at + 1;
        let end = first + grid.rows.len();
        let part = rows.get(first..end);
        let part = part.ok_or_else(|| {
            let read = rows.len().saturating_sub(first).to_string();
            disagrees(paper, "rows", &grid.rows.len().to_string(), &read)
        })?;
        part_agrees(part, rows.get(end), grid, paper)?;
        if grid.columns.iter().any(|column| column.figure.is_some()) {
            body.extend(part.iter().cloned());
            columns = &grid.columns;
        }
        from = end;
    }
    add_rows(&mut sums, columns, &body)?;
    sums.agree()
}

/// Holds the row of sums below a part of a table to the rows of that part.
fn part_agrees(
    part: &[Vec<String>],
    below: Option<&Vec<String>>,
    grid: &Grid,
    paper: &Paper,
) -> Result<(), PaperError> {
    for (at, column) in grid.columns.iter().enumerate() {
        let (Some(figure), Some(total)) = (column.figure, grid.totals.get(at)) else {
            continue;
        };
        let digits = behind(total);
        let cells = part.iter().filter_map(|row| row.get(at));
        let sum: i64 = cells.filter_map(|text| unfixed(text, digits)).sum();
        let text = below.and_then(|row| row.get(at)).cloned();
        let text = text.unwrap_or_default();
        if unfixed(&text, digits) != Some(sum) {
            let made = Value::Number(sum, digits).printed();
            return Err(disagrees(paper, figure.code(), &made, &text));
        }
    }
    Ok(())
}

/// Holds the lines of sums below the table to the consignment.
fn lines_agree(rows: &Read, paper: &Paper) -> Result<(), PaperError> {
    let Some(sums) = Sums::of(paper) else {
        return Ok(());
    };
    for (figure, name) in sum_lines(paper) {
        let mut found = rows.iter().filter(|row| row.first() == Some(name));
        let mut values = found.next().into_iter().flatten().skip(1);
        let value = values.find(|text| !text.is_empty()).cloned();
        sums.is_one(figure, &value.unwrap_or_default())?;
    }
    Ok(())
}

/// Gives the lines of a paper that tell all its sums.
fn sum_lines(paper: &Paper) -> Vec<(Figure, &String)> {
    let lines = paper.blocks.iter().find_map(|block| match block {
        Block::Lines(lines) if lines.len() == Figure::ALL.len() && is_sums(lines, paper) => {
            Some(lines)
        }
        Block::Lines(_) | Block::Text(_) | Block::Grid(_) | Block::Sign(_) | Block::NewPage => None,
    });
    let lines = lines.into_iter().flatten();
    let figures = Figure::ALL.iter().copied();
    figures
        .zip(lines)
        .map(|(figure, (name, _))| (figure, name))
        .collect()
}

fn is_sums(lines: &[(String, Value)], paper: &Paper) -> bool {
    let Some(figures) = &paper.figures else {
        return false;
    };
    let pairs = Figure::ALL.iter().zip(lines);
    pairs
        .into_iter()
        .all(|(figure, (_, value))| figures.value_of(*figure) == *value)
}

/// Holds a JSON file to its paper.
pub(super) fn json(bytes: &[u8], paper: &Paper) -> Result<(), PaperError> {
    let read: Json = serde_json::from_slice(bytes).map_err(|error| unreadable(&error))?;
    let Some(mut sums) = Sums::of(paper) else {
        return Ok(());
    };
    for figure in Figure::ALL {
        let told = read.get("totals").and_then(|sums| sums.get(figure.code()));
        let told = told.map(ToString::to_string).unwrap_or_default();
        sums.is_one(*figure, &told)?;
    }
    let rows = read.get("rows").and_then(Json::as_array);
    let rows = rows.map(Vec::as_slice).unwrap_or_default();
    let Some(grid) = paper.grids().next() else {
        return Ok(());
    };
    let texts = rows.iter().map(|row| {
        let cells = grid.columns.iter().map(|column| {
            let cell = column.code.and_then(|code| row.get(code));
            match cell {
                Some(Json::String(text)) => text.clone(),
                Some(Json::Null) | None => String::new(),
                Some(other) => other.to_string(),
            }
        });
        cells.collect()
    });
    let texts: Read = texts.collect();
    add_rows(&mut sums, &grid.columns, &texts)?;
    sums.agree()
}

/// Holds pages to their paper, by what stands in the columns on them.
pub(super) fn pages(sheet: &Sheet, document: &Document, paper: &Paper) -> Result<(), PaperError> {
    let Some(mut sums) = Sums::of(paper) else {
        return Ok(());
    };
    let marks = || sheet.pages.iter().flat_map(|page| &page.marks);
    let tables = document.parts.iter().filter_map(|part| match part {
        Flow::Table(table) => Some(table),
        Flow::Lines(_) | Flow::Text(_) | Flow::Boxes(_) | Flow::NewPage => None,
    });
    let Some((grid, table)) = paper.grids().zip(tables).next() else {
        return Ok(());
    };
    let printed = grid.columns.iter().filter(|column| column.is_printed);
    for (column, edge) in printed.zip(edges(document, table)) {
        let Some(figure) = column.figure else {
            continue;
        };
        let wanted = sums.figures.value_of(figure);
        let mut all = 0_i64;
        for mark in marks() {
            if let Mark::Text(text) = mark
                && text.align == Align::Right
                && text.x.to_bits() == edge.to_bits()
                && let Some(digits) = unfixed(&text.text, behind(&wanted))
            {
                all = all.saturating_add(digits);
            }
        }
        // Each part has its row of sums: all that stands in the column is twice the sum.
        if all % 2 != 0 {
            let read = Value::Number(all, behind(&wanted)).printed();
            return Err(disagrees(paper, figure.code(), &wanted.printed(), &read));
        }
        sums.put(figure, all / 2);
    }
    let texts: BTreeSet<&str> = marks()
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.text.as_str()),
            Mark::Bars(_) | Mark::Band(..) | Mark::Cut(_) => None,
        })
        .collect();
    for (figure, _) in sum_lines(paper) {
        let wanted = sums.figures.value_of(figure).printed();
        if !texts.contains(wanted.as_str()) {
            return Err(disagrees(paper, figure.code(), &wanted, ""));
        }
    }
    sums.agree()
}

//! A paper's table as CSV, for programs: UTF-8 with its mark, CRLF, no row of sums.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::PaperError;
use super::model::{Column, Paper, Value};
use crate::exchange::out::safe;

pub(super) const BOM: &[u8] = b"\xef\xbb\xbf";

/// Writes a head: both languages in one line.
pub(super) fn head(column: &Column) -> String {
    column.heads.join(" ")
}

/// Writes the rows of a paper.
pub(super) fn bytes(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(BOM.to_vec());
    let failed = |error: csv::Error| PaperError::Format(error.to_string());
    let mut grids = paper.grids().peekable();
    if let Some(grid) = grids.peek() {
        let heads = grid.columns.iter().map(|column| safe(head(column)));
        writer.write_record(heads).map_err(failed)?;
    }
    for row in grids.flat_map(|grid| &grid.rows) {
        let cells = row.iter().map(|value| match value {
            Value::Text(text) => safe(text.clone()),
            Value::Number(..) | Value::Picture(_) | Value::Empty => value.printed(),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| PaperError::Format(error.to_string()))
}

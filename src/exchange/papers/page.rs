//! A paper on pages.

use crate::exchange::print::{
    Align, Document, Flow, FlowColumn, FlowTable, PrintError, Sheet, flowed, pdf,
};

use super::PaperError;
use super::model::{Block, Column, Grid, Paper, Value};

impl PaperError {
    fn on_paper(error: PrintError, paper: &Paper) -> Self {
        match error {
            PrintError::NoGlyph(sign, place) => {
                Self::NoGlyph(sign, format!("{} · {place}", paper.full_title()))
            }
            other => Self::Format(other.to_string()),
        }
    }
}

/// Gives a paper as a document that flows.
pub(super) fn document(paper: &Paper) -> Document {
    let parts = paper.blocks.iter().map(|block| match block {
        Block::Lines(lines) => {
            let lines = lines.iter();
            Flow::Lines(
                lines
                    .map(|(name, value)| (name.clone(), value.printed()))
                    .collect(),
            )
        }
        Block::Text(lines) => Flow::Text(lines.clone()),
        Block::Grid(grid) => Flow::Table(table(grid)),
        Block::Sign(names) => Flow::Boxes(names.clone()),
        Block::NewPage => Flow::NewPage,
    });
    Document {
        title: paper.full_title(),
        running: paper.running.clone(),
        mark: paper.draft.clone(),
        parts: parts.collect(),
    }
}

fn table(grid: &Grid) -> FlowTable {
    let printed = |row: &[Value]| {
        let cells = grid.columns.iter().zip(row);
        let cells = cells.filter(|(column, _)| column.is_printed);
        cells.map(|(_, value)| value.on_page()).collect::<Vec<_>>()
    };
    let column = |column: &Column| FlowColumn {
        heads: column.heads.clone(),
        share: column.width,
        align: if column.is_number {
            Align::Right
        } else {
            Align::Left
        },
    };
    let columns = grid.columns.iter().filter(|column| column.is_printed);
    FlowTable {
        columns: columns.map(column).collect(),
        rows: grid.rows.iter().map(|row| printed(row)).collect(),
        totals: printed(&grid.totals),
    }
}

/// Lays a paper out.
pub(super) fn sheet(paper: &Paper) -> Result<Sheet, PaperError> {
    flowed(&document(paper)).map_err(|error| PaperError::on_paper(error, paper))
}

/// Draws what was laid out. The same paper gives the same bytes.
pub(super) fn bytes(sheet: &Sheet, paper: &Paper) -> Result<Vec<u8>, PaperError> {
    pdf::bytes(sheet).map_err(|error| PaperError::on_paper(error, paper))
}

//! One paper in one format, its sums read back.

use super::documents::paper;
use super::model::{Paper, PaperKind, PapersOf};
use super::said::Said;
use super::{PaperError, csv_file, json_file, page, read_back, xlsx};
use crate::exchange::data::paper_templates::PaperTemplate;

/// Formats of papers with columns; the others are pages alone.
pub const PAPER_FORMATS: [&str; 4] = ["xlsx", "pdf", "csv", "json"];

/// The format of the others.
pub const LETTER_FORMAT: &str = "pdf";

/// Makes a paper in one of its formats.
///
/// # Errors
/// Says what cannot be made, or what was read back and is not what it was made of.
pub fn paper_bytes(
    of: &PapersOf<'_>,
    template: &PaperTemplate,
    format: &str,
) -> Result<Vec<u8>, PaperError> {
    if of.consignment.cartons.is_empty() {
        return Err(PaperError::Empty);
    }
    let made = paper(of, template.paper, Some(template), &Said::new());
    written(of, &made, format)
}

/// Makes the pages of a paper that has no layout.
///
/// # Errors
/// As [`paper_bytes`] does; such a paper has no format but PDF.
pub fn letter_bytes(
    of: &PapersOf<'_>,
    kind: PaperKind,
    format: &str,
) -> Result<Vec<u8>, PaperError> {
    if of.consignment.cartons.is_empty() {
        return Err(PaperError::Empty);
    }
    match format {
        LETTER_FORMAT => pages(&letter(of, kind, &Said::new())),
        other => Err(PaperError::NoFormat(other.to_owned())),
    }
}

/// Writes a paper and reads its sums back.
pub(super) fn written(
    of: &PapersOf<'_>,
    paper: &Paper,
    format: &str,
) -> Result<Vec<u8>, PaperError> {
    match format {
        "xlsx" => workbook(&[paper]),
        "pdf" => pages(paper),
        "csv" => {
            let bytes = csv_file::bytes(paper)?;
            read_back::csv(&bytes, paper)?;
            Ok(bytes)
        }
        "json" => {
            let bytes = json_file::bytes(of, paper)?;
            read_back::json(&bytes, paper)?;
            Ok(bytes)
        }
        other => Err(PaperError::NoFormat(other.to_owned())),
    }
}

/// Writes papers into one workbook and reads their sums back.
pub(super) fn workbook(papers: &[&Paper]) -> Result<Vec<u8>, PaperError> {
    let bytes = xlsx::bytes(papers)?;
    read_back::workbook(&bytes, papers)?;
    Ok(bytes)
}

fn pages(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let sheet = page::sheet(paper)?;
    read_back::pages(&sheet, &page::document(paper), paper)?;
    page::bytes(&sheet, paper)
}

/// Gives a paper of a kind that has no layout.
pub(super) fn letter(of: &PapersOf<'_>, kind: PaperKind, said: &Said) -> Paper {
    paper(of, kind, None, said)
}

//! Files of announced returns, whatever holds them: Amazon's reports of seller-fulfilled returns as
//! tab-separated text, as CSV and as XML, exports of the 领星 ERP, and any sheet as a workbook, text or
//! JSON.
//!
//! Each format has its own file here, which makes a [`source::Sheet`] of it: a header and rows. From
//! there one table of columns, one set of rules for a row and one counting of repeats hold for all.
//! Columns are bound by name and only those of an allow-list are ever read; of an unknown one the
//! first values are looked at for their shape, and nothing of them is kept. So no buyer's data
//! leaves this module.

mod cells;
mod columns;
mod commas;
mod hints;
mod json;
mod reader;
mod reasons;
mod refuse;
mod row;
mod source;
mod tabs;
mod text_form;
mod workbook;
mod xml;

use crate::domain::codes::SellerCode;
use crate::domain::limits::{IMPORT_COLUMNS_MAX, IMPORT_LINE_BYTES_MAX};
use crate::exchange::encoding::Encoding;
use crate::ledger::import::ReturnsFile;

pub use columns::fields;
pub use reasons::family_of;
pub use refuse::NotReadable;

use columns::{Binding, Field};
use reader::Reader;
use source::Sheet;

/// How a file is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// How its text is encoded; none: found out by the rule of [`crate::exchange::encoding`].
    pub encoding: Option<Encoding>,
    /// Column head to field name as a person says, and none for a column that is left out; heads
    /// it does not name are bound by our own table. A head that may name a buyer is never bound.
    pub mapping: Option<Vec<(String, Option<String>)>>,
}

/// Reads a file of announced returns. Bad rows become problems with their line; the good rows
/// stand in `lines` in the file's order, so that `rows = lines + repeated + bad rows`.
///
/// # Errors
/// Says why the file as a whole is no such report; then nothing of it was taken.
pub fn read(
    bytes: &[u8],
    seller: &SellerCode,
    options: &ReadOptions,
) -> Result<ReturnsFile, NotReadable> {
    let sheet = opened(bytes, options.encoding)?;
    let binding = Binding::of(&sheet.header, options.mapping.as_deref());
    let proposed = proposed(&binding, &sheet);
    refuse::by_header(&sheet.header, &binding, &proposed)?;
    let mut reader = Reader::new(seller, &binding, sheet.form);
    reader.name_columns(&proposed);
    for row in sheet.rows.into_rows() {
        reader.take(&row);
    }
    Ok(reader.finish())
}

/// Finds how the newest file with these heads was bound, of `earlier` ones, newest first: what a
/// person chose once holds for the seller's next file. None when our own table says the same.
pub fn remembered(
    bytes: &[u8],
    encoding: Option<Encoding>,
    earlier: &[Vec<(String, String)>],
) -> Option<Vec<(String, Option<String>)>> {
    if earlier.is_empty() {
        return None;
    }
    let header = opened(bytes, encoding).ok()?.header;
    earlier
        .iter()
        .find_map(|mapping| columns::told_again(&header, mapping))
        .filter(|told| !columns::says_the_table(told))
}

/// Opens a file of whatever format: its header, its rows, how its text is encoded.
fn opened(bytes: &[u8], encoding: Option<Encoding>) -> Result<Sheet<'_>, NotReadable> {
    let sheet = source::open(bytes, encoding)?;
    let heads = sheet.header.split('\t').count();
    if sheet.header.len() > IMPORT_LINE_BYTES_MAX || heads > IMPORT_COLUMNS_MAX {
        return Err(NotReadable::plain("file_too_wide"));
    }
    Ok(sheet)
}

/// Proposes fields for the columns nobody knows, by the first rows that are text.
fn proposed(binding: &Binding, sheet: &Sheet<'_>) -> Vec<(usize, Field)> {
    hints::proposed(binding, &sheet.rows.first(hints::ROWS))
}

#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;

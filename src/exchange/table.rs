//! Files as tables, whatever holds them: tab-separated text, CSV, XML, JSON, a workbook. Each format
//! has its own file here, which makes a [`source::Sheet`] of it: a header and rows. The kinds of files
//! (`returns`, `products`, `recalls`) bind its columns by their own tables.

pub(in crate::exchange) mod barcodes;
pub(in crate::exchange) mod cells;
pub(in crate::exchange) mod columns;
mod commas;
pub(in crate::exchange) mod days;
mod json;
pub(in crate::exchange) mod refuse;
pub(in crate::exchange) mod source;
mod tabs;
pub(in crate::exchange) mod telling;
mod text_form;
pub(in crate::exchange) mod workbook;
mod xml;

use crate::domain::limits::{IMPORT_COLUMNS_MAX, IMPORT_LINE_BYTES_MAX};
use crate::domain::time::Day;
use crate::exchange::encoding::Encoding;
use crate::ledger::import::ImportKind;

pub use refuse::NotReadable;

use columns::{Binding, Fields};
use source::Sheet;

/// How a file is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// What it holds; none: found out by its heads.
    pub kind: Option<ImportKind>,
    /// How its text is encoded; none: found out by the rule of [`crate::exchange::encoding`].
    pub encoding: Option<Encoding>,
    /// Column head to field name as a person says, and none for a column that is left out; heads
    /// it does not name are bound by our own table. A head that may name a buyer is never bound.
    pub mapping: Option<Vec<(String, Option<String>)>>,
    /// Of a list of parties its own day, where the file does not tell it.
    pub dated: Option<Day>,
    /// Of a list of parties its name; none: that of the Consolidated Screening List.
    pub list: Option<String>,
}

/// Opens a file of whatever format: its header, its rows, how its text is encoded.
pub(in crate::exchange) fn opened<F: Fields>(
    bytes: &[u8],
    encoding: Option<Encoding>,
) -> Result<Sheet<'_>, NotReadable> {
    let sheet = source::open(bytes, encoding, columns::is_known::<F>)?;
    let heads = sheet.header.split('\t').count();
    if sheet.header.len() > IMPORT_LINE_BYTES_MAX || heads > IMPORT_COLUMNS_MAX {
        return Err(NotReadable::plain("file_too_wide"));
    }
    Ok(sheet)
}

/// Tells whether the heads of a file fit, given the line that holds them and how our own table binds
/// them.
pub(in crate::exchange) fn heads_fit<F: Fields>(
    bytes: &[u8],
    encoding: Option<Encoding>,
    fit: impl FnOnce(&str, &Binding<F>) -> bool,
) -> bool {
    // XML is Amazon's report of returns and nothing else, and long to read.
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if first == Some(&b'<') {
        return false;
    }
    let sheet = opened::<F>(bytes, encoding);
    sheet.is_ok_and(|sheet| fit(&sheet.header, &Binding::of(&sheet.header, None)))
}

/// Finds how the newest file with these heads was bound, of `earlier` ones, newest first: what a
/// person chose once holds for the seller's next file. None when the kind's own table says the same.
pub(in crate::exchange) fn remembered<F: Fields>(
    bytes: &[u8],
    encoding: Option<Encoding>,
    earlier: &[Vec<(String, String)>],
) -> Option<Vec<(String, Option<String>)>> {
    if earlier.is_empty() {
        return None;
    }
    let header = opened::<F>(bytes, encoding).ok()?.header;
    earlier
        .iter()
        .find_map(|mapping| columns::told_again(&header, mapping))
        .filter(|told| !columns::says_the_table::<F>(told))
}

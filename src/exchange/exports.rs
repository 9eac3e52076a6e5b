//! Papers under which goods left China: the customs list CEB603 as XML, and any sheet of lists 零售出口申报清单,
//! declarations 报关单 (9710, 9810) or zone lists (1210) whose heads name number, line, name and quantity.
//!
//! Columns are bound by name and only those of an allow-list are read. What is wrong with one cell is a
//! problem of its line and column; a row without number, line, name or quantity is not taken.

mod columns;
mod reader;
mod row;

use crate::domain::codes::SellerCode;
use crate::exchange::encoding::Encoding;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::{self, opened, refuse};
use crate::ledger::import::ExportsFile;

pub use crate::exchange::table::{NotReadable, ReadOptions};
pub use columns::fields;

use columns::Field;
use reader::Reader;

/// The root of the message that holds export lists.
const LIST_ROOT: &[u8] = b"CEB603Message";
/// Bytes at a file's start in which its root stands.
const ROOT_BYTES: usize = 1024;

/// Reads a file of export lines. Bad rows and cells become problems with their line; a row that says again
/// what an earlier one says counts as repeated, so that `rows = lines + repeated + bad rows`.
///
/// # Errors
/// Says why the file as a whole is no export paper; then nothing of it was taken.
pub fn read(
    bytes: &[u8],
    seller: &SellerCode,
    options: &ReadOptions,
) -> Result<ExportsFile, NotReadable> {
    let sheet = opened::<Field>(bytes, options.encoding)?;
    let binding = Binding::of(&sheet.header, options.mapping.as_deref());
    refuse::by_header(&sheet.header, &binding, &[], &[])?;
    let mut reader = Reader::new(seller, &binding, sheet.form);
    for row in sheet.rows.into_rows() {
        reader.take(&row);
    }
    Ok(reader.finish())
}

/// Finds how the newest file with these heads was bound; see [`table::remembered`].
pub fn remembered(
    bytes: &[u8],
    encoding: Option<Encoding>,
    earlier: &[Vec<(String, String)>],
) -> Option<Vec<(String, Option<String>)>> {
    table::remembered::<Field>(bytes, encoding, earlier)
}

/// Tells whether a file is an export paper: the message itself, or heads that name a paper's number and line
/// beside goods.
pub fn looks_like_one(bytes: &[u8], encoding: Option<Encoding>) -> bool {
    let start = bytes.get(..ROOT_BYTES).unwrap_or(bytes);
    let is_list = start.windows(LIST_ROOT.len()).any(|part| part == LIST_ROOT);
    is_list
        || table::heads_fit::<Field>(bytes, encoding, |_, binding| {
            let has = |field| binding.head_of(field).is_some();
            let numbered = has(Field::Number) || has(Field::PreNumber) || has(Field::OwnNumber);
            numbered && has(Field::Line) && has(Field::Quantity)
        })
}

#[cfg(test)]
mod tests;

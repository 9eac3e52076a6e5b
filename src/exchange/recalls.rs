//! Recall lists: any sheet as a workbook, CSV or tab-separated text whose heads name the notice and
//! barcode, ASIN or model, in English or Chinese.
//!
//! Columns are bound by name and only those of an allow-list are read. What is wrong with one cell
//! is a problem of its line and column; the row is taken without that cell, and not at all when
//! nothing is left that finds the product.

mod columns;
mod reader;
mod row;

use crate::exchange::encoding::Encoding;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::{self, opened, refuse};
use crate::ledger::import::RecallsFile;

pub use crate::exchange::table::{NotReadable, ReadOptions};
pub use columns::fields;

use columns::Field;
use reader::Reader;

/// Reads a recall list. Bad rows and cells become problems with their line; a row that says again
/// what an earlier one says counts as repeated, so that `rows = lines + repeated + bad rows`.
///
/// # Errors
/// Says why the file as a whole is no recall list; then nothing of it was taken.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<RecallsFile, NotReadable> {
    let sheet = opened::<Field>(bytes, options.encoding)?;
    let binding = Binding::of(&sheet.header, options.mapping.as_deref());
    refuse::by_header(&sheet.header, &binding, &[], &[])?;
    let mut reader = Reader::new(&binding, sheet.form);
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

/// Tells whether a file's heads are a recall list's: it names notices and products beside an agency,
/// a range of units or an end, which no product book does.
pub fn looks_like_one(bytes: &[u8], encoding: Option<Encoding>) -> bool {
    table::heads_fit::<Field>(bytes, encoding, |header, binding| {
        let has = |field| binding.head_of(field).is_some();
        let finds = has(Field::Barcode) || has(Field::Asin) || has(Field::Model);
        let tells = has(Field::Agency) || has(Field::UnitsFrom) || has(Field::Ended);
        has(Field::Notice) && finds && tells && !crate::exchange::returns::names_a_return(header)
    })
}

#[cfg(test)]
mod tests;

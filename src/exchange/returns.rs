//! Files of announced returns, whatever holds them: Amazon's reports of seller-fulfilled returns as
//! tab-separated text, as CSV and as XML, exports of the 领星 ERP, and any sheet as a workbook, text or
//! JSON.
//!
//! `exchange::table` makes a header and rows of each format. From there one table of columns, one set
//! of rules for a row and one counting of repeats hold for all.
//! Columns are bound by name and only those of an allow-list are ever read; of an unknown one the
//! first values are looked at for their shape, and nothing of them is kept. So no buyer's data
//! leaves this module.

mod cells;
mod columns;
mod hints;
mod reader;
mod reasons;
mod row;

use crate::domain::codes::SellerCode;
use crate::exchange::encoding::Encoding;
use crate::exchange::table::refuse;
use crate::exchange::table::source::Sheet;
use crate::exchange::table::{self, opened};
use crate::ledger::import::ReturnsFile;

pub use crate::exchange::table::{NotReadable, ReadOptions};
pub use columns::fields;
pub use reasons::family_of;

use columns::{Binding, Field};
use reader::Reader;

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
    let sheet = opened::<Field>(bytes, options.encoding)?;
    let binding = Binding::of(&sheet.header, options.mapping.as_deref());
    let proposed = proposed(&binding, &sheet);
    let keys = [Field::Order, Field::Rma, Field::Tracking];
    refuse::by_header(&sheet.header, &binding, &proposed, &keys)?;
    let mut reader = Reader::new(seller, &binding, sheet.form);
    reader.name_columns(&proposed);
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

/// Tells whether a header names a return, an order or a tracking number.
pub(super) fn names_a_return(header: &str) -> bool {
    let binding = Binding::of(header, None);
    let keys = [Field::Order, Field::Rma, Field::Tracking];
    keys.into_iter()
        .any(|field| binding.head_of(field).is_some())
}

/// Proposes fields for the columns nobody knows, by the first rows that are text.
fn proposed(binding: &Binding, sheet: &Sheet<'_>) -> Vec<(usize, Field)> {
    hints::proposed(binding, &sheet.rows.first(hints::ROWS))
}

#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;

//! Files of a seller's product book: any sheet as a workbook, CSV or tab-separated text whose heads
//! name SKU, ASIN, barcodes, weight, price and the like, in English or Chinese.
//!
//! Columns are bound by name and only those of an allow-list are read. What is wrong with one cell
//! is a problem of its line and column; the row is taken without that cell.

mod columns;
mod hints;
mod price;
mod reader;
mod row;
mod weight;

use crate::domain::codes::SellerCode;
use crate::exchange::encoding::Encoding;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::{self, opened, refuse};
use crate::ledger::import::ProductsFile;

pub use crate::exchange::table::{NotReadable, ReadOptions};
pub use columns::fields;

use columns::Field;
use reader::Reader;

/// Reads a file of products. Bad rows and cells become problems with their line; rows of one product
/// are joined, so that `rows = lines + repeated + bad rows`.
///
/// # Errors
/// Says why the file as a whole is no product book; then nothing of it was taken.
pub fn read(
    bytes: &[u8],
    seller: &SellerCode,
    options: &ReadOptions,
) -> Result<ProductsFile, NotReadable> {
    let sheet = opened::<Field>(bytes, options.encoding)?;
    let binding = Binding::of(&sheet.header, options.mapping.as_deref());
    let proposed = hints::proposed(&binding, &sheet.rows.first(hints::ROWS));
    let keys = [Field::Asin, Field::Fnsku, Field::Barcode];
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

/// Tells whether a file's heads are a product book's and not those of announced returns: it names
/// products, and no return, order or tracking number.
pub fn looks_like_one(bytes: &[u8], encoding: Option<Encoding>) -> bool {
    table::heads_fit::<Field>(bytes, encoding, |header, binding| {
        let has = |field| binding.head_of(field).is_some();
        let names = has(Field::Sku) || has(Field::Asin) || has(Field::Fnsku);
        let told = [
            Field::Barcode,
            Field::Weight,
            Field::Battery,
            Field::NewPrice,
        ];
        let tells = told.into_iter().any(has);
        names && tells && !crate::exchange::returns::names_a_return(header)
    })
}

#[cfg(test)]
mod tests;

//! Barcodes as sheets write them: several in a cell, zeros dropped, numbers rounded.

use super::cells::is_mangled;
use crate::domain::codes::Gtin;
use crate::domain::limits::PRODUCT_BARCODES_MAX;
use crate::domain::product::{NoBarcode, barcode_key};

/// Reads every barcode of a cell; the good ones are taken whatever is wrong with another.
///
/// # Errors
/// Gives the stable name of what is wrong with the last bad one.
pub(in crate::exchange) fn barcodes(
    text: &str,
    known: &mut Vec<String>,
) -> Result<(), &'static str> {
    let mut outcome = Ok(());
    for one in parted(text) {
        match barcode(one) {
            Ok(key) if known.contains(&key) => {}
            Ok(_) if known.len() >= PRODUCT_BARCODES_MAX => outcome = Err("too_many_barcodes"),
            Ok(key) => known.push(key),
            Err(code) => outcome = Err(code),
        }
    }
    outcome
}

/// Parts a cell of several barcodes: at separators and spaces, and at a slash between digits.
pub(in crate::exchange) fn parted(text: &str) -> impl Iterator<Item = &str> {
    let is_numbers = text
        .chars()
        .all(|sign| sign.is_ascii_digit() || sign == '/' || is_separator(sign));
    text.split(move |sign| is_separator(sign) || (is_numbers && sign == '/'))
        .filter(|one| !one.is_empty())
}

fn is_separator(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ',' | ';' | '|' | '、' | '，' | '；')
}

fn barcode(text: &str) -> Result<String, &'static str> {
    if is_mangled(text) {
        return Err("number_mangled");
    }
    // A sheet drops the zeros before a UPC.
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number
        && (9..12).contains(&text.len())
        && let Some(gtin) = Gtin::parse(&format!("{text:0>12}"))
    {
        return Ok(gtin.to_string());
    }
    barcode_key(text).map_err(|why| match why {
        NoBarcode::WrongCheck => "barcode_wrong_check",
        NoBarcode::WrongForm => "bad_barcode",
    })
}

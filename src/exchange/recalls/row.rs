//! One row becomes one recall; what is wrong with a cell is said, and the cell left out.

use super::columns::Field;
use crate::domain::codes::Asin;
use crate::domain::limits::{PRODUCT_BARCODES_MAX, RECALL_MODEL_CHARS_MIN};
use crate::domain::recall::{Recall, model_key};
use crate::domain::time::Day;
use crate::exchange::table::barcodes::{barcodes, parted};
use crate::exchange::table::cells::{clean, is_mangled, shown};
use crate::exchange::table::columns::Binding;
use crate::exchange::table::days::day;

/// Longest text shown of a wrong cell, in characters.
const FOUND_SHOWN: usize = 60;

/// A problem of a cell: the column's place, its stable name, what was found.
pub(super) type Wrong = (usize, &'static str, String);

/// Reads a row; gives the recall and every problem of its cells.
///
/// # Errors
/// Gives the problem of a row that cannot be told from a shifted one.
pub(super) fn read(
    line: &str,
    binding: &Binding<Field>,
) -> Result<(Recall, Vec<Wrong>), &'static str> {
    let mut recall = Recall::of(String::new());
    let mut wrong = Vec::new();
    let mut last = None;
    for (place, cell) in line.split('\t').enumerate() {
        let text = cell.trim();
        if text.is_empty() {
            continue;
        }
        if place >= binding.width() {
            return Err("too_many_cells");
        }
        let Some(field) = binding.field_at(place) else {
            continue;
        };
        if field == Field::UnitsTo {
            last = Some((place, text));
        }
        if let Err(code) = take(&mut recall, field, text) {
            wrong.push((place, code, shown(text, FOUND_SHOWN)));
        }
    }
    let backwards = recall.units_from.zip(recall.units_to);
    if let (Some((from, to)), Some((place, text))) = (backwards, last)
        && from > to
    {
        (recall.units_from, recall.units_to) = (None, None);
        wrong.push((place, "range_backwards", shown(text, FOUND_SHOWN)));
    }
    Ok((recall, wrong))
}

fn take(recall: &mut Recall, field: Field, text: &str) -> Result<(), &'static str> {
    let date = |text: &str| certain_day(text).ok_or("bad_date");
    match field {
        Field::Notice => {
            if is_mangled(text) {
                return Err("number_mangled");
            }
            recall.notice = clean(text);
        }
        Field::Agency => recall.agency = Some(clean(text)),
        Field::Barcode => return barcodes(text, &mut recall.barcodes),
        Field::Asin => {
            return each(parted(text), &mut recall.asins, |one| {
                Asin::parse(one)
                    .map(|asin| asin.to_string())
                    .ok_or("bad_asin")
            });
        }
        Field::Model => {
            let models = text.split([',', ';', '|', '、', '，', '；']);
            let models = models.filter(|one| !one.trim().is_empty());
            return each(models, &mut recall.models, model);
        }
        Field::Title => recall.title = Some(clean(text)),
        Field::UnitsFrom => recall.units_from = Some(date(text)?),
        Field::UnitsTo => recall.units_to = Some(date(text)?),
        Field::ValidFrom => recall.valid_from = Some(date(text)?),
        Field::Ended => recall.ended = Some(date(text)?),
        Field::Source => recall.source = Some(clean(text)),
    }
    Ok(())
}

/// Keeps every good one of a cell; gives the last problem of the others.
fn each<'a>(
    texts: impl Iterator<Item = &'a str>,
    known: &mut Vec<String>,
    read: impl Fn(&str) -> Result<String, &'static str>,
) -> Result<(), &'static str> {
    let mut outcome = Ok(());
    for one in texts {
        match read(one) {
            Ok(key) if known.contains(&key) => {}
            Ok(_) if known.len() >= PRODUCT_BARCODES_MAX => outcome = Err("too_many_barcodes"),
            Ok(key) => known.push(key),
            Err(code) => outcome = Err(code),
        }
    }
    outcome
}

/// Reads a model. A short one, or a word for all of them, would find what is not meant.
fn model(text: &str) -> Result<String, &'static str> {
    if is_mangled(text) {
        return Err("number_mangled");
    }
    let key = model_key(&clean(text));
    if key.chars().count() < RECALL_MODEL_CHARS_MIN {
        return Err("model_short");
    }
    Ok(key)
}

/// Reads a day that means one day only: as everywhere, or the year first with slashes, points or
/// Chinese signs.
fn certain_day(text: &str) -> Option<Day> {
    let date = text.split([' ', 'T']).next().unwrap_or(text);
    let is_year_first = date.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    if !is_year_first || !date.contains(['/', '.', '年']) {
        return day(text);
    }
    let mut parts = date.trim_end_matches('日').split(['/', '.', '年', '月']);
    let (year, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let is_all = parts.next().is_none();
    is_all
        .then(|| Day::parse(&format!("{year}-{month:0>2}-{last:0>2}")))
        .flatten()
}

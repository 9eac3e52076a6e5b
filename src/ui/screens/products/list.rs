//! The list of a seller's products.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::column::words;
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::{Draft, edit};
use crate::domain::limits::LIST_ROWS_MAX;
use crate::domain::product::{Product, Says};
use crate::ledger::book::Doubt;
use crate::ledger::query::BookEntry;
use crate::ledger::rows::Trust;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

const COLUMNS: [Column<BookEntry>; 11] = [
    words(|| DeskMsg::ColTrust, 170.0, 0, standing),
    words(
        || DeskMsg::ColBarcodes,
        200.0,
        0,
        |_, entry| Cell::words(barcodes(entry)),
    ),
    words(
        || DeskMsg::ColSku,
        110.0,
        0,
        |_, entry| Cell::maybe(id(entry, |product| &product.sku, |row| &row.bound.sku)),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        1,
        |_, entry| Cell::maybe(id(entry, |product| &product.asin, |row| &row.bound.asin)),
    ),
    words(
        || DeskMsg::ColFnsku,
        110.0,
        7,
        |_, entry| Cell::maybe(of(entry, |product| product.fnsku.as_ref())),
    ),
    words(
        || DeskMsg::ColVariant,
        100.0,
        6,
        |_, entry| Cell::maybe(of(entry, |product| product.variant.as_ref())),
    ),
    words(
        || DeskMsg::ColWeight,
        80.0,
        5,
        |seen, entry| {
            let weight = entry.product.as_ref().and_then(|product| product.weight);
            Cell::maybe(weight.map(|weight| seen.words.weight(weight)))
        },
    ),
    words(|| DeskMsg::ColUsual, 110.0, 4, usual),
    words(
        || DeskMsg::ColBattery,
        120.0,
        3,
        |seen, entry| {
            let battery = entry.product.as_ref().map(|product| product.battery);
            Cell::maybe(battery.map(|battery| seen.term("battery", battery.code())))
        },
    ),
    words(|| DeskMsg::ColFrom, 150.0, 2, from),
    words(
        || DeskMsg::ColTitle,
        160.0,
        0,
        |_, entry| Cell::maybe(of(entry, |product| product.title.as_ref())),
    ),
];
/// The place of the product's title among the columns.
const TITLE: usize = 10;

const NONE: Nothing = Nothing {
    icon: Icon::Scanner,
    what: || DeskMsg::ProductsNone,
    how: || DeskMsg::ProductsNoneHow,
};

fn of<'a>(
    entry: &'a BookEntry,
    field: impl FnOnce(&'a Product) -> Option<&'a String>,
) -> Option<&'a String> {
    entry.product.as_ref().and_then(field)
}

/// An id as the book has it, or else as the bench has learned it.
fn id<'a>(
    entry: &'a BookEntry,
    told: impl FnOnce(&'a Product) -> &'a Option<String>,
    learned: impl FnOnce(&'a crate::ledger::rows::ProductRow) -> &'a Option<String>,
) -> Option<&'a String> {
    match &entry.product {
        Some(product) => told(product).as_ref(),
        None => entry.learned.first().and_then(|row| learned(row).as_ref()),
    }
}

fn barcodes(entry: &BookEntry) -> String {
    let codes: Vec<&str> = match &entry.product {
        Some(product) => product.barcodes.iter().map(String::as_str).collect(),
        None => entry
            .learned
            .iter()
            .map(|row| row.barcode.as_str())
            .collect(),
    };
    codes.join(" ")
}

/// What is in doubt, before all; else how sure the bench is, or that the book says so.
fn standing(seen: &Seen, entry: &BookEntry) -> Cell {
    if let Some(doubt) = entry.doubt {
        let place = Doubt::ALL.iter().position(|of| *of == doubt);
        return Cell::ranked(seen.term("doubt", doubt.code()), place);
    }
    let after = Doubt::ALL.len();
    match (&entry.product, entry.learned.first()) {
        (None, Some(row)) => Cell::ranked(seen.term("trust", row.trust.code()), Some(after)),
        (Some(product), _) if product.says == Says::Seen => {
            let word = seen.term("trust", Trust::Provisional.code());
            Cell::ranked(word, Some(after))
        }
        (Some(_), _) | (None, None) => Cell::ranked(seen.term("trust", "book"), Some(after + 1)),
    }
}

/// What its parcels weigh for each unit, and how many of them taught it.
fn usual(seen: &Seen, entry: &BookEntry) -> Cell {
    Cell::maybe(entry.usual.map(|usual| {
        seen.say(DeskMsg::UsualWeight {
            weight: usual.weight,
            parcels: usual.parcels,
        })
    }))
}

/// Where it is from: the newest file, the desk, the bench.
fn from(seen: &Seen, entry: &BookEntry) -> Cell {
    match &entry.file {
        Some(name) if name.is_empty() => Cell::words(seen.say(DeskMsg::ImportFromDesk)),
        Some(name) => Cell::words(name.as_str()),
        None => {
            let parcels = entry.learned.first().map_or(0, |row| row.parcels);
            Cell::words(seen.say(DeskMsg::LearnedAtBench { parcels }))
        }
    }
}

fn key(entry: &BookEntry) -> RowKey {
    let named = entry.product.as_ref().and_then(Product::named);
    RowKey::Name(match (named, entry.learned.first()) {
        (Some((_, id)), _) => id.to_owned(),
        (None, Some(row)) => format!("\u{1f}{}", row.barcode),
        (None, None) => String::new(),
    })
}

/// Draws the list into all the room left; a row chosen is taken to be written.
pub(super) fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    query: &Query,
    intents: &mut Vec<Intent>,
) {
    let answer = seen.answered(View::Book, query);
    let rows: Vec<&BookEntry> = match answer.map(Arc::as_ref) {
        Some(Answer::Book(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let whole = match answer {
        Some(_) if rows.len() >= LIST_ROWS_MAX => Whole::Cut,
        Some(_) => Whole::All,
        None => Whole::Loading,
    };
    let list = List {
        name: ListName::Products,
        label: DeskMsg::ProductsList,
        columns: &COLUMNS,
        grows: TITLE,
        rows: &rows,
        key: |_, entry: &BookEntry| key(entry),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole,
        empty: NONE,
    };
    let touched = table_ui(ui, seen, &mut draft.list, &list, intents);
    if let Some(entry) = touched.selected.and_then(|row| rows.get(row)) {
        draft.edit = Some(edit::Draft::of(entry, seen.zone.day(seen.now)));
    }
}

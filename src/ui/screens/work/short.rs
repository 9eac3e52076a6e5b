//! Queues that are read whole: loads left open, and learned barcodes in doubt.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use super::super::backlog::age;
use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::queues;
use super::waiting::beside;
use crate::domain::codes::SellerCode;
use crate::domain::limits::LIST_ROWS_MAX;
use crate::ledger::query::LoadCount;
use crate::ledger::rows::{ProductRow, Trust};
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, DockMsg};
use crate::ui::theme::size;

const LOADS: [Column<LoadCount>; 5] = [
    words(
        || DeskMsg::ColAge,
        110.0,
        0,
        |seen, count| {
            let at = count.row.opened_at;
            Cell::moment(age(seen, at), seen.words.moment(at), at)
        },
    ),
    words(
        || DeskMsg::ColLoad,
        140.0,
        0,
        |seen, count| Cell::words(name(seen, count)),
    ),
    words(
        || DeskMsg::ColStation,
        100.0,
        1,
        |_, count| Cell::words(count.row.station.as_str()),
    ),
    counts(
        || DeskMsg::ColScanned,
        100.0,
        0,
        |_, count| Cell::count(count.parcels),
    ),
    words(
        || DeskMsg::ColSaid,
        110.0,
        2,
        |_, count| Cell::maybe(count.row.said),
    ),
];
/// The place of the load's name among the columns.
const LOAD: usize = 1;

fn name(seen: &Seen, count: &LoadCount) -> String {
    if count.row.name.is_empty() {
        seen.say(DockMsg::LooseParcels)
    } else {
        count.row.name.clone()
    }
}

/// Draws the loads that were left open.
pub(super) fn loads_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    intents: &mut Vec<Intent>,
) {
    let query = Query::QueuedLoads;
    intents.push(Intent::Ask(View::WorkLoads, Box::new(query.clone())));
    let answer = seen.answered(View::WorkLoads, &query);
    let rows: Vec<&LoadCount> = match answer.map(Arc::as_ref) {
        Some(Answer::QueuedLoads(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    if let Some(count) = chosen(draft, &rows) {
        beside(ui, |ui| {
            let title = name(seen, count);
            let said = count
                .row
                .said
                .map_or(DockMsg::DriverUnknown, |count| DockMsg::DriverLine {
                    count,
                });
            let scanned = seen.say(DockMsg::OpenLoadNote {
                count: count.parcels,
                at: count.row.opened_at,
            });
            let how = seen.say(DeskMsg::WorkLoadHow);
            detail_ui(ui, seen, &title, &[scanned, seen.say(said), how]);
        });
    }
    let list = List {
        name: ListName::WorkLoads,
        label: DeskMsg::ColLoad,
        columns: &LOADS,
        grows: LOAD,
        rows: &rows,
        key: |_, count: &LoadCount| RowKey::Number(count.row.load.0),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: whole(answer),
        empty: queues::NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
}

const PRODUCTS: [Column<ProductRow>; 5] = [
    words(
        || DeskMsg::ColSeller,
        80.0,
        0,
        |_, row| Cell::words(row.seller.as_str()),
    ),
    words(
        || DeskMsg::ColBarcode,
        150.0,
        0,
        |_, row| Cell::words(row.barcode.as_str()),
    ),
    words(
        || DeskMsg::ColSku,
        110.0,
        1,
        |_, row| Cell::maybe(row.bound.sku.as_ref()),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        2,
        |_, row| Cell::maybe(row.bound.asin.as_ref()),
    ),
    counts(
        || DeskMsg::ColParcelsSaid,
        90.0,
        0,
        |_, row| Cell::count(row.parcels),
    ),
];
/// The place of the barcode among the columns.
const BARCODE: usize = 1;

/// Draws the barcodes in doubt; returns the seller whose book a person goes to.
pub(super) fn products_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    trust: Trust,
    intents: &mut Vec<Intent>,
) -> Option<SellerCode> {
    let query = Query::QueuedProducts(trust);
    intents.push(Intent::Ask(View::WorkProducts, Box::new(query.clone())));
    let answer = seen.answered(View::WorkProducts, &query);
    let rows: Vec<&ProductRow> = match answer.map(Arc::as_ref) {
        Some(Answer::QueuedProducts(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let mut leaving = None;
    if let Some(row) = chosen(draft, &rows) {
        beside(ui, |ui| {
            let bound = [row.bound.sku.as_deref(), row.bound.asin.as_deref()];
            let bound = bound.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let learned = seen.say(DeskMsg::LearnedAtBench {
                parcels: row.parcels,
            });
            let how = seen.say(DeskMsg::WorkProductHow);
            detail_ui(ui, seen, &row.barcode, &[bound, learned, how]);
            if ui.button(seen.say(DeskMsg::WorkGoProducts)).clicked() {
                leaving = Some(row.seller.clone());
            }
        });
    }
    let list = List {
        name: ListName::WorkProducts,
        label: DeskMsg::ColBarcodes,
        columns: &PRODUCTS,
        grows: BARCODE,
        rows: &rows,
        key: |_, row: &ProductRow| RowKey::Name(format!("{}\u{1f}{}", row.seller, row.barcode)),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: if rows.len() >= LIST_ROWS_MAX {
            Whole::Cut
        } else {
            whole(answer)
        },
        empty: queues::NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
    leaving
}

fn whole(answer: Option<&Arc<Answer>>) -> Whole {
    match answer {
        Some(_) => Whole::All,
        None => Whole::Loading,
    }
}

/// The row under the selection.
fn chosen<'a, Row>(draft: &table::Draft, rows: &[&'a Row]) -> Option<&'a Row> {
    let place = draft.selected_rows().last()?;
    rows.get(*place).copied()
}

fn detail_ui(ui: &mut Ui, seen: &Seen, title: &str, lines: &[String]) {
    let title = RichText::new(title).size(size::STRONG).strong();
    ui.add(Label::new(title).wrap());
    for line in lines {
        ui.add(Label::new(RichText::new(line).color(seen.theme.text_muted)).wrap());
    }
}

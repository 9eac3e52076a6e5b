//! A list of parcels: virtual rows, more pages as one scrolls.

use std::cell::Cell;

use eframe::egui::Ui;

use super::super::Seen;
use super::super::seen::tail;
use super::pages::ParcelPages;
use crate::domain::ids::ParcelId;
use crate::ledger::rows::ParcelRow;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui};

const COLUMNS: [(fn() -> DeskMsg, f32); 8] = [
    (|| DeskMsg::ColTime, 62.0),
    (|| DeskMsg::ColParcel, 84.0),
    (|| DeskMsg::ColState, 110.0),
    (|| DeskMsg::ColUnits, 60.0),
    (|| DeskMsg::ColSeller, 64.0),
    (|| DeskMsg::ColFinding, 150.0),
    (|| DeskMsg::ColShelf, 70.0),
    (|| DeskMsg::ColTracking, 120.0),
];

/// Draws the list into all the room left; returns the parcel that was selected in this frame.
pub fn parcels_ui(ui: &mut Ui, seen: &Seen, pages: &mut ParcelPages) -> Option<ParcelId> {
    let titles: Vec<String> = COLUMNS.iter().map(|(title, _)| seen.say(title())).collect();
    let columns: Vec<Column<'_>> = titles
        .iter()
        .zip(&COLUMNS)
        .map(|(title, (_, width))| Column {
            title,
            kind: ColumnKind::Words,
            width: *width,
        })
        .collect();
    let table = DataTable {
        id: "parcels",
        label: &seen.say(DeskMsg::ParcelsList),
        columns: &columns,
        row_count: pages.rows.len(),
        sort: None,
        selected: pages.selected,
        totals: None,
        empty: EmptyState {
            icon: Icon::Scanner,
            what: &seen.say(DeskMsg::ParcelsNone),
            how: &seen.say(DeskMsg::ParcelsNoneHow),
            action: None,
        },
    };
    let drawn_to = Cell::new(0);
    let event = data_table_ui(ui, &seen.theme, &table, &|row, column| {
        drawn_to.set(drawn_to.get().max(row));
        pages
            .rows
            .get(row)
            .map(|parcel| cell(seen, parcel, column))
            .unwrap_or_default()
    });
    pages.drawn_to(drawn_to.get());
    pages.selected = event.selected.or(pages.selected);
    event
        .selected
        .and_then(|row| pages.rows.get(row))
        .map(|parcel| parcel.parcel)
}

fn cell(seen: &Seen, parcel: &ParcelRow, column: usize) -> String {
    match column {
        0 => seen
            .zone
            .local(parcel.received_at)
            .format("%H:%M")
            .to_string(),
        1 => format!("…{}", parcel.number.tail()),
        2 => seen.term("parcel-state", parcel.state.code()),
        3 => parcel.units.to_string(),
        4 => parcel
            .chosen
            .as_ref()
            .map(|of| of.seller.to_string())
            .unwrap_or_default(),
        5 => parcel
            .finding
            .map(|standing| seen.standing(standing))
            .unwrap_or_default(),
        6 => parcel
            .shelf
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        _ => parcel
            .candidates
            .first()
            .map(|candidate| tail(&candidate.key))
            .unwrap_or_default(),
    }
}

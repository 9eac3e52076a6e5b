//! A list of parcels: virtual rows, more pages as one scrolls.

use std::cell::Cell;

use eframe::egui::Ui;

use super::super::Seen;
use super::super::columns::{Head, standing};
use super::super::seen::tail;
use super::pages::ParcelPages;
use crate::domain::ids::ParcelId;
use crate::ledger::rows::ParcelRow;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui};

const COLUMNS: [Head; 8] = [
    Head {
        title: || DeskMsg::ColTime,
        kind: ColumnKind::Words,
        width: 62.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColParcel,
        kind: ColumnKind::Words,
        width: 84.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColState,
        kind: ColumnKind::Words,
        width: 110.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColUnits,
        kind: ColumnKind::Words,
        width: 60.0,
        gives_way: 3,
    },
    Head {
        title: || DeskMsg::ColSeller,
        kind: ColumnKind::Words,
        width: 64.0,
        gives_way: 4,
    },
    Head {
        title: || DeskMsg::ColFinding,
        kind: ColumnKind::Words,
        width: 150.0,
        gives_way: 1,
    },
    Head {
        title: || DeskMsg::ColShelf,
        kind: ColumnKind::Words,
        width: 70.0,
        gives_way: 5,
    },
    Head {
        title: || DeskMsg::ColTracking,
        kind: ColumnKind::Words,
        width: 120.0,
        gives_way: 2,
    },
];

/// Draws the list into all the room left; returns the parcel that was selected in this frame.
pub fn parcels_ui(ui: &mut Ui, seen: &Seen, pages: &mut ParcelPages) -> Option<ParcelId> {
    let heads = standing(seen, &COLUMNS, ui.available_width());
    let columns: Vec<Column<'_>> = heads
        .iter()
        .map(|head| Column {
            title: &head.title,
            kind: head.kind,
            width: head.width,
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
        let column = heads.get(column).map_or(0, |head| head.index);
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

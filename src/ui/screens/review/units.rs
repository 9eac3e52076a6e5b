//! A list of units: virtual rows, more pages as one scrolls.

use std::cell::Cell;

use eframe::egui::Ui;

use super::super::Seen;
use super::super::columns::{Head, standing};
use super::pages::UnitPages;
use crate::domain::ids::UnitId;
use crate::ledger::rows::{UnitRow, UnitState};
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
        title: || DeskMsg::ColUnitTag,
        kind: ColumnKind::Words,
        width: 84.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColGrade,
        kind: ColumnKind::Words,
        width: 96.0,
        gives_way: 2,
    },
    Head {
        title: || DeskMsg::ColDecision,
        kind: ColumnKind::Words,
        width: 110.0,
        gives_way: 4,
    },
    Head {
        title: || DeskMsg::ColContainer,
        kind: ColumnKind::Words,
        width: 84.0,
        gives_way: 3,
    },
    Head {
        title: || DeskMsg::ColSeller,
        kind: ColumnKind::Words,
        width: 64.0,
        gives_way: 5,
    },
    Head {
        title: || DeskMsg::ColPerson,
        kind: ColumnKind::Words,
        width: 64.0,
        gives_way: 6,
    },
    Head {
        title: || DeskMsg::ColTitle,
        kind: ColumnKind::Words,
        width: 120.0,
        gives_way: 1,
    },
];

/// Draws the list into all the room left; returns the unit that was selected in this frame.
pub fn units_ui(
    ui: &mut Ui,
    seen: &Seen,
    id: &str,
    pages: &mut UnitPages,
    empty: &[String; 2],
) -> Option<UnitId> {
    let heads = standing(seen, &COLUMNS, ui.available_width());
    let columns: Vec<Column<'_>> = heads
        .iter()
        .map(|head| Column {
            title: &head.title,
            kind: head.kind,
            width: head.width,
        })
        .collect();
    let [what, how] = empty;
    let table = DataTable {
        id,
        label: &seen.say(DeskMsg::UnitsList),
        columns: &columns,
        row_count: pages.rows.len(),
        sort: None,
        selected: pages.selected,
        totals: None,
        empty: EmptyState {
            icon: Icon::Scanner,
            what,
            how,
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
            .map(|unit| cell(seen, unit, column))
            .unwrap_or_default()
    });
    pages.drawn_to(drawn_to.get());
    pages.selected = event.selected.or(pages.selected);
    event
        .selected
        .and_then(|row| pages.rows.get(row))
        .map(|unit| unit.unit)
}

fn cell(seen: &Seen, unit: &UnitRow, column: usize) -> String {
    match column {
        0 => seen.zone.local(unit.put_at).format("%H:%M").to_string(),
        1 => format!("…{}", unit.tag.tail()),
        2 => seen.grade(unit.grade),
        3 => format!(
            "{}  {}",
            unit.decision.spec().letter,
            seen.decision(unit.decision)
        ),
        4 => match unit.state {
            UnitState::Put => unit.container.as_str().to_owned(),
            UnitState::Undone => seen.say(DeskMsg::TakenBack),
        },
        5 => unit
            .seller
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        6 => unit
            .person
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        _ => unit
            .line
            .as_ref()
            .and_then(|line| line.title.clone().or_else(|| line.sku.clone()))
            .or_else(|| unit.barcode.clone())
            .unwrap_or_default(),
    }
}

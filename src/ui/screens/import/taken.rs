//! The list of files that were taken in.

use eframe::egui::Ui;

use super::super::Seen;
use super::super::columns::{Head, standing};
use crate::ledger::query::ImportView;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui};

const COLUMNS: [Head; 8] = [
    Head {
        title: || DeskMsg::ColWhen,
        kind: ColumnKind::Words,
        width: 140.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColSeller,
        kind: ColumnKind::Words,
        width: 90.0,
        gives_way: 0,
    },
    Head {
        title: || DeskMsg::ColRows,
        kind: ColumnKind::Numbers,
        width: 80.0,
        gives_way: 1,
    },
    Head {
        title: || DeskMsg::ColNew,
        kind: ColumnKind::Numbers,
        width: 80.0,
        gives_way: 2,
    },
    Head {
        title: || DeskMsg::ColChanged,
        kind: ColumnKind::Numbers,
        width: 90.0,
        gives_way: 3,
    },
    Head {
        title: || DeskMsg::ColUnchanged,
        kind: ColumnKind::Numbers,
        width: 100.0,
        gives_way: 5,
    },
    Head {
        title: || DeskMsg::ColSkipped,
        kind: ColumnKind::Numbers,
        width: 90.0,
        gives_way: 4,
    },
    Head {
        title: || DeskMsg::ColFile,
        kind: ColumnKind::Words,
        width: 200.0,
        gives_way: 0,
    },
];

/// Draws the list into all the room left.
pub fn taken_ui(ui: &mut Ui, seen: &Seen) {
    let rows: &[ImportView] = match seen.answer(View::Imports, &Query::Imports) {
        Some(Answer::Imports(rows)) => rows,
        Some(_) | None => &[],
    };
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
        id: "imports",
        label: &seen.say(DeskMsg::ImportTaken),
        columns: &columns,
        row_count: rows.len(),
        sort: None,
        selected: None,
        totals: None,
        empty: EmptyState {
            icon: Icon::Saved,
            what: &seen.say(DeskMsg::ImportNone),
            how: &seen.say(DeskMsg::ImportNoneHow),
            action: None,
        },
    };
    data_table_ui(ui, &seen.theme, &table, &|row, column| {
        let column = heads.get(column).map_or(0, |head| head.index);
        rows.get(row)
            .map(|file| cell(seen, file, column))
            .unwrap_or_default()
    });
}

fn cell(seen: &Seen, file: &ImportView, column: usize) -> String {
    match column {
        0 => seen.words.moment(file.at),
        1 => file.seller.as_str().to_owned(),
        2 if file.merged < file.rows.saturating_sub(file.skipped) => {
            seen.say(DeskMsg::JobProgress {
                done: file.merged,
                all: file.rows,
            })
        }
        2 => file.rows.to_string(),
        3 => file.new.to_string(),
        4 => file.changed.to_string(),
        5 => file.unchanged.to_string(),
        6 => file.skipped.to_string(),
        _ => file.file_name.clone(),
    }
}

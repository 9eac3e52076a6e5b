//! The list of files that were taken in.

use eframe::egui::Ui;

use super::super::Seen;
use crate::ledger::query::ImportView;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui};

const COLUMNS: [(fn() -> DeskMsg, ColumnKind, f32); 8] = [
    (|| DeskMsg::ColWhen, ColumnKind::Words, 140.0),
    (|| DeskMsg::ColSeller, ColumnKind::Words, 90.0),
    (|| DeskMsg::ColRows, ColumnKind::Numbers, 80.0),
    (|| DeskMsg::ColNew, ColumnKind::Numbers, 80.0),
    (|| DeskMsg::ColChanged, ColumnKind::Numbers, 90.0),
    (|| DeskMsg::ColUnchanged, ColumnKind::Numbers, 100.0),
    (|| DeskMsg::ColSkipped, ColumnKind::Numbers, 90.0),
    (|| DeskMsg::ColFile, ColumnKind::Words, 200.0),
];

/// Draws the list into all the room left.
pub fn taken_ui(ui: &mut Ui, seen: &Seen) {
    let rows: &[ImportView] = match seen.answer(View::Imports, &Query::Imports) {
        Some(Answer::Imports(rows)) => rows,
        Some(_) | None => &[],
    };
    let titles: Vec<String> = COLUMNS
        .iter()
        .map(|(title, ..)| seen.say(title()))
        .collect();
    let columns: Vec<Column<'_>> = titles
        .iter()
        .zip(&COLUMNS)
        .map(|(title, (_, kind, width))| Column {
            title,
            kind: *kind,
            width: *width,
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
        rows.get(row)
            .map(|file| cell(seen, file, column))
            .unwrap_or_default()
    });
}

fn cell(seen: &Seen, file: &ImportView, column: usize) -> String {
    match column {
        0 => seen.words.moment(file.at),
        1 => file.seller.as_str().to_owned(),
        2 => match file.merged < file.rows.saturating_sub(file.skipped) {
            true => seen.say(DeskMsg::JobProgress {
                done: file.merged,
                all: file.rows,
            }),
            false => file.rows.to_string(),
        },
        3 => file.new.to_string(),
        4 => file.changed.to_string(),
        5 => file.unchanged.to_string(),
        6 => file.skipped.to_string(),
        _ => file.file_name.clone(),
    }
}

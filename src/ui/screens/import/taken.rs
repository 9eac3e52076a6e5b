//! The list of files that were taken in.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use crate::ledger::query::ImportView;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

const COLUMNS: [Column<ImportView>; 9] = [
    words(
        || DeskMsg::ColWhen,
        140.0,
        0,
        |seen, file| {
            let moment = seen.words.moment(file.at);
            Cell::moment(moment.clone(), moment, file.at)
        },
    ),
    words(
        || DeskMsg::ColSeller,
        90.0,
        0,
        |_, file| Cell::maybe(file.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColHolds,
        150.0,
        6,
        |seen, file| Cell::words(seen.term("import-kind", file.kind.code())),
    ),
    counts(|| DeskMsg::ColRows, 80.0, 1, rows),
    counts(|| DeskMsg::ColNew, 80.0, 2, |_, file| Cell::count(file.new)),
    counts(
        || DeskMsg::ColChanged,
        90.0,
        3,
        |_, file| Cell::count(file.changed),
    ),
    counts(
        || DeskMsg::ColUnchanged,
        100.0,
        5,
        |_, file| Cell::count(file.unchanged),
    ),
    counts(
        || DeskMsg::ColSkipped,
        90.0,
        4,
        |_, file| Cell::count(file.skipped),
    ),
    words(
        || DeskMsg::ColFile,
        200.0,
        0,
        |seen, file| match file.file_name.as_str() {
            "" => Cell::words(seen.say(DeskMsg::ImportFromDesk)),
            name => Cell::words(name),
        },
    ),
];
/// The place of the file's name among the columns.
const FILE: usize = 8;

const NO_FILES: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::ImportNone,
    how: || DeskMsg::ImportNoneHow,
};

/// The rows of a file, or how far its merge is.
fn rows(seen: &Seen, file: &ImportView) -> Cell {
    let count = Cell::count(file.rows);
    if file.merged >= file.rows.saturating_sub(file.skipped) {
        return count;
    }
    count.reading(seen.say(DeskMsg::JobProgress {
        done: file.merged,
        all: file.rows,
    }))
}

/// Draws the list into all the room left.
pub fn taken_ui(ui: &mut Ui, seen: &Seen, draft: &mut table::Draft, intents: &mut Vec<Intent>) {
    let answer = seen.answered(View::Imports, &Query::Imports);
    let rows: Vec<&ImportView> = match answer.map(Arc::as_ref) {
        Some(Answer::Imports(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let list = List {
        name: ListName::ImportTaken,
        label: DeskMsg::ImportTaken,
        columns: &COLUMNS,
        grows: FILE,
        rows: &rows,
        key: |_, file: &ImportView| RowKey::Name(format!("{} {}", file.at.0, file.file_name)),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: Whole::All,
        empty: NO_FILES,
    };
    table_ui(ui, seen, draft, &list, intents);
}

//! The list of recalls, those in force first: they are the site's and concern every seller's goods.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::column::words;
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::Draft;
use crate::domain::limits::LIST_ROWS_MAX;
use crate::ledger::query::RecallEntry;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

const COLUMNS: [Column<RecallEntry>; 8] = [
    words(|| DeskMsg::ColTrust, 180.0, 0, standing),
    words(
        || DeskMsg::ColNotice,
        150.0,
        0,
        |_, entry| Cell::words(entry.recall.notice.as_str()),
    ),
    words(
        || DeskMsg::ColAgency,
        90.0,
        3,
        |_, entry| Cell::maybe(entry.recall.agency.as_ref()),
    ),
    words(
        || DeskMsg::ColFoundBy,
        110.0,
        2,
        |seen, entry| Cell::words(seen.term("field", entry.kind.code())),
    ),
    words(
        || DeskMsg::ColCode,
        170.0,
        0,
        |_, entry| Cell::words(entry.key.as_str()),
    ),
    words(
        || DeskMsg::ColUnitsOf,
        200.0,
        1,
        |_, entry| Cell::maybe(entry.recall.range()),
    ),
    words(
        || DeskMsg::ColFile,
        160.0,
        4,
        |_, entry| Cell::words(entry.file.as_str()),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        0,
        |_, entry| Cell::maybe(entry.recall.title.as_ref()),
    ),
];
/// The place of the product's title among the columns.
const TITLE: usize = 7;

const NONE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::RecallsNone,
    how: || DeskMsg::RecallsNoneHow,
};

/// Whether it holds, and until when.
fn standing(seen: &Seen, entry: &RecallEntry) -> Cell {
    match (entry.is_in_force, entry.recall.ended) {
        (true, None) => Cell::ranked(seen.say(DeskMsg::RecallHolds), Some(0)),
        (true, Some(day)) => Cell::ranked(seen.say(DeskMsg::RecallHoldsUntil { day }), Some(1)),
        (false, None) => Cell::ranked(String::new(), Some(2)),
        (false, Some(day)) => Cell::ranked(seen.say(DeskMsg::RecallEnded { day }), Some(2)),
    }
}

/// Draws the list into all the room left.
pub(super) fn recalls_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Recalls, Box::new(Query::Recalls)));
    let answer = seen.answered(View::Recalls, &Query::Recalls);
    let rows: Vec<&RecallEntry> = match answer.map(Arc::as_ref) {
        Some(Answer::Recalls(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let whole = match answer {
        Some(_) if rows.len() >= LIST_ROWS_MAX => Whole::Cut,
        Some(_) => Whole::All,
        None => Whole::Loading,
    };
    let list = List {
        name: ListName::Recalls,
        label: DeskMsg::RecallsList,
        columns: &COLUMNS,
        grows: TITLE,
        rows: &rows,
        key: |_, entry: &RecallEntry| {
            let parts = [entry.kind.code(), &entry.key, &entry.recall.notice];
            RowKey::Name(parts.join("\u{1f}"))
        },
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole,
        empty: NONE,
    };
    table_ui(ui, seen, &mut draft.recalls, &list, intents);
}

//! The lists of a preview: first rows, what is wrong.

use eframe::egui::Ui;

use super::super::table::column::{counts, numbers, words};
use super::super::table::{self, Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use crate::domain::expected::ExpectedLine;
use crate::domain::limits::LIST_ROWS_MAX;
use crate::ledger::import::{Problem, ReturnsFile};
use crate::shell::view::ListName;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

const NOTHING_HERE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::ImportNothingHere,
    how: || DeskMsg::ImportNothingHereHow,
};

const ROWS: [Column<ExpectedLine>; 8] = [
    words(
        || DeskMsg::ColOrder,
        170.0,
        0,
        |_, line| Cell::maybe(line.of.order_id.as_ref()),
    ),
    words(
        || DeskMsg::ColRma,
        140.0,
        3,
        |_, line| Cell::maybe(line.of.rma_id.as_ref()),
    ),
    words(
        || DeskMsg::ColTracking,
        216.0,
        0,
        |_, line| Cell::maybe(line.tracking.last()),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        4,
        |_, line| Cell::maybe(line.asin.as_ref()),
    ),
    words(
        || DeskMsg::ColSku,
        110.0,
        2,
        |_, line| Cell::maybe(line.sku.as_ref()),
    ),
    counts(
        || DeskMsg::ColQuantity,
        90.0,
        1,
        |_, line| Cell::count(line.quantity),
    ),
    words(
        || DeskMsg::ColReason,
        150.0,
        5,
        |_, line| Cell::maybe(line.reason_code.as_ref()),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        1,
        |_, line| Cell::maybe(line.title.as_ref()),
    ),
];

const PROBLEMS: [Column<Problem>; 4] = [
    numbers(
        || DeskMsg::ColLine,
        80.0,
        0,
        |_, problem| Cell::count(u32::try_from(problem.line).unwrap_or(u32::MAX)),
    ),
    words(
        || DeskMsg::ColColumn,
        220.0,
        0,
        |_, problem| Cell::maybe(problem.column.as_ref()),
    ),
    words(
        || DeskMsg::ColFound,
        200.0,
        0,
        |_, problem| Cell::words(problem.found.as_str()),
    ),
    words(
        || DeskMsg::ColProblem,
        320.0,
        0,
        |seen, problem| Cell::words(seen.term("problem", problem.code)),
    ),
];

/// Which list, its columns and which of them grows.
struct Shape<'a, Row> {
    name: ListName,
    columns: &'a [Column<Row>],
    grows: usize,
    whole: Whole,
}

/// A file that was read does not change: its rows are known by their places.
fn list_ui<Row>(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    job: u64,
    shape: &Shape<'_, Row>,
    rows: &[&Row],
    intents: &mut Vec<Intent>,
) {
    let list = List {
        name: shape.name,
        label: DeskMsg::ImportPreview,
        columns: shape.columns,
        grows: shape.grows,
        rows,
        key: |place, _: &Row| RowKey::Number(u128::try_from(place).unwrap_or(u128::MAX)),
        stamp: Stamp {
            answer: None,
            number: job,
        },
        whole: shape.whole,
        empty: NOTHING_HERE,
    };
    table_ui(ui, seen, draft, &list, intents);
}

pub(super) fn rows_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    job: u64,
    file: &ReturnsFile,
    intents: &mut Vec<Intent>,
) {
    let rows: Vec<&ExpectedLine> = file.lines.iter().take(LIST_ROWS_MAX).collect();
    let shape = Shape {
        name: ListName::ImportRows,
        columns: &ROWS,
        grows: ROWS.len() - 1,
        whole: if rows.len() < file.lines.len() {
            Whole::Cut
        } else {
            Whole::All
        },
    };
    list_ui(ui, seen, draft, job, &shape, &rows, intents);
}

pub(super) fn problems_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    job: u64,
    file: &ReturnsFile,
    intents: &mut Vec<Intent>,
) {
    let rows: Vec<&Problem> = file.problems.iter().collect();
    let shape = Shape {
        name: ListName::ImportProblems,
        columns: &PROBLEMS,
        grows: PROBLEMS.len() - 1,
        whole: Whole::All,
    };
    list_ui(ui, seen, draft, job, &shape, &rows, intents);
}

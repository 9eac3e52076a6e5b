//! The lists of a preview: first rows, what is wrong.

use eframe::egui::Ui;

use super::super::table::column::{numbers, words};
use super::super::table::{self, Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::Draft;
use super::rows::{EXPORTS, LISTED, PRODUCTS, RECALLS, RETURNS};
use crate::domain::expected::ExpectedLine;
use crate::domain::export_line::ExportLine;
use crate::domain::limits::LIST_ROWS_MAX;
use crate::domain::product::Product;
use crate::domain::recall::Recall;
use crate::domain::screening::ListedParty;
use crate::ledger::import::{FileLines, Problem, SellerFile};
use crate::shell::view::ListName;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

const NOTHING_HERE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::ImportNothingHere,
    how: || DeskMsg::ImportNothingHereHow,
};

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
    draft: &mut Draft,
    job: u64,
    file: &SellerFile<FileLines>,
    intents: &mut Vec<Intent>,
) {
    let shape = |all: usize| {
        if all > LIST_ROWS_MAX {
            Whole::Cut
        } else {
            Whole::All
        }
    };
    match &file.lines {
        FileLines::Returns(lines) => {
            let rows: Vec<&ExpectedLine> = lines.iter().take(LIST_ROWS_MAX).collect();
            let shape = Shape {
                name: ListName::ImportRows,
                columns: &RETURNS,
                grows: RETURNS.len() - 1,
                whole: shape(lines.len()),
            };
            list_ui(ui, seen, &mut draft.rows, job, &shape, &rows, intents);
        }
        FileLines::Products(lines) => {
            let rows: Vec<&Product> = lines.iter().take(LIST_ROWS_MAX).collect();
            let shape = Shape {
                name: ListName::ImportProducts,
                columns: &PRODUCTS,
                grows: PRODUCTS.len() - 1,
                whole: shape(lines.len()),
            };
            list_ui(ui, seen, &mut draft.products, job, &shape, &rows, intents);
        }
        FileLines::Recalls(lines) => {
            let rows: Vec<&Recall> = lines.iter().take(LIST_ROWS_MAX).collect();
            let shape = Shape {
                name: ListName::ImportRecalls,
                columns: &RECALLS,
                grows: RECALLS.len() - 1,
                whole: shape(lines.len()),
            };
            list_ui(ui, seen, &mut draft.recalls, job, &shape, &rows, intents);
        }
        FileLines::Exports(lines) => {
            let rows: Vec<&ExportLine> = lines.iter().take(LIST_ROWS_MAX).collect();
            let shape = Shape {
                name: ListName::ImportExports,
                columns: &EXPORTS,
                grows: EXPORTS.len() - 1,
                whole: shape(lines.len()),
            };
            list_ui(ui, seen, &mut draft.exports, job, &shape, &rows, intents);
        }
        FileLines::Screening(list) => {
            let rows: Vec<&ListedParty> = list.entries.iter().take(LIST_ROWS_MAX).collect();
            let shape = Shape {
                name: ListName::ImportScreening,
                columns: &LISTED,
                grows: LISTED.len() - 1,
                whole: shape(list.entries.len()),
            };
            list_ui(ui, seen, &mut draft.listed, job, &shape, &rows, intents);
        }
    }
}

pub(super) fn problems_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    job: u64,
    file: &SellerFile<FileLines>,
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

//! What is shown, on its way out: copied, written to a file, added up, counted in words.

use eframe::egui::Ui;

use super::{Draft, List, Seen, Total, Whole, column};
use crate::domain::limits::LIST_ROWS_MAX;
use crate::shell::view::{ShownHead, ShownTable};
use crate::text::DeskMsg;

/// Points of a column's width for one character of a spreadsheet's.
const POINTS_A_CHARACTER: f32 = 7.0;

/// Puts the selected rows onto the clipboard, the shown columns only.
pub(super) fn copy<Row>(ui: &Ui, seen: &Seen, draft: &Draft, list: &List<'_, Row>, room: f32) {
    let rows = draft.selected_rows();
    if !rows.is_empty() {
        let columns = column::standing(draft, list.columns, room);
        ui.copy_text(table(seen, list, &columns, rows).tab_separated());
    }
}

/// Gives exactly the shown columns and rows, in the shown order.
pub(super) fn shown<Row>(
    seen: &Seen,
    draft: &Draft,
    list: &List<'_, Row>,
    room: f32,
) -> ShownTable {
    let columns = column::standing(draft, list.columns, room);
    table(seen, list, &columns, draft.order())
}

fn table<Row>(seen: &Seen, list: &List<'_, Row>, columns: &[usize], rows: &[usize]) -> ShownTable {
    let columns = || columns.iter().filter_map(|index| list.columns.get(*index));
    ShownTable {
        heads: columns()
            .map(|column| ShownHead {
                text: seen.say((column.title)()),
                width: characters(column.width),
            })
            .collect(),
        rows: rows
            .iter()
            .filter_map(|index| list.rows.get(*index))
            .map(|row| {
                columns()
                    .map(|column| (column.cell)(seen, row).leaves())
                    .collect()
            })
            .collect(),
    }
}

/// The width in characters of a column of so many points, for a spreadsheet.
fn characters(width: f32) -> u16 {
    let wanted = width / POINTS_A_CHARACTER;
    (8..60)
        .find(|characters| f32::from(*characters) >= wanted)
        .unwrap_or(60)
}

/// Gives one text a standing column: the sum of the shown rows, or nothing.
pub(super) fn totals<Row>(
    seen: &Seen,
    draft: &Draft,
    list: &List<'_, Row>,
    standing: &[usize],
) -> Vec<String> {
    let sum = |index: &usize| {
        let column = list.columns.get(*index);
        let Some(column) = column.filter(|column| column.total == Total::Sum) else {
            return String::new();
        };
        let rows = draft.order().iter().filter_map(|row| list.rows.get(*row));
        let counts = rows.filter_map(|row| (column.cell)(seen, row).counted());
        counts.map(u64::from).sum::<u64>().to_string()
    };
    standing.iter().map(sum).collect()
}

/// Says how many rows are shown, of how many, and whether there are more than the list holds.
pub(super) fn count_word<Row>(seen: &Seen, draft: &Draft, list: &List<'_, Row>) -> String {
    let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (shown, all) = (short(draft.shown_count()), short(list.rows.len()));
    let selected = short(draft.selected_rows().len());
    let mut said = vec![if shown == all {
        seen.say(DeskMsg::TableRows { count: all })
    } else {
        seen.say(DeskMsg::TableRowsOf { shown, all })
    }];
    match list.whole {
        Whole::All => {}
        Whole::Loading => said.push(seen.say(DeskMsg::TableLoading)),
        Whole::Cut => said.push(seen.say(DeskMsg::TableCut {
            most: short(LIST_ROWS_MAX),
        })),
    }
    if selected > 1 {
        said.push(seen.say(DeskMsg::TableSelected { count: selected }));
    }
    said.join(" · ")
}

//! Draws a list as a table and does what the person asked of it.

use eframe::egui::Ui;

use super::super::{Intent, Seen};
use super::{Draft, List, Touched, bar, column, shown};
use crate::ui::widgets::{self, DataTable, EmptyState, TableAsk, TableEvent, data_table_ui};

/// Draws the list with its bar into all the room left.
pub fn table_ui<Row>(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    list: &List<'_, Row>,
    intents: &mut Vec<Intent>,
) -> Touched {
    let room = ui.available_width();
    draft.arrange(seen, list);
    bar::bar_ui(ui, seen, draft, list, intents);
    draft.arrange(seen, list);
    let standing = column::standing(draft, list.columns, room);
    let event = drawn_ui(ui, seen, draft, list, &standing);
    let grows = growing(draft, list, &standing);
    for (index, width) in standing.iter().zip(&event.widths) {
        // What this one is wide is no person's doing.
        if grows == Some(*index) {
            continue;
        }
        let own = list.columns.get(*index).map_or(0.0, |column| column.width);
        draft.resized(*index, own, *width);
    }
    if let Some(column) = event.sort.and_then(|at| standing.get(at)) {
        draft.sort_by(*column);
    }
    if event.empty_action {
        draft.filter.clear();
    }
    match event.ask {
        Some(TableAsk::Copy) => shown::copy(ui, seen, draft, list, room),
        Some(TableAsk::SelectAll) => draft.select_all(list),
        None => {}
    }
    let Some(row) = event.selected else {
        return Touched::default();
    };
    draft.select(list, row, event.reach);
    Touched {
        selected: draft.at(row),
    }
}

/// The column that takes the room that is left: the list's own, or the widest while that is hidden.
fn growing<Row>(draft: &Draft, list: &List<'_, Row>, standing: &[usize]) -> Option<usize> {
    if standing.contains(&list.grows) {
        return Some(list.grows);
    }
    let width = |index: &usize| {
        let own = list.columns.get(*index).map_or(0.0, |column| column.width);
        draft.width(*index, own)
    };
    let widest = standing
        .iter()
        .max_by(|one, other| width(one).total_cmp(&width(other)));
    widest.copied()
}

fn drawn_ui<Row>(
    ui: &mut Ui,
    seen: &Seen,
    draft: &Draft,
    list: &List<'_, Row>,
    standing: &[usize],
) -> TableEvent {
    let column_of = |at: usize| standing.get(at).and_then(|index| list.columns.get(*index));
    let titles: Vec<String> = (0..standing.len())
        .filter_map(column_of)
        .map(|column| seen.say((column.title)()))
        .collect();
    let columns: Vec<widgets::Column<'_>> = standing
        .iter()
        .zip(&titles)
        .filter_map(|(index, title)| {
            let column = list.columns.get(*index)?;
            Some(widgets::Column {
                title,
                kind: column.kind,
                width: draft.width(*index, column.width),
            })
        })
        .collect();
    let sort = draft.sort.and_then(|(index, order)| {
        let at = standing.iter().position(|of| *of == index)?;
        Some((at, order))
    });
    let sorted = sort.and_then(|(at, order)| Some(bar::sorted_word(seen, titles.get(at)?, order)));
    let totals = shown::totals(seen, draft, list, standing);
    let cells: Vec<&str> = totals.iter().map(String::as_str).collect();
    let caption = shown::count_word(seen, draft, list);
    let words = bar::empty_words(seen, draft, list);
    let table = DataTable {
        tall: &[],
        id: list.name.code(),
        label: &seen.say(list.label.clone()),
        columns: &columns,
        grows: growing(draft, list, standing)
            .and_then(|grows| standing.iter().position(|index| *index == grows)),
        row_count: draft.shown_count(),
        sort,
        sorted: sorted.as_deref().unwrap_or_default(),
        selection: draft.selection(),
        totals: (!list.rows.is_empty()).then_some(widgets::Totals {
            caption: &caption,
            cells: &cells,
        }),
        empty: EmptyState {
            icon: list.empty.icon,
            what: &words.what,
            how: &words.how,
            action: words.action.as_deref(),
        },
    };
    data_table_ui(ui, &seen.theme, &table, &|row, at| {
        let source = draft.at(row).and_then(|index| list.rows.get(index));
        match (source, column_of(at)) {
            (Some(row), Some(column)) => (column.cell)(seen, row).shown,
            (None, _) | (_, None) => String::new(),
        }
    })
}

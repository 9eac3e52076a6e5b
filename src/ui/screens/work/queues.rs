//! The queues with their counts and ages, and what stands where a queue has no list.

use eframe::egui::{FontId, Label, RichText, Ui};

use super::super::Seen;
use super::super::backlog::age;
use super::super::table::Nothing;
use super::claims::ends_in;
use crate::domain::codes::{BatchNumber, ContainerName, SellerCode};
use crate::domain::limits::WORK_LOOKED_MAX;
use crate::ledger::query::{Counted, Queue, QueueFigure};
use crate::shell::claims::last_day_of;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{
    Column, ColumnKind, DataTable, EmptyState, data_table_ui, empty_state_ui,
};

/// Where a person goes from here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leaving {
    /// To the backlog.
    Backlog,
    /// To a seller's product book.
    Products(SellerCode),
    /// To a container.
    Container(ContainerName),
    /// To a resale batch.
    Batch(BatchNumber),
}

/// What stands where a queue is empty.
pub(super) const NONE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::WorkNone,
    how: || DeskMsg::WorkNoneHow,
};

/// Width of the counts.
const COUNT_WIDTH: f32 = 62.0;
/// Width of the ages.
const OLDEST_WIDTH: f32 = 112.0;

/// Draws the queues; returns the one that was chosen.
pub(super) fn queues_ui(
    ui: &mut Ui,
    seen: &Seen,
    chosen: Queue,
    figures: &[QueueFigure],
) -> Option<Queue> {
    let titles = [DeskMsg::ColQueue, DeskMsg::ColCount, DeskMsg::ColOldest].map(|of| seen.say(of));
    let [queue, count, oldest] = titles.each_ref().map(String::as_str);
    let column = |title, kind, width| Column { title, kind, width };
    let columns = [
        column(queue, ColumnKind::Words, 128.0),
        column(count, ColumnKind::Numbers, COUNT_WIDTH),
        column(oldest, ColumnKind::Words, OLDEST_WIDTH),
    ];
    // Beside the other columns stand the margins of the cell, the edge of the table and its scroll bar.
    let room = ui.available_width() - COUNT_WIDTH - OLDEST_WIDTH - space(10);
    let tall: Vec<usize> = Queue::ALL
        .iter()
        .enumerate()
        .filter(|(_, queue)| name_width(ui, seen, **queue) > room)
        .map(|(row, _)| row)
        .collect();
    let at = Queue::ALL.iter().position(|of| *of == chosen);
    let table = DataTable {
        id: "work-queues",
        label: &seen.say(DeskMsg::WorkQueues),
        columns: &columns,
        grows: Some(0),
        row_count: Queue::ALL.len(),
        tall: &tall,
        sort: None,
        sorted: "",
        selection: at.map(|at| [at, at]),
        totals: None,
        empty: EmptyState {
            icon: Icon::Saved,
            what: &seen.say(DeskMsg::WorkNone),
            how: &seen.say(DeskMsg::WorkNoneHow),
            action: None,
        },
    };
    let event = data_table_ui(ui, &seen.theme, &table, &|row, at| {
        let queue = Queue::ALL.get(row).copied();
        queue.map_or_else(String::new, |queue| cell(seen, figures, queue, at))
    });
    event.selected.and_then(|row| Queue::ALL.get(row).copied())
}

/// How wide the name of a queue is on one line.
fn name_width(ui: &Ui, seen: &Seen, queue: Queue) -> f32 {
    let font = FontId::proportional(size::BODY);
    let name = seen.term("queue", queue.code());
    let laid = ui
        .painter()
        .layout_no_wrap(name, font, seen.theme.text_muted);
    laid.size().x
}

fn cell(seen: &Seen, figures: &[QueueFigure], queue: Queue, column: usize) -> String {
    if column == 0 {
        return seen.term("queue", queue.code());
    }
    let Some(figure) = figures.iter().find(|figure| figure.queue == queue) else {
        return String::new();
    };
    if column == 1 {
        let count = figure.count;
        return match figure.counted {
            Counted::All => count.to_string(),
            Counted::Oldest => seen.say(DeskMsg::WorkAtLeast { count }),
        };
    }
    if let Some(due) = figure.delivered.and_then(last_day_of) {
        return ends_in(seen, due);
    }
    let oldest = figure.oldest.map(|since| age(seen, since));
    oldest.unwrap_or_default()
}

/// Says that a queue was looked for among the oldest parcels only.
pub(super) fn among_ui(ui: &mut Ui, seen: &Seen) {
    let most = u32::try_from(WORK_LOOKED_MAX).unwrap_or(u32::MAX);
    let text = seen.say(DeskMsg::WorkAmong { most });
    ui.add(Label::new(RichText::new(text).color(seen.theme.text_muted)).wrap());
}

/// Says how many wait in the backlog; tells whether a person goes there.
pub(super) fn backlog_ui(ui: &mut Ui, seen: &Seen, figures: &[QueueFigure]) -> bool {
    let of = |figure: &&QueueFigure| figure.queue == Queue::Backlog;
    let count = figures.iter().find(of).map_or(0, |figure| figure.count);
    let empty = EmptyState {
        icon: Icon::Scanner,
        what: &seen.say(DeskMsg::WorkToBacklog { count }),
        how: &seen.say(DeskMsg::WorkToBacklogHow),
        action: Some(&seen.say(DeskMsg::WorkGoBacklog)),
    };
    empty_state_ui(ui, &seen.theme, &empty).is_some_and(|button| button.clicked())
}

//! Keys of a table that has the focus: the walk, the reach of the selection, copy.

use eframe::egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::data_table::{DataTable, TableEvent};

/// Rows that a press of a page key goes by.
const PAGE: usize = 20;

/// How far a selection reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// One row.
    #[default]
    One,
    /// From where it began up to the row.
    UpTo,
}

/// What the keys ask of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableAsk {
    /// Copy the selected ones.
    Copy,
    /// Select all.
    SelectAll,
}

/// With Shift the selection reaches from where it began.
pub(super) fn reach_of(modifiers: Modifiers) -> Reach {
    if modifiers.shift {
        Reach::UpTo
    } else {
        Reach::One
    }
}

/// From a row and the length of a page to another row.
type Step = fn(usize, usize) -> usize;

const MOVES: [(Key, Step); 6] = [
    (Key::ArrowDown, |at, _| at.saturating_add(1)),
    (Key::ArrowUp, |at, _| at.saturating_sub(1)),
    (Key::PageDown, usize::saturating_add),
    (Key::PageUp, usize::saturating_sub),
    (Key::Home, |_, _| 0),
    (Key::End, |_, _| usize::MAX),
];

/// Takes the table's keys while it has the focus.
pub(super) fn walk(ui: &Ui, table: &DataTable<'_>, id: Id, event: &mut TableEvent) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let Some(last) = table.row_count.checked_sub(1) else {
        return;
    };
    let at = table.selection.map(|[_, at]| at);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let reach = ui.input(|input| reach_of(input.modifiers));
    for (key, step) in MOVES {
        if pressed(key) {
            let from = event.selected.or(at);
            let to = from.map_or(0, |at| step(at, PAGE)).min(last);
            event.selected = Some(to);
            event.reach = reach;
        }
    }
    if pressed(Key::Enter) {
        event.opened = event.selected.or(at);
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        event.ask = Some(TableAsk::SelectAll);
    }
    if ui.input(|input| input.events.contains(&Event::Copy)) {
        event.ask = Some(TableAsk::Copy);
    }
}

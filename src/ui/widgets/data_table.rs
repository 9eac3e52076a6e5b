//! The one table of the desks: sticky header that sorts, virtual rows, keyboard walk, totals.

use eframe::egui::{
    Align, Align2, EventFilter, Id, Key, Label, Layout, Modifiers, Rect, Response, RichText, Role,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2,
};
use egui_extras::{Column as Place, TableBuilder, TableRow};

use super::{
    empty_state::{EmptyState, empty_state_ui},
    lettering::{line, named, put},
};
use crate::ui::theme::{
    Theme,
    size::{self, space},
};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words and codes: to the left.
    Words,
    /// Numbers, money, weights: to the right, so that digits stand under digits.
    Numbers,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its header.
    pub title: &'a str,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Width in points at the start; the widest column takes what is left.
    pub width: f32,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// A table as data; the rows are asked for one by one, only those that are seen.
#[derive(Clone, Copy, Debug)]
pub struct DataTable<'a> {
    /// Tells this table from others on the screen.
    pub id: &'a str,
    /// What the table lists, for a screen reader.
    pub label: &'a str,
    /// Its columns.
    pub columns: &'a [Column<'a>],
    /// How many rows there are.
    pub row_count: usize,
    /// The column the rows are sorted by already.
    pub sort: Option<(usize, SortOrder)>,
    /// The selected row.
    pub selected: Option<usize>,
    /// One text a column under the rows; empty texts for columns without a total.
    pub totals: Option<&'a [&'a str]>,
    /// What stands here when there is no row.
    pub empty: EmptyState<'a>,
}

/// What the person did to the table in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableEvent {
    /// A header was pressed: sort by this column.
    pub sort: Option<usize>,
    /// This row is to be selected.
    pub selected: Option<usize>,
    /// This row is to be opened (Enter or a double press).
    pub opened: Option<usize>,
    /// The empty table's button was pressed.
    pub empty_action: bool,
}

/// Draws the table into all the room left; `cell` gives the text at (row, column).
pub fn data_table_ui(
    ui: &mut Ui,
    theme: &Theme,
    table: &DataTable<'_>,
    cell: &dyn Fn(usize, usize) -> String,
) -> TableEvent {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, size::CORNER, theme.surface);
    let mut event = TableEvent::default();
    let focus = ui.interact(
        room,
        ui.scope_id().with(table.id),
        Sense::focusable_noninteractive(),
    );
    named(ui, &focus, Role::Table, table.label);
    if focus.has_focus() {
        walk(ui, table, focus.id, &mut event);
    }
    let totals_height = table.totals.map_or(0.0, |_| size::ROW + space(1));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room.shrink(1.0)));
    let body_height = room.height() - size::CONTROL - totals_height - 2.0;
    let widths = rows_ui(&mut inner, theme, table, cell, body_height, &mut event);
    if table.row_count == 0 {
        let below = room.with_min_y(room.top() + size::CONTROL);
        let mut child = ui.new_child(UiBuilder::new().max_rect(below));
        let action = empty_state_ui(&mut child, theme, &table.empty);
        event.empty_action = action.is_some_and(|response| response.clicked());
    }
    if let Some(totals) = table.totals {
        let place = room.with_min_y(room.bottom() - totals_height);
        totals_ui(ui, theme, table.columns, totals, &widths, place);
    }
    if event.selected.is_some() {
        focus.request_focus();
    }
    let edge = if focus.has_focus() {
        Stroke::new(2.0, theme.accent.fill)
    } else {
        Stroke::new(1.0, theme.line)
    };
    ui.painter()
        .rect_stroke(room, size::CORNER, edge, StrokeKind::Inside);
    ui.advance_cursor_after_rect(room);
    event
}

/// From a row and the length of a page to another row.
type Step = fn(usize, usize) -> usize;

fn walk(ui: &Ui, table: &DataTable<'_>, id: Id, event: &mut TableEvent) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let Some(last) = table.row_count.checked_sub(1) else {
        return;
    };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let page = 20;
    let moves: [(Key, Step); 6] = [
        (Key::ArrowDown, |at, _| at.saturating_add(1)),
        (Key::ArrowUp, |at, _| at.saturating_sub(1)),
        (Key::PageDown, usize::saturating_add),
        (Key::PageUp, usize::saturating_sub),
        (Key::Home, |_, _| 0),
        (Key::End, |_, _| usize::MAX),
    ];
    for (key, step) in moves {
        if pressed(key) {
            let from = event.selected.or(table.selected);
            let to = from.map_or(0, |at| step(at, page)).min(last);
            event.selected = Some(to);
        }
    }
    if pressed(Key::Enter) {
        event.opened = event.selected.or(table.selected);
    }
}

/// Draws header and rows; returns the widths the columns have now.
fn rows_ui(
    ui: &mut Ui,
    theme: &Theme,
    table: &DataTable<'_>,
    cell: &dyn Fn(usize, usize) -> String,
    body_height: f32,
    event: &mut TableEvent,
) -> Vec<f32> {
    ui.spacing_mut().item_spacing = Vec2::new(0.0, 0.0);
    ui.visuals_mut().selection.bg_fill = theme.selection;
    let before = table.selected;
    let mut builder = TableBuilder::new(ui)
        .id_salt(table.id)
        .striped(true)
        .sense(Sense::click())
        .auto_shrink(false)
        .animate_scrolling(false)
        .min_scrolled_height(0.0)
        .max_scroll_height(body_height.max(size::ROW))
        .cell_layout(Layout::left_to_right(Align::Center));
    let widest = widest(table.columns);
    for (index, column) in table.columns.iter().enumerate() {
        builder = builder.column(if index == widest {
            Place::remainder().at_least(column.width).clip(true)
        } else {
            Place::initial(column.width)
                .resizable(table.row_count > 0)
                .clip(true)
        });
    }
    if let Some(row) = event.selected.filter(|row| Some(*row) != before) {
        builder = builder.scroll_to_row(row, None);
    }
    let mut widths = Vec::new();
    builder
        .header(size::CONTROL, |mut row| {
            header_ui(&mut row, theme, table, event);
        })
        .body(|body| {
            widths = body.widths().to_vec();
            body.rows(size::ROW, table.row_count, |mut row| {
                row_ui(&mut row, table, cell, event);
            });
        });
    widths
}

fn widest(columns: &[Column<'_>]) -> usize {
    let by_width = |(_, one): &(usize, &Column<'_>), (_, other): &(usize, &Column<'_>)| {
        one.width.total_cmp(&other.width)
    };
    let found = columns.iter().enumerate().max_by(by_width);
    found.map_or(0, |(index, _)| index)
}

fn header_ui(
    row: &mut TableRow<'_, '_>,
    theme: &Theme,
    table: &DataTable<'_>,
    event: &mut TableEvent,
) {
    for (index, column) in table.columns.iter().enumerate() {
        let order = table
            .sort
            .filter(|(by, _)| *by == index)
            .map(|(_, order)| order);
        let (_, response) = row.col(|ui| {
            let rect = ui.max_rect();
            ui.painter().rect_filled(rect, 0, theme.surface_raised);
            let edge = Stroke::new(1.0, theme.line_strong);
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 0.5, edge);
            let text = RichText::new(column.title).size(size::BODY).strong();
            cell_ui(ui, column.kind, |ui| {
                // The mark stands outside of the title on the side of the column's free end.
                ui.spacing_mut().item_spacing.x = space(1);
                ui.add(Label::new(text).truncate().selectable(false));
                if let Some(order) = order {
                    sort_mark_ui(ui, theme, order);
                }
            });
        });
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(Role::ColumnHeader, true, column.title)
        });
        if response.clicked() {
            event.sort = Some(index);
        }
    }
}

fn sort_mark_ui(ui: &mut Ui, theme: &Theme, order: SortOrder) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(space(3), space(2)), Sense::hover());
    let (tip, foot) = match order {
        SortOrder::Up => (rect.top(), rect.bottom()),
        SortOrder::Down => (rect.bottom(), rect.top()),
    };
    let points = vec![
        pos2(rect.center().x, tip),
        pos2(rect.right() - 1.0, foot),
        pos2(rect.left() + 1.0, foot),
    ];
    let shape = eframe::egui::Shape::convex_polygon(points, theme.accent.fill, Stroke::NONE);
    ui.painter().add(shape);
}

fn row_ui(
    row: &mut TableRow<'_, '_>,
    table: &DataTable<'_>,
    cell: &dyn Fn(usize, usize) -> String,
    event: &mut TableEvent,
) {
    let index = row.index();
    row.set_selected(event.selected.or(table.selected) == Some(index));
    let mut words = Vec::new();
    for (column_index, column) in table.columns.iter().enumerate() {
        let text = cell(index, column_index);
        row.col(|ui| {
            cell_ui(ui, column.kind, |ui| {
                ui.add(Label::new(text.as_str()).truncate().selectable(false));
            });
        });
        words.push(text);
    }
    let response: Response = row.response();
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(Role::Row, true, words.join(" ")));
    if response.clicked() {
        event.selected = Some(index);
    }
    if response.double_clicked() {
        event.opened = Some(index);
    }
}

fn cell_ui(ui: &mut Ui, kind: ColumnKind, add: impl FnOnce(&mut Ui)) {
    let layout = match kind {
        ColumnKind::Words => Layout::left_to_right(Align::Center),
        ColumnKind::Numbers => Layout::right_to_left(Align::Center),
    };
    let inner = ui.max_rect().shrink2(Vec2::new(space(2), 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), add);
}

fn totals_ui(
    ui: &Ui,
    theme: &Theme,
    columns: &[Column<'_>],
    totals: &[&str],
    widths: &[f32],
    place: Rect,
) {
    let painter = ui.painter();
    painter.rect_filled(place.shrink(1.0), size::CORNER, theme.surface_raised);
    let edge = Stroke::new(1.0, theme.line_strong);
    painter.hline(place.x_range(), place.top(), edge);
    let mut left = place.left() + 1.0;
    for ((column, total), width) in columns.iter().zip(totals).zip(widths) {
        let galley = line(ui, total, size::BODY, theme.text);
        let y = place.center().y;
        match column.kind {
            ColumnKind::Words => put(
                painter,
                galley,
                Align2::LEFT_CENTER,
                pos2(left + space(2), y),
            ),
            ColumnKind::Numbers => {
                let right = left + width - space(2);
                put(painter, galley, Align2::RIGHT_CENTER, pos2(right, y))
            }
        };
        left += width;
    }
}

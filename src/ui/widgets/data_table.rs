//! The one table of the desks: sticky header that sorts, virtual rows, keyboard walk, totals.

use eframe::egui::{
    Align, Id, Label, Layout, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2,
};
use egui_extras::{Column as Place, TableBody, TableBuilder, TableRow};

use super::{
    empty_state::{EmptyState, empty_state_ui},
    lettering::named,
    table_foot::{Totals, totals_ui},
    table_keys::{Reach, TableAsk, reach_of, walk},
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
    /// Width in points at the start.
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
    /// The column that takes the room that is left; the widest when none is named.
    pub grows: Option<usize>,
    /// How many rows there are.
    pub row_count: usize,
    /// Rows whose words stand on two lines, in their order: of a short table alone, whose rows are all drawn.
    pub tall: &'a [usize],
    /// The column the rows are sorted by already.
    pub sort: Option<(usize, SortOrder)>,
    /// The name of that column's header, saying so, for a screen reader.
    pub sorted: &'a str,
    /// The selected rows: where the selection began and where it is.
    pub selection: Option<[usize; 2]>,
    /// What stands under the rows.
    pub totals: Option<Totals<'a>>,
    /// What stands here when there is no row.
    pub empty: EmptyState<'a>,
}

/// What the person did to the table in this frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableEvent {
    /// A header was pressed: sort by this column.
    pub sort: Option<usize>,
    /// This row is to be selected.
    pub selected: Option<usize>,
    /// Alone, or with all rows from where the selection began.
    pub reach: Reach,
    /// What the keys ask of the selected rows.
    pub ask: Option<TableAsk>,
    /// This row is to be opened (Enter or a double press).
    pub opened: Option<usize>,
    /// The empty table's button was pressed.
    pub empty_action: bool,
    /// The widths of the columns as they are now.
    pub widths: Vec<f32>,
}

/// By what the table of this name has the keyboard's focus.
pub fn table_id(name: &str) -> Id {
    Id::unique(("table", name))
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
    let focus = ui.interact(room, table_id(table.id), Sense::focusable_noninteractive());
    named(ui, &focus, Role::Table, table.label);
    if focus.has_focus() {
        walk(ui, table, focus.id, &mut event);
    }
    let totals_height = table.totals.map_or(0.0, |_| size::ROW + space(1));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room.shrink(1.0)));
    let body_height = room.height() - size::CONTROL - totals_height - 2.0;
    let scrolled = across_ui(&mut inner, theme, table, cell, body_height, &mut event);
    if table.row_count == 0 {
        let below = room
            .with_min_y(room.top() + size::CONTROL)
            .with_max_y(room.bottom() - totals_height);
        let mut child = ui.new_child(UiBuilder::new().max_rect(below));
        let action = empty_state_ui(&mut child, theme, &table.empty);
        event.empty_action = action.is_some_and(|response| response.clicked());
    }
    if let Some(totals) = &table.totals {
        let place = room.with_min_y(room.bottom() - totals_height);
        totals_ui(
            ui,
            theme,
            table.columns,
            totals,
            &event.widths,
            scrolled,
            place,
        );
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

/// Draws header and rows, to be scrolled sideways where the columns are wider than the room; returns
/// by how much they are.
fn across_ui(
    ui: &mut Ui,
    theme: &Theme,
    table: &DataTable<'_>,
    cell: &dyn Fn(usize, usize) -> String,
    body_height: f32,
    event: &mut TableEvent,
) -> f32 {
    let needed: f32 = table.columns.iter().map(|column| column.width).sum();
    if needed <= ui.available_width() {
        event.widths = rows_ui(ui, theme, table, cell, body_height, event);
        return 0.0;
    }
    let scrolled = ScrollArea::horizontal()
        .id_salt((table.id, "across"))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(needed);
            rows_ui(ui, theme, table, cell, body_height, event)
        });
    event.widths = scrolled.inner;
    scrolled.state.clamped_offset().x
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
    let before = table.selection.map(|[_, at]| at);
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title).collect();
    let mut builder = TableBuilder::new(ui)
        // Widths are kept by place: other columns begin with their own.
        .id_salt((table.id, titles))
        .striped(true)
        .sense(Sense::click())
        .auto_shrink(false)
        .animate_scrolling(false)
        .min_scrolled_height(0.0)
        .max_scroll_height(body_height.max(size::ROW))
        .cell_layout(Layout::left_to_right(Align::Center));
    let grows = table.grows.unwrap_or_else(|| widest(table.columns));
    for (index, column) in table.columns.iter().enumerate() {
        builder = builder.column(if index == grows {
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
            let one = |mut row: TableRow<'_, '_>| row_ui(&mut row, table, cell, event);
            if table.tall.is_empty() {
                body.rows(size::ROW, table.row_count, one);
            } else {
                uneven(body, table, one);
            }
        });
    widths
}

/// How much higher a row of two lines is.
const SECOND_LINE: f32 = 18.0;

/// Draws rows of one line and of two.
#[expect(
    clippy::disallowed_methods,
    reason = "a table with tall rows is short: each of its rows is looked at"
)]
fn uneven(body: TableBody<'_>, table: &DataTable<'_>, one: impl FnMut(TableRow<'_, '_>)) {
    let heights = (0..table.row_count).map(|row| height(table, row));
    body.heterogeneous_rows(heights, one);
}

fn is_tall(table: &DataTable<'_>, row: usize) -> bool {
    table.tall.binary_search(&row).is_ok()
}

fn height(table: &DataTable<'_>, row: usize) -> f32 {
    if is_tall(table, row) {
        size::ROW + SECOND_LINE
    } else {
        size::ROW
    }
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
        let label = match order {
            Some(_) => table.sorted,
            None => column.title,
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, label));
        if response.has_focus() {
            let edge = Stroke::new(2.0, theme.accent.fill);
            let painter = response.ctx.layer_painter(response.layer_id);
            painter.rect_stroke(response.rect, 0, edge, StrokeKind::Inside);
        }
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
    let selected = is_selected(table, event, index);
    row.set_selected(selected);
    let mut words = Vec::new();
    for (column_index, column) in table.columns.iter().enumerate() {
        let text = cell(index, column_index);
        row.col(|ui| {
            cell_ui(ui, column.kind, |ui| {
                let label = Label::new(text.as_str()).selectable(false);
                ui.add(if is_tall(table, index) {
                    label.wrap()
                } else {
                    label.truncate()
                });
            });
        });
        words.push(text);
    }
    let response: Response = row.response();
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, words.join(" ")));
    if response.clicked() {
        event.selected = Some(index);
        event.reach = response.ctx.input(|input| reach_of(input.modifiers));
    }
    if response.double_clicked() {
        event.opened = Some(index);
    }
}

fn is_selected(table: &DataTable<'_>, event: &TableEvent, row: usize) -> bool {
    let ends = match (event.selected, event.reach, table.selection) {
        (Some(at), Reach::UpTo, Some([from, _])) => Some([from, at]),
        (Some(at), Reach::UpTo, None) | (Some(at), Reach::One, _) => Some([at, at]),
        (None, _, selection) => selection,
    };
    ends.is_some_and(|[from, to]| (from.min(to)..=from.max(to)).contains(&row))
}

fn cell_ui(ui: &mut Ui, kind: ColumnKind, add: impl FnOnce(&mut Ui)) {
    let layout = match kind {
        ColumnKind::Words => Layout::left_to_right(Align::Center),
        ColumnKind::Numbers => Layout::right_to_left(Align::Center),
    };
    let inner = ui.max_rect().shrink2(Vec2::new(space(2), 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), add);
}

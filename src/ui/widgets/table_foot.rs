//! What stands under a table's rows: a word on them all, and the sums of columns.

use eframe::egui::{Align2, Rect, Role, Sense, Stroke, Ui, Vec2, pos2};

use super::data_table::{Column, ColumnKind};
use super::lettering::{fitted, line, named, put};
use crate::ui::theme::{
    Theme,
    size::{self, space},
};

/// The foot of a table.
#[derive(Clone, Copy, Debug)]
pub struct Totals<'a> {
    /// A word on all rows; it stands to the left, before the first sum.
    pub caption: &'a str,
    /// One text a column; empty texts for columns without a sum.
    pub cells: &'a [&'a str],
}

/// Draws the foot into `place`, under columns of these widths that are scrolled by so much.
pub(super) fn totals_ui(
    ui: &Ui,
    theme: &Theme,
    columns: &[Column<'_>],
    totals: &Totals<'_>,
    widths: &[f32],
    scrolled: f32,
    place: Rect,
) {
    let painter = ui.painter().with_clip_rect(place);
    painter.rect_filled(place.shrink(1.0), size::CORNER, theme.surface_raised);
    let edge = Stroke::new(1.0, theme.line_strong);
    painter.hline(place.x_range(), place.top(), edge);
    let mut left = place.left() + 1.0 - scrolled;
    let mut free = place.right();
    let y = place.center().y;
    for ((column, total), width) in columns.iter().zip(totals.cells).zip(widths) {
        if !total.is_empty() {
            let galley = line(ui, total, size::BODY, theme.text);
            let (anchor, x) = match column.kind {
                ColumnKind::Words => (Align2::LEFT_CENTER, left + space(2)),
                ColumnKind::Numbers => (Align2::RIGHT_CENTER, left + width - space(2)),
            };
            let drawn = put(&painter, galley, anchor, pos2(x, y));
            free = free.min(drawn.left());
        }
        left += width;
    }
    let start = place.left() + space(2) + 1.0;
    let room = Vec2::new((free - start - space(2)).max(0.0), place.height());
    let caption = fitted(
        ui,
        totals.caption,
        &[size::BODY, size::CAPTION],
        theme.text_muted,
        room,
    );
    put(&painter, caption, Align2::LEFT_CENTER, pos2(start, y));
    let id = ui.scope_id().with((totals.caption, "foot"));
    let response = ui.interact(place, id, Sense::hover());
    named(ui, &response, Role::Label, totals.caption);
}

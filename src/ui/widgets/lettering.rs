//! Text that fits its place, and the marks every pressable part shares.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Response, Role, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
    text::{LayoutJob, TextWrapping},
};

use crate::ui::theme::{Theme, size};

/// Lays out `text` in the first of `sizes` (points, largest first) that fits `room`, wrapping at
/// its width; in the last size what still does not fit ends in "…".
pub fn fitted(ui: &Ui, text: &str, sizes: &[f32], color: Color32, room: Vec2) -> Arc<Galley> {
    aligned(ui, text, sizes, color, room, Align::LEFT)
}

/// As [`fitted`], each row in the middle; [`put`] takes care of where such a galley begins.
pub(super) fn centred(
    ui: &Ui,
    text: &str,
    sizes: &[f32],
    color: Color32,
    room: Vec2,
) -> Arc<Galley> {
    aligned(ui, text, sizes, color, room, Align::Center)
}

/// Whether `text` in `size` points fits `room` without breaking a word.
pub(super) fn fits(ui: &Ui, text: &str, size: f32, room: Vec2) -> bool {
    let color = Color32::PLACEHOLDER;
    let galley = lay(ui, text, size, color, room.x, usize::MAX, Align::LEFT);
    within(&galley, room)
}

fn within(galley: &Galley, room: Vec2) -> bool {
    galley.size().y <= room.y
        && galley.size().x <= room.x + 0.5
        && !breaks_a_word(galley)
        && !leaves_one_hanzi(galley)
}

fn lay(
    ui: &Ui,
    text: &str,
    size: f32,
    color: Color32,
    width: f32,
    rows: usize,
    align: Align,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), size::font(size), color, width);
    job.halign = align;
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: rows,
        ..TextWrapping::default()
    };
    ui.painter().layout_job(job)
}

fn aligned(
    ui: &Ui,
    text: &str,
    sizes: &[f32],
    color: Color32,
    room: Vec2,
    align: Align,
) -> Arc<Galley> {
    let lay = |size: f32, rows: usize| lay(ui, text, size, color, room.x, rows, align);
    for size in sizes {
        let galley = lay(*size, usize::MAX);
        if within(&galley, room) {
            return galley;
        }
    }
    let smallest = sizes.last().copied().unwrap_or(size::BODY);
    let mut galley = lay(smallest, usize::MAX);
    let mut rows = galley.rows.len();
    while galley.size().y > room.y && rows > 1 {
        rows -= 1;
        galley = lay(smallest, rows);
    }
    galley
}

/// Whether a row ends between two Latin letters or digits: then a smaller size reads better.
fn breaks_a_word(galley: &Galley) -> bool {
    let mut rows = galley.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let last = row.glyphs.last().map(|glyph| glyph.chr);
        let first = rows.peek().and_then(|next| next.glyphs.first());
        let letter = |chr: char| chr.is_ascii_alphanumeric();
        if last.is_some_and(letter) && first.is_some_and(|glyph| letter(glyph.chr)) {
            return true;
        }
    }
    false
}

/// Whether the last of several rows is a single Chinese character: then a smaller size reads better.
fn leaves_one_hanzi(galley: &Galley) -> bool {
    let Some((last, before)) = galley.rows.split_last() else {
        return false;
    };
    let mut signs = last.glyphs.iter().filter(|glyph| glyph.chr != '\n');
    let one = signs.next().filter(|_| signs.next().is_none());
    !before.is_empty() && one.is_some_and(|glyph| !glyph.chr.is_ascii())
}

/// One line of `text` in `size` points, as wide as it is.
pub(super) fn line(ui: &Ui, text: &str, size: f32, color: Color32) -> Arc<Galley> {
    ui.painter()
        .layout_no_wrap(text.to_owned(), size::font(size), color)
}

/// Paints `galley` so that its `anchor` lies at `at`, on whole pixels.
pub fn put(painter: &Painter, galley: Arc<Galley>, anchor: Align2, at: Pos2) -> Rect {
    let rect = anchor.anchor_size(at, galley.size());
    let color = Color32::PLACEHOLDER;
    let start = rect.min - galley.rect.min.to_vec2();
    painter.galley(start, galley, color);
    rect
}

/// Paints the box of a pressable part: its fill and outline at rest, under the pointer, pressed,
/// and with the keyboard's focus.
pub(super) fn pressable(ui: &Ui, theme: &Theme, rect: Rect, response: &Response) {
    let fill = if response.is_pointer_button_down_on() {
        theme.selection
    } else if response.hovered() {
        theme.surface_hover
    } else {
        theme.surface
    };
    let line = if response.has_focus() {
        Stroke::new(3.0, theme.accent.fill)
    } else {
        Stroke::new(1.0, theme.line_strong)
    };
    let corner = CornerRadius::same(size::CORNER);
    ui.painter()
        .rect(rect, corner, fill, line, StrokeKind::Inside);
}

/// Gives `response` the name by which a screen reader and a test know it.
pub(super) fn named(ui: &Ui, response: &Response, role: Role, label: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), label));
}

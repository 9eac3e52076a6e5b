//! A number that opens its list: large value, quiet caption.

use eframe::egui::{Align2, Response, Role, Sense, Ui, Vec2, pos2};

use super::lettering::{fitted, named, pressable, put};
use crate::ui::theme::{
    Hue, Theme,
    size::{self, space},
};

/// The width of a figure that has room, in points.
pub const FIGURE_WIDTH: f32 = 208.0;

/// Draws a figure 208 points wide, or as wide as its column; `hue` marks its left edge.
pub fn figure_ui(
    ui: &mut Ui,
    theme: &Theme,
    value: &str,
    caption: &str,
    hue: Option<Hue>,
) -> Response {
    let width = FIGURE_WIDTH.min(ui.max_rect().width());
    drawn_ui(ui, theme, (value, caption), (width, &[]), hue)
}

/// Draws a figure of a given width with lines below its caption that say how it changed.
pub fn compared_figure_ui(
    ui: &mut Ui,
    theme: &Theme,
    of: (&str, &str),
    lines: &[String],
    width: f32,
) -> Response {
    drawn_ui(ui, theme, of, (width, lines), None)
}

/// The steps of the grid that a line below a caption takes.
const LINE: u8 = 5;

fn drawn_ui(
    ui: &mut Ui,
    theme: &Theme,
    (value, caption): (&str, &str),
    (width, lines): (f32, &[String]),
    hue: Option<Hue>,
) -> Response {
    let more = u8::try_from(lines.len()).unwrap_or(0).saturating_mul(LINE);
    let size = Vec2::new(width, space(25 + more));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    named(ui, &response, Role::Button, &format!("{caption}: {value}"));
    pressable(ui, theme, rect, &response);
    if let Some(hue) = hue {
        let mut edge = rect.shrink(1.0);
        edge.set_width(space(1) + 2.0);
        ui.painter().rect_filled(edge, 2, hue.fill);
    }
    let mut room = rect.shrink2(Vec2::new(space(4), space(2)));
    for text in lines.iter().rev() {
        let line_room = Vec2::new(room.width(), space(LINE));
        let sizes = [size::CAPTION, 12.0, 11.0];
        let line = fitted(ui, text, &sizes, theme.text_muted, line_room);
        put(ui.painter(), line, Align2::LEFT_BOTTOM, room.left_bottom());
        room.set_bottom(room.bottom() - space(LINE));
    }
    let caption_sizes = [size::BODY, size::CAPTION];
    let caption_room = Vec2::new(room.width(), space(9));
    let caption = fitted(ui, caption, &caption_sizes, theme.text_muted, caption_room);
    let value_sizes = [size::FIGURE, size::ANSWER, size::TITLE];
    let value_room = Vec2::new(room.width(), space(13));
    let value = fitted(ui, value, &value_sizes, theme.text, value_room);
    // Both hang from the bottom, so that figures in a row share their lines.
    let caption_rect = put(
        ui.painter(),
        caption,
        Align2::LEFT_BOTTOM,
        room.left_bottom(),
    );
    let at = pos2(room.left(), caption_rect.top());
    put(ui.painter(), value, Align2::LEFT_BOTTOM, at);
    response
}

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
    let size = Vec2::new(width, space(25));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    named(ui, &response, Role::Button, &format!("{caption}: {value}"));
    pressable(ui, theme, rect, &response);
    if let Some(hue) = hue {
        let mut edge = rect.shrink(1.0);
        edge.set_width(space(1) + 2.0);
        ui.painter().rect_filled(edge, 2, hue.fill);
    }
    let room = rect.shrink2(Vec2::new(space(4), space(2)));
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

//! An answer: a key, the fact it states, perhaps in a second language; pressed anywhere.

use eframe::egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, pos2};

use super::lettering::{fitted, line, named, pressable, put};
use crate::ui::theme::{
    Hue, Theme,
    size::{self, space},
};

/// What a tile shows.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'a> {
    /// The key that gives the same answer: a digit or a letter.
    pub key: &'a str,
    /// The answer.
    pub text: &'a str,
    /// The answer in the station's second language.
    pub second: Option<&'a str>,
    /// The colour of the key cap when the answer is a decision.
    pub hue: Option<Hue>,
}

/// Draws an answer tile of `size` points (at least 96 high) and returns its response.
pub fn tile_ui(ui: &mut Ui, theme: &Theme, tile: &Tile<'_>, size: Vec2) -> Response {
    let size = Vec2::new(size.x, size.y.max(size::TOUCH));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    named(
        ui,
        &response,
        Role::Button,
        &format!("{} {}", tile.key, tile.text),
    );
    if !ui.is_rect_visible(rect) {
        return response;
    }
    pressable(ui, theme, rect, &response);
    let hue = tile.hue.unwrap_or(theme.accent);
    let cap_side = space(14);
    let cap = Rect::from_center_size(
        pos2(rect.left() + space(4) + cap_side / 2.0, rect.center().y),
        Vec2::splat(cap_side),
    );
    let painter = ui.painter();
    painter.rect_filled(cap, CornerRadius::same(size::CORNER), hue.fill);
    let key = line(ui, tile.key, size::ANSWER, hue.on);
    put(painter, key, Align2::CENTER_CENTER, cap.center());
    let room = Rect::from_min_max(
        pos2(cap.right() + space(4), rect.top() + space(2)),
        pos2(rect.right() - space(3), rect.bottom() - space(2)),
    );
    words_ui(ui, theme, tile, room);
    response
}

fn words_ui(ui: &Ui, theme: &Theme, tile: &Tile<'_>, room: Rect) {
    let sizes = [size::ANSWER, 28.0, size::TITLE, 21.0, size::STRONG];
    let second_sizes = [21.0, size::STRONG, size::BODY];
    let gap = space(1);
    let second = tile.second.map(|text| {
        let third = Vec2::new(room.width(), room.height() * 0.4);
        fitted(ui, text, &second_sizes, theme.text_muted, third)
    });
    let taken = second.as_ref().map_or(0.0, |galley| galley.size().y + gap);
    let first_room = Vec2::new(room.width(), room.height() - taken);
    let first = fitted(ui, tile.text, &sizes, theme.text, first_room);
    let height = first.size().y + taken;
    let top = room.center().y - height / 2.0;
    let first_rect = put(
        ui.painter(),
        first,
        Align2::LEFT_TOP,
        pos2(room.left(), top),
    );
    if let Some(second) = second {
        let at = pos2(room.left(), first_rect.bottom() + gap);
        put(ui.painter(), second, Align2::LEFT_TOP, at);
    }
}

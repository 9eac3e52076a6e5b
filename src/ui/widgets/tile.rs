//! An answer: a key, the fact it states, perhaps in a second language; pressed anywhere.

use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Response, Role, Sense, Ui, Vec2, pos2};

use super::lettering::{fits, fitted, line, named, pressable, put};
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
    let text_size = text_size(ui, &[*tile], size);
    sized_tile_ui(ui, theme, tile, size, text_size)
}

/// The largest size of text (points) in which each of `tiles` fits a tile of `size` points.
pub(super) fn text_size(ui: &Ui, tiles: &[Tile<'_>], size: Vec2) -> f32 {
    let room = words_room(Rect::from_min_size(Pos2::ZERO, size)).size();
    let fit = |at: f32| {
        tiles.iter().all(|tile| {
            let part = if tile.second.is_some() {
                FIRST_PART
            } else {
                1.0
            };
            fits(ui, tile.text, at, Vec2::new(room.x, room.y * part))
        })
    };
    let smallest = size::STRONG;
    size::ANSWERS
        .into_iter()
        .find(|at| fit(*at))
        .unwrap_or(smallest)
}

/// The part of a tile's height that the first language may take beside a second one.
const FIRST_PART: f32 = 0.6;

/// Width and height of a key cap.
const CAP: f32 = 56.0;

fn words_room(tile: Rect) -> Rect {
    Rect::from_min_max(
        pos2(tile.left() + CAP + space(8), tile.top() + space(2)),
        pos2(tile.right() - space(3), tile.bottom() - space(2)),
    )
}

/// Draws a tile with the answer in `text_size` points, so that the tiles of a grid look alike.
pub(super) fn sized_tile_ui(
    ui: &mut Ui,
    theme: &Theme,
    tile: &Tile<'_>,
    size: Vec2,
    text_size: f32,
) -> Response {
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
    let cap = Rect::from_center_size(
        pos2(rect.left() + space(4) + CAP / 2.0, rect.center().y),
        Vec2::splat(CAP),
    );
    let painter = ui.painter();
    painter.rect_filled(cap, CornerRadius::same(size::CORNER), hue.fill);
    let key = line(ui, tile.key, size::ANSWER, hue.on);
    put(painter, key, Align2::CENTER_CENTER, cap.center());
    words_ui(ui, theme, tile, words_room(rect), text_size);
    response
}

fn words_ui(ui: &Ui, theme: &Theme, tile: &Tile<'_>, room: Rect, text_size: f32) {
    let second_sizes = [
        (text_size * 0.65).max(size::BODY),
        size::BODY,
        size::CAPTION,
    ];
    let gap = space(1);
    let second = tile.second.map(|text| {
        let third = Vec2::new(room.width(), room.height() * (1.0 - FIRST_PART) - gap);
        fitted(ui, text, &second_sizes, theme.text_muted, third)
    });
    let taken = second.as_ref().map_or(0.0, |galley| galley.size().y + gap);
    let first_room = Vec2::new(room.width(), room.height() - taken);
    let first = fitted(ui, tile.text, &[text_size], theme.text, first_room);
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

//! A decision as it looks everywhere: hue, icon, letter, word.

use eframe::egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, pos2};

use super::lettering::{line, named, put};
use crate::ui::{
    icons,
    theme::{
        DecisionLook, Theme,
        size::{self, space},
    },
};

/// Where the badge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadgeSize {
    /// In a table row or a line of text: 24 points high.
    Row,
    /// On the bench: 72 points high.
    Bench,
}

/// Draws the badge of a decision with its translated `word`.
pub fn decision_badge_ui(
    ui: &mut Ui,
    theme: &Theme,
    look: DecisionLook,
    word: &str,
    size: BadgeSize,
) -> Response {
    let (height, text_size) = match size {
        BadgeSize::Row => (space(6), size::BODY),
        BadgeSize::Bench => (space(18), size::FIGURE),
    };
    let hue = theme.decision(look);
    let letter = line(ui, look.letter(), text_size, hue.on);
    let word_galley = line(ui, word, text_size, hue.on);
    let padding = height / 4.0;
    let icon_side = height * 0.7;
    let letter_width = letter.size().x.max(text_size * 0.7);
    let width = padding * 4.0 + icon_side + letter_width + word_galley.size().x;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    named(ui, &response, Role::Label, word);
    let painter = ui.painter();
    let corner = CornerRadius::same(size::CORNER.min(4));
    painter.rect_filled(rect, corner, hue.fill);
    let middle = rect.center().y;
    let icon_rect = Rect::from_center_size(
        pos2(rect.left() + padding + icon_side / 2.0, middle),
        Vec2::splat(icon_side),
    );
    icons::paint(painter, look.icon(), icon_rect, hue.on);
    let letter_at = icon_rect.right() + padding + letter_width / 2.0;
    put(
        painter,
        letter,
        Align2::CENTER_CENTER,
        pos2(letter_at, middle),
    );
    let word_at = letter_at + letter_width / 2.0 + padding;
    put(
        painter,
        word_galley,
        Align2::LEFT_CENTER,
        pos2(word_at, middle),
    );
    response
}

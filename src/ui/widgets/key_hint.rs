//! A key and what it does: the keyboard's own small print, pressable for a finger.

use eframe::egui::{
    Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, pos2,
};

use super::lettering::{line, named, put};
use crate::ui::theme::{
    Theme,
    size::{self, space},
};

/// Draws a key cap and its word in one pressable line.
pub fn key_hint_ui(ui: &mut Ui, theme: &Theme, key: &str, word: &str) -> Response {
    let key_galley = line(ui, key, size::BODY, theme.text);
    let word_galley = line(ui, word, size::BODY, theme.text);
    let cap_width = (key_galley.size().x + space(3)).max(space(7));
    let width = cap_width + space(2) + word_galley.size().x + space(2);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::click());
    named(ui, &response, Role::Button, &format!("{key} {word}"));
    let painter = ui.painter();
    let (fill, edge) = if response.hovered() || response.has_focus() {
        (theme.surface_hover, Stroke::new(2.0, theme.accent.fill))
    } else {
        (theme.surface, Stroke::new(1.0, theme.line_strong))
    };
    let cap = Rect::from_center_size(
        pos2(rect.left() + cap_width / 2.0, rect.center().y),
        Vec2::new(cap_width, space(7)),
    );
    painter.rect(cap, CornerRadius::same(4), fill, edge, StrokeKind::Inside);
    put(painter, key_galley, Align2::CENTER_CENTER, cap.center());
    let at = pos2(cap.right() + space(2), rect.center().y);
    put(painter, word_galley, Align2::LEFT_CENTER, at);
    response
}

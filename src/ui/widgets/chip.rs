//! The state of a device or person in the header: a mark, an icon, a word.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, pos2};

use super::lettering::{line, named, put};
use crate::ui::{
    icons::{self, Icon},
    theme::{
        Theme,
        size::{self, space},
    },
};

/// How a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipState {
    /// There and working: a full dot.
    Ready,
    /// Not there, and not needed: an empty ring.
    Absent,
    /// Needs a person: a warning triangle.
    Trouble,
}

/// Gives the width of a chip with this word, in points.
pub fn chip_width(ui: &Ui, word: &str) -> f32 {
    width_of(
        line(ui, word, size::BODY, ui.visuals().text_color())
            .size()
            .x,
    )
}

fn width_of(word: f32) -> f32 {
    let gap = space(1) + 2.0;
    space(2) + space(4) + gap + space(5) + gap + word + space(2)
}

/// Draws a chip for the header; pressing it is for the screen to answer.
pub fn chip_ui(ui: &mut Ui, theme: &Theme, icon: Icon, word: &str, state: ChipState) -> Response {
    let color = match state {
        ChipState::Ready => theme.text,
        ChipState::Absent => theme.text_muted,
        ChipState::Trouble => theme.stop_text,
    };
    let galley = line(ui, word, size::BODY, color);
    let side = space(5);
    let mark = space(4);
    let gap = space(1) + 2.0;
    let width = width_of(galley.size().x);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, space(8)), Sense::click());
    named(ui, &response, Role::Button, word);
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, size::CORNER, theme.surface_hover);
    }
    let middle = rect.center().y;
    let mark_rect = Rect::from_center_size(
        pos2(rect.left() + space(2) + mark / 2.0, middle),
        Vec2::splat(mark),
    );
    match state {
        ChipState::Ready => {
            painter.circle_filled(mark_rect.center(), 5.0, theme.saved.fill);
        }
        ChipState::Absent => {
            painter.circle_stroke(mark_rect.center(), 4.5, Stroke::new(1.5, color));
        }
        ChipState::Trouble => icons::paint(painter, Icon::Warning, mark_rect, color),
    }
    let icon_rect = Rect::from_center_size(
        pos2(mark_rect.right() + gap + side / 2.0, middle),
        Vec2::splat(side),
    );
    icons::paint(painter, icon, icon_rect, color);
    let at = pos2(icon_rect.right() + gap, middle);
    put(painter, galley, Align2::LEFT_CENTER, at);
    response
}

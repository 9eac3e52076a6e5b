//! Long work that does not hold up scanning: how far, how long, and a way to end it.

use eframe::egui::{Align2, Button, CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, pos2};

use super::lettering::{fitted, named, put};
use crate::ui::theme::{
    Theme,
    size::{self, space},
};

/// What a job says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// What is being done.
    pub name: &'a str,
    /// The part done, 0 to 1; nothing while the whole is not known.
    pub part: Option<f32>,
    /// How far and how long still, in words.
    pub time_left: &'a str,
    /// The word on the cancel button.
    pub cancel: &'a str,
}

/// Draws the row across the width left in `ui`; the response is that of the cancel button.
pub fn progress_row_ui(ui: &mut Ui, theme: &Theme, progress: &Progress<'_>) -> Response {
    ui.horizontal(|ui| {
        let button_width = space(28);
        let width = ui.available_width() - button_width - space(4);
        let size = Vec2::new(width.max(space(40)), space(13));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let label = format!("{}: {}", progress.name, progress.time_left);
        named(ui, &response, Role::ProgressIndicator, &label);
        words_ui(ui, theme, progress, rect);
        bar_ui(ui, theme, progress.part, rect);
        ui.add_space(space(2));
        ui.add_sized([button_width, size::CONTROL], Button::new(progress.cancel))
    })
    .inner
}

fn words_ui(ui: &Ui, theme: &Theme, progress: &Progress<'_>, rect: Rect) {
    let sizes = [size::BODY, size::CAPTION];
    let line = |share: f32| Vec2::new(rect.width() * share - space(2), space(6));
    let name = fitted(ui, progress.name, &sizes, theme.text, line(0.6));
    put(ui.painter(), name, Align2::LEFT_TOP, rect.left_top());
    let left = fitted(ui, progress.time_left, &sizes, theme.text_muted, line(0.4));
    put(ui.painter(), left, Align2::RIGHT_TOP, rect.right_top());
}

fn bar_ui(ui: &Ui, theme: &Theme, part: Option<f32>, rect: Rect) {
    let bar = Rect::from_min_max(
        pos2(rect.left(), rect.bottom() - space(5)),
        pos2(rect.right(), rect.bottom() - space(2)),
    );
    let corner = CornerRadius::same(4);
    let painter = ui.painter();
    painter.rect_filled(bar, corner, theme.line);
    match part {
        Some(part) => {
            let mut done = bar;
            done.set_width(bar.width() * part.clamp(0.0, 1.0));
            painter.rect_filled(done, corner, theme.working.fill);
        }
        None => {
            // Not known how much: three even marks, which claim no length.
            for third in [0.2, 0.5, 0.8] {
                let at = pos2(bar.left() + bar.width() * third, bar.center().y);
                let mark = Rect::from_center_size(at, Vec2::new(space(10), bar.height()));
                painter.rect_filled(mark, corner, theme.working.fill);
            }
        }
    }
}

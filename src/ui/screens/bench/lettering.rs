//! Text in a given place: as large as fits, with a name for tests and screen readers.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, Galley, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::ui::widgets::fitted;

/// Sizes for the one thing asked, largest first, in points.
pub const HUGE: [f32; 6] = [64.0, 56.0, 48.0, 40.0, 32.0, 26.0];
/// Sizes for what stands under it.
pub const LARGE: [f32; 5] = [32.0, 28.0, 24.0, 21.0, 18.0];
/// Sizes for lines that are read close by.
pub const CLOSE: [f32; 3] = [18.0, 15.0, 13.0];

/// Lays `text` out for `room` and gives it with its height.
pub fn laid(ui: &Ui, text: &str, sizes: &[f32], color: Color32, room: Vec2) -> Arc<Galley> {
    fitted(ui, text, sizes, color, room)
}

/// Paints `galley` in `rect` at `anchor` and names the place by `text`; returns where it stands.
pub fn paint(ui: &mut Ui, galley: Arc<Galley>, anchor: Align2, rect: Rect, text: &str) -> Rect {
    let at = pos2(
        rect.left() + rect.width() * anchor.x().to_factor(),
        rect.top() + rect.height() * anchor.y().to_factor(),
    );
    let place = anchor.anchor_size(at, galley.size());
    let response = ui.allocate_rect(place, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(place.min, galley, Color32::PLACEHOLDER);
    place
}

/// Lays out and paints in one.
pub fn words(
    ui: &mut Ui,
    text: &str,
    sizes: &[f32],
    color: Color32,
    anchor: Align2,
    rect: Rect,
) -> Rect {
    let galley = laid(ui, text, sizes, color, rect.size());
    paint(ui, galley, anchor, rect, text)
}

//! Digits large enough for gloves, where a number is keyed.

use eframe::egui::{Button, CornerRadius, RichText, Stroke, Ui, Vec2};

use super::{Intent, Seen};
use crate::station::Key;
use crate::ui::theme::size::{self, TOUCH, space};

/// The digits as on a telephone.
const ROWS: [&[u8]; 4] = [&[1, 2, 3], &[4, 5, 6], &[7, 8, 9], &[0]];

/// Draws the digits; one pressed is its key.
pub fn keypad_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let gap = space(2);
    ui.spacing_mut().item_spacing = Vec2::splat(gap);
    let rows = f32::from(u8::try_from(ROWS.len()).unwrap_or(4));
    let height = ((ui.available_height() - gap * (rows - 1.0)) / rows).clamp(TOUCH, space(40));
    let width = (ui.available_width() - gap * 2.0) / 3.0;
    for row in ROWS {
        ui.horizontal(|ui| {
            let whole = if row.len() == 1 {
                width * 3.0 + gap * 2.0
            } else {
                width
            };
            for digit in row {
                let text = RichText::new(digit.to_string()).size(size::FIGURE).strong();
                let button = Button::new(text)
                    .corner_radius(CornerRadius::same(size::CORNER))
                    .stroke(Stroke::new(1.0, seen.theme.line_strong))
                    .min_size(Vec2::new(whole, height));
                if ui.add(button).clicked() {
                    intents.push(Intent::Press(Key::Digit(*digit)));
                }
            }
        });
    }
}

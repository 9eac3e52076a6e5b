//! One scale of text sizes and one grid of distances, in points at interface scale 1.

use eframe::egui::{FontFamily, FontId};

/// Axis labels, key caps in hints, small print.
pub const CAPTION: f32 = 13.0;
/// Running text and table cells.
pub const BODY: f32 = 15.0;
/// Headings of groups, header chips, badges.
pub const STRONG: f32 = 18.0;
/// Titles of screens, second language of answers.
pub const TITLE: f32 = 24.0;
/// Answers on tiles, result strips.
pub const ANSWER: f32 = 32.0;
/// Figures that are read from afar.
pub const FIGURE: f32 = 44.0;
/// The bench's question.
pub const QUESTION: f32 = 64.0;

/// Sizes tried for the answers of one question, the largest that fits them all is taken.
pub const ANSWERS: [f32; 7] = [FIGURE, 38.0, ANSWER, 28.0, TITLE, 21.0, STRONG];

/// The step of every distance.
pub const GRID: f32 = 4.0;
/// Height of a row in a table.
pub const ROW: f32 = 7.0 * GRID;
/// Height of a control at the desks, wide enough for a finger.
pub const CONTROL: f32 = 9.0 * GRID;
/// Least height of anything pressed with gloves: about 25 mm.
pub const TOUCH: f32 = 96.0;
/// Width from which on the screens' keys are named beside their words.
pub const KEYS_SHOWN: f32 = 270.0 * GRID;
/// Rounding of boxes.
pub const CORNER: u8 = 6;

/// `steps` steps of the grid.
pub fn space(steps: u8) -> f32 {
    f32::from(steps) * GRID
}

/// The proportional font at `size` points.
pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

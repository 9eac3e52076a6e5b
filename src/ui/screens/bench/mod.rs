//! The bench: one question, huge; read from two metres by someone who looks at goods.

pub(super) mod foot;
pub mod keys;
pub(super) mod lettering;
mod parcel;
mod product;
mod proposal;
pub(super) mod question;
mod side;
pub mod typed;
mod weight;

use eframe::egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, Stroke, Ui, UiBuilder, pos2,
};

use super::{Intent, Seen};
use crate::station::face::Digits;
use crate::ui::theme::size::{self, space};

/// Draws the bench into all of `ui`: parcel, question, expected lines, last put, keys.
pub fn bench_ui(ui: &mut Ui, seen: &Seen, draft: &mut typed::Draft, intents: &mut Vec<Intent>) {
    let theme = &seen.theme;
    let bar = |vertical| {
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(1.0, theme.line))
            .inner_margin(Margin::symmetric(16, vertical))
    };
    Panel::top("parcel")
        .frame(bar(2))
        .exact_size(space(9))
        .resizable(false)
        .show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let typed = ui
                .with_layout(Layout::right_to_left(Align::Center), |ui| {
                    typed::typed_ui(ui, seen, draft, intents);
                    ui.min_rect().left()
                })
                .inner;
            let place = Rect::from_min_max(room.min, pos2(typed - space(4), room.bottom()));
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                parcel::parcel_ui(ui, seen);
            });
        });
    Panel::bottom("foot")
        .frame(bar(2))
        .exact_size(size::CONTROL + space(2))
        .resizable(false)
        .show(ui, |ui| foot::foot_ui(ui, seen, intents));
    if seen.face.parcel.is_some() {
        let width = (ui.available_width() * 0.24).clamp(space(54), space(84));
        Panel::right("side")
            .frame(bar(8))
            .exact_size(width)
            .resizable(false)
            .show(ui, |ui| {
                if seen.face.digits == Digits::Number {
                    super::keypad::keypad_ui(ui, seen, intents);
                } else {
                    side::side_ui(ui, seen, intents);
                }
            });
    }
    let middle = Frame::new()
        .fill(theme.background)
        .inner_margin(Margin::symmetric(16, 12));
    CentralPanel::no_frame()
        .frame(middle)
        .show(ui, |ui| question::question_ui(ui, seen, intents));
}

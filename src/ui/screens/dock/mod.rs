//! The dock: one very large count, read from two metres by someone who scans box after box.

mod count;
mod newest;

use eframe::egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, Stroke, Ui, UiBuilder, pos2,
};

use super::bench::lettering::{CLOSE, words};
use super::bench::{foot, question, typed};
use super::{Intent, Seen};
use crate::station::face::{DockFace, Keying, Lamp, LoadFace};
use crate::text::DockMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::Hue;
use crate::ui::theme::size::{self, space};

/// Draws the dock into all of `ui`: load, count or question, newest parcels, keys.
pub fn dock_ui(ui: &mut Ui, seen: &Seen, draft: &mut typed::Draft, intents: &mut Vec<Intent>) {
    let Some(dock) = &seen.face.dock else {
        return;
    };
    let theme = &seen.theme;
    let bar = |vertical| {
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(1.0, theme.line))
            .inner_margin(Margin::symmetric(16, vertical))
    };
    Panel::top("load")
        .frame(bar(2))
        .exact_size(space(9))
        .resizable(false)
        .show(ui, |ui| top_ui(ui, seen, dock, draft, intents));
    Panel::bottom("foot")
        .frame(bar(2))
        .exact_size(size::CONTROL + space(2))
        .resizable(false)
        .show(ui, |ui| foot_ui(ui, seen, dock, intents));
    let keying = dock.load.as_ref().is_some_and(keys_number);
    if dock.load.is_some() {
        Panel::right("newest")
            .frame(bar(8))
            .exact_size(side_width(ui))
            .resizable(false)
            .show(ui, |ui| {
                if keying {
                    super::keypad::keypad_ui(ui, seen, intents);
                } else {
                    newest::newest_ui(ui, seen, dock);
                }
            });
    }
    let middle = Frame::new()
        .fill(theme.background)
        .inner_margin(Margin::symmetric(16, 12));
    CentralPanel::no_frame()
        .frame(middle)
        .show(ui, |ui| match &dock.load {
            Some(load) if !dock.told.is_empty() => count::alert_ui(ui, seen, load, &dock.told),
            Some(load) if seen.face.tiles.is_empty() => match told_look(seen) {
                Some((hue, icon)) => count::told_ui(ui, seen, load, (hue, icon)),
                None => count::count_ui(ui, seen, load),
            },
            Some(_) | None => question::question_ui(ui, seen, intents),
        });
}

fn keys_number(load: &LoadFace) -> bool {
    load.keying != Keying::No
}

/// The same width for the keys of a number and for the parcels: nothing moves between them.
fn side_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.28).clamp(space(68), space(92))
}

/// How a sentence looks that came over the count: told, or refused.
fn told_look(seen: &Seen) -> Option<(Hue, Icon)> {
    match seen.face.lamp {
        Lamp::Ready | Lamp::Working | Lamp::Saved => None,
        Lamp::Need => Some((seen.theme.need, Icon::Warning)),
        Lamp::Stop => Some((seen.theme.stop, Icon::Stop)),
    }
}

fn top_ui(
    ui: &mut Ui,
    seen: &Seen,
    dock: &DockFace,
    draft: &mut typed::Draft,
    intents: &mut Vec<Intent>,
) {
    let room = ui.available_rect_before_wrap();
    let typed = ui
        .with_layout(Layout::right_to_left(Align::Center), |ui| {
            typed::typed_ui(ui, seen, draft, intents);
            ui.min_rect().left()
        })
        .inner;
    let place = Rect::from_min_max(room.min, pos2(typed - space(4), room.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let (text, color) = match &dock.load {
            None => (seen.say(DockMsg::NoLoad), seen.theme.text_muted),
            Some(load) => (load_line(seen, load), seen.theme.text),
        };
        let anchor = eframe::egui::Align2::LEFT_CENTER;
        words(ui, &text, &CLOSE, color, anchor, place);
    });
}

fn load_line(seen: &Seen, load: &LoadFace) -> String {
    let name = load.name.clone();
    match load.since {
        Some(at) => seen.say(DockMsg::LoadLine { name, at }),
        None => seen.say(DockMsg::NewLoadLine { name }),
    }
}

/// The driver's number at the left, the keys at the right.
fn foot_ui(ui: &mut Ui, seen: &Seen, dock: &DockFace, intents: &mut Vec<Intent>) {
    let room = ui.available_rect_before_wrap();
    let keys = foot::keys_ui(ui, seen, intents);
    let Some(load) = &dock.load else {
        return;
    };
    let place = Rect::from_min_max(room.min, pos2(keys - space(4), room.bottom()));
    let (text, color) = match load.said {
        // The number is being keyed, or left out, right now.
        None if load.since.is_none() => return,
        Some(count) => (seen.say(DockMsg::DriverLine { count }), seen.theme.text),
        None => (seen.say(DockMsg::DriverUnknown), seen.theme.text_muted),
    };
    let anchor = eframe::egui::Align2::LEFT_CENTER;
    words(ui, &text, &CLOSE, color, anchor, place);
}

//! Places: one large line that says where the thing in hand goes, read from two metres by someone who scans.

use eframe::egui::{
    Align, Align2, CentralPanel, CornerRadius, Frame, Label, Layout, Margin, Panel, Rect, RichText,
    ScrollArea, Stroke, Ui, UiBuilder, pos2,
};

use super::bench::lettering::{CLOSE, words};
use super::bench::{foot, question, typed};
use super::{Intent, Seen};
use crate::station::face::{PlacesFace, PlacesList};
use crate::text::PlacesMsg;
use crate::ui::theme::size::{self, space};

/// Draws the room into all of `ui`: what is done, the question, lists, keys.
pub fn places_ui(ui: &mut Ui, seen: &Seen, draft: &mut typed::Draft, intents: &mut Vec<Intent>) {
    let Some(places) = &seen.face.places else {
        return;
    };
    let theme = &seen.theme;
    let bar = |vertical| {
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(1.0, theme.line))
            .inner_margin(Margin::symmetric(16, vertical))
    };
    Panel::top("doing")
        .frame(bar(2))
        .exact_size(space(9))
        .resizable(false)
        .show(ui, |ui| top_ui(ui, seen, places, draft, intents));
    Panel::bottom("foot")
        .frame(bar(2))
        .exact_size(size::CONTROL + space(2))
        .resizable(false)
        .show(ui, |ui| foot_ui(ui, seen, places, intents));
    if places.doing.is_some() {
        let width = (ui.available_width() * 0.28).clamp(space(68), space(92));
        Panel::right("lists")
            .frame(bar(8))
            .exact_size(width)
            .resizable(false)
            .show(ui, |ui| lists_ui(ui, seen, places));
    }
    let middle = Frame::new()
        .fill(theme.background)
        .inner_margin(Margin::symmetric(16, 12));
    CentralPanel::no_frame()
        .frame(middle)
        .show(ui, |ui| question::question_ui(ui, seen, intents));
}

fn top_ui(
    ui: &mut Ui,
    seen: &Seen,
    places: &PlacesFace,
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
        let doing = places.doing.as_ref();
        let doing = doing.map_or_else(|| seen.say(PlacesMsg::Nav), |doing| seen.words.say(doing));
        let parts = [Some(doing), places.place.as_ref().map(ToString::to_string)];
        let text: Vec<String> = parts.into_iter().flatten().collect();
        let color = seen.theme.text;
        words(
            ui,
            &text.join(" · "),
            &CLOSE,
            color,
            Align2::LEFT_CENTER,
            place,
        );
    });
}

/// How far it is at the left, the keys at the right.
fn foot_ui(ui: &mut Ui, seen: &Seen, places: &PlacesFace, intents: &mut Vec<Intent>) {
    let room = ui.available_rect_before_wrap();
    let keys = foot::keys_ui(ui, seen, intents);
    let place = Rect::from_min_max(room.min, pos2(keys - space(4), room.bottom()));
    if let Some(line) = &places.line {
        let text = seen.words.say(line);
        words(
            ui,
            &text,
            &CLOSE,
            seen.theme.text,
            Align2::LEFT_CENTER,
            place,
        );
    }
}

fn lists_ui(ui: &mut Ui, seen: &Seen, places: &PlacesFace) {
    ui.spacing_mut().item_spacing.y = space(1);
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if places.lists.is_empty() {
                quiet(ui, seen, &seen.say(PlacesMsg::ListNone));
            }
            for list in &places.lists {
                list_ui(ui, seen, list);
                ui.add_space(space(2));
            }
        });
}

fn quiet(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text).size(size::BODY);
    ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
}

fn list_ui(ui: &mut Ui, seen: &Seen, list: &PlacesList) {
    let heading = RichText::new(seen.words.say(&list.heading)).size(size::STRONG);
    ui.add(Label::new(heading.strong()).wrap());
    if list.lines.is_empty() {
        quiet(ui, seen, &seen.say(PlacesMsg::ListNone));
    }
    for (what, place) in &list.lines {
        let frame = Frame::new()
            .stroke(Stroke::new(1.0, seen.theme.line))
            .corner_radius(CornerRadius::same(size::CORNER))
            .inner_margin(Margin::symmetric(10, 4));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = match place {
                Some(place) => format!("{what} → {place}"),
                None => what.clone(),
            };
            ui.add(Label::new(RichText::new(text).size(size::BODY)).wrap());
        });
    }
    if list.more > 0 {
        quiet(
            ui,
            seen,
            &seen.say(PlacesMsg::ListMore { count: list.more }),
        );
    }
}

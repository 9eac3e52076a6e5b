//! The bottom bar: the last put, on the disk since when, and the letter keys.

use eframe::egui::{Align, Align2, Layout, Rect, Ui, Vec2, pos2};

use super::super::seen::look;
use super::super::{Intent, Seen};
use super::lettering::{CLOSE, words};
use crate::station::Key;
use crate::station::face::LastPut;
use crate::text::DeskMsg;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::space;
use crate::ui::widgets::{BadgeSize, decision_badge_ui, key_hint_ui};

/// Draws the bar; a hint pressed is the key pressed.
pub fn foot_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let room = ui.available_rect_before_wrap();
    let keys_left = keys_ui(ui, seen, intents);
    let place = Rect::from_min_max(room.min, pos2(keys_left - space(4), room.bottom()));
    match &seen.face.last {
        Some(last) => last_ui(ui, seen, last, place),
        None => {
            let text = seen.say(DeskMsg::NoLastPut);
            let color = seen.theme.text_muted;
            words(ui, &text, &CLOSE, color, Align2::LEFT_CENTER, place);
        }
    }
}

/// Draws the keys that do something now, at the right; returns where they begin.
pub fn keys_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) -> f32 {
    let mut keys_left = ui.available_rect_before_wrap().right();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space(2);
        for (letter, message) in seen.face.keys.iter().rev() {
            let name = key_name(*letter);
            let response = key_hint_ui(ui, &seen.theme, &name, &seen.words.say(message));
            keys_left = keys_left.min(response.rect.left());
            if response.clicked() {
                intents.extend(Key::parse(&name).map(Intent::Press));
            }
        }
    });
    keys_left
}

/// Escape and Enter are listed by their control characters; the cap says what the keyboard's says.
fn key_name(letter: char) -> String {
    match letter {
        '\u{1b}' => "Esc".to_owned(),
        '\r' => "Enter".to_owned(),
        other => other.to_string(),
    }
}

fn last_ui(ui: &mut Ui, seen: &Seen, last: &LastPut, place: Rect) {
    let tag = format!("…{}", last.tag.tail());
    let label = seen.say(DeskMsg::LastPut {
        tag,
        grade: seen.grade(last.grade),
    });
    let saved = seen.say(DeskMsg::LastSaved {
        container: last.container.clone(),
        time: seen.words.clock(last.at),
    });
    let part =
        |from: f32, to: f32| Rect::from_min_max(pos2(from, place.top()), pos2(to, place.bottom()));
    let color = seen.theme.text;
    let third = place.left() + place.width() * 0.4;
    let said = words(
        ui,
        &label,
        &CLOSE,
        color,
        Align2::LEFT_CENTER,
        part(place.left(), third),
    );
    let badge_at = Rect::from_min_size(
        pos2(said.right() + space(3), place.center().y - space(3)),
        Vec2::new(place.width() * 0.3, space(6)),
    );
    let word = seen.decision(last.decision);
    let builder = eframe::egui::UiBuilder::new().max_rect(badge_at);
    let badge = ui
        .scope_builder(builder, |ui| {
            decision_badge_ui(ui, &seen.theme, look(last.decision), &word, BadgeSize::Row)
        })
        .inner;
    let tick = Rect::from_center_size(
        pos2(badge.rect.right() + space(5), place.center().y),
        Vec2::splat(space(6)),
    );
    icons::paint(ui.painter(), Icon::Saved, tick, seen.theme.saved.fill);
    let rest = part(tick.right() + space(2), place.right());
    words(ui, &saved, &CLOSE, color, Align2::LEFT_CENTER, rest);
}

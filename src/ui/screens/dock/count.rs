//! The count in the largest letters that fit, and what the newest scan warns of.

use eframe::egui::{Align2, Color32, CornerRadius, Rect, Ui, Vec2, pos2};

use super::super::Seen;
use super::super::bench::lettering::{HUGE, LARGE, words};
use super::super::bench::question::{STRIP, both, strip_ui};
use super::super::seen::alert_look;
use crate::domain::alert::Alert;
use crate::station::face::{Keying, Lamp, LoadFace};
use crate::text::{DockMsg, Message};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Hue;
use crate::ui::theme::size::{self, space};

/// Sizes of the count, the largest that fits is taken.
const COUNT: [f32; 8] = [240.0, 200.0, 168.0, 140.0, 116.0, 96.0, 80.0, 64.0];

/// Draws prompt, count, what is said of it, and what just happened.
pub fn count_ui(ui: &mut Ui, seen: &Seen, load: &LoadFace) {
    let face = &seen.face;
    let theme = &seen.theme;
    let room = ui.available_rect_before_wrap();
    strip_ui(ui, seen, room.with_max_y(room.top() + STRIP));
    let below = room.with_min_y(room.top() + STRIP + space(2));
    let (fill, color, quiet) = match face.lamp {
        Lamp::Saved => (theme.saved.fill, theme.saved.on, theme.saved.on),
        Lamp::Ready | Lamp::Working | Lamp::Need | Lamp::Stop => {
            (theme.surface, theme.text, theme.text_muted)
        }
    };
    let corner = CornerRadius::same(size::CORNER);
    ui.painter().rect_filled(below, corner, fill);
    let inner = below.shrink(space(4));
    let part = |from: f32, to: f32| {
        let at = |share: f32| inner.top() + inner.height() * share;
        Rect::from_min_max(pos2(inner.left(), at(from)), pos2(inner.right(), at(to)))
    };
    if let Some(prompt) = &face.prompt {
        let text = both(seen, prompt);
        words(
            ui,
            &text,
            &HUGE,
            color,
            Align2::CENTER_CENTER,
            part(0.0, 0.24),
        );
    }
    let count = number(seen, load);
    words(
        ui,
        &count,
        &COUNT,
        color,
        Align2::CENTER_CENTER,
        part(0.26, 0.78),
    );
    let says = says(seen, load);
    words(
        ui,
        &says,
        &LARGE,
        color,
        Align2::CENTER_CENTER,
        part(0.79, 0.89),
    );
    if let Some(detail) = &face.detail {
        let text = both(seen, detail);
        words(
            ui,
            &text,
            &LARGE,
            quiet,
            Align2::CENTER_CENTER,
            part(0.9, 1.0),
        );
    }
}

/// The number in the middle: the count, of how many; or the number that is keyed.
pub fn number(seen: &Seen, load: &LoadFace) -> String {
    let count = load.count;
    match (load.keying, load.since) {
        (Keying::Number(None), None) => seen.say(DockMsg::KeyedNothing),
        (Keying::Number(Some(count)), None) => seen.say(DockMsg::Keyed { count }),
        (Keying::Number(keyed), Some(_)) => count_of(seen, count, keyed.or(load.said)),
        (Keying::No, _) => count_of(seen, count, load.said),
    }
}

fn count_of(seen: &Seen, count: u32, said: Option<u32>) -> String {
    match said {
        Some(all) => seen.say(DockMsg::CountOf { count, all }),
        None => seen.say(DockMsg::Count { count }),
    }
}

/// Under the number: the difference at the end of a load, else what is counted.
fn says(seen: &Seen, load: &LoadFace) -> String {
    match (load.keying, seen.face.so_far.first()) {
        (Keying::Number(_), Some(difference)) => both(seen, difference),
        (Keying::Number(_) | Keying::No, _) => both(seen, &Message::from(DockMsg::CountWord)),
    }
}

/// Fills the room with what the newest scan warns of: colour, icon, word, what to do, count. Of
/// several warnings each has a band of its own.
pub fn alert_ui(ui: &mut Ui, seen: &Seen, load: &LoadFace, told: &[Alert]) {
    let Some(first) = told.first() else {
        return;
    };
    let room = ui.available_rect_before_wrap();
    let hue = seen.theme.alert(alert_look(*first));
    let corner = CornerRadius::same(size::CORNER);
    ui.painter().rect_filled(room, corner, hue.fill);
    let count = f32::from(u8::try_from(told.len()).unwrap_or(1));
    let each = (room.height() * 0.48 / count).min(space(46));
    for (place, alert) in (0_u8..).zip(told) {
        let top = room.top() + each * f32::from(place);
        let band = room.with_min_y(top).with_max_y(top + each);
        let own = seen.theme.alert(alert_look(*alert));
        ui.painter().rect_filled(band, corner, own.fill);
        word_ui(
            ui,
            seen,
            *alert,
            band.shrink2(Vec2::new(space(6), space(2))),
            own.on,
        );
    }
    let below = room.with_min_y(room.top() + each * count);
    said_ui(ui, seen, load, below, hue.on);
}

/// Fills the room with a sentence: what the scan was, that nothing was counted, and the count.
pub fn told_ui(ui: &mut Ui, seen: &Seen, load: &LoadFace, (hue, icon): (Hue, Icon)) {
    let room = ui.available_rect_before_wrap();
    let corner = CornerRadius::same(size::CORNER);
    ui.painter().rect_filled(room, corner, hue.fill);
    let side = (room.height() * 0.2).clamp(space(12), space(28));
    let mark = Rect::from_min_size(
        pos2(room.left() + space(6), room.top() + space(5)),
        Vec2::splat(side),
    );
    icons::paint(ui.painter(), icon, mark, hue.on);
    said_ui(ui, seen, load, room.with_min_y(mark.bottom()), hue.on);
}

/// What happened, what to do, and at the foot what is scanned next with the count.
fn said_ui(ui: &mut Ui, seen: &Seen, load: &LoadFace, room: Rect, color: Color32) {
    let inner = room.shrink2(Vec2::new(space(6), space(4)));
    let row = |from: f32, to: f32| {
        let at = |share: f32| inner.top() + inner.height() * share;
        Rect::from_min_max(pos2(inner.left(), at(from)), pos2(inner.right(), at(to)))
    };
    if let Some((_, message)) = &seen.face.result {
        let text = both(seen, message);
        words(ui, &text, &SAID, color, Align2::LEFT_CENTER, row(0.0, 0.36));
    }
    if let Some(detail) = &seen.face.detail {
        let text = both(seen, detail);
        words(
            ui,
            &text,
            &SAID,
            color,
            Align2::LEFT_CENTER,
            row(0.38, 0.74),
        );
    }
    let (left, right) = row(0.76, 1.0).split_left_right_at_fraction(0.6);
    if let Some(prompt) = &seen.face.prompt {
        let text = both(seen, prompt);
        words(ui, &text, &LARGE, color, Align2::LEFT_BOTTOM, left);
    }
    let text = number(seen, load);
    words(ui, &text, &HUGE, color, Align2::RIGHT_BOTTOM, right);
}

/// Sizes of what happened and of what to do.
const SAID: [f32; 6] = [48.0, 40.0, 34.0, 28.0, 23.0, 18.0];

/// One warning by its icon and its word.
fn word_ui(ui: &mut Ui, seen: &Seen, alert: Alert, line: Rect, color: Color32) {
    let side = line.height().min(space(30));
    let mark = Rect::from_min_size(
        pos2(line.left(), line.center().y - side / 2.0),
        Vec2::splat(side),
    );
    icons::paint(ui.painter(), alert_look(alert).icon(), mark, color);
    let beside = line.with_min_x(mark.right() + space(5));
    let text = both(seen, &Message::term("alert", alert.code()));
    words(ui, &text, &WORD, color, Align2::LEFT_CENTER, beside);
}

/// Sizes of a warning's word.
const WORD: [f32; 7] = [112.0, 96.0, 80.0, 64.0, 48.0, 36.0, 26.0];

//! The one thing asked, its answers, and the state that fills the place with colour, icon and word.

use eframe::egui::{Align2, Color32, CornerRadius, Rect, Ui, UiBuilder, Vec2, pos2};

use super::super::seen::look;
use super::super::{Intent, Seen};
use super::lettering::{HUGE, LARGE, laid, paint, words};
use super::proposal;
use crate::station::Key;
use crate::station::face::Lamp;
use crate::text::{DeskMsg, Message};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{
    Hue, Theme,
    size::{TOUCH, space},
};
use crate::ui::widgets::{Banner, BannerState, Tile, banner_full_ui, tile_grid_ui};

/// Height of the strip that says what just happened.
const STRIP: f32 = 44.0;

/// Draws the middle of the bench into all of `ui`.
pub fn question_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let room = ui.available_rect_before_wrap();
    let strip = room.with_max_y(room.top() + STRIP);
    // The strip keeps its place when there is nothing to say, so that no tile ever moves.
    let below = room.with_min_y(strip.bottom() + space(2));
    match (&seen.face.result, seen.face.tiles.is_empty()) {
        (Some((lamp, message)), _) => {
            strip_ui(ui, seen, *lamp, message, strip);
            asked_ui(ui, seen, below, intents);
        }
        (None, false) => asked_ui(ui, seen, below, intents),
        (None, true) => asked_ui(ui, seen, room, intents),
    }
}

fn asked_ui(ui: &mut Ui, seen: &Seen, room: Rect, intents: &mut Vec<Intent>) {
    let face = &seen.face;
    let state = banner_state(face.lamp);
    if !face.tiles.is_empty() {
        let question = question_place(room);
        head_ui(ui, seen, question);
        tiles_ui(
            ui,
            seen,
            room.with_min_y(question.bottom() + space(2)),
            intents,
        );
    } else if let (Some(proposal), None | Some(BannerState::Need)) = (&face.proposal, state) {
        proposal::proposal_ui(ui, seen, proposal, room);
    } else if let Some(state) = state {
        state_ui(ui, seen, state, room);
    } else {
        prompt_ui(ui, seen, room);
    }
}

/// The place of the question depends on the room alone: three rows of answers always fit below.
fn question_place(room: Rect) -> Rect {
    let three_rows = TOUCH * 3.0 + space(3) * 2.0 + space(2);
    let height = (room.height() - three_rows).clamp(0.0, room.height() * 0.34);
    room.with_max_y(room.top() + height)
}

/// Draws question, detail and what was read, over the lamp's colour when it stops.
fn head_ui(ui: &mut Ui, seen: &Seen, place: Rect) {
    let theme = &seen.theme;
    let face = &seen.face;
    let (color, quiet) = match lamp_hue(theme, face.lamp) {
        Some((hue, _)) if face.lamp != Lamp::Need => {
            let corner = CornerRadius::same(crate::ui::theme::size::CORNER);
            ui.painter().rect_filled(place, corner, hue.fill);
            (hue.on, hue.on)
        }
        Some((hue, _)) => {
            let mut edge = place;
            edge.set_width(space(2));
            ui.painter()
                .rect_filled(edge, CornerRadius::same(2), hue.fill);
            (theme.text, theme.text_muted)
        }
        None => (theme.text, theme.text_muted),
    };
    let left = match lamp_hue(theme, face.lamp) {
        Some(_) => space(5),
        None => 0.0,
    };
    let inner = Rect::from_min_max(
        pos2(place.left() + left, place.top()),
        pos2(place.right() - left, place.bottom()),
    );
    stack_ui(ui, seen, inner, [color, quiet], Align2::LEFT_CENTER);
}

/// Draws prompt, its second language, detail and verbatim text one under the other, the prompt as
/// large as the room allows.
fn stack_ui(ui: &mut Ui, seen: &Seen, room: Rect, [color, quiet]: [Color32; 2], anchor: Align2) {
    let face = &seen.face;
    let prompt = face.prompt.as_ref().map(|message| seen.words.say(message));
    let prompt = prompt.unwrap_or_default();
    let small: Vec<(String, Color32)> = [
        face.prompt
            .as_ref()
            .and_then(|message| seen.second(message)),
        face.detail.as_ref().map(|message| seen.words.say(message)),
        face.verbatim.clone(),
    ]
    .into_iter()
    .flatten()
    .map(|text| (text, quiet))
    .collect();
    let gap = space(1);
    let share = if small.is_empty() { 0.0 } else { 0.42 };
    let each = room.height() * share / f32::from(u8::try_from(small.len().max(1)).unwrap_or(1));
    let mut parts = Vec::new();
    for (text, color) in &small {
        let galley = laid(
            ui,
            text,
            &LARGE,
            *color,
            Vec2::new(room.width(), each - gap),
        );
        parts.push((galley, text.clone()));
    }
    let taken: f32 = parts.iter().map(|(galley, _)| galley.size().y + gap).sum();
    let huge = Vec2::new(room.width(), (room.height() - taken).max(0.0));
    parts.insert(0, (laid(ui, &prompt, &HUGE, color, huge), prompt));
    let height: f32 = parts.iter().map(|(galley, _)| galley.size().y).sum();
    let gaps = gap * f32::from(u8::try_from(small.len()).unwrap_or(0));
    let mut top = room.center().y - (height + gaps) / 2.0;
    for (galley, text) in parts {
        let bottom = top + galley.size().y;
        let row = Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), bottom));
        let anchor = Align2([anchor.x(), eframe::egui::Align::Min]);
        paint(ui, galley, anchor, row, &text);
        top = bottom + gap;
    }
}

/// A prompt without answers: the scanner's sign and what to scan, in the middle of the room.
fn prompt_ui(ui: &mut Ui, seen: &Seen, room: Rect) {
    let theme = &seen.theme;
    let side = (room.height() * 0.2).clamp(space(12), space(34));
    let icon = Rect::from_center_size(
        pos2(room.center().x, room.top() + room.height() * 0.26),
        Vec2::splat(side),
    );
    icons::paint(ui.painter(), Icon::Scanner, icon, theme.accent.fill);
    let below = Rect::from_min_max(
        pos2(room.left() + space(4), icon.bottom() + space(3)),
        pos2(room.right() - space(4), room.top() + room.height() * 0.86),
    );
    let colors = [theme.text, theme.text_muted];
    stack_ui(ui, seen, below, colors, Align2::CENTER_CENTER);
}

/// Fills the room with a result; under a stop the decision that is wanted stays in sight.
fn state_ui(ui: &mut Ui, seen: &Seen, state: BannerState, room: Rect) {
    let face = &seen.face;
    let say = |message: &Option<Message>| message.as_ref().map(|text| seen.words.say(text));
    let prompt = say(&face.prompt).unwrap_or_default();
    let second = face.prompt.as_ref().and_then(|text| seen.second(text));
    let text = [Some(prompt), second, face.verbatim.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n");
    let next = say(&face.detail);
    let banner = Banner {
        state,
        word: &seen.say(lamp_word(face.lamp)),
        text: &text,
        next: next.as_deref(),
    };
    let badge = face
        .proposal
        .as_ref()
        .map(|_| space(24))
        .unwrap_or_default();
    let place = room.with_max_y(room.bottom() - badge);
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        banner_full_ui(ui, &seen.theme, &banner);
    });
    if let Some(proposal) = &face.proposal {
        let below = room.with_min_y(place.bottom() + space(3));
        proposal::badge_ui(ui, seen, proposal, below);
    }
}

fn tiles_ui(ui: &mut Ui, seen: &Seen, room: Rect, intents: &mut Vec<Intent>) {
    struct Spoken {
        key: String,
        text: String,
        second: Option<String>,
    }
    let spoken: Vec<Spoken> = seen
        .face
        .tiles
        .iter()
        .map(|tile| {
            let note = tile.note.as_ref().map(|note| seen.words.say(note));
            Spoken {
                key: tile.digit.to_string(),
                text: seen.words.say(&tile.label),
                second: seen.second(&tile.label).or(note),
            }
        })
        .collect();
    let tiles: Vec<Tile<'_>> = spoken
        .iter()
        .zip(&seen.face.tiles)
        .map(|(spoken, tile)| Tile {
            key: &spoken.key,
            text: &spoken.text,
            second: spoken.second.as_deref(),
            hue: tile
                .decision
                .map(|decision| seen.theme.decision(look(decision))),
        })
        .collect();
    let pressed = ui
        .scope_builder(UiBuilder::new().max_rect(room), |ui| {
            tile_grid_ui(ui, &seen.theme, &tiles)
        })
        .inner;
    let tile = pressed.and_then(|index| seen.face.tiles.get(index));
    intents.extend(tile.map(|tile| Intent::Press(Key::Digit(tile.digit))));
}

/// Draws what just happened: colour, icon, word.
fn strip_ui(ui: &mut Ui, seen: &Seen, lamp: Lamp, message: &Message, place: Rect) {
    let theme = &seen.theme;
    let ready = Hue {
        fill: theme.surface_raised,
        on: theme.text,
    };
    let (hue, icon) = lamp_hue(theme, lamp).unwrap_or((ready, Icon::Saved));
    let corner = CornerRadius::same(crate::ui::theme::size::CORNER);
    ui.painter().rect_filled(place, corner, hue.fill);
    let mark = Rect::from_center_size(
        pos2(place.left() + space(6), place.center().y),
        Vec2::splat(space(7)),
    );
    icons::paint(ui.painter(), icon, mark, hue.on);
    let inner = Rect::from_min_max(
        pos2(mark.right() + space(3), place.top()),
        pos2(place.right() - space(4), place.bottom()),
    );
    let first = seen.words.say(message);
    let text = match seen.second(message) {
        Some(second) => format!("{first}  {second}"),
        None => first,
    };
    let sizes = [24.0, 21.0, 18.0, 15.0];
    words(ui, &text, &sizes, hue.on, Align2::LEFT_CENTER, inner);
}

fn lamp_hue(theme: &Theme, lamp: Lamp) -> Option<(Hue, Icon)> {
    match lamp {
        Lamp::Ready => None,
        Lamp::Working => Some((theme.working, Icon::Working)),
        Lamp::Need => Some((theme.need, Icon::Need)),
        Lamp::Stop => Some((theme.stop, Icon::Stop)),
        Lamp::Saved => Some((theme.saved, Icon::Saved)),
    }
}

fn banner_state(lamp: Lamp) -> Option<BannerState> {
    match lamp {
        Lamp::Ready => None,
        Lamp::Working => Some(BannerState::Working),
        Lamp::Need => Some(BannerState::Need),
        Lamp::Stop => Some(BannerState::Stop),
        Lamp::Saved => Some(BannerState::Saved),
    }
}

fn lamp_word(lamp: Lamp) -> DeskMsg {
    match lamp {
        Lamp::Ready => DeskMsg::LampReady,
        Lamp::Working => DeskMsg::LampWorking,
        Lamp::Need => DeskMsg::LampNeed,
        Lamp::Stop => DeskMsg::LampStop,
        Lamp::Saved => DeskMsg::LampSaved,
    }
}

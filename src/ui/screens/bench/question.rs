//! The one thing asked, its answers, and the state that fills the place with colour, icon and word.

use eframe::egui::{Align, Align2, Color32, CornerRadius, Rect, Ui, UiBuilder, Vec2, pos2};

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
use crate::ui::widgets::{Tile, tile_grid_ui};

/// Height of the strip that says what just happened.
pub const STRIP: f32 = 44.0;
/// Sizes of its text.
const STRIP_SIZES: [f32; 4] = [24.0, 21.0, 18.0, 15.0];
/// Sizes of a state's word beside what happened.
const WORD: [f32; 3] = [44.0, 32.0, 24.0];

/// Draws the middle of the bench into all of `ui`.
pub fn question_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let face = &seen.face;
    let room = ui.available_rect_before_wrap();
    let strip = room.with_max_y(room.top() + STRIP);
    let below = room.with_min_y(strip.bottom() + space(2));
    let state = lamp_hue(&seen.theme, face.lamp);
    if !face.tiles.is_empty() {
        if let (Lamp::Stop, Some((hue, _))) = (face.lamp, state) {
            // A refusal is seen from across the hall although its answers stay where they were.
            let corner = CornerRadius::same(crate::ui::theme::size::CORNER);
            ui.painter()
                .rect_filled(room.expand(space(2)), corner, hue.fill);
        }
        // The strip keeps its place when there is nothing to say, so that no tile ever moves.
        strip_ui(ui, seen, strip);
        let question = question_place(below);
        head_ui(ui, seen, question);
        let tiles = below.with_min_y(question.bottom() + space(2));
        tiles_ui(ui, seen, tiles, intents);
        return;
    }
    match (&face.proposal, state) {
        (Some(proposal), _) if shows_proposal(face.lamp) => {
            strip_ui(ui, seen, strip);
            proposal::proposal_ui(ui, seen, proposal, below);
        }
        (_, Some(state)) => state_ui(ui, seen, state, room),
        (_, None) => {
            strip_ui(ui, seen, strip);
            prompt_ui(ui, seen, below);
        }
    }
}

/// Whether the proposal is what the person looks at, not a state that came over it.
fn shows_proposal(lamp: Lamp) -> bool {
    match lamp {
        Lamp::Ready | Lamp::Need | Lamp::Saved => true,
        Lamp::Working | Lamp::Stop => false,
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
    let stands = face.result.is_none() || face.lamp == Lamp::Stop;
    let state = lamp_hue(theme, face.lamp).filter(|_| stands);
    let (color, quiet) = match state {
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
    let left = match state {
        Some(_) => space(5),
        None => 0.0,
    };
    let inner = Rect::from_min_max(
        pos2(place.left() + left, place.top()),
        pos2(place.right() - left, place.bottom()),
    );
    stack_ui(ui, asked(seen, [color, quiet]), inner, Align2::LEFT_CENTER);
}

/// One huge text and smaller ones under it.
struct Stack {
    loud: Option<String>,
    small: Vec<String>,
    colors: [Color32; 2],
}

/// What the face asks, as a stack.
fn asked(seen: &Seen, colors: [Color32; 2]) -> Stack {
    let face = &seen.face;
    let small = [
        face.prompt
            .as_ref()
            .and_then(|message| seen.second(message)),
        face.verbatim.clone(),
        face.detail.as_ref().map(|message| both(seen, message)),
    ];
    Stack {
        loud: face.prompt.as_ref().map(|message| seen.words.say(message)),
        small: small.into_iter().flatten().collect(),
        colors,
    }
}

/// Draws the stack, its first text as large as the room allows; nothing is drawn beyond the room.
fn stack_ui(ui: &mut Ui, stack: Stack, room: Rect, anchor: Align2) {
    let [color, quiet] = stack.colors;
    let gap = space(2);
    let share = if stack.small.is_empty() { 0.0 } else { 0.34 };
    let count = f32::from(u8::try_from(stack.small.len().max(1)).unwrap_or(1));
    let each = Vec2::new(room.width(), room.height() * share / count - gap);
    let mut parts: Vec<_> = stack
        .small
        .into_iter()
        .map(|text| (laid(ui, &text, &LARGE, quiet, each), text))
        .collect();
    let taken: f32 = parts.iter().map(|(galley, _)| galley.size().y + gap).sum();
    if let Some(loud) = stack.loud {
        let huge = Vec2::new(room.width(), (room.height() - taken).max(0.0));
        parts.insert(0, (laid(ui, &loud, &HUGE, color, huge), loud));
    }
    let height: f32 = parts.iter().map(|(galley, _)| galley.size().y + gap).sum();
    let mut top = match anchor.y() {
        Align::Min => room.top(),
        Align::Center | Align::Max => room.center().y - (height - gap) / 2.0,
    };
    for (galley, text) in parts {
        let bottom = top + galley.size().y;
        let row = Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), bottom));
        let anchor = Align2([anchor.x(), Align::Min]);
        paint(ui, galley, anchor, row, &text);
        top = bottom + gap;
    }
}

/// A prompt without answers: the scanner's sign and what to scan, in the middle of the room.
fn prompt_ui(ui: &mut Ui, seen: &Seen, room: Rect) {
    let theme = &seen.theme;
    let side = (room.height() * 0.18).clamp(space(12), space(30));
    let icon = Rect::from_center_size(
        pos2(room.center().x, room.top() + room.height() * 0.27),
        Vec2::splat(side),
    );
    icons::paint(ui.painter(), Icon::Scanner, icon, theme.accent.fill);
    let below = Rect::from_min_max(
        pos2(room.left() + space(4), icon.bottom() + space(4)),
        pos2(room.right() - space(4), room.bottom() - space(4)),
    );
    let stack = Stack {
        ..asked(seen, [theme.text, theme.text_muted])
    };
    stack_ui(ui, stack, below, Align2::CENTER_TOP);
}

/// Fills the room with a state: its icon and word with what happened, then the next step huge. A
/// stop says the refusal huge and the next legal step under it; the decision that is wanted stays
/// in sight.
fn state_ui(ui: &mut Ui, seen: &Seen, lamp: (Hue, Icon), room: Rect) {
    let face = &seen.face;
    let (hue, icon) = lamp;
    let badge = face.proposal.as_ref().map(|_| space(22));
    let place = room.with_max_y(room.bottom() - badge.unwrap_or_default());
    let corner = CornerRadius::same(crate::ui::theme::size::CORNER);
    ui.painter().rect_filled(place, corner, hue.fill);
    let inner = place.shrink2(Vec2::new(space(8), space(6)));
    let side = (inner.height() * 0.24).clamp(space(12), space(30));
    let mark = Rect::from_min_size(inner.min, Vec2::splat(side));
    icons::paint(ui.painter(), icon, mark, hue.on);
    let head = Rect::from_min_max(
        pos2(mark.right() + space(5), mark.top()),
        pos2(inner.right(), mark.bottom()),
    );
    let word = seen.say(lamp_word(face.lamp));
    let told = face.result.as_ref().map(|(_, message)| message);
    let (loud, quiet) = match (face.lamp, told) {
        (Lamp::Stop, Some(told)) => {
            let next = face.detail.as_ref().or(face.prompt.as_ref());
            (Some(told), next.filter(|next| *next != told))
        }
        _ => (face.prompt.as_ref(), face.detail.as_ref()),
    };
    match (face.lamp, told) {
        (Lamp::Stop, _) | (_, None) => {
            words(ui, &word, &HUGE, hue.on, Align2::LEFT_CENTER, head);
        }
        (_, Some(told)) => {
            let (upper, lower) = (head.with_max_y(head.center().y), head);
            let lower = lower.with_min_y(upper.bottom());
            words(ui, &word, &WORD, hue.on, Align2::LEFT_CENTER, upper);
            let told = both(seen, told);
            words(ui, &told, &LARGE, hue.on, Align2::LEFT_CENTER, lower);
        }
    }
    let below = inner.with_min_y(mark.bottom() + space(4));
    // What is asked stays in sight under a refusal that says something else.
    let asked = face.prompt.as_ref().filter(|_| face.lamp == Lamp::Stop);
    let asked = asked.filter(|asked| ![loud, quiet].contains(&Some(*asked)));
    let small = [
        loud.and_then(|message| seen.second(message)),
        face.verbatim.clone(),
        quiet.map(|message| both(seen, message)),
        asked.map(|message| both(seen, message)),
    ];
    let stack = Stack {
        loud: loud.map(|message| seen.words.say(message)),
        small: small.into_iter().flatten().collect(),
        colors: [hue.on, hue.on],
    };
    stack_ui(ui, stack, below, Align2::LEFT_TOP);
    if let Some(proposal) = &face.proposal {
        let below = room.with_min_y(place.bottom() + space(3));
        proposal::badge_ui(ui, seen, proposal, below);
    }
}

/// A message in the one or the two languages of the bench.
pub fn both(seen: &Seen, message: &Message) -> String {
    let first = seen.words.say(message);
    match seen.second(message) {
        Some(second) => format!("{first}  {second}"),
        None => first,
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

/// Draws what just happened, when anything did: colour, icon, word.
pub fn strip_ui(ui: &mut Ui, seen: &Seen, place: Rect) {
    let Some((lamp, message)) = &seen.face.result else {
        return;
    };
    let theme = &seen.theme;
    let ready = Hue {
        fill: theme.surface_raised,
        on: theme.text,
    };
    let (hue, icon) = lamp_hue(theme, *lamp).unwrap_or((ready, Icon::Saved));
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
    let text = both(seen, message);
    words(ui, &text, &STRIP_SIZES, hue.on, Align2::LEFT_CENTER, inner);
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

fn lamp_word(lamp: Lamp) -> DeskMsg {
    match lamp {
        Lamp::Ready => DeskMsg::LampReady,
        Lamp::Working => DeskMsg::LampWorking,
        Lamp::Need => DeskMsg::LampNeed,
        Lamp::Stop => DeskMsg::LampStop,
        Lamp::Saved => DeskMsg::LampSaved,
    }
}

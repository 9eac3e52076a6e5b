//! The proposal in words: what to do with the unit, its grade, and why.

use eframe::egui::{Align2, Rect, Ui, UiBuilder, Vec2, pos2};

use super::super::Seen;
use super::super::seen::look;
use super::lettering::{HUGE, LARGE, laid, paint, words};
use crate::station::face::ProposalView;
use crate::text::Message;
use crate::ui::theme::size::space;
use crate::ui::widgets::{BadgeSize, decision_badge_ui};

/// Draws the prompt ("Put into …") huge, the decision's badge, then grade, because and why.
pub fn proposal_ui(ui: &mut Ui, seen: &Seen, proposal: &ProposalView, room: Rect) {
    let theme = &seen.theme;
    let gap = space(4);
    let prompt_place = room.with_max_y(room.top() + room.height() * 0.3);
    let prompt = seen.face.prompt.as_ref().map(|text| seen.words.say(text));
    let prompt = prompt.unwrap_or_default();
    let mut top = words(
        ui,
        &prompt,
        &HUGE,
        theme.text,
        Align2::LEFT_TOP,
        prompt_place,
    )
    .bottom();
    if let Some(second) = seen.face.prompt.as_ref().and_then(|text| seen.second(text)) {
        let place = row(room, top, room.height() * 0.1);
        let color = theme.text_muted;
        top = words(ui, &second, &LARGE, color, Align2::LEFT_TOP, place).bottom();
    }
    let badge = row(room, top + gap, space(18));
    badge_ui(ui, seen, proposal, badge);
    top = badge.bottom() + gap;
    let rest = (room.bottom() - top).max(0.0);
    let mut parts = vec![(seen.words.say(&proposal.because), theme.text, LARGE)];
    parts.extend(second_of(seen, &proposal.because).map(|text| (text, theme.text_muted, LARGE)));
    parts.push((seen.words.say(&proposal.why), theme.text, LARGE));
    parts.extend(second_of(seen, &proposal.why).map(|text| (text, theme.text_muted, LARGE)));
    let beside = proposal.beside.iter();
    parts.extend(beside.map(|one| (seen.words.say(one), theme.text, LARGE)));
    let detail = seen.face.detail.as_ref().map(|text| seen.words.say(text));
    parts.extend(detail.map(|text| (text, theme.text_muted, LARGE)));
    parts.extend(
        seen.face
            .verbatim
            .clone()
            .map(|text| (text, theme.text_muted, LARGE)),
    );
    let count = f32::from(u8::try_from(parts.len()).unwrap_or(1));
    for (text, color, sizes) in parts {
        let place = Vec2::new(room.width(), rest / count - space(2));
        let galley = laid(ui, &text, &sizes, color, place);
        let line = row(room, top, galley.size().y);
        top = paint(ui, galley, Align2::LEFT_TOP, line, &text).bottom() + space(2);
    }
}

/// Draws the decision's badge, and the grade beside it, at the left of `place`.
pub fn badge_ui(ui: &mut Ui, seen: &Seen, proposal: &ProposalView, place: Rect) {
    let word = seen.decision(proposal.decision);
    let word = match seen.second(&Message::decision(proposal.decision)) {
        Some(second) => format!("{word} {second}"),
        None => word,
    };
    let badge = ui
        .scope_builder(UiBuilder::new().max_rect(place), |ui| {
            let look = look(proposal.decision);
            decision_badge_ui(ui, &seen.theme, look, &word, BadgeSize::Bench)
        })
        .inner;
    let beside = Rect::from_min_max(
        pos2(badge.rect.right() + space(6), badge.rect.top()),
        pos2(place.right(), badge.rect.bottom()),
    );
    let grade = seen.grade(proposal.grade);
    let sizes = [44.0, 32.0, 24.0, 18.0];
    let color = seen.theme.text;
    words(ui, &grade, &sizes, color, Align2::LEFT_CENTER, beside);
}

fn second_of(seen: &Seen, message: &Message) -> Option<String> {
    seen.second(message)
}

fn row(room: Rect, top: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(room.left(), top), Vec2::new(room.width(), height))
}

//! A result: colour and icon and word together, so that no single sense is needed to read it.

use eframe::egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, pos2};

use super::lettering::{centred, fitted, line, named, put};
use crate::ui::{
    icons::{self, Icon},
    theme::{
        Hue, Theme,
        size::{self, space},
    },
};

/// The four results there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerState {
    /// The fact is on disk.
    Saved,
    /// The machine is busy.
    Working,
    /// The person's answer is needed.
    Need,
    /// Refused or in danger.
    Stop,
}

/// What a banner says.
#[derive(Clone, Copy, Debug)]
pub struct Banner<'a> {
    /// Which result.
    pub state: BannerState,
    /// Its word: saved, working, your answer, stop.
    pub word: &'a str,
    /// What happened.
    pub text: &'a str,
    /// The next legal action; a stop always names it.
    pub next: Option<&'a str>,
}

fn look(theme: &Theme, state: BannerState) -> (Hue, Icon) {
    match state {
        BannerState::Saved => (theme.saved, Icon::Saved),
        BannerState::Working => (theme.working, Icon::Working),
        BannerState::Need => (theme.need, Icon::Need),
        BannerState::Stop => (theme.stop, Icon::Stop),
    }
}

fn label(banner: &Banner<'_>) -> String {
    [Some(banner.word), Some(banner.text), banner.next]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(". ")
}

/// Draws a strip across the width left in `ui`: icon, word, text, and the next action at its end.
pub fn banner_ui(ui: &mut Ui, theme: &Theme, banner: &Banner<'_>) -> Response {
    let size = Vec2::new(ui.available_width(), space(16));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    named(ui, &response, Role::Label, &label(banner));
    let (hue, icon) = look(theme, banner.state);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(size::CORNER), hue.fill);
    let middle = rect.center().y;
    let icon_rect =
        Rect::from_center_size(pos2(rect.left() + space(9), middle), Vec2::splat(space(9)));
    icons::paint(painter, icon, icon_rect, hue.on);
    let word = line(ui, banner.word, size::ANSWER, hue.on);
    let word_at = pos2(icon_rect.right() + space(3), middle);
    let word_rect = put(painter, word, Align2::LEFT_CENTER, word_at);
    let left = word_rect.right() + space(6);
    let mut right = rect.right() - space(5);
    if let Some(next) = banner.next {
        let room = Vec2::new((right - left) * 0.45, rect.height() - space(2));
        let next = fitted(ui, next, &[size::STRONG, size::BODY], hue.on, room);
        let next_rect = put(painter, next, Align2::RIGHT_CENTER, pos2(right, middle));
        right = next_rect.left() - space(6);
    }
    let room = Vec2::new((right - left).max(0.0), rect.height() - space(2));
    let sizes = [size::TITLE, size::STRONG, size::BODY];
    let text = fitted(ui, banner.text, &sizes, hue.on, room);
    put(painter, text, Align2::LEFT_CENTER, pos2(left, middle));
    response
}

/// Fills all the room left in `ui` with the result: read from across the hall.
pub fn banner_full_ui(ui: &mut Ui, theme: &Theme, banner: &Banner<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    named(ui, &response, Role::Label, &label(banner));
    let (hue, icon) = look(theme, banner.state);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(size::CORNER), hue.fill);
    let room = rect.shrink(space(6));
    let icon_side = (room.height() * 0.3).min(room.width() * 0.2);
    let text_width = room.width();
    let share = |part: f32| Vec2::new(text_width, room.height() * part);
    let word_sizes = [96.0, size::QUESTION, size::FIGURE, size::ANSWER];
    let word = centred(ui, banner.word, &word_sizes, hue.on, share(0.3));
    let text_sizes = [40.0, size::ANSWER, size::TITLE, size::STRONG];
    let text = centred(ui, banner.text, &text_sizes, hue.on, share(0.25));
    let next_sizes = [size::ANSWER, size::TITLE, size::STRONG];
    let next = banner
        .next
        .map(|next| centred(ui, next, &next_sizes, hue.on, share(0.2)));
    let next_height = next.as_ref().map_or(0.0, |next| next.size().y + space(4));
    let height = icon_side + space(3) + word.size().y + space(2) + text.size().y + next_height;
    let mut y = room.center().y - height / 2.0;
    let icon_rect = Rect::from_center_size(
        pos2(room.center().x, y + icon_side / 2.0),
        Vec2::splat(icon_side),
    );
    icons::paint(painter, icon, icon_rect, hue.on);
    y = icon_rect.bottom() + space(3);
    y = put(painter, word, Align2::CENTER_TOP, pos2(room.center().x, y)).bottom() + space(2);
    y = put(painter, text, Align2::CENTER_TOP, pos2(room.center().x, y)).bottom() + space(4);
    if let Some(next) = next {
        put(painter, next, Align2::CENTER_TOP, pos2(room.center().x, y));
    }
    response
}

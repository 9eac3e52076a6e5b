//! Where a list would be: what will stand here, and how to get it.

use eframe::egui::{Align2, Button, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, pos2};

use super::lettering::{fitted, named, put};
use crate::ui::{
    icons::{self, Icon},
    theme::{
        Theme,
        size::{self, space},
    },
};

/// What an empty place says.
#[derive(Clone, Copy, Debug)]
pub struct EmptyState<'a> {
    /// The icon of what would be here.
    pub icon: Icon,
    /// What would be here.
    pub what: &'a str,
    /// How to get it.
    pub how: &'a str,
    /// The word of a button that does so.
    pub action: Option<&'a str>,
}

/// Draws the text in the middle of all the room left; the response is that of the button, if any.
pub fn empty_state_ui(ui: &mut Ui, theme: &Theme, state: &EmptyState<'_>) -> Option<Response> {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let label = format!("{}. {}", state.what, state.how);
    named(ui, &response, Role::Label, &label);
    let width = (rect.width() - space(8)).clamp(0.0, space(120));
    let room = Vec2::new(width, space(20));
    let what = fitted(
        ui,
        state.what,
        &[size::TITLE, size::STRONG],
        theme.text,
        room,
    );
    let how = fitted(ui, state.how, &[size::BODY], theme.text_muted, room);
    let side = space(14);
    let button = state.action.map_or(0.0, |_| size::CONTROL + space(4));
    if what.size().y > rect.height() {
        // There is no room to read it; the place keeps its accessible words.
        return None;
    }
    let words = what.size().y + space(2) + how.size().y + button;
    let height = side + space(3) + words;
    let x = rect.center().x;
    // In a low place the words go before the icon, and begin at its top.
    let has_icon = height <= rect.height();
    let tall = if has_icon { height } else { words };
    let mut y = (rect.center().y - tall / 2.0).max(rect.top());
    let painter = &ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if has_icon {
        let icon_rect = Rect::from_center_size(pos2(x, y + side / 2.0), Vec2::splat(side));
        icons::paint(painter, state.icon, icon_rect, theme.line_strong);
        y = icon_rect.bottom() + space(3);
    }
    y = put(painter, what, Align2::CENTER_TOP, pos2(x, y)).bottom() + space(2);
    y = put(painter, how, Align2::CENTER_TOP, pos2(x, y)).bottom() + space(4);
    let action = state.action?;
    let button_rect = Rect::from_center_size(
        pos2(x, y + size::CONTROL / 2.0),
        Vec2::new(space(52), size::CONTROL),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(button_rect));
    Some(child.add_sized(button_rect.size(), Button::new(action)))
}

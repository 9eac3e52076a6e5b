//! The steps of the guide as a list: each with its standing.

use eframe::egui::{Atom, Button, Ui, Vec2};

use super::super::Seen;
use super::{Draft, Step};
use crate::text::GuideMsg;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Draws the steps, each with its standing; a step that is pressed is shown.
pub(super) fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    for step in Step::ALL {
        let done = step.is_done(seen);
        ui.horizontal(|ui| {
            let (icon, color, word) = if done {
                (Icon::Saved, seen.theme.saved.fill, GuideMsg::GuideDone)
            } else {
                (Icon::Need, seen.theme.text_muted, GuideMsg::GuideOpen)
            };
            icons::icon_ui(ui, icon, space(6), color, &seen.say(word));
            let name = (seen.say(step.title()), Atom::grow());
            let word = Button::selectable(draft.step == step, name);
            let room = Vec2::new(ui.available_width(), size::CONTROL);
            if ui.add(word.min_size(room)).clicked() {
                draft.step = step;
            }
        });
    }
}

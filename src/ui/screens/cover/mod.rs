//! Covering the address on a photo: the original with the areas over it, each of which a person moves,
//! changes, adds or removes; the copy is made when they confirm.

mod areas;
mod picture;

use eframe::egui::{Button, Key, Label, Modifiers, Panel, RichText, ScrollArea, Ui};

pub use areas::Draft;

use super::{Intent, Seen};
use crate::domain::limits::COVERED_AREAS_MAX;
use crate::domain::mask::Area;
use crate::shell::view::{Covering, OpenToCover};
use crate::text::{DeskMsg, Message, PrivacyMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Width of what stands beside the picture.
const BESIDE: f32 = 320.0;

/// Draws the photo that is open into all of `ui`.
pub fn cover_ui(
    ui: &mut Ui,
    seen: &Seen,
    covering: &Covering,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        intents.push(Intent::CloseCover);
    }
    match &covering.state {
        OpenToCover::Opening => empty_ui(ui, seen, PrivacyMsg::Opening, intents),
        OpenToCover::Unread => empty_ui(ui, seen, PrivacyMsg::OriginalUnread, intents),
        OpenToCover::Open {
            picture,
            proposed,
            said,
        } => {
            draft.begin(covering.photo, proposed);
            Panel::right("cover")
                .exact_size(BESIDE)
                .resizable(false)
                .show_separator_line(false)
                .show(ui, |ui| {
                    ScrollArea::vertical().show(ui, |ui| {
                        ui.add(Label::new(head(seen)).wrap());
                        ui.add(Label::new(seen.say(said.clone())).wrap());
                        choice_ui(ui, seen, draft, proposed);
                        confirm_ui(ui, seen, covering, draft, intents);
                    });
                });
            let place = picture::picture_ui(ui, picture, draft);
            areas::areas_ui(ui, seen, place, draft);
        }
    }
}

/// Says that the photo is read, or why it is not there.
fn empty_ui(ui: &mut Ui, seen: &Seen, what: PrivacyMsg, intents: &mut Vec<Intent>) {
    let empty = EmptyState {
        icon: Icon::Camera,
        what: &seen.say(what),
        how: "",
        action: Some(&seen.say(PrivacyMsg::Leave)),
    };
    if empty_state_ui(ui, &seen.theme, &empty).is_some_and(|button| button.clicked()) {
        intents.push(Intent::CloseCover);
    }
}

fn head(seen: &Seen) -> RichText {
    RichText::new(seen.say(PrivacyMsg::Cover))
        .size(size::STRONG)
        .strong()
}

fn quiet(ui: &mut Ui, seen: &Seen, message: impl Into<Message>) {
    let text = RichText::new(seen.say(message)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

/// Draws the areas by name, and what may be done with them.
fn choice_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, proposed: &[Area]) {
    quiet(ui, seen, PrivacyMsg::CoverHow);
    ui.add_space(space(1));
    ui.horizontal_wrapped(|ui| {
        for place in 0..draft.areas().len() {
            let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
            let word = seen.say(PrivacyMsg::Area { number });
            let is_chosen = draft.chosen() == Some(place);
            if ui.selectable_label(is_chosen, word).clicked() {
                draft.choose(place);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let fits = draft.areas().len() < COVERED_AREAS_MAX;
        let add = ui.add_enabled(fits, Button::new(seen.say(PrivacyMsg::AddArea)));
        if add.clicked() {
            draft.add();
        }
        let remove = Button::new(seen.say(PrivacyMsg::RemoveArea));
        if ui.add_enabled(draft.chosen().is_some(), remove).clicked() {
            draft.remove();
        }
        if ui.button(seen.say(PrivacyMsg::ProposeAnew)).clicked() {
            draft.propose(proposed);
        }
    });
    ui.add_space(space(2));
}

/// Draws the buttons that make the copy or leave the photo as it is.
fn confirm_ui(
    ui: &mut Ui,
    seen: &Seen,
    covering: &Covering,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    let signed_in = seen.face.person.is_some();
    if !signed_in {
        quiet(ui, seen, PrivacyMsg::WantsBadge);
    }
    if draft.waits(newest_notice(seen)) {
        quiet(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    let word = RichText::new(seen.say(PrivacyMsg::Confirm)).color(seen.theme.accent.on);
    let confirm = Button::new(word.size(size::STRONG)).fill(seen.theme.accent.fill);
    let ready = signed_in && !draft.areas().is_empty();
    if ui.add_enabled(ready, confirm).clicked() {
        draft.sent(newest_notice(seen));
        intents.push(Intent::Cover(covering.photo, draft.areas().to_vec()));
    }
    if ui.button(seen.say(PrivacyMsg::Leave)).clicked() {
        intents.push(Intent::CloseCover);
    }
}

/// A copy that could not be made is said by a newer notice: then it may be confirmed once more.
fn newest_notice(seen: &Seen) -> Option<u64> {
    seen.notices.first().map(|notice| notice.id)
}

//! A locked desk: who sits there, what it wants, what became of the last try. The keyboard is enough, and
//! scans go to the bench as ever.

use eframe::egui::{
    Align, Button, Color32, Key, Label, Layout, RichText, ScrollArea, TextEdit, Ui, Vec2,
};

use super::{Intent, Seen};
use crate::domain::pin::Pin;
use crate::shell::door::{Looking, PinSaid, Shut, Wants};
use crate::text::PeopleMsg;
use crate::ui::theme::size::{self, space};

/// What the screen keeps: the digits until Enter, no longer.
#[derive(Default)]
pub struct Draft {
    /// What is typed.
    pub pin: String,
}

/// Draws the lock into all of `ui`.
pub fn lock_ui(
    ui: &mut Ui,
    seen: &Seen,
    shut: &Shut,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    ScrollArea::vertical()
        .id_salt("locked desk")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.y = space(3);
                ui.add_space((ui.available_height() / 6.0).max(space(4)));
                said(
                    ui,
                    seen,
                    PeopleMsg::LockTitle,
                    size::FIGURE,
                    seen.theme.text,
                );
                if let Some((person, name)) = &shut.person {
                    let who = if *name == person.to_string() {
                        name.clone()
                    } else {
                        format!("{name}  ·  {person}")
                    };
                    let who = RichText::new(who).size(size::TITLE).strong();
                    ui.add(Label::new(who).wrap());
                }
                ui.add_space(space(2));
                match (shut.wants, shut.until) {
                    (Wants::Badge, _) => wants(ui, seen, PeopleMsg::LockNobody),
                    (Wants::PinSet, _) => wants(ui, seen, PeopleMsg::LockNoPin),
                    (Wants::Pin, Some(at)) => {
                        draft.pin.clear();
                        let color = seen.theme.stop_text;
                        said(ui, seen, PeopleMsg::LockUntil { at }, size::TITLE, color);
                        wants(ui, seen, PeopleMsg::LockUntilHelp);
                    }
                    (Wants::Pin, None) => pin_ui(ui, seen, shut, draft, intents),
                }
                ui.add_space(space(4));
                let muted = seen.theme.text_muted;
                said(ui, seen, PeopleMsg::LockOther, size::STRONG, muted);
            });
        });
}

fn wants(ui: &mut Ui, seen: &Seen, what: PeopleMsg) {
    said(ui, seen, what, size::STRONG, seen.theme.text);
}

fn said(ui: &mut Ui, seen: &Seen, what: PeopleMsg, points: f32, color: Color32) {
    let text = RichText::new(seen.say(what)).size(points).color(color);
    ui.add(Label::new(text).wrap());
}

/// Draws the field, which has the focus by itself, and what became of the last try.
fn pin_ui(ui: &mut Ui, seen: &Seen, shut: &Shut, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let muted = seen.theme.text_muted;
    said(ui, seen, PeopleMsg::LockHelp, size::STRONG, muted);
    let is_looking = shut.looking == Looking::Yes;
    let word = seen.say(PeopleMsg::LockPin);
    let width = space(60);
    let field = TextEdit::singleline(&mut draft.pin)
        .password(true)
        .hint_text(word.as_str())
        .font(eframe::egui::FontId::proportional(size::ANSWER))
        .align(eframe::egui::Align2::CENTER_CENTER)
        .desired_width(width);
    let response = ui.add_enabled(!is_looking, field);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::TextInput, !is_looking, &word)
    });
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !is_looking && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let open = RichText::new(seen.say(PeopleMsg::LockOpen))
        .size(size::STRONG)
        .color(seen.theme.accent.on);
    let open = Button::new(open)
        .fill(seen.theme.accent.fill)
        .min_size(Vec2::new(width, size::CONTROL));
    let may = !is_looking && !draft.pin.trim().is_empty();
    let pressed = ui.add_enabled(may, open).clicked();
    if may && (pressed || entered) {
        intents.push(Intent::Unlock(Pin::tried(&draft.pin)));
        draft.pin.clear();
    }
    if is_looking {
        said(ui, seen, PeopleMsg::LockLooking, size::STRONG, muted);
        return;
    }
    let stop = seen.theme.stop_text;
    match shut.said {
        None => {}
        Some(PinSaid::Wrong) => {
            said(ui, seen, PeopleMsg::LockWrong, size::TITLE, stop);
            let tries = shut.left;
            said(
                ui,
                seen,
                PeopleMsg::LockLeft { tries },
                size::STRONG,
                seen.theme.text,
            );
        }
        Some(PinSaid::Lost) => said(ui, seen, PeopleMsg::LockLost, size::STRONG, stop),
        Some(PinSaid::Failed) => said(ui, seen, PeopleMsg::LockFailed, size::STRONG, stop),
    }
}

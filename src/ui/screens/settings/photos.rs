//! The folder of this station's camera: chosen or typed, with its state.

use std::path::PathBuf;

use eframe::egui::{Key, Label, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::super::{Intent, Seen};
use super::devices::state_ui;
use super::looks::changed;
use super::{Draft, heading};
use crate::text::PhotoMsg;
use crate::ui::theme::size::space;

/// Draws the group; a choice takes effect at once.
pub fn photos_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    heading(ui, seen, PhotoMsg::Heading);
    let before = seen.settings.as_ref();
    let mut after = before.clone();
    let state = seen.devices.photos.as_ref();
    state_ui(ui, seen, state, PhotoMsg::FolderNone);
    ui.horizontal_wrapped(|ui| {
        if ui.button(seen.say(PhotoMsg::ChooseFolder)).clicked() {
            intents.push(Intent::PickPhotoFolder);
        }
        let forget = || seen.say(PhotoMsg::ForgetFolder);
        if before.photo_folder.is_some() && ui.button(forget()).clicked() {
            after.photo_folder = None;
        }
    });
    if let Some(typed) = typed_ui(ui, seen, draft) {
        after.photo_folder = Some(typed);
    }
    let help = RichText::new(seen.say(PhotoMsg::FolderHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    changed(before, after, intents);
}

/// Draws the box for a path, where the system has no dialog; Enter takes it.
fn typed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) -> Option<PathBuf> {
    let label = seen.say(PhotoMsg::FolderPath);
    let width = ui.available_width().min(space(90));
    let field = TextEdit::singleline(&mut draft.photo_folder)
        .hint_text(label.as_str())
        .desired_width(width);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label.as_str()));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let typed = draft.photo_folder.trim();
    if !entered || typed.is_empty() {
        return None;
    }
    let path = PathBuf::from(typed);
    draft.photo_folder.clear();
    Some(path)
}

//! The folders of this station's cameras: chosen or typed, with their state and their clocks.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Label, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::super::{Intent, Seen};
use super::devices::state_ui;
use super::looks::changed;
use super::{Draft, heading};
use crate::shell::Settings;
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
    });
    for folder in &before.photo_folders {
        camera_ui(ui, seen, folder, &mut after);
    }
    if let Some(typed) = typed_ui(ui, seen, draft) {
        after.add_photo_folder(typed);
    }
    let help = RichText::new(seen.say(PhotoMsg::FolderHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    changed(before, after, intents);
}

/// Draws one folder: its state where there are several, the clocks of its cameras, and a way to forget it.
fn camera_ui(ui: &mut Ui, seen: &Seen, folder: &Path, after: &mut Settings) {
    let mut cameras = seen.devices.cameras.iter();
    let camera = cameras.find(|camera| camera.folder == folder);
    if let Some(camera) = camera {
        if seen.devices.cameras.len() > 1 {
            let state = (camera.health, camera.said.clone());
            state_ui(ui, seen, Some(&state), PhotoMsg::FolderNone);
        }
        for (name, clock) in &camera.clocks {
            let said = seen.words.say(clock);
            let text = if name.is_empty() {
                said
            } else {
                format!("{name}: {said}")
            };
            ui.add(Label::new(RichText::new(text).color(seen.theme.text_muted)).wrap());
        }
    }
    let folder_name = folder.display().to_string();
    let forget = seen.say(PhotoMsg::ForgetOne {
        folder: folder_name,
    });
    if ui.button(forget).clicked() {
        after.photo_folders.retain(|known| known != folder);
    }
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

//! The recorder for support, with what its file may hold.

use eframe::egui::{Label, Ui};

use super::super::{Intent, Recording, Seen};
use super::{heading, help_ui};
use crate::shell::view::RecordingState;
use crate::text::ScannerMsg;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::space;

/// Draws the group.
pub fn recorder_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    heading(ui, seen, ScannerMsg::Record);
    let theme = &seen.theme;
    let recording = seen.devices.recording.as_ref();
    if let Some(view) = recording {
        let path = view.path.display().to_string();
        let kib = u32::try_from(view.bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let (icon, color, said) = match view.state {
            RecordingState::Running => (
                Icon::Working,
                theme.working.fill,
                ScannerMsg::Recording { path, kib },
            ),
            RecordingState::Ended => (
                Icon::Saved,
                theme.saved.fill,
                ScannerMsg::Recorded { path, kib },
            ),
        };
        let text = seen.say(said);
        ui.horizontal_top(|ui| {
            icons::icon_ui(ui, icon, space(5), color, &text);
            ui.add(Label::new(text).wrap());
        });
    }
    let (word, wish) = match recording.map(|view| view.state) {
        Some(RecordingState::Running) => (ScannerMsg::RecordStop, Recording::Stop),
        Some(RecordingState::Ended) | None => (ScannerMsg::RecordStart, Recording::Start),
    };
    ui.horizontal(|ui| {
        if ui.button(seen.say(word)).clicked() {
            intents.push(Intent::Record(wish));
        }
    });
    // What the file may hold stands beside the button, before it is pressed.
    let private = seen.say(ScannerMsg::RecordPrivate);
    ui.horizontal_top(|ui| {
        icons::icon_ui(ui, Icon::Warning, space(5), theme.need.fill, &private);
        ui.add(Label::new(private).wrap());
    });
    help_ui(ui, theme.text_muted, seen.say(ScannerMsg::RecordHelp));
}

//! Settings of this station: looks, devices with what is wrong with each, store and sellers.

pub(super) mod devices;
mod keyboard;
pub(super) mod looks;
mod people;
mod photos;
mod printer;
mod recorder;
mod scale;
mod scanners;
mod store;

use eframe::egui::{Align, Color32, Label, Layout, RichText, ScrollArea, Ui};

use super::{Intent, Seen};
use crate::text::{GuideMsg, Message};
use crate::ui::theme::size::{self, space};

/// What the screen keeps: every choice takes effect at once.
#[derive(Default)]
pub struct Draft {
    /// The typed path of the camera's folder.
    pub photo_folder: String,
    /// The typed character of keyboard scanners.
    pub prefix: String,
    /// What is typed of the label printers.
    pub printers: printer::Drafts,
    /// What was asked for in this frame.
    pub asked: Asked,
}

/// What was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Asked {
    /// Nothing.
    #[default]
    Nothing,
    /// The first-run guide.
    Guide,
    /// People and their PINs.
    People,
}

/// Draws the screen into all of `ui`: two columns where there is room.
pub fn settings_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    left.spacing_mut().item_spacing.y = space(3);
                    left.horizontal(|ui| {
                        if ui.button(seen.say(GuideMsg::GuideAgain)).clicked() {
                            draft.asked = Asked::Guide;
                        }
                    });
                    looks::looks_ui(left, seen, intents);
                    printer::printers_ui(left, seen, &mut draft.printers, intents);
                    photos::photos_ui(left, seen, draft, intents);
                    store::store_ui(left, seen, intents);
                    right.spacing_mut().item_spacing.y = space(3);
                    scanners::scanners_ui(right, seen, intents);
                    devices::test_ui(right, seen);
                    keyboard::keyboard_ui(right, seen, intents);
                    keyboard::prefix_ui(right, seen, draft, intents);
                    devices::tones_ui(right, seen, intents);
                    scale::scale_ui(right, seen, intents);
                    people::people_ui(right, seen, draft, intents);
                    recorder::recorder_ui(left, seen, intents);
                }
            });
        });
}

/// Draws a sentence of help over as many lines as it needs, not stretched to the width of its column.
fn help_ui(ui: &mut Ui, color: Color32, text: String) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.add(Label::new(RichText::new(text).color(color)).wrap());
    });
}

/// Draws the heading of a group.
fn heading(ui: &mut Ui, seen: &Seen, message: impl Into<Message>) {
    ui.add_space(space(1));
    let text = RichText::new(seen.say(message)).size(size::TITLE);
    ui.label(text);
}

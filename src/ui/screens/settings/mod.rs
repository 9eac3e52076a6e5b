//! Settings of this station: looks, devices with what is wrong with each, store and sellers.

pub(super) mod devices;
pub(super) mod looks;
mod photos;
mod printer;
mod store;

use eframe::egui::{RichText, ScrollArea, Ui};

use super::{Intent, Seen};
use crate::text::{DeskMsg, Message};
use crate::ui::theme::size::{self, space};

/// What the screen keeps: every choice takes effect at once.
#[derive(Default)]
pub struct Draft {
    /// The typed path of the camera's folder.
    pub photo_folder: String,
    /// What is typed of the label printer.
    pub printer: printer::Draft,
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
                        if ui.button(seen.say(DeskMsg::GuideAgain)).clicked() {
                            draft.asked = Asked::Guide;
                        }
                    });
                    looks::looks_ui(left, seen, intents);
                    printer::printer_ui(left, seen, &mut draft.printer, intents);
                    store::store_ui(left, seen, intents);
                    right.spacing_mut().item_spacing.y = space(3);
                    devices::devices_ui(right, seen, intents);
                    photos::photos_ui(right, seen, draft, intents);
                }
            });
        });
}

/// Draws the heading of a group.
fn heading(ui: &mut Ui, seen: &Seen, message: impl Into<Message>) {
    ui.add_space(space(1));
    let text = RichText::new(seen.say(message)).size(size::TITLE);
    ui.label(text);
}

//! The screens: each draws plain data with its own few draft fields and says what a person wants.
//!
//! Knows: domain, ledger types, station Face, text, shell views, widgets, theme.
//! Must not know: the shell's handle (the window alone holds it), files, the clock.

pub mod bench;
pub mod containers;
pub mod demo;
pub mod export;
pub mod find;
pub mod frame;
pub mod import;
pub mod intent;
mod lists;
mod place;
pub mod print;
pub mod review;
pub mod seen;
pub mod sellers;
pub mod settings;
pub mod table;

use std::path::PathBuf;

use eframe::egui::{CentralPanel, Frame, Margin, Modifiers, Ui};

pub use intent::{Intent, SaveFor};
pub use place::Place;
pub use seen::Seen;

use crate::ui::theme::size::space;

/// The drafts of all screens and which one is shown.
#[derive(Default)]
pub struct Screens {
    /// The screen shown.
    pub place: Place,
    /// A code typed at the bench.
    pub typed: bench::typed::Draft,
    /// Draft of the import.
    pub import: import::Draft,
    /// Draft of the containers.
    pub containers: containers::Draft,
    /// Draft of the review.
    pub review: review::Draft,
    /// Draft of the settings.
    pub settings: settings::Draft,
    /// Draft of what is printed.
    pub print: print::Draft,
    /// Draft of finding.
    pub find: find::Draft,
    /// Draft of the sellers.
    pub sellers: sellers::Draft,
    /// Draft of the simulated scanner.
    pub demo: demo::Draft,
}

impl Screens {
    /// Draws one frame into all of `ui` and returns what the person wants.
    pub fn draw(&mut self, ui: &mut Ui, seen: &Seen) -> Vec<Intent> {
        let mut intents = Vec::new();
        for (place, _, key) in Place::ALL {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.go(ui, place);
            }
        }
        if self.place == Place::Bench {
            intents.extend(bench::keys::pressed(ui, &seen.face));
        }
        if let Some(place) = frame::top_ui(ui, seen, self.place, &mut intents) {
            self.go(ui, place);
        }
        if let Some(script) = &seen.demo {
            demo::panel_ui(ui, seen, script, &mut self.demo, &mut intents);
        }
        let margin = match self.place {
            Place::Bench => Margin::ZERO,
            Place::Import
            | Place::Containers
            | Place::Review
            | Place::Settings
            | Place::Print
            | Place::Find
            | Place::Sellers => Margin::same(12),
        };
        let frame = Frame::new()
            .fill(seen.theme.background)
            .inner_margin(margin);
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(2);
            match self.place {
                Place::Bench => bench::bench_ui(ui, seen, &mut self.typed, &mut intents),
                Place::Import => import::import_ui(ui, seen, &mut self.import, &mut intents),
                Place::Containers => {
                    containers::containers_ui(ui, seen, &mut self.containers, &mut intents);
                }
                Place::Review => review::review_ui(ui, seen, &mut self.review, &mut intents),
                Place::Settings => {
                    settings::settings_ui(ui, seen, &mut self.settings, &mut intents);
                }
                Place::Print => print::print_ui(ui, seen, &mut self.print, &mut intents),
                Place::Find => {
                    let opened = find::find_ui(ui, seen, &mut self.find, &mut intents);
                    if opened.is_some() {
                        self.containers.chosen = opened;
                        self.place = Place::Containers;
                    }
                }
                Place::Sellers => sellers::sellers_ui(ui, seen, &mut self.sellers, &mut intents),
            }
        });
        intents
    }

    /// Takes files that were chosen or dropped onto the window: they belong to the import.
    pub fn take_files(&mut self, files: &[PathBuf]) {
        self.place = Place::Import;
        self.import.take(files);
    }

    /// Takes the place to write to that was chosen.
    pub fn take_save(&mut self, of: SaveFor, path: &std::path::Path) {
        let text = path.display().to_string();
        match of {
            SaveFor::Manifest => self.containers.export.path = Some(text),
            SaveFor::Print => self.print.export.path = Some(text),
            SaveFor::Intake => self.review.export.path = Some(text),
            SaveFor::List(list) => self.table(list).take_path(text),
        }
    }

    fn go(&mut self, ui: &Ui, place: Place) {
        if self.place != place {
            // The box that had the focus is not drawn any more: keys are the new screen's.
            if let Some(focused) = ui.memory(eframe::egui::Memory::focused) {
                ui.memory_mut(|memory| memory.surrender_focus(focused));
            }
        }
        if place == Place::Find {
            self.find.enter();
        }
        self.place = place;
    }
}

/// Joins a folder and a file's name for display.
pub(crate) fn joined(folder: &std::path::Path, name: &str) -> PathBuf {
    folder.join(name)
}

//! The screens: each draws plain data with its own few draft fields and says what a person wants.
//!
//! Knows: domain, ledger types, station Face, text, shell views, widgets, theme.
//! Must not know: the shell's handle (the window alone holds it), files, the clock.

pub mod agreement;
pub mod backlog;
pub mod bench;
pub mod containers;
pub mod cover;
pub mod demo;
mod dock;
pub mod export;
pub mod find;
pub mod frame;
mod going;
pub mod guide;
pub mod import;
pub mod intent;
mod keypad;
pub mod listening;
mod lists;
pub mod lock;
pub mod photos;
mod place;
mod place_ui;
pub mod places;
pub mod print;
pub mod products;
pub mod review;
pub mod said;
pub mod seen;
pub mod sellers;
pub mod settings;
mod status;
pub mod table;
mod taking;
pub mod work;

use eframe::egui::{CentralPanel, Frame, Ui};

pub use intent::{Intent, Recording, SaveFor};
pub use place::Place;
pub use seen::Seen;
pub(crate) use seen::joined;

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
    /// Draft of second looks.
    pub agreement: agreement::Draft,
    /// Draft of the settings.
    pub settings: settings::Draft,
    /// Draft of the product books.
    pub products: products::Draft,
    /// Draft of what is printed.
    pub print: print::Draft,
    /// Draft of the backlog.
    pub backlog: backlog::Draft,
    /// Draft of finding.
    pub find: find::Draft,
    /// Draft of the sellers.
    pub sellers: sellers::Draft,
    /// Draft of open work.
    pub work: work::Draft,
    /// Draft of the first-run guide.
    pub guide: guide::Draft,
    /// Draft of the address that is covered.
    pub cover: cover::Draft,
    /// What is typed at a locked desk.
    pub lock: lock::Draft,
    /// Draft of the simulated scanner.
    pub demo: demo::Draft,
}

impl Screens {
    /// Draws one frame into all of `ui` and returns what the person wants.
    pub fn draw(&mut self, ui: &mut Ui, seen: &Seen) -> Vec<Intent> {
        let mut intents = Vec::new();
        for (place, _, key) in Place::ALL.iter().copied() {
            if ui.input_mut(|input| input.consume_shortcut(&key)) {
                self.go(ui, place, seen, &mut intents);
            }
        }
        if ui.input_mut(|input| input.consume_shortcut(&Place::PLACES_KEY)) {
            self.go(ui, Place::Places, seen, &mut intents);
        }
        if ui.input_mut(|input| input.consume_shortcut(&Place::AGREEMENT_KEY)) {
            self.go(ui, Place::Agreement, seen, &mut intents);
        }
        self.at_work(seen);
        let is_at_work = matches!(self.place, Place::Bench | Place::Dock | Place::Places);
        if is_at_work && !self.is_locked(seen) {
            intents.extend(bench::keys::pressed(ui, &seen.face));
        }
        let is_wall = self.place == Place::Review && self.review.shown == review::Shown::Wall;
        if !is_wall && let Some(place) = frame::top_ui(ui, seen, self.place, &mut intents) {
            self.go(ui, place, seen, &mut intents);
            self.at_work(seen);
        }
        if let Some(script) = &seen.demo {
            demo::panel_ui(ui, seen, script, &mut self.demo, &mut intents);
        }
        let frame = Frame::new()
            .fill(seen.theme.background)
            .inner_margin(self.place.margin());
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(2);
            self.place_ui(ui, seen, &mut intents);
        });
        intents.extend(self.resale_desk(seen));
        intents
    }
}

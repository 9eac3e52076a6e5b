//! Draws the screen that is shown.

use eframe::egui::Ui;

use super::{Intent, Place, Screens, Seen};
use super::{
    agreement, backlog, bench, containers, cover, dock, find, guide, import, places, print,
    products, review, sellers, settings, work,
};

impl Screens {
    pub(super) fn place_ui(&mut self, ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
        let at_work = matches!(self.place, Place::Bench | Place::Dock | Place::Places);
        match &seen.covering {
            // Who scans sees the bench; the photo waits behind it.
            Some(covering) if !at_work => {
                return cover::cover_ui(ui, seen, covering, &mut self.cover, intents);
            }
            Some(_) => {}
            None => self.cover.end(),
        }
        match self.place {
            Place::Bench => bench::bench_ui(ui, seen, &mut self.typed, intents),
            Place::Dock => dock::dock_ui(ui, seen, &mut self.typed, intents),
            Place::Places => places::places_ui(ui, seen, &mut self.typed, intents),
            Place::Backlog => backlog::backlog_ui(ui, seen, &mut self.backlog, intents),
            Place::Import => import::import_ui(ui, seen, &mut self.import, intents),
            Place::Containers => {
                containers::containers_ui(ui, seen, &mut self.containers, intents);
                match std::mem::take(&mut self.containers.asked) {
                    containers::Asked::Nothing => {}
                    containers::Asked::Places => self.go(ui, Place::Places, seen, intents),
                    containers::Asked::Way(way) => self.leave_china(way, intents),
                }
            }
            Place::Review => {
                review::review_ui(ui, seen, &mut self.review, intents);
                if std::mem::take(&mut self.review.asked) == review::Asked::Agreement {
                    self.go(ui, Place::Agreement, seen, intents);
                }
            }
            Place::Agreement => {
                match agreement::agreement_ui(ui, seen, &mut self.agreement, intents) {
                    agreement::Leaving::Stays => {}
                    agreement::Leaving::Review => self.go(ui, Place::Review, seen, intents),
                }
            }
            Place::Settings => {
                settings::settings_ui(ui, seen, &mut self.settings, intents);
                self.open_guide_if_asked();
            }
            Place::Products => {
                products::products_ui(ui, seen, &mut self.products, intents);
            }
            Place::Print => print::print_ui(ui, seen, &mut self.print, intents),
            Place::Find => {
                let opened = find::find_ui(ui, seen, &mut self.find, intents);
                if opened.is_some() {
                    self.containers.chosen = opened;
                    self.place = Place::Containers;
                }
            }
            Place::Guide => {
                if let Some(leaving) = guide::guide_ui(ui, seen, &mut self.guide, intents) {
                    self.leave_guide(leaving, seen);
                }
            }
            Place::Work => {
                if let Some(leaving) = work::work_ui(ui, seen, &mut self.work, intents) {
                    self.leave_work(leaving);
                }
            }
            Place::Sellers => sellers::sellers_ui(ui, seen, &mut self.sellers, intents),
        }
    }
}

//! Draws the screen that is shown.

use eframe::egui::Ui;

use super::{Intent, Place, Screens, Seen};
use super::{
    agreement, backlog, bench, containers, cover, dock, find, guide, import, lock, places, print,
    products, review, sellers, settings, work,
};
use crate::shell::door::{DeskLock, Seat};

impl Screens {
    /// Tells whether the lock is shown: at every desk, never at the bench and the dock.
    pub(super) fn is_locked(&self, seen: &Seen) -> bool {
        self.place.seat() == Seat::Desk && seen.desk != DeskLock::Open
    }

    pub(super) fn place_ui(&mut self, ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
        match &seen.desk {
            DeskLock::Shut(shut) if self.is_locked(seen) => {
                return lock::lock_ui(ui, seen, shut, &mut self.lock, intents);
            }
            DeskLock::Shut(_) | DeskLock::Open => self.lock = lock::Draft::default(),
        }
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
            Place::Review => self.review_ui(ui, seen, intents),
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

    fn review_ui(&mut self, ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
        review::review_ui(ui, seen, &mut self.review, intents);
        if let Some(queue) = self.review.queue.take() {
            self.work.open(queue);
            self.place = Place::Work;
        }
        if std::mem::take(&mut self.review.asked) == review::Asked::Agreement {
            self.go(ui, Place::Agreement, seen, intents);
        }
    }
}

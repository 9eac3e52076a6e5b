//! Going from screen to screen.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::containers::Tab;
use super::containers::china::Way;
use super::guide::{self, Opened};
use super::work::Leaving;
use super::{Intent, Place, Screens, Seen, find, import, settings};
use crate::ledger::import::ImportKind;
use crate::shell::resale::ResaleKey;

impl Screens {
    /// Bench and dock are one machine in two places: what is shown follows the machine.
    pub(super) fn at_work(&mut self, seen: &Seen) {
        if matches!(self.place, Place::Bench | Place::Dock | Place::Places) {
            self.place = work_place(seen);
        }
        // The guide that came by itself goes out of the way of the first parcel.
        let by_itself = self.place == Place::Guide && self.guide.opened == Opened::ByItself;
        if by_itself && seen.face.parcel.is_some() {
            self.place = work_place(seen);
        }
    }

    pub(super) fn go(&mut self, ui: &Ui, place: Place, seen: &Seen, intents: &mut Vec<Intent>) {
        // From one place of work to another the way leads over the bench.
        match (work_place(seen), place) {
            (Place::Dock, Place::Bench) | (Place::Bench, Place::Dock) => {
                intents.push(Intent::ToggleDock);
            }
            (Place::Places, Place::Bench) | (Place::Bench, Place::Places) => {
                intents.push(Intent::TogglePlaces);
            }
            (Place::Places, Place::Dock) => {
                intents.extend([Intent::TogglePlaces, Intent::ToggleDock]);
            }
            (Place::Dock, Place::Places) => {
                intents.extend([Intent::ToggleDock, Intent::TogglePlaces]);
            }
            _ => {}
        }
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

    /// Opens the resale desk while its screen shows, so that scans are its own, and closes it behind it.
    pub(super) fn resale_desk(&self, seen: &Seen) -> Option<Intent> {
        let wanted = (self.place == Place::Containers)
            .then(|| self.containers.resale_mode(seen))
            .flatten();
        if wanted == seen.resale.mode {
            return None;
        }
        Some(Intent::Resale(match wanted {
            Some(mode) => ResaleKey::Open(mode),
            None => ResaleKey::Close,
        }))
    }

    /// Opens the guide on an empty store, before anything else is shown.
    pub fn begin_with_guide(&mut self) {
        self.guide = guide::Draft {
            opened: Opened::ByItself,
            ..guide::Draft::default()
        };
        self.place = Place::Guide;
    }

    pub(super) fn open_guide_if_asked(&mut self) {
        let step = match std::mem::take(&mut self.settings.asked) {
            settings::Asked::Nothing => return,
            settings::Asked::Guide => guide::Step::default(),
            settings::Asked::People => guide::Step::People,
        };
        self.guide = guide::Draft {
            step,
            ..guide::Draft::default()
        };
        self.place = Place::Guide;
    }

    /// Goes where the guide leads.
    pub(super) fn leave_guide(&mut self, leaving: guide::Leaving, seen: &Seen) {
        self.place = match leaving {
            guide::Leaving::Bench => work_place(seen),
            guide::Leaving::Import => Place::Import,
            guide::Leaving::Sellers => Place::Sellers,
            guide::Leaving::Print => Place::Print,
        };
    }

    /// Goes where open work leads.
    pub(super) fn leave_work(&mut self, leaving: Leaving) {
        match leaving {
            Leaving::Backlog => self.place = Place::Backlog,
            Leaving::Products(seller) => {
                self.products.seller = seller.to_string();
                self.place = Place::Products;
            }
            Leaving::Container(name) => {
                self.containers.chosen = Some(name);
                self.place = Place::Containers;
            }
            Leaving::Batch(batch) => {
                self.containers.tab = Tab::Resale;
                self.containers.resale.show(batch);
                self.place = Place::Containers;
            }
        }
    }

    /// Goes where a row of shipments to China leads.
    pub(super) fn leave_china(&mut self, way: Way, intents: &mut Vec<Intent>) {
        match way {
            Way::Unit(tag) => {
                tag.as_str().clone_into(&mut self.find.text);
                self.find.reach = find::Reach::All;
                self.place = Place::Find;
            }
            Way::Products(seller) => {
                self.products.seller = seller.to_string();
                self.place = Place::Products;
            }
            Way::ExportPaper(seller) => {
                if let Some(seller) = seller {
                    self.import.seller = seller.to_string();
                }
                self.import.kind = import::Holds::Rows(ImportKind::Exports);
                self.place = Place::Import;
                intents.push(Intent::PickFile);
            }
        }
    }

    /// Tells whether the form that is shown asks for the picture of a chat.
    pub fn asks_what_was_said(&self) -> bool {
        match self.place {
            Place::Work => self.work.asks_what_was_said(),
            Place::Sellers => self.sellers.orders.said.is_asked(),
            _ => false,
        }
    }

    /// Takes files that were chosen or dropped onto the window: they belong to the import.
    pub fn take_files(&mut self, files: &[PathBuf]) {
        self.place = Place::Import;
        self.import.take(files);
    }
}

/// Where the person at this station works.
fn work_place(seen: &Seen) -> Place {
    match (&seen.face.dock, &seen.face.places) {
        (Some(_), _) => Place::Dock,
        (None, Some(_)) => Place::Places,
        (None, None) => Place::Bench,
    }
}

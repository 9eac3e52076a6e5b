//! What the system's dialogs gave, handed to the screen that asked.

use std::path::Path;

use super::{Place, SaveFor, Screens};
use crate::shell::view::FileFor;

impl Screens {
    /// Takes the file of what leaves that was chosen.
    pub fn take_file_for(&mut self, of: FileFor, path: &Path) {
        let text = path.display().to_string();
        match of {
            FileFor::Label => self.containers.outgoing.label.path = text,
            FileFor::Proof => self.containers.leaving.proof = text,
            FileFor::Pallet => self.containers.lots.pictures.path = text,
            FileFor::Seal => self.containers.china.carton.seal_photo(text),
        }
    }

    /// Takes the place to write to that was chosen.
    pub fn take_save(&mut self, of: SaveFor, path: &Path) {
        let text = path.display().to_string();
        match of {
            SaveFor::Manifest => self.containers.export.path = Some(text),
            SaveFor::Lot => self.containers.lots.export.path = Some(text),
            SaveFor::Listing => self.containers.resale.export.path = Some(text),
            SaveFor::Print => self.print.export.path = Some(text),
            SaveFor::Seller => self.sellers.save = Some(path.to_owned()),
            SaveFor::Checklist => self.sellers.save_pack = Some(path.to_owned()),
            SaveFor::Statement => self.sellers.statement.export.path = Some(text),
            SaveFor::Intake => self.review.export.path = Some(text),
            SaveFor::SignOff => self.review.closing.export.path = Some(text),
            SaveFor::Evidence if self.place == Place::Find => self.find.evidence.take_path(text),
            SaveFor::Evidence if self.place == Place::Work => self.work.evidence.take_path(text),
            SaveFor::Evidence => self.review.evidence.take_path(text),
            SaveFor::List(list) => self.table(list).take_path(text),
        }
    }
}

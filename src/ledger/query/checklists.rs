//! Checklists as the store keeps them, by the packs that facts name.

use std::sync::Arc;

use crate::domain::checklist::Checklist;
use crate::domain::ids::Hash;
use crate::ledger::fact::PackRef;

/// A checklist with its pack.
pub type PackedChecklist = Arc<(PackRef, Checklist)>;

/// Some checklists, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Checklists(pub Vec<PackedChecklist>);

impl Checklists {
    /// Finds the checklist of exactly these bytes.
    pub fn get(&self, hash: Hash) -> Option<&(PackRef, Checklist)> {
        let mut all = self.0.iter().map(AsRef::as_ref);
        all.find(|(pack, _)| pack.hash == hash)
    }

    /// Finds the checklist that a fact names.
    pub fn of(&self, pack: &PackRef) -> Option<&Checklist> {
        self.get(pack.hash).map(|(_, list)| list)
    }
}

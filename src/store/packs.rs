//! The packs of rules and checklists this program was given: bytes by hash, parsed policies; and how a
//! checklist is read that only the store has.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, named_params};

use super::fault::Result;
use super::rows::{first, plain};
use crate::domain::checklist::Checklist;
use crate::domain::deadline::DeadlineRules;
use crate::domain::drum::DrumRules;
use crate::domain::ids::Hash;
use crate::domain::limits::CHECKLISTS_HELD_MAX;
use crate::domain::lot::LotRules;
use crate::domain::policy::Policy;
use crate::domain::preflight::PreflightRules;
use crate::domain::resale::ResaleRules;
use crate::ledger::PackRef;
use crate::ledger::query::{Checklists, PackedChecklist, PackedPolicy};

pub(super) const PACK_GET: &str = "select bytes from pack where hash = :hash";

/// Every pack that a fact may name. Who gives it has parsed it; the store keeps only bytes.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    /// Bytes of every pack by SHA-256.
    pub bytes: HashMap<Hash, Arc<[u8]>>,
    /// Parsed rule tables by the same hash.
    pub policies: HashMap<Hash, Arc<Policy>>,
    /// The rule table of sellers that have none of their own.
    pub house: Option<Hash>,
    /// What keeps units out of lots.
    pub lots: LotRules,
    /// How long batteries may gather in a drum.
    pub drums: DrumRules,
    /// The rules with dates; without them no box leaves for the day of its claim.
    pub deadlines: Option<DeadlineRules>,
    /// How resale SKUs are made, and what keeps units off channels.
    pub resale: ResaleRules,
    /// The checks before a consignment is closed; a program that brings none checks nothing.
    pub preflight: Option<Arc<PreflightRules>>,
    /// Reads the checklists that sellers brought.
    pub checklists: KeptChecklists,
}

impl Packs {
    /// Gives the rule table of sellers that have none of their own; none when the library lacks it.
    pub fn house(&self) -> Option<PackedPolicy> {
        let hash = self.house?;
        let policy = self.policies.get(&hash)?;
        let pack = PackRef {
            id: policy.id.clone(),
            version: policy.version,
            hash,
        };
        Some((pack, Arc::clone(policy)))
    }

    /// Gives the checklist of a pack, kept by the store already or known to the program alone.
    pub(super) fn checklist(&self, db: &Connection, hash: Hash) -> Result<Option<PackedChecklist>> {
        if let Some(kept) = self.checklists.get(db, hash)? {
            return Ok(Some(kept));
        }
        let given = self.bytes.get(&hash);
        let list = given.and_then(|bytes| (self.checklists.read)(bytes));
        Ok(list.map(|list| {
            let pack = PackRef {
                id: list.id.clone(),
                version: list.version,
                hash,
            };
            Arc::new((pack, list))
        }))
    }

    /// Gives the rule table of a pack; none when the library lacks it.
    pub fn policy(&self, pack: &PackRef) -> Option<PackedPolicy> {
        let policy = self.policies.get(&pack.hash)?;
        Some((pack.clone(), Arc::clone(policy)))
    }
}

/// Reads a checklist out of a pack's bytes; none for a pack of another kind.
type ReadChecklist = fn(&[u8]) -> Option<Checklist>;

/// Reads checklists that the store keeps, each once.
#[derive(Clone, Debug)]
pub struct KeptChecklists {
    read: ReadChecklist,
    held: Arc<Mutex<HashMap<Hash, PackedChecklist>>>,
}

impl Default for KeptChecklists {
    fn default() -> Self {
        Self::read_by(|_| None)
    }
}

impl KeptChecklists {
    /// Reads them so.
    pub fn read_by(read: ReadChecklist) -> Self {
        Self {
            read,
            held: Arc::default(),
        }
    }

    /// Gives the checklist of a pack that the store keeps; none when it has no such pack, or one of
    /// another kind.
    pub(super) fn get(&self, db: &Connection, hash: Hash) -> Result<Option<PackedChecklist>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = held.get(&hash) {
            return Ok(Some(Arc::clone(known)));
        }
        drop(held);
        let Some(list) = bytes(db, hash)?.and_then(|bytes| (self.read)(&bytes)) else {
            return Ok(None);
        };
        let pack = PackRef {
            id: list.id.clone(),
            version: list.version,
            hash,
        };
        let read = Arc::new((pack, list));
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= CHECKLISTS_HELD_MAX {
            held.clear();
        }
        held.insert(hash, Arc::clone(&read));
        Ok(Some(read))
    }

    /// Gives the checklists of these packs, as far as the store keeps them.
    pub(super) fn of<'a>(
        &self,
        db: &Connection,
        packs: impl IntoIterator<Item = &'a PackRef>,
    ) -> Result<Checklists> {
        let mut found = Checklists::default();
        for pack in packs {
            if found.of(pack).is_none() {
                found.0.extend(self.get(db, pack.hash)?);
            }
        }
        Ok(found)
    }
}

/// Gives the bytes of a pack that the store keeps.
pub(super) fn bytes(db: &Connection, hash: Hash) -> Result<Option<Vec<u8>>> {
    first(
        &mut *db.prepare_cached(PACK_GET)?,
        named_params! { ":hash": hash.0 },
        |row| plain(row, "bytes"),
    )
}

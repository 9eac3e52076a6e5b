//! The packs of rules and checklists this program was given: bytes by hash, parsed policies.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::ids::Hash;
use crate::domain::policy::Policy;
use crate::ledger::PackRef;

/// Every pack that a fact may name. Who gives it has parsed it; the store keeps only bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packs {
    /// Bytes of every pack by SHA-256.
    pub bytes: HashMap<Hash, Arc<[u8]>>,
    /// Parsed rule tables by the same hash.
    pub policies: HashMap<Hash, Arc<Policy>>,
    /// The rule table of sellers that have none of their own.
    pub house: Option<Hash>,
}

impl Packs {
    /// Gives the rule table that a seller's own choice comes to; none when the library lacks it.
    pub fn in_force(&self, own: Option<&PackRef>) -> Option<(PackRef, Arc<Policy>)> {
        let hash = match own {
            Some(pack) => pack.hash,
            None => self.house?,
        };
        let policy = self.policies.get(&hash)?;
        let named = own.cloned().unwrap_or_else(|| PackRef {
            id: policy.id.clone(),
            version: policy.version,
            hash,
        });
        Some((named, Arc::clone(policy)))
    }
}

//! What the desks of leaving share: the rule of battery drums, and files that belong to what leaves.

use std::sync::OnceLock;

use crate::domain::drum::DrumRules;
use crate::domain::ids::Hash;
use crate::exchange::data::drum;

/// Gives the rule of battery drums, read once.
pub fn drum_rules() -> &'static DrumRules {
    static RULES: OnceLock<DrumRules> = OnceLock::new();
    RULES.get_or_init(drum::drums)
}

/// What a file is that belongs to what leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileFor {
    /// A label that the seller supplies: handed to the system to be printed, kept nowhere.
    Label,
    /// A photo that shows what was destroyed: kept.
    Proof,
    /// A picture of a lot pallet, or a folder of them: kept.
    Pallet,
    /// A photo of the seal of a carton: kept.
    Seal,
}

/// A file that was taken for what leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenFileOf {
    /// Its name.
    pub name: String,
    /// SHA-256: of a label's file, of a photo as it is kept; of a folder's photos, in the order of their names.
    pub hashes: Vec<Hash>,
}

//! What leaves: answers about drums, and what keeps units here.

use crate::domain::codes::UnitTag;
use crate::domain::ids::UnitId;
use crate::domain::lot::LotWhy;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::ContainerRow;

/// What keeps a unit from every sale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptBack {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// Why: a gate that closes resale, or a rule of every sale.
    pub why: LotWhy,
}

impl KeptBack {
    /// Gives it as a rule says it.
    pub fn refusal(&self) -> Refusal {
        Refusal::KeptBack(self.tag.clone(), self.why.clone())
    }
}

/// A battery drum that is here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drum {
    /// The drum.
    pub row: ContainerRow,
    /// Units in it.
    pub units: u32,
    /// When and on which day its first battery was put in; none while it is empty.
    pub first: Option<(UtcMs, Day)>,
}

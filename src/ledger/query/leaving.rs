//! What leaves: answers about drums.

use crate::domain::time::{Day, UtcMs};
use crate::ledger::rows::ContainerRow;

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

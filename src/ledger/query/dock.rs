//! Answers about the dock: loads, and the parcels that wait unopened.

use crate::domain::ids::CommandKey;
use crate::domain::time::UtcMs;
use crate::ledger::rows::{LoadRow, ParcelRow};

use super::{Dossier, Page};

/// A load with its parcels counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadCount {
    /// The load.
    pub row: LoadRow,
    /// Parcels scanned from it that count.
    pub parcels: u32,
}

/// A load as the dock goes on with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadView {
    /// The load with its count.
    pub count: LoadCount,
    /// Its newest parcels that count, the newest first.
    pub newest: Vec<DockedParcel>,
}

/// A parcel scanned at the dock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DockedParcel {
    /// The command by which its scan can be taken back.
    pub key: CommandKey,
    /// The parcel, and what is announced of it now.
    pub dossier: Dossier,
}

/// Parcels that wait unopened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backlog {
    /// How many wait in all.
    pub parcels: u32,
    /// When the one that waits longest was scanned.
    pub oldest: Option<UtcMs>,
    /// A page of them, oldest first.
    pub page: Page<WaitingParcel>,
}

/// A parcel that waits unopened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WaitingParcel {
    /// The parcel.
    pub parcel: ParcelRow,
    /// The name of the load it came on; empty for loose parcels.
    pub load: Option<String>,
}

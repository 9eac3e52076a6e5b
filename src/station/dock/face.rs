//! What the dock shows beside the prompt: plain data.

use crate::domain::alert::Alert;
use crate::domain::codes::{ParcelTag, SellerCode};
use crate::domain::time::UtcMs;
use crate::text::{LoadName, Message};

/// The dock's part of a face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DockFace {
    /// The load in hand.
    pub load: Option<LoadFace>,
    /// What the newest scan warns of, the one that cannot wait first.
    pub told: Vec<Alert>,
    /// The newest parcels of the load, the newest first.
    pub newest: Vec<DockedFace>,
}

/// The load in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadFace {
    /// Its name.
    pub name: LoadName,
    /// When it was begun; none while it is not on the disk.
    pub since: Option<UtcMs>,
    /// Parcels that are on the disk and count.
    pub count: u32,
    /// How many the driver says.
    pub said: Option<u32>,
    /// Whether the driver's number is keyed now.
    pub keying: Keying,
}

/// Whether the driver's number is keyed now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Keying {
    /// No: digits do something else or nothing.
    #[default]
    No,
    /// The number so far.
    Number(Option<u32>),
}

/// A parcel of the load.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DockedFace {
    /// Its number.
    pub number: ParcelTag,
    /// The code it was scanned by.
    pub code: String,
    /// Whose, when only one seller announced it.
    pub seller: Option<SellerCode>,
    /// When.
    pub at: UtcMs,
    /// What it warns of.
    pub alerts: Vec<Alert>,
    /// What else is worth a word.
    pub note: Option<Message>,
}

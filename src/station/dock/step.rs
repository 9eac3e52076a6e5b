//! The steps of the dock. A step is consumed by what happens and gives the next one.

use std::sync::Arc;

use crate::ledger::query::{Dossier, LoadCount};
use crate::scan::Reading;
use crate::station::effect::Ticket;

use super::work::{Docked, LoadInHand, NewLoad, Then};

/// Where the dock is.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::station) enum Dock {
    /// The loads left open are looked up.
    Entering(Ticket),
    /// Waits for the id of a load.
    Load(Vec<LoadCount>),
    /// The driver's number is keyed; the load is not on the disk yet.
    Number(NewLoad),
    /// The load is written; the scan that began it follows.
    Opening(Ticket, NewLoad, Option<Arc<Reading>>),
    /// A load that is on the disk is read.
    Taking(Ticket, Then),
    /// Waits for parcels.
    Parcels(Box<LoadInHand>),
    /// A scan is looked up.
    Looking(Ticket, Box<LoadInHand>, Arc<Reading>),
    /// A code that nobody knows: counted as it is, or another bar is scanned.
    Odd(Box<LoadInHand>, Arc<Reading>, Box<Dossier>),
    /// A parcel's scan is written.
    Docking(Ticket, Box<LoadInHand>, Box<Docked>),
    /// A parcel's scan is taken back.
    Undoing(Ticket, Box<LoadInHand>),
    /// Count and number are compared; another number may be keyed.
    Close(Box<LoadInHand>, Option<u32>),
    /// The load's end is written.
    Closing(Ticket, Box<LoadInHand>, Option<u32>),
}

impl Dock {
    /// Gives the step's stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Entering(_) => "dock_entering",
            Self::Load(_) => "dock_load",
            Self::Number(_) => "dock_number",
            Self::Opening(..) => "dock_opening",
            Self::Taking(..) => "dock_taking",
            Self::Parcels(_) => "dock_parcels",
            Self::Looking(..) => "dock_looking",
            Self::Odd(..) => "dock_odd",
            Self::Docking(..) => "dock_docking",
            Self::Undoing(..) => "dock_undoing",
            Self::Close(..) => "dock_close",
            Self::Closing(..) => "dock_closing",
        }
    }

    /// Gives the ticket that is awaited, if one is.
    pub fn awaits(&self) -> Option<Ticket> {
        match self {
            Self::Entering(ticket)
            | Self::Opening(ticket, ..)
            | Self::Taking(ticket, _)
            | Self::Looking(ticket, ..)
            | Self::Docking(ticket, ..)
            | Self::Undoing(ticket, _)
            | Self::Closing(ticket, ..) => Some(*ticket),
            Self::Load(_)
            | Self::Number(_)
            | Self::Parcels(_)
            | Self::Odd(..)
            | Self::Close(..) => None,
        }
    }

    /// Gives the load in hand, if one is.
    pub(super) fn load(&self) -> Option<&LoadInHand> {
        match self {
            Self::Parcels(load)
            | Self::Looking(_, load, _)
            | Self::Odd(load, ..)
            | Self::Docking(_, load, _)
            | Self::Undoing(_, load)
            | Self::Close(load, _)
            | Self::Closing(_, load, _) => Some(load),
            Self::Entering(_)
            | Self::Load(_)
            | Self::Number(_)
            | Self::Opening(..)
            | Self::Taking(..) => None,
        }
    }
}

//! What single units may do: the rule's own conditions, for the desks that show them before a command.

use crate::domain::decision::Decision;
use crate::domain::hold::HoldReason;
use crate::domain::leaving::{LeftHow, leaves_singly};

use super::Refusal;
use super::holding::{held, is_held};
use super::query::KeptBack;
use super::rows::{UnitRow, UnitState};

/// What a desk wants to do with single units.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Way {
    /// Sell them.
    Sell,
    /// Forward them as goods of their seller.
    Forward,
    /// Forward them to whoever lost them.
    ToOwner,
    /// Say that they are here again.
    Back,
    /// Note the seller's word that they are to be disposed of.
    Instruct,
}

/// Tells whether a unit may go this way.
///
/// # Errors
/// Gives why not, as the rule says it.
pub fn may(row: &UnitRow, way: Way) -> Result<(), Refusal> {
    match way {
        Way::Sell => {
            is_here(row)?;
            is_free(row)?;
            is_for_sale(row, LeftHow::Sold)
        }
        Way::Forward => {
            is_here(row)?;
            is_free(row)?;
            is_for_sale(row, LeftHow::Forwarded)
        }
        Way::ToOwner => {
            is_here(row)?;
            is_free(row)?;
            if is_lost_property(row) {
                Ok(())
            } else {
                Err(Refusal::NotLostProperty(row.inspection.tag.clone()))
            }
        }
        Way::Back => left_singly(row),
        Way::Instruct => {
            is_here(row)?;
            if row.decision() == Some(Decision::Dispose) {
                Ok(())
            } else {
                Err(Refusal::NotToDispose(row.inspection.tag.clone()))
            }
        }
    }
}

/// Tells whether a unit may be sold by itself: it may go so, and nothing keeps it from every sale.
///
/// # Errors
/// Gives why not, as the rule says it.
pub fn may_be_sold(row: &UnitRow, kept: &[KeptBack]) -> Result<(), Refusal> {
    may(row, Way::Sell)?;
    match kept.iter().find(|one| one.unit == row.unit) {
        Some(kept) => Err(kept.refusal()),
        None => Ok(()),
    }
}

/// What left, or lies on no shelf, cannot leave.
pub(super) fn is_here(row: &UnitRow) -> Result<(), Refusal> {
    match row.state {
        UnitState::Put => Ok(()),
        UnitState::Gone => Err(Refusal::UnitGone(row.inspection.tag.clone())),
        UnitState::Undone | UnitState::Parked | UnitState::Waiting | UnitState::Judged => {
            Err(Refusal::UnitNotHere(row.inspection.tag.clone()))
        }
    }
}

/// What is labelled for a forward leaves with it and in no other way.
pub(super) fn is_free(row: &UnitRow) -> Result<(), Refusal> {
    match &row.forward {
        Some(_) => Err(Refusal::InForward(row.inspection.tag.clone())),
        None => Ok(()),
    }
}

/// What a buyer put into a parcel by mistake: held as no goods of any seller.
pub fn is_lost_property(row: &UnitRow) -> bool {
    let reason = held(row).map(|hold| hold.reason);
    is_held(row) && reason == Some(HoldReason::WrongItem) && row.inspection.seller.is_none()
}

/// Goods that are sold or forwarded singly are decided so, and stand where single units are taken from.
fn is_for_sale(row: &UnitRow, how: LeftHow) -> Result<(), Refusal> {
    if !leaves_singly(row.container.kind()) {
        return Err(Refusal::WrongWayOut(row.container.clone(), how));
    }
    if row.decision() == Some(Decision::Resell) && row.inspection.seller.is_some() {
        Ok(())
    } else {
        Err(Refusal::NotForSale(row.inspection.tag.clone()))
    }
}

fn left_singly(row: &UnitRow) -> Result<(), Refusal> {
    let left = row.left.as_deref().filter(|left| left.under.is_some());
    match left.map(|left| left.how) {
        Some(LeftHow::Sold | LeftHow::Forwarded) => Ok(()),
        Some(LeftHow::LotSold | LeftHow::Shipped | LeftHow::Destroyed | LeftHow::Recycled)
        | None => Err(Refusal::NotLeftSingly(row.inspection.tag.clone())),
    }
}

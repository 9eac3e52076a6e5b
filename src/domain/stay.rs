//! How long goods may stay where they are before somebody has to act. The days are the house's own.

use super::closed::closed_set;
use super::container::ContainerKind;
use super::limits::DRUM_DAYS;

closed_set! {
    /// What is to be done next with a unit that is here.
    NextStep {
        /// It was taken back, or scanned out: to be put again.
        PutAgain = "put_again",
        /// It charges, dries or resets: to be looked at again.
        Test = "test",
        /// A supervisor is to approve or change what the bench asked for.
        Judge = "judge",
        /// To be moved into a container of its decision.
        Move = "move",
        /// It is held: an answer, a release, or the default.
        EndHold = "end_hold",
        /// It is in repair: the next step of its work order.
        Repair = "repair",
        /// It is labelled for a forward: to be handed to its carrier.
        HandOver = "hand_over",
        /// A count missed it: to be found, or given up.
        Find = "find",
        /// It is in the cage: to be brought to where it leaves from.
        LeaveCage = "leave_cage",
        /// Its container is to be sealed and to leave.
        Leave = "leave",
    }
}

closed_set! {
    /// Who acts next.
    NextBy {
        /// Whoever is at the bench.
        Bench = "bench",
        /// A supervisor.
        Supervisor = "supervisor",
        /// The seller.
        Seller = "seller",
        /// Who has the work order in hand.
        Repairer = "repairer",
        /// The shipping clerk.
        Clerk = "clerk",
    }
}

/// Days for what somebody has in hand: a supervisor's approval, a move.
pub const HAND_DAYS: u32 = 1;
/// Days on the test shelf: nothing charges, dries or resets for longer.
pub const TEST_DAYS: u32 = 3;
/// Days in the cage before goods of value go where they are to go.
pub const CAGE_DAYS: u32 = 7;

/// Days until what a count missed is found or given up.
pub const FIND_DAYS: u32 = 14;
/// Days on a shelf from which goods leave one by one.
pub const SHELF_DAYS: u32 = 30;

/// Gives the days after which a container that was opened is to have left, with all that is in it. Goods lose
/// value while they wait: a resale tote is listed within weeks, a carton must not eat the six months of
/// the free return. None where nothing leaves from it.
pub fn leave_days(kind: ContainerKind) -> Option<u32> {
    match kind {
        ContainerKind::Tote | ContainerKind::Carton => Some(30),
        ContainerKind::LotPallet => Some(45),
        ContainerKind::DisposeBin => Some(14),
        ContainerKind::BatteryDrum => Some(DRUM_DAYS),
        ContainerKind::HoldShelf
        | ContainerKind::RepairBin
        | ContainerKind::EvidenceShelf
        | ContainerKind::ClaimShelf
        | ContainerKind::ApprovalShelf
        | ContainerKind::TestShelf
        | ContainerKind::Cage
        | ContainerKind::SellerShelf => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_has_days_and_nothing_else_has() {
        for spec in &ContainerKind::SPECS {
            assert_eq!(leave_days(spec.kind).is_some(), spec.kind.leaves());
        }
    }
}

//! Containers: what a unit or a box is put into. The first letter of the name says the kind.

use super::decision::Decision;
use super::table::coded;

/// A kind of container or shelf.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ContainerKind {
    /// Resale tote.
    Tote,
    /// Hold shelf.
    HoldShelf,
    /// Bin of the repair bench.
    RepairBin,
    /// Pallet of a liquidation lot.
    LotPallet,
    /// Carton of a shipment to China.
    Carton,
    /// Bin for what is disposed of.
    DisposeBin,
    /// Shelf where an empty box and its label stay until the claim closes.
    EvidenceShelf,
    /// Shelf of parcels that nobody announced.
    ClaimShelf,
    /// Shelf of units that wait for a supervisor.
    ApprovalShelf,
    /// Shelf of units that charge, dry or reset.
    TestShelf,
    /// Locked cage for goods above a value.
    Cage,
    /// Drum in which batteries gather for a recycler.
    BatteryDrum,
    /// Shelf of one seller's goods that stay here: put away by seller.
    SellerShelf,
}

/// One row of the container table.
pub struct ContainerSpec {
    /// The kind the row is about.
    pub kind: ContainerKind,
    /// The stable name on disk and in exports.
    pub code: &'static str,
    /// The first letter of the name on its label.
    pub letter: char,
    /// The one decision whose units it takes; none for shelves of parcels and of waiting units.
    pub decision: Option<Decision>,
}

impl ContainerKind {
    /// Every kind.
    pub const SPECS: [ContainerSpec; 13] = [
        ContainerSpec {
            kind: Self::Tote,
            code: "tote",
            letter: 'R',
            decision: Some(Decision::Resell),
        },
        ContainerSpec {
            kind: Self::HoldShelf,
            code: "hold_shelf",
            letter: 'H',
            decision: Some(Decision::Hold),
        },
        ContainerSpec {
            kind: Self::RepairBin,
            code: "repair_bin",
            letter: 'F',
            decision: Some(Decision::Repair),
        },
        ContainerSpec {
            kind: Self::LotPallet,
            code: "lot_pallet",
            letter: 'L',
            decision: Some(Decision::Liquidate),
        },
        ContainerSpec {
            kind: Self::Carton,
            code: "carton",
            letter: 'C',
            decision: Some(Decision::ShipChina),
        },
        ContainerSpec {
            kind: Self::DisposeBin,
            code: "dispose_bin",
            letter: 'D',
            decision: Some(Decision::Dispose),
        },
        ContainerSpec {
            kind: Self::EvidenceShelf,
            code: "evidence_shelf",
            letter: 'E',
            decision: None,
        },
        ContainerSpec {
            kind: Self::ClaimShelf,
            code: "claim_shelf",
            letter: 'Q',
            decision: None,
        },
        ContainerSpec {
            kind: Self::ApprovalShelf,
            code: "approval_shelf",
            letter: 'A',
            decision: None,
        },
        ContainerSpec {
            kind: Self::TestShelf,
            code: "test_shelf",
            letter: 'T',
            decision: None,
        },
        ContainerSpec {
            kind: Self::Cage,
            code: "cage",
            letter: 'G',
            decision: None,
        },
        ContainerSpec {
            kind: Self::BatteryDrum,
            code: "battery_drum",
            letter: 'B',
            decision: Some(Decision::Dispose),
        },
        ContainerSpec {
            kind: Self::SellerShelf,
            code: "seller_shelf",
            letter: 'V',
            decision: None,
        },
    ];

    /// Tells whether what is in it leaves the building: sold, shipped or destroyed.
    pub fn leaves(self) -> bool {
        match self {
            Self::Tote | Self::LotPallet | Self::Carton | Self::DisposeBin | Self::BatteryDrum => {
                true
            }
            Self::HoldShelf
            | Self::RepairBin
            | Self::EvidenceShelf
            | Self::ClaimShelf
            | Self::ApprovalShelf
            | Self::TestShelf
            | Self::Cage
            | Self::SellerShelf => false,
        }
    }

    /// Gives the kind's row.
    pub fn spec(self) -> &'static ContainerSpec {
        match self {
            Self::Tote => &Self::SPECS[0],
            Self::HoldShelf => &Self::SPECS[1],
            Self::RepairBin => &Self::SPECS[2],
            Self::LotPallet => &Self::SPECS[3],
            Self::Carton => &Self::SPECS[4],
            Self::DisposeBin => &Self::SPECS[5],
            Self::EvidenceShelf => &Self::SPECS[6],
            Self::ClaimShelf => &Self::SPECS[7],
            Self::ApprovalShelf => &Self::SPECS[8],
            Self::TestShelf => &Self::SPECS[9],
            Self::Cage => &Self::SPECS[10],
            Self::BatteryDrum => &Self::SPECS[11],
            Self::SellerShelf => &Self::SPECS[12],
        }
    }

    /// Tells the kind from the first letter of a container's name.
    pub fn of_name(name: &str) -> Option<Self> {
        let letter = name.chars().next()?;
        Self::SPECS
            .iter()
            .find(|spec| spec.letter == letter)
            .map(|spec| spec.kind)
    }
}

coded!(ContainerKind, kind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_containers_letter_is_its_decisions_letter_and_nobody_elses() {
        for spec in &ContainerKind::SPECS {
            assert_eq!(spec.kind.spec().code, spec.code);
            assert_eq!(ContainerKind::parse(spec.code), Some(spec.kind));
            assert_eq!(
                ContainerKind::of_name(&format!("{}-01", spec.letter)),
                Some(spec.kind)
            );
            match (spec.kind, spec.decision) {
                // Beside the bin, what is disposed of has a drum of its own.
                (ContainerKind::BatteryDrum, Some(decision)) => {
                    assert_ne!(decision.spec().letter, spec.letter);
                }
                (_, Some(decision)) => assert_eq!(decision.spec().letter, spec.letter),
                (_, None) => {}
            }
        }
    }
}

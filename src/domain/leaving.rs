//! How goods leave the building for good, by the kind of container they are in.

use super::closed::closed_set;
use super::container::ContainerKind;

closed_set! {
    /// How units left.
    LeftHow {
        /// Sold, one by one or as a batch.
        Sold = "sold",
        /// Sent on: to a marketplace's warehouse, another warehouse or a buyer.
        Forwarded = "forwarded",
        /// Sold as a lot.
        LotSold = "lot_sold",
        /// On the way to China.
        Shipped = "shipped",
        /// Destroyed, before a witness.
        Destroyed = "destroyed",
    }
}

impl LeftHow {
    /// Gives the ways in which what is in such a container leaves; none where nothing does.
    pub fn of(kind: ContainerKind) -> &'static [Self] {
        match kind {
            ContainerKind::Tote => &[Self::Sold, Self::Forwarded],
            ContainerKind::LotPallet => &[Self::LotSold],
            ContainerKind::Carton => &[Self::Shipped],
            ContainerKind::DisposeBin => &[Self::Destroyed],
            ContainerKind::HoldShelf
            | ContainerKind::RepairBin
            | ContainerKind::EvidenceShelf
            | ContainerKind::ClaimShelf
            | ContainerKind::ApprovalShelf
            | ContainerKind::TestShelf
            | ContainerKind::Cage
            | ContainerKind::SellerShelf => &[],
        }
    }

    /// Tells whether a second person must have seen it.
    pub fn wants_witness(self) -> bool {
        match self {
            Self::Destroyed => true,
            Self::Sold | Self::Forwarded | Self::LotSold | Self::Shipped => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_that_leaves_has_a_way_and_each_way_a_kind() {
        let mut ways: Vec<LeftHow> = Vec::new();
        for spec in &ContainerKind::SPECS {
            let of = LeftHow::of(spec.kind);
            assert_eq!(!of.is_empty(), spec.kind.leaves(), "{}", spec.code);
            ways.extend(of);
        }
        ways.sort_unstable();
        assert_eq!(ways, LeftHow::ALL);
    }
}

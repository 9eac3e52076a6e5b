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
        /// Batteries, handed to a recycler in their drum.
        Recycled = "recycled",
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
            ContainerKind::BatteryDrum => &[Self::Recycled],
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
            Self::Sold | Self::Forwarded | Self::LotSold | Self::Shipped | Self::Recycled => false,
        }
    }

    /// Tells whether a photo must show it: what is destroyed cannot be looked at again.
    pub fn wants_photo(self) -> bool {
        match self {
            Self::Destroyed => true,
            Self::Sold | Self::Forwarded | Self::LotSold | Self::Shipped | Self::Recycled => false,
        }
    }

    /// Tells whether it is said who took the goods, and under what number.
    pub fn wants_taker(self) -> bool {
        match self {
            Self::Recycled => true,
            Self::Sold | Self::Forwarded | Self::LotSold | Self::Shipped | Self::Destroyed => false,
        }
    }

    /// Tells whether the goods are destroyed or recycled: that wants the seller's word or the contract's.
    pub fn ends_goods(self) -> bool {
        match self {
            Self::Destroyed | Self::Recycled => true,
            Self::Sold | Self::Forwarded | Self::LotSold | Self::Shipped => false,
        }
    }
}

/// Tells whether single units are sold or forwarded out of such a container while it stays.
pub fn leaves_singly(kind: ContainerKind) -> bool {
    match kind {
        ContainerKind::Tote | ContainerKind::Cage | ContainerKind::SellerShelf => true,
        ContainerKind::LotPallet
        | ContainerKind::Carton
        | ContainerKind::DisposeBin
        | ContainerKind::BatteryDrum
        | ContainerKind::HoldShelf
        | ContainerKind::RepairBin
        | ContainerKind::EvidenceShelf
        | ContainerKind::ClaimShelf
        | ContainerKind::ApprovalShelf
        | ContainerKind::TestShelf => false,
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

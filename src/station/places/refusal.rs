//! Refusals about places, in words.

use crate::domain::codes::SellerCode;
use crate::domain::container::ContainerKind;
use crate::ledger::Refusal;
use crate::text::places::SellerName;
use crate::text::{Message, PlacesMsg};

/// Gives the words of a refusal that is about what stands where; none for others.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other refusal has its words at the bench"
)]
pub(in crate::station) fn words(refusal: &Refusal) -> Option<Message> {
    let told = match refusal.clone() {
        Refusal::OtherSellerThere(container, seller) => PlacesMsg::RefusedSeller {
            container,
            seller: name(seller),
        },
        Refusal::OtherDecisionThere(container, decision) => PlacesMsg::RefusedDecision {
            container,
            decision,
        },
        Refusal::OtherClassThere {
            container,
            there,
            wanted,
        } => PlacesMsg::RefusedClass {
            container,
            there,
            wanted,
        },
        Refusal::NotHere(tag) => PlacesMsg::RefusedNotHere { tag },
        Refusal::StaysOnShelf(tag) => PlacesMsg::RefusedStays { tag },
        Refusal::NothingToCount(container) => PlacesMsg::RefusedNoCount { container },
        Refusal::NotMissing(tag) => PlacesMsg::RefusedNotMissing { tag },
        Refusal::ParcelNotMissing(number) => PlacesMsg::RefusedBoxNotMissing { number },
        Refusal::ParcelOnNoShelf(number) => PlacesMsg::RefusedNoBox { number },
        Refusal::UnitsMissing(container, count) => PlacesMsg::RefusedMissing { container, count },
        Refusal::WrongContainer {
            container, wanted, ..
        } if container.kind() == ContainerKind::SellerShelf => PlacesMsg::RefusedKind {
            kind: container.kind(),
            container,
            wanted,
        },
        _ => return None,
    };
    Some(told.into())
}

/// Whose goods, in words.
pub(super) fn name(seller: Option<SellerCode>) -> SellerName {
    SellerName(seller)
}

//! What each kind of container takes: one table, which the rules of put, move and put-away read, and which
//! the store looks at once more before it writes.

use super::codes::SellerCode;
use super::container::ContainerKind;
use super::decision::Decision;
use super::hazard::HazardClass;

/// How many different ones stand in one container.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mixed {
    /// Any number.
    Any,
    /// One.
    One,
}

/// What stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Single units.
    Units,
    /// Whole parcels, or their empty boxes.
    Parcels,
}

/// What one kind of container takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceRule {
    /// The kind.
    pub kind: ContainerKind,
    /// Single units or whole parcels.
    pub holds: Holds,
    /// Decisions whose units it takes.
    pub takes: &'static [Decision],
    /// Whether units of several decisions stand in it together.
    pub decisions: Mixed,
    /// Whether goods of several sellers do.
    pub sellers: Mixed,
    /// Whether goods of several hazard classes do.
    pub classes: Mixed,
}

/// Every decision.
const ANY: &[Decision] = &[
    Decision::Resell,
    Decision::Hold,
    Decision::Repair,
    Decision::Liquidate,
    Decision::ShipChina,
    Decision::Dispose,
];

/// Which rules of mixing a row has.
const fn row(
    kind: ContainerKind,
    takes: &'static [Decision],
    sellers: Mixed,
    classes: Mixed,
) -> PlaceRule {
    PlaceRule {
        kind,
        holds: Holds::Units,
        takes,
        decisions: Mixed::One,
        sellers,
        classes,
    }
}

/// A shelf on which units wait for a person, whatever was decided.
const fn shelf(kind: ContainerKind, takes: &'static [Decision]) -> PlaceRule {
    PlaceRule {
        decisions: Mixed::Any,
        ..row(kind, takes, Mixed::Any, Mixed::Any)
    }
}

const fn parcels(kind: ContainerKind) -> PlaceRule {
    PlaceRule {
        holds: Holds::Parcels,
        ..shelf(kind, &[])
    }
}

/// The table. A bench tote takes one decision and one hazard class of any seller. Carton, pallet and seller
/// shelf take one seller: they are whole when they are counted, billed or sent. A seller shelf takes what
/// stays here until the seller's channel or word takes it, and so what is to be resold or is held; one shelf
/// of them, so that it is picked without looking. A carton's hazards travel together, and a shelf's stand
/// together for long, so both take one class. What may stand on a pallet is asked of each lot,
/// and what may lie in a battery drum of its batteries.
pub const PLACES: [PlaceRule; 13] = [
    row(
        ContainerKind::Tote,
        &[Decision::Resell],
        Mixed::Any,
        Mixed::One,
    ),
    row(
        ContainerKind::HoldShelf,
        &[Decision::Hold],
        Mixed::Any,
        Mixed::Any,
    ),
    row(
        ContainerKind::RepairBin,
        &[Decision::Repair],
        Mixed::Any,
        Mixed::One,
    ),
    row(
        ContainerKind::LotPallet,
        &[Decision::Liquidate],
        Mixed::One,
        Mixed::Any,
    ),
    row(
        ContainerKind::Carton,
        &[Decision::ShipChina],
        Mixed::One,
        Mixed::One,
    ),
    row(
        ContainerKind::DisposeBin,
        &[Decision::Dispose],
        Mixed::Any,
        Mixed::One,
    ),
    row(
        ContainerKind::BatteryDrum,
        &[Decision::Dispose],
        Mixed::Any,
        Mixed::Any,
    ),
    parcels(ContainerKind::EvidenceShelf),
    parcels(ContainerKind::ClaimShelf),
    shelf(ContainerKind::ApprovalShelf, ANY),
    shelf(ContainerKind::TestShelf, &[]),
    shelf(ContainerKind::Cage, ANY),
    row(
        ContainerKind::SellerShelf,
        &[Decision::Resell, Decision::Hold],
        Mixed::One,
        Mixed::One,
    ),
];

/// What is alike among goods that stand together: whose, what becomes of them, what danger they bring.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Kin {
    /// Whose goods; none where no seller is known.
    pub seller: Option<SellerCode>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Their hazard class.
    pub class: HazardClass,
}

/// Why goods do not stand together with what is in a container already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clash {
    /// It is another seller's.
    Seller {
        /// Whose goods are in it.
        there: Option<SellerCode>,
    },
    /// It is for another decision.
    Decision {
        /// What becomes of the goods in it.
        there: Decision,
    },
    /// Goods of another hazard class are in it.
    Class {
        /// The class of what is in it.
        there: HazardClass,
        /// The class of what was to be put.
        wanted: HazardClass,
    },
}

impl PlaceRule {
    /// Finds why goods do not stand together in such a container, if they do not.
    pub fn clash(&self, there: &Kin, wanted: &Kin) -> Option<Clash> {
        if self.sellers == Mixed::One && there.seller != wanted.seller {
            return Some(Clash::Seller {
                there: there.seller.clone(),
            });
        }
        if self.classes == Mixed::One && there.class != wanted.class {
            return Some(Clash::Class {
                there: there.class,
                wanted: wanted.class,
            });
        }
        match (self.decisions, there.decision, wanted.decision) {
            (Mixed::One, Some(there), Some(wanted)) if there != wanted => {
                Some(Clash::Decision { there })
            }
            (Mixed::One | Mixed::Any, _, _) => None,
        }
    }
}

impl ContainerKind {
    /// Gives what such a container takes.
    ///
    /// # Panics
    /// Never: a test holds that every kind has its row.
    pub fn rule(self) -> &'static PlaceRule {
        PLACES
            .iter()
            .find(|rule| rule.kind == self)
            .expect("every kind has its row, as a test holds")
    }

    /// Tells whether a unit that stands in it may stay when it is decided to become this: in a container of this
    /// decision alone, or in the cage. What waits on a shelf is moved away, and where goods of one of several decisions
    /// stand another one might clash.
    pub fn keeps(self, decision: Decision) -> bool {
        self == Self::Cage || self.rule().takes == [decision]
    }

    /// Tells whether units of a decision may stand in it.
    pub fn takes(self, decision: Decision) -> bool {
        self.rule().takes.contains(&decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_row_that_agrees_with_its_decision() {
        for spec in &ContainerKind::SPECS {
            let rows = PLACES.iter().filter(|rule| rule.kind == spec.kind);
            assert_eq!(rows.count(), 1, "{}", spec.code);
            let rule = spec.kind.rule();
            if let Some(decision) = spec.decision {
                assert_eq!(rule.takes, [decision], "{}", spec.code);
                assert_eq!(rule.holds, Holds::Units);
            }
            let none = rule.takes.is_empty();
            let waits = matches!(spec.kind, ContainerKind::TestShelf);
            assert_eq!(none, waits || rule.holds == Holds::Parcels, "{}", spec.code);
        }
        assert_eq!(PLACES.len(), ContainerKind::SPECS.len());
    }

    #[test]
    fn goods_stand_together_as_the_table_says() {
        let seller = |code: &str| SellerCode::parse(code);
        let kin = |code: &str, decision, class| Kin {
            seller: seller(code),
            decision: Some(decision),
            class,
        };
        let here = kin("S-01", Decision::Resell, HazardClass::None);
        let other = kin("S-02", Decision::Resell, HazardClass::None);
        let held = kin("S-01", Decision::Hold, HazardClass::None);
        let lithium = kin("S-01", Decision::Resell, HazardClass::Lithium);
        let clash = |kind: ContainerKind, wanted: &Kin| kind.rule().clash(&here, wanted);
        let by_class = Some(Clash::Class {
            there: HazardClass::None,
            wanted: HazardClass::Lithium,
        });
        let by_seller = Some(Clash::Seller {
            there: seller("S-01"),
        });
        assert_eq!(clash(ContainerKind::Tote, &other), None);
        assert_eq!(clash(ContainerKind::Tote, &lithium), by_class);
        assert_eq!(clash(ContainerKind::HoldShelf, &lithium), None);
        assert_eq!(clash(ContainerKind::Carton, &other), by_seller);
        assert_eq!(clash(ContainerKind::Carton, &lithium), by_class);
        assert_eq!(clash(ContainerKind::LotPallet, &other), by_seller);
        assert_eq!(clash(ContainerKind::LotPallet, &lithium), None);
        assert_eq!(clash(ContainerKind::SellerShelf, &here), None);
        assert_eq!(
            clash(ContainerKind::SellerShelf, &held),
            Some(Clash::Decision {
                there: Decision::Resell
            })
        );
        assert_eq!(clash(ContainerKind::Cage, &lithium), None);
        assert_eq!(clash(ContainerKind::Cage, &held), None);
    }
}

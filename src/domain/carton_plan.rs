//! Cartons proposed for units that wait for China: which box, which units in which order, and why one is in none.
//!
//! It says nothing about what is packed: people scan units into cartons as they like, by the rule of moves.

use super::closed::closed_set;
use super::codes::{ContainerName, UnitTag};
use super::container::ContainerKind;
use super::goods::{GoodsSides, SidesBasis};
use super::ids::UnitId;
use super::measure::Grams;
use super::packing::{
    BadBox, Bearing, BoxFault, BoxSize, Corner, Item, PackingRule, Placed, Proposal, Sides,
    Turning, UnfitReason, propose_until,
};
use super::place::Kin;

closed_set! {
    /// Why a unit is in no carton.
    WhyNot {
        /// Nobody told the sides of its goods.
        NoSides = "no_sides",
        /// Nobody told what it weighs.
        NoWeight = "no_weight",
        /// See [`UnfitReason::TooLong`].
        TooLong = "too_long",
        /// See [`UnfitReason::TooLongThisSideUp`].
        TooLongThisSideUp = "too_long_this_side_up",
        /// See [`UnfitReason::TooHeavy`].
        TooHeavy = "too_heavy",
        /// See [`UnfitReason::NoBoxLeft`].
        NoBoxLeft = "no_box_left",
        /// See [`UnfitReason::TooManyItems`].
        TooManyItems = "too_many_items",
    }
}

impl From<UnfitReason> for WhyNot {
    fn from(reason: UnfitReason) -> Self {
        match reason {
            UnfitReason::NoSides => Self::NoSides,
            UnfitReason::TooLong => Self::TooLong,
            UnfitReason::TooLongThisSideUp => Self::TooLongThisSideUp,
            UnfitReason::TooHeavy => Self::TooHeavy,
            UnfitReason::NoBoxLeft => Self::NoBoxLeft,
            UnfitReason::TooManyItems => Self::TooManyItems,
        }
    }
}

impl BoxFault {
    /// Every fault.
    pub const ALL: &[Self] = &[Self::Side, Self::Tare];

    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Tare => "tare",
        }
    }
}

/// A unit for China that stands in no sealed carton.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LooseUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// The seller's SKU.
    pub sku: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Where it stands.
    pub container: ContainerName,
    /// What it may stand together with.
    pub kin: Kin,
    /// Its sides, as they are told of its goods.
    pub sides: Option<GoodsSides>,
    /// What it weighs, in g.
    pub weight: Option<UnitWeight>,
    /// How it may be turned.
    pub turning: Turning,
    /// What may stand on it.
    pub bearing: Bearing,
}

/// What a unit weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitWeight {
    /// By the seller's product book, in g.
    Told(Grams),
    /// Its goods alone, without their packing: a guess that is too low, in g.
    Net(Grams),
}

impl UnitWeight {
    /// Gives it in g.
    pub fn grams(self) -> Grams {
        match self {
            Self::Told(grams) | Self::Net(grams) => grams,
        }
    }
}

impl LooseUnit {
    /// Tells whether its sides or its weight are a guess.
    pub fn is_guessed(&self) -> bool {
        let sides = self.sides.map(|of| of.basis) == Some(SidesBasis::Estimated);
        sides || matches!(self.weight, Some(UnitWeight::Net(_)))
    }
}

/// A kind of box that the house has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BoxKind {
    /// What people call it.
    pub name: String,
    /// What it holds.
    pub size: BoxSize,
}

/// A unit where it would stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedUnit {
    /// As the how manieth it goes in, from 1.
    pub order: u32,
    /// The unit.
    pub unit: LooseUnit,
    /// Its corner nearest to that of the carton.
    pub at: Corner,
    /// Its sides in mm, as it is turned.
    pub sides: Sides,
}

/// A carton as it would be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedCarton {
    /// As the how manieth it is proposed, from 1.
    pub number: u32,
    /// Its box.
    pub kind: BoxKind,
    /// What is alike among its units.
    pub kin: Kin,
    /// What its units weigh, in g.
    pub goods: Grams,
    /// What it weighs with them, in g.
    pub gross: Grams,
    /// The part of its volume that they fill, in permille, rounded down.
    pub fill_permille: u32,
    /// Its units, in the order in which they go in.
    pub units: Vec<PlannedUnit>,
}

impl PlannedCarton {
    /// Tells whether what it weighs or how it is filled rests on a guess.
    pub fn is_guessed(&self) -> bool {
        self.units.iter().any(|of| of.unit.is_guessed())
    }
}

/// A unit in no carton.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The unit.
    pub unit: LooseUnit,
    /// Why.
    pub why: WhyNot,
}

/// The cartons proposed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CartonPlan {
    /// The cartons.
    pub cartons: Vec<PlannedCarton>,
    /// Units in no carton, in the order in which they were given.
    pub left_out: Vec<LeftOut>,
}

/// A box that nothing can be planned with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrongBox {
    /// What people call it.
    pub name: String,
    /// What is wrong.
    pub fault: BoxFault,
}

/// Proposes cartons. Units that may not stand in one carton by the table of places never share one.
///
/// # Errors
/// Names the first box that is none.
pub fn plan(
    units: &[LooseUnit],
    boxes: &[BoxKind],
    turning: Turning,
    stop: &dyn Fn() -> bool,
) -> Result<CartonPlan, WrongBox> {
    let mut kins: Vec<Kin> = Vec::new();
    let mut places = Vec::new();
    let mut items = Vec::new();
    let mut left_out = Vec::new();
    for (place, unit) in units.iter().enumerate() {
        match item_of(unit, turning, &mut kins) {
            Ok(item) => {
                places.push(place);
                items.push(item);
            }
            Err(why) => left_out.push((place, why)),
        }
    }
    let sizes: Vec<BoxSize> = boxes.iter().map(|kind| kind.size).collect();
    let proposal = propose_until(&items, &sizes, PackingRule::USUAL, stop).map_err(
        |BadBox { size, fault }| WrongBox {
            name: boxes
                .get(size)
                .map(|of| of.name.clone())
                .unwrap_or_default(),
            fault,
        },
    )?;
    let Proposal { cartons, unfit } = proposal;
    let given = |item: usize| places.get(item).copied();
    let more = unfit.into_iter();
    left_out.extend(more.filter_map(|of| Some((given(of.item)?, of.reason.into()))));
    left_out.sort_unstable_by_key(|(place, _)| *place);
    let left_out = left_out.into_iter().filter_map(|(place, why)| {
        let unit = units.get(place)?.clone();
        Some(LeftOut { unit, why })
    });
    let standing = |(order, of): (u32, &Placed)| {
        Some(PlannedUnit {
            order,
            unit: units.get(given(of.item)?)?.clone(),
            at: of.at,
            sides: of.sides,
        })
    };
    let planned = (1..).zip(&cartons).filter_map(|(number, of)| {
        let key = usize::try_from(of.apart).ok()?;
        Some(PlannedCarton {
            number,
            kind: boxes.get(of.size)?.clone(),
            kin: kins.get(key)?.clone(),
            goods: of.goods,
            gross: of.gross,
            fill_permille: of.fill_permille,
            units: (1..).zip(&of.placed).filter_map(standing).collect(),
        })
    });
    Ok(CartonPlan {
        cartons: planned.collect(),
        left_out: left_out.collect(),
    })
}

/// Makes a unit an item, or says what is not known of it.
fn item_of(unit: &LooseUnit, turning: Turning, kins: &mut Vec<Kin>) -> Result<Item, WhyNot> {
    let [length, width, height] = unit.sides.ok_or(WhyNot::NoSides)?.sides;
    let weight = unit.weight.ok_or(WhyNot::NoWeight)?.grams();
    Ok(Item {
        sides: Sides {
            length,
            width,
            height,
        },
        weight,
        turning: match turning {
            Turning::Free => unit.turning,
            Turning::KeepFlat => Turning::KeepFlat,
        },
        bearing: unit.bearing,
        apart: key_of(&unit.kin, kins),
    })
}

/// Gives the key of goods that stand together in a carton: the place of the first such goods.
fn key_of(kin: &Kin, kins: &mut Vec<Kin>) -> u64 {
    let rule = ContainerKind::Carton.rule();
    let known = kins.iter().position(|of| rule.clash(of, kin).is_none());
    let key = known.unwrap_or_else(|| {
        kins.push(kin.clone());
        kins.len() - 1
    });
    u64::try_from(key).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::SellerCode;
    use crate::domain::decision::Decision;
    use crate::domain::hazard::HazardClass;
    use crate::domain::limits::PACKING_ITEMS_MAX;
    use crate::domain::measure::Millimetres;

    fn unit(number: u16, seller: &str, class: HazardClass) -> LooseUnit {
        LooseUnit {
            unit: UnitId(u128::from(number)),
            tag: UnitTag::make("A00", u64::from(number) + 1).expect("a tag"),
            sku: Some("LAMP".to_owned()),
            title: None,
            container: ContainerName::parse("C-01").expect("a carton"),
            kin: Kin {
                seller: SellerCode::parse(seller),
                decision: Some(Decision::ShipChina),
                class,
            },
            sides: Some(GoodsSides {
                sides: [100, 100, 100].map(Millimetres),
                basis: SidesBasis::Measured,
            }),
            weight: Some(UnitWeight::Told(Grams(500))),
            turning: Turning::Free,
            bearing: Bearing::Load,
        }
    }

    fn boxed(name: &str, inner: Sides) -> BoxKind {
        BoxKind {
            name: name.to_owned(),
            size: BoxSize {
                inner,
                gross_max: Grams(20_000),
                tare: Grams(600),
                supply: None,
            },
        }
    }

    fn planned(units: &[LooseUnit], turning: Turning) -> CartonPlan {
        let boxes = [boxed("M", Sides::mm(300, 300, 200))];
        plan(units, &boxes, turning, &|| false).expect("boxes")
    }

    #[test]
    fn what_may_not_stand_in_one_carton_never_shares_one() {
        let units = [
            unit(1, "S-01", HazardClass::None),
            unit(2, "S-02", HazardClass::None),
            unit(3, "S-01", HazardClass::Lithium),
            unit(4, "S-01", HazardClass::None),
        ];
        let found = planned(&units, Turning::Free);
        let tags = |of: &PlannedCarton| -> Vec<u128> {
            of.units.iter().map(|one| one.unit.unit.0).collect()
        };
        let mut cartons: Vec<Vec<u128>> = found.cartons.iter().map(tags).collect();
        for carton in &mut cartons {
            carton.sort_unstable();
        }
        assert_eq!(cartons, [vec![1, 4], vec![2], vec![3]]);
        let rule = ContainerKind::Carton.rule();
        for carton in &found.cartons {
            for one in &carton.units {
                assert_eq!(rule.clash(&carton.kin, &one.unit.kin), None);
            }
        }
    }

    #[test]
    fn what_is_not_known_of_a_unit_is_named_and_a_guess_is_marked() {
        let blank = LooseUnit {
            sides: None,
            ..unit(1, "S-01", HazardClass::None)
        };
        let light = LooseUnit {
            weight: None,
            ..unit(2, "S-01", HazardClass::None)
        };
        let guessed = LooseUnit {
            weight: Some(UnitWeight::Net(Grams(400))),
            ..unit(3, "S-01", HazardClass::None)
        };
        let long = LooseUnit {
            sides: Some(GoodsSides {
                sides: [100, 100, 300].map(Millimetres),
                basis: SidesBasis::Estimated,
            }),
            ..unit(4, "S-01", HazardClass::None)
        };
        let units = [blank, light, guessed, long];
        let found = planned(&units, Turning::KeepFlat);
        let why: Vec<_> = found
            .left_out
            .iter()
            .map(|of| (of.unit.unit.0, of.why))
            .collect();
        assert_eq!(
            why,
            [
                (1, WhyNot::NoSides),
                (2, WhyNot::NoWeight),
                (4, WhyNot::TooLongThisSideUp)
            ]
        );
        assert!(found.cartons[0].is_guessed());
        assert_eq!(found.cartons[0].gross, Grams(1000));
        let free = planned(&units, Turning::Free);
        assert_eq!(free.left_out.len(), 2, "lying down it fits");
    }

    #[test]
    fn a_box_that_is_none_is_named_and_nobody_waits_for_a_plan_that_was_stopped() {
        let units = [unit(1, "S-01", HazardClass::None)];
        let boxes = [
            boxed("M", Sides::mm(300, 300, 200)),
            boxed("flat", Sides::mm(300, 300, 0)),
        ];
        let wrong = plan(&units, &boxes, Turning::Free, &|| false).expect_err("a flat box");
        assert_eq!((wrong.name.as_str(), wrong.fault), ("flat", BoxFault::Side));
        let many: Vec<LooseUnit> = (0..=u16::try_from(PACKING_ITEMS_MAX).expect("few"))
            .map(|number| unit(number, "S-01", HazardClass::None))
            .collect();
        let boxes = [boxed("M", Sides::mm(300, 300, 200))];
        let stopped = plan(&many, &boxes, Turning::Free, &|| true).expect("boxes");
        assert_eq!(stopped.cartons, []);
        let last = many.last().map(|of| of.unit);
        let named = stopped
            .left_out
            .iter()
            .find(|of| Some(of.unit.unit) == last);
        assert_eq!(named.map(|of| of.why), Some(WhyNot::TooManyItems));
    }
}

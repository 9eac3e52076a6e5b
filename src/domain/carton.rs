//! What a carton wants before it can be closed, and how much more goes into it by weight and by volume.

use std::collections::BTreeMap;

use super::carton_plan::BoxKind;
use super::closed::closed_set;
use super::consignment::{ConsignedCarton, ConsignedUnit, Consignment};
use super::goods::SidesBasis;
use super::limits::CARTON_USUAL_GROSS;
use super::measure::Grams;
use super::shipment::{box_volume, litre_tenths};

closed_set! {
    /// What a carton of a consignment wants before the consignment is closed.
    CartonLack {
        /// Something in it.
        Units = "units",
        /// To be sealed.
        Seal = "seal",
        /// To be measured and weighed.
        Measure = "measure",
        /// Its serial number.
        Sscc = "sscc",
    }
}

impl ConsignedCarton {
    /// Lists what it wants, in the order in which it is done.
    pub fn lacks(&self) -> Vec<CartonLack> {
        let lacks = [
            (CartonLack::Units, self.units.is_empty()),
            (CartonLack::Seal, !self.is_sealed),
            (CartonLack::Measure, self.measure.is_none()),
            (CartonLack::Sscc, self.sscc.is_none()),
        ];
        let lacks = lacks.into_iter().filter(|(_, lacks)| *lacks);
        lacks.map(|(lack, _)| lack).collect()
    }

    /// Says how heavy it is by what is in it, and what is left. The tare is the measured one, else that of its box,
    /// and the limit the usual one or that of its box, whichever is less.
    pub fn fill(&self, kind: Option<&BoxKind>) -> CartonFill {
        let of_box = kind.map_or(0, |kind| kind.size.tare.0);
        let tare = self.measure.map_or(of_box, |measure| measure.tare.0);
        let limit = kind.map_or(CARTON_USUAL_GROSS, |kind| {
            CARTON_USUAL_GROSS.min(kind.size.gross_max.0)
        });
        let known = self.units.iter().filter_map(|unit| unit.weight);
        let content = known.fold(0_u32, |sum, Grams(weight)| sum.saturating_add(weight));
        let about = tare.saturating_add(content);
        let unknown = self.units.iter().filter(|unit| unit.weight.is_none());
        CartonFill {
            about: Grams(about),
            limit: Grams(limit),
            left: limit.checked_sub(about).map(Grams),
            unknown: count(unknown.count()),
        }
    }

    /// Says how full it is by volume: its units' sides as they are packed, against what its box holds inside, or
    /// where nobody said which box it is, against the outer sides that were measured.
    pub fn room(&self, kind: Option<&BoxKind>) -> CartonRoom {
        let outer = |measure| Space::Outer(litre_tenths(box_volume(measure)));
        let space = match (kind, self.measure) {
            (Some(kind), _) => Space::Inner {
                name: kind.name.clone(),
                tenths: litre_tenths(kind.size.inner.volume()),
            },
            (None, Some(measure)) => outer(measure.sides),
            (None, None) => Space::Unknown,
        };
        let mut room = CartonRoom {
            space,
            used: 0,
            guessed: 0,
            without: BTreeMap::new(),
        };
        let mut used = 0_u64;
        for unit in &self.units {
            let Some(packed) = unit.goods.packed else {
                let units = room.without.entry(called(unit)).or_default();
                *units = units.saturating_add(1);
                continue;
            };
            used = used.saturating_add(box_volume(packed.sides));
            match packed.basis {
                SidesBasis::Measured => {}
                SidesBasis::Estimated => room.guessed = room.guessed.saturating_add(1),
            }
        }
        room.used = litre_tenths(used);
        room
    }
}

/// How full a carton is by weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CartonFill {
    /// Its tare, where it is known, with every unit whose weight is known.
    pub about: Grams,
    /// What it should not be heavier than.
    pub limit: Grams,
    /// What is left of that; none where it is above it.
    pub left: Option<Grams>,
    /// Units whose weight is not known.
    pub unknown: u32,
}

/// What a carton holds, in tenths of a litre.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Space {
    /// Nobody said which box it is, and it is not measured.
    Unknown,
    /// By the inner sides of its box.
    Inner {
        /// What people call the box.
        name: String,
        /// The volume.
        tenths: u64,
    },
    /// By the outer sides that were measured: it holds a little less.
    Outer(u64),
}

impl Space {
    /// Gives the volume in tenths of a litre; none where it is not known.
    pub fn tenths(&self) -> Option<u64> {
        match self {
            Self::Unknown => None,
            Self::Inner { tenths, .. } | Self::Outer(tenths) => Some(*tenths),
        }
    }
}

/// How full a carton is by volume, in tenths of a litre. Sums are of what is printed, so that used and left make up
/// the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CartonRoom {
    /// What it holds.
    pub space: Space,
    /// What the units whose sides are known take.
    pub used: u64,
    /// Units among them whose sides are a guess.
    pub guessed: u32,
    /// Units whose sides nobody told, by what their goods are called: they are in no volume.
    pub without: BTreeMap<String, u32>,
}

impl CartonRoom {
    /// Gives what is left; none where it is not known, or where the units take more than it holds.
    pub fn left(&self) -> Option<u64> {
        self.space.tenths()?.checked_sub(self.used)
    }

    /// Gives the part that is used in percent, rounded down; none where it is not known.
    pub fn percent(&self) -> Option<u32> {
        let space = self.space.tenths().filter(|tenths| *tenths > 0)?;
        let percent = u128::from(self.used) * 100 / u128::from(space);
        Some(u32::try_from(percent).unwrap_or(u32::MAX))
    }

    /// Counts the units whose sides nobody told.
    pub fn without_sides(&self) -> u32 {
        self.without
            .values()
            .fold(0, |sum, units| sum.saturating_add(*units))
    }
}

/// Gives what the goods of a unit are called where its sides are asked for: by the SKU that they are told under.
fn called(unit: &ConsignedUnit) -> String {
    let name = unit.sku.as_ref().or(unit.title.as_ref());
    name.map_or_else(|| unit.tag.to_string(), Clone::clone)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Consignment {
    /// Tells whether every carton has what it wants.
    pub fn is_packed(&self) -> bool {
        !self.cartons.is_empty() && self.cartons.iter().all(|carton| carton.lacks().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::ContainerName;
    use crate::domain::goods::GoodsSides;
    use crate::domain::measure::Millimetres;
    use crate::domain::packing::{BoxSize, Sides};
    use crate::domain::preflight::tests::good;
    use crate::domain::printed::Sscc;
    use crate::domain::shipment::{CartonMeasure, WeighedBy};

    #[test]
    fn a_carton_says_what_it_wants_in_the_order_of_work() {
        let mut carton = ConsignedCarton {
            container: ContainerName::parse("C-01").expect("a name"),
            number: 1,
            sscc: None,
            pallet: None,
            seal: None,
            seal_photo: None,
            measure: None,
            is_sealed: false,
            units: Vec::new(),
        };
        assert_eq!(carton.lacks(), CartonLack::ALL);
        let nothing = CartonFill {
            about: Grams(0),
            limit: Grams(CARTON_USUAL_GROSS),
            left: Some(Grams(CARTON_USUAL_GROSS)),
            unknown: 0,
        };
        assert_eq!(carton.fill(None), nothing);
        carton.measure = Some(CartonMeasure {
            sides: [600, 400, 350].map(Millimetres),
            gross: Grams(30_000),
            tare: Grams(CARTON_USUAL_GROSS + 1),
            by: WeighedBy::Hand,
        });
        carton.is_sealed = true;
        carton.sscc = Sscc::make("10614141000000007");
        assert_eq!(carton.lacks(), [CartonLack::Units]);
        assert_eq!(
            carton.fill(None).left,
            None,
            "too heavy before anything is in it"
        );
    }

    /// A lamp of given sides, or one whose sides nobody told.
    fn lamp(sides: Option<([u32; 3], SidesBasis)>) -> ConsignedUnit {
        let mut unit = good().cartons[0].units[0].clone();
        unit.sku = Some("LAMP".to_owned());
        unit.weight = Some(Grams(1_000));
        unit.goods.packed = sides.map(|(sides, basis)| GoodsSides {
            sides: sides.map(Millimetres),
            basis,
        });
        unit
    }

    fn boxed(inner: Sides, gross_max: u32) -> BoxKind {
        BoxKind {
            name: "M".to_owned(),
            size: BoxSize {
                inner,
                gross_max: Grams(gross_max),
                tare: Grams(600),
                supply: None,
            },
        }
    }

    /// Whether a box was said, outer sides were measured, the units; what it holds, what is used and left in tenths of
    /// a litre, percent, units with guessed sides, units without.
    type Row = (
        Option<Sides>,
        Option<[u32; 3]>,
        Vec<ConsignedUnit>,
        (Option<u64>, u64, Option<u64>, Option<u32>, u32, u32),
    );

    #[test]
    fn a_carton_says_how_full_it_is_and_takes_no_unknown_sides_for_nothing() {
        use SidesBasis::{Estimated, Measured};
        let ten_litres = || lamp(Some(([200, 250, 200], Measured)));
        let half = || lamp(Some(([100, 50, 100], Estimated)));
        let rows: Vec<Row> = vec![
            // Nobody knows what it holds: only what is in it.
            (None, None, vec![], (None, 0, None, None, 0, 0)),
            (
                None,
                None,
                vec![ten_litres(), half()],
                (None, 105, None, None, 1, 0),
            ),
            // By its outer sides: 84 l.
            (
                None,
                Some([600, 400, 350]),
                vec![ten_litres()],
                (Some(840), 100, Some(740), Some(11), 0, 0),
            ),
            // By the inner sides of its box, which go before the outer ones.
            (
                Some(Sides::mm(580, 380, 330)),
                Some([600, 400, 350]),
                vec![ten_litres(), half()],
                (Some(727), 105, Some(622), Some(14), 1, 0),
            ),
            // Full to the last tenth, and beyond.
            (
                Some(Sides::mm(200, 250, 200)),
                None,
                vec![ten_litres()],
                (Some(100), 100, Some(0), Some(100), 0, 0),
            ),
            (
                Some(Sides::mm(200, 250, 200)),
                None,
                vec![ten_litres(), half()],
                (Some(100), 105, None, Some(105), 1, 0),
            ),
            // Units without sides are counted apart.
            (
                Some(Sides::mm(580, 380, 330)),
                None,
                vec![lamp(None), ten_litres(), lamp(None)],
                (Some(727), 100, Some(627), Some(13), 0, 2),
            ),
        ];
        for (inner, outer, units, wanted) in rows {
            let mut carton = good().cartons.remove(0);
            carton.units = units;
            carton.measure = outer.map(|sides| CartonMeasure {
                sides: sides.map(Millimetres),
                gross: Grams(9_000),
                tare: Grams(700),
                by: WeighedBy::Hand,
            });
            let kind = inner.map(|inner| boxed(inner, 20_000));
            let room = carton.room(kind.as_ref());
            let found = (
                room.space.tenths(),
                room.used,
                room.left(),
                room.percent(),
                room.guessed,
                room.without_sides(),
            );
            assert_eq!(found, wanted, "{inner:?} {outer:?}");
        }
    }

    #[test]
    fn goods_without_sides_are_named_by_sku_title_or_tag() {
        let mut carton = good().cartons.remove(0);
        let mut titled = lamp(None);
        titled.sku = None;
        titled.title = Some("a clock".to_owned());
        let mut bare = titled.clone();
        bare.title = None;
        let tag = bare.tag.to_string();
        carton.units = vec![lamp(None), titled, lamp(None), bare];
        let without = carton.room(None).without;
        let named = [("LAMP", 2), (tag.as_str(), 1), ("a clock", 1)];
        let named = named.map(|(name, units)| (name.to_owned(), units));
        assert_eq!(without, BTreeMap::from(named));
    }

    #[test]
    fn the_box_tells_tare_and_limit_of_a_carton_that_is_not_weighed() {
        let mut carton = good().cartons.remove(0);
        carton.units = vec![lamp(None), lamp(None)];
        carton.measure = None;
        let fill = carton.fill(Some(&boxed(Sides::mm(300, 300, 200), 10_000)));
        assert_eq!(
            (fill.about, fill.limit, fill.left),
            (Grams(2_600), Grams(10_000), Some(Grams(7_400)))
        );
        let fill = carton.fill(Some(&boxed(Sides::mm(300, 300, 200), 40_000)));
        assert_eq!(fill.limit, Grams(CARTON_USUAL_GROSS), "people lift it");
    }
}

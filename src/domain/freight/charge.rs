//! What a load is charged by, and what that costs. Whole numbers alone: what is between two is charged as the
//! greater.

use super::{BreakRule, ChargeUnit, FreightTable, Load, Weighed};
use crate::domain::measure::{Grams, MassUnit, Millimetres, NANOGRAMS_OF_A_GRAM};

/// Ten-thousandths of a millimetre of half an inch.
const HALF_INCH: u128 = 127_000;
/// Thousandths of a cubic millimetre of a cubic inch.
const MM3_OF_IN3: u128 = 16_387_064;

/// Whether a figure is what it is, or at least that.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Surely {
    /// All that it counts from is known.
    Exactly,
    /// Something is not known: it may be more.
    AtLeast,
}

/// What is charged for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Charged {
    /// Thousandths of the table's unit, rounded up, before its least quantity.
    pub found: u64,
    /// Thousandths that are charged for.
    pub quantity: u64,
    /// Whether weights and sides of all are known.
    pub surely: Surely,
}

/// Weight and volume of one thing or of several, in the table's unit.
#[derive(Clone, Copy, Default)]
struct Size {
    mass_g: u128,
    /// Cubic inches where pounds are charged for, else cubic millimetres; in thousandths.
    volume: u128,
}

impl FreightTable {
    /// Gives what a load is charged by. Air L×W×H in cm / 6000, express / 5000 or in³ / 139, LCL the greater of
    /// CBM and t: divisors and rounding are the table's own. Loose goods have the table's density, and else
    /// count by their weight alone.
    pub fn charged(&self, load: &Load) -> Charged {
        let cartons = load.cartons.iter().map(|one| self.size(*one));
        let loose = self.loose(load.loose_g);
        let found = match self.weighed {
            Weighed::Shipment => {
                let sum = cartons.fold(loose, |sum, one| Size {
                    mass_g: sum.mass_g + one.mass_g,
                    volume: sum.volume + one.volume,
                });
                self.rounded_up(self.quantity(sum))
            }
            Weighed::Carton => {
                let of_cartons = cartons.map(|one| self.rounded_up(self.quantity(one)));
                let count = u128::from(load.loose_cartons.max(1));
                let each = Size {
                    mass_g: loose.mass_g.div_ceil(count),
                    volume: loose.volume.div_ceil(count),
                };
                let of_loose = self.rounded_up(self.quantity(each)).saturating_mul(count);
                of_cartons.sum::<u128>().saturating_add(of_loose)
            }
        };
        let found = u64::try_from(found).unwrap_or(u64::MAX);
        let is_open = load.loose_g > 0 && self.loose_kg_per_cbm.is_none();
        Charged {
            found,
            quantity: found.max(self.least),
            surely: if is_open || load.weightless > 0 {
                Surely::AtLeast
            } else {
                Surely::Exactly
            },
        }
    }

    /// Gives what carriage of a quantity costs, in minor units.
    pub fn carriage(&self, quantity: u64) -> i64 {
        let at = |quantity: u64, price: i64| {
            let thousandths = i128::from(quantity) * i128::from(price);
            // Up as well: two loads never cost less than both together.
            i64::try_from((thousandths + 999) / 1000).unwrap_or(i64::MAX)
        };
        let own = self.breaks.iter().rev().find(|one| one.from <= quantity);
        let own = own.map_or(0, |one| at(quantity, one.price));
        let higher = self.breaks.iter().filter(|one| one.from > quantity);
        let least = match self.break_rule {
            BreakRule::Own => own,
            BreakRule::OrHigher => higher
                .map(|one| at(one.from, one.price))
                .fold(own, i64::min),
        };
        least.max(self.minimum)
    }

    /// Gives the fees of a shipment with so many cartons, in minor units.
    pub fn fees(&self, cartons: u32) -> i64 {
        let of_cartons = self.per_carton.saturating_mul(i64::from(cartons));
        self.per_shipment.saturating_add(of_cartons)
    }

    fn size(&self, (sides, Grams(gross)): ([Millimetres; 3], Grams)) -> Size {
        let product = |sides: [u128; 3]| sides.iter().product::<u128>().saturating_mul(1000);
        let volume = match self.unit {
            ChargeUnit::Pound => product(sides.map(nearest_inch)),
            ChargeUnit::Kilogram | ChargeUnit::CubicMetre => {
                product(sides.map(|Millimetres(side)| u128::from(side)))
            }
        };
        Size {
            mass_g: u128::from(gross),
            volume,
        }
    }

    fn loose(&self, grams: u64) -> Size {
        let grams = u128::from(grams);
        // kg / (kg/m³) = m³, and 10⁹ mm³ are one: 10⁶ for each gram, in thousandths.
        let mm3 = self.loose_kg_per_cbm.map_or(0, |density| {
            (grams * 1_000_000_000).div_ceil(u128::from(density.max(1)))
        });
        let volume = match self.unit {
            ChargeUnit::Pound => (mm3 * 1000).div_ceil(MM3_OF_IN3),
            ChargeUnit::Kilogram | ChargeUnit::CubicMetre => mm3,
        };
        Size {
            mass_g: grams,
            volume,
        }
    }

    /// Gives thousandths of the unit, each part of one counted as one.
    fn quantity(&self, size: Size) -> u128 {
        let divisor = u128::from(self.divisor.max(1));
        match self.unit {
            // A cubic centimetre is 1000 mm³, and a kilogram 1000 thousandths: they cancel.
            ChargeUnit::Kilogram => size.mass_g.max(size.volume.div_ceil(1000 * divisor)),
            ChargeUnit::Pound => pounds(size.mass_g).max(size.volume.div_ceil(divisor)),
            ChargeUnit::CubicMetre => {
                let by_weight = size.mass_g.div_ceil(divisor);
                by_weight.max(size.volume.div_ceil(1_000_000_000))
            }
        }
    }

    fn rounded_up(&self, quantity: u128) -> u128 {
        let step = u128::from(self.round_up_to.max(1));
        quantity.div_ceil(step) * step
    }
}

/// Gives the nearest inch. A side is kept in whole millimetres: one that was measured as 19.5 in is kept as
/// 495 mm, and is still 20 in for a carrier, so half a millimetre is added.
fn nearest_inch(Millimetres(side): Millimetres) -> u128 {
    if side == 0 {
        return 0;
    }
    let at_most = u128::from(side) * 10_000 + 5000;
    (at_most + HALF_INCH) / (2 * HALF_INCH)
}

/// Gives thousandths of a pound. A weight is kept in whole grams: one that was weighed as 1 lb is kept as 454 g,
/// and is no second pound for a carrier, so half a gram is taken off.
fn pounds(grams: u128) -> u128 {
    let at_least = (2 * grams).saturating_sub(1) * u128::from(NANOGRAMS_OF_A_GRAM) * 1000;
    at_least.div_ceil(2 * u128::from(MassUnit::Pound.nanograms()))
}

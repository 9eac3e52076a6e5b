//! Cartons: sealed, weighed, numbered; weights that fit together. The volume is made of the sides and so
//! agrees with them.

use std::collections::BTreeMap;

use super::super::consignment::ConsignedCarton;
use super::super::measure::Grams;
use super::super::shipment::CartonMeasure;
use super::{CheckCode, Look, What};

impl Look<'_> {
    pub(super) fn cartons(&mut self) {
        if self.of.cartons.is_empty() {
            self.at_all(CheckCode::CartonReady, What::NoUnits {});
        }
        let mut given: BTreeMap<&str, u32> = BTreeMap::new();
        for (wanted, carton) in (1..).zip(&self.of.cartons) {
            if carton.number != wanted {
                self.at_carton(CheckCode::CartonNumbers, carton, What::NumberGap { wanted });
            }
            match &carton.sscc {
                None => self.at_carton(CheckCode::CartonNumbers, carton, What::NoSscc {}),
                Some(sscc) => {
                    if given.insert(sscc.digits(), carton.number).is_some() {
                        let sscc = sscc.digits().to_owned();
                        self.at_carton(CheckCode::CartonNumbers, carton, What::SsccTwice { sscc });
                    }
                }
            }
            self.carton(carton);
        }
        for (carton, unit) in self.each() {
            match (unit.goods.net, unit.weight) {
                (None, _) => self.at_unit(CheckCode::NetGross, (carton, unit), What::NoNet {}),
                (Some(net), Some(gross)) if net > gross => {
                    let what = What::NetAbove { net, gross };
                    self.at_unit(CheckCode::NetGross, (carton, unit), what);
                }
                (Some(_), _) => {}
            }
        }
    }

    fn carton(&mut self, carton: &ConsignedCarton) {
        if carton.units.is_empty() {
            self.at_carton(CheckCode::CartonReady, carton, What::NoUnits {});
        }
        if !carton.is_sealed {
            self.at_carton(CheckCode::CartonReady, carton, What::NotSealed {});
        }
        let has_sides = |measure: &&CartonMeasure| {
            measure.gross.0 > measure.tare.0 && measure.sides.iter().all(|side| side.0 > 0)
        };
        let Some(measure) = carton.measure.as_ref().filter(has_sides) else {
            self.at_carton(CheckCode::CartonReady, carton, What::NotMeasured {});
            return;
        };
        let (gross, limit) = (measure.gross, self.rules.limits.carton);
        if gross > limit {
            let what = What::TooHeavy { gross, limit };
            self.at_carton(CheckCode::CartonHeavy, carton, what);
        }
        let nets = carton.units.iter().filter_map(|unit| unit.goods.net);
        let net = nets.fold(0_u32, |sum, net| sum.saturating_add(net.0));
        if net > gross.0 {
            let what = What::NetAbove {
                net: Grams(net),
                gross,
            };
            self.at_carton(CheckCode::NetGross, carton, what);
        }
        self.scale(carton, measure);
    }

    /// Compares the scale with what the units and the empty carton weigh, where all of that is known.
    fn scale(&mut self, carton: &ConsignedCarton, measure: &CartonMeasure) {
        let mut sum = measure.tare.0;
        for unit in &carton.units {
            let Some(weight) = unit.weight else { return };
            sum = sum.saturating_add(weight.0);
        }
        let limits = &self.rules.limits;
        let differs = sum.abs_diff(measure.gross.0);
        let share = u64::from(measure.gross.0) * u64::from(limits.scale_pct) / 100;
        if u64::from(differs) <= share.max(u64::from(limits.scale.0)) {
            return;
        }
        // The unit that weighs most nearly what is too much or lacks.
        let weighs = |weight: Option<Grams>| weight.map_or(u32::MAX, |weight| weight.0);
        let mut units = carton.units.iter().collect::<Vec<_>>();
        units.sort_by_key(|unit| weighs(unit.weight).abs_diff(differs));
        let what = What::ScaleDiffers {
            gross: measure.gross,
            sum: Grams(sum),
            likely: units
                .first()
                .map_or_else(String::new, |unit| unit.tag.to_string()),
        };
        self.at_carton(CheckCode::CartonScale, carton, what);
    }
}

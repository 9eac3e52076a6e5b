//! Dangerous goods: lithium batteries by UN number and mode, and what is asked about.

use std::collections::BTreeSet;

use super::super::consignment::ConsignedUnit;
use super::super::goods::GoodsTrait;
use super::super::hazard::HazardClass;
use super::super::product::Battery;
use super::{CheckCode, Flight, Look, PreflightRules, What};

/// Facts of the bench that say that a battery is damaged, or may be.
const SUSPECT: [&str; 2] = ["lithium_damaged", "lithium_unknown"];

/// Tells whether the cause of a fault may be the battery: nobody judges that by its look, and it never flies
/// (SP A154).
pub fn is_suspect(unit: &ConsignedUnit, rules: &PreflightRules) -> bool {
    let said = unit
        .facts
        .iter()
        .any(|fact| SUSPECT.contains(&fact.as_str()));
    if said || unit.class == HazardClass::LithiumSuspect {
        return true;
    }
    if !unit.battery.is_there() && unit.class != HazardClass::Lithium {
        return false;
    }
    let reason = unit.reason.as_deref().unwrap_or_default().to_uppercase();
    let mut parts = rules.suspect_reasons.iter();
    parts.any(|part| reason.contains(part.as_str()))
}

impl Look<'_> {
    pub(super) fn danger(&mut self) {
        let flies = self.of.shipment.mode.flies();
        for (carton, unit) in self.each() {
            let at = (carton, unit);
            if unit.goods.has(GoodsTrait::Electric) && unit.battery == Battery::Unknown {
                self.at_unit(CheckCode::BatteryUnknown, at, What::BatteryUnsaid {});
            }
            if is_suspect(unit, self.rules) {
                let (check, what) = if flies {
                    (CheckCode::BatteryDamagedAir, What::BatterySuspectAir {})
                } else {
                    (CheckCode::BatteryDamagedSea, What::BatterySuspectSea {})
                };
                self.at_unit(check, at, what);
            }
            if unit.class == HazardClass::Flammable {
                self.at_unit(CheckCode::DangerDesk, at, What::Flammable {});
            }
        }
        for carton in &self.of.cartons {
            let classes: BTreeSet<HazardClass> = carton.units.iter().map(|one| one.class).collect();
            let classes = classes
                .iter()
                .filter(|class| **class != HazardClass::None)
                .count();
            if classes > 1 {
                let classes = u32::try_from(classes).unwrap_or(u32::MAX);
                self.at_carton(CheckCode::DangerMixed, carton, What::Mixed { classes });
            }
        }
        if flies {
            self.traits();
        }
        self.lithium();
    }

    /// What carriers ask of goods that fly.
    fn traits(&mut self) {
        self.each_kind(|look, kind| {
            for asked in [GoodsTrait::Magnetic, GoodsTrait::Liquid, GoodsTrait::Powder] {
                if kind.goods.has(asked) {
                    look.at_kind(CheckCode::DangerDesk, kind, What::AskForAir { what: asked });
                }
            }
        });
    }

    /// Names batteries by their numbers, and those that fly on cargo aircraft alone.
    fn lithium(&mut self) {
        let rows = &self.rules.lithium;
        for row in rows {
            let of_it = self.each().filter(|(_, unit)| unit.battery == row.battery);
            let of_it: Vec<_> = of_it.collect();
            if of_it.is_empty() {
                continue;
            }
            let (un, packing) = (row.un.clone(), row.packing.clone());
            let units = u32::try_from(of_it.len()).unwrap_or(u32::MAX);
            let what = What::MarkedAs { un, packing, units };
            self.at_all(CheckCode::BatteryMarks, what);
            if self.of.shipment.mode.flies() && row.flight == Flight::CargoOnly {
                for at in of_it {
                    let (un, packing) = (row.un.clone(), row.packing.clone());
                    self.at_unit(CheckCode::BatteryMode, at, What::CargoOnly { un, packing });
                }
            }
        }
    }
}

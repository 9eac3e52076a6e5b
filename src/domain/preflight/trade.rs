//! What customs of China turn away, as people of the trade know it.

use super::super::consignment::ConsignedUnit;
use super::super::goods::GoodsTrait;
use super::super::grade::Grade;
use super::super::shipment::PalletMaterial;
use super::{CheckCode, Look, What};

/// The bench's fact of a device that still has data.
const NOT_WIPED: &str = "not_wiped";

impl Look<'_> {
    pub(super) fn trade(&mut self) {
        for (carton, unit) in self.each() {
            let at = (carton, unit);
            if unit.grade == Some(Grade::Unsellable) {
                self.at_unit(CheckCode::SolidWaste, at, What::Waste {});
            }
            if unit.goods.has(GoodsTrait::Worn)
                && !matches!(unit.grade, Some(Grade::New | Grade::LikeNew))
            {
                self.at_unit(CheckCode::Worn, at, What::WornClothing {});
            }
            let is_used = unit.grade != Some(Grade::New);
            if unit.goods.has(GoodsTrait::Electric) && is_used && unit.exported.is_none() {
                self.at_unit(CheckCode::UsedElectrical, at, What::UsedElectric {});
            }
            if self.keeps_data(unit) {
                self.at_unit(CheckCode::DataLeft, at, What::NotWiped {});
            }
        }
        for pallet in &self.of.pallets {
            match pallet.material {
                PalletMaterial::UntreatedWood => {
                    let pallet = pallet.pallet.to_string();
                    self.at_all(CheckCode::Wood, What::UntreatedWood { pallet });
                }
                PalletMaterial::TreatedWood
                | PalletMaterial::Plywood
                | PalletMaterial::Plastic
                | PalletMaterial::Paper => {}
            }
        }
    }

    /// A device that keeps data was wiped, or was never used.
    fn keeps_data(&self, unit: &ConsignedUnit) -> bool {
        if unit.facts.iter().any(|fact| fact == NOT_WIPED) {
            return true;
        }
        let is_wiped = unit
            .facts
            .iter()
            .any(|fact| self.rules.wiped.contains(fact));
        unit.goods.has(GoodsTrait::Data) && !is_wiped && unit.grade != Some(Grade::New)
    }
}

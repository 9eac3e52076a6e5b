//! Photos that units in a container owe.

use returnbay::domain::codes::{ContainerName, UnitTag};
use returnbay::domain::photo::PhotoKinds;
use returnbay::ledger::rows::UnitState;

use super::House;

impl House {
    pub(super) fn owed_in(&self, name: &ContainerName) -> Vec<(UnitTag, PhotoKinds)> {
        let mut owed = Vec::new();
        for unit in self.units() {
            if unit.state != UnitState::Put || unit.container != *name {
                continue;
            }
            let debts = self.parcel(unit.inspection.parcel).unwrap().owed;
            let of_it = debts.iter().filter(|debt| debt.unit == Some(unit.unit));
            let kinds: PhotoKinds = of_it.map(|debt| debt.kind).collect();
            if !kinds.is_empty() {
                owed.push((unit.inspection.tag, kinds));
            }
        }
        owed
    }
}

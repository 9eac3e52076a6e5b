//! What the house in memory knows of places, as the store does.

use returnbay::domain::codes::ContainerName;
use returnbay::domain::place::Kin;
use returnbay::ledger::rows::UnitRow;
use returnbay::ledger::{Known, Need, Subject, fold};

use super::house::House;

impl House {
    /// Loads what rules ask about places; nothing else is known of further needs.
    pub(super) fn know_place(&self, need: Need, known: &mut Known) {
        match need {
            Need::Kins(name) => {
                let mut kins: Vec<Kin> = self.standing_in(&name).map(|row| row.kin()).collect();
                kins.sort();
                kins.dedup();
                known.kins = kins;
            }
            Need::RowsIn(name) => known.units = self.standing_in(&name).collect(),
            Need::PlacedIn(name) => {
                known.place_units = self.standing_in(&name).map(|row| row.placed()).collect();
            }
            Need::SourcesOf(units) => {
                let rows = self
                    .units()
                    .into_iter()
                    .filter(|row| units.contains(&row.unit));
                let mut names: Vec<ContainerName> = rows.map(|row| row.container).collect();
                names.sort();
                names.dedup();
                let row = |name| fold::container(&self.of(&Subject::Container(name)));
                known.sources = names.into_iter().filter_map(row).collect();
            }
            Need::Placed(units) => {
                let rows = self
                    .units()
                    .into_iter()
                    .filter(|row| units.contains(&row.unit));
                known.scanned = rows.map(|row| row.placed()).collect();
            }
            Need::MissingIn(name) => {
                let missing = self.standing_in(&name).filter(|row| row.missing.is_some());
                known.container_missing = u32::try_from(missing.count()).unwrap();
            }
            _ => {}
        }
    }

    fn standing_in(&self, name: &ContainerName) -> impl Iterator<Item = UnitRow> {
        let name = name.clone();
        let here = move |row: &UnitRow| row.is_here() && row.container == name;
        self.units().into_iter().filter(here)
    }
}

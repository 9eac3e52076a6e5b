//! What the house in memory knows of places, as the store does.

use returnbay::domain::codes::ContainerName;
use returnbay::domain::container::ContainerKind;
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::place::Kin;
use returnbay::ledger::query::{PlaceView, TaggedUnits};
use returnbay::ledger::rows::{ParcelRow, UnitRow};
use returnbay::ledger::{Answer, Body, Fact, Known, Need, Query, Subject, fold};

use super::house::House;

impl House {
    /// Loads what rules ask about places; nothing else is known of further needs.
    pub(super) fn know_place(&self, need: Need, known: &mut Known) {
        match need {
            Need::Kins(name) => {
                let mut kins: Vec<Kin> =
                    self.standing_in(&name).map(|row| row.standing()).collect();
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
            Need::ParcelsOn(name) => {
                let rows = self.boxes().into_iter();
                known.shelf_parcels = rows
                    .filter(|row| row.shelf.as_ref() == Some(&name))
                    .collect();
            }
            Need::Parcels(ids) => {
                let rows = self.boxes().into_iter();
                known.parcels = rows.filter(|row| ids.contains(&row.parcel)).collect();
            }
            _ => {}
        }
    }

    /// Answers what is asked about places; a bench asks nothing else.
    pub(super) fn answer_place(&self, query: &Query) -> Answer {
        match query {
            Query::UnderTag(tag) => {
                let rows = self.units().into_iter();
                let rows = rows.filter(|row| row.inspection.tag == *tag);
                let (here, others): (Vec<_>, Vec<_>) = rows.partition(UnitRow::is_here);
                let units = if here.is_empty() { others } else { here };
                let kin = units.first().map(UnitRow::kin);
                let standing = self.units().into_iter().filter(|row| {
                    let on_shelf = row.container.kind() == ContainerKind::SellerShelf;
                    row.is_here() && on_shelf && Some(row.kin()) == kin
                });
                let shelf = standing.map(|row| row.container).max();
                Answer::UnderTag(Box::new(TaggedUnits { units, shelf }))
            }
            Query::Place(name) => Answer::Place(Box::new(self.place(name))),
            other => panic!("a bench does not ask {other:?}"),
        }
    }

    fn boxes(&self) -> Vec<ParcelRow> {
        let id = |fact: &Fact| match &fact.body {
            Body::ParcelReceived { parcel, .. } | Body::ParcelDocked { parcel, .. } => {
                Some(*parcel)
            }
            _ => None,
        };
        let ids = self.facts.iter().filter_map(id);
        ids.filter_map(|id| fold::parcel(&self.of(&Subject::Parcel(id))))
            .collect()
    }

    fn place(&self, name: &ContainerName) -> PlaceView {
        let facts = self.of(&Subject::Container(name.clone()));
        let last = fold::place_count(&facts);
        let tag = |unit: &UnitId| {
            let mut all = self.units().into_iter();
            all.find(|row| row.unit == *unit)
                .map(|row| row.inspection.tag)
        };
        let missing = last
            .iter()
            .flat_map(|last| last.missing.iter().filter_map(tag));
        let misplaced = last.iter().flat_map(|last| &last.misplaced);
        let misplaced = misplaced.filter_map(|(unit, at)| Some((tag(unit)?, at.clone())));
        let boxes = self.boxes();
        let number = |parcel: &ParcelId| {
            let row = boxes.iter().find(|row| row.parcel == *parcel);
            row.map(|row| row.number.clone())
        };
        let stand_here = boxes.iter().filter(|row| row.shelf.as_ref() == Some(name));
        let missing_parcels = last
            .iter()
            .flat_map(|last| last.missing_parcels.iter().filter_map(number));
        let misplaced_parcels = last.iter().flat_map(|last| &last.misplaced_parcels);
        let misplaced_parcels =
            misplaced_parcels.filter_map(|(id, at)| Some((number(id)?, at.clone())));
        PlaceView {
            row: fold::container(&facts),
            here: u32::try_from(self.standing_in(name).count() + stand_here.count()).unwrap(),
            missing_parcels: missing_parcels.collect(),
            misplaced_parcels: misplaced_parcels.collect(),
            missing: missing.collect(),
            misplaced: misplaced.collect(),
            last: last.clone(),
        }
    }

    fn standing_in(&self, name: &ContainerName) -> impl Iterator<Item = UnitRow> {
        let name = name.clone();
        let here = move |row: &UnitRow| row.is_here() && row.container == name;
        self.units().into_iter().filter(here)
    }
}

//! A consignment with all that is in it: what checks look at and papers are made of.

use std::collections::BTreeSet;

use super::codes::{ContainerName, PalletNumber, SellerCode, UnitTag};
use super::deadline::Export;
use super::expected::ReturnRef;
use super::export_line::ExportLine;
use super::finding::OriginalState;
use super::goods::Goods;
use super::grade::Grade;
use super::hazard::HazardClass;
use super::ids::{Hash, UnitId};
use super::measure::Grams;
use super::party::Party;
use super::printed::Sscc;
use super::product::Battery;
use super::shipment::{CartonMeasure, ConsignmentTerms, PalletTerms, ShipmentTerms};
use super::time::Day;

/// A consignment as it stands, or as it was closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consignment {
    /// What it travels with.
    pub shipment: ShipmentTerms,
    /// What was agreed of it.
    pub terms: ConsignmentTerms,
    /// Firms that its papers name.
    pub parties: Parties,
    /// Counts from 1; rises each time that it is opened again.
    pub revision: u32,
    /// The pallets of the shipment on which its cartons stand, by number.
    pub pallets: Vec<PalletTerms>,
    /// Its cartons, by their number on papers.
    pub cartons: Vec<ConsignedCarton>,
}

/// Firms that papers name; none is not known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parties {
    /// The importer in China.
    pub importer: Option<Party>,
    /// The exporter.
    pub exporter: Option<Party>,
    /// Who is told on arrival.
    pub notify: Option<Party>,
    /// Who carries it.
    pub forwarder: Option<Party>,
}

/// A carton of a consignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsignedCarton {
    /// Our own name.
    pub container: ContainerName,
    /// C/NO.: its number among the cartons of the consignment, from 1.
    pub number: u32,
    /// Its GS1 serial number.
    pub sscc: Option<Sscc>,
    /// The pallet that it stands on.
    pub pallet: Option<PalletNumber>,
    /// The number of its seal.
    pub seal: Option<String>,
    /// SHA-256 of the kept photo of its seal.
    pub seal_photo: Option<Hash>,
    /// Its sides and weights.
    pub measure: Option<CartonMeasure>,
    /// Whether it takes no more.
    pub is_sealed: bool,
    /// What is in it, by tag.
    pub units: Vec<ConsignedUnit>,
}

/// A unit of a consignment, as papers name it. Texts are as the seller has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsignedUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// Whose it is.
    pub seller: Option<SellerCode>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Its serial number as read.
    pub serial: Option<String>,
    /// Its grade.
    pub grade: Option<Grade>,
    /// The return that it came back with.
    pub returned: Option<ReturnRef>,
    /// Why, by the code of the seller's file.
    pub reason: Option<String>,
    /// The day on which it was inspected.
    pub inspected: Day,
    /// What one weighs with its packing.
    pub weight: Option<Grams>,
    /// Which battery it has.
    pub battery: Battery,
    /// Its hazard class, as it was put.
    pub class: HazardClass,
    /// Whether it is as it left China; none where nobody said.
    pub original_state: Option<OriginalState>,
    /// Facts that the inspection found, by their codes.
    pub facts: Vec<String>,
    /// How many photos show it.
    pub photos: u32,
    /// What shows it on papers. None where no photo may, and in lists that were closed before they named any.
    pub picture: Option<ConsignedPicture>,
    /// How and when it left China, as far as that is known of its SKU.
    pub export: Option<Export>,
    /// The line of the export paper that it is to come back under.
    pub exported: Option<ExportLine>,
    /// What customs and carriers ask of its goods.
    pub goods: Goods,
}

/// The photo that shows a unit on papers. It is chosen as the list is made, so that a closed list names the same
/// one for ever, whatever is photographed, covered or erased later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConsignedPicture {
    /// Its place among the photos of the unit as they were taken, from 1.
    pub number: u32,
    /// SHA-256 of the kept picture: of the covered copy where there is one.
    pub photo: Hash,
}

/// Sums over cartons. What is not known is counted, never taken for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ConsignmentTotals {
    /// Packages 件数.
    pub cartons: u32,
    /// Units 数量.
    pub units: u32,
    /// Grams of all cartons that are weighed.
    pub gross: u64,
    /// Cartons that are not weighed or measured.
    pub unmeasured: u32,
    /// Grams of all units whose net weight is known.
    pub net: u64,
    /// Units whose net weight is not known.
    pub unweighed: u32,
    /// Cubic millimetres of all cartons that are measured.
    pub volume: u64,
    /// Declared value in minor units of the consignment's currency.
    pub value: i64,
    /// Units of which no value in that currency is known.
    pub unvalued: u32,
}

impl Consignment {
    /// Goes through all units, carton by carton.
    pub fn units(&self) -> impl Iterator<Item = &ConsignedUnit> {
        self.cartons.iter().flat_map(|carton| &carton.units)
    }

    /// Gives the sellers whose goods are in it.
    pub fn sellers(&self) -> BTreeSet<SellerCode> {
        self.units()
            .filter_map(|unit| unit.seller.clone())
            .collect()
    }

    /// Counts the units that papers show a picture of.
    pub fn pictured(&self) -> u32 {
        let count = self.units().filter(|unit| unit.picture.is_some()).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Sums up what papers print.
    pub fn totals(&self) -> ConsignmentTotals {
        let mut totals = ConsignmentTotals::default();
        for carton in &self.cartons {
            totals.cartons = totals.cartons.saturating_add(1);
            match &carton.measure {
                Some(measure) => {
                    totals.gross = totals.gross.saturating_add(u64::from(measure.gross.0));
                    totals.volume = totals.volume.saturating_add(measure.volume());
                }
                None => totals.unmeasured = totals.unmeasured.saturating_add(1),
            }
        }
        for unit in self.units() {
            totals.units = totals.units.saturating_add(1);
            match unit.goods.net {
                Some(net) => totals.net = totals.net.saturating_add(u64::from(net.0)),
                None => totals.unweighed = totals.unweighed.saturating_add(1),
            }
            let value = unit.goods.value.map(|value| value.money);
            match value.filter(|money| money.currency == self.terms.currency) {
                Some(money) => totals.value = totals.value.saturating_add(money.minor),
                None => totals.unvalued = totals.unvalued.saturating_add(1),
            }
        }
        totals
    }
}

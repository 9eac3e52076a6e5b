//! Shipments to China as the desk sees them.

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PartyCode, SellerCode, ShipmentNumber,
};
use crate::domain::consignment::{Consignment, ConsignmentTotals};
use crate::domain::party::Party;
use crate::domain::shipment::PalletTerms;
use crate::domain::time::Day;
use crate::ledger::fact::SsccRange;
use crate::ledger::rows::{CartonRow, ConsignmentRow, GoodsRow, ShipmentRow};

use super::{ContainerCount, TimelineEntry};

/// A question about shipments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShipQuery {
    /// The newest shipments, those that are here first.
    Shipments,
    /// A shipment with its consignments. What is open is summed up by the books of a day.
    Shipment(ShipmentNumber, Day),
    /// A consignment with all that is in it: as it stands by the rules of a day, or as it was closed.
    Consignment(ConsignmentNumber, Day),
    /// Cartons with units in them that are in no consignment.
    FreeCartons,
    /// Firms behind one, by code.
    Parties(Option<PartyCode>),
    /// What customs ask about a seller's goods behind a SKU, by SKU.
    Goods(SellerCode, Option<String>),
    /// Serial numbers that were allotted, with how many are left.
    Ssccs,
    /// What happened to a shipment, its pallets and its consignments.
    Life(ShipmentNumber),
}

/// The answer to a [`ShipQuery`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShipAnswer {
    /// To [`ShipQuery::Shipments`]: at most a page.
    Shipments(Vec<ShipmentRow>),
    /// To [`ShipQuery::Shipment`]; none when no shipment has that number.
    Shipment(Option<Box<ShipmentView>>),
    /// To [`ShipQuery::Consignment`]; none when no consignment has that number.
    Consignment(Option<Box<ConsignmentView>>),
    /// To [`ShipQuery::FreeCartons`].
    FreeCartons(Vec<FreeCarton>),
    /// To [`ShipQuery::Parties`]: at most a page.
    Parties(Vec<Party>),
    /// To [`ShipQuery::Goods`]: at most a page.
    Goods(Vec<GoodsRow>),
    /// To [`ShipQuery::Ssccs`].
    Ssccs(Vec<SsccRange>),
    /// To [`ShipQuery::Life`], oldest first.
    Life(Vec<TimelineEntry>),
}

/// A shipment with its consignments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShipmentView {
    /// The shipment.
    pub row: ShipmentRow,
    /// Its pallets, by number.
    pub pallets: Vec<PalletTerms>,
    /// Its consignments, by number, with their sums.
    pub consignments: Vec<(ConsignmentRow, ConsignmentTotals)>,
}

/// A consignment with all that is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsignmentView {
    /// The consignment's own life.
    pub row: ConsignmentRow,
    /// What is in it: as it stands, or as it was closed.
    pub consignment: Consignment,
}

/// A carton that is in no consignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreeCarton {
    /// The carton, with how many units are in it.
    pub count: ContainerCount,
    /// Whose goods are in it.
    pub seller: Option<SellerCode>,
    /// What is known of it.
    pub carton: CartonRow,
}

impl FreeCarton {
    /// Gives its name.
    pub fn name(&self) -> &ContainerName {
        &self.count.row.container
    }
}

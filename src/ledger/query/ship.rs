//! Shipments to China as the desk sees them.

use std::sync::Arc;

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PartyCode, SellerCode, ShipmentNumber, UnitTag,
};
use crate::domain::consignment::{Consignment, ConsignmentTotals};
use crate::domain::export_line::BalancedLine;
use crate::domain::finding::OriginalState;
use crate::domain::ids::UnitId;
use crate::domain::party::Party;
use crate::domain::preflight::{Finding, PreflightRules};
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
    /// What pre-flight finds in a consignment, by the books of a day.
    Preflight(ConsignmentNumber, Day),
    /// Cartons with units in them that are in no consignment.
    FreeCartons,
    /// Firms behind one, by code.
    Parties(Option<PartyCode>),
    /// What customs ask about a seller's goods behind a SKU, by SKU.
    Goods(SellerCode, Option<String>),
    /// Lines of a seller's export papers behind a number and line, by these.
    Exports(SellerCode, Option<(String, u32)>),
    /// The line that a unit comes back under, and those that it could, by the rules of a day.
    ExportsOf(UnitId, Day),
    /// Which lines are proposed for the units of a consignment that are under none, by the rules of a day.
    ExportPlan(ConsignmentNumber, Day),
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
    /// To [`ShipQuery::Preflight`]; none when no consignment has that number, or the program brings no checks.
    Preflight(Option<Box<PreflightView>>),
    /// To [`ShipQuery::FreeCartons`].
    FreeCartons(Vec<FreeCarton>),
    /// To [`ShipQuery::Parties`]: at most a page.
    Parties(Vec<Party>),
    /// To [`ShipQuery::Goods`]: at most a page.
    Goods(Vec<GoodsRow>),
    /// To [`ShipQuery::Exports`]: at most a page.
    Exports(Vec<BalancedLine>),
    /// To [`ShipQuery::ExportsOf`]; none when nobody knows the unit.
    ExportsOf(Option<Box<UnitExports>>),
    /// To [`ShipQuery::ExportPlan`]; none when no consignment has that number.
    ExportPlan(Option<Box<ExportPlan>>),
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

/// What pre-flight found in a consignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreflightView {
    /// The consignment's own life, with what was signed for.
    pub row: ConsignmentRow,
    /// Every finding, in the order of the checks.
    pub findings: Vec<Finding>,
    /// The rules by which they were found.
    pub rules: Arc<PreflightRules>,
}

/// Under which line of an export paper a unit comes back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitExports {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// The line that it comes back under.
    pub of: Option<BalancedLine>,
    /// Whether it is as it left China; none where nobody said.
    pub original_state: Option<OriginalState>,
    /// Lines of its SKU, the one that is proposed first.
    pub lines: Vec<BalancedLine>,
}

/// What is proposed for the units of a consignment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ExportPlan {
    /// The units of each line, by tag, with what would be left of it.
    pub lines: Vec<PlannedLine>,
    /// Units that are under a line already.
    pub under: u32,
    /// Units that no line has room for, by tag.
    pub without: Vec<UnitTag>,
}

/// Units that are proposed for one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedLine {
    /// The line, as it stands.
    pub line: BalancedLine,
    /// The units.
    pub units: Vec<(UnitId, UnitTag)>,
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

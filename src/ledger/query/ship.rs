//! Shipments to China as the desk sees them.

use std::sync::Arc;

use crate::domain::carton_plan::LooseUnit;
use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PartyCode, SellerCode, ShipmentNumber, UnitTag,
};
use crate::domain::consignment::{Consignment, ConsignmentTotals};
use crate::domain::export_line::BalancedLine;
use crate::domain::finding::OriginalState;
use crate::domain::ids::UnitId;
use crate::domain::party::Party;
use crate::domain::preflight::{Finding, PreflightRules};
use crate::domain::screening::{ListAge, LoadedList, PartyHit};
use crate::domain::shipment::PalletTerms;
use crate::domain::time::Day;
use crate::ledger::fact::SsccRange;
use crate::ledger::rows::{CartonRow, ConsignmentRow, GoodsRow, ShipmentRow, TemplateRow};

use super::{ContainerCount, PlanOf, PlanView, TimelineEntry};

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
    /// What is known of cartons behind one, by name.
    Cartons(Option<ContainerName>),
    /// What shipments know of one carton.
    Carton(ContainerName),
    /// Units for China in no sealed carton, with what the books of a day say of each.
    Loose(LooseOf, Day),
    /// Firms behind one, by code.
    Parties(Option<PartyCode>),
    /// The loaded lists of parties with their age on a day, and which firms are like an entry of them.
    Screening(Day),
    /// What customs ask about a seller's goods behind a SKU, by SKU.
    Goods(SellerCode, Option<String>),
    /// Lines of a seller's export papers behind a number and line, by these.
    Exports(SellerCode, Option<(String, u32)>),
    /// The line that a unit comes back under, and those that it could, by the rules of a day.
    ExportsOf(UnitId, Day),
    /// Which lines are proposed for the units of a consignment that are under none, by the rules of a day.
    ExportPlan(ConsignmentNumber, Day),
    /// What goes now and what can wait, by the books of a day, with a departure after so many days at most.
    Plan(PlanOf, Day, u32),
    /// Serial numbers that were allotted, with how many are left.
    Ssccs,
    /// The site's own column layouts of papers, by id.
    Templates,
    /// What happened to a shipment, its pallets and its consignments.
    Life(ShipmentNumber),
}

/// Whose units for China are meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LooseOf {
    /// Of the sellers whose goods the importer of a consignment may import; of cartons that joined one already,
    /// those of this consignment.
    Consignment(ConsignmentNumber),
    /// Of a seller; cartons that joined a consignment are left as they are.
    Seller(SellerCode),
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
    /// To [`ShipQuery::Cartons`]: at most a page.
    Cartons(Vec<CartonRow>),
    /// To [`ShipQuery::Carton`]; none where shipments know nothing of it.
    Carton(Option<Box<CartonRow>>),
    /// To [`ShipQuery::Loose`], by tag: at most as many as a consignment may have; none when nobody knows the
    /// consignment or the seller.
    Loose(Option<Vec<LooseUnit>>),
    /// To [`ShipQuery::Parties`]: at most a page.
    Parties(Vec<Party>),
    /// To [`ShipQuery::Screening`].
    Screening(Box<ScreeningView>),
    /// To [`ShipQuery::Goods`]: at most a page.
    Goods(Vec<GoodsRow>),
    /// To [`ShipQuery::Exports`]: at most a page.
    Exports(Vec<BalancedLine>),
    /// To [`ShipQuery::ExportsOf`]; none when nobody knows the unit.
    ExportsOf(Option<Box<UnitExports>>),
    /// To [`ShipQuery::ExportPlan`]; none when no consignment has that number.
    ExportPlan(Option<Box<ExportPlan>>),
    /// To [`ShipQuery::Plan`]; none when nobody knows the firm.
    Plan(Option<Box<PlanView>>),
    /// To [`ShipQuery::Ssccs`].
    Ssccs(Vec<SsccRange>),
    /// To [`ShipQuery::Templates`].
    Templates(Vec<KeptTemplate>),
    /// To [`ShipQuery::Life`], oldest first.
    Life(Vec<TimelineEntry>),
}

/// A column layout of papers with its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptTemplate {
    /// All its versions.
    pub row: TemplateRow,
    /// The file of its newest version, as it was brought.
    pub bytes: Arc<[u8]>,
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

/// The loaded lists of parties.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ScreeningView {
    /// Each by name with its age; none while none is loaded.
    pub lists: Vec<(LoadedList, ListAge)>,
    /// Which of the first page of firms are like an entry, by firm, the most alike first.
    pub hits: Vec<PartyHit>,
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
    /// The units that are under a line already, by line.
    pub under: Vec<PlannedLine>,
    /// Units that no line has room for, by tag.
    pub without: Vec<UnitTag>,
}

impl ExportPlan {
    /// Counts the units that are under a line already.
    pub fn under_count(&self) -> u32 {
        count(&self.under)
    }

    /// Counts the units that a line is proposed for.
    pub fn proposed_count(&self) -> u32 {
        count(&self.lines)
    }
}

fn count(lines: &[PlannedLine]) -> u32 {
    let units = lines.iter().map(|line| line.units.len()).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// Units of one line: proposed for it, or under it.
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

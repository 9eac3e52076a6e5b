//! What the rules of shipments must know.

use std::sync::Arc;

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
};
use crate::domain::consignment::Consignment;
use crate::domain::export_line::{ExportBalance, ExportLine, ExportRef};
use crate::domain::ids::UnitId;
use crate::domain::party::Party;
use crate::domain::preflight::{Context, PreflightRules};
use crate::domain::printed::Sscc;
use crate::domain::shipment::{PalletTerms, ShipMode};
use crate::domain::time::Day;
use crate::ledger::fact::SsccRange;
use crate::ledger::rows::{
    CartonRow, ConsignmentRow, FreightRow, GoodsRow, ShipmentRow, TemplateRow,
};

/// What a rule of shipments must know.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ShipNeed {
    /// Firms under these codes.
    Parties(Vec<PartyCode>),
    /// What is known of a seller's SKUs.
    Goods(SellerCode, Vec<String>),
    /// Freight rates of some ways.
    Freight(Vec<ShipMode>),
    /// A line of an export paper with its balance.
    ExportLine(ExportRef),
    /// Units with the line that each comes back under, and the consignment that it is in.
    Exported(Vec<UnitId>),
    /// A shipment.
    Shipment(ShipmentNumber),
    /// A pallet of a shipment.
    Pallet(ShipmentNumber, PalletNumber),
    /// A consignment with its shipment and importer, and a pallet of that shipment.
    Consignment(ConsignmentNumber, Option<PalletNumber>),
    /// Whose goods are in a consignment.
    Sellers(ConsignmentNumber),
    /// A carton, with the consignment that it is in.
    Carton(ContainerName),
    /// A consignment with all that is in it and what pre-flight asks about it, by the rules of a day.
    View(ConsignmentNumber, Day),
    /// The consignments of a shipment, as they were closed.
    Parts(ShipmentNumber),
    /// The next serial number that is not given yet.
    NextSscc,
    /// Serial numbers that were allotted under a prefix.
    Ranges(String),
    /// A column layout, and how many there are.
    Template(String),
}

/// What pre-flight looks at a consignment by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checks {
    /// The rules.
    pub rules: Arc<PreflightRules>,
    /// What is known beside the consignment.
    pub context: Context,
}

/// A unit that is to come back under a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportedKnown {
    /// The unit.
    pub unit: UnitId,
    /// The line that it comes back under so far.
    pub of: Option<ExportRef>,
    /// The closed consignment that it is in.
    pub closed: Option<ConsignmentNumber>,
}

/// What the store found of shipments.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ShipKnown {
    /// The firms, as far as they are known.
    pub parties: Vec<Party>,
    /// The goods, as far as they are known.
    pub goods: Vec<GoodsRow>,
    /// The freight rates, as far as they are known.
    pub freight: Vec<FreightRow>,
    /// The line of an export paper.
    pub export_line: Option<(ExportLine, ExportBalance)>,
    /// The units of an export paper's line.
    pub exported: Vec<ExportedKnown>,
    /// The shipment.
    pub shipment: Option<ShipmentRow>,
    /// The pallet.
    pub pallet: Option<PalletTerms>,
    /// The consignment.
    pub consignment: Option<ConsignmentRow>,
    /// Whose goods are in it.
    pub sellers: Vec<SellerCode>,
    /// The carton.
    pub carton: Option<CartonRow>,
    /// The consignment that the carton is in.
    pub carton_in: Option<ConsignmentRow>,
    /// The consignment with all that is in it.
    pub view: Option<Box<Consignment>>,
    /// What pre-flight looks at it by; none where the program brings no checks.
    pub checks: Option<Box<Checks>>,
    /// The consignments of the shipment; none of one that is open.
    pub parts: Vec<(ConsignmentRow, Option<Consignment>)>,
    /// The next serial number.
    pub next_sscc: Option<Sscc>,
    /// What was allotted under the prefix.
    pub ranges: Vec<SsccRange>,
    /// The column layout.
    pub template: Option<TemplateRow>,
    /// How many layouts there are.
    pub templates: usize,
}

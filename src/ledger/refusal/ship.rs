//! Why a command about shipments is not taken.

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
};
use crate::domain::export_line::ExportRef;
use crate::domain::freight::FreightFault;
use crate::domain::party::ImporterLack;
use crate::domain::preflight::CheckCode;

/// A rule of shipments said no. Nothing was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShipRefusal {
    /// No firm is kept under this code.
    NoSuchParty(PartyCode),
    /// An importer has a register, a name and an address.
    ImporterLacks(PartyCode, ImporterLack),
    /// The importer may not import this seller's goods.
    NotTheirImporter(PartyCode, SellerCode),
    /// A text is longer than papers have room for.
    TextTooLong,
    /// A SKU is named, and goods are of a known seller.
    GoodsOfNobody,
    /// A file of freight rates has some tables, not too many, and one for a way and a day.
    FreightTables,
    /// Something of a table of freight rates is wrong.
    FreightTable(FreightFault),
    /// Units are named once each, and not too many at once.
    ExportUnits,
    /// No export paper that was taken in has this line.
    NoSuchExportLine(ExportRef),
    /// The line is of another seller's goods.
    OtherSellersLine(ExportRef),
    /// So many went out under the line, and so many more would come back.
    ExportLineUsedUp(ExportRef, u32, u32),
    /// No shipment has this number.
    NoSuchShipment(ShipmentNumber),
    /// The shipment left.
    ShipmentLeft(ShipmentNumber),
    /// No consignment has this number.
    NoSuchConsignment(ConsignmentNumber),
    /// The consignment is of another shipment.
    OtherShipment(ConsignmentNumber, ShipmentNumber),
    /// The consignment is closed.
    ConsignmentClosed(ConsignmentNumber),
    /// The consignment is open.
    ConsignmentOpen(ConsignmentNumber),
    /// Nothing is in the consignment, or in the shipment.
    NothingToShip,
    /// It has more cartons or units than one consignment may have.
    TooMuch(ConsignmentNumber),
    /// It is not any more what was shown.
    ConsignmentChanged(ConsignmentNumber),
    /// No pallet of the shipment has this number.
    NoSuchPallet(PalletNumber),
    /// It is no carton of a shipment to China.
    NotACarton(ContainerName),
    /// The carton is in a consignment, and leaves with its shipment.
    InConsignment(ContainerName, ConsignmentNumber),
    /// The carton is in no consignment.
    InNoConsignment(ContainerName),
    /// Sides and weights are above nothing and within what a carton can be; the tare is below the gross weight.
    CartonMeasure,
    /// The carton is not measured.
    NotMeasured(ContainerName),
    /// The carton has no serial number.
    NoSscc(ContainerName),
    /// Serial numbers for cartons are allotted first.
    NoSsccLeft,
    /// Extension digit and GS1 company prefix are 8 to 13 digits, and the serial numbers fit behind them.
    SsccPrefix,
    /// Some of these serial numbers were allotted before.
    SsccOverlap,
    /// Pre-flight found what must be put right first.
    PreflightBlocks(ConsignmentNumber, CheckCode),
    /// Pre-flight found a warning that nobody signed for.
    PreflightWaits(ConsignmentNumber, CheckCode),
    /// No warning of this check stands.
    NothingToSign(CheckCode),
    /// The warnings are about other units than were shown.
    FindingsChanged(CheckCode),
    /// The papers are of another revision.
    OtherRevision(ConsignmentNumber, u32),
    /// The layout has a version that is newer or of other bytes: the next one has this number.
    TemplateVersion(u32),
    /// So many layouts, or versions of one, are kept already.
    TemplatesFull,
}

impl ShipRefusal {
    /// Gives the stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchParty(_) => "no_such_party",
            Self::ImporterLacks(..) => "importer_lacks",
            Self::NotTheirImporter(..) => "not_their_importer",
            Self::TextTooLong => "text_too_long",
            Self::GoodsOfNobody => "goods_of_nobody",
            Self::FreightTables => "freight_tables",
            Self::FreightTable(_) => "freight_table",
            Self::ExportUnits => "export_units",
            Self::NoSuchExportLine(_) => "no_such_export_line",
            Self::OtherSellersLine(_) => "other_sellers_line",
            Self::ExportLineUsedUp(..) => "export_line_used_up",
            Self::NoSuchShipment(_) => "no_such_shipment",
            Self::ShipmentLeft(_) => "shipment_left",
            Self::NoSuchConsignment(_) => "no_such_consignment",
            Self::OtherShipment(..) => "other_shipment",
            Self::ConsignmentClosed(_) => "consignment_closed",
            Self::ConsignmentOpen(_) => "consignment_open",
            Self::NothingToShip => "nothing_to_ship",
            Self::TooMuch(_) => "consignment_too_much",
            Self::ConsignmentChanged(_) => "consignment_changed",
            Self::NoSuchPallet(_) => "no_such_pallet",
            Self::NotACarton(_) => "not_a_carton",
            Self::InConsignment(..) => "in_consignment",
            Self::InNoConsignment(_) => "in_no_consignment",
            Self::CartonMeasure => "carton_measure",
            Self::NotMeasured(_) => "carton_not_measured",
            Self::NoSscc(_) => "carton_without_sscc",
            Self::NoSsccLeft => "no_sscc_left",
            Self::SsccPrefix => "sscc_prefix",
            Self::SsccOverlap => "sscc_overlap",
            Self::PreflightBlocks(..) => "preflight_blocks",
            Self::PreflightWaits(..) => "preflight_waits",
            Self::NothingToSign(_) => "nothing_to_sign",
            Self::FindingsChanged(_) => "findings_changed",
            Self::OtherRevision(..) => "other_revision",
            Self::TemplateVersion(_) => "template_version",
            Self::TemplatesFull => "templates_full",
        }
    }
}

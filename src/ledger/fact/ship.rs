//! What is written of shipments to China: parties and goods, shipments and consignments, cartons.

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
};
use crate::domain::export_line::ExportRef;
use crate::domain::freight::FreightTable;
use crate::domain::goods::Goods;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::money::Money;
use crate::domain::party::Party;
use crate::domain::preflight::CheckCode;
use crate::domain::printed::Sscc;
use crate::domain::screening::ListedHit;
use crate::domain::shipment::{CartonMeasure, ConsignmentTerms, PalletTerms, ShipmentTerms};
use crate::domain::time::Day;

use super::{ChunkRef, Kind, TakenFile};
use crate::ledger::PackRef;

/// A fact about shipments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShipFact {
    /// A firm was entered or told anew, whole.
    PartySet(Box<Party>),
    /// What customs ask about the goods of a SKU was told anew, whole.
    GoodsDeclared(Box<DeclaredGoods>),
    /// Freight rates of a way from a day on were entered, whole.
    FreightRated(Box<RatedFreight>),
    /// A seller's export paper was taken in.
    ExportsImported(Box<TakenFile>),
    /// Units were put under a line of an export paper, or under none any more.
    UnitExported(Box<ExportedUnits>),
    /// A shipment was begun, or its terms were told anew, whole.
    ShipmentSet(Box<ShipmentTerms>),
    /// A shipment left the building with all its cartons.
    ShipmentLeft(LeftShipment),
    /// A pallet of a shipment was begun, or told anew, whole.
    PalletSet(PalletTerms),
    /// A consignment was begun, or its terms were told anew, whole.
    ConsignmentSet(Box<ConsignmentTerms>),
    /// A consignment was closed: its list never changes.
    ConsignmentClosed(Box<ClosedConsignment>),
    /// A closed consignment was opened again: its papers are superseded.
    ConsignmentReopened(ReopenedConsignment),
    /// Somebody signed for warnings of pre-flight.
    FindingSigned(Box<SignedFinding>),
    /// A list of parties was loaded.
    ScreeningLoaded(Box<TakenScreening>),
    /// Papers of a closed consignment were made.
    PapersMade(Box<MadePapers>),
    /// A carton was joined to a consignment, or moved onto another pallet.
    CartonJoined(Box<JoinedCarton>),
    /// A carton was taken out of its consignment.
    CartonParted {
        /// The carton.
        container: ContainerName,
        /// The consignment that it was in.
        consignment: ConsignmentNumber,
    },
    /// A carton was measured and weighed.
    CartonMeasured {
        /// The carton.
        container: ContainerName,
        /// What was found.
        measure: CartonMeasure,
    },
    /// What closes a carton: the number of its seal, and a photo that shows it.
    CartonSealNoted {
        /// The carton.
        container: ContainerName,
        /// The seal's number.
        seal: Option<String>,
        /// SHA-256 of the kept photo.
        photo: Option<Hash>,
    },
    /// A sealed carton or lot pallet takes goods again.
    ContainerReopened {
        /// The carton.
        container: ContainerName,
        /// Why.
        reason: String,
    },
    /// Serial numbers of cartons were allotted to this station.
    SsccAllotted(SsccRange),
    /// A site's own column layout of papers was set, or a newer version of it.
    TemplateSet(Box<SetTemplate>),
    /// A carton was given its serial number, which nothing else ever has.
    SsccGiven {
        /// The number.
        sscc: Sscc,
        /// The carton.
        container: ContainerName,
    },
}

/// What customs ask about the goods of a SKU.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclaredGoods {
    /// Whose.
    pub seller: SellerCode,
    /// The seller's SKU.
    pub sku: String,
    /// What was told, whole.
    pub goods: Goods,
    /// SHA-256 of the file that told it; none where a person keyed it in.
    pub file: Option<Hash>,
}

/// A site's own column layout of papers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetTemplate {
    /// Its id and version, and the hash of the file that the store keeps.
    pub pack: PackRef,
    /// What people call it.
    pub name: String,
    /// The forwarder whose consignments get it; none where it is only taken by its id.
    pub forwarder: Option<PartyCode>,
}

/// Freight rates of one way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatedFreight {
    /// The table, whole.
    pub table: FreightTable,
    /// SHA-256 of the file that told it.
    pub file: Option<Hash>,
}

/// Units that come back under a line of an export paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportedUnits {
    /// The line; none where they are under none any more.
    pub of: Option<ExportRef>,
    /// The units, by id.
    pub units: Vec<UnitId>,
}

/// A shipment that left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftShipment {
    /// The shipment.
    pub shipment: ShipmentNumber,
    /// The consignments that left with it.
    pub consignments: Vec<ConsignmentNumber>,
    /// Cartons.
    pub cartons: u32,
    /// Units.
    pub units: u32,
}

/// A consignment that was closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedConsignment {
    /// The consignment.
    pub consignment: ConsignmentNumber,
    /// Counts from 1.
    pub revision: u32,
    /// SHA-256 of the canonical list of all that is in it, which the store keeps.
    pub list: Hash,
    /// Packages 件数.
    pub cartons: u32,
    /// Units 数量.
    pub units: u32,
    /// Grams of all cartons.
    pub gross_g: u64,
    /// Grams of all units without packing; none where one is not known.
    pub net_g: Option<u64>,
    /// Cubic millimetres of all cartons.
    pub volume_mm3: u64,
    /// Declared value; none where that of one unit is not known.
    pub value: Option<Money>,
    /// Units of which the list names a picture; none of one that was closed before lists named any.
    pub pictures: Option<u32>,
}

/// A consignment that was opened again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReopenedConsignment {
    /// The consignment.
    pub consignment: ConsignmentNumber,
    /// The revision whose papers are superseded.
    pub revision: u32,
    /// Why.
    pub reason: String,
}

/// Warnings of one check that somebody answers for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedFinding {
    /// The consignment.
    pub consignment: ConsignmentNumber,
    /// Of which revision: opening it again makes the signature void.
    pub revision: u32,
    /// The check.
    pub check: CheckCode,
    /// The units that it was about, in order; none where it was about the consignment as such.
    pub units: Vec<UnitId>,
    /// The entries of lists of parties that it was about, each by name.
    pub listed: Vec<ListedHit>,
    /// Why it may go nevertheless.
    pub reason: String,
}

/// A list of parties as it was loaded, such as the Consolidated Screening List. Its canonical entries stand in the
/// chunks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenScreening {
    /// The list's name; a newer file of the same name takes its place.
    pub list: String,
    /// The list's own day.
    pub dated: Day,
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name without its folder.
    pub file_name: String,
    /// How its text was encoded.
    pub encoding: String,
    /// Column head to field name, in the file's order.
    pub mapping: Vec<(String, String)>,
    /// Rows of the file.
    pub rows: u32,
    /// Rows left out, each for a reason that was shown.
    pub skipped: u32,
    /// The canonical entries.
    pub chunks: Vec<ChunkRef>,
}

/// A set of papers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MadePapers {
    /// The consignment.
    pub consignment: ConsignmentNumber,
    /// Of which revision.
    pub revision: u32,
    /// Each file by name, with its SHA-256.
    pub files: Vec<(String, Hash)>,
}

/// A carton of a consignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JoinedCarton {
    /// The carton.
    pub container: ContainerName,
    /// The consignment.
    pub consignment: ConsignmentNumber,
    /// Whose goods are in it.
    pub seller: SellerCode,
    /// The pallet that it stands on.
    pub pallet: Option<PalletNumber>,
}

/// Serial numbers under one prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SsccRange {
    /// Extension digit and GS1 company prefix: what stands before the serial number.
    pub prefix: String,
    /// The first serial number.
    pub first: u64,
    /// How many.
    pub count: u32,
}

impl ShipFact {
    /// Gives the kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::PartySet(_) => Kind::PartySet,
            Self::GoodsDeclared(_) => Kind::GoodsDeclared,
            Self::FreightRated(_) => Kind::FreightRated,
            Self::ExportsImported(_) => Kind::ExportsImported,
            Self::UnitExported(_) => Kind::UnitExported,
            Self::ShipmentSet(_) => Kind::ShipmentSet,
            Self::ShipmentLeft(_) => Kind::ShipmentLeft,
            Self::PalletSet(_) => Kind::PalletSet,
            Self::ConsignmentSet(_) => Kind::ConsignmentSet,
            Self::ConsignmentClosed(_) => Kind::ConsignmentClosed,
            Self::ConsignmentReopened(_) => Kind::ConsignmentReopened,
            Self::FindingSigned(_) => Kind::FindingSigned,
            Self::ScreeningLoaded(_) => Kind::ScreeningLoaded,
            Self::PapersMade(_) => Kind::PapersMade,
            Self::CartonJoined(_) => Kind::CartonJoined,
            Self::CartonParted { .. } => Kind::CartonParted,
            Self::CartonMeasured { .. } => Kind::CartonMeasured,
            Self::CartonSealNoted { .. } => Kind::CartonSealNoted,
            Self::ContainerReopened { .. } => Kind::ContainerReopened,
            Self::SsccAllotted(_) => Kind::SsccAllotted,
            Self::TemplateSet(_) => Kind::TemplateSet,
            Self::SsccGiven { .. } => Kind::SsccGiven,
        }
    }

    /// Gives what a timeline shows of it beside its kind: numbers and codes as people know them.
    pub fn names(&self) -> Vec<String> {
        let pair = |a: &dyn ToString, b: &dyn ToString| vec![a.to_string(), b.to_string()];
        match self {
            Self::PartySet(party) => pair(&party.party, &party.shown()),
            Self::GoodsDeclared(declared) => pair(&declared.seller, &declared.sku),
            Self::FreightRated(rated) => pair(&rated.table.mode.code(), &rated.table.valid_from),
            Self::ExportsImported(file) => pair(&file.seller, &file.file_name),
            Self::UnitExported(units) => match &units.of {
                Some(of) => pair(&of.number, &of.line),
                None => Vec::new(),
            },
            Self::ShipmentSet(terms) => vec![terms.shipment.to_string()],
            Self::ShipmentLeft(left) => vec![left.shipment.to_string()],
            Self::PalletSet(terms) => pair(&terms.shipment, &terms.pallet),
            Self::ConsignmentSet(terms) => pair(&terms.consignment, &terms.importer),
            Self::ConsignmentClosed(closed) => pair(&closed.consignment, &closed.revision),
            Self::ConsignmentReopened(reopened) => pair(&reopened.consignment, &reopened.reason),
            Self::FindingSigned(signed) => vec![
                signed.consignment.to_string(),
                signed.check.code().to_owned(),
                signed.reason.clone(),
            ],
            Self::ScreeningLoaded(list) => pair(&list.list, &list.dated),
            Self::PapersMade(made) => pair(&made.consignment, &made.revision),
            Self::CartonJoined(joined) => pair(&joined.container, &joined.consignment),
            Self::CartonParted {
                container,
                consignment,
            } => pair(container, consignment),
            Self::CartonMeasured { container, .. } => vec![container.to_string()],
            Self::CartonSealNoted {
                container, seal, ..
            } => [container.to_string()]
                .into_iter()
                .chain(seal.clone())
                .collect(),
            Self::ContainerReopened { container, reason } => pair(container, reason),
            Self::SsccAllotted(range) => pair(&range.prefix, &range.first),
            Self::TemplateSet(set) => pair(&set.name, &set.pack.version),
            Self::SsccGiven { sscc, container } => {
                vec![container.to_string(), sscc.digits().to_owned()]
            }
        }
    }
}

impl SsccRange {
    /// Makes the number of one serial number: its digits stand behind the prefix, with zeros before them.
    pub fn sscc(&self, serial: u64) -> Option<Sscc> {
        let room = (Sscc::DIGITS - 1).checked_sub(self.prefix.len())?;
        Sscc::make(&format!("{}{serial:0room$}", self.prefix))
    }

    /// Gives the serial number within a number of this prefix.
    pub fn serial(&self, sscc: &Sscc) -> Option<u64> {
        let behind = sscc.digits().strip_prefix(&self.prefix)?;
        behind.get(..behind.len().checked_sub(1)?)?.parse().ok()
    }
}

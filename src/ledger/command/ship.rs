//! What a person or a file asks about shipments to China.

use std::sync::Arc;

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PalletNumber, SellerCode, ShipmentNumber, UnitTag,
};
use crate::domain::freight::FreightTable;
use crate::domain::goods::Goods;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::party::Party;
use crate::domain::preflight::CheckCode;
use crate::domain::product::Says;
use crate::domain::screening::ListedHit;
use crate::domain::shipment::{CartonMeasure, ConsignmentTerms, PalletTerms, ShipmentTerms};
use crate::ledger::fact::{
    ExportedUnits, MadePapers, SetTemplate, SsccRange, TakenFile, TakenScreening,
};

/// A command about shipments. Each becomes facts or a refusal by `ledger::rule::ship`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShipCommand {
    /// Enters a firm or tells it anew, whole.
    SetParty(Box<Party>),
    /// Tells what customs ask about goods of a seller.
    DeclareGoods(DeclareGoods),
    /// Tells what customs ask about goods of several sellers, all of it or nothing.
    DeclareEach(Vec<DeclareGoods>),
    /// Sets a site's own column layout of papers, or a newer version of it, with its bytes.
    SetTemplate(Box<SetTemplate>, Arc<[u8]>),
    /// Enters freight rates, each table whole.
    RateFreight(RateFreight),
    /// Takes in a seller's export paper.
    ImportExports(Box<TakenFile>),
    /// Names a list of parties whose entries are staged.
    LoadScreening(Box<TakenScreening>),
    /// Puts units under a line of an export paper, or under none any more.
    ExportUnits(Box<ExportedUnits>),
    /// Begins a shipment or tells its terms anew, whole.
    SetShipment(Box<ShipmentTerms>),
    /// Begins a pallet of a shipment or tells it anew, whole.
    SetPallet(PalletTerms),
    /// Begins a consignment or tells its terms anew, whole.
    SetConsignment(Box<ConsignmentTerms>),
    /// Joins a carton to a consignment, or moves it to another or onto another pallet.
    JoinCarton {
        /// The carton.
        container: ContainerName,
        /// The consignment.
        consignment: ConsignmentNumber,
        /// The pallet that it stands on.
        pallet: Option<PalletNumber>,
    },
    /// Moves the units under these tags into a carton, and joins it to a consignment, where one is named, as
    /// soon as goods are in it.
    Pack {
        /// The tags.
        tags: Vec<UnitTag>,
        /// The carton.
        container: ContainerName,
        /// The consignment.
        consignment: Option<ConsignmentNumber>,
    },
    /// Takes a carton out of its consignment.
    PartCarton {
        /// The carton.
        container: ContainerName,
    },
    /// Says what a carton measures and weighs.
    MeasureCarton {
        /// The carton.
        container: ContainerName,
        /// What was found, its sides in any order.
        measure: CartonMeasure,
    },
    /// Says what closes a carton.
    NoteSeal {
        /// The carton.
        container: ContainerName,
        /// The seal's number.
        seal: Option<String>,
        /// The kept photo that shows it.
        photo: Option<Hash>,
    },
    /// Opens a sealed carton again.
    ReopenCarton {
        /// The carton.
        container: ContainerName,
        /// Why.
        reason: String,
    },
    /// Allots serial numbers of cartons to this station.
    AllotSscc(SsccRange),
    /// Gives a carton its serial number; one that has it keeps it.
    GiveSscc {
        /// The carton.
        container: ContainerName,
    },
    /// Closes a consignment as it was shown.
    CloseConsignment {
        /// The consignment.
        consignment: ConsignmentNumber,
        /// The canonical list of all that is in it, of [`crate::ledger::codec::encode_consignment`].
        list: Arc<[u8]>,
    },
    /// Signs for the warnings of one check, as they were shown.
    SignFinding {
        /// The consignment.
        consignment: ConsignmentNumber,
        /// The check.
        check: CheckCode,
        /// The units that its warnings are about.
        units: Vec<UnitId>,
        /// The entries of lists of parties that they are about, each by name.
        listed: Vec<ListedHit>,
        /// Why it may go nevertheless.
        reason: String,
    },
    /// Opens a closed consignment again.
    ReopenConsignment {
        /// The consignment.
        consignment: ConsignmentNumber,
        /// Why.
        reason: String,
    },
    /// Notes the papers that were made of a closed consignment.
    NotePapers(Box<MadePapers>),
    /// Lets a shipment leave with all its consignments.
    Ship {
        /// The shipment.
        shipment: ShipmentNumber,
    },
}

/// See [`ShipCommand::DeclareGoods`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclareGoods {
    /// Whose goods.
    pub seller: SellerCode,
    /// By SKU.
    pub goods: Vec<(String, Goods)>,
    /// Whether what is left out stays as it was.
    pub says: Says,
    /// The file that tells it.
    pub file: Option<Hash>,
}

/// See [`ShipCommand::RateFreight`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RateFreight {
    /// The tables: one for a way and a first day.
    pub tables: Vec<FreightTable>,
    /// The file that tells them.
    pub file: Option<Hash>,
}

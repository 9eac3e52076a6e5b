//! What a fact is about. Each subject is small by nature, so that its row is a fold of few facts.

use std::fmt;

use crate::domain::codes::{
    BatchNumber, ConsignmentNumber, ContainerName, LotNumber, PalletNumber, PartyCode, PersonCode,
    SellerCode, ShipmentNumber, StationName, Tracking,
};
use crate::domain::ids::{Hash, LoadId, MailId, ParcelId, UnitId};
use crate::domain::printed::{RollKind, Sscc};
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;

/// One thing with a life of its own in the journal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// A station's series of facts.
    Series(StationName),
    /// A person with a badge.
    Person(PersonCode),
    /// A seller: name and terms, not goods.
    Seller(SellerCode),
    /// One barcode in one seller's product book.
    Product(SellerCode, String),
    /// What one seller ordered for its goods of one SKU.
    Standing(SellerCode, String),
    /// A container's own life, not its contents.
    Container(ContainerName),
    /// A load at the dock: its own life, not its parcels.
    Load(LoadId),
    /// A parcel: the box as it came.
    Parcel(ParcelId),
    /// A physical unit.
    Unit(UnitId),
    /// One imported file, by the SHA-256 of its bytes and its seller.
    Import(SellerCode, Hash),
    /// One imported recall list, by the SHA-256 of its bytes.
    RecallList(Hash),
    /// One kept photo, by the SHA-256 of its bytes.
    Photo(Hash),
    /// The numbers given out for one roll under one prefix.
    Range(RollKind, String),
    /// One workbook that a seller was sent.
    Mail(MailId),
    /// The reading of sellers' answers on one day.
    Answers(Day),
    /// One day at the site: its sign-off, not its work.
    Day(Day),
    /// One liquidation lot, from its sale on.
    Lot(LotNumber),
    /// One forward, by the number on its label.
    Forward(Tracking),
    /// One resale batch: its own life, not its units.
    Batch(BatchNumber),
    /// One resale SKU of a seller.
    ResaleSku(SellerCode, String),
    /// Something of a shipment to China.
    Ship(ShipSubject),
}

/// One thing of shipments to China with a life of its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ShipSubject {
    /// A firm.
    Party(PartyCode),
    /// What customs ask about one SKU of a seller.
    Goods(SellerCode, String),
    /// Freight rates of one way.
    Freight(ShipMode),
    /// A shipment: its own life, not its consignments.
    Shipment(ShipmentNumber),
    /// A pallet of a shipment.
    Pallet(ShipmentNumber, PalletNumber),
    /// A consignment: its own life, not its cartons.
    Consignment(ConsignmentNumber),
    /// A loaded list of parties, by its day and the SHA-256 of its file.
    Screening(Day, Hash),
    /// One serial number of a carton.
    Sscc(Sscc),
    /// Serial numbers that were allotted: prefix and first number.
    SsccRange(String, u64),
    /// A site's own column layout of papers, by its id.
    Template(String),
}

impl ShipSubject {
    fn parse(kind: &str, key: &str) -> Option<Self> {
        Some(match kind {
            "party" => Self::Party(PartyCode::parse(key)?),
            "goods" => {
                let (seller, sku) = key.split_once('/')?;
                Self::Goods(SellerCode::parse(seller)?, sku.to_owned())
            }
            "freight" => Self::Freight(ShipMode::parse(key)?),
            "shipment" => Self::Shipment(ShipmentNumber::parse(key)?),
            "pallet" => {
                let (shipment, pallet) = key.split_once('/')?;
                Self::Pallet(
                    ShipmentNumber::parse(shipment)?,
                    PalletNumber::parse(pallet)?,
                )
            }
            "consignment" => Self::Consignment(ConsignmentNumber::parse(key)?),
            "screening" => {
                let (dated, file) = key.split_once('/')?;
                Self::Screening(Day::parse(dated)?, Hash::parse(file)?)
            }
            "sscc" => Self::Sscc(Sscc::parse(key)?),
            "ssccs" => {
                let (prefix, first) = key.split_once('/')?;
                Self::SsccRange(prefix.to_owned(), first.parse().ok()?)
            }
            "template" => Self::Template(key.to_owned()),
            _ => return None,
        })
    }
}

impl fmt::Display for ShipSubject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Party(party) => write!(out, "party:{party}"),
            Self::Goods(seller, sku) => write!(out, "goods:{seller}/{sku}"),
            Self::Freight(mode) => write!(out, "freight:{}", mode.code()),
            Self::Shipment(number) => write!(out, "shipment:{number}"),
            Self::Pallet(shipment, pallet) => write!(out, "pallet:{shipment}/{pallet}"),
            Self::Consignment(number) => write!(out, "consignment:{number}"),
            Self::Screening(dated, file) => write!(out, "screening:{dated}/{file}"),
            Self::Sscc(sscc) => write!(out, "sscc:{}", sscc.digits()),
            Self::SsccRange(prefix, first) => write!(out, "ssccs:{prefix}/{first}"),
            Self::Template(id) => write!(out, "template:{id}"),
        }
    }
}

impl Subject {
    /// Reads what `Display` printed; `None` when it is no subject of this version.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, key) = text.split_once(':')?;
        Some(match kind {
            "series" => Self::Series(StationName::parse(key)?),
            "person" => Self::Person(PersonCode::parse(key)?),
            "seller" => Self::Seller(SellerCode::parse(key)?),
            "product" => {
                let (seller, code) = key.split_once('/')?;
                Self::Product(SellerCode::parse(seller)?, code.to_owned())
            }
            "standing" => {
                let (seller, sku) = key.split_once('/')?;
                Self::Standing(SellerCode::parse(seller)?, sku.to_owned())
            }
            "container" => Self::Container(ContainerName::parse(key)?),
            "load" => Self::Load(LoadId::parse(key)?),
            "parcel" => Self::Parcel(ParcelId::parse(key)?),
            "unit" => Self::Unit(UnitId::parse(key)?),
            "import" => {
                let (seller, hash) = key.split_once('/')?;
                Self::Import(SellerCode::parse(seller)?, Hash::parse(hash)?)
            }
            "recalls" => Self::RecallList(Hash::parse(key)?),
            "photo" => Self::Photo(Hash::parse(key)?),
            "range" => {
                let (roll, prefix) = key.split_once('/')?;
                Self::Range(RollKind::parse(roll)?, prefix.to_owned())
            }
            "mail" => Self::Mail(MailId::parse(key)?),
            "answers" => Self::Answers(Day::parse(key)?),
            "day" => Self::Day(Day::parse(key)?),
            "lot" => Self::Lot(LotNumber::parse(key)?),
            "forward" => Self::Forward(Tracking::parse(key)?),
            "batch" => Self::Batch(BatchNumber::parse(key)?),
            "sku" => {
                let (seller, sku) = key.split_once('/')?;
                Self::ResaleSku(SellerCode::parse(seller)?, sku.to_owned())
            }
            _ => Self::Ship(ShipSubject::parse(kind, key)?),
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Series(station) => write!(out, "series:{station}"),
            Self::Person(person) => write!(out, "person:{person}"),
            Self::Seller(seller) => write!(out, "seller:{seller}"),
            Self::Product(seller, code) => write!(out, "product:{seller}/{code}"),
            Self::Standing(seller, sku) => write!(out, "standing:{seller}/{sku}"),
            Self::Container(name) => write!(out, "container:{name}"),
            Self::Load(id) => write!(out, "load:{id}"),
            Self::Parcel(id) => write!(out, "parcel:{id}"),
            Self::Unit(id) => write!(out, "unit:{id}"),
            Self::Import(seller, hash) => write!(out, "import:{seller}/{hash}"),
            Self::RecallList(hash) => write!(out, "recalls:{hash}"),
            Self::Photo(hash) => write!(out, "photo:{hash}"),
            Self::Range(roll, prefix) => write!(out, "range:{}/{prefix}", roll.code()),
            Self::Mail(id) => write!(out, "mail:{id}"),
            Self::Answers(day) => write!(out, "answers:{day}"),
            Self::Day(day) => write!(out, "day:{day}"),
            Self::Lot(number) => write!(out, "lot:{number}"),
            Self::Forward(number) => write!(out, "forward:{number}"),
            Self::Batch(number) => write!(out, "batch:{number}"),
            Self::ResaleSku(seller, sku) => write!(out, "sku:{seller}/{sku}"),
            Self::Ship(subject) => subject.fmt(out),
        }
    }
}

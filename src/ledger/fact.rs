//! Facts: what happened, in the envelope that never changes.

mod body;
mod chat;
mod correct;
mod day;
mod leaving;
mod place;
mod pool;
mod rated;
mod repair;
mod resale;
mod ship;

use crate::domain::closed::closed_set;
use crate::domain::codes::{ContainerName, LotNumber, PersonCode, SellerCode, StationName};
use crate::domain::expected::ReturnRef;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, EventId, Hash, LineId, MailId, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::lot::SplitBy;
use crate::domain::mask::Area;
use crate::domain::money::{Currency, Money};
use crate::domain::photo::{PhotoKind, PhotoSource, WaiveReason};
use crate::domain::standing::StandingOrder;
use crate::domain::time::{Day, UtcMs};

use super::subject::Subject;

pub use crate::domain::rights::Role;
pub use body::{Body, Inspection, Kind};
pub use chat::PurgedChat;
pub use correct::{CorrectFact, RedecidedUnits, RegradedUnits};
pub use day::{ClosedDay, DayFact};
pub use leaving::{LeftUnits, MadeForward, PicturedContainer, ReleaseReason, ReleasedParcel};
pub use place::{CountedParcels, CountedPlace, WrittenOff, WrittenOffParcel};
pub use pool::{AttachedUnits, ExpiredParcel, MergedParcel, MergedUnit};
pub use rated::UnitRated;
pub use repair::{RepairAnswered, RepairEnded, RepairEstimated, RepairWorked};
pub use resale::{EndedBatch, ListedBatch, LockedSku, OpenedBatch, RelabelledUnit};
pub use ship::{
    ClosedConsignment, DeclaredGoods, ExportedUnits, JoinedCarton, LeftShipment, MadePapers,
    RatedFreight, ReopenedConsignment, SetTemplate, ShipFact, SignedFinding, SsccRange,
    TakenScreening,
};

/// A seller's word about its goods of one SKU, from a day on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrderSet {
    /// Whose goods.
    pub seller: SellerCode,
    /// Its SKU.
    pub sku: String,
    /// The workbook that it answers; none where a supervisor keyed it in.
    pub mail: Option<MailId>,
    /// What was said.
    pub order: StandingOrder,
}

/// A hybrid logical clock: 48 bits of UTC milliseconds, 16 bits of a counter. It never goes back,
/// whatever the wall clock does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Hlc(pub u64);

/// The hashed part of every fact beside its body. Version 1 of this shape is for ever.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// The station whose series the fact belongs to.
    pub station: StationName,
    /// Told apart from a copied disk or a restored backup of the same station.
    pub epoch: u64,
    /// Dense from 1 within (station, epoch).
    pub seq: u64,
    /// Names the fact for ever.
    pub event: EventId,
    /// The command that wrote it; all facts of one command share it.
    pub key: CommandKey,
    /// What kind of fact the body is.
    pub kind: Kind,
    /// The body's version within its kind.
    pub version: u16,
    /// Orders facts of several stations.
    pub hlc: Hlc,
    /// Wall clock of the station.
    pub at: UtcMs,
    /// The site's local day.
    pub day: Day,
    /// Who did it; none only for the program's own facts.
    pub person: Option<PersonCode>,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// SHA-256 of the canonical body.
    pub body_hash: Hash,
}

/// An envelope with its decoded body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Who, when, what about.
    pub envelope: Envelope,
    /// What happened.
    pub body: Body,
}

/// A pack of rules or questions by its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackRef {
    /// The pack's name.
    pub id: String,
    /// The pack's version.
    pub version: u32,
    /// SHA-256 of the pack's bytes, which the store keeps.
    pub hash: Hash,
}

closed_set! {
    /// How the bench learned what the unit is.
    ProductHow {
        /// Its barcode was known.
        Barcode = "barcode",
        /// Its barcode was unknown and a person bound it to an open line.
        Bound = "bound",
        /// It has no readable barcode and a person named the line.
        NoBarcode = "no_barcode",
        /// A person said that it is on none of the open lines.
        NotExpected = "not_expected",
    }
}

/// The announced line that a person or a known barcode chose for a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineChoice {
    /// The line's id.
    pub line: LineId,
    /// The return it belongs to.
    pub of: ReturnRef,
    /// Amazon's product id.
    pub asin: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// The product's name.
    pub title: Option<String>,
}

closed_set! {
    /// What a person said of an announced line that did not come out of the box.
    Unseen {
        /// It was not there.
        Missing = "missing",
        /// It is said to travel in another box.
        OtherBox = "other_box",
    }
}

/// One chunk of canonical import rows, kept by its hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChunkRef {
    /// SHA-256 of the chunk's bytes.
    pub hash: Hash,
    /// Rows in it.
    pub rows: u32,
}

/// A seller's file as it was taken in. Its canonical rows stand in the chunks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenFile {
    /// Whose file it is.
    pub seller: SellerCode,
    /// SHA-256 of the file's bytes; of the one row's, for an edit at a desk.
    pub file: Hash,
    /// The file's name without its folder; empty for an edit at a desk.
    pub file_name: String,
    /// How its text was encoded.
    pub encoding: String,
    /// Column head to field name, in the file's order.
    pub mapping: Vec<(String, String)>,
    /// Rows of the file.
    pub rows: u32,
    /// Rows left out, each for a reason that was shown.
    pub skipped: u32,
    /// The canonical rows, free of buyers' data.
    pub chunks: Vec<ChunkRef>,
}

/// A recall list as it was taken in. It is the site's and holds for the goods of every seller. Its
/// canonical rows stand in the chunks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenList {
    /// The seller that handed it over, when one did.
    pub from: Option<SellerCode>,
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
    /// The canonical rows.
    pub chunks: Vec<ChunkRef>,
}

/// A container that left the building, with all that was in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftContainer {
    /// The container.
    pub container: ContainerName,
    /// How it left.
    pub how: LeftHow,
    /// Units in it.
    pub units: u32,
    /// Under what number: an order, a tracking number, a buyer's lot.
    pub under: Option<String>,
    /// Who saw it beside the person who says so.
    pub witness: Option<PersonCode>,
    /// SHA-256 of the kept photo that shows it.
    pub photo: Option<Hash>,
    /// Who took it: a recycler.
    pub taker: Option<String>,
}

/// A lot as it was sold: from here on it never changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoldLot {
    /// Its number.
    pub lot: LotNumber,
    /// Its pallets, by name.
    pub pallets: Vec<ContainerName>,
    /// Units on them.
    pub units: u32,
    /// SHA-256 of the canonical list of its units, which the store keeps.
    pub list: Hash,
    /// Its condition: the lowest of its units; none where one was not graded.
    pub condition: Option<Grade>,
    /// Who bought it.
    pub buyer: String,
    /// The day of the sale.
    pub day: Day,
    /// What it was sold for.
    pub price: Money,
    /// The buyer's or the auction's own number.
    pub reference: Option<String>,
    /// By what the price is split among its units.
    pub split: SplitBy,
}

/// A sale that came to nothing: the pallets are here again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WithdrawnLot {
    /// The lot.
    pub lot: LotNumber,
    /// Its pallets.
    pub pallets: Vec<ContainerName>,
    /// Why.
    pub reason: String,
}

/// What units of a lot brought, as a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotProceeds {
    /// The lot.
    pub lot: LotNumber,
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name without its folder.
    pub file_name: String,
    /// Of every amount.
    pub currency: Currency,
    /// What each unit brought, in minor units. A newer fact about a unit replaces it.
    pub amounts: Vec<(UnitId, i64)>,
}

/// A workbook that was made for a seller: what waits for its word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MadeMail {
    /// Its id, which the workbook carries.
    pub mail: MailId,
    /// Whose word is wanted.
    pub seller: SellerCode,
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name without its folder.
    pub file_name: String,
    /// The site's day.
    pub day: Day,
    /// When an answer is due.
    pub answer_by: UtcMs,
    /// Rows that want an answer.
    pub rows: u32,
}

/// A filled workbook as it was taken in. What its rows did stands in facts of the units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenMail {
    /// The mail that it answers.
    pub mail: MailId,
    /// Whose it is.
    pub seller: SellerCode,
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name without its folder.
    pub file_name: String,
    /// What became of its rows.
    pub rows: MailCounts,
}

/// That sellers' answers were looked for on a day: what a folder held, or that nothing came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadAnswers {
    /// The site's day.
    pub day: Day,
    /// The folder's name without the path to it; none where a supervisor says that nothing came.
    pub folder: Option<String>,
    /// Files that were looked at.
    pub files: u32,
    /// Files among them that were taken, then or before.
    pub taken: u32,
}

impl ReadAnswers {
    /// A supervisor's word that nothing came on a day.
    pub fn nothing_on(day: Day) -> Self {
        Self {
            day,
            folder: None,
            files: 0,
            taken: 0,
        }
    }
}

/// What became of the rows of a filled workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MailCounts {
    /// Rows whose answer was taken.
    pub applied: u32,
    /// Rows that say what is so already.
    pub unchanged: u32,
    /// Rows without an answer.
    pub unanswered: u32,
    /// Rows refused, each for a reason that was shown.
    pub refused: u32,
}

/// A photo that was owed and is not taken any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WaivedPhoto {
    /// The parcel.
    pub parcel: ParcelId,
    /// The unit that asked for it; none for what is photographed of every parcel.
    pub unit: Option<UnitId>,
    /// What it was to show.
    pub kind: PhotoKind,
    /// Why.
    pub reason: WaiveReason,
}

/// A copy of a photo with areas of it covered: their pixels are gone from the copy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MaskedPhoto {
    /// SHA-256 of the original.
    pub photo: Hash,
    /// The parcel it belongs to.
    pub parcel: ParcelId,
    /// SHA-256 of the copy.
    pub copy: Hash,
    /// Bytes of the copy.
    pub bytes: u32,
    /// What is covered.
    pub covered: Vec<Area>,
}

/// Photos of one parcel whose originals a rule had erased.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PurgedPhotos {
    /// The parcel they belong to.
    pub parcel: ParcelId,
    /// SHA-256 of each original.
    pub photos: Vec<Hash>,
    /// The pack of rules.
    pub rule: String,
    /// Its version.
    pub rule_version: u32,
    /// The day that the rule was applied for.
    pub day: Day,
}

/// A kept photo with what it shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedPhoto {
    /// SHA-256 of the kept picture.
    pub photo: Hash,
    /// The parcel it belongs to.
    pub parcel: ParcelId,
    /// The unit it shows, when it shows one.
    pub unit: Option<UnitId>,
    /// What it shows.
    pub kind: PhotoKind,
    /// How it came in.
    pub source: PhotoSource,
    /// When it was taken, by the camera's clock.
    pub taken_at: UtcMs,
    /// Width of the kept picture in pixels.
    pub width: u32,
    /// Height of the kept picture in pixels.
    pub height: u32,
    /// Bytes of the kept picture.
    pub bytes: u32,
}

/// Where a scan's raw bytes stand: in an erasable side row, named by a salted hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawScan {
    /// Random bytes before the scan, so that the hash cannot be guessed back.
    pub salt: [u8; 16],
    /// What the scanner sent.
    pub bytes: Vec<u8>,
}

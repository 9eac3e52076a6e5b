//! What a rule must know of a command, and what the store found of it.

use std::collections::BTreeMap;

use crate::domain::codes::{
    BatchNumber, ContainerName, LotNumber, PersonCode, SellerCode, Tracking, UnitTag,
};
use crate::domain::expected::KnownLine;
use crate::domain::ids::{CommandKey, Hash, LineId, LoadId, MailId, ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::domain::place::Kin;
use crate::domain::pool::{MergeStay, ToldSeller};
use crate::domain::printed::RollKind;
use crate::domain::rights::Led;
use crate::domain::time::Day;
use crate::ledger::chatting::ChatRow;
use crate::ledger::fact::Fact;
use crate::ledger::query::{
    BatchSheet, CorrectionView, KeptBack, LotAsked, LotSheet, LotView, PackedChecklist,
    RelabelView, ResaleView, WorkAsked,
};
use crate::ledger::rows::{
    AnswersReadRow, BoxClaim, ContainerRow, DayRow, ForwardRow, LoadRow, MailRow, ParcelRow,
    PersonRow, PhotoRow, PlacedUnit, ProductRow, RangeRow, SellerRow, SeriesRow, StandingRow,
    UnitRow,
};

use crate::ledger::stamp::Head;

use super::rating::KnownLooks;
use super::ship::{ShipKnown, ShipNeed};

/// What a rule must know; the store loads exactly this.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// Whether the series has begun.
    Series,
    /// The person of the order.
    Person(PersonCode),
    /// A person who is to be enrolled.
    Enrolled(PersonCode),
    /// Who leads the site.
    Led,
    /// A seller.
    Seller(SellerCode),
    /// A container.
    Container(ContainerName),
    /// The number of units in a container.
    Contents(ContainerName),
    /// The units in a container, one by one.
    EachOf(ContainerName),
    /// The photos that units in a container owe.
    Owed(ContainerName),
    /// Units in a container that are labelled for a forward.
    Labelled(ContainerName),
    /// Units in a container that nobody said to destroy.
    Baseless(ContainerName),
    /// What a drum holds, and what comes into it.
    Drum(ContainerName),
    /// All units under these tags, and the photos that they owe.
    Tagged(Vec<UnitTag>),
    /// What keeps the units under these tags from every sale on a day.
    KeptBack(Vec<UnitTag>, Day),
    /// Forwards under these numbers, in their order, with their units.
    Forwards(Vec<Tracking>),
    /// What keeps an empty box on the evidence shelf.
    BoxClaim(ParcelId),
    /// A parcel.
    Parcel(ParcelId),
    /// The unit that carries a tag: the one in a container or, without such a one, the newest that
    /// was taken back.
    Tag(UnitTag),
    /// What a seller ordered for its goods of one SKU.
    Standing(SellerCode, String),
    /// One barcode of one seller.
    Product(SellerCode, String),
    /// The facts of an earlier command that still count, with the container of its put, or the
    /// parcel of its receipt.
    Target(CommandKey),
    /// A load at the dock.
    Load(LoadId),
    /// Units by their ids.
    Units(Vec<UnitId>),
    /// A kept photo.
    Photo(Hash),
    /// Kept photos.
    Photos(Vec<Hash>),
    /// What sellers said in chats that this picture shows.
    Chats(Hash),
    /// What was given out of a roll.
    Range(RollKind, String),
    /// Whether a file of a seller was taken.
    Import(SellerCode, Hash),
    /// Whether a recall list was taken.
    RecallList(Hash),
    /// Whether a list of parties was loaded, by its day and file.
    ScreeningList(Day, Hash),
    /// A workbook that a seller was sent.
    Mail(MailId),
    /// Whether sellers' answers were read on a day.
    AnswersRead(Day),
    /// A sold lot with its units.
    Lot(LotNumber),
    /// What a lot of some pallets would be.
    LotView(LotAsked),
    /// What stands in a container, by what is alike among it.
    Kins(ContainerName),
    /// The containers that these units are in.
    SourcesOf(Vec<UnitId>),
    /// The units that stand in a container, whole, at most one more than may be moved at once.
    RowsIn(ContainerName),
    /// The units that stand in a container, in short.
    PlacedIn(ContainerName),
    /// These units, in short.
    Placed(Vec<UnitId>),
    /// The whole parcels that stand on a shelf.
    ParcelsOn(ContainerName),
    /// Parcels by their ids.
    Parcels(Vec<ParcelId>),
    /// How many units of a container a count missed.
    MissingIn(ContainerName),
    /// Whether a file announces a parcel by now, or a person matched it.
    Announced(ParcelId),
    /// Which sellers were told for the last time of a parcel that has been on the claim shelf for so many days.
    Told(ParcelId, u32),
    /// The other of two parcels.
    Other(ParcelId),
    /// Every photo of a parcel.
    PhotosOf(ParcelId),
    /// Every unit of a parcel.
    UnitsOf(ParcelId),
    /// The lines of a parcel, with those that units are under and one more.
    Lines(ParcelId, Vec<UnitId>, Option<LineId>),
    /// What resale asks for.
    Resale(ResaleNeed),
    /// The checklist by which a unit was graded at the bench.
    ChecklistOf(UnitId),
    /// Units under a label with what their correction depends on, by the books of a day.
    Correcting(UnitTag, Day),
    /// The sign-off of a day and, where it is to be signed off, how it stands.
    Day(Day, Option<WorkAsked>),
    /// Every look at a unit.
    Looks(UnitId),
    /// What shipments ask for.
    Ship(ShipNeed),
}

/// What the rules of resale must know.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ResaleNeed {
    /// A batch with what is in it.
    Batch(BatchNumber),
    /// The units of a batch, or those that are to come into it, as they would be listed on a day.
    Units(BatchNumber, Option<Vec<UnitId>>, Day),
    /// What a unit's new label is to read.
    Relabel(UnitTag, Day),
    /// In which batches units are.
    Batched(Vec<UnitId>),
}

/// What the store found for the needs of one command.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// The series.
    pub series: Option<SeriesRow>,
    /// The person of the order.
    pub person: Option<PersonRow>,
    /// The person who is to be enrolled, if that happened before.
    pub enrolled: Option<PersonRow>,
    /// Who leads the site.
    pub led: Led,
    /// The badges of all who lead.
    pub leads: Vec<PersonCode>,
    /// The seller.
    pub seller: Option<SellerRow>,
    /// The container or, for an undo, the container of the target's put.
    pub container: Option<ContainerRow>,
    /// Units in the container, for a command that asks for its contents.
    pub container_units: u32,
    /// Boxes of nobody in the container, for a command that asks for its contents.
    pub container_boxes: u32,
    /// The units in the container, for a command that moves them all.
    pub container_each: Vec<UnitId>,
    /// The photos that units in the container owe, by their tags.
    pub container_owed: Vec<(UnitTag, PhotoKinds)>,
    /// Units in the container that are labelled for a forward.
    pub container_labelled: Vec<UnitTag>,
    /// Units in the container that nobody said to destroy.
    pub container_baseless: Vec<UnitTag>,
    /// What is in the drum and what comes into it.
    pub drum: Option<DrumKnown>,
    /// Photos that the named units owe, with the container that each is in.
    pub units_owed: Vec<(ContainerName, UnitTag, PhotoKinds)>,
    /// What keeps units that are to be sold here.
    pub kept_back: Vec<KeptBack>,
    /// Every look at the unit.
    pub looks: Option<Box<KnownLooks>>,
    /// The forwards, as far as they are known.
    pub forwards: Vec<ForwardRow>,
    /// What keeps the empty box on the evidence shelf.
    pub claim: Option<BoxClaim>,
    /// The parcel.
    pub parcel: Option<ParcelRow>,
    /// The unit that carries the tag.
    pub tag_holder: Option<UnitRow>,
    /// What the seller ordered for its goods of the SKU.
    pub standing: Option<StandingRow>,
    /// That sellers' answers were read on the day of the order, if they were.
    pub answers_read: Option<AnswersReadRow>,
    /// The barcode's binding.
    pub product: Option<ProductRow>,
    /// The facts of the target command that still count.
    pub target: Vec<Fact>,
    /// The lines, as far as they are known.
    pub lines: Vec<KnownLine>,
    /// Those of the lines that the parcel's numbers or a person name.
    pub own_lines: Vec<LineId>,
    /// Whether the file was taken before.
    pub import_taken: Taken,
    /// The load.
    pub load: Option<LoadRow>,
    /// The units, as far as they are known.
    pub units: Vec<UnitRow>,
    /// The photo.
    pub photo: Option<PhotoRow>,
    /// The photos, as far as they are known.
    pub photos: Vec<PhotoRow>,
    /// What sellers said in chats that the picture shows.
    pub chats: Vec<ChatRow>,
    /// What was given out of the roll.
    pub range: Option<RangeRow>,
    /// The workbook that a seller was sent.
    pub mail: Option<MailRow>,
    /// The sold lot with its units.
    pub lot: Option<Box<LotSheet>>,
    /// What the lot would be; none where no pallet is named.
    pub lot_view: Option<Box<LotView>>,
    /// What stands in the container that something goes into.
    pub kins: Vec<Kin>,
    /// The containers that units come out of.
    pub sources: Vec<ContainerRow>,
    /// The units that belong in a place that was counted.
    pub place_units: Vec<PlacedUnit>,
    /// The units that were scanned there.
    pub scanned: Vec<PlacedUnit>,
    /// The whole parcels that belong on a shelf that was counted.
    pub shelf_parcels: Vec<ParcelRow>,
    /// The parcels, as far as they are known.
    pub parcels: Vec<ParcelRow>,
    /// Units of the container that a count missed.
    pub container_missing: u32,
    /// The resale batch with what is in it.
    pub batch: Option<Box<BatchSheet>>,
    /// Units of the batch, or to come into it, as they would be listed; none without a batch.
    pub resale_view: Option<Box<ResaleView>>,
    /// What the unit's new label is to read.
    pub relabel: Option<Box<RelabelView>>,
    /// In which batches units are, those that are in one.
    pub batched: Vec<(UnitId, BatchNumber)>,
    /// The checklist of the unit; none where it has none or none is kept.
    pub checklist: Option<PackedChecklist>,
    /// Whether a file announces the parcel by now.
    pub announced: Announced,
    /// Every seller, with its last notice of the parcel.
    pub told: Vec<ToldSeller>,
    /// The other parcel.
    pub other: Option<ParcelRow>,
    /// What two records that were made one have to say to an undo.
    pub merge_stays: Option<MergeStay>,
    /// Units that are to be corrected.
    pub correction: Option<Box<CorrectionView>>,
    /// A day that is signed off or opened again.
    pub day: Option<Box<DayKnown>>,
    /// What is known of shipments.
    pub ship: Box<ShipKnown>,
}

/// A day as its sign-off looks at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayKnown {
    /// Its newest sign-off.
    pub row: Option<DayRow>,
    /// How it stands, where it is to be signed off.
    pub standing: Option<DayStanding>,
}

/// How a day stands in the moment of its sign-off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayStanding {
    /// The journal's head.
    pub head: Head,
    /// The day's figures, by their codes.
    pub figures: BTreeMap<String, u32>,
    /// What is open, by the codes of the queues.
    pub open: Vec<(String, u32)>,
}

/// What a drum holds, and what comes into it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DrumKnown {
    /// How the batteries in it are; none while it is empty.
    pub holds: Option<BatteryState>,
    /// How those are that come into it, by their tags; none for what has no battery.
    pub comes: Vec<(UnitTag, Option<BatteryState>)>,
}

/// Whether a battery is sound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BatteryState {
    /// Nothing speaks against it.
    Sound,
    /// It is damaged or defective, or may be.
    Damaged,
}

/// Whether a file announces a parcel, or a person matched it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Announced {
    /// Nobody does.
    #[default]
    No,
    /// Somebody does.
    Yes,
}

/// Whether a file was taken before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Taken {
    /// No.
    #[default]
    No,
    /// Yes.
    Yes,
}

//! What may be asked of the store, and the plain answers.

mod checklists;
pub mod claims;
mod dock;
mod evidence;
mod find;
mod holds;
mod leaving;
mod lots;
mod manifest;
mod personal;
mod photos;
mod places;
mod planner;
mod pool;
mod resale;
mod ship;
mod weight;
pub mod work;

use std::sync::Arc;

use crate::domain::charge::Period;
use crate::domain::checklist::Checklist;
use crate::domain::codes::{
    BatchNumber, ContainerName, LotNumber, ParcelTag, SellerCode, TagPrefix, Tracking, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, LineId, LoadId, MailId, ParcelId, UnitId};
use crate::domain::policy::Policy;
use crate::domain::pool::ToldSeller;
use crate::domain::printed::RollKind;
use crate::domain::product::Product;
use crate::domain::reading::Candidate;
use crate::domain::recall::{Recall, RecallKey};
use crate::domain::repair::RepairQueue;
use crate::domain::time::{Day, UtcMs};
use crate::domain::usual::Usual;

use super::book::Doubt;
use super::charge::Statement;
use super::chatting::{ChatPicture, OutboxRow};
use super::fact::{Kind, PackRef};
use super::import::ImportKind;
use super::review::Review;
pub use checklists::{Checklists, PackedChecklist};
pub use claims::{ClaimDays, ClaimQueue, ClaimsAsked, QueuedClaim};
pub use dock::{Backlog, DockedParcel, LoadCount, LoadView, WaitingParcel};
pub use evidence::{Evidence, EvidenceOf, EvidenceParcel, KeptFact};
pub use find::{FindScope, Found, FoundKind};
pub use holds::{HeldCount, HeldUnit, HoldQueue, HoldsAsked};
pub use leaving::{Drum, KeptBack};
pub use lots::{LotAsked, LotNote, LotSheet, LotView};
pub use manifest::{Manifest, ManifestLine};
pub use personal::{Originals, OriginalsAsked, PersonalPhoto};
pub use photos::ParcelPhotos;
pub use places::{PlaceView, TaggedUnits};
pub use planner::{PlanOf, PlanView};
pub use pool::{Guess, Guesses, LineGuess, UnitLines, UnitLinesAsked};
pub use resale::{
    BatchCount, BatchLate, BatchSheet, NewCode, NewCodeKind, RelabelLack, RelabelView, ResaleAsked,
    ResaleNote, ResaleOf, ResaleView, SellerForSale,
};
pub use ship::{
    ConsignmentView, ExportPlan, FreeCarton, KeptTemplate, LooseOf, PlannedLine, PreflightView,
    ScreeningView, ShipAnswer, ShipQuery, ShipmentView, UnitExports,
};
pub use weight::WeighedParcel;
pub use work::{
    Counted, ParcelQueue, ParcelsAsked, Queue, QueueFigure, QueuedDebt, QueuedParcel, QueuedUnit,
    RepairUnit, UnitQueue, WorkAsked,
};

use super::rows::{
    AnswersReadRow, BoxClaim, ContainerRow, ForwardRow, LotRow, MailRow, ParcelRow, PersonRow,
    PhotoRow, ProductRow, SellerRow, StandingRow, Trust, UnitRow,
};

/// A question to the store. Every list is a page by key, never by offset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Query {
    /// Everything the bench needs about a scan at the parcel step.
    Dossier(Vec<Candidate>),
    /// The same for a parcel that is known, as after a restart, with what a bench has beside it.
    ParcelDossier(ParcelId, Beside),
    /// Lines of any return that still await units of a product: by what a scan of it may mean.
    Elsewhere(Vec<String>),
    /// Announced lines of a seller, or of any, whose tracking number ends in these 6 characters.
    Ending(String, Option<SellerCode>),
    /// The unit that carries a tag.
    Tag(UnitTag),
    /// All units under these tags; those that left stand there too.
    Tagged(Vec<UnitTag>),
    /// Forwards that wait for their carrier, the one that is due first first.
    Forwards,
    /// The forward under a number.
    Forward(Tracking),
    /// The battery drums that are here.
    Drums,
    /// What keeps an empty box on the evidence shelf.
    BoxClaim(ParcelId),
    /// Every unit under a tag, with the shelf that goods like them stand on.
    UnderTag(UnitTag),
    /// A container with what a count looks at.
    Place(ContainerName),
    /// The newest put of this store's own station that still counts.
    LastPut,
    /// Product bindings of one barcode, of any seller.
    Product(String),
    /// A day's figures.
    Review(Day),
    /// A page of units, newest first.
    Units(UnitFilter, Option<PageAfter>),
    /// A page of parcels, newest first.
    Parcels(ParcelFilter, Option<PageAfter>),
    /// A page of the parcels that wait unopened, oldest first.
    Backlog(Option<PageAfter>),
    /// Every queue of open work with its count and age. See [`Query::open_work`].
    OpenWork(WorkAsked),
    /// A page of units that wait for somebody, oldest first.
    QueuedUnits(UnitQueue, Option<PageAfter>),
    /// A page of parcels that wait for somebody, oldest first. See [`Query::queued_parcels`].
    QueuedParcels(ParcelsAsked, Option<PageAfter>),
    /// The parcel with a number for people.
    Parcel(ParcelTag),
    /// Announced returns that a parcel of nobody may belong to.
    Guesses(ParcelId),
    /// Announced lines that a unit may answer.
    UnitLines(UnitLinesAsked),
    /// The parcels of the claim shelf that a file announces by now.
    PoolFound,
    /// Every seller, with its last notice of a parcel that has been on the claim shelf for so many days.
    PoolTold(ParcelId, u32),
    /// A page of photos that are owed, by the parcels that owe them, oldest first.
    QueuedDebts(Option<PageAfter>),
    /// A page of claims that may be filed, or might have been lately; the one that ends first first.
    QueuedClaims(ClaimsAsked, Option<PageAfter>),
    /// A page of a queue of holds, the one that is looked at again first comes first.
    Holds(HoldsAsked, Option<PageAfter>),
    /// How many units are held, by the day of review and seller.
    HoldWall,
    /// A page of a queue of repairs, the one that is due first comes first.
    Repairs(RepairQueue, Option<PageAfter>),
    /// One workbook that a seller was sent.
    Mail(MailId),
    /// The newest workbooks that sellers were sent, newest first.
    Mails,
    /// The newest workbook of every seller that was sent one, by the seller's code.
    Outbox,
    /// Whether sellers' answers were read on a day.
    AnswersRead(Day),
    /// Every load that was left open, oldest first.
    QueuedLoads,
    /// Containers with goods in them that were to have left by this day, the oldest first.
    Stays(Day),
    /// Barcodes that the bench has learned so far that want a second word, by seller.
    QueuedProducts(Trust),
    /// Loads at the dock that are not closed, begun on this site day or later.
    OpenLoads(Day),
    /// One load with its newest parcels.
    Load(LoadId),
    /// One parcel with its photos and what is owed of it.
    ParcelPhotos(ParcelId),
    /// What one parcel weighs, and what its announced goods weigh.
    ParcelWeight(ParcelId),
    /// The parcel that was on this store's own bench at a moment.
    ParcelAt(UtcMs),
    /// What one kept photo is named.
    Photo(Hash),
    /// A page of every named photo, by its hash.
    Photos(Option<Hash>),
    /// A page of photos whose originals show an address and stand, the one taken first on top.
    Originals(OriginalsAsked, Option<PageAfter>),
    /// The first photo whose newest covered copy is this one.
    PhotoOfCopy(Hash),
    /// A page of photos whose originals were erased by rule, by their hashes.
    PurgedPhotos(Option<Hash>),
    /// A page of the pictures of chats, by their hashes.
    ChatPictures(Option<Hash>),
    /// How many scans that were made before a moment are kept as the scanner sent them.
    RawScans(UtcMs),
    /// On how many of the days from the first to the last a parcel was received.
    WorkedDays(Day, Day),
    /// Everything that evidence about a unit, a parcel or a return is made of.
    Evidence(EvidenceOf),
    /// What happened to one unit.
    UnitTimeline(UnitId),
    /// What happened to one parcel.
    ParcelTimeline(ParcelId),
    /// Containers with their counts, open ones first.
    Containers(Option<ContainerKind>),
    /// The rows of a China manifest of these cartons; empty means every carton in use.
    Manifest(Vec<ContainerName>),
    /// What a seller is charged for in a period.
    Charges(SellerCode, Period),
    /// What a lot of some pallets would be, and what keeps units out of it.
    LotView(LotAsked),
    /// A page of the lots that were sold, newest first.
    Lots(Option<PageAfter>),
    /// A sold lot with its units.
    Lot(LotNumber),
    /// Units for sale as they would be listed, and what keeps them off a channel.
    ResaleView(ResaleAsked),
    /// Sellers with units in resale totes that are here and in no batch, by code.
    ForSale,
    /// What keeps units under these tags from every sale on this day.
    KeptBack(Vec<UnitTag>, Day),
    /// Batches that are late to be listed or sold on this day, the one that is open longest first.
    LateBatches(Day),
    /// The newest resale batches, newest first.
    Batches,
    /// A resale batch with what was listed.
    Batch(BatchNumber),
    /// What a unit's new label is to read by the books of a day.
    Relabel(UnitTag, Day),
    /// Announced lines.
    Expected(ExpectedBy),
    /// What any number, or its last characters, names.
    Find(String, FindScope),
    /// Sellers with their rule tables.
    Sellers,
    /// What a seller ordered for its goods of each SKU, by the SKU; those behind one.
    Standing(SellerCode, Option<String>),
    /// People with badges.
    People,
    /// Files taken in, newest first.
    Imports,
    /// How the columns of a seller's files were bound, newest file first.
    ColumnsOf(ImportKind, Option<SellerCode>),
    /// A seller's product book with what was learned at the bench, doubts first.
    Book(SellerCode),
    /// Every recall of every list, those in force first.
    Recalls,
    /// What was given out of a roll under a prefix.
    Range(RollKind, TagPrefix),
    /// The checklists of these packs, as inspections name them.
    Checklists(Vec<PackRef>),
    /// The bytes of a pack.
    Pack(Hash),
    /// About shipments to China.
    Ship(ShipQuery),
    /// Size and head of the store.
    Health,
}

/// Which units a list shows; every set field must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitFilter {
    /// Put on this site day.
    pub day: Option<Day>,
    /// Of this seller.
    pub seller: Option<SellerCode>,
    /// With this decision.
    pub decision: Option<Decision>,
    /// With this grade.
    pub grade: Option<Grade>,
    /// In this container.
    pub container: Option<ContainerName>,
    /// By this person.
    pub person: Option<String>,
    /// From this parcel.
    pub parcel: Option<ParcelId>,
    /// Put in this hour of the site's day, 0 to 23.
    pub hour: Option<u8>,
    /// Only units decided otherwise than proposed.
    pub only: UnitOnly,
}

/// A narrower view of a list of units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum UnitOnly {
    /// No narrowing.
    #[default]
    All,
    /// Decided otherwise than proposed.
    Overridden,
    /// Not announced, or of nobody known.
    NotExpected,
    /// Those in a container and those that wait on a shelf; for a day or all days.
    In,
    /// Those that wait on the test or the approval shelf; for a day or all days.
    Waiting,
}

/// Which parcels a list shows; every set field must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ParcelFilter {
    /// Received on this site day.
    pub day: Option<Day>,
    /// In this state.
    pub state: Option<super::rows::ParcelState>,
    /// With a finding at receipt.
    pub finding: Option<crate::domain::expected::ReturnStanding>,
    /// Received in this hour of the site's day, 0 to 23.
    pub hour: Option<u8>,
    /// Only parcels whose weight speaks against their goods.
    pub weight: WeightOnly,
}

/// A narrower view of a list of parcels by their weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WeightOnly {
    /// No narrowing.
    #[default]
    All,
    /// Lighter than their goods.
    Light,
    /// Of another weight than parcels of their goods.
    Unusual,
}

/// Where a page begins: after this row, by time and id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PageAfter {
    /// The row's time.
    pub at: UtcMs,
    /// The row's id.
    pub id: u128,
}

/// How announced lines are looked up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExpectedBy {
    /// By tracking number, exact.
    Tracking(String),
    /// By RMA id, exact and case-sensitive.
    Rma(String),
    /// By order id.
    Order(String),
    /// All, in the order of their keys, after this key.
    All(Option<Vec<u8>>),
}

/// What the store found.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// To [`Query::Dossier`], [`Query::ParcelDossier`], [`Query::Elsewhere`] and [`Query::Ending`].
    Dossier(Box<Dossier>),
    /// To [`Query::Tag`].
    Tag(Option<Box<UnitRow>>),
    /// To [`Query::Tagged`].
    Tagged(Vec<UnitRow>),
    /// To [`Query::KeptBack`].
    KeptBack(Vec<KeptBack>),
    /// To [`Query::Forwards`]: at most a page.
    Forwards(Vec<ForwardRow>),
    /// To [`Query::Forward`]; none when nothing was labelled so.
    Forward(Option<Box<ForwardRow>>),
    /// To [`Query::Drums`].
    Drums(Vec<Drum>),
    /// To [`Query::BoxClaim`].
    BoxClaim(Option<BoxClaim>),
    /// To [`Query::UnderTag`].
    UnderTag(Box<TaggedUnits>),
    /// To [`Query::Place`].
    Place(Box<PlaceView>),
    /// To [`Query::LastPut`].
    LastPut(Option<Box<UnitRow>>),
    /// To [`Query::Product`].
    Product(Vec<ProductRow>),
    /// To [`Query::Review`].
    Review(Box<Review>),
    /// To [`Query::Units`].
    Units(Page<UnitRow>),
    /// To [`Query::Parcels`].
    Parcels(Page<ParcelRow>),
    /// To [`Query::Parcel`]; none when nothing has that number.
    Parcel(Option<Box<ParcelRow>>),
    /// To [`Query::Backlog`].
    Backlog(Box<Backlog>),
    /// To [`Query::OpenWork`]: one figure for each of [`Queue::ALL`], in its order.
    OpenWork(Vec<QueueFigure>),
    /// To [`Query::QueuedUnits`].
    QueuedUnits(Page<QueuedUnit>),
    /// To [`Query::QueuedParcels`].
    QueuedParcels(Page<QueuedParcel>),
    /// To [`Query::PoolTold`].
    PoolTold(Vec<ToldSeller>),
    /// To [`Query::Guesses`].
    Guesses(Box<Guesses>),
    /// To [`Query::UnitLines`]; none where the unit is not known.
    UnitLines(Option<Box<UnitLines>>),
    /// To [`Query::PoolFound`], among the oldest [`crate::domain::limits::POOL_LOOKED_MAX`].
    PoolFound(Vec<ParcelId>),
    /// To [`Query::QueuedDebts`]: all that at most a page of parcels owes.
    QueuedDebts(Page<QueuedDebt>),
    /// To [`Query::QueuedClaims`].
    QueuedClaims(Page<QueuedClaim>),
    /// To [`Query::Holds`].
    Holds(Page<HeldUnit>),
    /// To [`Query::HoldWall`], the day that comes first first.
    HoldWall(Vec<HeldCount>),
    /// To [`Query::Repairs`].
    Repairs(Page<RepairUnit>),
    /// To [`Query::Mail`]; none when no mail has that id.
    Mail(Option<Box<MailRow>>),
    /// To [`Query::Mails`]: at most a page.
    Mails(Vec<MailRow>),
    /// To [`Query::Outbox`]: the newest workbook of each seller.
    Outbox(Vec<OutboxRow>),
    /// To [`Query::AnswersRead`]; none when they were not.
    AnswersRead(Option<Box<AnswersReadRow>>),
    /// To [`Query::QueuedLoads`]: at most a page.
    QueuedLoads(Vec<LoadCount>),
    /// To [`Query::QueuedProducts`]: at most [`crate::domain::limits::LIST_ROWS_MAX`].
    QueuedProducts(Vec<ProductRow>),
    /// To [`Query::OpenLoads`], the oldest first.
    OpenLoads(Vec<LoadCount>),
    /// To [`Query::Load`]; none when nothing has that id.
    Load(Option<Box<LoadView>>),
    /// To [`Query::ParcelPhotos`]; none when nothing has that id.
    ParcelPhotos(Option<Box<ParcelPhotos>>),
    /// To [`Query::ParcelWeight`]; none when nothing has that id.
    ParcelWeight(Option<Box<WeighedParcel>>),
    /// To [`Query::ParcelAt`].
    ParcelAt(Option<ParcelId>),
    /// To [`Query::Photo`] and [`Query::PhotoOfCopy`].
    Photo(Option<Box<PhotoRow>>),
    /// To [`Query::Photos`] and [`Query::PurgedPhotos`]: at most a page.
    Photos(Vec<PhotoRow>),
    /// To [`Query::ChatPictures`]: at most a page.
    ChatPictures(Vec<ChatPicture>),
    /// To [`Query::Originals`].
    Originals(Page<PersonalPhoto>),
    /// To [`Query::RawScans`].
    RawScans(u64),
    /// To [`Query::WorkedDays`].
    WorkedDays(u32),
    /// To [`Query::Evidence`]; none when nothing of it is here.
    Evidence(Option<Box<Evidence>>),
    /// To the timelines; none when nothing has that id.
    Timeline(Option<Box<Timeline>>),
    /// To [`Query::Containers`] and [`Query::Stays`], to the last at most as many as a list shows.
    Containers(Vec<ContainerCount>),
    /// To [`Query::Manifest`].
    Manifest(Box<Manifest>),
    /// A seller's statement.
    Charges(Box<Statement>),
    /// To [`Query::LotView`].
    LotView(Box<LotView>),
    /// To [`Query::Lots`].
    Lots(Page<LotRow>),
    /// To [`Query::Lot`]; none when no lot of that number was sold.
    Lot(Option<Box<LotSheet>>),
    /// To [`Query::ResaleView`].
    ResaleView(Box<ResaleView>),
    /// To [`Query::ForSale`].
    ForSale(Vec<SellerForSale>),
    /// To [`Query::Batches`] and [`Query::LateBatches`]: at most a page.
    Batches(Vec<BatchCount>),
    /// To [`Query::Batch`]; none when no batch has that number.
    Batch(Option<Box<BatchSheet>>),
    /// To [`Query::Relabel`]; none when no unit carries that tag.
    Relabel(Option<Box<RelabelView>>),
    /// To [`Query::Expected`]: lines, and the key after which the next page begins.
    Expected(Vec<(Vec<u8>, ExpectedLine, String)>, Option<Vec<u8>>),
    /// To [`Query::Find`].
    Found(Box<Found>),
    /// To [`Query::Sellers`].
    Sellers(Vec<SellerRow>),
    /// To [`Query::Standing`]: at most a page.
    Standing(Vec<StandingRow>),
    /// To [`Query::People`].
    People(Vec<PersonRow>),
    /// To [`Query::Imports`].
    Imports(Vec<ImportView>),
    /// To [`Query::ColumnsOf`]: column head and field name, an empty one where it was left out.
    ColumnsOf(Vec<Vec<(String, String)>>),
    /// To [`Query::Book`]: at most [`crate::domain::limits::LIST_ROWS_MAX`].
    Book(Vec<BookEntry>),
    /// To [`Query::Recalls`]: at most [`crate::domain::limits::LIST_ROWS_MAX`].
    Recalls(Vec<RecallEntry>),
    /// To [`Query::Range`]: the first number that was never given out.
    Range(u64),
    /// To [`Query::Checklists`]: those that the store keeps.
    Checklists(Checklists),
    /// To [`Query::Pack`]; none when the store has no such pack.
    Pack(Option<Arc<[u8]>>),
    /// To [`Query::Health`].
    Health(Health),
    /// To [`Query::Ship`].
    Ship(ShipAnswer),
}

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<Row> {
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the next page begins; none at the end.
    pub next: Option<PageAfter>,
}

/// Everything the bench needs to go on without asking again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dossier {
    /// Parcels received with one of the keys, newest first.
    pub parcels: Vec<ParcelRow>,
    /// Units of the newest open parcel.
    pub units: Vec<UnitRow>,
    /// Announced lines that one of the keys names, with the candidate that hit.
    pub lines: Vec<DossierLine>,
    /// What the lines were found by.
    pub found_by: FoundBy,
    /// Lines of other returns: of the parcel's units, or asked for.
    pub elsewhere: Vec<KnownLine>,
    /// What is known of the lines' barcodes.
    pub products: Vec<ProductRow>,
    /// Products of the sellers' books that the lines or their barcodes name.
    pub book: Vec<Product>,
    /// What recall lists say of lines, and of codes scanned on units.
    pub recalled: Vec<Recalled>,
    /// The sellers of the lines.
    pub sellers: Vec<SellerTerms>,
    /// Product bindings that a candidate of the scan itself hits.
    pub scanned_products: Vec<ProductRow>,
    /// Units for sale of the lines' products.
    pub for_sale: Vec<ForSale>,
    /// What the sellers ordered for goods of the lines' SKUs.
    pub standing: Vec<StandingRow>,
    /// Checklists by which units were begun that wait, or that the bench has in hand.
    pub checklists: Checklists,
}

/// How many units of a product are for sale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ForSale {
    /// Whose product.
    pub seller: SellerCode,
    /// Its SKU, else its ASIN, as announced.
    pub product: String,
    /// The units, up to [`crate::domain::limits::STOCK_DEPTH_MAX`].
    pub units: u32,
}

impl ForSale {
    /// Tells whether a line announces this product.
    pub fn is_of(&self, line: &ExpectedLine) -> bool {
        let product = line.sku.as_ref().or(line.asin.as_ref());
        self.seller == line.of.seller && product == Some(&self.product)
    }
}

/// What a bench has in hand beside a parcel's own lines.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Beside {
    /// Lines of other returns.
    pub lines: Vec<LineId>,
    /// Codes that were scanned on units.
    pub codes: Vec<String>,
    /// The pack of the checklist by which a unit was begun.
    pub checklist: Option<Hash>,
}

/// What a recall list concerns, whatever its seller's book says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recalled {
    /// Which goods.
    pub what: RecalledWhat,
    /// The words of the notice.
    pub notice: String,
}

/// Which goods a recall concerns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RecalledWhat {
    /// All units of an announced line.
    Line(LineId),
    /// Units on which this code was scanned, as its scan is written.
    Code(String),
}

/// What announced lines were found by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FoundBy {
    /// A number of their return.
    #[default]
    Return,
    /// The number that the goods went out by: a person says whether they came back with it.
    Outbound,
}

/// An announced line that a scan hit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DossierLine {
    /// The line.
    pub known: KnownLine,
    /// Index of the candidate that hit it; none where a person's choice alone names it.
    pub candidate: Option<usize>,
}

/// A rule table with its pack.
pub type PackedPolicy = (PackRef, Arc<Policy>);

/// A seller with the rule tables and checklists that its row names, whenever they are in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerTerms {
    /// The seller.
    pub row: SellerRow,
    /// The house's own rule table.
    pub house: Option<PackedPolicy>,
    /// Every rule table that its row names and the program has.
    pub policies: Vec<PackedPolicy>,
    /// Every checklist that its row names.
    pub checklists: Checklists,
}

impl SellerTerms {
    /// Gives the rule table in force on a day; none where the program lacks it.
    pub fn policy_on(&self, day: Day) -> Option<&PackedPolicy> {
        match self.row.policy_on(day) {
            Some(own) => self.policies.iter().find(|(pack, _)| pack == own),
            None => self.house.as_ref(),
        }
    }

    /// Gives the seller's own checklist in force on a day for goods of a category, in its words, that the
    /// house would grade by the checklist of this id.
    pub fn checklist_for(
        &self,
        category: &str,
        house: &str,
        day: Day,
    ) -> Option<&(PackRef, Checklist)> {
        let set = || self.row.checklists_on(day).map(|(_, pack)| pack.hash);
        let own = || set().filter_map(|hash| self.checklists.get(hash));
        let mut serving = own().filter(|(_, list)| list.serves(category));
        serving
            .next()
            .or_else(|| own().find(|(pack, _)| pack.id == house))
    }
}

/// A container with what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContainerCount {
    /// The container.
    pub row: ContainerRow,
    /// Units in it.
    pub units: u32,
    /// Parcels on it, when it is a shelf of parcels.
    pub parcels: u32,
}

/// The life of one thing, oldest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timeline {
    /// The unit, when it is one.
    pub unit: Option<UnitRow>,
    /// The parcel, or the parcel of the unit.
    pub parcel: Option<ParcelRow>,
    /// Where the unit is.
    pub place: Option<ContainerRow>,
    /// The forward for which it is labelled.
    pub forward: Option<ForwardRow>,
    /// Of a parcel, the units that came out of it.
    pub units: Vec<UnitRow>,
    /// The photos that it names, each as it is now.
    pub photos: Vec<PhotoRow>,
    /// What happened.
    pub entries: Vec<TimelineEntry>,
    /// The checklists that its inspections name.
    pub checklists: Checklists,
}

/// One fact of a timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimelineEntry {
    /// Dense number within its series.
    pub seq: u64,
    /// When.
    pub at: UtcMs,
    /// Who.
    pub person: Option<String>,
    /// Where.
    pub station: String,
    /// What kind of fact.
    pub kind: Kind,
    /// The fact itself.
    pub body: super::fact::Body,
    /// Whether a later fact took it back.
    pub undone: Undone,
}

/// Whether a fact still counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undone {
    /// It counts.
    No,
    /// It was taken back and is shown struck through.
    Yes,
}

/// A row of a seller's product book as a desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BookEntry {
    /// The product; none for a barcode that only the bench has learned.
    pub product: Option<Product>,
    /// The name of the newest file that tells of it, empty for an edit at a desk; none without one.
    pub file: Option<String>,
    /// What the bench has learned of its barcodes.
    pub learned: Vec<ProductRow>,
    /// What its parcels weigh for each unit, when enough were weighed.
    pub usual: Option<Usual>,
    /// Why the bench asks all the same.
    pub doubt: Option<Doubt>,
}

/// A recall under one of its keys as a desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecallEntry {
    /// What the key is.
    pub kind: RecallKey,
    /// What the product is found by.
    pub key: String,
    /// Whether it holds on the newest day of the store.
    pub is_in_force: bool,
    /// The recall.
    pub recall: Recall,
    /// The name of the newest list that tells of it.
    pub file: String,
}

/// A file taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportView {
    /// What it holds.
    pub kind: ImportKind,
    /// Whose; of a recall list who handed it over, when a seller did.
    pub seller: Option<SellerCode>,
    /// The file's name.
    pub file_name: String,
    /// When.
    pub at: UtcMs,
    /// Rows of the file.
    pub rows: u32,
    /// Rows merged into the announced lines so far.
    pub merged: u32,
    /// Lines that were new.
    pub new: u32,
    /// Lines that changed.
    pub changed: u32,
    /// Lines that were the same.
    pub unchanged: u32,
    /// Rows left out.
    pub skipped: u32,
}

/// Size and head of a store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Health {
    /// Facts in all.
    pub facts: u64,
    /// Parcels in all.
    pub parcels: u64,
    /// Units in all.
    pub units: u64,
    /// Announced lines in all.
    pub expected: u64,
    /// The dense number of the newest fact.
    pub head_seq: u64,
    /// The hash of the newest fact, hexadecimal.
    pub head_hash: String,
}

//! What may be asked of the store, and the plain answers.

mod agreement;
mod audit;
mod checklists;
pub mod claims;
mod correcting;
mod dock;
mod dossier;
mod evidence;
mod find;
mod holds;
mod leaving;
mod lists;
mod lots;
mod manifest;
mod personal;
mod photos;
mod places;
mod planner;
mod pool;
mod resale;
mod ship;
mod timeline;
mod views;
mod weight;
pub mod work;

use std::sync::Arc;

use crate::domain::charge::Period;
use crate::domain::codes::{
    BatchNumber, ContainerName, LotNumber, ParcelTag, SellerCode, TagPrefix, Tracking, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{Hash, LoadId, MailId, ParcelId, UnitId};
use crate::domain::pool::ToldSeller;
use crate::domain::printed::RollKind;
use crate::domain::reading::Candidate;
use crate::domain::repair::RepairQueue;
use crate::domain::time::{Day, UtcMs};

use super::charge::Statement;
use super::chatting::{ChatPicture, OutboxRow};
use super::fact::PackRef;
use super::import::ImportKind;
use super::review::Review;
use super::rows::{
    AnswersReadRow, BoxClaim, ForwardRow, LotRow, MailRow, ParcelRow, PersonRow, PhotoRow,
    ProductRow, SellerRow, StandingRow, Trust, UnitRow,
};

pub use agreement::{
    AgreementAnswer, AgreementQuery, DifferingLook, Leads, LookedUnit, PlacedLook, ToLook,
};
pub use audit::{AuditAsked, AuditPage, AuditRow, AuditWhat, SETTINGS};
pub use checklists::{Checklists, PackedChecklist};
pub use claims::{ClaimDays, ClaimQueue, ClaimsAsked, QueuedClaim};
pub use correcting::{CorrectionView, DayView, LaterFact};
pub use dock::{Backlog, DockedParcel, LoadCount, LoadView, WaitingParcel};
pub use dossier::{
    Beside, Dossier, DossierLine, ForSale, FoundBy, PackedPolicy, Recalled, RecalledWhat,
    SellerTerms,
};
pub use evidence::{Evidence, EvidenceOf, EvidenceParcel, KeptFact};
pub use find::{FindScope, Found, FoundKind};
pub use holds::{HeldCount, HeldUnit, HoldQueue, HoldsAsked};
pub use leaving::{Drum, KeptBack};
pub use lists::{
    ExpectedBy, Page, PageAfter, ParcelFilter, ParcelOnly, UnitFilter, UnitOnly, WeightOnly,
};
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
pub use timeline::{Timeline, TimelineEntry, Undone};
pub use views::{BookEntry, ContainerCount, Health, ImportView, RecallEntry};
pub use weight::WeighedParcel;
pub use work::{
    Counted, ParcelQueue, ParcelsAsked, Queue, QueueFigure, QueuedDebt, QueuedParcel, QueuedUnit,
    RepairUnit, UnitQueue, WorkAsked,
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
    /// The figures of some days.
    Review(Period),
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
    /// Units under a label with what their correction depends on, by the books of a day.
    Correction(UnitTag, Day),
    /// A day with its sign-off and what came later.
    Day(Day, WorkAsked),
    /// A page of the journal as it stands, behind a number.
    Journal(u64),
    /// A page of the journal, newest first, before a number.
    Audit(AuditAsked, Option<u64>),
    /// About second looks.
    Agreement(AgreementQuery),
    /// About shipments to China.
    Ship(ShipQuery),
    /// Size and head of the store.
    Health,
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
    /// To [`Query::Correction`].
    Correction(Box<CorrectionView>),
    /// To [`Query::Day`].
    Day(Box<DayView>),
    /// To [`Query::Journal`]: empty at the end.
    Journal(Vec<KeptFact>),
    /// To [`Query::Audit`].
    Audit(AuditPage),
    /// To [`Query::Agreement`].
    Agreement(AgreementAnswer),
    /// To [`Query::Ship`].
    Ship(ShipAnswer),
}

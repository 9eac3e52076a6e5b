//! What a person or a file asks the journal to take.

mod correct;
mod leaving;
mod parcels;
mod people;
mod places;
mod ship;
mod units;

use std::sync::Arc;

use crate::domain::codes::{
    BatchNumber, ContainerName, LotNumber, PersonCode, SellerCode, StationName, TagPrefix,
    Tracking, UnitTag,
};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::finding::Damage;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::ids::{CommandKey, Hash, LineId, LoadId, MailId, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::pin::PinHash;
use crate::domain::pool::{MatchMistake, PoolRule, SeenProduct, SellerClaim};
use crate::domain::printed::{Reprint, ReprintWhy, RollKind};
use crate::domain::reading::Candidate;
use crate::domain::said::Said;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::domain::weight::ParcelWeight;

use super::fact::{
    LotProceeds, MadeMail, MaskedPhoto, NamedPhoto, OpenedBatch, OrderSet, PurgedPhotos,
    ReadAnswers, RelabelledUnit, RepairAnswered, RepairWorked, Role, TakenFile, TakenList,
    TakenMail, Unseen, WaivedPhoto,
};
use super::rows::{ChecklistFrom, PolicyFrom, RatesFrom, SellerRow, TermsFrom};

pub use correct::{CorrectCommand, CorrectUnit, DayCommand, Regrade, Wanted};
pub use leaving::{MakeForward, SellLot, SellUnits};
pub use parcels::{DockParcel, EarlierWeight, ReceiveParcel, ReleaseParcel};
pub use people::PersonTold;
pub use places::{CountPlace, CountShelf};
pub use ship::{DeclareGoods, RateFreight, ShipCommand};
pub use units::{AttachUnits, EndRepair, EstimateRepair, Learned, ParkUnit, PutUnit, RateUnit};

/// A command with who, when and the key that makes a retry harmless.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// Made once where the command was made; a retry carries the same.
    pub key: CommandKey,
    /// Wall clock.
    pub at: UtcMs,
    /// The site's local day.
    pub day: Day,
    /// Who; none only for the program itself.
    pub person: Option<PersonCode>,
    /// What is asked.
    pub command: Command,
}

/// Everything that may be asked. Each becomes facts or a refusal by [`super::rule()`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// Begins the series of a new store.
    OpenSeries {
        /// The station.
        station: StationName,
        /// The site's zone.
        zone: Zone,
        /// The series' public key.
        public_key: [u8; 32],
    },
    /// Gives a person a badge; the same again changes nothing.
    EnrolPerson {
        /// The badge.
        person: PersonCode,
        /// The name.
        name: String,
        /// The role.
        role: Role,
    },
    /// Tells a person's record whole: name, role, language, whether the person works here.
    SetPerson(Box<PersonTold>),
    /// Gives a person a new PIN, which opens a lock too.
    SetPin {
        /// Whose.
        person: PersonCode,
        /// Its hash, which stands in no fact.
        hash: PinHash,
    },
    /// Notes that wrong PINs locked the desks to a person.
    LockPerson {
        /// Whose.
        person: PersonCode,
        /// How many since the last right one.
        tries: u32,
        /// Until when.
        until: UtcMs,
    },
    /// Opens a lock before its time.
    UnlockPerson {
        /// Whose.
        person: PersonCode,
    },
    /// Enters or renames a seller.
    NameSeller {
        /// The code.
        seller: SellerCode,
        /// The name.
        name: String,
    },
    /// Chooses a seller's rule table.
    SetSellerPolicy {
        /// The seller.
        seller: SellerCode,
        /// The day it is in force from, and the rule table.
        set: PolicyFrom,
    },
    /// Sets a seller's terms.
    SetSellerTerms {
        /// The seller.
        seller: SellerCode,
        /// The day they are in force from, and the terms, whole.
        set: TermsFrom,
    },
    /// Sets a seller's rate card.
    SetSellerRates {
        /// The seller.
        seller: SellerCode,
        /// The day it is in force from, and the card, whole.
        rates: Box<RatesFrom>,
    },
    /// Sets a seller's own checklist, or the house's again.
    SetSellerChecklist {
        /// The seller.
        seller: SellerCode,
        /// Which, and the day it is in force from.
        set: ChecklistFrom,
        /// The pack's bytes; none where the house's is set again.
        bytes: Option<Arc<[u8]>>,
    },
    /// Sets or ends a seller's standing order for its goods of one SKU.
    SetOrder(Box<OrderSet>),
    /// Takes a seller's whole record: what differs from the known one becomes facts.
    TakeSeller(Box<SellerRow>),
    /// Takes rows of a product book, whose chunks are in the store already.
    ImportProducts(TakenFile),
    /// Takes a recall list, whose chunks are in the store already.
    ImportRecalls(TakenList),
    /// Takes a file of announced returns, whose chunks are in the store already.
    ImportReturns(TakenFile),
    /// Brings a container into use.
    OpenContainer {
        /// The name, whose letter says the kind.
        container: ContainerName,
    },
    /// Closes a container for good.
    SealContainer {
        /// The name.
        container: ContainerName,
    },
    /// Says that a sealed container left the building with all that is in it.
    LeaveContainer {
        /// The name.
        container: ContainerName,
        /// How.
        how: LeftHow,
        /// Under what number.
        under: Option<String>,
        /// Who saw it beside the person who says so.
        witness: Option<PersonCode>,
        /// The kept photo that shows it.
        photo: Option<Hash>,
        /// Who took it: a recycler.
        taker: Option<String>,
    },
    /// Sells single units out of containers that stay.
    SellUnits(Box<SellUnits>),
    /// Says that single units that had left are here again.
    BringBack {
        /// Their tags.
        tags: Vec<UnitTag>,
        /// Why.
        reason: String,
    },
    /// Notes the seller's word that units are to be disposed of.
    InstructDispose {
        /// Their tags.
        tags: Vec<UnitTag>,
        /// Who said it.
        said: Said,
    },
    /// Labels units to go on to somebody.
    MakeForward(Box<MakeForward>),
    /// The carrier takes a forward.
    HandOver {
        /// What the scan of its label may be, best first.
        read: Vec<Tracking>,
    },
    /// Cancels a forward that waits.
    CancelForward {
        /// The number on its label.
        number: Tracking,
        /// Why.
        reason: String,
    },
    /// Takes an empty box off the evidence shelf.
    ReleaseParcel(Box<ReleaseParcel>),
    /// Begins a load at the dock.
    OpenLoad {
        /// A new id.
        load: LoadId,
        /// The pallet's or gaylord's id as scanned.
        name: String,
        /// How many parcels the driver says it has.
        said: Option<u32>,
    },
    /// Ends a load at the dock.
    CloseLoad {
        /// The load.
        load: LoadId,
        /// How many parcels the driver says it has.
        said: Option<u32>,
    },
    /// Scans a parcel at the dock.
    DockParcel(DockParcel),
    /// Opens a parcel that waited at the dock.
    OpenParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The return a person chose among several.
        chosen: Option<ReturnRef>,
        /// What the announced return means, when it is a finding.
        finding: Option<ReturnStanding>,
    },
    /// Adds what was learned of a parcel after its scan.
    IdentifyParcel {
        /// The parcel.
        parcel: ParcelId,
        /// What was read, best first.
        candidates: Vec<Candidate>,
        /// The return a person chose among several.
        chosen: Option<ReturnRef>,
        /// The seller that our own address line names.
        seller: Option<SellerCode>,
    },
    /// Says what is wrong with the outside of a parcel.
    DamageParcel {
        /// The parcel.
        parcel: ParcelId,
        /// What is wrong; empty takes earlier words back.
        damage: Vec<Damage>,
    },
    /// Says what an unopened parcel weighs.
    WeighParcel {
        /// The parcel.
        parcel: ParcelId,
        /// What the scale showed.
        weight: ParcelWeight,
        /// Whether it counts over an earlier weight.
        earlier: EarlierWeight,
    },
    /// Scans a parcel in.
    ReceiveParcel(ReceiveParcel),
    /// Says that the box was empty and where it is kept.
    EmptyParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The evidence shelf.
        shelf: ContainerName,
    },
    /// Puts a parcel nobody announced on the claim shelf.
    ShelveParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The claim shelf.
        shelf: ContainerName,
    },
    /// Ends the work on a parcel.
    CloseParcel {
        /// The parcel.
        parcel: ParcelId,
        /// Announced lines that did not come out of it.
        unseen: Vec<(LineId, Unseen)>,
    },
    /// Inspected, decided and put: one command, undone together.
    PutUnit(Box<PutUnit>),
    /// Lets a unit wait on the test shelf, with the answers so far.
    ParkUnit(Box<ParkUnit>),
    /// Judges units on the approval shelf.
    JudgeUnits {
        /// The tag of the unit, or the label of a handling unit.
        units: Vec<UnitId>,
        /// What they become.
        decision: Decision,
        /// Why it is not what was asked for.
        override_reason: Option<OverrideReason>,
        /// Owner, day and default, for a hold that was not asked for.
        hold: Option<Hold>,
    },
    /// Gives a hold another reason, owner, day or default.
    ChangeHold {
        /// The units.
        units: Vec<UnitId>,
        /// The hold, whole.
        hold: Hold,
        /// What is noted beside.
        note: Option<String>,
    },
    /// Ends a hold, or says anew how it ended while the units were not moved yet.
    EndHold {
        /// The units.
        units: Vec<UnitId>,
        /// What they become.
        decision: Decision,
        /// How the hold ended.
        end: HoldEnd,
        /// What the seller said.
        said: Option<Said>,
        /// What is noted beside.
        note: Option<String>,
    },
    /// Take a seller's word on an estimate, in a workbook that we sent.
    AnswerRepairInBook {
        /// The workbook that asked.
        mail: MailId,
        /// What the seller said.
        answered: RepairAnswered,
    },
    /// Take a seller's word, in a workbook that we sent, that a parcel of nobody is its own.
    ClaimParcel {
        /// The workbook that asked.
        mail: MailId,
        /// The parcel.
        parcel: ParcelId,
        /// What the seller says.
        claim: SellerClaim,
    },
    /// Takes the match of a parcel with a return back.
    UnmatchParcel {
        /// The parcel.
        parcel: ParcelId,
        /// Why it was wrong.
        reason: MatchMistake,
    },
    /// Puts units under another announced line, or under none.
    AttachUnits(Box<AttachUnits>),
    /// Makes one parcel of two records of it.
    MergeParcel {
        /// The record that goes.
        parcel: ParcelId,
        /// The record that stands.
        into: ParcelId,
    },
    /// Notes a product in a parcel that is in nobody's book.
    NoteProduct {
        /// The parcel.
        parcel: ParcelId,
        /// What was seen.
        seen: SeenProduct,
    },
    /// Confirms the default for a parcel that nobody claimed in time.
    ExpireParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The rule that says so.
        rule: PoolRule,
    },
    /// Puts a box whose wait was over whole into a dispose bin.
    BinParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The bin.
        container: ContainerName,
    },
    /// Says what is wrong with a unit in repair and what its repair costs.
    EstimateRepair(Box<EstimateRepair>),
    /// Says what the seller said to an estimate.
    AnswerRepair(RepairAnswered),
    /// Begins the work on a unit, or says that it is done.
    WorkRepair(Box<RepairWorked>),
    /// Grades a unit a second time.
    RateUnit(Box<RateUnit>),
    /// Ends a repair.
    EndRepair(Box<EndRepair>),
    /// Takes a seller's answers about held units out of a workbook that we sent.
    AnswerHolds {
        /// The mail that the workbook answers.
        mail: MailId,
        /// The units, all of that seller.
        units: Vec<UnitId>,
        /// What they become; a hold lets them wait on.
        decision: Decision,
        /// The file, by name and hash.
        said: Said,
        /// What the seller noted beside.
        note: Option<String>,
    },
    /// Says which kept pictures show a pallet, all of them.
    PictureContainer {
        /// The pallet.
        container: ContainerName,
        /// SHA-256 of each, in their order.
        photos: Vec<Hash>,
    },
    /// Opens a sealed lot pallet again, so that a unit can be taken off it.
    ReopenPallet {
        /// The pallet.
        container: ContainerName,
        /// Why.
        reason: String,
    },
    /// Sells a lot: its pallets leave with all that is on them.
    SellLot(Box<SellLot>),
    /// Says that a sale of a lot came to nothing: its pallets are here again.
    WithdrawLot {
        /// The lot.
        lot: LotNumber,
        /// Why.
        reason: String,
    },
    /// Takes what units of a lot brought.
    TakeProceeds(Box<LotProceeds>),
    /// Begins a resale batch.
    OpenBatch(OpenedBatch),
    /// Gathers units into a batch; they stay where they are.
    GatherUnits {
        /// The batch.
        batch: BatchNumber,
        /// The units.
        units: Vec<UnitId>,
    },
    /// Lets units out of a batch that is not listed yet.
    LetGoUnits {
        /// The batch.
        batch: BatchNumber,
        /// The units.
        units: Vec<UnitId>,
    },
    /// Lists a batch: from here on its list never changes.
    ListBatch {
        /// The batch.
        batch: BatchNumber,
        /// The canonical list of its units as it was shown, of [`super::codec::encode_batch`].
        list: Arc<[u8]>,
    },
    /// Ends a batch. One with units in it comes to nothing, for a reason, and lets them go.
    EndBatch {
        /// The batch.
        batch: BatchNumber,
        /// Why, where units are left.
        reason: Option<String>,
    },
    /// Says that a unit's new label reads and that the others are covered, as scans have shown.
    RelabelUnit {
        /// What is said.
        relabelled: RelabelledUnit,
        /// Its tag.
        tag: UnitTag,
    },
    /// Sends units for sale back to be held. They leave their batch, and are to be moved.
    ReturnToHold {
        /// The units.
        units: Vec<UnitId>,
        /// Reason, owner, day of review and default.
        hold: Hold,
    },
    /// Notes that a workbook was made for a seller.
    MakeMail(MadeMail),
    /// Notes that a filled workbook was taken in.
    TakeMail(TakenMail),
    /// Notes that the answers that came were read, or that nothing came.
    ReadAnswers(ReadAnswers),
    /// Moves everything that stands in one container into another.
    MoveContents {
        /// Where it is.
        from: ContainerName,
        /// Where it goes.
        to: ContainerName,
    },
    /// Says what was scanned in a place.
    CountPlace(Box<CountPlace>),
    /// Says which whole parcels were scanned on a shelf.
    CountShelf(Box<CountShelf>),
    /// Takes a whole parcel from its shelf to another of its kind.
    MoveParcel {
        /// The parcel.
        parcel: ParcelId,
        /// The other shelf.
        shelf: ContainerName,
    },
    /// Gives up parcels that a count missed.
    WriteOffParcels {
        /// The parcels.
        parcels: Vec<ParcelId>,
        /// Why.
        reason: String,
    },
    /// Gives up units that a count missed.
    WriteOff {
        /// The units.
        units: Vec<UnitId>,
        /// Why.
        reason: String,
    },
    /// Moves units into a container that takes what they are, or what they were judged to become.
    MoveUnits {
        /// The units.
        units: Vec<UnitId>,
        /// Where they go.
        container: ContainerName,
    },
    /// Binds a unit of a refused delivery to its order by the old outbound label.
    BindShipment {
        /// The unit.
        unit: UnitId,
        /// What the old label may be, best first.
        candidates: Vec<Candidate>,
    },
    /// Says what a kept photo shows.
    NamePhoto(NamedPhoto),
    /// Says that a photo shows nothing of ours.
    DropPhoto {
        /// SHA-256 of the kept picture.
        photo: Hash,
    },
    /// Says that a photo that is owed is not taken any more.
    WaivePhoto(WaivedPhoto),
    /// Names the copy of a photo in which what shows an address is covered. The copy is kept already.
    MaskPhoto(MaskedPhoto),
    /// Has the originals of photos that show addresses erased; their files go after the fact stands.
    PurgePhotos(PurgedPhotos),
    /// Has the picture of a chat erased; its file goes after the fact stands.
    PurgeChat(PurgeChat),
    /// Gives out the next numbers of a roll.
    AllotRange {
        /// What is printed.
        roll: RollKind,
        /// What stands before each number.
        prefix: TagPrefix,
        /// How many.
        count: u32,
    },
    /// Prints labels once more.
    Reprint {
        /// Which.
        what: Reprint,
        /// Why, when somebody said so.
        why: Option<ReprintWhy>,
    },
    /// About shipments to China.
    Ship(ShipCommand),
    /// Puts right what was wrong.
    Correct(CorrectCommand),
    /// Signs a day off, or opens it again.
    Day(DayCommand),
    /// Takes back an earlier command.
    Undo {
        /// The command to take back.
        target: CommandKey,
        /// `misscan` or `correction`.
        reason: String,
    },
}

/// The picture of a chat that a rule has erased.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PurgeChat {
    /// SHA-256 of the picture.
    pub picture: Hash,
    /// The pack of rules.
    pub rule: String,
    /// Its version.
    pub rule_version: u32,
    /// The day that the rule is applied for.
    pub day: Day,
}

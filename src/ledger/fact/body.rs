//! Bodies: what a fact says happened, as the current version of each kind has it.

mod inspection;

use crate::domain::advice::Advised;
use crate::domain::codes::{
    BatchNumber, ContainerName, ParcelTag, PersonCode, SellerCode, StationName, Tracking,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::finding::{Damage, ParkWhy};
use crate::domain::hazard::HazardClass;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::ids::{CommandKey, Hash, LineId, LoadId, MailId, ParcelId, UnitId};
use crate::domain::money::Money;
use crate::domain::photo::PhotoKinds;
use crate::domain::pin::PersonState;
use crate::domain::policy::Why;
use crate::domain::pool::{MatchMistake, SeenProduct, SellerClaim};
use crate::domain::printed::{Reprint, ReprintWhy, RollKind};
use crate::domain::reading::Candidate;
use crate::domain::said::Said;
use crate::domain::time::{UtcMs, Zone};
use crate::domain::weight::ParcelWeight;

use super::super::rows::{ChecklistFrom, PolicyFrom, RatesFrom, TermsFrom};
use super::super::subject::Subject;
use super::{
    AttachedUnits, CorrectFact, CountedPlace, DayFact, EndedBatch, ExpiredParcel, LeftContainer,
    LeftUnits, ListedBatch, LockedSku, LotProceeds, MadeForward, MadeMail, MaskedPhoto,
    MergedParcel, NamedPhoto, OpenedBatch, OrderSet, PackRef, PicturedContainer, PurgedChat,
    PurgedPhotos, ReadAnswers, RelabelledUnit, ReleasedParcel, RepairAnswered, RepairEnded,
    RepairEstimated, RepairWorked, Role, ShipFact, SoldLot, TakenFile, TakenList, TakenMail,
    UnitRated, Unseen, WaivedPhoto, WithdrawnLot, WrittenOff, WrittenOffParcel,
};

pub use inspection::Inspection;

macro_rules! kinds {
    (
        $($name:ident = $code:literal),+ $(,)?;
        $($inner:ident = $inner_code:literal),+ $(,)?
    ) => {
        /// Every kind of fact. `docs/facts.md` lists body, subjects and undo of each.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind { $(
            #[doc = concat!("`", $code, "`")]
            $name,
        )+ $(
            #[doc = concat!("`", $inner_code, "`")]
            $inner,
        )+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)+ $(Self::$inner,)+];

            /// Gives the stable name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ $(Self::$inner => $inner_code,)+ }
            }

            /// Reads the stable name.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }

        impl Body {
            /// Gives the kind of the body.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$name { .. } => Kind::$name,)+ Self::Ship(fact) => fact.kind(), Self::Correct(fact) => fact.kind(), Self::Day(fact) => fact.kind() }
            }
        }
    };
}

kinds! {
    SeriesOpened = "series.opened",
    PersonEnrolled = "person.enrolled",
    PersonPinSet = "person.pin_set",
    PersonLocked = "person.locked",
    PersonUnlocked = "person.unlocked",
    SellerNamed = "seller.named",
    SellerPolicySet = "seller.policy_set",
    SellerTermsSet = "seller.terms_set",
    SellerRatesSet = "seller.rates_set",
    SellerChecklistSet = "seller.checklist_set",
    SellerOrderSet = "seller.order_set",
    ReturnsImported = "returns.imported",
    ProductsImported = "products.imported",
    RecallsImported = "recalls.imported",
    ProductBound = "product.bound",
    ContainerOpened = "container.opened",
    ContainerSealed = "container.sealed",
    ContainerLeft = "container.left",
    ContainerPictured = "container.pictured",
    LoadOpened = "load.opened",
    LoadClosed = "load.closed",
    ParcelDocked = "parcel.docked",
    ParcelReceived = "parcel.received",
    ParcelOpened = "parcel.opened",
    ParcelIdentified = "parcel.identified",
    ParcelDamaged = "parcel.damaged",
    ParcelWeighed = "parcel.weighed",
    ParcelClaimed = "parcel.claimed",
    ParcelUnmatched = "parcel.unmatched",
    ParcelMerged = "parcel.merged",
    ParcelNoted = "parcel.noted",
    ParcelExpired = "parcel.expired",
    ParcelBinned = "parcel.binned",
    ParcelFoundEmpty = "parcel.found_empty",
    ParcelShelved = "parcel.shelved",
    ParcelClosed = "parcel.closed",
    ParcelReleased = "parcel.released",
    UnitInspected = "unit.inspected",
    UnitDecided = "unit.decided",
    UnitPut = "unit.put",
    UnitParked = "unit.parked",
    UnitJudged = "unit.judged",
    UnitHoldChanged = "unit.hold_changed",
    UnitHoldEnded = "unit.hold_ended",
    UnitLeft = "unit.left",
    UnitInstructed = "unit.instructed",
    UnitAttached = "unit.attached",
    RepairEstimated = "repair.estimated",
    RepairAnswered = "repair.answered",
    RepairWorked = "repair.worked",
    RepairEnded = "repair.ended",
    UnitRated = "unit.rated",
    UnitCameBack = "unit.came_back",
    UnitShippedBefore = "unit.shipped_before",
    ForwardMade = "forward.made",
    ForwardHandedOver = "forward.handed_over",
    ForwardCancelled = "forward.cancelled",
    PhotoNamed = "photo.named",
    PhotoDropped = "photo.dropped",
    PhotoWaived = "photo.waived",
    PhotoMasked = "photo.masked",
    PhotoPurged = "photo.purged",
    ChatPurged = "chat.purged",
    RangeAllotted = "range.allotted",
    LabelReprinted = "label.reprinted",
    UnitClassed = "unit.classed",
    UnitMoved = "unit.moved",
    UnitWrittenOff = "unit.written_off",
    PlaceCounted = "place.counted",
    ParcelMoved = "parcel.moved",
    ParcelWrittenOff = "parcel.written_off",
    MailMade = "mail.made",
    MailTaken = "mail.taken",
    AnswersRead = "answers.read",
    LotSold = "lot.sold",
    LotWithdrawn = "lot.withdrawn",
    LotProceeds = "lot.proceeds",
    BatchOpened = "batch.opened",
    BatchGathered = "batch.gathered",
    BatchLetGo = "batch.let_go",
    BatchListed = "batch.listed",
    BatchEnded = "batch.ended",
    SkuLocked = "sku.locked",
    UnitRelabelled = "unit.relabelled",
    Undone = "undone";
    PartySet = "party.set",
    GoodsDeclared = "goods.declared",
    FreightRated = "freight.rated",
    ExportsImported = "exports.imported",
    UnitExported = "unit.exported",
    ShipmentSet = "shipment.set",
    ShipmentLeft = "shipment.left",
    PalletSet = "pallet.set",
    ConsignmentSet = "consignment.set",
    ConsignmentClosed = "consignment.closed",
    ConsignmentReopened = "consignment.reopened",
    FindingSigned = "finding.signed",
    ScreeningLoaded = "screening.loaded",
    PapersMade = "papers.made",
    CartonJoined = "carton.joined",
    CartonParted = "carton.parted",
    CartonMeasured = "carton.measured",
    CartonSealNoted = "carton.seal_noted",
    ContainerReopened = "container.reopened",
    SsccAllotted = "sscc.allotted",
    TemplateSet = "template.set",
    SsccGiven = "sscc.given",
    UnitRegraded = "unit.regraded",
    UnitRedecided = "unit.redecided",
    ParcelReopened = "parcel.reopened",
    DayClosed = "day.closed",
    DayReopened = "day.reopened",
}

/// What happened, as the current version of each kind has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body {
    /// A station began a series of facts; always seq 1.
    SeriesOpened {
        /// The station.
        station: StationName,
        /// The site's zone, which makes local days.
        zone: Zone,
        /// The series' ed25519 public key.
        public_key: [u8; 32],
    },
    /// A person was given a badge.
    PersonEnrolled {
        /// What the badge says.
        person: PersonCode,
        /// The person's name, or the badge again.
        name: String,
        /// What the person may do.
        role: Role,
        /// The language that stations speak to the person, where one was chosen.
        language: Option<String>,
        /// Whether the person works here.
        state: PersonState,
    },
    /// A person was given a new PIN. Its hash stands in no fact.
    PersonPinSet {
        /// Whose.
        person: PersonCode,
    },
    /// So many wrong PINs in a row locked the desks to a person.
    PersonLocked {
        /// Whose.
        person: PersonCode,
        /// How many since the last right one.
        tries: u32,
        /// Until when.
        until: UtcMs,
    },
    /// A lock was opened before its time.
    PersonUnlocked {
        /// Whose.
        person: PersonCode,
    },
    /// A seller was entered or renamed.
    SellerNamed {
        /// The seller's code.
        seller: SellerCode,
        /// The seller's name.
        name: String,
    },
    /// A seller's rule table was chosen, in force from a day on until a later one is.
    SellerPolicySet {
        /// The seller's code.
        seller: SellerCode,
        /// The day and the rule table.
        set: PolicyFrom,
    },
    /// A seller's terms were set, in force from a day on until later ones are.
    SellerTermsSet {
        /// The seller's code.
        seller: SellerCode,
        /// The day and the terms, whole.
        set: TermsFrom,
    },
    /// A seller's rate card was set, in force from a day on until a later one is.
    SellerRatesSet {
        /// The seller's code.
        seller: SellerCode,
        /// The day and the card, whole.
        rates: Box<RatesFrom>,
    },
    /// A seller's own checklist was set, or the house's again, from a day on.
    SellerChecklistSet {
        /// The seller's code.
        seller: SellerCode,
        /// Which checklist, and from which day on.
        set: ChecklistFrom,
    },
    /// A seller ordered what its goods of one SKU become from a day on, or ended such an order.
    SellerOrderSet(Box<OrderSet>),
    /// A seller's file of announced returns was taken in.
    ReturnsImported(TakenFile),
    /// Rows of a seller's product book were taken in: a file, or one product edited at a desk.
    ProductsImported(TakenFile),
    /// A recall list was taken in, for the goods of every seller.
    RecallsImported(TakenList),
    /// A barcode was bound to a product of a seller.
    ProductBound {
        /// Whose product book.
        seller: SellerCode,
        /// The barcode's key (a GTIN as 14 digits, any other as read).
        barcode: String,
        /// The seller's product id.
        sku: Option<String>,
        /// Amazon's product id.
        asin: Option<String>,
        /// The parcel at which a person said so.
        parcel: ParcelId,
    },
    /// A container came into use.
    ContainerOpened {
        /// Its name.
        container: ContainerName,
        /// Its kind.
        kind: ContainerKind,
    },
    /// A container takes no more.
    ContainerSealed {
        /// Its name.
        container: ContainerName,
    },
    /// A container left the building with all that was in it.
    ContainerLeft(LeftContainer),
    /// These kept pictures, and no others, show a pallet from here on.
    ContainerPictured(PicturedContainer),
    /// A pallet, a gaylord or a loose load came to the dock.
    LoadOpened {
        /// The load's id.
        load: LoadId,
        /// What stands on it: a pallet or gaylord id as scanned.
        name: String,
        /// How many parcels the driver says it has.
        said: Option<u32>,
    },
    /// The scanning of a load is over.
    LoadClosed {
        /// The load.
        load: LoadId,
        /// How many parcels the driver says it has, as known at the end.
        said: Option<u32>,
    },
    /// A parcel was scanned at the dock; it waits unopened.
    ParcelDocked {
        /// The parcel's id.
        parcel: ParcelId,
        /// The number that people see.
        number: ParcelTag,
        /// The load it came on.
        load: Option<LoadId>,
        /// SHA-256 over salt and raw bytes of the scan.
        raw_hash: Hash,
        /// What the scan may be, best first.
        candidates: Vec<Candidate>,
        /// What the announced return meant at that moment, when it was a finding.
        finding: Option<ReturnStanding>,
    },
    /// A parcel was scanned in at a bench, without a dock scan before it.
    ParcelReceived {
        /// The parcel's id.
        parcel: ParcelId,
        /// The number that people see.
        number: ParcelTag,
        /// SHA-256 over salt and raw bytes of the scan.
        raw_hash: Hash,
        /// What the scan may be, best first.
        candidates: Vec<Candidate>,
        /// The return that a person chose among several; the match itself is derived.
        chosen: Option<ReturnRef>,
        /// What the announced return meant at that moment, when it was a finding.
        finding: Option<ReturnStanding>,
    },
    /// A parcel that waited at the dock was opened at a bench.
    ParcelOpened {
        /// The parcel.
        parcel: ParcelId,
        /// The return that a person chose among several.
        chosen: Option<ReturnRef>,
        /// What the announced return meant at that moment, when it was a finding.
        finding: Option<ReturnStanding>,
    },
    /// More was learned of a parcel after its scan: from slip, order, product or address line.
    ParcelIdentified {
        /// The parcel.
        parcel: ParcelId,
        /// What was read, best first; adds to what the label's scan may be.
        candidates: Vec<Candidate>,
        /// The return that a person chose among several.
        chosen: Option<ReturnRef>,
        /// The seller that our own address line names.
        seller: Option<SellerCode>,
    },
    /// The outside of a parcel is damaged.
    ParcelDamaged {
        /// The parcel.
        parcel: ParcelId,
        /// What is wrong; empty takes earlier words back.
        damage: Vec<Damage>,
    },
    /// A seller says in a workbook that a parcel of nobody is its own. It matches nothing by itself.
    ParcelClaimed {
        /// The parcel.
        parcel: ParcelId,
        /// The workbook that asked.
        mail: MailId,
        /// What the seller says.
        claim: SellerClaim,
    },
    /// The match of a parcel with a return was wrong.
    ParcelUnmatched {
        /// The parcel.
        parcel: ParcelId,
        /// The return that it was matched with.
        of: ReturnRef,
        /// Why that was wrong.
        reason: MatchMistake,
    },
    /// Two records are of one parcel.
    ParcelMerged(MergedParcel),
    /// A person saw a product in a parcel that is in nobody's book.
    ParcelNoted {
        /// The parcel.
        parcel: ParcelId,
        /// What was seen.
        seen: SeenProduct,
    },
    /// What becomes of a parcel that nobody claimed in time.
    ParcelExpired(ExpiredParcel),
    /// A box whose wait was over was put whole into a dispose bin.
    ParcelBinned {
        /// The parcel.
        parcel: ParcelId,
        /// The bin.
        container: ContainerName,
    },
    /// A scale showed what the unopened parcel weighs.
    ParcelWeighed {
        /// The parcel.
        parcel: ParcelId,
        /// What the scale showed.
        weight: ParcelWeight,
    },
    /// The box was empty; box and label wait on the evidence shelf.
    ParcelFoundEmpty {
        /// The parcel.
        parcel: ParcelId,
        /// The evidence shelf.
        shelf: ContainerName,
    },
    /// A parcel that nobody announced was put on the claim shelf.
    ParcelShelved {
        /// The parcel.
        parcel: ParcelId,
        /// The claim shelf.
        shelf: ContainerName,
    },
    /// The parcel's work is over.
    ParcelClosed {
        /// The parcel.
        parcel: ParcelId,
        /// Announced lines that did not come out of it.
        unseen: Vec<(LineId, Unseen)>,
    },
    /// An empty box left the evidence shelf.
    ParcelReleased(ReleasedParcel),
    /// Units were identified and looked at: one, or all of a sealed carton under one label.
    UnitInspected {
        /// The units' ids; more than one for a handling unit.
        units: Vec<UnitId>,
        /// What was seen.
        inspection: Inspection,
        /// Photos that the answers asked for.
        photos: PhotoKinds,
        /// Every reading of the serial number in order, where it was read more than once.
        readings: Vec<String>,
    },
    /// What becomes of the units was decided.
    UnitDecided {
        /// The units.
        units: Vec<UnitId>,
        /// What the rules proposed.
        proposed: Decision,
        /// Why.
        why: Why,
        /// The rule table.
        policy: Option<PackRef>,
        /// What was decided.
        decision: Decision,
        /// Why it is not what was proposed.
        override_reason: Option<OverrideReason>,
        /// Owner, day and default of a hold.
        hold: Option<Hold>,
        /// What each open decision was expected to bring, where rates were known.
        advice: Option<Box<Advised>>,
        /// What work at the bench cost by the rates of that day; none where nothing was done or a price
        /// was not known.
        rework_cost: Option<Money>,
    },
    /// The units went into a container.
    UnitPut {
        /// The units.
        units: Vec<UnitId>,
        /// Where they are.
        container: ContainerName,
    },
    /// The units were judged to bring a danger into the container they were put into.
    UnitClassed {
        /// The units.
        units: Vec<UnitId>,
        /// Their hazard class.
        class: HazardClass,
    },
    /// Units that stay what they are went to another container.
    UnitMoved {
        /// The units.
        units: Vec<UnitId>,
        /// Where they are.
        container: ContainerName,
    },
    /// Units that a count missed were given up.
    UnitWrittenOff(WrittenOff),
    /// A place was counted by scan.
    PlaceCounted(Box<CountedPlace>),
    /// A whole parcel was taken from one shelf to another of its kind.
    ParcelMoved {
        /// The parcel.
        parcel: ParcelId,
        /// The shelf it stands on from here on.
        shelf: ContainerName,
    },
    /// A parcel that a count missed was given up.
    ParcelWrittenOff(WrittenOffParcel),
    /// A unit waits on the test shelf, with the answers so far.
    UnitParked {
        /// The unit.
        unit: UnitId,
        /// What was seen so far.
        inspection: Inspection,
        /// Why it waits.
        why: ParkWhy,
        /// The test shelf.
        shelf: ContainerName,
    },
    /// A supervisor judged units on the approval shelf.
    UnitJudged {
        /// The units.
        units: Vec<UnitId>,
        /// What they become: the decision that was asked for, or another.
        decision: Decision,
        /// Why it is not what was asked for.
        override_reason: Option<OverrideReason>,
        /// Owner, day and default of a hold.
        hold: Option<Hold>,
    },
    /// A hold goes on with another reason, owner, day or default.
    UnitHoldChanged {
        /// The units.
        units: Vec<UnitId>,
        /// The hold, whole.
        hold: Hold,
        /// What is noted beside.
        note: Option<String>,
        /// Who of the seller's people noted it; none for a supervisor of the site.
        said: Option<Said>,
    },
    /// A hold ended: the units are to be moved to where they become what was said.
    UnitHoldEnded {
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
    /// Units left the building: in their container, or out of one that stays.
    UnitLeft(LeftUnits),
    /// The seller said that units are to be disposed of.
    UnitInstructed {
        /// The units.
        units: Vec<UnitId>,
        /// Who said it.
        said: Said,
    },
    /// Units answer another announced line, or none.
    UnitAttached(AttachedUnits),
    /// What is wrong with a unit was found, and what its repair costs.
    RepairEstimated(Box<RepairEstimated>),
    /// The seller said yes or no to an estimate.
    RepairAnswered(RepairAnswered),
    /// The work on a unit began, or is done.
    RepairWorked(Box<RepairWorked>),
    /// A repair ended: the unit is to be moved to where it becomes what was decided.
    RepairEnded(Box<RepairEnded>),
    /// A second person graded a unit; its own grade stays.
    UnitRated(Box<UnitRated>),
    /// Units that had left are here again, in the container that they were in.
    UnitCameBack {
        /// The units.
        units: Vec<UnitId>,
        /// The container.
        container: ContainerName,
        /// Why, where they had left one by one.
        reason: Option<String>,
    },
    /// An old outbound label binds a unit of a refused delivery to its order.
    UnitShippedBefore {
        /// The unit.
        unit: UnitId,
        /// What the old label may be, best first.
        candidates: Vec<Candidate>,
    },
    /// Units were labelled to go on to somebody and await the carrier.
    ForwardMade(Box<MadeForward>),
    /// The carrier took a forward.
    ForwardHandedOver {
        /// The number on its label.
        number: Tracking,
    },
    /// A forward came to nothing; its units stay.
    ForwardCancelled {
        /// The number on its label.
        number: Tracking,
        /// Its units.
        units: Vec<UnitId>,
        /// Why.
        reason: String,
    },
    /// A photo was kept and says what it shows.
    PhotoNamed(NamedPhoto),
    /// A photo shows nothing of ours, or was named by mistake.
    PhotoDropped {
        /// SHA-256 of the kept picture.
        photo: Hash,
        /// The parcel it was named for.
        parcel: ParcelId,
    },
    /// A photo that was owed is not taken any more, by a supervisor's word.
    PhotoWaived(WaivedPhoto),
    /// A copy of a photo was made in which what shows an address is covered.
    PhotoMasked(MaskedPhoto),
    /// The originals of photos of one parcel were erased by a rule; their hashes stay.
    PhotoPurged(PurgedPhotos),
    /// The picture of a chat was erased by a rule; its hash stays.
    ChatPurged(Box<PurgedChat>),
    /// Numbers were given out for labels; none of them is ever given out again.
    RangeAllotted {
        /// What is printed.
        roll: RollKind,
        /// Three Crockford characters before each number.
        prefix: String,
        /// The first number.
        first: u64,
        /// How many.
        count: u32,
    },
    /// Labels were printed once more, or may have been: from here on two of each may exist.
    LabelReprinted {
        /// Which.
        what: Reprint,
        /// Why, when somebody said so.
        why: Option<ReprintWhy>,
    },
    /// A workbook was made for a seller.
    MailMade(MadeMail),
    /// A filled workbook was taken in.
    MailTaken(TakenMail),
    /// Sellers' answers were looked for.
    AnswersRead(ReadAnswers),
    /// A lot was sold.
    LotSold(SoldLot),
    /// A sale of a lot was withdrawn.
    LotWithdrawn(WithdrawnLot),
    /// A file said what units of a lot brought.
    LotProceeds(LotProceeds),
    /// A resale batch was begun.
    BatchOpened(OpenedBatch),
    /// Units came into a batch; they stay where they are.
    BatchGathered {
        /// The batch.
        batch: BatchNumber,
        /// The units.
        units: Vec<UnitId>,
    },
    /// Units are in a batch no more; they stay where they are.
    BatchLetGo {
        /// The batch.
        batch: BatchNumber,
        /// The units.
        units: Vec<UnitId>,
    },
    /// A batch was listed.
    BatchListed(ListedBatch),
    /// A batch ended.
    BatchEnded(EndedBatch),
    /// A resale SKU stands for one SKU in one condition from here on.
    SkuLocked(LockedSku),
    /// A unit's new label was proven by scans.
    UnitRelabelled(RelabelledUnit),
    /// About shipments to China.
    Ship(ShipFact),
    /// What was wrong is corrected.
    Correct(CorrectFact),
    /// A day is signed off, or open again.
    Day(DayFact),
    /// All facts of an earlier command count no more; they are kept and shown struck through.
    Undone {
        /// The command that is undone.
        target: CommandKey,
        /// Why, by a stable name: `misscan`, `correction`.
        reason: String,
        /// What the undone facts are about, so that its rows are folded again.
        subjects: Vec<Subject>,
    },
}

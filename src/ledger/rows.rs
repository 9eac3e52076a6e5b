//! Rows: what the folds make of facts, and what screens and files read.

mod ship;

use std::collections::BTreeMap;

mod boxes;

use crate::domain::closed::closed_set;
use crate::domain::codes::{
    BatchNumber, ContainerName, ParcelTag, PersonCode, SellerCode, StationName, Tracking, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::dated::{self, Dated};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::dispose::DisposeBasis;
use crate::domain::expected::{ExpectedLine, ReturnRef, ReturnStanding};
use crate::domain::finding::{Damage, ParkWhy};
use crate::domain::forward::ForwardState;
use crate::domain::hazard::HazardClass;
use crate::domain::hold::Hold;
use crate::domain::ids::{CommandKey, Hash, LineId, LoadId, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::money::Money;
use crate::domain::photo::{PhotoDebt, PhotoKind};
use crate::domain::place::Kin;
use crate::domain::policy::Why;
use crate::domain::pool::{MergedInto, NotedProduct, PoolExpiry, SellerClaim};
use crate::domain::printed::RollKind;
use crate::domain::rates::RateCard;
use crate::domain::reading::Candidate;
use crate::domain::repair::RepairOrder;
use crate::domain::resale::BatchEnd;
use crate::domain::standing::StandingOrder;
use crate::domain::terms::Terms;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::domain::weight::ParcelWeight;

use super::fact::{
    Inspection, LeftContainer, ListedBatch, MadeForward, MadeMail, MailCounts, NamedPhoto,
    OpenedBatch, PackRef, Role, SoldLot, Unseen,
};

pub use boxes::BoxStanding;

pub use ship::{
    CartonRow, ConsignmentRow, FreightRow, GoodsRow, SaidAt, ShipmentRow, TemplateRow, picture_of,
};

/// A station's series.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeriesRow {
    /// The station.
    pub station: StationName,
    /// The site's zone.
    pub zone: Zone,
    /// The series' ed25519 public key.
    pub public_key: [u8; 32],
}

/// A person with a badge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonRow {
    /// The badge.
    pub person: PersonCode,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
}

/// A seller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerRow {
    /// The code.
    pub seller: SellerCode,
    /// The name; the code again until one was given.
    pub name: String,
    /// Rule tables, the oldest first; before the first the house's own is in force.
    pub policies: Vec<PolicyFrom>,
    /// What was agreed, the oldest first; before the first the house's own terms are in force.
    pub terms: Vec<TermsFrom>,
    /// Rate cards, the oldest first; each is in force until the next one is.
    pub rates: Vec<RatesFrom>,
    /// Checklists of its own, by id and then the oldest first; each is in force until the next one of
    /// its id is.
    pub checklists: Vec<ChecklistFrom>,
}

/// A seller's own checklist with the first day on which it is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistFrom {
    /// The checklist's id.
    pub checklist: String,
    /// The first day, at the site.
    pub from: Day,
    /// The pack of that id; none sets the house's own again.
    pub pack: Option<PackRef>,
}

/// A rate card with the first day on which it is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatesFrom {
    /// The first day, at the site.
    pub from: Day,
    /// The card.
    pub card: RateCard,
}

/// A rule table with the first day on which it is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyFrom {
    /// The first day, at the site; none means from the start.
    pub from: Option<Day>,
    /// The rule table.
    pub policy: PackRef,
}

/// Terms with the first day on which they are in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermsFrom {
    /// The first day, at the site; none means from the start.
    pub from: Option<Day>,
    /// The terms, whole.
    pub terms: Terms,
}

impl Dated for ChecklistFrom {
    fn place(&self) -> (&str, Option<Day>) {
        (&self.checklist, Some(self.from))
    }
}

impl Dated for RatesFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", Some(self.from))
    }
}

impl Dated for PolicyFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", self.from)
    }
}

impl Dated for TermsFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", self.from)
    }
}

impl SellerRow {
    /// Gives the row of a seller that only its code is known of.
    pub fn unnamed(seller: &SellerCode) -> Self {
        Self {
            seller: seller.clone(),
            name: seller.to_string(),
            policies: Vec::new(),
            terms: Vec::new(),
            rates: Vec::new(),
            checklists: Vec::new(),
        }
    }

    /// Gives the rate card in force on a day at the site.
    pub fn rates_on(&self, day: Day) -> Option<&RatesFrom> {
        dated::in_force(&self.rates, day).next()
    }

    /// Gives the terms in force on a day at the site; no day means the start.
    pub fn terms_on(&self, day: impl Into<Option<Day>>) -> &Terms {
        let set = dated::in_force(&self.terms, day).next();
        set.map_or(Terms::house(), |set| &set.terms)
    }

    /// Gives the rule table chosen for a day at the site; none means the house's own, no day the start.
    pub fn policy_on(&self, day: impl Into<Option<Day>>) -> Option<&PackRef> {
        let set = dated::in_force(&self.policies, day).next();
        set.map(|set| &set.policy)
    }

    /// Tells whether these terms would change nothing: they are in force on their first day already.
    pub fn has_terms(&self, set: &TermsFrom) -> bool {
        *self.terms_on(set.from) == set.terms
    }

    /// Tells whether this rule table would change nothing: it is in force on its first day already.
    pub fn has_policy(&self, set: &PolicyFrom) -> bool {
        self.policy_on(set.from) == Some(&set.policy)
    }

    /// Finds a piece of our address that is, from a day on, another seller's too and so names neither.
    pub fn shared_hint(&self, other: &Self, day: Day) -> Option<&str> {
        let theirs: Vec<&Terms> = other.terms_from(day).collect();
        self.terms_from(day)
            .find_map(|own| theirs.iter().find_map(|terms| own.shared_hint(terms)))
    }

    /// Gives the terms in force on a day, and those to come.
    fn terms_from(&self, day: Day) -> impl Iterator<Item = &Terms> {
        let later = dated::to_come(&self.terms, day).map(|set| &set.terms);
        [self.terms_on(day)].into_iter().chain(later)
    }

    /// Gives the seller's own checklists in force on a day at the site, by id.
    pub fn checklists_on(&self, day: Day) -> impl Iterator<Item = (&ChecklistFrom, &PackRef)> {
        dated::in_force(&self.checklists, day).filter_map(|set| Some((set, set.pack.as_ref()?)))
    }
}

/// What a seller ordered for its goods of one SKU.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandingRow {
    /// Whose goods.
    pub seller: SellerCode,
    /// Its SKU.
    pub sku: String,
    /// Its orders by grade, those of every grade first, and then the oldest first.
    pub orders: Vec<StandingOrder>,
}

/// One barcode in one seller's product book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProductRow {
    /// Whose product book.
    pub seller: SellerCode,
    /// The barcode's key.
    pub barcode: String,
    /// What it is bound to.
    pub bound: ProductBinding,
    /// Distinct parcels at which people said so.
    pub parcels: u32,
    /// How sure the binding is.
    pub trust: Trust,
}

impl ProductRow {
    /// Tells whether the binding means the product that a line of this seller announces.
    pub fn binds(&self, line: &ExpectedLine) -> bool {
        let same = |bound: &Option<String>, own: &Option<String>| bound.is_some() && bound == own;
        self.seller == line.of.seller
            && (same(&self.bound.sku, &line.sku) || same(&self.bound.asin, &line.asin))
    }
}

/// What a barcode is bound to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ProductBinding {
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
}

closed_set! {
    /// How sure a learned binding is.
    Trust {
        /// Said at one parcel: asked again at the next.
        Provisional = "provisional",
        /// A second parcel agreed.
        Agreed = "agreed",
        /// Parcels disagree: always asked.
        Contested = "contested",
    }
}

/// A container's own life.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContainerRow {
    /// The name.
    pub container: ContainerName,
    /// The kind.
    pub kind: ContainerKind,
    /// When it came into use.
    pub opened_at: UtcMs,
    /// When it was closed for good.
    pub sealed_at: Option<UtcMs>,
    /// When and how it left the building.
    pub left: Option<Left>,
    /// SHA-256 of the kept pictures that show it, in their order: of a lot pallet.
    pub pictures: Vec<Hash>,
}

/// When and how a container left the building.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// When.
    pub at: UtcMs,
    /// Who said so.
    pub person: Option<PersonCode>,
    /// How, with how much.
    pub what: LeftContainer,
}

closed_set! {
    /// Where a parcel's work stands.
    ParcelState {
        /// Scanned at the dock, not opened.
        AtDock = "at_dock",
        /// On a bench.
        Open = "open",
        /// Done.
        Closed = "closed",
        /// The box was empty.
        Empty = "empty",
        /// On the claim shelf: nobody announced it.
        Claim = "claim",
        /// On the claim shelf, its wait over and its default confirmed: to be done with the box.
        Expired = "expired",
        /// Put whole into a dispose bin once its wait was over.
        Binned = "binned",
        /// Missed on the claim shelf by a count, and given up.
        Lost = "lost",
        /// Another record stands for this parcel, which was written down twice.
        Merged = "merged",
        /// The receipt was taken back.
        Undone = "undone",
    }
}

/// A parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParcelRow {
    /// The id.
    pub parcel: ParcelId,
    /// The number for people.
    pub number: ParcelTag,
    /// What its scan may be, best first, and then what was read of it later.
    pub candidates: Vec<Candidate>,
    /// The return a person chose.
    pub chosen: Option<ReturnRef>,
    /// The seller that our own address line names.
    pub hinted: Option<SellerCode>,
    /// The load it came on.
    pub load: Option<LoadId>,
    /// What is wrong with its outside.
    pub damage: Vec<Damage>,
    /// What it weighed unopened, when a scale said so.
    pub weight: Option<ParcelWeight>,
    /// What the announced return meant at receipt, when it was a finding.
    pub finding: Option<ReturnStanding>,
    /// Where its work stands.
    pub state: ParcelState,
    /// Where box and label are kept, when on a shelf.
    pub shelf: Option<ContainerName>,
    /// Units put out of it.
    pub units: u32,
    /// Announced lines that did not come out of it.
    pub unseen: Vec<(LineId, Unseen)>,
    /// The station that has it: the one that opened it, or the dock that scanned it.
    pub station: StationName,
    /// Who received it.
    pub person: Option<PersonCode>,
    /// When: its first scan, at the dock or at a bench.
    pub received_at: UtcMs,
    /// The site's day of receipt.
    pub day: Day,
    /// When it was opened at a bench.
    pub opened_at: Option<UtcMs>,
    /// When its work ended.
    pub closed_at: Option<UtcMs>,
    /// Photos that evidence lacks, the longest owed first.
    pub owed: Vec<PhotoDebt>,
    /// Sellers that say it is theirs, each by its newest word.
    pub claims: Vec<SellerClaim>,
    /// Products in it that are in nobody's book, each as it was told last.
    pub noted: Vec<NotedProduct>,
    /// The site's day on which it was put on the claim shelf, the last time.
    pub shelved: Option<Day>,
    /// What a supervisor confirmed once its wait was over.
    pub expired: Option<PoolExpiry>,
    /// The record that stands for it.
    pub merged: Option<MergedInto>,
    /// What moves and counts say of it.
    pub stands: BoxStanding,
}

closed_set! {
    /// Where a unit stands.
    UnitState {
        /// In a container of its decision, or in the cage.
        Put = "put",
        /// Its put was taken back: it is on a bench.
        Undone = "undone",
        /// On the test shelf.
        Parked = "parked",
        /// On the approval shelf, waiting for a supervisor.
        Waiting = "waiting",
        /// Judged on the approval shelf, or its hold ended: to be moved into a container of its decision.
        Judged = "judged",
        /// Left the building with its container.
        Gone = "gone",
    }
}

/// What was decided about a unit, and what the rules had proposed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// What was proposed.
    pub proposed: Decision,
    /// Why.
    pub why: Why,
    /// What was decided.
    pub decision: Decision,
    /// Why it is not what was proposed.
    pub override_reason: Option<OverrideReason>,
    /// Owner, day and default of a hold, kept when it ended.
    pub hold: Option<Hold>,
    /// The day on which it was decided anew after it was put: judged, or the end of a hold or a repair.
    pub judged: Option<Day>,
    /// What was noted beside the hold last, by the seller or a supervisor.
    pub hold_note: Option<String>,
}

/// A unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitRow {
    /// The id.
    pub unit: UnitId,
    /// Where it stands.
    pub state: UnitState,
    /// What was seen of it, and under which tag.
    pub inspection: Inspection,
    /// Units under the same label, itself included: more than one in a handling unit.
    pub label_units: u32,
    /// The label of the carton it was taken out of.
    pub out_of: Option<UnitTag>,
    /// What was decided; none while it is parked without a decision.
    pub verdict: Option<Verdict>,
    /// Its work order, once there is an estimate, kept when the repair ended.
    pub repair: Option<Box<RepairOrder>>,
    /// Why it waits on the test shelf.
    pub parked: Option<ParkWhy>,
    /// What its old outbound label may be.
    pub shipped_before: Vec<Candidate>,
    /// How it left; none while it is here.
    pub left: Option<Box<LeftUnit>>,
    /// The command by which a desk put it under another line, or none; until a bench looks at it again.
    pub attached: Option<CommandKey>,
    /// The number of the forward that it is labelled for and waits with.
    pub forward: Option<Tracking>,
    /// On whose word it is disposed of; none where it is not, or on nobody's.
    pub basis: Option<DisposeBasis>,
    /// Its hazard class, as it was put.
    pub class: HazardClass,
    /// When a count missed it, and who counted; none once it was seen again.
    pub missing: Option<Missing>,
    /// Why it was given up; none once it was seen again.
    pub written_off: Option<String>,
    /// When it went from where it was put to where it is.
    pub moved_at: Option<UtcMs>,
    /// Where it is.
    pub container: ContainerName,
    /// The command that put it there, by which it can be taken back.
    pub put_key: CommandKey,
    /// Who put it.
    pub person: Option<PersonCode>,
    /// The station of the put.
    pub station: StationName,
    /// When it was put.
    pub put_at: UtcMs,
    /// The site's day of the put.
    pub day: Day,
}

/// How a unit left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftUnit {
    /// When.
    pub at: UtcMs,
    /// The site's day.
    pub day: Day,
    /// Who said so.
    pub person: Option<PersonCode>,
    /// How.
    pub how: LeftHow,
    /// Under what number it left one by one; none where it left with its container.
    pub under: Option<String>,
    /// What it was sold for, with those that left together.
    pub price: Option<Money>,
    /// How many left by the same fact, itself included.
    pub together: u32,
}

/// A forward from its label on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ForwardRow {
    /// What was labelled.
    pub made: MadeForward,
    /// When.
    pub made_at: UtcMs,
    /// Who labelled it.
    pub person: Option<PersonCode>,
    /// Where it stands.
    pub state: ForwardState,
    /// How it ended; none while it waits.
    pub end: Option<ForwardEnd>,
}

/// What keeps an empty box on the evidence shelf.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoxClaim {
    /// A claim may be filed until this day.
    Open(Day),
    /// A claim was filed, by the seller's file.
    Filed,
}

/// How a forward ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ForwardEnd {
    /// When.
    pub at: UtcMs,
    /// The site's day.
    pub day: Day,
    /// Who said so.
    pub person: Option<PersonCode>,
    /// Why it was cancelled.
    pub reason: Option<String>,
}

impl UnitRow {
    /// Tells whether the unit is, or may be, in somebody's hands: taken back, or taken from the
    /// test shelf.
    pub fn is_on_a_bench(&self) -> bool {
        match self.state {
            UnitState::Undone | UnitState::Parked => true,
            UnitState::Put | UnitState::Waiting | UnitState::Judged | UnitState::Gone => false,
        }
    }

    /// Tells whether the unit stands in a place of the house.
    pub fn is_here(&self) -> bool {
        match self.state {
            UnitState::Put | UnitState::Parked | UnitState::Waiting | UnitState::Judged => true,
            UnitState::Undone | UnitState::Gone => false,
        }
    }

    /// Gives the code under which people read where it stands: its state, or that a count missed it, or that
    /// it was given up then.
    pub fn standing_code(&self) -> &'static str {
        if self.state == UnitState::Gone && self.written_off.is_some() {
            "written_off"
        } else if self.is_here() && self.missing.is_some() {
            "missing"
        } else {
            self.state.code()
        }
    }

    /// Gives what it stands together as where it is: what waits to be moved away stands for no decision.
    pub fn standing(&self) -> Kin {
        let waits = self.state == UnitState::Judged;
        Kin {
            decision: self.decision().filter(|_| !waits),
            ..self.kin()
        }
    }

    /// Gives what it is to stand together as.
    pub fn kin(&self) -> Kin {
        Kin {
            seller: self.inspection.seller.clone(),
            decision: self.decision(),
            class: self.class,
        }
    }

    /// Gives where it stands, in short.
    pub fn placed(&self) -> PlacedUnit {
        PlacedUnit {
            unit: self.unit,
            tag: self.inspection.tag.clone(),
            state: self.state,
            container: self.container.clone(),
            since: self.moved_at.unwrap_or(self.put_at),
            is_lost: self.missing.is_some() || self.written_off.is_some(),
        }
    }

    /// Gives what was decided.
    pub fn decision(&self) -> Option<Decision> {
        self.verdict.as_ref().map(|verdict| verdict.decision)
    }

    /// Tells whether it was decided otherwise than proposed.
    pub fn is_overridden(&self) -> bool {
        self.verdict
            .as_ref()
            .is_some_and(|verdict| verdict.decision != verdict.proposed)
    }
}

/// A count did not find a unit where it belongs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing {
    /// When.
    pub at: UtcMs,
    /// Who counted.
    pub person: Option<PersonCode>,
}

/// Where a unit stands, in short: what a count looks at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its tag.
    pub tag: UnitTag,
    /// Where it stands.
    pub state: UnitState,
    /// Where it is.
    pub container: ContainerName,
    /// Since when it is there.
    pub since: UtcMs,
    /// Whether a count missed it, or it was given up.
    pub is_lost: bool,
}

/// The newest count of a place by scan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceCount {
    /// The place.
    pub place: ContainerName,
    /// The command that told it.
    pub key: CommandKey,
    /// When it ended.
    pub at: UtcMs,
    /// Who counted.
    pub person: Option<PersonCode>,
    /// Units that were scanned and belong there.
    pub counted: u32,
    /// Units among them that were missed before.
    pub found: u32,
    /// Units that belong there and were not scanned.
    pub missing: Vec<UnitId>,
    /// Units that were scanned there and belong elsewhere.
    pub misplaced: Vec<(UnitId, ContainerName)>,
    /// What else was scanned there.
    pub strange: Vec<String>,
    /// Parcels that belong there and were not scanned.
    pub missing_parcels: Vec<ParcelId>,
    /// Parcels that were scanned there and stand elsewhere by the books.
    pub misplaced_parcels: Vec<(ParcelId, ContainerName)>,
}

/// A load at the dock: its own life, not its parcels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadRow {
    /// The id.
    pub load: LoadId,
    /// The pallet's or gaylord's id as scanned.
    pub name: String,
    /// How many parcels the driver says it has.
    pub said: Option<u32>,
    /// The station of the dock.
    pub station: StationName,
    /// When it came.
    pub opened_at: UtcMs,
    /// The site's day.
    pub day: Day,
    /// When its scanning ended.
    pub closed_at: Option<UtcMs>,
}

/// A kept photo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhotoRow {
    /// What it shows, as it was named last.
    pub named: NamedPhoto,
    /// Who named it.
    pub person: Option<PersonCode>,
    /// When it was named.
    pub named_at: UtcMs,
    /// SHA-256 of its newest covered copy.
    pub copy: Option<Hash>,
    /// The day for which its original was erased by rule.
    pub purged: Option<Day>,
}

impl PhotoRow {
    /// Gives what may be shown of it: the covered copy where there is one, else the original while it
    /// stands.
    pub fn shown(&self) -> Option<Hash> {
        let original = self.purged.is_none().then_some(self.named.photo);
        self.copy.or(original)
    }

    /// Tells whether it shows an address, as far as a person said: a label, or a photo that was covered.
    pub fn is_personal(&self) -> bool {
        self.named.kind == PhotoKind::Label || self.copy.is_some()
    }
}

/// The numbers given out for one roll under one prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RangeRow {
    /// What is printed.
    pub roll: RollKind,
    /// Three Crockford characters before each number.
    pub prefix: String,
    /// The first number that was never given out.
    pub next: u64,
}

impl RangeRow {
    /// The first number of every roll.
    pub const FIRST: u64 = 1;
}

/// A workbook that a seller was sent, with what came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailRow {
    /// What was made.
    pub made: MadeMail,
    /// When.
    pub made_at: UtcMs,
    /// Every filled workbook that was taken in for it, the first one first.
    pub filled: Vec<FilledMail>,
}

/// A lot from its sale on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotRow {
    /// What was sold.
    pub sold: SoldLot,
    /// When somebody said so.
    pub sold_at: UtcMs,
    /// Who said so.
    pub person: Option<PersonCode>,
    /// When the sale was withdrawn, and why; none while it stands.
    pub withdrawn: Option<(UtcMs, String)>,
    /// Files of proceeds that were taken in, by hash and name, the first one first.
    pub files: Vec<(Hash, String)>,
    /// What units brought as those files say, in minor units of the price's currency.
    pub told: BTreeMap<UnitId, i64>,
}

/// A resale batch: its own life. Its units say themselves that they are in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchRow {
    /// What was begun.
    pub opened: OpenedBatch,
    /// When.
    pub opened_at: UtcMs,
    /// What was listed, when, and by whom; none while it is gathered.
    pub listed: Option<(ListedBatch, UtcMs, Option<PersonCode>)>,
    /// How and when it ended, and why; none while it goes on.
    pub ended: Option<(BatchEnd, UtcMs, Option<String>)>,
}

impl BatchRow {
    /// Tells whether units may still come into it.
    pub fn is_gathered(&self) -> bool {
        self.listed.is_none() && self.ended.is_none()
    }
}

/// What resale knows of a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResaleRow {
    /// The unit.
    pub unit: UnitId,
    /// The batch that it is in: one at most.
    pub batch: Option<BatchNumber>,
    /// What its newest proven label reads, with the codes that were covered then.
    pub label: Option<(String, Vec<String>)>,
}

/// A filled workbook that was taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilledMail {
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name.
    pub file_name: String,
    /// When it was taken.
    pub taken_at: UtcMs,
    /// What became of its rows.
    pub rows: MailCounts,
}

impl MailRow {
    /// Tells whether something was asked, and nothing that answers came back yet.
    pub fn is_silent(&self) -> bool {
        let answers = |file: &FilledMail| file.rows.applied + file.rows.unchanged > 0;
        self.made.rows > 0 && !self.filled.iter().any(answers)
    }

    /// Tells whether a file was taken in for it.
    pub fn has(&self, file: Hash) -> bool {
        self.filled.iter().any(|known| known.file == file)
    }
}

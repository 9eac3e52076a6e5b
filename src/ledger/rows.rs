//! Rows: what the folds make of facts, and what screens and files read.

mod boxes;
mod day;
mod mail;
mod parcel;
mod seller;
mod ship;
mod unit;

use std::collections::BTreeMap;

use crate::domain::closed::closed_set;
use crate::domain::codes::{BatchNumber, ContainerName, PersonCode, SellerCode, StationName};
use crate::domain::container::ContainerKind;
use crate::domain::expected::ExpectedLine;
use crate::domain::forward::ForwardState;
use crate::domain::ids::{CommandKey, Hash, LoadId, ParcelId, UnitId};
use crate::domain::photo::PhotoKind;
use crate::domain::pin::{PersonState, PinState};
use crate::domain::printed::RollKind;
use crate::domain::resale::BatchEnd;
use crate::domain::rights::Led;
use crate::domain::time::{Day, UtcMs, Zone};

use super::fact::{
    LeftContainer, ListedBatch, MadeForward, NamedPhoto, OpenedBatch, Role, SoldLot,
};

pub use boxes::BoxStanding;
pub use day::{DayRow, ReopenedDay};
pub use mail::{AnswersReadRow, FilledMail, MailRow};
pub use parcel::{BoxClaim, ParcelRow, ParcelState};
pub use seller::{ChecklistFrom, PolicyFrom, RatesFrom, SellerRow, StandingRow, TermsFrom};
pub use ship::{
    CartonRow, ConsignmentRow, FreightRow, GoodsRow, SaidAt, ShipmentRow, TemplateRow, picture_of,
};
pub use unit::{LeftUnit, Missing, PlacedUnit, UnitRow, UnitState, Verdict};

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
    /// The language that stations speak to the person, where one was chosen.
    pub language: Option<String>,
    /// Whether the person works here.
    pub state: PersonState,
    /// Whether desks ask for a PIN.
    pub pin: PinState,
    /// Until when wrong PINs lock the desks.
    pub locked_until: Option<UtcMs>,
}

impl PersonRow {
    /// Somebody who was just enrolled.
    pub fn new(person: PersonCode, name: String, role: Role) -> Self {
        Self {
            person,
            name,
            role,
            language: None,
            state: PersonState::Active,
            pin: PinState::Missing,
            locked_until: None,
        }
    }

    /// Tells whether the person works here and leads.
    pub fn leads(&self) -> bool {
        self.state == PersonState::Active && self.role.leads()
    }
}

/// Tells who leads a site of these people.
pub fn led_by(people: &[PersonRow]) -> Led {
    let mut leads = people.iter().filter(|row| row.leads()).peekable();
    if leads.peek().is_none() {
        Led::Nobody
    } else if leads.any(|row| row.role == Role::Admin) {
        Led::Admins
    } else {
        Led::Supervisors
    }
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

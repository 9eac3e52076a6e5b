//! Rows: what the folds make of facts, and what screens and files read.

use crate::domain::checklist::Answers;
use crate::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::reading::Candidate;
use crate::domain::time::{Day, UtcMs, Zone};

use super::fact::{LineChoice, PackRef, ProductHow, Role, Unseen};

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
    /// The rule table; none means the house's own.
    pub policy: Option<PackRef>,
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

/// What a barcode is bound to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ProductBinding {
    /// The seller's product id.
    pub sku: Option<String>,
    /// Amazon's product id.
    pub asin: Option<String>,
}

/// How sure a learned binding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Trust {
    /// Said at one parcel: asked again at the next.
    Provisional,
    /// A second parcel agreed.
    Agreed,
    /// Parcels disagree: always asked.
    Contested,
}

impl Trust {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Agreed => "agreed",
            Self::Contested => "contested",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Provisional, Self::Agreed, Self::Contested]
            .into_iter()
            .find(|trust| trust.code() == code)
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
}

/// Where a parcel's work stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ParcelState {
    /// On a bench.
    Open,
    /// Done.
    Closed,
    /// The box was empty.
    Empty,
    /// On the claim shelf: nobody announced it.
    Claim,
    /// The receipt was taken back.
    Undone,
}

impl ParcelState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Closed,
        Self::Empty,
        Self::Claim,
        Self::Undone,
    ];

    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Empty => "empty",
            Self::Claim => "claim",
            Self::Undone => "undone",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParcelRow {
    /// The id.
    pub parcel: ParcelId,
    /// The number for people.
    pub number: ParcelTag,
    /// What its scan may be, best first.
    pub candidates: Vec<Candidate>,
    /// The return a person chose.
    pub chosen: Option<ReturnRef>,
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
    /// The station that received it.
    pub station: StationName,
    /// Who received it.
    pub person: Option<PersonCode>,
    /// When.
    pub received_at: UtcMs,
    /// The site's day of receipt.
    pub day: Day,
    /// When its work ended.
    pub closed_at: Option<UtcMs>,
}

/// Where a unit stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnitState {
    /// In a container.
    Put,
    /// Its put was taken back: it is on a bench.
    Undone,
}

impl UnitState {
    /// Gives the stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::Undone => "undone",
        }
    }

    /// Reads the stable name.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Put, Self::Undone]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// A unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitRow {
    /// The id.
    pub unit: UnitId,
    /// The tag.
    pub tag: UnitTag,
    /// The parcel it came in.
    pub parcel: ParcelId,
    /// Where it stands.
    pub state: UnitState,
    /// Whose goods it is taken to be.
    pub seller: Option<SellerCode>,
    /// The announced line it answers.
    pub line: Option<LineChoice>,
    /// The barcode read on it.
    pub barcode: Option<String>,
    /// How the bench learned what it is.
    pub how: ProductHow,
    /// The checklist it was looked at with.
    pub checklist: Option<PackRef>,
    /// What a person stated.
    pub answers: Answers,
    /// The grade.
    pub grade: Option<Grade>,
    /// The question and answer that set the grade.
    pub because: Option<(String, String)>,
    /// What was proposed.
    pub proposed: Decision,
    /// Why.
    pub why: Why,
    /// What was decided.
    pub decision: Decision,
    /// Why it is not what was proposed.
    pub override_reason: Option<OverrideReason>,
    /// Where it is.
    pub container: ContainerName,
    /// The command of the put, by which it can be taken back.
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

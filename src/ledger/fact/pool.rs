//! Bodies of the claim pool: what became of a parcel of nobody, and what two records of one parcel are.

use crate::domain::attach::LineMistake;
use crate::domain::codes::{ParcelTag, PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{LineId, ParcelId, UnitId};
use crate::domain::photo::PhotoDebt;
use crate::domain::time::Day;

use super::{LineChoice, Unseen};

/// A supervisor confirmed what becomes of a parcel that nobody claimed in time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpiredParcel {
    /// The parcel.
    pub parcel: ParcelId,
    /// What becomes of it.
    pub decision: Decision,
    /// The day on which it was put on the claim shelf.
    pub since: Day,
    /// The day by which every seller had been told for the last time; none where there is no seller.
    pub told: Option<Day>,
    /// Who has it in hand from here on.
    pub owner: PersonCode,
    /// The day by which it is done.
    pub due: Day,
    /// The pack of the rule.
    pub rule: String,
    /// Its version.
    pub rule_version: u32,
}

/// Two records are of one parcel: one of them stands for it from here on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergedParcel {
    /// The record that goes.
    pub parcel: ParcelId,
    /// Its number.
    pub number: ParcelTag,
    /// The record that stands.
    pub into: ParcelId,
    /// Its number.
    pub into_number: ParcelTag,
    /// The units that came out under the record that goes: they are the other's from here on.
    pub units: Vec<MergedUnit>,
    /// What was said of announced lines that did not come, where the record that stands says nothing.
    pub unseen: Vec<(LineId, Unseen)>,
    /// The photos that its units still lack.
    pub owed: Vec<PhotoDebt>,
}

/// A unit whose parcel is another record from here on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergedUnit {
    /// The unit.
    pub unit: UnitId,
    /// Whose it is.
    pub seller: Option<SellerCode>,
}

/// A desk said which announced line units answer, after the bench.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttachedUnits {
    /// The parcel that they came out of.
    pub parcel: ParcelId,
    /// The units.
    pub units: Vec<UnitId>,
    /// Whose they are.
    pub seller: Option<SellerCode>,
    /// The line that they answer from here on; none where nobody announced them.
    pub line: Option<LineChoice>,
    /// How they differ from what the parcel announced, from here on.
    pub finding: Option<UnitFinding>,
    /// Why.
    pub reason: LineMistake,
    /// Lines of which something else is said from here on: what, or nothing of a line that came.
    pub unseen: Vec<(LineId, Option<Unseen>)>,
}

//! Bodies of the claim pool: what became of a parcel of nobody, and what two records of one parcel are.

use crate::domain::codes::{ParcelTag, PersonCode};
use crate::domain::decision::Decision;
use crate::domain::ids::ParcelId;
use crate::domain::time::Day;

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
}

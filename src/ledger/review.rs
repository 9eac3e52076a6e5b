//! A day's figures, as the review screen and `review` show them.

use std::collections::BTreeMap;

use crate::domain::time::Day;

/// Counts of one site day. Every number opens the list it counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// The day.
    pub day: Day,
    /// Parcels received.
    pub parcels: u32,
    /// Units that came in: those put and those that wait.
    pub units: u32,
    /// Units with a grade.
    pub graded: u32,
    /// Units in a container.
    pub put: u32,
    /// Units that wait on the test or the approval shelf.
    pub units_waiting: u32,
    /// Parcels received that are still open.
    pub waiting: u32,
    /// Units put per hour of the site's day: 24 entries.
    pub by_hour: Vec<u32>,
    /// Parcels received per hour of the site's day: 24 entries.
    pub parcels_by_hour: Vec<u32>,
    /// Units put per hour of the site's day, 24 entries each, by decision code.
    pub decisions_by_hour: BTreeMap<String, Vec<u32>>,
    /// Units by decision code.
    pub by_decision: BTreeMap<String, u32>,
    /// Units by grade code; ungraded under `none`.
    pub by_grade: BTreeMap<String, u32>,
    /// Units by seller code; unknown under `none`.
    pub by_seller: BTreeMap<String, u32>,
    /// Units by person.
    pub by_person: BTreeMap<String, u32>,
    /// Exceptions with their counts, by stable name; zero counts are left out.
    pub exceptions: BTreeMap<String, u32>,
}

/// Names of the exceptions a review counts.
pub const EXCEPTIONS: &[&str] = &[
    "unknown_parcel",
    "empty_parcel",
    "cancelled",
    "returnless",
    "refunded_at_first_scan",
    "missing_line",
    "light_parcel",
    "unusual_weight",
    "overridden",
    "not_expected",
];

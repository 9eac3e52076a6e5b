//! What is written when a day is signed off.

use std::collections::BTreeMap;

use crate::domain::codes::StationName;
use crate::domain::ids::Hash;
use crate::domain::time::Day;

use super::Kind;

/// The sign-off of a day, or its being opened again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DayFact {
    /// A supervisor signed the day off.
    Closed(Box<ClosedDay>),
    /// It is open again.
    Reopened {
        /// The day.
        day: Day,
        /// Why.
        reason: String,
    },
}

/// A day as it was signed off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedDay {
    /// The site's day.
    pub day: Day,
    /// The station whose journal's head stands here.
    pub station: StationName,
    /// The number of the newest fact before this one.
    pub head_seq: u64,
    /// Its hash: whoever keeps it on paper can tell whether anything before it was changed.
    pub head_hash: Hash,
    /// The day's figures as they were, by their codes.
    pub figures: BTreeMap<String, u32>,
    /// What was still open, by the codes of the queues, in their order; what waits nowhere is left out.
    pub open: Vec<(String, u32)>,
    /// What was noted beside.
    pub note: Option<String>,
}

impl DayFact {
    /// Gives its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Closed(_) => Kind::DayClosed,
            Self::Reopened { .. } => Kind::DayReopened,
        }
    }

    /// Gives the day that it is about.
    pub fn day(&self) -> Day {
        match self {
            Self::Closed(closed) => closed.day,
            Self::Reopened { day, .. } => *day,
        }
    }
}

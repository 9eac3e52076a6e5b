//! The row of a day that was signed off.

use crate::domain::codes::PersonCode;
use crate::domain::time::UtcMs;
use crate::ledger::fact::ClosedDay;

/// A day that was signed off at least once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayRow {
    /// The newest sign-off.
    pub closed: ClosedDay,
    /// The number of its fact in the series.
    pub seq: u64,
    /// When.
    pub at: UtcMs,
    /// Who signed.
    pub person: Option<PersonCode>,
    /// How often it was signed off.
    pub times: u32,
    /// That it was opened again since.
    pub reopened: Option<ReopenedDay>,
}

/// A day that was opened again after its sign-off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReopenedDay {
    /// When.
    pub at: UtcMs,
    /// Who did it.
    pub person: Option<PersonCode>,
    /// Why.
    pub reason: String,
}

impl DayRow {
    /// Tells whether it is signed off now.
    pub fn is_closed(&self) -> bool {
        self.reopened.is_none()
    }
}

//! The journal as a readable list.

use crate::domain::codes::PersonCode;
use crate::domain::time::Day;
use crate::ledger::fact::Kind;

use super::TimelineEntry;

/// Which facts are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AuditAsked {
    /// Whose; none for everybody's.
    pub person: Option<PersonCode>,
    /// Of what kind.
    pub what: AuditWhat,
    /// From this day on; none from the start.
    pub first: Option<Day>,
    /// To this day; none to the end.
    pub last: Option<Day>,
}

/// Which kinds of facts are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AuditWhat {
    /// Every one.
    #[default]
    All,
    /// Those that set a rule, a term or a right.
    Settings,
    /// One.
    Kind(Kind),
}

/// The kinds of facts that set a rule, a term or a right, or sign a day off.
pub const SETTINGS: &[Kind] = &[
    Kind::SeriesOpened,
    Kind::PersonEnrolled,
    Kind::SellerNamed,
    Kind::SellerPolicySet,
    Kind::SellerTermsSet,
    Kind::SellerRatesSet,
    Kind::SellerChecklistSet,
    Kind::SellerOrderSet,
    Kind::PartySet,
    Kind::FreightRated,
    Kind::TemplateSet,
    Kind::ScreeningLoaded,
    Kind::RecallsImported,
    Kind::RangeAllotted,
    Kind::SsccAllotted,
    Kind::DayClosed,
    Kind::DayReopened,
];

/// A page of the list, newest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AuditPage {
    /// The facts.
    pub rows: Vec<AuditRow>,
    /// The number before which the next page begins; none at the end. A page may be short, or empty, and go on: each
    /// looks through so many facts at most.
    pub next: Option<u64>,
}

/// One fact of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditRow {
    /// The fact.
    pub entry: TimelineEntry,
    /// The site's day.
    pub day: Day,
    /// What it is about, as subjects are printed.
    pub about: Vec<String>,
    /// Its place in the chain, hexadecimal.
    pub hash: String,
}

//! Seller mail: which rows a seller is asked about, and what its answer to one of them comes to.

use crate::domain::codes::{ContainerName, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::hold::HoldOwner;
use crate::domain::time::Day;

use super::holding::{closed, held, is_held, may_end};
use super::rows::{UnitRow, UnitState};

/// Stands before the tag in the id of a row about a hold.
const HOLD_MARK: &str = "H-";

/// Gives the id of the row that asks about a held label.
pub fn row_id(tag: &UnitTag) -> String {
    format!("{HOLD_MARK}{tag}")
}

/// Reads the id of a row; none for anything else.
pub fn tag_of(row: &str) -> Option<UnitTag> {
    let row = row.trim().to_ascii_uppercase();
    UnitTag::parse(row.strip_prefix(HOLD_MARK)?)
}

/// Tells whether the seller is asked about a unit: it is held, and its seller is to act.
pub fn is_asked(row: &UnitRow, seller: &SellerCode) -> bool {
    let of_seller = row.inspection.seller.as_ref() == Some(seller);
    let its_turn = held(row).is_some_and(|hold| hold.owner == HoldOwner::Seller);
    of_seller && its_turn && is_held(row)
}

/// What a row of a filled workbook came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowEnd {
    /// The answer was taken.
    Applied(Decision),
    /// It is so already.
    Unchanged(Decision),
    /// The hold goes on: the day on which it is looked at again, and its default.
    Waits(Day, Decision),
    /// Nothing was answered.
    Unanswered,
    /// Nothing was written.
    Refused(RowRefusal),
}

/// Why a row of a filled workbook is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowRefusal {
    /// The id of the row names nothing here.
    UnknownRow,
    /// It names a unit of another seller.
    OtherSellers,
    /// The words are on no list of actions.
    UnknownAction(String),
    /// Two rows of the file ask for different things.
    Twice,
    /// The unit may not become that.
    Closed(Decision),
    /// The unit became something before the answer came.
    Done {
        /// What it became.
        decision: Decision,
        /// Where it is.
        container: ContainerName,
        /// Since which day of the site.
        day: Day,
    },
    /// The unit is not held: it was taken back, or waits elsewhere.
    NotHeld,
    /// The writer refused it, by a stable name.
    NotWritten(String),
}

impl RowEnd {
    /// Gives the stable name, as machines read it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Applied(_) => "applied",
            Self::Unchanged(_) => "unchanged",
            Self::Waits(..) => "waits",
            Self::Unanswered => "unanswered",
            Self::Refused(_) => "refused",
        }
    }
}

impl RowRefusal {
    /// Gives the stable name, as machines read it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownRow => "unknown_row",
            Self::OtherSellers => "other_sellers",
            Self::UnknownAction(_) => "unknown_action",
            Self::Twice => "twice",
            Self::Closed(_) => "closed",
            Self::Done { .. } => "done",
            Self::NotHeld => "not_held",
            Self::NotWritten(_) => "not_written",
        }
    }
}

/// Says what an answer about the units of one label comes to; [`RowEnd::Applied`] is still to be
/// written.
pub fn judged(units: &[UnitRow], seller: &SellerCode, decision: Decision) -> RowEnd {
    let Some(first) = units.first() else {
        return RowEnd::Refused(RowRefusal::UnknownRow);
    };
    let foreign = |row: &UnitRow| row.inspection.seller.as_ref() != Some(seller);
    if units.iter().any(foreign) {
        return RowEnd::Refused(RowRefusal::OtherSellers);
    }
    if decision == Decision::Hold
        && units.iter().all(is_held)
        && let Some(hold) = held(first)
    {
        return RowEnd::Waits(hold.review, hold.default);
    }
    let is_so = |row: &UnitRow| held(row).is_some() && row.decision() == Some(decision);
    if decision != Decision::Hold && units.iter().all(is_so) {
        return RowEnd::Unchanged(decision);
    }
    if let Some(row) = units.iter().find(|row| !may_end(row)) {
        return RowEnd::Refused(met(row));
    }
    if decision != Decision::Hold && units.iter().any(|row| closed(row, decision)) {
        return RowEnd::Refused(RowRefusal::Closed(decision));
    }
    if decision == Decision::Hold && units.iter().all(is_so) {
        return RowEnd::Unchanged(decision);
    }
    RowEnd::Applied(decision)
}

/// Says what a late answer meets.
fn met(row: &UnitRow) -> RowRefusal {
    match row.decision() {
        Some(decision) if row.state == UnitState::Put && held(row).is_some() => RowRefusal::Done {
            decision,
            container: row.container.clone(),
            day: row.day,
        },
        Some(_) | None => RowRefusal::NotHeld,
    }
}

//! The list of claims that may be filed: what a seller needs to file each in time.

use crate::domain::deadline::{Deadline, Sure};
use crate::domain::time::Day;
use crate::ledger::query::{Checklists, QueuedClaim};
use crate::text::{Message, Words};

use super::OutError;
use super::columns::{Cell, Column, column, term};
use super::csv_file::table;

/// One line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClaimLine {
    /// The claim.
    pub claim: QueuedClaim,
    /// Its last day.
    pub last: Deadline,
    /// The day on which the list is made.
    pub today: Day,
}

const CLAIMS: [Column<ClaimLine>; 14] = [
    column("last_day", 12, |line, _| {
        Cell::of(Some(line.last.due.to_string()))
    }),
    column("days_left", 10, |line, _| {
        let left = line.last.due.days_since(line.today);
        u32::try_from(left).map_or(Cell::Empty, Cell::Count)
    }),
    column("estimated", 10, |line, speech| match line.last.sure {
        Sure::Known => Cell::Empty,
        Sure::Estimated => speech.say(&term("claim", "estimated"), "estimated"),
    }),
    column("claim_reason", 24, |line, speech| {
        let code = line.claim.reason.code();
        speech.say(&term("claim-reason", code), code)
    }),
    column("seller", 10, |line, _| {
        Cell::of(Some(line.claim.seller().as_str()))
    }),
    column("order_id", 22, |line, _| {
        Cell::of(line.claim.of.order_id.as_ref().map(AsRef::<str>::as_ref))
    }),
    column("rma_id", 18, |line, _| {
        Cell::of(line.claim.of.rma_id.as_ref().map(AsRef::<str>::as_ref))
    }),
    column("title", 44, |line, _| Cell::of(line.claim.title.as_deref())),
    column("tag", 16, |line, _| {
        Cell::of(line.claim.tag.as_ref().map(AsRef::<str>::as_ref))
    }),
    column("parcel", 16, |line, _| {
        Cell::of(Some(line.claim.number.as_str()))
    }),
    column("grade", 12, |line, speech| {
        line.claim.grade.map_or(Cell::Empty, |grade| {
            speech.say(&Message::grade(grade), grade.code())
        })
    }),
    column("delivered", 12, |line, _| {
        Cell::of(line.claim.days.received.map(|day| day.to_string()))
    }),
    column("photos_owed", 10, |line, _| {
        Cell::Count(u32::try_from(line.claim.owed.len()).unwrap_or(u32::MAX))
    }),
    column("rule", 60, |line, _| {
        Cell::of(Some(line.last.source.as_str()))
    }),
];

pub(super) fn claim_codes() -> Vec<&'static str> {
    CLAIMS.iter().map(|column| column.code).collect()
}

/// Makes the list of claims as CSV: one line a claim.
///
/// # Errors
/// Gives what the writer of the format said.
pub fn claims_csv(lines: &[ClaimLine], words: &Words) -> Result<Vec<u8>, OutError> {
    table(&CLAIMS, lines, (words, &Checklists::default()))
}

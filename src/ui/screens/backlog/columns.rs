//! The columns of the backlog, and how it is read by pages: the oldest first.

use super::super::review::pages::Paged;
use super::super::seen::tail;
use super::super::table::column::words;
use super::super::table::{Cell, Column};
use super::age;
use crate::domain::expected::ReturnStanding;
use crate::domain::time::UtcMs;
use crate::ledger::query::{Page, PageAfter, WaitingParcel};
use crate::ledger::{Answer, Query};
use crate::text::{DeskMsg, DockMsg};

/// The place of the tracking number among the columns.
const TRACKING: usize = 4;

const COLUMNS: [Column<WaitingParcel>; 7] = [
    words(
        || DeskMsg::ColAge,
        110.0,
        0,
        |seen, waiting| {
            let at = waiting.parcel.received_at;
            Cell::moment(age(seen, at), seen.words.moment(at), at)
        },
    ),
    words(
        || DeskMsg::ColWhen,
        140.0,
        1,
        |seen, waiting| {
            let at = waiting.parcel.received_at;
            Cell::moment(seen.words.moment(at), seen.words.moment(at), at)
        },
    ),
    words(
        || DeskMsg::ColParcel,
        84.0,
        0,
        |_, waiting| {
            let number = &waiting.parcel.number;
            Cell::code(format!("…{}", number.tail()), number.as_str())
        },
    ),
    words(
        || DeskMsg::ColFinding,
        170.0,
        2,
        |seen, waiting| {
            let finding = waiting.parcel.finding;
            let rank = |of| ReturnStanding::ALL.iter().position(|one| *one == of);
            let said = finding.map(|of| seen.standing(of));
            Cell::ranked(said.unwrap_or_default(), finding.and_then(rank))
        },
    ),
    words(
        || DeskMsg::ColTracking,
        130.0,
        0,
        |_, waiting| {
            let key = waiting.parcel.candidates.first();
            let key = key.map(|found| found.key.as_str()).unwrap_or_default();
            Cell::code(tail(key), key)
        },
    ),
    words(
        || DeskMsg::ColLoad,
        140.0,
        3,
        |seen, waiting| match &waiting.load {
            Some(name) if name.is_empty() => Cell::words(seen.say(DockMsg::LooseParcels)),
            name => Cell::maybe(name.as_ref()),
        },
    ),
    words(
        || DeskMsg::ColPerson,
        64.0,
        4,
        |_, waiting| Cell::maybe(waiting.parcel.person.as_ref()),
    ),
];

impl Paged for WaitingParcel {
    type Filter = ();
    const LABEL: DeskMsg = DeskMsg::Backlog;
    const COLUMNS: &'static [Column<Self>] = &COLUMNS;
    const GROWS: usize = TRACKING;

    fn query((): &(), after: Option<PageAfter>) -> Query {
        Query::Backlog(after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Backlog(backlog) = answer {
            Some(&backlog.page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(self.parcel.received_at, self.parcel.parcel.0)
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// The pages' order is the newest first; mirrored, the oldest come first.
fn mirrored(at: UtcMs, id: u128) -> (UtcMs, u128) {
    (UtcMs(at.0.saturating_neg()), u128::MAX - id)
}

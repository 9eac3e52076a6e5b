//! The columns of units and parcels that wait, and how they are read by pages: the oldest first.

use super::super::Seen;
use super::super::backlog::age;
use super::super::review::pages::Paged;
use super::super::review::pooled;
use super::super::review::units::{decision, grade, title};
use super::super::seen::tail;
use super::super::table::column::words;
use super::super::table::{Cell, Column};
use super::{guesses, pooling};
use crate::domain::expected::ReturnStanding;
use crate::domain::pool::PoolStage;
use crate::domain::time::UtcMs;
use crate::ledger::query::{Page, PageAfter, ParcelsAsked, QueuedParcel, QueuedUnit, UnitQueue};
use crate::ledger::rows::{ParcelRow, ParcelState, UnitRow};
use crate::ledger::{Answer, Query};
use crate::shell::pool;
use crate::text::{DeskMsg, Message};

/// The place of the product's title among the columns of units.
const TITLE: usize = 8;
/// The place of the tracking number among the columns of parcels.
const TRACKING: usize = 4;

const UNITS: [Column<QueuedUnit>; 9] = [
    words(
        || DeskMsg::ColAge,
        102.0,
        0,
        |seen, QueuedUnit(unit)| {
            let missing = unit.missing.as_ref();
            let since = missing.map_or(unit.put_at, |missing| missing.at);
            Cell::moment(age(seen, since), seen.words.moment(since), since)
        },
    ),
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        0,
        |_, QueuedUnit(unit)| {
            let tag = &unit.inspection.tag;
            Cell::code(format!("…{}", tag.tail()), tag.as_str())
        },
    ),
    words(
        || DeskMsg::ColDecision,
        128.0,
        1,
        |seen, QueuedUnit(unit)| decision(seen, unit.decision()),
    ),
    words(
        || DeskMsg::ColGrade,
        96.0,
        3,
        |seen, QueuedUnit(unit)| grade(seen, unit.inspection.grade),
    ),
    words(
        || DeskMsg::ColWhy,
        150.0,
        4,
        |seen, QueuedUnit(unit)| Cell::words(why(seen, unit)),
    ),
    words(
        || DeskMsg::ColContainer,
        90.0,
        5,
        |_, QueuedUnit(unit)| Cell::words(unit.container.as_str()),
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        2,
        |_, QueuedUnit(unit)| Cell::maybe(unit.inspection.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColPerson,
        70.0,
        2,
        |_, QueuedUnit(unit)| Cell::maybe(unit.person.as_ref()),
    ),
    words(
        || DeskMsg::ColTitle,
        110.0,
        6,
        |_, QueuedUnit(unit)| title(unit),
    ),
];

/// Why a unit waits: what is done to it on the test shelf, or the rule behind its decision.
fn why(seen: &Seen, unit: &UnitRow) -> String {
    match (unit.parked, &unit.verdict) {
        (Some(why), _) => seen.term("park", why.code()),
        (None, Some(verdict)) => match verdict.override_reason {
            Some(reason) => seen.words.say(&Message::override_reason(reason)),
            None => seen.words.say(&Message::why(verdict.why.code())),
        },
        (None, None) => String::new(),
    }
}

impl Paged for QueuedUnit {
    type Filter = UnitQueue;
    const LABEL: DeskMsg = DeskMsg::UnitsList;
    const COLUMNS: &'static [Column<Self>] = &UNITS;
    const GROWS: usize = TITLE;

    fn query(queue: &UnitQueue, after: Option<PageAfter>) -> Query {
        Query::QueuedUnits(*queue, after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::QueuedUnits(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(self.0.put_at, self.0.unit.0)
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// Says how long a parcel still waits on the claim shelf; what ends first comes first.
fn pool_ends(seen: &Seen, parcel: &ParcelRow) -> Cell {
    let today = seen.zone.day(seen.now);
    if let Some(expired) = &parcel.expired {
        return Cell::ranked(pooling::due(seen, expired), Some(0));
    }
    let Some(stage) = pool::stage(parcel, seen.zone, today) else {
        return Cell::words("");
    };
    let rank = match stage {
        PoolStage::Over(_) => 0,
        PoolStage::Notice(days) => 1 + days,
        PoolStage::Waits(days) => 1 + pool::rule().default_days + days,
    };
    Cell::ranked(seen.say(guesses::ends(stage)), usize::try_from(rank).ok())
}

const PARCELS: [Column<QueuedParcel>; 9] = [
    words(
        || DeskMsg::ColAge,
        102.0,
        0,
        |seen, QueuedParcel(_, since)| {
            Cell::moment(age(seen, *since), seen.words.moment(*since), *since)
        },
    ),
    words(
        || DeskMsg::ColParcel,
        84.0,
        0,
        |_, QueuedParcel(parcel, _)| {
            Cell::code(format!("…{}", parcel.number.tail()), parcel.number.as_str())
        },
    ),
    words(
        || DeskMsg::ColState,
        130.0,
        1,
        |seen, QueuedParcel(parcel, _)| {
            let rank = ParcelState::ALL.iter().position(|of| *of == parcel.state);
            Cell::ranked(pooled::state(seen, parcel), rank)
        },
    ),
    words(
        || DeskMsg::ColShelf,
        70.0,
        2,
        |_, QueuedParcel(parcel, _)| Cell::maybe(parcel.shelf.as_ref()),
    ),
    words(
        || DeskMsg::ColTracking,
        120.0,
        0,
        |_, QueuedParcel(parcel, _)| {
            let key = parcel.candidates.first().map(|found| found.key.as_str());
            let key = key.unwrap_or_default();
            Cell::code(tail(key), key)
        },
    ),
    words(
        || DeskMsg::ColPoolEnds,
        124.0,
        1,
        |seen, QueuedParcel(parcel, _)| pool_ends(seen, parcel),
    ),
    words(
        || DeskMsg::ColStation,
        80.0,
        3,
        |_, QueuedParcel(parcel, _)| Cell::words(parcel.station.as_str()),
    ),
    words(
        || DeskMsg::ColPerson,
        70.0,
        4,
        |_, QueuedParcel(parcel, _)| Cell::maybe(parcel.person.as_ref()),
    ),
    words(
        || DeskMsg::ColFinding,
        150.0,
        5,
        |seen, QueuedParcel(parcel, _)| {
            let rank = |of| ReturnStanding::ALL.iter().position(|one| *one == of);
            let said = parcel.finding.map(|of| seen.standing(of));
            Cell::ranked(said.unwrap_or_default(), parcel.finding.and_then(rank))
        },
    ),
];

impl Paged for QueuedParcel {
    type Filter = ParcelsAsked;
    const LABEL: DeskMsg = DeskMsg::ParcelsList;
    const COLUMNS: &'static [Column<Self>] = &PARCELS;
    const GROWS: usize = TRACKING;

    fn query(asked: &ParcelsAsked, after: Option<PageAfter>) -> Query {
        Query::QueuedParcels(*asked, after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::QueuedParcels(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(self.1, self.0.parcel.0)
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// The pages' order is the newest first; mirrored, the oldest come first.
pub(super) fn mirrored(at: UtcMs, id: u128) -> (UtcMs, u128) {
    (UtcMs(at.0.saturating_neg()), u128::MAX - id)
}

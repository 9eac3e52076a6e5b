//! The columns of a list of parcels.

use super::super::seen::tail;
use super::super::table::column::{counts, words};
use super::super::table::{Cell, Column, Nothing};
use super::pooled;
use crate::domain::expected::ReturnStanding;
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

/// The place of the tracking number among the columns.
pub const TRACKING: usize = 7;

/// What stands where there is none.
pub const NONE: Nothing = Nothing {
    icon: Icon::Scanner,
    what: || DeskMsg::ParcelsNone,
    how: || DeskMsg::ParcelsNoneHow,
};

/// The columns.
pub const COLUMNS: [Column<ParcelRow>; 10] = [
    words(
        || DeskMsg::ColTime,
        62.0,
        0,
        |seen, parcel| {
            let at = parcel.received_at;
            let shown = seen.zone.local(at).format("%H:%M").to_string();
            Cell::moment(shown, seen.words.moment(at), at)
        },
    ),
    words(
        || DeskMsg::ColParcel,
        84.0,
        0,
        |_, parcel| Cell::code(format!("…{}", parcel.number.tail()), parcel.number.as_str()),
    ),
    words(
        || DeskMsg::ColState,
        110.0,
        0,
        |seen, parcel| {
            let rank = ParcelState::ALL.iter().position(|of| *of == parcel.state);
            Cell::ranked(pooled::state(seen, parcel), rank)
        },
    ),
    counts(
        || DeskMsg::ColUnits,
        70.0,
        3,
        |_, parcel| Cell::count(parcel.units),
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        4,
        |_, parcel| Cell::maybe(parcel.chosen.as_ref().map(|of| &of.seller)),
    ),
    words(
        || DeskMsg::ColFinding,
        150.0,
        1,
        |seen, parcel| {
            let rank = |of| ReturnStanding::ALL.iter().position(|one| *one == of);
            let said = parcel.finding.map(|of| seen.standing(of));
            Cell::ranked(said.unwrap_or_default(), parcel.finding.and_then(rank))
        },
    ),
    words(
        || DeskMsg::ColShelf,
        70.0,
        5,
        |_, parcel| Cell::maybe(parcel.shelf.as_ref()),
    ),
    words(
        || DeskMsg::ColTracking,
        120.0,
        2,
        |_, parcel| {
            let key = parcel.candidates.first().map(|found| found.key.as_str());
            let key = key.unwrap_or_default();
            Cell::code(tail(key), key)
        },
    ),
    words(
        || DeskMsg::ColPerson,
        64.0,
        6,
        |_, parcel| Cell::maybe(parcel.person.as_ref()),
    ),
    words(
        || DeskMsg::ColOrder,
        170.0,
        7,
        |_, parcel| {
            let of = parcel.chosen.as_ref();
            Cell::maybe(of.and_then(|of| of.order_id.as_ref()))
        },
    ),
];

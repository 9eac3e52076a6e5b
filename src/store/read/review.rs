//! A day's figures, counted from the rows of the day.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};

use super::dossier::Snapshot;
use super::{expected, weight};
use crate::domain::expected::ReturnStanding;
use crate::domain::reading::{Candidate, CodeKind};
use crate::domain::time::{Day, UtcMs, Zone};
use crate::domain::weight::WeightVerdict;
use crate::ledger::fact::Unseen;
use crate::ledger::review::{NOBODY, Review};
use crate::ledger::rows::{ParcelRow, ParcelState, UnitState};
use crate::store::fault::Result;
use crate::store::import::keys::KeyKind;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::{all, coded, plain};

pub(in crate::store) const UNITS: &str = "
    select state, put_ms, decision, proposed, grade, seller, person, how from unit
    where day = :day and state <> 'undone'";
pub(in crate::store) const PARCELS: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.day = :day and parcel.state <> 'undone'"
);

/// What holds of a parcel that no file announces by now: a person chose no return, and no line is found by
/// what its scan may be. The kinds of keys are those of [`keys`], by [`KeyKind`]; numbers of returns beyond
/// ASCII have no capitals here.
macro_rules! unannounced {
    () => {
        "json_extract(parcel.detail, '$.chosen') is null and not exists ( \
           select 1 from json_each(parcel.detail, '$.candidates') as may \
           cross join expected_key as known \
           where known.key = case when may.value ->> 'kind' in ('rma', 'unknown') \
               then upper(may.value ->> 'key') else may.value ->> 'key' end \
             and known.kind in ( \
               case may.value ->> 'kind' when 'tracking' then 0 when 'order' then 2 \
                 when 'rma' then 1 when 'unknown' then 3 end, \
               case may.value ->> 'kind' when 'rma' then 3 end))"
    };
}
pub(super) use unannounced;

/// Counts what the list of the same day shows.
pub(in crate::store) const UNANNOUNCED: &str = concat!(
    "select count(*) from parcel \
     where parcel.day = :day and parcel.state <> 'undone' and parcel.state <> 'merged' and ",
    unannounced!()
);

struct UnitFigures {
    state: UnitState,
    at: UtcMs,
    decision: Option<String>,
    proposed: Option<String>,
    grade: Option<String>,
    seller: Option<String>,
    person: Option<String>,
    how: String,
}

/// Counts one site day.
pub(super) fn of_day(snapshot: Snapshot<'_>, day: Day, zone: Zone) -> Result<Review> {
    let (db, _) = snapshot;
    let mut review = Review {
        day,
        parcels: 0,
        units: 0,
        graded: 0,
        put: 0,
        units_waiting: 0,
        waiting: 0,
        by_hour: vec![0; 24],
        parcels_by_hour: vec![0; 24],
        decisions_by_hour: BTreeMap::new(),
        by_decision: BTreeMap::new(),
        by_grade: BTreeMap::new(),
        by_seller: BTreeMap::new(),
        by_person: BTreeMap::new(),
        exceptions: BTreeMap::new(),
    };
    let units = all(
        &mut *db.prepare_cached(UNITS)?,
        named_params! { ":day": day.to_string() },
        |row| {
            Ok(UnitFigures {
                state: coded(row, "state", UnitState::parse)?,
                at: UtcMs(plain(row, "put_ms")?),
                decision: plain(row, "decision")?,
                proposed: plain(row, "proposed")?,
                grade: plain(row, "grade")?,
                seller: plain(row, "seller")?,
                person: plain(row, "person")?,
                how: plain(row, "how")?,
            })
        },
    )?;
    for unit in &units {
        count_unit(&mut review, unit, zone);
    }
    let parcels = all(
        &mut *db.prepare_cached(PARCELS)?,
        named_params! { ":day": day.to_string() },
        parcel::decode,
    )?;
    for row in &parcels {
        count_parcel(snapshot, &mut review, row, zone)?;
    }
    let unannounced = db
        .prepare_cached(UNANNOUNCED)?
        .query_row(named_params! { ":day": day.to_string() }, |row| row.get(0))?;
    if unannounced > 0 {
        let exceptions = &mut review.exceptions;
        exceptions.insert("unknown_parcel".to_owned(), unannounced);
    }
    Ok(review)
}

fn tick(counts: &mut BTreeMap<String, u32>, name: &str) {
    *counts.entry(name.to_owned()).or_insert(0) += 1;
}

fn tick_hour(hours: &mut [u32], zone: Zone, at: UtcMs) {
    if let Some(count) = hours.get_mut(usize::from(zone.hour(at))) {
        *count += 1;
    }
}

fn count_unit(review: &mut Review, unit: &UnitFigures, zone: Zone) {
    review.units += 1;
    match unit.state {
        UnitState::Put | UnitState::Gone => {}
        UnitState::Parked | UnitState::Waiting | UnitState::Judged | UnitState::Undone => {
            review.units_waiting += 1;
            return;
        }
    }
    review.put += 1;
    review.graded += u32::from(unit.grade.is_some());
    tick_hour(&mut review.by_hour, zone, unit.at);
    if let Some(decision) = &unit.decision {
        let hours = review
            .decisions_by_hour
            .entry(decision.clone())
            .or_insert_with(|| vec![0; 24]);
        tick_hour(hours, zone, unit.at);
        tick(&mut review.by_decision, decision);
    }
    tick(
        &mut review.by_grade,
        unit.grade.as_deref().unwrap_or(NOBODY),
    );
    tick(
        &mut review.by_seller,
        unit.seller.as_deref().unwrap_or(NOBODY),
    );
    tick(
        &mut review.by_person,
        unit.person.as_deref().unwrap_or(NOBODY),
    );
    if unit.decision != unit.proposed {
        tick(&mut review.exceptions, "overridden");
    }
    if unit.how == "not_expected" {
        tick(&mut review.exceptions, "not_expected");
    }
}

fn count_parcel(
    snapshot: Snapshot<'_>,
    review: &mut Review,
    row: &ParcelRow,
    zone: Zone,
) -> Result<()> {
    if row.state == ParcelState::Merged {
        // What was written down twice came once.
        return Ok(());
    }
    review.parcels += 1;
    tick_hour(&mut review.parcels_by_hour, zone, row.received_at);
    match row.state {
        ParcelState::Open => review.waiting += 1,
        ParcelState::Empty => tick(&mut review.exceptions, "empty_parcel"),
        ParcelState::AtDock
        | ParcelState::Closed
        | ParcelState::Claim
        | ParcelState::Expired
        | ParcelState::Binned
        | ParcelState::Merged
        | ParcelState::Lost
        | ParcelState::Undone => {}
    }
    if let Some(finding) = row.finding.filter(|found| *found != ReturnStanding::Open) {
        tick(&mut review.exceptions, finding.code());
    }
    if row.unseen.iter().any(|(_, said)| *said == Unseen::Missing) {
        tick(&mut review.exceptions, "missing_line");
    }
    match weight_of(snapshot, row)? {
        WeightVerdict::Fits => {}
        WeightVerdict::Light { .. } => tick(&mut review.exceptions, "light_parcel"),
        WeightVerdict::Unusual { .. } => tick(&mut review.exceptions, "unusual_weight"),
    }
    Ok(())
}

/// Judges the weight of a parcel; what was not weighed is not looked up.
pub(super) fn weight_of(snapshot: Snapshot<'_>, row: &ParcelRow) -> Result<WeightVerdict> {
    if row.weight.is_none() {
        return Ok(WeightVerdict::Fits);
    }
    Ok(weight::of_row(snapshot, row)?.verdict())
}

/// Tells whether a file announced the parcel by now: the match is derived, whenever the file came.
pub(in crate::store) fn is_announced(db: &Connection, row: &ParcelRow) -> Result<bool> {
    if row.chosen.is_some() {
        return Ok(true);
    }
    for candidate in &row.candidates {
        for (kind, key) in keys(candidate) {
            if expected::knows(db, kind, &key)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Lists the keys of announced lines that a candidate may be.
fn keys(candidate: &Candidate) -> Vec<(KeyKind, String)> {
    let folded = || candidate.key.to_uppercase();
    match candidate.kind {
        CodeKind::Tracking => vec![(KeyKind::Tracking, candidate.key.clone())],
        CodeKind::Order => vec![(KeyKind::Order, candidate.key.clone())],
        CodeKind::Rma => vec![(KeyKind::Rma, folded()), (KeyKind::MerchantRma, folded())],
        CodeKind::Unknown => vec![(KeyKind::MerchantRma, folded())],
        CodeKind::Product
        | CodeKind::Unit
        | CodeKind::Parcel
        | CodeKind::Lpn
        | CodeKind::Serial
        | CodeKind::Gs1
        | CodeKind::Postal
        | CodeKind::Command
        | CodeKind::Badge
        | CodeKind::Container => Vec::new(),
    }
}

//! The figures of some days: the kept counts of each, and what is compared when it is asked for.

use rusqlite::{Connection, named_params};

use super::dossier::Snapshot;
use super::{expected, weight};
use crate::domain::charge::Period;
use crate::domain::limits::REVIEW_COMPARED_DAYS_MAX;
use crate::domain::reading::{Candidate, CodeKind};
use crate::domain::time::Zone;
use crate::domain::weight::WeightVerdict;
use crate::ledger::review::{Compared, Review};
use crate::ledger::rows::ParcelRow;
use crate::store::fault::Result;
use crate::store::import::keys::KeyKind;
use crate::store::rows::all;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::tallied;

/// The parcels of some days that were weighed: no other is light or unusual.
pub(in crate::store) const WEIGHED: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.day between :from and :to and instr(parcel.detail, '\"weight\":') > 0 \
      and parcel.state <> 'undone' and parcel.state <> 'merged'"
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

/// Counts what the list of the same days shows.
pub(in crate::store) const UNANNOUNCED: &str = concat!(
    "select count(*) from parcel \
     where parcel.day between :from and :to \
     and parcel.state <> 'undone' and parcel.state <> 'merged' and ",
    unannounced!()
);

/// Counts some site days.
pub(super) fn of_days(snapshot: Snapshot<'_>, days: Period, zone: Zone) -> Result<Review> {
    let (db, _) = snapshot;
    let figures = tallied::between(db, days, zone)?.figures();
    let mut review = Review::of(days, &figures);
    if days.days() <= REVIEW_COMPARED_DAYS_MAX {
        compare(snapshot, &mut review)?;
        review.compared = Compared::Yes;
    }
    Ok(review)
}

/// Counts what a later file or a later parcel changes.
fn compare(snapshot: Snapshot<'_>, review: &mut Review) -> Result<()> {
    let (db, _) = snapshot;
    let (from, to) = (review.days.from.to_string(), review.days.to.to_string());
    let exceptions = &mut review.exceptions;
    let unannounced = db
        .prepare_cached(UNANNOUNCED)?
        .query_row(named_params! { ":from": from, ":to": to }, |row| row.get(0))?;
    if unannounced > 0 {
        exceptions.insert("unknown_parcel".to_owned(), unannounced);
    }
    let weighed = all(
        &mut *db.prepare_cached(WEIGHED)?,
        named_params! { ":from": from, ":to": to },
        parcel::decode,
    )?;
    for row in &weighed {
        let name = match weight_of(snapshot, row)? {
            WeightVerdict::Fits => continue,
            WeightVerdict::Light { .. } => "light_parcel",
            WeightVerdict::Unusual { .. } => "unusual_weight",
        };
        *exceptions.entry(name.to_owned()).or_insert(0) += 1;
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

//! Photos: what a parcel has, what evidence lacks, and whose parcel was on the bench at a moment.

use rusqlite::{Connection, Row, named_params};

use crate::domain::ids::{Hash, ParcelId};
use crate::domain::limits::{PAGE_ROWS, PHOTO_BEFORE_SCAN_MS, UNDO_REACH_FACTS};
use crate::domain::photo::PhotoDebt;
use crate::domain::time::UtcMs;
use crate::ledger::query::{Page, PageAfter, ParcelPhotos, QueuedDebt};
use crate::ledger::rows::{ParcelRow, PhotoRow, UnitRow};
use crate::ledger::{Kind, Subject};
use crate::store::fault::{Fault, Result};
use crate::store::journal;
use crate::store::rows::dock::{self, photo_columns};
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::unit;
use crate::store::rows::{all, coded, first, number, plain};

pub(in crate::store) const OF_PARCEL: &str = concat!(
    "select ",
    photo_columns!(),
    " from photo where photo.parcel = :parcel order by photo.taken_ms, photo.photo limit :limit"
);
pub(in crate::store) const EVERY: &str = concat!(
    "select ",
    photo_columns!(),
    " from photo where photo.photo > :after order by photo.photo limit :limit"
);
pub(in crate::store) const OWING: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.owed_ms >= :after_ms \
      and (parcel.owed_ms, parcel.parcel) > (:after_ms, :after_parcel) \
      order by parcel.owed_ms, parcel.parcel limit :limit"
);
/// Every moment is later than that one: the condition makes a search of the index.
pub(in crate::store) const OWING_COUNT: &str =
    "select coalesce(sum(owed), 0) from parcel where owed_ms > -9223372036854775808";
pub(in crate::store) const OLDEST: &str = "
    select owed_ms from parcel where owed_ms > -9223372036854775808
    order by owed_ms, parcel limit 1";
pub(in crate::store) const BACKWARDS: &str = "
    select kind, utc_ms, subjects from fact
    where id > :after and id <= :newest
    order by id desc";

/// Gives one parcel with its photos, at most a page, in the order they were taken.
pub(super) fn of_parcel(db: &Connection, id: ParcelId) -> Result<Option<ParcelPhotos>> {
    let Some(parcel) = parcel::get(db, id)? else {
        return Ok(None);
    };
    let photos = all(
        &mut *db.prepare_cached(OF_PARCEL)?,
        named_params! { ":parcel": id.bytes(), ":limit": number(PAGE_ROWS) },
        dock::photo,
    )?;
    Ok(Some(ParcelPhotos { parcel, photos }))
}

/// Gives every photo of a parcel.
pub(in crate::store) fn named_of(db: &Connection, id: ParcelId) -> Result<Vec<PhotoRow>> {
    all(
        &mut *db.prepare_cached(OF_PARCEL)?,
        named_params! { ":parcel": id.bytes(), ":limit": -1 },
        dock::photo,
    )
}

/// Gives a page of every named photo.
pub(super) fn every(db: &Connection, after: Option<Hash>) -> Result<Vec<PhotoRow>> {
    let after: Vec<u8> = after.map(|hash| hash.0.to_vec()).unwrap_or_default();
    all(
        &mut *db.prepare_cached(EVERY)?,
        named_params! { ":after": after, ":limit": number(PAGE_ROWS) },
        dock::photo,
    )
}

/// Counts the photos that are owed, and since when the oldest is.
pub(super) fn owing(db: &Connection) -> Result<(u32, Option<UtcMs>)> {
    let count = db
        .prepare_cached(OWING_COUNT)?
        .query_row([], |found| found.get(0))?;
    let oldest = first(&mut *db.prepare_cached(OLDEST)?, [], |row| {
        plain(row, "owed_ms").map(UtcMs)
    })?;
    Ok((count, oldest))
}

/// Answers what a page of parcels owes, the longest owed first: the next page begins after the moment
/// since when the last parcel's oldest photo is owed.
pub(super) fn debts(db: &Connection, after: Option<PageAfter>) -> Result<Page<QueuedDebt>> {
    let (id, ms) = after.map_or((ParcelId(0), i64::MIN), |after| {
        (ParcelId(after.id), after.at.0)
    });
    let parcels: Vec<ParcelRow> = all(
        &mut *db.prepare_cached(OWING)?,
        named_params! {
            ":after_ms": ms,
            ":after_parcel": id.bytes(),
            ":limit": number(PAGE_ROWS),
        },
        parcel::decode,
    )?;
    let full = parcels.len() == PAGE_ROWS;
    let mut rows = Vec::new();
    let mut next = None;
    for parcel in parcels {
        let Some(oldest) = parcel.owed.iter().map(|debt| debt.since).min() else {
            continue;
        };
        next = Some(PageAfter {
            at: oldest,
            id: parcel.parcel.0,
        });
        for debt in &parcel.owed {
            let unit = match debt.unit {
                Some(unit) => unit::get(db, unit)?,
                None => None,
            };
            rows.push(queued(*debt, oldest, &parcel, unit));
        }
    }
    Ok(Page {
        rows,
        next: next.filter(|_| full),
    })
}

fn queued(debt: PhotoDebt, oldest: UtcMs, parcel: &ParcelRow, unit: Option<UnitRow>) -> QueuedDebt {
    let (seen, container) = unit.map(|unit| (unit.inspection, unit.container)).unzip();
    let (tag, seller) = seen.map(|seen| (seen.tag, seen.seller)).unzip();
    QueuedDebt {
        debt,
        parcel: parcel.parcel,
        number: parcel.number.clone(),
        station: parcel.station.clone(),
        tag,
        seller: seller.flatten(),
        container,
        oldest,
    }
}

/// What a fact says of the bench.
enum Bench {
    /// This parcel has come onto it.
    Opened(ParcelId),
    /// This parcel is on it.
    Has(ParcelId),
    /// It is empty.
    Empty,
    /// Nothing.
    Other,
}

/// Gives the parcel that was on this store's own bench at a moment, looking back from its newest
/// fact. Where none was, one that came onto it within [`PHOTO_BEFORE_SCAN_MS`] is meant: a camera
/// that is quicker than the scanner.
pub(super) fn parcel_at(db: &Connection, at: UtcMs) -> Result<Option<ParcelId>> {
    let series = journal::own_series(db)?;
    let newest = journal::head(db, &series)?.seq;
    let after = newest.saturating_sub(UNDO_REACH_FACTS);
    let mut statement = db.prepare_cached(BACKWARDS)?;
    let mut facts = statement.query(named_params! {
        ":after": series.id(after),
        ":newest": series.id(newest),
    })?;
    let mut soon = None;
    while let Some(row) = facts.next()? {
        let when = UtcMs(plain(row, "utc_ms")?);
        match (said(row)?, when > at) {
            (Bench::Opened(parcel), true) => {
                if when.0.saturating_sub(at.0) <= PHOTO_BEFORE_SCAN_MS {
                    soon = Some(parcel);
                }
            }
            (Bench::Has(_) | Bench::Empty, true) | (Bench::Other, _) => {}
            (Bench::Opened(parcel) | Bench::Has(parcel), false) => return Ok(Some(parcel)),
            (Bench::Empty, false) => return Ok(soon),
        }
    }
    Ok(soon)
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn said(row: &Row<'_>) -> Result<Bench> {
    let about = |of: fn(ParcelId) -> Bench| Ok(parcel_of(row)?.map_or(Bench::Other, of));
    match coded(row, "kind", Kind::parse)? {
        Kind::ParcelReceived | Kind::ParcelOpened => about(Bench::Opened),
        Kind::ParcelIdentified
        | Kind::ParcelDamaged
        | Kind::ParcelWeighed
        | Kind::ParcelClaimed
        | Kind::UnitInspected
        | Kind::UnitParked => about(Bench::Has),
        Kind::ParcelFoundEmpty
        | Kind::ParcelShelved
        | Kind::ParcelClosed
        | Kind::ParcelDocked
        | Kind::LoadOpened
        | Kind::LoadClosed => Ok(Bench::Empty),
        Kind::ParcelUnmatched
        | Kind::ParcelNoted
        | Kind::ParcelMerged
        | Kind::ParcelExpired
        | Kind::ParcelBinned
        | Kind::SeriesOpened
        | Kind::PersonEnrolled
        | Kind::PersonPinSet
        | Kind::PersonLocked
        | Kind::PersonUnlocked
        | Kind::SellerNamed
        | Kind::SellerPolicySet
        | Kind::SellerTermsSet
        | Kind::SellerRatesSet
        | Kind::SellerChecklistSet
        | Kind::SellerOrderSet
        | Kind::ReturnsImported
        | Kind::ProductsImported
        | Kind::RecallsImported
        | Kind::MailMade
        | Kind::MailTaken
        | Kind::AnswersRead
        | Kind::LotSold
        | Kind::PartySet
        | Kind::GoodsDeclared
        | Kind::FreightRated
        | Kind::ExportsImported
        | Kind::UnitExported
        | Kind::ShipmentSet
        | Kind::ShipmentLeft
        | Kind::PalletSet
        | Kind::ConsignmentSet
        | Kind::ConsignmentClosed
        | Kind::ConsignmentReopened
        | Kind::FindingSigned
        | Kind::ScreeningLoaded
        | Kind::PapersMade
        | Kind::CartonJoined
        | Kind::CartonParted
        | Kind::CartonMeasured
        | Kind::CartonSealNoted
        | Kind::ContainerReopened
        | Kind::SsccAllotted
        | Kind::TemplateSet
        | Kind::SsccGiven
        | Kind::UnitRegraded
        | Kind::UnitRedecided
        | Kind::ParcelReopened
        | Kind::DayClosed
        | Kind::DayReopened
        | Kind::LotWithdrawn
        | Kind::LotProceeds
        | Kind::BatchOpened
        | Kind::BatchGathered
        | Kind::BatchLetGo
        | Kind::BatchListed
        | Kind::BatchEnded
        | Kind::SkuLocked
        | Kind::UnitRelabelled
        | Kind::ProductBound
        | Kind::ContainerOpened
        | Kind::ContainerSealed
        | Kind::UnitDecided
        | Kind::UnitPut
        | Kind::UnitJudged
        | Kind::UnitHoldChanged
        | Kind::UnitHoldEnded
        | Kind::RepairEstimated
        | Kind::RepairAnswered
        | Kind::RepairWorked
        | Kind::RepairEnded
        | Kind::UnitRated
        | Kind::UnitLeft
        | Kind::UnitInstructed
        | Kind::UnitAttached
        | Kind::ForwardMade
        | Kind::ForwardHandedOver
        | Kind::ForwardCancelled
        | Kind::ParcelReleased
        | Kind::UnitCameBack
        | Kind::UnitClassed
        | Kind::UnitMoved
        | Kind::UnitWrittenOff
        | Kind::PlaceCounted
        | Kind::ParcelMoved
        | Kind::ParcelWrittenOff
        | Kind::ContainerLeft
        | Kind::ContainerPictured
        | Kind::UnitShippedBefore
        | Kind::PhotoNamed
        | Kind::PhotoDropped
        | Kind::PhotoWaived
        | Kind::PhotoMasked
        | Kind::PhotoPurged
        | Kind::ChatPurged
        | Kind::RangeAllotted
        | Kind::LabelReprinted
        | Kind::Undone => Ok(Bench::Other),
    }
}

fn parcel_of(row: &Row<'_>) -> Result<Option<ParcelId>> {
    let listed: String = plain(row, "subjects")?;
    let names: Vec<String> =
        serde_json::from_str(&listed).map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(names.iter().find_map(|name| match Subject::parse(name) {
        Some(Subject::Parcel(parcel)) => Some(parcel),
        _ => None,
    }))
}

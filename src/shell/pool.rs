//! The claim pool as the desks show it: how long a parcel still waits, and the list for all sellers.

use std::path::Path;
use std::sync::OnceLock;

use crate::domain::ids::Hash;
use crate::domain::limits::UNCLAIMED_PHOTOS_MAX;
use crate::domain::pool::{PoolRule, PoolStage};
use crate::domain::time::{Day, UtcMs, Zone};
use crate::evidence::outgoing;
use crate::exchange::data::pool;
use crate::exchange::out::UnclaimedLine;
use crate::ledger::query::{ParcelQueue, QueuedParcel};
use crate::ledger::rows::{ParcelRow, ParcelState, PhotoRow};
use crate::ledger::{Answer, Query};
use crate::text::Message;

use super::desk::Desk;

/// The rule in force, read once.
pub fn rule() -> PoolRule {
    static RULE: OnceLock<PoolRule> = OnceLock::new();
    *RULE.get_or_init(pool::pool)
}

/// Gives the day by which a parcel was put on the claim shelf whose wait is over today.
pub fn over_since(today: Day) -> Day {
    today.plus_days(-i64::from(rule().default_days))
}

/// Tells how far the wait of a parcel on the claim shelf has come; none for any other, and for one that
/// a person has matched.
pub fn stage(parcel: &ParcelRow, zone: Zone, today: Day) -> Option<PoolStage> {
    let is_nobodys = parcel.chosen.is_none();
    let since = shelved(parcel, zone).filter(|_| is_nobodys);
    since.map(|since| rule().stage(since, today))
}

/// Gives the day on which a parcel was put on the claim shelf.
fn shelved(parcel: &ParcelRow, zone: Zone) -> Option<Day> {
    let at = parcel.closed_at.unwrap_or(parcel.received_at);
    (parcel.state == ParcelState::Claim).then(|| zone.day(at))
}

/// Gives the parcels of the claim shelf that nobody announced, the one that waits longest first, with
/// those of their photos that may leave the house (first what shows noted goods), by whatever door asks the store. A photo that is not on
/// the disk is left out.
///
/// # Errors
/// Gives what the question to the store gave.
pub(super) fn unclaimed<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    photos: &Path,
    (zone, today): (Zone, Day),
) -> Result<Vec<UnclaimedLine>, E> {
    // The queue does not look at the time.
    let query = Query::queued_parcels(ParcelQueue::Claim, UtcMs(0), None);
    let Answer::QueuedParcels(page) = ask(&query)? else {
        return Ok(Vec::new());
    };
    let rows = page.rows.into_iter();
    rows.map(|QueuedParcel(parcel, _)| {
        let since = shelved(&parcel, zone);
        let until = since.map(|day| day.plus_days(i64::from(rule().default_days)));
        let stage = since.map(|since| rule().stage(since, today));
        let is_last = !matches!(stage, None | Some(PoolStage::Waits(_)));
        let (shows, photos) = small_photos(&ask, photos, &parcel)?;
        Ok(UnclaimedLine {
            until,
            last_notice: until.filter(|_| is_last),
            photos,
            shows,
            parcel,
            today,
        })
    })
    .collect()
}

fn small_photos<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    folder: &Path,
    parcel: &ParcelRow,
) -> Result<(Vec<Hash>, Vec<Vec<u8>>), E> {
    let query = Query::ParcelPhotos(parcel.parcel);
    let Answer::ParcelPhotos(Some(found)) = ask(&query)? else {
        return Ok((Vec::new(), Vec::new()));
    };
    let noted = parcel.noted.iter().flat_map(|noted| &noted.seen.photos);
    let noted: Vec<&Hash> = noted.collect();
    let mut rows: Vec<&PhotoRow> = found.photos.iter().collect();
    rows.sort_by_key(|row| {
        let place = noted.iter().position(|photo| **photo == row.named.photo);
        place.unwrap_or(usize::MAX)
    });
    let leaving = rows.into_iter().filter_map(|row| {
        let bytes = outgoing::small(folder, row)?;
        Some((row.named.photo, bytes))
    });
    Ok(leaving.take(UNCLAIMED_PHOTOS_MAX).unzip())
}

impl Desk {
    /// Gives the list of what nobody claims, as [`Query::queued_parcels`] has it.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn unclaimed(&self, today: Day) -> Result<Vec<UnclaimedLine>, Message> {
        unclaimed(|query| self.ask(query), self.photos(), (self.zone, today))
    }
}

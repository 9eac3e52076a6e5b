//! The claim pool as the desks show it: how long a parcel still waits, and the list for all sellers.

use std::path::Path;
use std::sync::OnceLock;

use crate::domain::ids::ParcelId;
use crate::domain::limits::UNCLAIMED_PHOTOS_MAX;
use crate::domain::pool::{PoolRule, PoolStage};
use crate::domain::time::{Day, UtcMs, Zone};
use crate::evidence::keep::{self, Size};
use crate::evidence::outgoing::{Leaves, leaves};
use crate::exchange::data::pool;
use crate::exchange::out::UnclaimedLine;
use crate::ledger::query::{ParcelQueue, QueuedParcel};
use crate::ledger::rows::{ParcelRow, ParcelState};
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
/// those of their photos that may leave the house, by whatever door asks the store. A photo that is not on
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
        Ok(UnclaimedLine {
            until,
            last_notice: until.filter(|_| is_last),
            photos: small_photos(&ask, photos, parcel.parcel)?,
            parcel,
            today,
        })
    })
    .collect()
}

fn small_photos<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    folder: &Path,
    parcel: ParcelId,
) -> Result<Vec<Vec<u8>>, E> {
    let Answer::ParcelPhotos(Some(found)) = ask(&Query::ParcelPhotos(parcel))? else {
        return Ok(Vec::new());
    };
    let leaving = found.photos.iter().filter_map(|row| match leaves(row) {
        Leaves::Whole => Some(row.named.photo),
        Leaves::Masked(copy) => Some(copy),
        Leaves::KeptBack | Leaves::Purged => None,
    });
    let paths = leaving.map(|photo| keep::path(folder, photo, Size::Small));
    let bytes = paths.filter_map(|path| std::fs::read(path).ok());
    Ok(bytes.take(UNCLAIMED_PHOTOS_MAX).collect())
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

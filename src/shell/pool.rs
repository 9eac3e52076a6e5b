//! The claim pool as the desks show it: how long a parcel still waits, and the list for all sellers.

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

impl Desk {
    /// Gives the parcels of the claim shelf that nobody announced, the one that waits longest first, with
    /// those of their photos that may leave the house. A photo that is not on the disk is left out.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn unclaimed(&self, today: Day) -> Result<Vec<UnclaimedLine>, Message> {
        // The queue does not look at the time.
        let query = Query::queued_parcels(ParcelQueue::Claim, UtcMs(0), None);
        let Answer::QueuedParcels(page) = self.ask(&query)? else {
            return Ok(Vec::new());
        };
        let rows = page.rows.into_iter();
        rows.map(|QueuedParcel(parcel, _)| {
            let since = shelved(&parcel, self.zone);
            Ok(UnclaimedLine {
                until: since.map(|day| day.plus_days(i64::from(rule().default_days))),
                photos: self.small_photos(parcel.parcel)?,
                parcel,
                today,
            })
        })
        .collect()
    }

    fn small_photos(&self, parcel: ParcelId) -> Result<Vec<Vec<u8>>, Message> {
        let Answer::ParcelPhotos(Some(found)) = self.ask(&Query::ParcelPhotos(parcel))? else {
            return Ok(Vec::new());
        };
        let leaving = found.photos.iter().filter_map(|row| match leaves(row) {
            Leaves::Whole => Some(row.named.photo),
            Leaves::Masked(copy) => Some(copy),
            Leaves::KeptBack | Leaves::Purged => None,
        });
        let paths = leaving.map(|photo| keep::path(self.photos(), photo, Size::Small));
        let bytes = paths.filter_map(|path| std::fs::read(path).ok());
        Ok(bytes.take(UNCLAIMED_PHOTOS_MAX).collect())
    }
}

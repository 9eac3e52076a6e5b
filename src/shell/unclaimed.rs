//! Parcels that nobody claims, as they are listed for all sellers.

use crate::domain::ids::ParcelId;
use crate::domain::limits::UNCLAIMED_PHOTOS_MAX;
use crate::domain::time::{Day, UtcMs};
use crate::evidence::keep::{self, Size};
use crate::evidence::outgoing::{Leaves, leaves};
use crate::exchange::out::UnclaimedLine;
use crate::ledger::query::{ParcelQueue, QueuedParcel};
use crate::ledger::{Answer, Query};
use crate::text::Message;

use super::desk::Desk;

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
            Ok(UnclaimedLine {
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
        let leaving = found.photos.iter().map(|row| &row.named);
        let leaving = leaving.filter(|named| leaves(named) == Leaves::Whole);
        let paths = leaving.map(|named| keep::path(self.photos(), named.photo, Size::Small));
        let bytes = paths.filter_map(|path| std::fs::read(path).ok());
        Ok(bytes.take(UNCLAIMED_PHOTOS_MAX).collect())
    }
}

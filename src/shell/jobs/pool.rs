//! What a file means for the claim shelf: the match is derived, so that a file taken in matches by
//! itself; a person is told which parcels now have an owner.

use std::collections::BTreeSet;

use crate::domain::ids::ParcelId;
use crate::ledger::{Answer, Query};
use crate::shell::view::NoticeLevel;
use crate::text::TroubleMsg;

use super::{Ended, JobsThread};

impl JobsThread {
    /// Gives the parcels of the claim shelf that a file announces by now.
    pub(super) fn pool_found(&self) -> Result<BTreeSet<ParcelId>, Ended> {
        match self.ask(&Query::PoolFound)? {
            Answer::PoolFound(found) => Ok(found.into_iter().collect()),
            _ => Ok(BTreeSet::new()),
        }
    }

    /// Says how many parcels of the claim shelf a file has announced that were not announced before.
    /// The file is taken, whatever comes of this.
    pub(super) fn tell_pool(&self, before: &BTreeSet<ParcelId>) {
        let message = match self.pool_found() {
            Ok(now) => match now.difference(before).count() {
                0 => return,
                count => TroubleMsg::PoolFound {
                    count: u32::try_from(count).unwrap_or(u32::MAX),
                }
                .into(),
            },
            Err(Ended::Failed(message)) => message,
            Err(Ended::Cancelled) => return,
        };
        self.shared.notice(NoticeLevel::Warning, message);
    }
}

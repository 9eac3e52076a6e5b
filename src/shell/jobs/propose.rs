//! Cartons are proposed beside scanning; nothing is written.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Ended, JobsThread, Started};
use crate::domain::packing::Turning;
use crate::ledger::query::LooseOf;
use crate::shell::proposing::{ProposeOrder, propose};
use crate::shell::view::JobState;

impl JobsThread {
    pub(super) fn propose(
        &self,
        started: &Started,
        of: &LooseOf,
        turning: Turning,
    ) -> Result<JobState, Ended> {
        let order = ProposeOrder {
            of,
            today: self.shared.zone.day(self.shared.clock.now()),
            boxes: &self.shared.settings.get().box_kinds(),
            turning,
        };
        let is_cancelled = || started.cancelled.load(Ordering::SeqCst);
        let plan = propose(|query| self.ask(query), &order, &is_cancelled)?;
        if is_cancelled() {
            return Err(Ended::Cancelled);
        }
        Ok(JobState::Proposed(Arc::new(plan)))
    }
}

//! Listings of resale batches are written.

use std::path::Path;

use super::{Ended, JobsThread, write};
use crate::domain::codes::BatchNumber;
use crate::shell::resale::{self, ListingForm};
use crate::shell::view::JobState;

impl JobsThread {
    pub(super) fn export_listing(
        &self,
        batch: &BatchNumber,
        format: &str,
        path: &Path,
    ) -> Result<JobState, Ended> {
        let form = ListingForm {
            format,
            at: (self.shared.clock.now(), self.shared.zone),
            words: &self.words(),
        };
        let bytes = resale::listing(|query| self.ask(query), batch, &form)?;
        write(path, &bytes)
    }
}

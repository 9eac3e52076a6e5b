//! Lots: their sheets are written, and files of what their units brought are taken, each once.

use std::path::Path;
use std::sync::Arc;

use super::import::{bytes_of, not_readable};
use super::{Ended, JobsThread, uncommitted, write};
use crate::domain::codes::LotNumber;
use crate::domain::limits::PROCEEDS_BYTES_MAX;
use crate::evidence::keep::PHOTOS_FOLDER;
use crate::exchange::incoming::NotReadable;
use crate::exchange::proceeds;
use crate::ledger::fact::LotProceeds;
use crate::ledger::query::LotSheet;
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::lots::{self, LotForm, LotOf, ProceedsDone};
use crate::shell::view::{JobState, TakeRows, name_of};
use crate::text::TroubleMsg;

impl JobsThread {
    pub(super) fn export_lot(
        &self,
        of: &LotOf,
        template: Option<&str>,
        format: &str,
        path: &Path,
    ) -> Result<JobState, Ended> {
        let photos = self.data.join(PHOTOS_FOLDER);
        let form = LotForm {
            photos: &photos,
            template,
            format,
            at: (self.shared.clock.now(), self.shared.zone),
            words: &self.words(),
        };
        let files = lots::sheet(|query| self.ask(query), of, &form)?;
        files.copy_pictures(&photos, path)?;
        write(path, &files.sheet)
    }

    /// Takes a file of proceeds. With a bad row nothing of it is taken, unless the good rows are wanted.
    pub(super) fn take_proceeds(
        &self,
        lot: &LotNumber,
        path: &Path,
        rows: TakeRows,
    ) -> Result<JobState, Ended> {
        let name = name_of(path);
        let bytes =
            bytes_of(path, PROCEEDS_BYTES_MAX).map_err(|error| TroubleMsg::FileUnreadable {
                name: name.clone(),
                detail: error.to_string(),
            })?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > PROCEEDS_BYTES_MAX) {
            return Err(not_readable(&name, &NotReadable::too_large()).into());
        }
        let sheet = self.sold(lot)?;
        let file = codec::sha256(&bytes);
        let done = |units: usize, problems| ProceedsDone {
            file_name: name.clone(),
            lot: lot.clone(),
            units: u32::try_from(units).unwrap_or(u32::MAX),
            taken_before: false,
            problems,
        };
        if sheet.row.files.iter().any(|(known, _)| *known == file) {
            return Ok(JobState::ProceedsTaken(Arc::new(ProceedsDone {
                taken_before: true,
                ..done(0, Vec::new())
            })));
        }
        let read = proceeds::read(&bytes).map_err(|error| not_readable(&name, &error))?;
        let told = proceeds::told(&read, &sheet);
        let is_taken = match rows {
            TakeRows::AllOrNone => told.problems.is_empty(),
            TakeRows::Good => true,
        };
        if !is_taken || told.amounts.is_empty() {
            let done = done(0, told.problems);
            return Ok(JobState::ProceedsTaken(Arc::new(done)));
        }
        let units = told.amounts.len();
        let command = Command::TakeProceeds(Box::new(LotProceeds {
            lot: lot.clone(),
            file,
            file_name: name.clone(),
            currency: sheet.row.sold.price.currency,
            amounts: told.amounts.into_iter().collect(),
        }));
        self.commit_alone(command).map_err(uncommitted)?;
        let done = done(units, told.problems);
        Ok(JobState::ProceedsTaken(Arc::new(done)))
    }

    fn sold(&self, lot: &LotNumber) -> Result<LotSheet, Ended> {
        match self.ask(&Query::Lot(lot.clone()))? {
            Answer::Lot(Some(sheet)) => Ok(*sheet),
            _ => Err(TroubleMsg::NotFound {
                what: lot.to_string(),
            }
            .into()),
        }
    }
}

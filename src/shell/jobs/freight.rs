//! Files of freight rates: whole or not at all.

use std::path::Path;
use std::sync::Arc;

use super::import::{bytes_of, not_readable};
use super::{Ended, JobsThread, uncommitted};
use crate::domain::limits::FREIGHT_FILE_BYTES_MAX;
use crate::exchange::freight;
use crate::exchange::incoming::NotReadable;
use crate::ledger::command::{RateFreight, ShipCommand};
use crate::ledger::{Command, codec};
use crate::shell::freight::FreightDone;
use crate::shell::view::{JobState, name_of};
use crate::text::TroubleMsg;

impl JobsThread {
    /// Takes a file of freight rates. With anything wrong in it nothing is taken.
    pub(super) fn take_freight(&self, path: &Path) -> Result<JobState, Ended> {
        let name = name_of(path);
        let bytes =
            bytes_of(path, FREIGHT_FILE_BYTES_MAX).map_err(|error| TroubleMsg::FileUnreadable {
                name: name.clone(),
                detail: error.to_string(),
            })?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > FREIGHT_FILE_BYTES_MAX) {
            return Err(not_readable(&name, &NotReadable::too_large()).into());
        }
        let done = |tables, problems| {
            JobState::FreightTaken(Arc::new(FreightDone {
                file_name: name.clone(),
                tables,
                problems,
            }))
        };
        let tables = match freight::read(&bytes) {
            Ok(tables) => tables,
            Err(problems) => return Ok(done(0, problems)),
        };
        let count = u32::try_from(tables.len()).unwrap_or(u32::MAX);
        let command = Command::Ship(ShipCommand::RateFreight(RateFreight {
            tables,
            file: Some(codec::sha256(&bytes)),
        }));
        self.commit_alone(command).map_err(uncommitted)?;
        Ok(done(count, Vec::new()))
    }
}

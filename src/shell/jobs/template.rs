//! A column layout of papers: taken whole with its bytes, or said by line what is wrong with it.

use std::sync::Arc;

use super::{Ended, JobsThread, uncommitted};
use crate::ledger::Command;
use crate::ledger::command::ShipCommand;
use crate::shell::templates;
use crate::shell::view::JobState;

impl JobsThread {
    pub(super) fn take_template(&self, name: &str, bytes: &Arc<[u8]>) -> Result<JobState, Ended> {
        let set = templates::brought(name, bytes)?;
        let pack = set.pack.clone();
        let command = ShipCommand::SetTemplate(Box::new(set), Arc::clone(bytes));
        self.commit_alone(Command::Ship(command))
            .map_err(uncommitted)?;
        Ok(JobState::TemplateTaken(pack))
    }
}

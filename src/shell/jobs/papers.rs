//! Papers of consignments. The set is on disk before it is noted: after a power cut between the two it is made
//! again, to the byte, and noted then.

use std::path::Path;
use std::sync::atomic::Ordering;

use super::{Ended, JobsThread, Started, uncommitted, write};
use crate::domain::codes::ConsignmentNumber;
use crate::ledger::Command;
use crate::ledger::command::ShipCommand;
use crate::shell::papers::{self, Making, PaperOrder};
use crate::shell::view::JobState;

impl JobsThread {
    fn making(&self) -> Making<'_> {
        Making {
            folder: &self.data,
            at: self.shared.clock.now(),
            zone: self.shared.zone,
        }
    }

    pub(super) fn export_paper(&self, order: &PaperOrder, path: &Path) -> Result<JobState, Ended> {
        let bytes = papers::one(|query| self.ask(query), order, &self.making())?;
        write(path, &bytes)
    }

    pub(super) fn export_papers(
        &self,
        started: &Started,
        (consignment, template): (&ConsignmentNumber, Option<&str>),
        folder: &Path,
    ) -> Result<JobState, Ended> {
        let step = |done: usize, all: usize| {
            if started.cancelled.load(Ordering::SeqCst) {
                return Err(Ended::Cancelled);
            }
            let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            let (done, all) = (count(done), count(all));
            self.publish(started.id, JobState::Running { done, all });
            Ok(())
        };
        let of = (consignment, template);
        let set = papers::set(|query| self.ask(query), of, &self.making(), step)?;
        papers::keep(folder, &set.files)?;
        if let Some(note) = set.note {
            let command = Command::Ship(ShipCommand::NotePapers(Box::new(note)));
            self.commit_alone(command).map_err(uncommitted)?;
        }
        Ok(JobState::Written(folder.to_owned()))
    }
}

//! Papers of consignments. The set is on disk before it is noted: after a power cut between the two it is made
//! again, to the byte, and noted then.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Ended, JobsThread, Started, uncommitted, write};
use crate::domain::codes::ConsignmentNumber;
use crate::evidence::keep;
use crate::ledger::command::ShipCommand;
use crate::ledger::{Command, Query};
use crate::shell::evidence::Made;
use crate::shell::export_bundle;
use crate::shell::papers::{self, ConsignmentFile, Making, PaperOrder, WrittenSet};
use crate::shell::view::{JobState, NoticeLevel};
use crate::text::{EvidenceMsg, Message, TroubleMsg};

impl JobsThread {
    fn making<'a>(&self, photos: &'a Path) -> Making<'a> {
        Making {
            at: self.shared.clock.now(),
            zone: self.shared.zone,
            photos,
        }
    }

    fn photos(&self) -> PathBuf {
        self.data.join(keep::PHOTOS_FOLDER)
    }

    pub(super) fn export_paper(&self, order: &PaperOrder, path: &Path) -> Result<JobState, Ended> {
        let photos = self.photos();
        let bytes = papers::one(|query| self.ask(query), order, &self.making(&photos))?;
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
        let photos = self.photos();
        let set = papers::set(|query| self.ask(query), of, &self.making(&photos), step)?;
        papers::keep(folder, &set.files)?;
        if let Some(note) = set.note {
            let command = Command::Ship(ShipCommand::NotePapers(Box::new(note)));
            self.commit_alone(command).map_err(uncommitted)?;
        }
        Ok(JobState::SetWritten(Arc::new(WrittenSet {
            folder: folder.to_owned(),
            files: set.files.into_iter().map(|file| file.name).collect(),
        })))
    }

    pub(super) fn export_consignment_file(
        &self,
        (consignment, file): (&ConsignmentNumber, &ConsignmentFile),
        path: &Path,
    ) -> Result<JobState, Ended> {
        let seller = match file {
            ConsignmentFile::History => {
                let photos = self.photos();
                let making = self.making(&photos);
                let bytes = papers::epcis(|query| self.ask(query), consignment, &making)?;
                return write(path, &bytes);
            }
            ConsignmentFile::Evidence(seller) => seller.as_ref(),
        };
        let ask = |query: &Query| {
            let answer = self.reader.answer(query, self.shared.zone);
            answer.map_err(|error| {
                let detail = format!("{error:?}");
                Message::from(TroubleMsg::StoreFailed { detail })
            })
        };
        let made = Made {
            folder: &self.data,
            zone: self.shared.zone,
            at: self.shared.clock.now(),
        };
        let of = (consignment, seller);
        let bundled = export_bundle::export(&ask, of, &made, &self.words(), path)?;
        let Some(bundled) = bundled else {
            let what = consignment.to_string();
            return Err(TroubleMsg::NotFound { what }.into());
        };
        if bundled.photos_left_out > 0 {
            let count = bundled.photos_left_out;
            let left_out = EvidenceMsg::PhotosLeftOut { count };
            self.shared.notice(NoticeLevel::Warning, left_out);
        }
        Ok(JobState::Written(path.to_owned()))
    }
}

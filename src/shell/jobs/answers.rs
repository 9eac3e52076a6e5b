//! A folder of sellers' answers: each file is taken or named with its reason, and then the day's answers are read.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Ended, JobsThread, Started, uncommitted};
use crate::domain::codes::SellerCode;
use crate::ledger::Command;
use crate::ledger::fact::ReadAnswers;
use crate::shell::folder::files_in;
use crate::shell::mail::{FolderOf, ReadFolder};
use crate::shell::view::{JobState, name_of};
use crate::text::TroubleMsg;

impl JobsThread {
    /// Reads a folder of answers. A file that is no answer is named and passed over; one that could not be read at
    /// all ends it, and the day's answers are not read then: it may hold one.
    pub(super) fn read_answers(
        &self,
        started: &Started,
        folder: &Path,
        wanted: Option<&SellerCode>,
    ) -> Result<JobState, Ended> {
        if !folder.is_dir() {
            let name = name_of(folder);
            return Err(TroubleMsg::NotAFolder { name }.into());
        }
        let paths = match files_in(folder) {
            Ok(paths) => paths,
            // That nobody answered is an answer too.
            Err(TroubleMsg::FolderEmpty { .. }) => Vec::new(),
            Err(trouble) => return Err(trouble.into()),
        };
        let all = u64::try_from(paths.len()).unwrap_or(u64::MAX);
        let mut files = Vec::with_capacity(paths.len());
        for (done, path) in (0..).zip(&paths) {
            if started.cancelled.load(Ordering::SeqCst) {
                return Err(Ended::Cancelled);
            }
            self.publish(started.id, JobState::Running { done, all });
            files.push((name_of(path), self.taken(path, wanted)?));
        }
        let read = ReadFolder {
            folder: name_of(folder),
            files,
            whose: match wanted {
                None => FolderOf::Everyone,
                Some(_) => FolderOf::One,
            },
        };
        if read.whose == FolderOf::Everyone {
            let fact = ReadAnswers {
                day: self.shared.zone.day(self.shared.clock.now()),
                folder: Some(read.folder.clone()),
                files: read.count(),
                taken: read.taken(),
            };
            self.commit_alone(Command::ReadAnswers(fact))
                .map_err(uncommitted)?;
        }
        Ok(JobState::AnswersRead(Arc::new(read)))
    }
}

//! How the file on the screen is to be read otherwise: a wish that becomes a new preview.

use std::path::Path;

use super::super::Intent;
use crate::domain::codes::SellerCode;
use crate::shell::view::{Encoding, Job, JobState, JobView, ReadOptions};

/// The file of the newest job with how it was read, and what a person wants of it now.
pub(super) struct Asked<'a> {
    pub path: &'a Path,
    pub seller: Option<&'a SellerCode>,
    pub reading: ReadOptions,
    /// Whether the columns are bound as in the seller's earlier file, with no word of a person.
    pub is_remembered: bool,
    /// The newest job while it is at work: a new wish makes it needless.
    needless: Option<u64>,
    intents: &'a mut Vec<Intent>,
}

impl<'a> Asked<'a> {
    /// Takes a job about a file; `found` is how the preview on the screen was read, for a job that
    /// left the columns to the seller's earlier file.
    pub fn of(
        view: &'a JobView,
        found: &ReadOptions,
        intents: &'a mut Vec<Intent>,
    ) -> Option<Self> {
        let (path, seller, reading) = match view.job.as_ref() {
            Job::PreviewImport {
                path,
                seller,
                reading,
            }
            | Job::TakeImport {
                path,
                seller,
                reading,
                ..
            } => (path, seller, reading),
            Job::TakeText { .. }
            | Job::TakeProduct(_)
            | Job::ExportManifest { .. }
            | Job::ExportIntake { .. }
            | Job::ExportSignOff { .. }
            | Job::TakeSeller { .. }
            | Job::TakeChecklist { .. }
            | Job::ExportPack { .. }
            | Job::ExportSeller { .. }
            | Job::ExportStatement { .. }
            | Job::MakeMail { .. }
            | Job::TakeMail { .. }
            | Job::ReadAnswers { .. }
            | Job::KeepSaid { .. }
            | Job::ExportLot { .. }
            | Job::ExportListing { .. }
            | Job::ExportPaper { .. }
            | Job::ExportPapers { .. }
            | Job::ExportConsignmentFile { .. }
            | Job::TakeProceeds { .. }
            | Job::TakeGoods { .. }
            | Job::Propose { .. }
            | Job::TakeTemplate { .. }
            | Job::TakeSheet(_)
            | Job::TakeFreight { .. }
            | Job::TakeFile { .. }
            | Job::ExportEvidence { .. }
            | Job::Purge { .. }
            | Job::Print { .. }
            | Job::ExportFigures { .. }
            | Job::ExportShown { .. } => {
                return None;
            }
        };
        let mut reading = reading.clone();
        let is_remembered = reading.mapping.is_none() && found.mapping.is_some();
        if is_remembered {
            reading.mapping.clone_from(&found.mapping);
        }
        Some(Self {
            path,
            seller: seller.as_ref(),
            reading,
            is_remembered,
            needless: matches!(view.state, JobState::Running { .. }).then_some(view.id),
            intents,
        })
    }

    /// Gives a column a field, or leaves it out.
    pub fn bind(&mut self, head: &str, field: Option<&str>) {
        let told = self.reading.mapping.get_or_insert_default();
        told.retain(|(known, _)| known != head);
        told.push((head.to_owned(), field.map(str::to_owned)));
        self.look();
    }

    /// Forgets what was said about the columns.
    pub fn bind_anew(&mut self) {
        self.reading.mapping = Some(Vec::new());
        self.look();
    }

    /// Reads the text in another encoding; none is to be found out.
    pub fn read_as(&mut self, encoding: Option<Encoding>) {
        self.reading.encoding = encoding;
        self.look();
    }

    /// Wants something else of the file.
    pub fn want(&mut self, intent: Intent) {
        self.intents.push(intent);
    }

    fn look(&mut self) {
        self.intents
            .extend(self.needless.take().map(Intent::Cancel));
        self.intents.push(Intent::Start(Job::PreviewImport {
            path: self.path.to_owned(),
            seller: self.seller.cloned(),
            reading: self.reading.clone(),
        }));
    }
}

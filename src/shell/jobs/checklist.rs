//! A seller's own checklist out of a file and back into one.

use std::path::Path;
use std::sync::Arc;

use super::import::bytes_of;
use super::{Ended, JobsThread, name_of, uncommitted, write};
use crate::domain::codes::SellerCode;
use crate::domain::limits::CHECKLIST_FILE_BYTES_MAX;
use crate::domain::time::Day;
use crate::exchange::data::checklist::{OwnChecklist, Problem, read_own, told};
use crate::ledger::rows::{ChecklistFrom, SellerRow};
use crate::ledger::{Answer, Command, PackRef, Query};
use crate::shell::view::{ChecklistTaken, JobState};
use crate::text::TroubleMsg;

impl JobsThread {
    /// Takes a seller's own checklist whole, with its bytes, or says by line what is wrong with it.
    pub(super) fn take_checklist(
        &self,
        path: &Path,
        seller: &SellerCode,
        from: Option<Day>,
    ) -> Result<JobState, Ended> {
        let most = u64::try_from(CHECKLIST_FILE_BYTES_MAX).unwrap_or(u64::MAX);
        let bytes = bytes_of(path, most).map_err(|error| TroubleMsg::FileUnreadable {
            name: name_of(path),
            detail: error.to_string(),
        })?;
        let refused = |problems: Vec<Problem>| refused(path, problems);
        let own = read_own(&bytes).map_err(refused)?;
        let sellers = self.sellers()?;
        if let Some(row) = sellers.iter().find(|row| row.seller == *seller) {
            let problems = self.beside(&own, row)?;
            if !problems.is_empty() {
                return Err(refused(problems).into());
            }
        }
        let today = || self.shared.zone.day(self.shared.clock.now());
        let from = from.unwrap_or_else(today);
        let pack = own.pack;
        let command = Command::SetSellerChecklist {
            seller: seller.clone(),
            set: ChecklistFrom {
                checklist: pack.id.clone(),
                from,
                pack: Some(pack.clone()),
            },
            bytes: Some(bytes.into()),
        };
        self.commit_alone(command).map_err(uncommitted)?;
        Ok(JobState::ChecklistTaken(Arc::new(ChecklistTaken {
            seller: seller.clone(),
            pack,
            from,
        })))
    }

    /// Looks at a checklist beside the others of its seller: a version stands for the same bytes for ever,
    /// and a category is served by one of them.
    fn beside(&self, own: &OwnChecklist, row: &SellerRow) -> Result<Vec<Problem>, Ended> {
        let packs = row.checklists.iter().filter_map(|set| set.pack.clone());
        let packs: Vec<PackRef> = packs.collect();
        let mut problems = Vec::new();
        let same = |pack: &&PackRef| (&pack.id, pack.version) == (&own.pack.id, own.pack.version);
        if packs
            .iter()
            .filter(same)
            .any(|pack| pack.hash != own.pack.hash)
        {
            problems.push(own.version_known());
        }
        // The newest of each other id: what was before it is no longer asked, or not for long.
        let newest = |set: &&ChecklistFrom| {
            let mut later = row.checklists.iter();
            later.all(|other| other.checklist != set.checklist || other.from <= set.from)
        };
        let others = row.checklists.iter().filter(newest);
        let others = others.filter(|set| set.checklist != own.pack.id);
        let others = others.filter_map(|set| set.pack.clone()).collect();
        if let Answer::Checklists(found) = self.ask(&Query::Checklists(others))? {
            let shared = found.0.iter();
            problems.extend(shared.filter_map(|other| own.shared_category(&other.1)));
        }
        Ok(problems)
    }

    /// Writes the bytes of a pack to a file, as they were brought.
    pub(super) fn export_pack(&self, pack: &PackRef, path: &Path) -> Result<JobState, Ended> {
        match self.ask(&Query::Pack(pack.hash))? {
            Answer::Pack(Some(bytes)) => write(path, &bytes),
            _ => Err(TroubleMsg::NothingToExport.into()),
        }
    }
}

fn refused(path: &Path, problems: Vec<Problem>) -> TroubleMsg {
    TroubleMsg::checklist_refused(name_of(path), told(problems))
}

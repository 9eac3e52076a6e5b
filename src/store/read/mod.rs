//! Reading: one file per family of answers, each over one snapshot.

pub(super) mod agreement;
mod answer;
pub(super) mod audit;
pub(super) mod book;
pub(super) mod boxes;
pub(super) mod charges;
pub(super) mod claims;
mod compare;
pub(super) mod containers;
pub(super) mod correcting;
pub(super) mod days;
pub(super) mod docks;
pub(super) mod dossier;
mod elsewhere;
pub(super) mod evidence;
pub(super) mod expected;
mod exported;
pub(super) mod find;
pub(super) mod for_sale;
pub(super) mod guesses;
pub(super) mod holds;
pub(super) mod kept_back;
pub(super) mod last_put;
pub(super) mod leaving;
pub(super) mod lists;
mod loose;
pub(super) mod lots;
pub(super) mod manifest;
mod outbox;
pub(super) mod parcels;
pub(super) mod personal;
pub(super) mod photos;
pub(super) mod places;
pub(super) mod planner;
pub(super) mod pool;
pub(super) mod preflight;
pub(super) mod recalls;
pub(super) mod repairs;
pub(super) mod resale;
pub(super) mod review;
mod screening;
pub(super) mod ships;
mod standing;
pub(super) mod timeline;
pub(super) mod unit_lines;
pub(super) mod units;
mod weight;
pub(super) mod work;

use std::path::Path;

use rusqlite::Connection;

use super::fault::{Fault, ReadError};
use super::open::{self, OpenError, Standing};
use super::packs::Packs;
use super::verify::{self, Verified};
use crate::domain::time::Zone;
use crate::ledger::rows::SeriesRow;
use crate::ledger::{Answer, Query};
use crate::store::import::look::Unfinished;
use crate::store::import::{Marked, UnmergedIndex};
use crate::store::journal;
use crate::store::rows::small;

/// A connection that only reads. It needs no lock and never waits for the writer.
pub struct Reader {
    db: Connection,
    packs: Packs,
    unmerged: UnmergedIndex,
}

impl Reader {
    /// Opens a store for reading.
    ///
    /// # Errors
    /// Says why not; nothing on the disk was changed.
    pub fn open(path: &Path, packs: Packs) -> std::result::Result<Self, OpenError> {
        open::engine()?;
        open::here(path)?;
        match open::peek(path)? {
            Standing::Absent => Err(OpenError::Missing),
            Standing::Ours => Ok(Self {
                db: open::reading(path)?,
                packs,
                unmerged: UnmergedIndex::default(),
            }),
        }
    }

    /// Looks lines up in the unmerged files of a writer too.
    pub fn beside(self, unmerged: UnmergedIndex) -> Self {
        Self { unmerged, ..self }
    }

    /// Marks one chunk of an unfinished import that has no marks, as after a restart; to be called
    /// until it answers [`Marked::All`]. Parses up to 1 MB: never on the thread of a scan.
    ///
    /// # Errors
    /// As for [`Self::answer`]; the merge goes on and look-ups find what is merged.
    pub fn mark_unmerged(&self) -> std::result::Result<Marked, ReadError> {
        Ok(self.unmerged.mark_one(&self.db)?)
    }

    /// Answers a question from one snapshot of the store. `zone` tells the hours of the site.
    ///
    /// # Errors
    /// The disk failed, the store is damaged, or the question was interrupted.
    pub fn answer(&self, query: &Query, zone: Zone) -> std::result::Result<Answer, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        let unmerged = Unfinished::of(&self.unmerged, &snapshot)?;
        let answer = answer::answer((&snapshot, &unmerged), &self.packs, query, zone)?;
        Ok(answer)
    }

    /// Gives the series that this store writes: its station and the site's zone.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn series(&self) -> std::result::Result<SeriesRow, ReadError> {
        let station = journal::own_series(&self.db)?.station;
        let row = small::get_series(&self.db, &station)?;
        Ok(row.ok_or_else(|| Fault::Damaged("the store does not name its site".into()))?)
    }

    /// Checks the whole store: chain, blobs, and every row against the fold of its facts.
    ///
    /// # Errors
    /// The disk failed or the check was interrupted; what is wrong with the store is no error.
    pub fn verify(&self) -> std::result::Result<Verified, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        Ok(verify::verify(&snapshot)?)
    }

    /// Gives a handle by which another thread stops the question that is being answered.
    pub fn interrupt_handle(&self) -> rusqlite::InterruptHandle {
        self.db.get_interrupt_handle()
    }
}

//! The writer: the one connection that writes, owned by one thread.

mod beside;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use crate::domain::codes::{PersonCode, StationName};
use crate::domain::ids::{CommandKey, EventId, Hash};
use crate::domain::limits::FACTS_OF_A_COMMAND_MAX;
use crate::domain::pin::PinTries;
use crate::domain::time::UtcMs;
use crate::ledger::rows::PersonRow;
use crate::ledger::stamp::{Head, stamp};
use crate::ledger::{Command, Order, Subject, rule};

use super::charged::Charged;
use super::draft;
use super::fault::{Fault, Result, SubmitError};
use super::import::chunk::{self, Chunk};
use super::import::merge::{Merge, MergeProgress};
use super::import::unmerged::{Unmerged, UnmergedIndex};
use super::journal::Series;
use super::lock::WriterLock;
use super::log::{self, LogEmptied, LogWork};
use super::open::{self, OpenError, Standing};
use super::packs::Packs;
use super::pins::{self, PinTry};
use super::recent::Recent;
use super::{journal, known, migrate, places, project, raw};

use beside::beside;

#[cfg(test)]
pub(super) use beside::PACK_KNOWN;

/// How a store that is not there yet is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Creation {
    /// [`Command::OpenSeries`] with its station, zone and public key.
    pub order: Order,
    /// A random number that tells this store apart from any copy of it.
    pub epoch: u64,
}

/// Whether a command's facts are new.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Replayed {
    /// They were written just now.
    No,
    /// The same command was written before: this is its first receipt.
    Yes,
}

/// Whether a command changed anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrote {
    /// Its facts are on the disk.
    Facts,
    /// All was so already.
    Nothing,
}

/// The receipt of a command whose facts are on the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Committed {
    /// Whether this is a retry.
    pub replayed: Replayed,
    /// Whether there are any.
    pub wrote: Wrote,
    /// Number of the first fact within its series; of the newest fact, for a command that
    /// changed nothing.
    pub first_seq: u64,
    /// Number of the last fact.
    pub last_seq: u64,
    /// The last fact's place in the chain.
    pub hash: Hash,
}

/// Everybody with a badge, and the wrong tries of those who have a PIN.
pub type People = (Vec<PersonRow>, Vec<(PersonCode, PinTries)>);

/// The one writable connection of a store.
pub struct Writer {
    db: Connection,
    path: PathBuf,
    packs: Packs,
    series: Series,
    merge: Option<Merge>,
    unmerged: UnmergedIndex,
    recent: Recent,
    _lock: WriterLock,
}

impl Writer {
    /// Opens a store for writing, or makes it when `creation` is given and nothing is there.
    /// `event_id` gives a new id each call.
    ///
    /// # Errors
    /// Says why not; nothing on the disk was changed but the lock file beside it.
    pub fn open(
        path: &Path,
        creation: Option<&Creation>,
        packs: Packs,
        mut event_id: impl FnMut() -> EventId,
    ) -> std::result::Result<Self, OpenError> {
        open::engine()?;
        open::here(path)?;
        if creation.is_none() && open::peek(path)? == Standing::Absent {
            return Err(OpenError::Missing);
        }
        let lock = WriterLock::take(path)?;
        open::peek(path)?;
        let mut db = open::writing(path)?;
        migrate::migrate(&mut db, |change| match creation {
            Some(creation) => begin(change, &packs, creation, &mut event_id),
            None => Ok(()),
        })?;
        let series = journal::own_series(&db)?;
        Ok(Self {
            db,
            path: path.to_path_buf(),
            packs,
            series,
            merge: None,
            unmerged: UnmergedIndex::default(),
            recent: Recent::default(),
            _lock: lock,
        })
    }

    /// Names the station whose series this store writes.
    pub fn station(&self) -> &StationName {
        &self.series.station
    }

    /// Gives the number that tells this store apart from any copy of it.
    pub fn epoch(&self) -> u64 {
        self.series.epoch
    }

    /// Gives the index by which readers find the lines of files that are not merged yet.
    pub fn unmerged(&self) -> UnmergedIndex {
        self.unmerged.clone()
    }

    /// Writes a command's facts durably, or says why not. The same key again gets the first
    /// receipt. `event_id` gives a new id each call.
    ///
    /// # Errors
    /// [`SubmitError::OutcomeUnknown`] when the last step failed: then the facts are there or not.
    pub fn submit(
        &mut self,
        order: &Order,
        event_id: impl FnMut() -> EventId,
    ) -> std::result::Result<Committed, SubmitError> {
        self.write(order, None, event_id)
    }

    /// Takes a file as [`Self::submit`] does; its lines are found by the keys of `unmerged` from
    /// the commit on, before any of them is merged.
    ///
    /// # Errors
    /// As for [`Self::submit`].
    pub fn submit_import(
        &mut self,
        order: &Order,
        unmerged: Unmerged,
        event_id: impl FnMut() -> EventId,
    ) -> std::result::Result<Committed, SubmitError> {
        self.write(order, Some(unmerged), event_id)
    }

    fn write(
        &mut self,
        order: &Order,
        unmerged: Option<Unmerged>,
        event_id: impl FnMut() -> EventId,
    ) -> std::result::Result<Committed, SubmitError> {
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Fault::from)?;
        // What is held is true only of what is committed.
        let mut recent = std::mem::take(&mut self.recent);
        let committed = take(
            &change,
            &self.packs,
            &mut recent,
            &self.series,
            order,
            event_id,
        )?;
        let outcome = match committed.replayed {
            Replayed::Yes => change.rollback(),
            Replayed::No => {
                if let Some(unmerged) = unmerged {
                    for kept in journal::of_key(&change, order.key)? {
                        self.unmerged.enter(kept.id, unmerged.clone());
                    }
                }
                change.commit()
            }
        };
        match outcome {
            Ok(()) => {
                self.recent = recent;
                Ok(committed)
            }
            Err(error) => self.after_failed_commit(order.key, &error),
        }
    }

    /// A full disk is known by its code, and a store opened anew tells what reached it: with a
    /// write-ahead log every write of a command comes at its last step, so this is the usual way
    /// to learn of a full disk.
    fn after_failed_commit(
        &mut self,
        key: CommandKey,
        error: &rusqlite::Error,
    ) -> std::result::Result<Committed, SubmitError> {
        let unknown = SubmitError::OutcomeUnknown(error.to_string());
        if error.sqlite_error_code() != Some(ErrorCode::DiskFull) {
            return Err(unknown);
        }
        match self.reopen_and_find(key) {
            Ok(Some(receipt)) => Ok(receipt),
            Ok(None) => Err(SubmitError::Full),
            Err(_) => Err(unknown),
        }
    }

    /// After an unknown outcome: opens the store anew and gives the receipt of a command if its
    /// facts are there.
    ///
    /// # Errors
    /// The store does not open.
    pub fn reopen_and_find(
        &mut self,
        key: CommandKey,
    ) -> std::result::Result<Option<Committed>, OpenError> {
        self.merge = None;
        self.recent.forget();
        // The old connection must be gone first: its locks and its view of the log are in doubt.
        self.db = Connection::open_in_memory().map_err(Fault::from)?;
        self.db = open::writing(&self.path)?;
        // A fact that is not there after all leaves its number to another.
        self.unmerged.drop_merged(&self.db)?;
        Ok(receipt(&self.db, key)?)
    }

    /// Keeps a chunk of an import's rows, in a small transaction of its own.
    ///
    /// # Errors
    /// As for a command; the same chunk again changes nothing.
    pub fn stage_chunk(&mut self, chunk: &Chunk) -> std::result::Result<(), SubmitError> {
        self.within(|db| chunk::keep(db, chunk))
    }

    /// Merges announced lines until `spent` says that the time is spent; called between scans
    /// until it answers [`MergeProgress::Idle`]. A kill costs at most one slice.
    ///
    /// # Errors
    /// As for a command; what earlier slices did stays.
    pub fn merge_slice(
        &mut self,
        mut spent: impl FnMut() -> bool,
    ) -> std::result::Result<MergeProgress, SubmitError> {
        if self.merge.is_none() {
            self.merge = Merge::next(&self.db)?;
        }
        let Some(mut merge) = self.merge.take() else {
            return Ok(MergeProgress::Idle);
        };
        let progress = self.within(|db| merge.slice(db, &mut spent))?;
        match progress {
            MergeProgress::Working { .. } => self.merge = Some(merge),
            MergeProgress::Finished { .. } => self.unmerged.drop_merged(&self.db)?,
            MergeProgress::Idle => {}
        }
        Ok(progress)
    }

    /// Derives the work that charges count of a few more facts; to be asked while nobody waits.
    ///
    /// # Errors
    /// As for a command; what earlier slices did stays.
    pub fn charge_slice(&mut self) -> std::result::Result<Charged, SubmitError> {
        self.within(super::charged::slice)
    }

    /// Brings the counts of days up to date by a few more facts; to be asked while nobody waits.
    ///
    /// # Errors
    /// As for a command; what earlier slices did stays.
    pub fn tally_slice(&mut self) -> std::result::Result<Charged, SubmitError> {
        self.within(super::tallied::slice)
    }

    /// Counts the days anew from the rows that stand there, as a rebuild does.
    ///
    /// # Errors
    /// As for a command; the counts of before stay.
    pub fn recount(&mut self) -> std::result::Result<(), SubmitError> {
        self.within(super::tallied::refill)
    }

    /// Says what the log needs; to be asked between two pieces of work. Without it the first
    /// folding after a large file would hold the writer for seconds.
    ///
    /// # Errors
    /// The disk failed; every commit is safe in the log.
    pub fn log_work(&self) -> std::result::Result<LogWork, SubmitError> {
        Ok(log::work(&self.db)?)
    }

    /// Folds the write-ahead log into the store without waiting for readers. For idle moments, and
    /// for a short rest: never on the way of a scan.
    ///
    /// # Errors
    /// The disk failed; every commit is safe in the log.
    pub fn checkpoint_idle(&self) -> std::result::Result<(), SubmitError> {
        Ok(log::fold(&self.db)?)
    }

    /// Closes the store and empties its log.
    ///
    /// # Errors
    /// The disk failed; every commit is safe in the log.
    pub fn close(self) -> std::result::Result<(), SubmitError> {
        self.db
            .query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))
            .map_err(Fault::from)?;
        Ok(())
    }

    /// Erases the oldest scans that were made before a moment and are kept as they were sent, at most
    /// `most` of them, and gives how many: in a small transaction of its own, so that a bench does not
    /// wait. Their bytes are written over in the store; [`Self::empty_log`] has them leave the log.
    ///
    /// # Errors
    /// As for a command; the same again erases the next ones.
    pub fn erase_raw_scans(
        &mut self,
        before: UtcMs,
        most: u32,
    ) -> std::result::Result<u32, SubmitError> {
        let overwrite = |db: &Connection, how: &str| {
            db.pragma_update(None, "secure_delete", how)
                .map_err(Fault::from)
        };
        overwrite(&self.db, "on")?;
        let erased = self.within(|db| raw::erase(db, before, most));
        overwrite(&self.db, "off")?;
        erased
    }

    /// Folds the whole log into the store and cuts its file to nothing, so that no erased byte stays in
    /// it. Tells whether it is empty: a reader in its middle keeps it, and the end of the program or the
    /// next time does it.
    ///
    /// # Errors
    /// The disk failed; every commit is safe in the log.
    pub fn empty_log(&self) -> std::result::Result<LogEmptied, SubmitError> {
        Ok(log::empty(&self.db)?)
    }

    /// Counts a try at a person's PIN on the disk before anybody knows whether it is right, so that a kill
    /// takes no wrong one back.
    ///
    /// # Errors
    /// As for a command; the try must not be looked at then.
    pub fn try_pin(
        &mut self,
        person: &PersonCode,
        now: UtcMs,
    ) -> std::result::Result<PinTry, SubmitError> {
        self.within(|db| pins::tried(db, person, now))
    }

    /// Forgets wrong tries: the last one was right.
    ///
    /// # Errors
    /// As for a command.
    pub fn pin_was_right(&mut self, person: &PersonCode) -> std::result::Result<(), SubmitError> {
        self.within(|db| pins::right(db, person))
    }

    /// Gives everybody with a badge, and the wrong tries of those who have a PIN.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn people(&self) -> std::result::Result<People, SubmitError> {
        let people = super::read::lists::people(&self.db)?;
        Ok((people, pins::every(&self.db)?))
    }

    /// Keeps a bench's half-done unit.
    ///
    /// # Errors
    /// As for a command.
    pub fn save_draft(&mut self, bench: &str, text: &str) -> std::result::Result<(), SubmitError> {
        self.within(|db| draft::save(db, bench, text))
    }

    /// Gives a bench's half-done unit, as it was saved.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn load_draft(&self, bench: &str) -> std::result::Result<Option<String>, SubmitError> {
        Ok(draft::load(&self.db, bench)?)
    }

    /// Forgets a bench's half-done unit.
    ///
    /// # Errors
    /// As for a command.
    pub fn drop_draft(&mut self, bench: &str) -> std::result::Result<(), SubmitError> {
        self.within(|db| draft::forget(db, bench))
    }

    /// Deletes every derived table and derives it again from the ground. Announced lines wait for
    /// [`Self::merge_slice`] as after an import.
    ///
    /// # Errors
    /// As for a command; either all is rebuilt or nothing changed.
    pub fn rebuild(&mut self) -> std::result::Result<(), SubmitError> {
        self.merge = None;
        self.recent.forget();
        self.within(super::rebuild::rebuild)
    }

    /// Runs one transaction.
    fn within<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T>,
    ) -> std::result::Result<T, SubmitError> {
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Fault::from)?;
        let done = work(&change)?;
        // What is done here may be done again, so a full disk needs no second look.
        change
            .commit()
            .map_err(|error| match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => SubmitError::Full,
                Some(_) | None => SubmitError::OutcomeUnknown(error.to_string()),
            })?;
        Ok(done)
    }

    /// Lends the connection to this room's tests.
    #[cfg(test)]
    pub(super) fn connection(&self) -> &Connection {
        &self.db
    }
}

/// Names the station of a new store and writes its first fact.
fn begin(
    db: &Connection,
    packs: &Packs,
    creation: &Creation,
    event_id: &mut impl FnMut() -> EventId,
) -> Result<()> {
    let Command::OpenSeries { station, .. } = &creation.order.command else {
        return Err(Fault::Damaged("a store begins with its series".into()));
    };
    let series = Series::first(station.clone(), creation.epoch);
    journal::begin(db, &series, creation.order.at.0)?;
    take(
        db,
        packs,
        &mut Recent::default(),
        &series,
        &creation.order,
        event_id,
    )?;
    Ok(())
}

/// Takes one command inside a transaction: everything of it, or an error and nothing.
fn take(
    db: &Connection,
    packs: &Packs,
    recent: &mut Recent,
    series: &Series,
    order: &Order,
    event_id: impl FnMut() -> EventId,
) -> Result<Committed> {
    if let Some(first) = receipt(db, order.key)? {
        return Ok(first);
    }
    let found = known::load(db, packs, (&series.station, order), recent)?;
    let bodies = rule(order, &found).map_err(Fault::Refused)?;
    if bodies.len() > FACTS_OF_A_COMMAND_MAX {
        return Err(Fault::TooManyFacts(bodies.len()));
    }
    let mut head = match recent.head.take() {
        Some(head) => head,
        None => journal::head(db, series)?,
    };
    let first_seq = head.seq + 1;
    let stamped = stamp(&mut head, order, bodies, event_id);
    journal::append(db, series, &stamped)?;
    let mut touched: Vec<&Subject> = Vec::new();
    for one in &stamped {
        let id = series.id(one.fact.envelope.seq);
        beside(
            db,
            (packs, &mut recent.packs),
            order,
            &one.fact.body,
            (id, one.fact.envelope.event),
        )?;
        touched.extend(&one.fact.envelope.subjects);
    }
    touched.sort();
    touched.dedup();
    let appended = (series.id(first_seq), series.id(head.seq));
    for subject in &touched {
        project::project_new(db, recent, subject, appended, &stamped)?;
    }
    project::settle(db, touched)?;
    places::hold(db, &stamped)?;
    let receipt = receipt_of(&head, first_seq);
    recent.head = Some(head);
    Ok(receipt)
}

fn receipt_of(head: &Head, first_seq: u64) -> Committed {
    Committed {
        replayed: Replayed::No,
        wrote: if first_seq > head.seq {
            Wrote::Nothing
        } else {
            Wrote::Facts
        },
        first_seq: first_seq.min(head.seq),
        last_seq: head.seq,
        hash: head.hash,
    }
}

/// Gives the receipt of a command that was taken before.
fn receipt(db: &Connection, key: CommandKey) -> Result<Option<Committed>> {
    let facts = journal::of_key(db, key)?;
    Ok(facts
        .first()
        .zip(facts.last())
        .map(|(first, last)| Committed {
            replayed: Replayed::Yes,
            wrote: Wrote::Facts,
            first_seq: first.fact.envelope.seq,
            last_seq: last.fact.envelope.seq,
            hash: last.hash,
        }))
}

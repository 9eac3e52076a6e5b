//! Merging in slices: a bounded piece of work inside one transaction, to be called between scans.

use rusqlite::Connection;

use super::chunk::Opened;
use super::keys::{self, KeyHeap};
use super::line::{self, Effect};
use super::run::{self, Run, RunKind, RunState, Sources};
use crate::ledger::import::ImportCounts;
use crate::store::book::{self, item as product};
use crate::store::claims;
use crate::store::export::item as export;
use crate::store::fault::{Fault, Result};
use crate::store::recall::item as recall;
use crate::store::screening::item as screening;

/// Keys held in memory before they are entered: about 45 bytes each. Each time they are entered
/// nearly every page of the key table is written, so once is best.
const KEYS_HELD_MAX: usize = 8_000_000;
/// Rows between two looks at the deadline.
const ROWS_PER_LOOK: usize = 32;

/// What one slice came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MergeProgress {
    /// Every file is merged.
    Idle,
    /// A file is being merged.
    Working {
        /// Lines merged so far.
        merged: u32,
        /// Lines of the file.
        rows: u32,
    },
    /// A file is merged whole.
    Finished {
        /// What its lines did.
        counts: ImportCounts,
    },
}

/// A run in hand: what a restart can read again.
pub(in crate::store) struct Merge {
    run: Run,
    sources: Sources,
    opened: Option<Opened>,
    /// Keys of the chunks `run.keyed_chunks..collected`.
    heap: KeyHeap,
    collected: usize,
    entering: Entering,
}

/// Whether keys are being entered or still collected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entering {
    No,
    Yes,
}

impl Merge {
    /// Takes up the oldest run that is not done.
    pub(in crate::store) fn next(db: &Connection) -> Result<Option<Self>> {
        Ok(run::next(db)?.map(|run| Self {
            sources: Sources::default(),
            opened: None,
            heap: KeyHeap::default(),
            collected: run.keyed_chunks,
            entering: Entering::No,
            run,
        }))
    }

    /// Works until `spent` says that the time is spent, and writes how far it came. The caller
    /// commits.
    pub(in crate::store) fn slice(
        &mut self,
        db: &Connection,
        spent: &mut dyn FnMut() -> bool,
    ) -> Result<MergeProgress> {
        loop {
            if self.step(db, spent)? == RunState::Done {
                run::save(db, &self.run, RunState::Done)?;
                return Ok(MergeProgress::Finished {
                    counts: self.run.counts,
                });
            }
            if spent() {
                run::save(db, &self.run, RunState::Merging)?;
                return Ok(self.progress());
            }
        }
    }

    /// Says how far the file is.
    pub(in crate::store) fn progress(&self) -> MergeProgress {
        MergeProgress::Working {
            merged: self.run.merged,
            rows: self.run.chunks.iter().map(|chunk| chunk.rows).sum(),
        }
    }

    /// Does one kind of work until it is done or the time is spent.
    fn step(&mut self, db: &Connection, spent: &mut dyn FnMut() -> bool) -> Result<RunState> {
        match self.run.kind {
            RunKind::Products => {
                return book::merge::step(
                    db,
                    &mut self.run,
                    &mut self.sources,
                    spent,
                    product::merge,
                );
            }
            RunKind::Recalls => {
                return book::merge::step(
                    db,
                    &mut self.run,
                    &mut self.sources,
                    spent,
                    recall::merge,
                );
            }
            RunKind::Exports => {
                return book::merge::step(
                    db,
                    &mut self.run,
                    &mut self.sources,
                    spent,
                    export::merge,
                );
            }
            RunKind::Screening => {
                return book::merge::step(
                    db,
                    &mut self.run,
                    &mut self.sources,
                    spent,
                    screening::merge,
                );
            }
            RunKind::Returns => {}
        }
        if self.entering == Entering::Yes {
            self.enter_keys(db, spent)?;
        } else if self.collected < self.run.next_chunk {
            let opened = self.open(db, self.collected)?;
            self.heap.take(opened.keys);
            self.collected += 1;
        } else if self.heap.held() >= KEYS_HELD_MAX {
            self.entering = Entering::Yes;
        } else if self.run.next_chunk < self.run.chunks.len() {
            self.merge_rows(db, spent)?;
        } else if self.run.keyed_chunks < self.collected {
            self.entering = Entering::Yes;
        } else {
            return Ok(RunState::Done);
        }
        Ok(RunState::Merging)
    }

    fn open(&self, db: &Connection, chunk: usize) -> Result<Opened> {
        let named = self
            .run
            .chunks
            .get(chunk)
            .ok_or_else(|| Fault::Damaged(format!("import has no chunk {chunk}")))?;
        Opened::read(db, named.hash)
    }

    fn merge_rows(&mut self, db: &Connection, spent: &mut dyn FnMut() -> bool) -> Result<()> {
        let mut opened = match self.opened.take() {
            Some(opened) => opened,
            None => self.open(db, self.run.next_chunk)?,
        };
        let mut done = 0;
        let mut adding = line::Adding::begin(db)?;
        for (id, text) in opened.from(self.run.next_row) {
            let effect = line::merge(
                db,
                &mut adding,
                &mut self.sources,
                (id, self.run.fact),
                text,
            )?;
            self.run.count(effect);
            match effect {
                Effect::New | Effect::Changed => claims::line_changed(db, id)?,
                Effect::Unchanged => {}
            }
            done += 1;
            if done % ROWS_PER_LOOK == 0 && spent() {
                break;
            }
        }
        self.run.next_row += done;
        if self.run.next_row < opened.count() {
            self.opened = Some(opened);
            return Ok(());
        }
        self.heap.take(std::mem::take(&mut opened.keys));
        self.collected += 1;
        self.run.next_chunk += 1;
        self.run.next_row = 0;
        Ok(())
    }

    fn enter_keys(&mut self, db: &Connection, spent: &mut dyn FnMut() -> bool) -> Result<()> {
        let mut done = 0;
        let mut adding = keys::Adding::begin(db)?;
        while let Some(entry) = self.heap.smallest() {
            adding.add(entry)?;
            claims::key_entered(db, entry.kind, entry.key)?;
            self.heap.pass();
            done += 1;
            if done % ROWS_PER_LOOK == 0 && spent() {
                return Ok(());
            }
        }
        self.run.keyed_chunks = self.collected;
        self.entering = Entering::No;
        Ok(())
    }
}

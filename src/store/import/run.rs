//! Runs: how far each file's lines are merged, so that a kill costs at most one slice.

use std::collections::HashMap;

use rusqlite::{Connection, Row, named_params};

use super::line::Effect;
use crate::domain::time::Day;
use crate::ledger::fact::{ChunkRef, ShipFact};
use crate::ledger::import::ImportCounts;
use crate::ledger::{Body, Hlc};
use crate::store::fault::{Fault, Result};
use crate::store::journal;
use crate::store::rows::{all, coded, counted, first, number, plain};

pub(in crate::store) const ADD: &str = "
    insert into import_run (fact, state, next_chunk, next_row, keyed_chunks, merged, new,
        changed, unchanged)
    values (:fact, 'merging', 0, 0, 0, 0, 0, 0, 0)";
pub(in crate::store) const NEXT: &str = "
    select fact, next_chunk, next_row, keyed_chunks, merged, new, changed, unchanged
    from import_run where state = 'merging' order by fact limit 1";
pub(in crate::store) const MERGING: &str = "
    select fact, next_chunk, next_row, keyed_chunks, merged, new, changed, unchanged
    from import_run where state = 'merging' order by fact";
pub(in crate::store) const IS_MERGING: &str =
    "select 1 from import_run where fact = :fact and state = 'merging'";
pub(in crate::store) const EVERY: &str = "
    select fact, next_chunk, next_row, keyed_chunks, merged, new, changed, unchanged
    from import_run order by fact";
pub(in crate::store) const SAVE: &str = "
    update import_run set state = :state, next_chunk = :next_chunk, next_row = :next_row,
        keyed_chunks = :keyed_chunks, merged = :merged, new = :new, changed = :changed,
        unchanged = :unchanged
    where fact = :fact";
pub(in crate::store) const STAMP: &str =
    "select hlc, station, epoch, seq, day from fact where id = :fact";

/// Orders files of several stations: clock, station, epoch, number; then the day on which it was taken.
pub(in crate::store) type Stamp = (Hlc, String, u64, u64, Day);

/// The places of files in the common order, remembered as they are asked for.
#[derive(Default)]
pub(in crate::store) struct Sources(HashMap<i64, Stamp>);

impl Sources {
    /// Gives a file's place.
    pub(in crate::store) fn stamp(&mut self, db: &Connection, source: i64) -> Result<Stamp> {
        if let Some(known) = self.0.get(&source) {
            return Ok(known.clone());
        }
        let read: Stamp = first(
            &mut *db.prepare_cached(STAMP)?,
            named_params! { ":fact": source },
            |row| {
                Ok((
                    Hlc(plain::<i64>(row, "hlc")?.cast_unsigned()),
                    plain(row, "station")?,
                    plain::<i64>(row, "epoch")?.cast_unsigned(),
                    plain::<i64>(row, "seq")?.cast_unsigned(),
                    coded(row, "day", Day::parse)?,
                ))
            },
        )?
        .ok_or_else(|| Fault::Damaged(format!("fact {source} is missing")))?;
        self.0.insert(source, read.clone());
        Ok(read)
    }

    /// Tells whether one file is newer than another.
    pub(in crate::store) fn newer(
        &mut self,
        db: &Connection,
        one: i64,
        other: i64,
    ) -> Result<bool> {
        Ok(one != other && self.stamp(db, one)? > self.stamp(db, other)?)
    }
}

/// How far one file is merged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::store) struct Run {
    /// The fact that took the file.
    pub(in crate::store) fact: i64,
    /// What its rows are.
    pub(in crate::store) kind: RunKind,
    /// Its chunks.
    pub(in crate::store) chunks: Vec<ChunkRef>,
    /// The chunk being merged.
    pub(in crate::store) next_chunk: usize,
    /// The line of that chunk, by the order of line ids.
    pub(in crate::store) next_row: usize,
    /// Chunks whose keys are all entered.
    pub(in crate::store) keyed_chunks: usize,
    /// Lines merged.
    pub(super) merged: u32,
    /// What they did.
    pub(super) counts: ImportCounts,
}

impl Run {
    /// Counts what a row did.
    pub(in crate::store) fn count(&mut self, effect: Effect) {
        let count = match effect {
            Effect::New => &mut self.counts.new,
            Effect::Changed => &mut self.counts.changed,
            Effect::Unchanged => &mut self.counts.unchanged,
        };
        *count += 1;
        self.merged += 1;
    }
}

/// What the rows of a file are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum RunKind {
    /// Announced lines.
    Returns,
    /// Products of a seller's book.
    Products,
    /// Rows of a recall list.
    Recalls,
    /// Lines of an export paper.
    Exports,
    /// Entries of a list of parties.
    Screening,
}

/// Where a run stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum RunState {
    /// Lines or keys are missing.
    Merging,
    /// All is merged.
    Done,
}

/// Enters a run for a fact that took a file.
pub(in crate::store) fn add(db: &Connection, fact: i64) -> Result<()> {
    db.prepare_cached(ADD)?
        .execute(named_params! { ":fact": fact })?;
    Ok(())
}

/// Gives the oldest run that is not done.
pub(super) fn next(db: &Connection) -> Result<Option<Run>> {
    first(&mut *db.prepare_cached(NEXT)?, [], decode)?
        .map(|run| with_chunks(db, run))
        .transpose()
}

/// Gives every run that is not done, oldest first.
pub(super) fn merging(db: &Connection) -> Result<Vec<Run>> {
    all(&mut *db.prepare_cached(MERGING)?, [], decode)?
        .into_iter()
        .map(|run| with_chunks(db, run))
        .collect()
}

/// Tells whether a file is taken and not merged whole.
pub(in crate::store) fn is_merging(db: &Connection, fact: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(IS_MERGING)?
        .exists(named_params! { ":fact": fact })?)
}

/// Gives every run, oldest first.
pub(in crate::store) fn every(db: &Connection) -> Result<Vec<Run>> {
    all(&mut *db.prepare_cached(EVERY)?, [], decode)?
        .into_iter()
        .map(|run| with_chunks(db, run))
        .collect()
}

fn decode(row: &Row<'_>) -> Result<Run> {
    Ok(Run {
        fact: plain(row, "fact")?,
        kind: RunKind::Returns,
        chunks: Vec::new(),
        next_chunk: counted(row, "next_chunk")?,
        next_row: counted(row, "next_row")?,
        keyed_chunks: counted(row, "keyed_chunks")?,
        merged: plain(row, "merged")?,
        counts: ImportCounts {
            new: plain(row, "new")?,
            changed: plain(row, "changed")?,
            unchanged: plain(row, "unchanged")?,
        },
    })
}

/// Reads the run's chunks from its fact.
fn with_chunks(db: &Connection, mut run: Run) -> Result<Run> {
    let kept = all(
        &mut *db.prepare_cached(journal::BY_ID)?,
        named_params! { ":id": run.fact },
        journal::decode,
    )?;
    match kept.into_iter().next().map(|kept| kept.fact.body) {
        Some(Body::ReturnsImported(file)) => run.chunks = file.chunks,
        Some(Body::ProductsImported(file)) => {
            run.kind = RunKind::Products;
            run.chunks = file.chunks;
        }
        Some(Body::RecallsImported(list)) => {
            run.kind = RunKind::Recalls;
            run.chunks = list.chunks;
        }
        Some(Body::Ship(ShipFact::ExportsImported(file))) => {
            run.kind = RunKind::Exports;
            run.chunks = file.chunks;
        }
        Some(Body::Ship(ShipFact::ScreeningLoaded(list))) => {
            run.kind = RunKind::Screening;
            run.chunks = list.chunks;
        }
        other => {
            return Err(Fault::Damaged(format!(
                "fact {} took no file: {:?}",
                run.fact,
                other.map(|body| body.kind())
            )));
        }
    }
    Ok(run)
}

/// Writes how far a run is.
pub(super) fn save(db: &Connection, run: &Run, state: RunState) -> Result<()> {
    db.prepare_cached(SAVE)?.execute(named_params! {
        ":fact": run.fact,
        ":state": match state {
            RunState::Merging => "merging",
            RunState::Done => "done",
        },
        ":next_chunk": number(run.next_chunk),
        ":next_row": number(run.next_row),
        ":keyed_chunks": number(run.keyed_chunks),
        ":merged": run.merged,
        ":new": run.counts.new,
        ":changed": run.counts.changed,
        ":unchanged": run.counts.unchanged,
    })?;
    Ok(())
}

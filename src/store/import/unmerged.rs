//! What imports hold whose merge is not finished: where the rows of each key stand in the chunks,
//! so that a scan finds a line the moment its file is taken.
//!
//! A mark is eight bytes: the upper 44 bits of a key's hash over the row's place in its chunk.
//! Whoever looks up reads the row and compares the key itself, so a clash costs one read.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher};
use std::sync::{Arc, PoisonError, RwLock};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::chunk::{self, Chunk};
use super::keys::{self, KeyKind};
use super::run::{self, RunKind};
use crate::domain::ids::{Hash, LineId};
use crate::domain::limits::IMPORT_CHUNK_BYTES_MAX;
use crate::ledger::codec::LineHead;
use crate::store::fault::{Fault, Result};

/// The bits of a mark that hold a place: every row of a chunk begins below the chunk's limit.
const PLACE: u64 = IMPORT_CHUNK_BYTES_MAX as u64 - 1;
const _: () = assert!(IMPORT_CHUNK_BYTES_MAX.is_power_of_two());

/// What rows are looked up by.
#[derive(Clone, Copy)]
pub(super) enum Sought<'a> {
    /// Rows that have a key.
    Key(KeyKind, &'a str),
    /// Rows that tell of a line.
    Line(LineId),
}

impl Sought<'_> {
    /// Gives the upper bits of its marks.
    fn mark(self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Self::Key(kind, key) => (kind as u8, key).hash(&mut hasher),
            Self::Line(id) => id.hash(&mut hasher),
        }
        hasher.finish() & !PLACE
    }
}

/// Where the rows of each key and each line begin in one chunk.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowMarks(Box<[u64]>);

impl RowMarks {
    /// Reads the marks of a chunk that another run of the program kept.
    fn read(db: &Connection, hash: Hash) -> Result<Self> {
        let bytes: Option<Vec<u8>> = db
            .prepare_cached(chunk::GET)?
            .query_row(named_params! { ":hash": hash.0 }, |row| row.get(0))
            .optional()?;
        let text = String::from_utf8(bytes.ok_or(Fault::ChunkMissing(hash))?)
            .map_err(|error| Fault::Damaged(error.to_string()))?;
        let mut marking = Marking::default();
        let mut place = 0;
        for row in text.split_inclusive('\n') {
            let one = row.trim_end_matches('\n');
            if !one.is_empty() {
                let head = LineHead::read(one)?;
                marking.row(&head, head.id(), place);
            }
            place += row.len();
        }
        Ok(marking.finished())
    }

    /// Gives the places in the chunk where the rows sought may begin, in rising order.
    pub(super) fn places(&self, sought: Sought<'_>) -> impl Iterator<Item = usize> {
        let mark = sought.mark();
        let from = self.0.partition_point(|one| one & !PLACE < mark);
        self.0
            .iter()
            .skip(from)
            .take_while(move |one| **one & !PLACE == mark)
            .filter_map(|one| usize::try_from(one & PLACE).ok())
    }
}

/// The marks of a chunk while its rows are written or read.
#[derive(Default)]
pub(super) struct Marking {
    marks: Vec<u64>,
}

impl Marking {
    /// Marks a row that begins at a place of its chunk.
    pub(super) fn row(&mut self, line: &LineHead<'_>, id: LineId, place: usize) {
        // No chunk of ours has a row beyond its limit; one of another hand is found once merged.
        let Some(place) = u64::try_from(place).ok().filter(|place| *place <= PLACE) else {
            return;
        };
        self.marks.push(Sought::Line(id).mark() | place);
        self.marks
            .extend(keys::of(line).map(|(kind, key)| Sought::Key(kind, &key).mark() | place));
    }

    /// Gives the marks of the chunk and begins the next.
    pub(super) fn finished(&mut self) -> RowMarks {
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_unstable();
        marks.dedup();
        RowMarks(marks.into_boxed_slice())
    }
}

/// The marks of one import's chunks. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Unmerged {
    chunks: Vec<(Hash, Arc<RowMarks>)>,
}

impl Unmerged {
    /// Gathers the marks of all chunks of a file.
    pub fn of(chunks: &[Chunk]) -> Self {
        Self {
            chunks: chunks
                .iter()
                .map(|chunk| (chunk.named.hash, Arc::clone(&chunk.marks)))
                .collect(),
        }
    }

    /// Lists the chunks with their marks.
    pub(super) fn chunks(&self) -> impl Iterator<Item = (Hash, &RowMarks)> {
        self.chunks.iter().map(|(hash, marks)| (*hash, &**marks))
    }

    fn has(&self, hash: Hash) -> bool {
        self.chunks.iter().any(|(known, _)| *known == hash)
    }
}

/// Whether chunks of unfinished imports still lack their marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marked {
    /// One more chunk was marked; others may lack theirs.
    One,
    /// Every chunk has its marks.
    All,
}

/// The marks of every import whose merge is not finished, by the fact that took the file; shared
/// by the writer, which enters and drops them, and the readers. A clone is the same index.
#[derive(Clone, Debug, Default)]
pub struct UnmergedIndex(Arc<RwLock<BTreeMap<i64, Arc<Unmerged>>>>);

impl UnmergedIndex {
    /// Enters a file. To be called before its fact is committed, so that no snapshot with the fact
    /// is without the file; until then no snapshot knows the fact.
    pub(in crate::store) fn enter(&self, fact: i64, unmerged: Unmerged) {
        let mut runs = self.0.write().unwrap_or_else(PoisonError::into_inner);
        runs.insert(fact, Arc::new(unmerged));
    }

    /// Drops every file whose lines are all merged and whose fact was never committed.
    pub(in crate::store) fn drop_merged(&self, db: &Connection) -> Result<()> {
        let mut runs = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let facts: Vec<i64> = runs.keys().copied().collect();
        for fact in facts {
            if !run::is_merging(db, fact)? {
                runs.remove(&fact);
            }
        }
        Ok(())
    }

    /// Gives the files that a snapshot has not merged. To be called as the snapshot's first read:
    /// while the guard is held no file is dropped, so all that the snapshot lacks is here.
    pub(in crate::store) fn of_snapshot(
        &self,
        snapshot: &Connection,
    ) -> Result<Vec<(i64, Arc<Unmerged>)>> {
        let runs = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut found = Vec::new();
        for (fact, unmerged) in &*runs {
            if run::is_merging(snapshot, *fact)? {
                found.push((*fact, Arc::clone(unmerged)));
            }
        }
        Ok(found)
    }

    /// Marks one chunk that has no marks, as after a restart. Reads and parses up to 1 MB: never
    /// for the thread of a scan.
    pub(in crate::store) fn mark_one(&self, db: &Connection) -> Result<Marked> {
        for run in run::merging(db)? {
            if run.kind != RunKind::Returns {
                continue;
            }
            let known = {
                let runs = self.0.read().unwrap_or_else(PoisonError::into_inner);
                runs.get(&run.fact).cloned().unwrap_or_default()
            };
            // Lines of the chunks before are under all their keys already.
            let mut waiting = run.chunks.iter().skip(run.keyed_chunks);
            if let Some(named) = waiting.find(|named| !known.has(named.hash)) {
                let marks = RowMarks::read(db, named.hash)?;
                self.add(db, run.fact, named.hash, marks)?;
                return Ok(Marked::One);
            }
        }
        Ok(Marked::All)
    }

    fn add(&self, db: &Connection, fact: i64, hash: Hash, marks: RowMarks) -> Result<()> {
        let mut runs = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // The writer drops after it has finished: who is merging under the guard is dropped later.
        if run::is_merging(db, fact)? {
            let unmerged = Arc::make_mut(runs.entry(fact).or_default());
            unmerged.chunks.push((hash, Arc::new(marks)));
        }
        Ok(())
    }

    /// Counts the bytes of all marks.
    #[cfg(test)]
    pub(in crate::store) fn size_bytes(&self) -> usize {
        let runs = self.0.read().unwrap_or_else(PoisonError::into_inner);
        runs.values()
            .flat_map(|unmerged| unmerged.chunks.iter())
            .map(|(_, marks)| {
                size_of::<(Hash, Arc<RowMarks>)>() + size_of::<RowMarks>() + size_of_val(&*marks.0)
            })
            .sum()
    }
}

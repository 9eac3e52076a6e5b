//! Chunks: canonical rows, a JSON line each, at most 1 MB, kept by their hash.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::keys::KeyList;
use super::unmerged::{Marking, RowMarks};
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{Hash, LineId};
use crate::domain::limits::IMPORT_CHUNK_BYTES_MAX;
use crate::ledger::codec::{self, LineHead};
use crate::ledger::fact::ChunkRef;
use crate::store::fault::{Fault, Result};

pub(in crate::store) const ADD: &str =
    "insert into import_chunk (hash, bytes) values (:hash, :bytes) on conflict do nothing";
pub(in crate::store) const GET: &str = "select bytes from import_chunk where hash = :hash";
pub(in crate::store) const KNOWN: &str = "select 1 from import_chunk where hash = :hash";

/// A chunk ready to be staged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunk {
    /// What the import's fact will name.
    pub named: ChunkRef,
    /// Canonical rows, one JSON line each.
    pub bytes: Vec<u8>,
    /// Where the rows of each key begin, for look-ups before the merge.
    pub marks: Arc<RowMarks>,
}

/// Packs announced lines into chunks of at most 1 MB, sorted by line id so that merging them
/// walks the tables once. Needs no store: it may run on any thread.
pub fn chunks_of(lines: &[ExpectedLine]) -> Vec<Chunk> {
    let mut order: Vec<(LineId, &ExpectedLine)> = lines
        .iter()
        .map(|line| (codec::line_id(line), line))
        .collect();
    order.sort_by_key(|(id, _)| *id);
    let mut chunks = Vec::new();
    let mut text = String::new();
    let mut rows = 0;
    let mut one = String::new();
    let mut marking = Marking::default();
    for (id, line) in order {
        one.clear();
        codec::encode_line(line, &mut one);
        if !one.ends_with('\n') {
            one.push('\n');
        }
        if rows > 0 && text.len() + one.len() > IMPORT_CHUNK_BYTES_MAX {
            let text = std::mem::take(&mut text);
            chunks.push(finished(text, rows, &mut marking));
            rows = 0;
        }
        marking.row(&LineHead::of(line), id, text.len());
        text.push_str(&one);
        rows += 1;
    }
    if rows > 0 {
        chunks.push(finished(text, rows, &mut marking));
    }
    chunks
}

fn finished(text: String, rows: u32, marking: &mut Marking) -> Chunk {
    let hash = codec::sha256(text.as_bytes());
    Chunk {
        named: ChunkRef { hash, rows },
        bytes: text.into_bytes(),
        marks: Arc::new(marking.finished()),
    }
}

/// Keeps a chunk's bytes under their hash.
pub(in crate::store) fn keep(db: &Connection, chunk: &Chunk) -> Result<()> {
    if codec::sha256(&chunk.bytes) != chunk.named.hash {
        return Err(Fault::Damaged("a chunk is not what its hash says".into()));
    }
    db.prepare_cached(ADD)?
        .execute(named_params! { ":hash": chunk.named.hash.0, ":bytes": chunk.bytes })?;
    Ok(())
}

/// Tells whether a chunk is kept.
pub(in crate::store) fn is_kept(db: &Connection, hash: Hash) -> Result<bool> {
    Ok(db
        .prepare_cached(KNOWN)?
        .exists(named_params! { ":hash": hash.0 })?)
}

/// Gives the rows of a kept chunk, a line each.
pub(in crate::store) fn text(db: &Connection, hash: Hash) -> Result<String> {
    let bytes: Option<Vec<u8>> = db
        .prepare_cached(GET)?
        .query_row(named_params! { ":hash": hash.0 }, |row| row.get(0))
        .optional()?;
    String::from_utf8(bytes.ok_or(Fault::ChunkMissing(hash))?)
        .map_err(|error| Fault::Damaged(error.to_string()))
}

/// A chunk taken apart for merging.
pub(super) struct Opened {
    text: String,
    /// Line ids with the byte ranges of their texts, in the order of ids.
    lines: Vec<(LineId, std::ops::Range<usize>)>,
    /// Keys of the lines, in the order of keys.
    pub(super) keys: KeyList,
}

impl Opened {
    /// Reads a kept chunk and sorts what is in it.
    pub(super) fn read(db: &Connection, hash: Hash) -> Result<Self> {
        let text = text(db, hash)?;
        let mut lines = Vec::new();
        let mut keys = KeyList::default();
        let mut start = 0;
        for one in text.split_inclusive('\n') {
            let end = start + one.len();
            let range = start..end - usize::from(one.ends_with('\n'));
            start = end;
            if range.is_empty() {
                continue;
            }
            let head = LineHead::read(one)?;
            let id = head.id();
            keys.add(&head, id);
            lines.push((id, range));
        }
        lines.sort_by_key(|(id, _)| *id);
        Ok(Self {
            text,
            lines,
            keys: keys.sorted(),
        })
    }

    /// Gives the lines from a place on, in the order of their ids.
    pub(super) fn from(&self, place: usize) -> impl Iterator<Item = (LineId, &str)> {
        self.lines
            .iter()
            .skip(place)
            .filter_map(|(id, range)| Some((*id, self.text.get(range.clone())?)))
    }

    /// Counts the lines.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }
}

//! Looking up in merged and unmerged lines together: the answer is what the finished merge will
//! give, at every moment of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::chunk;
use super::keys::{self, KeyKind};
use super::line::{self, Telling};
use super::run::Sources;
use super::unmerged::{Sought, Unmerged, UnmergedIndex};
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{Hash, LineId};
use crate::domain::limits::PAGE_ROWS;
use crate::ledger::codec::{self, LineHead};
use crate::store::fault::{Fault, Result};

/// The files that one snapshot has taken and not merged.
#[derive(Default)]
pub(in crate::store) struct Unfinished {
    runs: Vec<(i64, Arc<Unmerged>)>,
}

impl Unfinished {
    /// Gives the files that a snapshot lacks; its first read.
    pub(in crate::store) fn of(index: &UnmergedIndex, snapshot: &Connection) -> Result<Self> {
        let runs = index.of_snapshot(snapshot)?;
        Ok(Self { runs })
    }

    /// Completes the lines that the merged tables have under a key: adds the lines of unmerged
    /// files and lays unmerged tellings over all. Gives at most a page, in the order of line ids.
    pub(in crate::store) fn complete(
        &self,
        db: &Connection,
        (kind, key): (KeyKind, &str),
        merged: Vec<(LineId, ExpectedLine)>,
    ) -> Result<Vec<(LineId, ExpectedLine)>> {
        if self.runs.is_empty() {
            return Ok(merged);
        }
        let mut rows = Rows { db, chunk: None };
        let mut known: BTreeMap<LineId, Option<ExpectedLine>> = merged
            .into_iter()
            .map(|(id, line)| (id, Some(line)))
            .collect();
        for (_, unmerged) in &self.runs {
            for id in rows.with_key(unmerged, kind, key)? {
                known.entry(id).or_insert(None);
            }
        }
        let mut sources = Sources::default();
        let mut found = Vec::with_capacity(known.len());
        for (id, merged) in known.into_iter().take(PAGE_ROWS) {
            let told = self.told(&mut rows, id)?;
            let line = if told.is_empty() {
                merged
            } else {
                Some(laid_over(db, &mut sources, id, told)?)
            };
            found.extend(line.map(|line| (id, line)));
        }
        Ok(found)
    }

    /// Completes one line as [`Self::complete`] does.
    pub(in crate::store) fn line(
        &self,
        db: &Connection,
        id: LineId,
        merged: Option<ExpectedLine>,
    ) -> Result<Option<ExpectedLine>> {
        let told = self.told(&mut Rows { db, chunk: None }, id)?;
        if told.is_empty() {
            return Ok(merged);
        }
        laid_over(db, &mut Sources::default(), id, told).map(Some)
    }

    /// Lists what unmerged files tell of a line.
    fn told(&self, rows: &mut Rows<'_>, id: LineId) -> Result<Vec<Telling>> {
        let mut told = Vec::new();
        for (fact, unmerged) in &self.runs {
            for (hash, marks) in unmerged.chunks() {
                for place in marks.places(Sought::Line(id)) {
                    let body = rows.at(hash, place)?;
                    if LineHead::read(&body)?.id() == id {
                        told.push(Telling {
                            source: *fact,
                            body,
                        });
                    }
                }
            }
        }
        Ok(told)
    }
}

/// Folds a line out of its merged tellings and those that wait, as its merge will.
fn laid_over(
    db: &Connection,
    sources: &mut Sources,
    id: LineId,
    told: Vec<Telling>,
) -> Result<ExpectedLine> {
    let mut tellings = line::tellings(db, id)?;
    if tellings.is_empty() {
        let merged = db
            .prepare_cached(line::GET)?
            .query_row(named_params! { ":line": id.0 }, |row| {
                Ok(Telling {
                    source: row.get(0)?,
                    body: row.get(1)?,
                })
            })
            .optional()?;
        tellings.extend(merged);
    }
    for one in told {
        match tellings.iter_mut().find(|known| known.body == one.body) {
            Some(same) if sources.newer(db, one.source, same.source)? => same.source = one.source,
            Some(_) => {}
            None => tellings.push(one),
        }
    }
    let (_, text) = line::folded(db, sources, tellings)?;
    Ok(codec::decode_line(&text)?)
}

/// Reads rows of chunks, the chunk read last at hand.
struct Rows<'a> {
    db: &'a Connection,
    chunk: Option<(Hash, Vec<u8>)>,
}

impl Rows<'_> {
    /// Lists the lines that a file announces under a key, at most a page.
    fn with_key(&mut self, unmerged: &Unmerged, kind: KeyKind, key: &str) -> Result<Vec<LineId>> {
        let mut found = Vec::new();
        for (hash, marks) in unmerged.chunks() {
            for place in marks.places(Sought::Key(kind, key)) {
                // The chunks of a file are in the order of line ids: a page's first are its all.
                if found.len() == PAGE_ROWS {
                    return Ok(found);
                }
                let text = self.at(hash, place)?;
                let head = LineHead::read(&text)?;
                if keys::of(&head).any(|(one, text)| one == kind && text == key) {
                    found.push(head.id());
                }
            }
        }
        Ok(found)
    }

    /// Gives the row that begins at a place of a chunk.
    fn at(&mut self, hash: Hash, place: usize) -> Result<String> {
        let chunk = match self.chunk.take() {
            Some((known, bytes)) if known == hash => bytes,
            Some(_) | None => self
                .db
                .prepare_cached(chunk::GET)?
                .query_row(named_params! { ":hash": hash.0 }, |row| row.get(0))
                .optional()?
                .ok_or(Fault::ChunkMissing(hash))?,
        };
        let rest = chunk.get(place..).unwrap_or_default();
        let row = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let row =
            String::from_utf8(row.to_vec()).map_err(|error| Fault::Damaged(error.to_string()))?;
        self.chunk = Some((hash, chunk));
        Ok(row)
    }
}

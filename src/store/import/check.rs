//! Checking announced lines against the files that told them.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::chunk::Opened;
use super::run::{self, RunKind, Sources};
use super::{keys, line};
use crate::domain::ids::LineId;
use crate::store::fault::{Fault, Result};

pub(in crate::store) const COUNT: &str = "select count(*) from expected";

/// What a check of the announced lines found.
pub(in crate::store) enum Lines {
    /// Every merged row is in its line and under its keys, and no line is of no file.
    Sound,
    /// This line is not what the files told.
    Bad(LineId),
    /// A line that no file told.
    Orphan,
}

/// Checks every line whose keys are all entered.
pub(in crate::store) fn check(db: &Connection) -> Result<Lines> {
    let mut sources = Sources::default();
    let mut seen: HashSet<[u8; 16]> = HashSet::new();
    let mut whole = true;
    for run in run::every(db)? {
        if run.kind != RunKind::Returns {
            continue;
        }
        whole &= run.keyed_chunks == run.chunks.len();
        for chunk in run.chunks.iter().take(run.keyed_chunks) {
            let opened = match Opened::read(db, chunk.hash) {
                Ok(opened) => opened,
                // The bytes themselves are wrong: that is found where blobs are checked.
                Err(Fault::Damaged(_)) => continue,
                Err(fault) => return Err(fault),
            };
            for entry in opened.keys.iter() {
                if !keys::is_there(db, entry)? {
                    return Ok(Lines::Bad(entry.line));
                }
            }
            for (id, text) in opened.from(0) {
                let first_time = seen.insert(id.0);
                if !told(db, &mut sources, id, text, first_time)? {
                    return Ok(Lines::Bad(id));
                }
            }
        }
    }
    let count: i64 = db.prepare_cached(COUNT)?.query_row([], |row| row.get(0))?;
    if whole && usize::try_from(count).ok() != Some(seen.len()) {
        return Ok(Lines::Orphan);
    }
    Ok(Lines::Sound)
}

/// Tells whether a line holds what a file told of it.
fn told(
    db: &Connection,
    sources: &mut Sources,
    id: LineId,
    text: &str,
    first_time: bool,
) -> Result<bool> {
    let row: Option<String> = db
        .prepare_cached(line::GET)?
        .query_row(named_params! { ":line": id.0 }, |row| row.get(1))
        .optional()?;
    let Some(row) = row else {
        return Ok(false);
    };
    let tellings = line::tellings(db, id)?;
    if tellings.is_empty() {
        return Ok(row == text);
    }
    if !tellings.iter().any(|telling| telling.body == text) {
        return Ok(false);
    }
    if !first_time {
        return Ok(true);
    }
    Ok(line::folded(db, sources, tellings)?.1 == row)
}

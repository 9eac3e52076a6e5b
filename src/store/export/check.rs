//! Checking lines of export papers against the files that told them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::item::{self, Stands, Telling};
use crate::domain::export_line::ExportRef;
use crate::ledger::codec;
use crate::store::book::chunk;
use crate::store::fault::{Fault, Result};
use crate::store::import::run::{self, RunKind, Sources};

pub(in crate::store) const COUNT: &str = "select count(*) from export_line";

/// What a check of the lines found.
pub(in crate::store) enum Exports {
    /// Every line stands as the files told it, and nothing else.
    Sound,
    /// This line is not what the files told.
    Bad(ExportRef),
    /// A line that no file told.
    Orphan,
}

/// Checks the lines when every file is merged.
pub(in crate::store) fn check(db: &Connection) -> Result<Exports> {
    let mut sources = Sources::default();
    let mut told: BTreeMap<ExportRef, Telling> = BTreeMap::new();
    for run in run::every(db)? {
        if run.kind != RunKind::Exports {
            continue;
        }
        if run.keyed_chunks < run.chunks.len() {
            return Ok(Exports::Sound);
        }
        for named in &run.chunks {
            let text = match chunk::read(db, named.hash) {
                Ok(text) => text,
                // The bytes themselves are wrong: that is found where blobs are checked.
                Err(Fault::Damaged(_)) => return Ok(Exports::Sound),
                Err(fault) => return Err(fault),
            };
            for row in chunk::rows(&text, 0) {
                let line = codec::decode_export_line(row)?;
                let known = told.entry(line.named());
                let known = known.or_insert_with(|| (run.fact, row.to_owned()));
                if item::replaces(db, &mut sources, (run.fact, row), known)? == Stands::Yes {
                    *known = (run.fact, row.to_owned());
                }
            }
        }
    }
    for (of, wanted) in &told {
        if item::get(db, of)?.as_ref() != Some(wanted) {
            return Ok(Exports::Bad(of.clone()));
        }
    }
    let count: i64 = db.prepare_cached(COUNT)?.query_row([], |row| row.get(0))?;
    Ok(if usize::try_from(count).ok() == Some(told.len()) {
        Exports::Sound
    } else {
        Exports::Orphan
    })
}

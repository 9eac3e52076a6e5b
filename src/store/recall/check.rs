//! Checking the recalls against the lists that told them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::item::{self, Stands, Telling};
use crate::domain::recall::RecallKey;
use crate::ledger::codec;
use crate::store::book::chunk;
use crate::store::fault::{Fault, Result};
use crate::store::import::run::{self, RunKind, Sources};

pub(in crate::store) const COUNT: &str = "select count(*) from recall";

/// What a check of the recalls found.
pub(in crate::store) enum Recalls {
    /// Under every key stands what the lists told, and nothing else.
    Sound,
    /// This notice is not what the lists told.
    Bad(String),
    /// A row that no list told.
    Orphan,
}

/// What stands under a key of a notice.
type Told = BTreeMap<(RecallKey, String, String), Telling>;

/// Checks the recalls when every list is merged.
pub(in crate::store) fn check(db: &Connection) -> Result<Recalls> {
    let mut sources = Sources::default();
    let mut told = Told::new();
    for run in run::every(db)? {
        if run.kind != RunKind::Recalls {
            continue;
        }
        if run.keyed_chunks < run.chunks.len() {
            return Ok(Recalls::Sound);
        }
        for named in &run.chunks {
            let text = match chunk::read(db, named.hash) {
                Ok(text) => text,
                // The bytes themselves are wrong: that is found where blobs are checked.
                Err(Fault::Damaged(_)) => return Ok(Recalls::Sound),
                Err(fault) => return Err(fault),
            };
            for row in chunk::rows(&text, 0) {
                tell(db, &mut sources, &mut told, (run.fact, row))?;
            }
        }
    }
    for ((kind, key, notice), wanted) in &told {
        if item::get(db, (*kind, key), notice)?.as_ref() != Some(wanted) {
            return Ok(Recalls::Bad(notice.clone()));
        }
    }
    let count: i64 = db.prepare_cached(COUNT)?.query_row([], |row| row.get(0))?;
    Ok(if usize::try_from(count).ok() == Some(told.len()) {
        Recalls::Sound
    } else {
        Recalls::Orphan
    })
}

fn tell(
    db: &Connection,
    sources: &mut Sources,
    told: &mut Told,
    (source, row): (i64, &str),
) -> Result<()> {
    let recall = codec::decode_recall(row)?;
    for (kind, key) in recall.keys() {
        let known = told.entry((kind, key, recall.notice.clone()));
        let known = known.or_insert_with(|| (source, row.to_owned()));
        if item::replaces(db, sources, (source, row), known)? == Stands::Yes {
            *known = (source, row.to_owned());
        }
    }
    Ok(())
}

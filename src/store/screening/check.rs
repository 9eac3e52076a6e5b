//! Checking entries and their keys against the lists that told them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::item::{self, Telling};
use crate::ledger::codec;
use crate::store::book::chunk;
use crate::store::fault::{Fault, Result};
use crate::store::import::run::{self, RunKind, Sources};

pub(in crate::store) const COUNT: &str = "select count(*) from screening_entry";
pub(in crate::store) const KEYS_COUNT: &str = "select count(*) from screening_key";
pub(in crate::store) const KEY_KNOWN: &str = "
    select 1 from screening_key
    where list = :list and kind = :kind and key = :key and entry = :entry and name = :name
        and words = :words";

/// What a check of the entries found.
pub(in crate::store) enum Listed {
    /// Every entry and key stands as the lists told it, and nothing else.
    Sound,
    /// This entry of this list is not what was told.
    Bad(String, String),
    /// A row that no list told.
    Orphan,
}

/// Checks the entries when every list is merged.
pub(in crate::store) fn check(db: &Connection) -> Result<Listed> {
    let mut sources = Sources::default();
    let mut told: BTreeMap<(String, String), Telling> = BTreeMap::new();
    let mut lists = 0_usize;
    for run in run::every(db)? {
        if run.kind != RunKind::Screening {
            continue;
        }
        if run.keyed_chunks < run.chunks.len() {
            return Ok(Listed::Sound);
        }
        lists += 1;
        let (list, _) = item::list_of(db, run.fact)?;
        for named in &run.chunks {
            let text = match chunk::read(db, named.hash) {
                Ok(text) => text,
                // The bytes themselves are wrong: that is found where blobs are checked.
                Err(Fault::Damaged(_)) => return Ok(Listed::Sound),
                Err(fault) => return Err(fault),
            };
            for row in chunk::rows(&text, 0) {
                let entry = codec::decode_listed_party(row)?.entry;
                let known = told.entry((list.clone(), entry));
                let known = known.or_insert_with(|| (run.fact, row.to_owned()));
                if item::replaces(db, &mut sources, (run.fact, row), known)? {
                    *known = (run.fact, row.to_owned());
                }
            }
        }
    }
    let mut keys = 0_usize;
    for ((list, entry), wanted) in &told {
        let of = item::keys_of(&codec::decode_listed_party(&wanted.1)?);
        keys += of.len();
        if item::get(db, list, entry)?.as_ref() != Some(wanted) || !are_keyed(db, list, entry, &of)?
        {
            return Ok(Listed::Bad(list.clone(), entry.clone()));
        }
    }
    let count = |sql: &str| -> Result<Option<usize>> {
        let count: i64 = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).ok())
    };
    let is_all = count(COUNT)? == Some(told.len()) && count(KEYS_COUNT)? == Some(keys);
    Ok(if is_all && item::every(db)?.len() == lists {
        Listed::Sound
    } else {
        Listed::Orphan
    })
}

fn are_keyed<'k>(
    db: &Connection,
    list: &str,
    entry: &str,
    keys: impl IntoIterator<Item = &'k crate::domain::screening::ListedKey>,
) -> Result<bool> {
    for key in keys {
        let is_known = db
            .prepare_cached(KEY_KNOWN)?
            .exists(rusqlite::named_params! {
                ":list": list, ":kind": key.kind as i64, ":key": key.text, ":entry": entry,
                ":name": key.name, ":words": key.words,
            })?;
        if !is_known {
            return Ok(false);
        }
    }
    Ok(true)
}

//! The row of one entry of a list and its keys: written by the newest list of that name that tells of it.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use crate::domain::screening::{KeyKind, ListedKey, ListedParty};
use crate::domain::time::Day;
use crate::ledger::codec;
use crate::ledger::fact::TakenScreening;
use crate::ledger::import::{ImportCounts, ScreeningList};
use crate::store::book::chunk::packed;
use crate::store::fault::{Fault, Result};
use crate::store::import::Chunk;
use crate::store::import::line::Effect;
use crate::store::import::run::{Sources, Stamp};
use crate::store::rows::{all, coded, first, plain};

pub(in crate::store) const TAKEN: &str = "
    insert into screening_list (fact, list, listed, entries, file_name)
    values (:fact, :list, :listed, :entries, :file_name)";
pub(in crate::store) const LIST: &str =
    "select list, listed from screening_list where fact = :fact";
pub(in crate::store) const GET: &str = "
    select source, body from screening_entry where list = :list and entry = :entry";
pub(in crate::store) const PUT: &str = "
    insert into screening_entry (list, entry, source, body)
    values (:list, :entry, :source, :body)
    on conflict (list, entry) do update set source = excluded.source, body = excluded.body";
pub(in crate::store) const KEY_PUT: &str = "
    insert into screening_key (list, kind, key, entry, name, words)
    values (:list, :kind, :key, :entry, :name, :words)";
pub(in crate::store) const KEY_DROP: &str = "
    delete from screening_key
    where list = :list and kind = :kind and key = :key and entry = :entry and name = :name";

/// A row of the table: its list's fact and its text.
pub(super) type Telling = (i64, String);

/// A list's place among those of its name: its own day, then the common order of files.
pub(super) type Rank = (Day, Stamp);

/// Packs entries into chunks of bounded size, in their order. Needs no store.
pub fn screening_chunks_of(entries: &[ListedParty]) -> Vec<Chunk> {
    packed(entries.iter().map(|listed| {
        let mut one = String::new();
        codec::encode_listed_party(listed, &mut one);
        one
    }))
}

/// Notes that a fact loaded a list; its entries are merged in slices.
pub(in crate::store) fn taken(db: &Connection, fact: i64, list: &TakenScreening) -> Result<()> {
    let entries: u32 = list.chunks.iter().map(|chunk| chunk.rows).sum();
    db.prepare_cached(TAKEN)?.execute(named_params! {
        ":fact": fact,
        ":list": list.list,
        ":listed": list.dated.to_string(),
        ":entries": entries,
        ":file_name": list.file_name,
    })?;
    Ok(())
}

/// Gives the name of the list that a fact loaded, and its own day.
pub(super) fn list_of(db: &Connection, fact: i64) -> Result<(String, Day)> {
    let found = first(
        &mut *db.prepare_cached(LIST)?,
        named_params! { ":fact": fact },
        |row| Ok((plain(row, "list")?, coded(row, "listed", Day::parse)?)),
    )?;
    found.ok_or_else(|| Fault::Damaged(format!("fact {fact} loaded no list")))
}

/// Gives the place of the list that a fact loaded.
pub(super) fn rank(db: &Connection, sources: &mut Sources, fact: i64) -> Result<Rank> {
    let (_, listed) = list_of(db, fact)?;
    Ok((listed, sources.stamp(db, fact)?))
}

/// Merges one text of a list: it stands in place of what an older list of that name says of the entry.
pub(in crate::store) fn merge(
    db: &Connection,
    sources: &mut Sources,
    source: i64,
    body: &str,
) -> Result<Effect> {
    let told = codec::decode_listed_party(body)?;
    let (list, _) = list_of(db, source)?;
    let known = get(db, &list, &told.entry)?;
    if let Some(known) = &known
        && !replaces(db, sources, (source, body), known)?
    {
        return Ok(Effect::Unchanged);
    }
    db.prepare_cached(PUT)?.execute(named_params! {
        ":list": list, ":entry": told.entry, ":source": source, ":body": body,
    })?;
    let older = match &known {
        Some((_, older)) if older == body => return Ok(Effect::Unchanged),
        Some((_, older)) => keys_of(&codec::decode_listed_party(older)?),
        None => BTreeSet::new(),
    };
    let keys = keys_of(&told);
    for key in older.difference(&keys) {
        drop_key(db, &list, &told.entry, key)?;
    }
    for key in keys.difference(&older) {
        db.prepare_cached(KEY_PUT)?.execute(named_params! {
            ":list": list,
            ":kind": key.kind as i64,
            ":key": key.text,
            ":entry": told.entry,
            ":name": key.name,
            ":words": key.words,
        })?;
    }
    Ok(if known.is_none() {
        Effect::New
    } else {
        Effect::Changed
    })
}

fn drop_key(db: &Connection, list: &str, entry: &str, key: &ListedKey) -> Result<()> {
    db.prepare_cached(KEY_DROP)?.execute(named_params! {
        ":list": list,
        ":kind": key.kind as i64,
        ":key": key.text,
        ":entry": entry,
        ":name": key.name,
    })?;
    Ok(())
}

/// Gives the keys of an entry as the table has them: of one that is a name's word twice over the first.
pub(super) fn keys_of(listed: &ListedParty) -> BTreeSet<ListedKey> {
    let mut seen: BTreeSet<(KeyKind, String, u32)> = BTreeSet::new();
    let keys = listed.keys().into_iter();
    keys.filter(|key| seen.insert((key.kind, key.text.clone(), key.name)))
        .collect()
}

/// Says whether a text of a list stands in place of the known one: the newer list's does.
pub(super) fn replaces(
    db: &Connection,
    sources: &mut Sources,
    (source, body): (i64, &str),
    (known, text): &Telling,
) -> Result<bool> {
    Ok(if source == *known {
        body > text.as_str()
    } else {
        rank(db, sources, source)? > rank(db, sources, *known)?
    })
}

/// Gives what stands of an entry.
pub(super) fn get(db: &Connection, list: &str, entry: &str) -> Result<Option<Telling>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":list": list, ":entry": entry },
        |row| Ok((plain(row, "source")?, plain(row, "body")?)),
    )
}

/// Counts entries that no list of that name told, those with something new to say, and those that say the same.
pub(in crate::store) fn compare(db: &Connection, list: &ScreeningList) -> Result<ImportCounts> {
    let mut counts = ImportCounts::default();
    for told in &list.entries {
        let known = get(db, &list.list, &told.entry)?;
        let known = known.map(|(_, body)| codec::decode_listed_party(&body));
        let count = match known.transpose()? {
            None => &mut counts.new,
            Some(known) if known == *told => &mut counts.unchanged,
            Some(_) => &mut counts.changed,
        };
        *count += 1;
    }
    Ok(counts)
}

/// Every list that was loaded, by fact.
pub(in crate::store) const EVERY: &str =
    "select fact, list, listed, entries, file_name from screening_list order by fact";

/// A list that a fact loaded.
pub(in crate::store) struct Row {
    /// The fact.
    pub(in crate::store) fact: i64,
    /// What is told of it.
    pub(in crate::store) list: crate::domain::screening::LoadedList,
}

/// Gives every list that was loaded, by fact: a few a month.
pub(in crate::store) fn every(db: &Connection) -> Result<Vec<Row>> {
    all(&mut *db.prepare_cached(EVERY)?, [], |row| {
        Ok(Row {
            fact: plain(row, "fact")?,
            list: crate::domain::screening::LoadedList {
                list: plain(row, "list")?,
                listed: coded(row, "listed", Day::parse)?,
                entries: plain(row, "entries")?,
                file_name: plain(row, "file_name")?,
            },
        })
    })
}

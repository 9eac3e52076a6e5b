//! What of the loaded lists is in force, and who is like an entry of them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::item;
use crate::domain::screening::{
    IndexedName, KeyKind, ListIndex, ListedParty, LoadedList, PartyHit, Screened, Screenee, search,
};
use crate::ledger::codec;
use crate::store::fault::{Fault, Result};
use crate::store::import::run::{self, Sources};
use crate::store::rows::{all, plain};

pub(in crate::store) const OF_KEY: &str = "
    select entry, name, words from screening_key
    where list = :list and kind = :kind and key = :key order by entry, name";

/// A list in force: the newest of its name that is merged whole, and which facts tell of it.
struct InForce {
    list: LoadedList,
    /// That list, and newer ones that are being merged. What an older one alone told is on the list no more.
    facts: BTreeSet<i64>,
}

fn in_force(db: &Connection) -> Result<Vec<InForce>> {
    let mut sources = Sources::default();
    let mut by_name: BTreeMap<String, Vec<(item::Rank, item::Row)>> = BTreeMap::new();
    for row in item::every(db)? {
        let rank = item::rank(db, &mut sources, row.fact)?;
        let of_name = by_name.entry(row.list.list.clone()).or_default();
        of_name.push((rank, row));
    }
    let mut found = Vec::new();
    for mut lists in by_name.into_values() {
        lists.sort_by(|(one, _), (two, _)| two.cmp(one));
        let mut facts = BTreeSet::new();
        for (_, row) in lists {
            facts.insert(row.fact);
            if !run::is_merging(db, row.fact)? {
                let list = row.list;
                found.push(InForce { list, facts });
                break;
            }
        }
    }
    Ok(found)
}

/// Entries of one list by key.
struct Index<'a> {
    db: &'a Connection,
    of: &'a InForce,
}

impl ListIndex for Index<'_> {
    type Fault = Fault;

    fn named(&mut self, kind: KeyKind, key: &str) -> Result<Vec<IndexedName>> {
        all(
            &mut *self.db.prepare_cached(OF_KEY)?,
            named_params! { ":list": self.of.list.list, ":kind": kind as i64, ":key": key },
            |row| {
                Ok(IndexedName {
                    entry: plain(row, "entry")?,
                    name: plain(row, "name")?,
                    words: plain(row, "words")?,
                })
            },
        )
    }

    fn entry(&mut self, entry: &str) -> Result<Option<ListedParty>> {
        Ok(match item::get(self.db, &self.of.list.list, entry)? {
            Some((source, body)) if self.of.facts.contains(&source) => {
                Some(codec::decode_listed_party(&body)?)
            }
            Some(_) | None => None,
        })
    }
}

/// Compares parties with every list in force; none where no list is loaded.
pub(in crate::store) fn screened(db: &Connection, who: &[Screenee]) -> Result<Option<Screened>> {
    let lists = in_force(db)?;
    if lists.is_empty() {
        return Ok(None);
    }
    let mut hits = Vec::new();
    for one in who {
        for of in &lists {
            let found = search(one, &mut Index { db, of })?;
            hits.extend(found.hits.into_iter().map(|hit| PartyHit {
                who: one.who.clone(),
                party: one.party.clone(),
                list: of.list.list.clone(),
                hit,
            }));
        }
    }
    Ok(Some(Screened {
        lists: lists.into_iter().map(|of| of.list).collect(),
        hits,
    }))
}

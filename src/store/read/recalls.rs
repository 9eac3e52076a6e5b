//! Recalls in force: what the bench must know of the products of a parcel, and the list for a desk.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};

use super::lists;
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::product::Product;
use crate::domain::recall::{RecallKey, keys_of, model_key};
use crate::domain::time::Day;
use crate::ledger::query::{RecallEntry, Recalled, RecalledWhat};
use crate::ledger::rows::ProductRow;
use crate::store::fault::{Fault, Result};
use crate::store::recall::item;

/// The newest day that the store has seen.
pub(in crate::store) const NEWEST_DAY: &str = "select day from fact order by id desc limit 1";

/// Looks recalls up for one answer, each key once. A recall that was ended counts until the store
/// has seen the day of its end: the store has no clock.
pub(super) struct Recalls<'a> {
    db: &'a Connection,
    on: Day,
    known: BTreeMap<(RecallKey, String), Option<String>>,
}

impl<'a> Recalls<'a> {
    /// Begins to look in a snapshot.
    pub(super) fn of(db: &'a Connection) -> Result<Self> {
        Ok(Self {
            db,
            on: newest_day(db)?,
            known: BTreeMap::new(),
        })
    }

    /// Gives the words of the first notice in force under a key.
    fn notice(&mut self, key: (RecallKey, String)) -> Result<Option<String>> {
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let found = item::of_key(self.db, (key.0, &key.1))?;
        let first = found.iter().find(|recall| recall.is_in_force(self.on));
        let told = first.map(crate::domain::recall::Recall::told);
        self.known.insert(key, told.clone());
        Ok(told)
    }

    fn first(
        &mut self,
        keys: impl IntoIterator<Item = (RecallKey, String)>,
    ) -> Result<Option<String>> {
        for key in keys {
            if let Some(told) = self.notice(key)? {
                return Ok(Some(told));
            }
        }
        Ok(None)
    }

    /// Writes the notice into every recalled product that its seller's book does not call recalled;
    /// gives the lines that a recall concerns by their own ids or by what was learned of them.
    pub(super) fn tell<'l>(
        &mut self,
        lines: impl IntoIterator<Item = &'l KnownLine>,
        learned: &[ProductRow],
        book: &mut [Product],
    ) -> Result<Vec<Recalled>> {
        for product in book.iter_mut().filter(|product| product.recall.is_none()) {
            product.recall = self.first(keys_of(product))?;
        }
        let mut found = Vec::new();
        for known in lines {
            let told = self.first(keys_of_line(&known.line, learned))?;
            found.extend(told.map(|notice| Recalled {
                what: RecalledWhat::Line(known.id),
                notice,
            }));
        }
        Ok(found)
    }

    /// Gives the codes that a recall names: a unit with one of them is recalled whatever line it is of.
    pub(super) fn codes<'c>(
        &mut self,
        codes: impl IntoIterator<Item = &'c str>,
    ) -> Result<Vec<Recalled>> {
        let codes: BTreeSet<&str> = codes.into_iter().collect();
        let mut found = Vec::new();
        for code in codes {
            let keys = [RecallKey::Code, RecallKey::Asin].map(|kind| (kind, code.to_owned()));
            found.extend(self.first(keys)?.map(|notice| Recalled {
                what: RecalledWhat::Code(code.to_owned()),
                notice,
            }));
        }
        Ok(found)
    }
}

/// Lists by what a recall of an announced line may be found: its own ids, and the barcodes that the
/// bench has learned of it.
fn keys_of_line(line: &ExpectedLine, learned: &[ProductRow]) -> Vec<(RecallKey, String)> {
    let own = line.asin.iter().map(|id| (RecallKey::Asin, id.clone()));
    let label = line.fnsku.iter().map(|id| (RecallKey::Code, id.clone()));
    let model = line.sku.iter().map(|id| (RecallKey::Model, model_key(id)));
    let codes = learned.iter().filter(|row| row.binds(line));
    let codes = codes.map(|row| (RecallKey::Code, row.barcode.clone()));
    own.chain(label).chain(model).chain(codes).collect()
}

/// Gives the newest day of the store.
fn newest_day(db: &Connection) -> Result<Day> {
    let text: Option<String> = db
        .prepare_cached(NEWEST_DAY)?
        .query_row([], |row| row.get(0))
        .optional()?;
    text.as_deref()
        .and_then(Day::parse)
        .ok_or_else(|| Fault::Damaged(format!("the newest fact is of the day {text:?}")))
}

/// Gives every recall of every list, by key, those in force first.
pub(super) fn every(db: &Connection) -> Result<Vec<RecallEntry>> {
    let on = newest_day(db)?;
    let mut files = BTreeMap::new();
    let mut entries = Vec::new();
    for (kind, key, source, recall) in item::listed(db)? {
        let file = match files.get(&source) {
            Some(known) => String::clone(known),
            None => {
                let name = lists::file_name(db, source)?;
                files.insert(source, name.clone());
                name
            }
        };
        entries.push(RecallEntry {
            kind,
            key,
            is_in_force: recall.is_in_force(on),
            recall,
            file,
        });
    }
    entries.sort_by_key(|entry| !entry.is_in_force);
    Ok(entries)
}

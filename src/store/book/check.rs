//! Checking product books against the files that told them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{chunk, item, keys};
use crate::domain::ids::ProductId;
use crate::ledger::codec;
use crate::store::fault::{Fault, Result};
use crate::store::import::run::{self, RunKind, Sources};

pub(in crate::store) const COUNT: &str = "select count(*) from book";
pub(in crate::store) const KEYS: &str = "select count(*) from book_key";

/// What a check of the books found.
pub(in crate::store) enum Books {
    /// Every product is what the files told, under its keys, and none is of no file.
    Sound,
    /// This product is not what the files told.
    Bad(ProductId),
    /// A product or a key that no file told.
    Orphan,
}

/// Each product's texts, each with the newest file that has it.
type Told = BTreeMap<ProductId, BTreeMap<String, i64>>;

/// Checks the books when every file of products is merged.
pub(in crate::store) fn check(db: &Connection) -> Result<Books> {
    let mut sources = Sources::default();
    let mut told = Told::new();
    for run in run::every(db)? {
        if run.kind != RunKind::Products {
            continue;
        }
        if run.keyed_chunks < run.chunks.len() {
            return Ok(Books::Sound);
        }
        for named in &run.chunks {
            let text = match chunk::read(db, named.hash) {
                Ok(text) => text,
                // The bytes themselves are wrong: that is found where blobs are checked.
                Err(Fault::Damaged(_)) => return Ok(Books::Sound),
                Err(fault) => return Err(fault),
            };
            for row in chunk::rows(&text, 0) {
                tell(db, &mut sources, &mut told, run.fact, row)?;
            }
        }
    }
    let mut keys_wanted = 0;
    for (id, texts) in &told {
        let mut stored = item::tellings(db, *id)?;
        stored.sort_by(|a, b| a.1.cmp(&b.1));
        let wanted: Vec<_> = texts
            .iter()
            .map(|(text, source)| (*source, text.clone()))
            .collect();
        let (newest, product, text) = item::folded(db, &mut sources, wanted.clone())?;
        let is_told = stored == wanted && item::get(db, *id)? == Some((newest, text));
        if !is_told || !keys::hold(db, *id, &product)? {
            return Ok(Books::Bad(*id));
        }
        keys_wanted += keys::of(&product).len();
    }
    let count =
        |sql: &str| -> Result<i64> { Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
    let wanted = [(COUNT, told.len()), (KEYS, keys_wanted)];
    for (sql, wanted) in wanted {
        if usize::try_from(count(sql)?).ok() != Some(wanted) {
            return Ok(Books::Orphan);
        }
    }
    Ok(Books::Sound)
}

fn tell(
    db: &Connection,
    sources: &mut Sources,
    told: &mut Told,
    source: i64,
    row: &str,
) -> Result<()> {
    let Some(id) = codec::product_id(&codec::decode_product(row)?) else {
        return Err(Fault::Damaged("a product of a chunk has no name".into()));
    };
    let newest = told.entry(id).or_default().entry(row.to_owned());
    let newest = newest.or_insert(source);
    if sources.newer(db, source, *newest)? {
        *newest = source;
    }
    Ok(())
}

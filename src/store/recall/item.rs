//! The rows of one notice: written by the newest list that tells of it, found by key.

use rusqlite::{Connection, named_params};

use crate::domain::limits::LIST_ROWS_MAX;
use crate::domain::recall::{Recall, RecallKey};
use crate::ledger::codec;
use crate::ledger::import::ImportCounts;
use crate::store::book::chunk::packed;
use crate::store::fault::{Fault, Result};
use crate::store::import::Chunk;
use crate::store::import::line::Effect;
use crate::store::import::run::Sources;
use crate::store::rows::{all, first, number, plain};

pub(in crate::store) const GET: &str = "
    select source, body from recall where key = :key and kind = :kind and notice = :notice";
pub(in crate::store) const PUT: &str = "
    insert into recall (key, kind, notice, source, body)
    values (:key, :kind, :notice, :source, :body)
    on conflict (key, kind, notice) do update set source = excluded.source, body = excluded.body";
pub(in crate::store) const OF_KEY: &str = "
    select body from recall where key = :key and kind = :kind order by notice";
pub(in crate::store) const LISTED: &str = "
    select key, kind, source, body from recall order by key, kind, notice limit :limit";

/// A row of the table: its list's fact and its text.
pub(super) type Telling = (i64, String);

/// Packs recalls into chunks of bounded size, in their order. Needs no store.
pub fn recall_chunks_of(recalls: &[Recall]) -> Vec<Chunk> {
    packed(recalls.iter().map(|recall| {
        let mut one = String::new();
        codec::encode_recall(recall, &mut one);
        one
    }))
}

/// Merges one text of a list: it stands under each of its keys, in place of what an older list says
/// of the same notice and key.
pub(in crate::store) fn merge(
    db: &Connection,
    sources: &mut Sources,
    source: i64,
    body: &str,
) -> Result<Effect> {
    let told = codec::decode_recall(body)?;
    let mut effects = Vec::new();
    for (kind, key) in told.keys() {
        let known = get(db, (kind, &key), &told.notice)?;
        let stands = match &known {
            Some(known) => replaces(db, sources, (source, body), known)?,
            None => Stands::Yes,
        };
        if stands == Stands::Yes {
            db.prepare_cached(PUT)?.execute(named_params! {
                ":key": key,
                ":kind": kind as i64,
                ":notice": told.notice,
                ":source": source,
                ":body": body,
            })?;
        }
        effects.push(match known {
            None => Effect::New,
            Some((_, older)) if stands == Stands::No || older == body => Effect::Unchanged,
            Some(_) => Effect::Changed,
        });
    }
    let each = |wanted| effects.iter().all(|effect| *effect == wanted);
    Ok(if effects.is_empty() {
        return Err(Fault::Damaged("a recall of a chunk has no key".into()));
    } else if each(Effect::New) {
        Effect::New
    } else if each(Effect::Unchanged) {
        Effect::Unchanged
    } else {
        Effect::Changed
    })
}

/// Whether a text takes the place of the one that stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    No,
    Yes,
}

/// Says whether a text of a list stands in place of the known one: the newer list's does and, where
/// one list says two things, the one that sorts last, so that the order of its rows says nothing.
pub(super) fn replaces(
    db: &Connection,
    sources: &mut Sources,
    (source, body): (i64, &str),
    (known, text): &Telling,
) -> Result<Stands> {
    let is_newer = if source == *known {
        body > text.as_str()
    } else {
        sources.newer(db, source, *known)?
    };
    Ok(if is_newer { Stands::Yes } else { Stands::No })
}

/// Gives what stands of a notice under a key.
pub(super) fn get(
    db: &Connection,
    (kind, key): (RecallKey, &str),
    notice: &str,
) -> Result<Option<Telling>> {
    first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":key": key, ":kind": kind as i64, ":notice": notice },
        |row| Ok((plain(row, "source")?, plain(row, "body")?)),
    )
}

/// Gives every recall that stands under a key, whether it still holds or not.
pub(in crate::store) fn of_key(
    db: &Connection,
    (kind, key): (RecallKey, &str),
) -> Result<Vec<Recall>> {
    all(
        &mut *db.prepare_cached(OF_KEY)?,
        named_params! { ":key": key, ":kind": kind as i64 },
        |row| Ok(codec::decode_recall(&plain::<String>(row, "body")?)?),
    )
}

/// Gives every row with its list's fact, by key.
pub(in crate::store) fn listed(db: &Connection) -> Result<Vec<(RecallKey, String, i64, Recall)>> {
    all(
        &mut *db.prepare_cached(LISTED)?,
        named_params! { ":limit": number(LIST_ROWS_MAX) },
        |row| {
            let kind: i64 = plain(row, "kind")?;
            let known = RecallKey::ALL.into_iter().find(|one| *one as i64 == kind);
            let kind = known.ok_or_else(|| Fault::Damaged(format!("recall key kind {kind}")))?;
            let recall = codec::decode_recall(&plain::<String>(row, "body")?)?;
            Ok((kind, plain(row, "key")?, plain(row, "source")?, recall))
        },
    )
}

/// Counts recalls that nobody had told of, those with something new to say, and those that say the
/// same.
pub(in crate::store) fn compare(db: &Connection, recalls: &[Recall]) -> Result<ImportCounts> {
    let mut counts = ImportCounts::default();
    for told in recalls {
        let (mut known, mut same) = (0, 0);
        let keys = told.keys();
        for (kind, key) in &keys {
            if let Some((_, text)) = get(db, (*kind, key), &told.notice)? {
                known += 1;
                same += usize::from(codec::decode_recall(&text)? == *told);
            }
        }
        let count = if known == 0 {
            &mut counts.new
        } else if same == keys.len() {
            &mut counts.unchanged
        } else {
            &mut counts.changed
        };
        *count += 1;
    }
    Ok(counts)
}

//! Verifying: the whole chain, every blob, and every row against the fold of its facts.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::book::check::{self as book, Books};
use super::export::check::{self as export, Exports};
use super::fault::Result;
use super::import::check::{self, Lines};
use super::journal::{self, Kept};
use super::project::{self, Agreement};
use super::recall::check::{self as recall, Recalls};
use super::rows::{all, identified, plain};
use super::screening::check::{self as screening, Listed};
use super::tallied;
use crate::domain::ids::{Hash, hex};
use crate::ledger::{Subject, codec};

/// What a whole check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// Facts checked.
    pub facts: u64,
    /// Subjects folded and compared.
    pub subjects: u64,
    /// Photos compared with their hashes, by whoever has their folder: the store has none.
    pub photos: u64,
    /// Originals of photos that a fact says were erased by rule: they are sound although nothing is left.
    pub purged: u64,
    /// Pictures of chats compared with their hashes, by whoever has their folder.
    pub chats: u64,
    /// Pictures of chats that facts say were erased by rule.
    pub chats_purged: u64,
    /// The first thing that is wrong.
    pub first_bad: Option<Bad>,
}

/// Something that is not as it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bad {
    /// Number of the fact within its series; 0 when it is no single fact.
    pub seq: u64,
    /// What is wrong, by a stable name.
    pub why: Why,
    /// Which thing.
    pub about: String,
}

/// What can be wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The stored bytes are no fact.
    Unreadable,
    /// A fact is missing before this one.
    Gap,
    /// The fact is not what its hash says.
    Hash,
    /// A row is not the fold of its facts.
    Row,
    /// A row belongs to no fact.
    Orphan,
    /// A blob is not what its hash says.
    Blob,
    /// The picture of a chat that a fact names is not there, and no fact says that it was erased.
    Missing,
}

const FACTS_PER_PAGE: u32 = 1000;
pub(super) const PACKS: &str = "select hash, bytes from pack";
pub(super) const CHUNKS: &str = "select hash, bytes from import_chunk";

/// Checks a store from its first byte of truth to its last row.
pub(super) fn verify(db: &Connection) -> Result<Verified> {
    let mut found = Verified {
        facts: 0,
        subjects: 0,
        photos: 0,
        purged: 0,
        chats: 0,
        chats_purged: 0,
        first_bad: None,
    };
    let Some(subjects) = chain(db, &mut found)? else {
        return Ok(found);
    };
    for (subject, seq) in &subjects {
        found.subjects += 1;
        let agreement = match project::compare(db, subject) {
            Ok(agreement) => agreement,
            Err(fault) if fault.code().is_none() => Agreement::Differs,
            Err(fault) => return Err(fault),
        };
        if agreement == Agreement::Differs {
            found.first_bad = Some(Bad {
                seq: *seq,
                why: Why::Row,
                about: subject.to_string(),
            });
            return Ok(found);
        }
    }
    found.first_bad = match (orphan(db, &subjects)?, blobs(db)?) {
        (None, None) => announced(db)?
            .or(booked(db)?)
            .or(recalled(db)?)
            .or(exported(db)?)
            .or(listed(db)?)
            .or(tallied(db)?),
        (orphan, blob) => orphan.or(blob),
    };
    Ok(found)
}

/// Walks every series; gives the subjects with their newest fact, or none when a fact is bad.
fn chain(db: &Connection, found: &mut Verified) -> Result<Option<BTreeMap<Subject, u64>>> {
    let mut heads: BTreeMap<(String, u64), (u64, Hash)> = BTreeMap::new();
    let mut subjects = BTreeMap::new();
    let mut after = 0;
    loop {
        let page = match journal::page(db, after, FACTS_PER_PAGE) {
            Ok(page) => page,
            Err(fault) if fault.code().is_none() => {
                let seq = heads.values().map(|(seq, _)| *seq).max().unwrap_or(0);
                found.first_bad = Some(Bad {
                    seq: first_unreadable(db, after)?.unwrap_or(seq + 1),
                    why: Why::Unreadable,
                    about: fault.text(),
                });
                return Ok(None);
            }
            Err(fault) => return Err(fault),
        };
        let Some(last) = page.last() else {
            return Ok(Some(subjects));
        };
        after = last.id;
        for kept in &page {
            found.facts += 1;
            if let Some(why) = link(&mut heads, kept) {
                found.first_bad = Some(Bad {
                    seq: kept.fact.envelope.seq,
                    why,
                    about: kept.fact.envelope.event.to_string(),
                });
                return Ok(None);
            }
            for subject in &kept.fact.envelope.subjects {
                subjects.insert(subject.clone(), kept.fact.envelope.seq);
            }
        }
    }
}

/// Checks one fact against the one before it in its series.
fn link(heads: &mut BTreeMap<(String, u64), (u64, Hash)>, kept: &Kept) -> Option<Why> {
    let envelope = &kept.fact.envelope;
    let head = heads
        .entry((envelope.station.to_string(), envelope.epoch))
        .or_insert((0, Hash::ZERO));
    if envelope.seq != head.0 + 1 {
        return Some(Why::Gap);
    }
    if codec::chain_hash(head.1, envelope) != kept.hash {
        return Some(Why::Hash);
    }
    if codec::decode_body(envelope.kind, envelope.version, &kept.body).is_err() {
        return Some(Why::Unreadable);
    }
    *head = (envelope.seq, kept.hash);
    None
}

/// Finds the number of the first fact after a local number that cannot be read.
fn first_unreadable(db: &Connection, mut after: i64) -> Result<Option<u64>> {
    loop {
        match journal::page(db, after, 1) {
            Ok(page) => match page.last() {
                Some(kept) => after = kept.id,
                None => return Ok(None),
            },
            Err(_) => return journal::seq_after(db, after),
        }
    }
}

/// Looks for a row that no fact made.
fn orphan(db: &Connection, subjects: &BTreeMap<Subject, u64>) -> Result<Option<Bad>> {
    let known: BTreeSet<String> = subjects.keys().map(ToString::to_string).collect();
    for (kind, sql) in ROWS_OF.iter().copied() {
        let keys = all(&mut *db.prepare_cached(sql)?, [], |row| {
            plain::<String>(row, "key")
        })?;
        if let Some(key) = keys
            .into_iter()
            .find(|key| !known.contains(&format!("{kind}:{key}")))
        {
            return Ok(Some(Bad {
                seq: 0,
                why: Why::Orphan,
                about: format!("{kind}:{key}"),
            }));
        }
    }
    Ok(None)
}

/// Compares the announced lines with the files that told them.
fn announced(db: &Connection) -> Result<Option<Bad>> {
    let (why, about) = match check::check(db)? {
        Lines::Sound => return Ok(None),
        Lines::Bad(line) => (Why::Row, format!("expected:{}", hex(&line.0))),
        Lines::Orphan => (Why::Orphan, "expected".to_owned()),
    };
    Ok(Some(Bad { seq: 0, why, about }))
}

/// Compares the product books with the files that told them.
fn booked(db: &Connection) -> Result<Option<Bad>> {
    let (why, about) = match book::check(db)? {
        Books::Sound => return Ok(None),
        Books::Bad(product) => (Why::Row, format!("book:{}", hex(&product.0))),
        Books::Orphan => (Why::Orphan, "book".to_owned()),
    };
    Ok(Some(Bad { seq: 0, why, about }))
}

/// Compares the recalls with the lists that told them.
fn recalled(db: &Connection) -> Result<Option<Bad>> {
    let (why, about) = match recall::check(db)? {
        Recalls::Sound => return Ok(None),
        Recalls::Bad(notice) => (Why::Row, format!("recall:{notice}")),
        Recalls::Orphan => (Why::Orphan, "recall".to_owned()),
    };
    Ok(Some(Bad { seq: 0, why, about }))
}

/// Compares lines of export papers with the files that told them.
fn exported(db: &Connection) -> Result<Option<Bad>> {
    let (why, about) = match export::check(db)? {
        Exports::Sound => return Ok(None),
        Exports::Bad(of) => {
            let about = format!("export_line:{}/{}/{}", of.seller, of.number, of.line);
            (Why::Row, about)
        }
        Exports::Orphan => (Why::Orphan, "export_line".to_owned()),
    };
    Ok(Some(Bad { seq: 0, why, about }))
}

/// Compares entries of lists of parties with the lists that told them.
fn listed(db: &Connection) -> Result<Option<Bad>> {
    let (why, about) = match screening::check(db)? {
        Listed::Sound => return Ok(None),
        Listed::Bad(list, entry) => (Why::Row, format!("screening_entry:{list}/{entry}")),
        Listed::Orphan => (Why::Orphan, "screening_entry".to_owned()),
    };
    Ok(Some(Bad { seq: 0, why, about }))
}

/// Compares the counts of days with the rows that they count.
fn tallied(db: &Connection) -> Result<Option<Bad>> {
    Ok(tallied::differs(db)?.map(|day| Bad {
        seq: 0,
        why: Why::Row,
        about: format!("day_tally:{day}"),
    }))
}

/// Every row's key as its subject prints it, by the subject's kind.
pub(super) const ROWS_OF: &[(&str, &str)] = &[
    ("series", "select station as key from series"),
    ("person", "select person as key from person"),
    ("seller", "select seller as key from seller"),
    (
        "product",
        "select seller || '/' || barcode as key from product",
    ),
    ("container", "select container as key from container"),
    ("parcel", "select lower(hex(parcel)) as key from parcel"),
    ("parcel", "select lower(hex(parcel)) as key from weighed"),
    ("unit", "select lower(hex(unit)) as key from unit"),
    ("unit", "select lower(hex(unit)) as key from rating"),
    ("unit", "select lower(hex(unit)) as key from drawn"),
    (
        "unit",
        "select lower(hex(id)) as key from activity where kind = 'unit'",
    ),
    (
        "parcel",
        "select lower(hex(id)) as key from activity where kind = 'parcel'",
    ),
    (
        "unit",
        "select lower(hex(unit)) as key from chat_answer where unit is not null",
    ),
    (
        "standing",
        "select substr(subject, 10) as key from chat_answer where unit is null",
    ),
    ("load", "select lower(hex(load)) as key from load"),
    ("photo", "select lower(hex(photo)) as key from photo"),
    (
        "range",
        "select roll || '/' || prefix as key from number_range",
    ),
];

/// Compares every blob with its hash.
fn blobs(db: &Connection) -> Result<Option<Bad>> {
    for sql in [PACKS, CHUNKS] {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let hash = identified(row, "hash", Hash::from_bytes)?;
            let bytes: Vec<u8> = plain(row, "bytes")?;
            if codec::sha256(&bytes) != hash {
                return Ok(Some(Bad {
                    seq: 0,
                    why: Why::Blob,
                    about: hash.to_string(),
                }));
            }
        }
    }
    Ok(None)
}

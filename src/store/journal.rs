//! The journal: facts are appended and read back, never changed.

use rusqlite::{Connection, Row, Statement, named_params, params};

use super::fault::{Fault, Result};
use super::rows::{all, coded, coded_maybe, day, first, identified, plain};
use crate::domain::codes::{PersonCode, StationName};
use crate::domain::ids::{CommandKey, EventId, Hash};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::codec;
use crate::ledger::stamp::{Head, Stamped};
use crate::ledger::{Envelope, Fact, Hlc, Kind, Subject};

macro_rules! fact_columns {
    () => {
        "fact.id, fact.station, fact.epoch, fact.seq, fact.event, fact.key, fact.kind, \
         fact.version, fact.hlc, fact.utc_ms, fact.day, fact.person, fact.subjects, fact.body, \
         fact.hash"
    };
}

pub(super) const META_GET: &str = "
    select meta.station, meta.epoch, fact_series.number from meta
    join fact_series on fact_series.station = meta.station and fact_series.epoch = meta.epoch
    where meta.one = 1";
pub(super) const META_PUT: &str = "
    insert into meta (one, station, epoch, created_ms)
    values (1, :station, :epoch, :created_ms)";
pub(super) const SERIES_PUT: &str =
    "insert into fact_series (number, station, epoch) values (:number, :station, :epoch)";
pub(super) const HEAD: &str = "
    select seq, hash, hlc from fact where id between :first and :last order by id desc limit 1";
pub(super) const ADD: &str = "
    insert into fact (id, station, epoch, seq, event, key, kind, version, hlc, utc_ms, day, person,
        subjects, body, hash)
    values (:id, :station, :epoch, :seq, :event, :key, :kind, :version, :hlc, :utc_ms, :day, :person,
        :subjects, :body, :hash)";
pub(super) const SUBJECT_ADD: &str =
    "insert or ignore into fact_subject (subject, fact) values (:subject, :fact)";
pub(super) const BY_KEY: &str = concat!(
    "select ",
    fact_columns!(),
    " from fact where fact.key = :key order by fact.id"
);
pub(super) const BY_SUBJECT: &str = concat!(
    "select ",
    fact_columns!(),
    " from fact_subject join fact on fact.id = fact_subject.fact \
      where fact_subject.subject = :subject \
      and fact_subject.fact not between :first and :last \
      order by fact_subject.fact"
);
pub(super) const SUBJECT_KNOWN: &str =
    "select 1 from fact_subject where subject = :subject limit 1";
pub(super) const NEWEST_OF: &str =
    "select max(fact) as newest from fact_subject where subject = :subject";
pub(super) const PAGE: &str = concat!(
    "select ",
    fact_columns!(),
    " from fact where fact.id > :after order by fact.id limit :limit"
);
pub(super) const BY_ID: &str =
    concat!("select ", fact_columns!(), " from fact where fact.id = :id");

pub(super) const PUT_BEFORE: &str = concat!(
    "select ",
    fact_columns!(),
    " from fact where fact.id > :after and fact.id < :before and fact.kind = :kind \
      order by fact.id desc limit 1"
);

pub(super) use fact_columns;

/// A fact as it stands in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Kept {
    /// Its local number: its series' number in this store, then its number in the series.
    pub(super) id: i64,
    /// The fact.
    pub(super) fact: Fact,
    /// The body's text as hashed.
    pub(super) body: String,
    /// Its place in the chain.
    pub(super) hash: Hash,
}

/// Bits of a fact's local number that hold its number in its series: enough for 34,000 years of a
/// fact a second.
const SEQ_BITS: u32 = 40;

/// A series of facts in this store. The local numbers of its facts follow one another, so that no
/// index but the table itself keeps two facts from the same place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Series {
    /// The station that writes it.
    pub(super) station: StationName,
    /// Tells the station's store apart from any copy of it.
    pub(super) epoch: u64,
    /// Its number in this store.
    number: i64,
}

impl Series {
    /// The series of a store that is begun: the first.
    pub(super) fn first(station: StationName, epoch: u64) -> Self {
        Self {
            station,
            epoch,
            number: 0,
        }
    }

    /// Gives the local number of a fact by its number in the series.
    pub(super) fn id(&self, seq: u64) -> i64 {
        self.number << SEQ_BITS | seq.min((1 << SEQ_BITS) - 1).cast_signed()
    }
}

/// Begins this store's own series.
pub(super) fn begin(db: &Connection, series: &Series, created_ms: i64) -> Result<()> {
    let (station, epoch) = (series.station.as_str(), series.epoch.cast_signed());
    db.prepare_cached(META_PUT)?.execute(
        named_params! { ":station": station, ":epoch": epoch, ":created_ms": created_ms },
    )?;
    db.prepare_cached(SERIES_PUT)?.execute(
        named_params! { ":number": series.number, ":station": station, ":epoch": epoch },
    )?;
    Ok(())
}

/// Names this store's own series.
pub(super) fn own_series(db: &Connection) -> Result<Series> {
    first(&mut *db.prepare_cached(META_GET)?, [], |row| {
        Ok(Series {
            station: coded(row, "station", StationName::parse)?,
            epoch: unsigned(row, "epoch")?,
            number: plain(row, "number")?,
        })
    })?
    .ok_or_else(|| Fault::Damaged("the store does not name its station".into()))
}

/// Reads a number of 64 bits without a sign, which `SQLite` keeps with one.
fn unsigned(row: &Row<'_>, column: &str) -> Result<u64> {
    plain::<i64>(row, column).map(i64::cast_unsigned)
}

/// Gives the end of a series, to which the next fact is chained.
pub(super) fn head(db: &Connection, series: &Series) -> Result<Head> {
    let found = first(
        &mut *db.prepare_cached(HEAD)?,
        named_params! { ":first": series.id(0), ":last": series.id(u64::MAX) },
        |row| {
            Ok(Head {
                station: series.station.clone(),
                epoch: series.epoch,
                seq: unsigned(row, "seq")?,
                hash: identified(row, "hash", Hash::from_bytes)?,
                hlc: Hlc(unsigned(row, "hlc")?),
            })
        },
    )?;
    Ok(found.unwrap_or_else(|| Head {
        station: series.station.clone(),
        epoch: series.epoch,
        seq: 0,
        hash: Hash::ZERO,
        hlc: Hlc::default(),
    }))
}

/// Appends facts with their subjects to their series.
pub(super) fn append(db: &Connection, series: &Series, stamped: &[Stamped]) -> Result<()> {
    let mut fact = db.prepare_cached(ADD)?;
    let mut subject = db.prepare_cached(SUBJECT_ADD)?;
    stamped
        .iter()
        .try_for_each(|one| add(&mut fact, &mut subject, series, one))
}

fn add(
    fact: &mut Statement<'_>,
    subject: &mut Statement<'_>,
    series: &Series,
    stamped: &Stamped,
) -> Result<()> {
    let envelope = &stamped.fact.envelope;
    let id = series.id(envelope.seq);
    let subjects: Vec<String> = envelope.subjects.iter().map(ToString::to_string).collect();
    let listed =
        serde_json::to_string(&subjects).map_err(|error| Fault::Damaged(error.to_string()))?;
    // In the order of ADD and SUBJECT_ADD: this is done for every fact.
    fact.execute(params![
        id,
        envelope.station.as_str(),
        envelope.epoch.cast_signed(),
        envelope.seq.cast_signed(),
        envelope.event.bytes(),
        envelope.key.bytes(),
        envelope.kind.code(),
        envelope.version,
        envelope.hlc.0.cast_signed(),
        envelope.at.0,
        envelope.day.to_string(),
        envelope.person.as_ref().map(PersonCode::as_str),
        listed,
        stamped.body,
        stamped.hash.0,
    ])?;
    enter(subject, id, &envelope.subjects)
}

/// Enters a fact under each of its subjects.
pub(super) fn index(db: &Connection, id: i64, subjects: &[Subject]) -> Result<()> {
    enter(&mut *db.prepare_cached(SUBJECT_ADD)?, id, subjects)
}

fn enter(statement: &mut Statement<'_>, id: i64, subjects: &[Subject]) -> Result<()> {
    for subject in subjects {
        statement.execute(params![index_key(subject), id])?;
    }
    Ok(())
}

/// By what a subject stands in the index of facts: a parcel and its units, whose ids begin with the
/// time, side by side, so that a put writes one page of it; the others by their text, in which the
/// bytes behind an id never stand.
fn index_key(subject: &Subject) -> Vec<u8> {
    let of_id = |id: [u8; 16], kind: u8| [id.as_slice(), &[kind]].concat();
    match subject {
        Subject::Parcel(id) => of_id(id.bytes(), 0xfe),
        Subject::Unit(id) => of_id(id.bytes(), 0xff),
        Subject::Series(_)
        | Subject::Person(_)
        | Subject::Seller(_)
        | Subject::Product(..)
        | Subject::Standing(..)
        | Subject::Container(_)
        | Subject::Load(_)
        | Subject::Import(..)
        | Subject::RecallList(_)
        | Subject::Photo(_)
        | Subject::Range(..)
        | Subject::Mail(_)
        | Subject::Answers(_)
        | Subject::Day(_)
        | Subject::Lot(_)
        | Subject::Forward(_)
        | Subject::Batch(_)
        | Subject::ResaleSku(..)
        | Subject::Ship(_) => subject.to_string().into_bytes(),
    }
}

/// Decodes one stored fact.
pub(super) fn decode(row: &Row<'_>) -> Result<Kept> {
    let kind = coded(row, "kind", Kind::parse)?;
    let version: u16 = plain(row, "version")?;
    let body: String = plain(row, "body")?;
    let listed: String = plain(row, "subjects")?;
    let names: Vec<String> =
        serde_json::from_str(&listed).map_err(|error| Fault::Damaged(error.to_string()))?;
    let subjects = names
        .iter()
        .map(|name| {
            Subject::parse(name).ok_or_else(|| Fault::Damaged(format!("subject is {name:?}")))
        })
        .collect::<Result<_>>()?;
    let envelope = Envelope {
        station: coded(row, "station", StationName::parse)?,
        epoch: unsigned(row, "epoch")?,
        seq: unsigned(row, "seq")?,
        event: identified(row, "event", EventId::from_bytes)?,
        key: identified(row, "key", CommandKey::from_bytes)?,
        kind,
        version,
        hlc: Hlc(unsigned(row, "hlc")?),
        at: UtcMs(plain(row, "utc_ms")?),
        day: day(row)?,
        person: coded_maybe(row, "person", PersonCode::parse)?,
        subjects,
        body_hash: codec::sha256(body.as_bytes()),
    };
    Ok(Kept {
        id: plain(row, "id")?,
        fact: Fact {
            envelope,
            body: codec::read_body(kind, version, &body)?,
        },
        body,
        hash: identified(row, "hash", Hash::from_bytes)?,
    })
}

/// Gives the facts that one command wrote.
pub(super) fn of_key(db: &Connection, key: CommandKey) -> Result<Vec<Kept>> {
    all(
        &mut *db.prepare_cached(BY_KEY)?,
        named_params! { ":key": key.bytes() },
        decode,
    )
}

/// Gives the facts of one subject.
pub(super) fn of_subject(db: &Connection, subject: &Subject) -> Result<Vec<Fact>> {
    of_subject_but(db, subject, (i64::MAX, i64::MIN))
}

/// Gives the facts of one subject as they stand in the journal.
pub(super) fn kept_of_subject(db: &Connection, subject: &Subject) -> Result<Vec<Kept>> {
    all(
        &mut *db.prepare_cached(BY_SUBJECT)?,
        named_params! { ":subject": index_key(subject), ":first": i64::MAX, ":last": i64::MIN },
        decode,
    )
}

/// Gives the facts of one subject but those of some local numbers, the first and the last in.
pub(super) fn of_subject_but(
    db: &Connection,
    subject: &Subject,
    (first, last): (i64, i64),
) -> Result<Vec<Fact>> {
    all(
        &mut *db.prepare_cached(BY_SUBJECT)?,
        named_params! { ":subject": index_key(subject), ":first": first, ":last": last },
        |row| Ok(decode(row)?.fact),
    )
}

/// Tells whether any fact names a subject.
pub(super) fn knows_subject(db: &Connection, subject: &Subject) -> Result<bool> {
    Ok(db
        .prepare_cached(SUBJECT_KNOWN)?
        .exists(named_params! { ":subject": index_key(subject) })?)
}

/// Gives the local number of the newest fact that names a subject.
pub(super) fn newest_of(db: &Connection, subject: &Subject) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached(NEWEST_OF)?
        .query_row(named_params! { ":subject": index_key(subject) }, |row| {
            row.get(0)
        })?)
}

/// Gives the next facts after a local number, series by series.
pub(super) fn page(db: &Connection, after: i64, limit: u32) -> Result<Vec<Kept>> {
    all(
        &mut *db.prepare_cached(PAGE)?,
        named_params! { ":after": after, ":limit": limit },
        decode,
    )
}

/// Gives the newest put of a series between two of its numbers.
pub(super) fn put_before(
    db: &Connection,
    series: &Series,
    after: u64,
    before: u64,
) -> Result<Option<Fact>> {
    let kept = first(
        &mut *db.prepare_cached(PUT_BEFORE)?,
        named_params! {
            ":after": series.id(after),
            ":before": series.id(before),
            ":kind": Kind::UnitPut.code(),
        },
        decode,
    )?;
    Ok(kept.map(|kept| kept.fact))
}

pub(super) const SEQ_AFTER: &str = "select seq from fact where id > :after order by id limit 1";

/// Gives the number of the next fact after a local number, without reading the rest of it.
pub(super) fn seq_after(db: &Connection, after: i64) -> Result<Option<u64>> {
    first(
        &mut *db.prepare_cached(SEQ_AFTER)?,
        named_params! { ":after": after },
        |row| unsigned(row, "seq"),
    )
}

pub(super) const DAY_OF: &str = "select day from fact where id = :id";

/// Gives the number of the first fact of a day or a later one; one behind the newest where there is none. The days of a
/// series follow its clock: where that was set back the place is near it.
pub(super) fn seq_of_day(db: &Connection, series: &Series, of: Day) -> Result<u64> {
    let (mut low, mut high) = (1, head(db, series)?.seq + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let found = first(
            &mut *db.prepare_cached(DAY_OF)?,
            named_params! { ":id": series.id(middle) },
            day,
        )?;
        if found.is_some_and(|found| found < of) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Gives one fact by its local number.
pub(super) fn by_id(db: &Connection, id: i64) -> Result<Option<Kept>> {
    first(
        &mut *db.prepare_cached(BY_ID)?,
        named_params! { ":id": id },
        decode,
    )
}

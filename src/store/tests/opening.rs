//! What is opened, what is refused, and what stands on the disk afterwards.

use std::fs;

use rusqlite::Connection;

use super::shop::{Counter, Shop, creation, open, packs, tracking, unit};
use crate::domain::ids::EventId;
use crate::ledger::{Command, Query};
use crate::store::journal;
use crate::store::migrate::known_version;
use crate::store::{DERIVED, GROUND, KEPT, OpenError, Reader, SubmitError, Writer};

#[test]
fn a_file_of_another_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("letter.db");
    fs::write(&text, "Dear Sir, this is no store at all.").unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("create table theirs (x)")
        .unwrap();
    for path in [text, other] {
        let before = fs::read(&path).unwrap();
        let refused = open(&path, &mut Counter::default());
        assert_eq!(refused.err(), Some(OpenError::Foreign));
        let refused = Reader::open(&path, packs());
        assert_eq!(refused.err(), Some(OpenError::Foreign));
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_store_of_a_newer_program_is_refused() {
    let mut shop = Shop::new();
    shop.writer.take().unwrap().close().unwrap();
    let db = Connection::open(shop.path()).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let refused = open(&shop.path(), &mut shop.ids);
    assert_eq!(
        refused.err(),
        Some(OpenError::Newer {
            found: 99,
            known: known_version()
        })
    );
}

#[test]
fn a_second_writer_is_refused_while_readers_are_welcome() {
    let mut shop = Shop::new();
    let refused = open(&shop.path(), &mut Counter::default());
    assert_eq!(refused.err(), Some(OpenError::InUse));
    let _reader = shop.reader();
    drop(shop.writer.take());
    assert!(open(&shop.path(), &mut shop.ids).is_ok());
}

#[test]
fn no_store_is_made_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let missing = Writer::open(&path, None, packs(), || EventId(0));
    assert_eq!(missing.err(), Some(OpenError::Missing));
    assert_eq!(Reader::open(&path, packs()).err(), Some(OpenError::Missing));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_store_opens_again_with_and_without_a_creation() {
    let mut shop = Shop::new();
    let before = shop.ask(&Query::Health);
    drop(shop.writer.take());
    let writer = Writer::open(&shop.path(), None, packs(), || EventId(0)).unwrap();
    assert_eq!(writer.station().as_str(), "bench-1");
    drop(writer);
    let writer = Writer::open(&shop.path(), Some(&creation()), packs(), || EventId(0)).unwrap();
    assert_eq!(shop.ask(&Query::Health), before);
    drop(writer);
}

#[test]
fn a_broken_file_of_ours_is_said_to_be_damaged() {
    let mut shop = Shop::new();
    shop.writer.take().unwrap().close().unwrap();
    let mut bytes = fs::read(shop.path()).unwrap();
    for byte in bytes.iter_mut().skip(100).take(3900) {
        *byte = 0xA5;
    }
    fs::write(shop.path(), bytes).unwrap();
    let refused = open(&shop.path(), &mut shop.ids);
    assert!(matches!(refused.err(), Some(OpenError::Damaged(_))));
}

#[test]
fn every_table_is_strict_and_is_ground_derived_or_kept() {
    let shop = Shop::bare();
    let db = shop.writer.as_ref().unwrap().connection();
    let mut statement = db
        .prepare("select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'")
        .unwrap();
    let mut tables: Vec<(String, bool)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    tables.sort();
    assert!(tables.iter().all(|(_, strict)| *strict));
    let mut named: Vec<&str> = [GROUND, DERIVED, KEPT].concat();
    named.sort_unstable();
    let found: Vec<&str> = tables.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, named);
}

#[test]
fn the_writer_syncs_every_commit_and_keeps_checkpoints_for_idle_moments() {
    let shop = Shop::bare();
    let db = shop.writer.as_ref().unwrap().connection();
    let pragma = |name: &str| -> String {
        db.pragma_query_value(None, name, |row| {
            row.get::<_, rusqlite::types::Value>(0)
                .map(|value| format!("{value:?}"))
        })
        .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("wal_autocheckpoint"), "Integer(0)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    assert_eq!(pragma("trusted_schema"), "Integer(0)");
}

#[test]
fn a_place_of_a_series_has_one_fact() {
    let shop = Shop::new();
    let db = shop.writer.as_ref().unwrap().connection();
    let copied = |id: &str| {
        let sql = format!(
            "insert into fact select {id}, station, epoch, seq, event, key, kind, version, hlc, \
             utc_ms, day, person, subjects, body, hash from fact where seq = 2"
        );
        db.execute(&sql, []).unwrap_err().to_string()
    };
    assert!(copied("id").contains("UNIQUE"));
    assert!(copied("id + 1000").contains("CHECK"), "its own place only");
}

#[test]
fn facts_of_another_series_are_found_beside_those_just_written() {
    let shop = Shop::new();
    let db = shop.writer.as_ref().unwrap().connection();
    let own = journal::page(db, 1, 1).unwrap().remove(0);
    let others = (1_i64 << 40) | own.id;
    db.execute(
        "insert into fact select ?1, 'B', epoch, seq, event, key, kind, version, hlc, utc_ms, day, \
         person, subjects, body, hash from fact where id = ?2",
        [others, own.id],
    )
    .unwrap();
    let subjects = &own.fact.envelope.subjects;
    journal::index(db, others, subjects).unwrap();
    let subject = subjects.first().unwrap();
    let found = journal::of_subject_but(db, subject, (own.id, own.id)).unwrap();
    let stations: Vec<&str> = found
        .iter()
        .map(|fact| fact.envelope.station.as_str())
        .collect();
    assert_eq!(stations, ["B"]);
}

#[test]
fn a_fact_can_be_neither_changed_nor_deleted() {
    let shop = Shop::new();
    let db = shop.writer.as_ref().unwrap().connection();
    for sql in ["update fact set body = '{}'", "delete from fact"] {
        let refused = db.execute(sql, []).unwrap_err();
        assert!(refused.to_string().contains("a fact never"));
    }
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_done() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let db = shop.writer.as_ref().unwrap().connection();
    let pages: u32 = db
        .query_row("pragma page_count", [], |row| row.get(0))
        .unwrap();
    db.query_row(&format!("pragma max_page_count = {pages}"), [], |_| Ok(()))
        .unwrap();
    let mut number = 0;
    let (full, before) = loop {
        number += 1;
        let before = shop.ask(&Query::Health);
        let order = shop.order(Command::PutUnit(Box::new(unit(number, parcel, "C-01"))));
        if let Err(error) = shop.submit(&order) {
            break (error, before);
        }
        assert!(number < 10_000);
    };
    assert_eq!(full, SubmitError::Full);
    assert_eq!(shop.ask(&Query::Health), before);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    // With room again the work goes on.
    let db = shop.writer.as_ref().unwrap().connection();
    db.query_row("pragma max_page_count = 1000000", [], |_| Ok(()))
        .unwrap();
    shop.put(number + 1, parcel, "C-01");
}

//! Stores that earlier versions left: each opens, and its rows are what its facts say now.

use rusqlite::Connection;

use super::dump::dump;
use super::imports::merge;
use super::shop::{Counter, MORNING, Shop, open};
use crate::domain::codes::UnitTag;
use crate::domain::decision::Decision;
use crate::ledger::rows::UnitState;
use crate::ledger::{Answer, Query};
use crate::store::DERIVED;

/// A store of every schema that was ever in use, as `sqlite3 .dump` prints one.
const FROZEN: [(u32, &str); 2] = [
    (1, include_str!("frozen/0001.sql")),
    (2, include_str!("frozen/0002.sql")),
];

/// What was ground from the first version on.
const FACTS: [&str; 4] = ["meta", "fact", "pack", "import_chunk"];

fn thawed(version: u32, sql: &str) -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(sql).unwrap();
    db.pragma_update(None, "application_id", 0x5242_4159)
        .unwrap();
    db.pragma_update(None, "user_version", version).unwrap();
    drop(db);
    let mut ids = Counter::default();
    let writer = open(&path, &mut ids).unwrap();
    Shop {
        folder,
        writer: Some(writer),
        ids,
        at: MORNING,
    }
}

#[test]
fn every_frozen_store_opens_and_its_rows_are_made_anew_from_its_facts() {
    for (version, sql) in FROZEN {
        let mut shop = thawed(version, sql);
        merge(&mut shop);
        let found = shop.reader().verify().unwrap();
        assert_eq!((found.first_bad, found.facts), (None, 150), "{version}");
        let rows = |shop: &Shop| dump(shop.writer.as_ref().unwrap().connection(), DERIVED);
        let migrated = rows(&shop);
        shop.writer.as_mut().unwrap().rebuild().unwrap();
        merge(&mut shop);
        assert_eq!(rows(&shop), migrated, "{version}");
    }
}

#[test]
fn a_frozen_store_keeps_its_facts_and_tells_them_in_the_new_form() {
    let (version, sql) = FROZEN[0];
    let before = {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(sql).unwrap();
        dump(&db, &FACTS)
    };
    let shop = thawed(version, sql);
    let db = shop.writer.as_ref().unwrap().connection();
    assert_eq!(dump(db, &FACTS), before);
    let tag = UnitTag::parse("UA0012P4QX7M3").unwrap();
    let Answer::Tag(Some(unit)) = shop.ask(&Query::Tag(tag)) else {
        panic!("the first unit of that day");
    };
    assert_eq!(unit.state, UnitState::Put);
    assert_eq!(unit.decision(), Some(Decision::Resell));
    assert_eq!((unit.label_units, unit.inspection.finding), (1, None));
}

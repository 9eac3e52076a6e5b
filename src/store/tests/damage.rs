//! A store that was tampered with or broke is found out; rebuilding mends what is derived.

use proptest::prelude::*;
use rusqlite::Connection;

use super::dump::dump;
use super::imports::{import, merge};
use super::shop::{Shop, container, line, tracking, unit};
use crate::domain::ids::ParcelId;
use crate::ledger::Command;
use crate::store::{DERIVED, Verified, Why};

/// A closed shop with two parcels and three units.
fn closed_shop() -> Shop {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1), line(2)]);
    for number in 1..=2 {
        let parcel = shop.receive(number, &[tracking(&line(1).tracking[0])]);
        shop.put(number, parcel, "C-01");
    }
    let writer = shop.writer.take().unwrap();
    writer.close().unwrap();
    shop
}

fn tamper(shop: &Shop, sql: &str) -> Verified {
    let db = Connection::open(shop.path()).unwrap();
    db.execute_batch("drop trigger fact_never_changes; drop trigger fact_never_goes;")
        .unwrap();
    let changed = db.execute(sql, []).unwrap();
    assert_eq!(changed, 1, "{sql}");
    drop(db);
    shop.reader().verify().unwrap()
}

#[test]
fn a_sound_store_verifies() {
    let shop = closed_shop();
    let found = shop.reader().verify().unwrap();
    assert_eq!(found.first_bad, None);
    assert!(found.facts > 10);
    assert!(found.subjects > 5);
}

#[test]
fn a_changed_body_is_found_at_its_number() {
    let found = tamper(
        &closed_shop(),
        "update fact set body = replace(body, 'Ana', 'Eva') where kind = 'person.enrolled'",
    );
    let bad = found.first_bad.unwrap();
    assert_eq!((bad.seq, bad.why), (2, Why::Hash));
}

#[test]
fn a_changed_envelope_is_found() {
    for sql in [
        "update fact set utc_ms = utc_ms + 1 where seq = 3",
        "update fact set person = 'OP-8' where seq = 6",
        "update fact set day = '2026-11-22' where seq = 3",
        "update fact set hash = zeroblob(32) where seq = 3",
    ] {
        let found = tamper(&closed_shop(), sql);
        let why = found.first_bad.map(|bad| bad.why);
        assert_eq!(why, Some(Why::Hash), "{sql}");
    }
}

#[test]
fn a_body_that_is_no_body_is_found() {
    let found = tamper(&closed_shop(), "update fact set body = '{' where seq = 3");
    let bad = found.first_bad.unwrap();
    assert_eq!((bad.seq, bad.why), (3, Why::Unreadable));
}

#[test]
fn a_missing_fact_is_found_at_the_next_number_or_by_the_rows_it_made() {
    let found = tamper(&closed_shop(), "delete from fact where seq = 3");
    let bad = found.first_bad.unwrap();
    assert_eq!((bad.seq, bad.why), (4, Why::Gap));
    let found = tamper(
        &closed_shop(),
        "delete from fact where seq = (select max(seq) from fact)",
    );
    assert_eq!(found.first_bad.map(|bad| bad.why), Some(Why::Row));
}

#[test]
fn a_changed_row_is_found_in_every_table() {
    for sql in [
        "update unit set grade = 'new' where rowid_is(unit)",
        "update unit set detail = replace(detail, 'broken', 'whole') where rowid_is(unit)",
        "update parcel set day = '2026-11-01' where rowid_is(parcel)",
        "delete from parcel_key where parcel = (select min(parcel) from parcel_key)",
        "update person set role = 'supervisor'",
        "update seller set name = 'x'",
        "update container set sealed_ms = 1 where container = 'C-01'",
        "update series set zone = 'UTC'",
        "delete from unit where rowid_is(unit)",
        "delete from fact_subject where subject = cast('seller:S-01' as blob)",
    ] {
        let sql = sql
            .replace("rowid_is(unit)", "unit = (select min(unit) from unit)")
            .replace(
                "rowid_is(parcel)",
                "parcel = (select min(parcel) from parcel)",
            );
        let found = tamper(&closed_shop(), &sql);
        let why = found.first_bad.map(|bad| bad.why);
        assert_eq!(why, Some(Why::Row), "{sql}");
    }
}

#[test]
fn a_row_that_no_fact_made_is_found() {
    let found = tamper(
        &closed_shop(),
        "insert into person (person, name, role) values ('OP-9', 'Mallory', 'supervisor')",
    );
    assert_eq!(found.first_bad.map(|bad| bad.why), Some(Why::Orphan));
}

#[test]
fn a_changed_blob_is_found() {
    for sql in [
        "update pack set bytes = x'00'",
        "update import_chunk set bytes = x'00'",
    ] {
        let found = tamper(&closed_shop(), sql);
        assert_eq!(found.first_bad.map(|bad| bad.why), Some(Why::Blob), "{sql}");
    }
}

#[test]
fn an_announced_line_that_no_longer_is_what_its_file_told_is_found() {
    for sql in [
        "update expected set body = replace(body, 'A lamp', 'A lump')
            where line = (select min(line) from expected)",
        "delete from expected where line = (select min(line) from expected)",
        "delete from expected_key where key = (select min(key) from expected_key)",
    ] {
        let found = tamper(&closed_shop(), sql);
        assert_eq!(found.first_bad.map(|bad| bad.why), Some(Why::Row), "{sql}");
    }
}

/// Does one random thing; a refusal is as good as a fact.
fn act(shop: &mut Shop, step: usize, (what, which): (u8, u8)) {
    let number = u64::try_from(step).unwrap() + 1;
    let parcel = ParcelId((3 << 100) + u128::from(which));
    let command = match what % 9 {
        0 | 1 => {
            let scan = tracking(&line(u32::from(which)).tracking[0]);
            return_of(shop, u64::from(which), scan)
        }
        2 | 3 => Command::PutUnit(Box::new(unit(number, parcel, "C-01"))),
        4 => Command::Undo {
            target: crate::domain::ids::CommandKey(u128::from(which) * 3),
            reason: "misscan".to_owned(),
        },
        5 => Command::CloseParcel {
            parcel,
            unseen: vec![(
                crate::ledger::codec::line_id(&line(1)),
                crate::ledger::fact::Unseen::Missing,
            )],
        },
        6 => Command::EmptyParcel {
            parcel,
            shelf: container("E-01"),
        },
        7 => Command::SealContainer {
            container: container("C-01"),
        },
        _ => {
            let mut told = line(u32::from(which) % 3);
            told.tracking.push(format!("T{number:08}"));
            super::imports::take(shop, &format!("{number}.tsv"), &[told]);
            return;
        }
    };
    let order = shop.order(command);
    drop(shop.submit(&order));
}

fn return_of(_shop: &Shop, which: u64, scan: crate::domain::reading::Candidate) -> Command {
    Command::ReceiveParcel(crate::ledger::command::ReceiveParcel {
        parcel: ParcelId((3 << 100) + u128::from(which)),
        number: crate::domain::codes::ParcelTag::make("A00", which).unwrap(),
        raw: crate::ledger::fact::RawScan {
            salt: [1; 16],
            bytes: vec![2],
        },
        candidates: vec![scan],
        chosen: None,
        finding: None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_rebuilt_store_is_the_store_that_grew(
        steps in proptest::collection::vec((any::<u8>(), 0_u8..12), 1..40)
    ) {
        let mut shop = Shop::new();
        for (step, action) in steps.into_iter().enumerate() {
            act(&mut shop, step, action);
        }
        merge(&mut shop);
        let grown = dump(shop.writer.as_ref().unwrap().connection(), DERIVED);
        prop_assert_eq!(shop.reader().verify().unwrap().first_bad, None);
        shop.writer.as_mut().unwrap().rebuild().unwrap();
        merge(&mut shop);
        let rebuilt = dump(shop.writer.as_ref().unwrap().connection(), DERIVED);
        prop_assert_eq!(grown, rebuilt);
    }
}

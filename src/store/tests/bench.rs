//! The way of a put: command, facts, rows, receipt.

use super::shop::{Shop, answering, container, line, packs, person, seller, tag, tracking, unit};
use crate::domain::codes::{TagPrefix, UnitTag};
use crate::domain::ids::CommandKey;
use crate::domain::printed::RollKind;
use crate::ledger::query::Undone;
use crate::ledger::rows::{ParcelState, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::read::last_put;
use crate::store::{Replayed, SubmitError};

#[test]
fn a_put_is_read_back_by_another_connection_and_after_a_restart() {
    let mut shop = Shop::new();
    let scan = [tracking("1Z5R89390357567127")];
    let parcel = shop.receive(1, &scan);
    shop.put(1, parcel, "C-01");
    let before = shop.dossier(&scan);
    assert_eq!(before.parcels.len(), 1);
    assert_eq!(before.parcels[0].units, 1);
    assert_eq!(before.units.len(), 1);
    assert_eq!(before.units[0].inspection.tag, tag(1));
    assert_eq!(before.units[0].person, Some(person()));
    // A killed program never closes: the next one starts from the log.
    drop(shop.writer.take());
    shop.writer = Some(super::shop::open(&shop.path(), &mut shop.ids).unwrap());
    assert_eq!(shop.dossier(&scan), before);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn the_same_key_twice_gets_the_first_receipt_and_writes_nothing() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let order = shop.order(Command::PutUnit(Box::new(unit(1, parcel, "C-01"))));
    let first = shop.submit(&order).unwrap();
    let again = shop.submit(&order).unwrap();
    assert_eq!(first.replayed, Replayed::No);
    assert_eq!(again.replayed, Replayed::Yes);
    assert_eq!(
        (first.first_seq, first.last_seq, first.hash),
        (again.first_seq, again.last_seq, again.hash)
    );
    let Answer::Health(health) = shop.ask(&Query::Health) else {
        panic!("health")
    };
    assert_eq!(health.head_seq, first.last_seq);
    assert_eq!(health.facts, first.last_seq);
}

#[test]
fn a_roll_asked_for_twice_under_one_key_has_one_range_also_after_a_kill() {
    let mut shop = Shop::new();
    let prefix = TagPrefix::parse("AXX").unwrap();
    let next = |shop: &Shop| {
        let range = Query::Range(RollKind::UnitTag, prefix.clone());
        match shop.ask(&range) {
            Answer::Range(next) => next,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(next(&shop), 1);
    let allot = |count| Command::AllotRange {
        roll: RollKind::UnitTag,
        prefix: prefix.clone(),
        count,
    };
    let order = shop.order(allot(12));
    let first = shop.submit(&order).unwrap();
    shop.restart();
    assert_eq!(next(&shop), 13);
    let again = shop.submit(&order).unwrap();
    assert_eq!(again.replayed, Replayed::Yes);
    assert_eq!(
        (again.first_seq, again.last_seq),
        (first.first_seq, first.last_seq)
    );
    assert_eq!(next(&shop), 13);
    shop.must(allot(5));
    assert_eq!(next(&shop), 18);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn after_an_unknown_outcome_the_store_tells_what_is_there() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let key = shop.put(1, parcel, "C-01");
    let other = shop.order(Command::NameSeller {
        seller: seller(),
        name: "x".to_owned(),
    });
    let writer = shop.writer.as_mut().unwrap();
    assert_eq!(
        writer.reopen_and_find(key).unwrap().unwrap().replayed,
        Replayed::Yes
    );
    assert_eq!(writer.reopen_and_find(other.key).unwrap(), None);
    shop.submit(&other).unwrap();
}

#[test]
fn a_refusal_writes_nothing() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "C-01");
    let before = shop.ask(&Query::Health);
    let order = shop.order(Command::PutUnit(Box::new(
        crate::ledger::command::PutUnit {
            inspection: crate::ledger::fact::Inspection {
                tag: tag(1),
                ..unit(2, parcel, "C-01").inspection
            },
            ..unit(2, parcel, "C-01")
        },
    )));
    assert_eq!(
        shop.submit(&order),
        Err(SubmitError::Refused(Refusal::TagInUse(tag(1))))
    );
    assert_eq!(shop.ask(&Query::Health), before);
}

#[test]
fn a_pack_that_nobody_has_stops_the_command() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let mut put = unit(1, parcel, "C-01");
    let mut pack = super::shop::house_pack();
    pack.hash = crate::ledger::codec::sha256(b"another");
    put.policy = Some(pack);
    let before = shop.ask(&Query::Health);
    let order = shop.order(Command::PutUnit(Box::new(put)));
    assert!(matches!(shop.submit(&order), Err(SubmitError::Stopped(_))));
    assert_eq!(shop.ask(&Query::Health), before);
}

#[test]
fn an_undo_takes_the_unit_out_and_the_tag_can_be_put_again() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let key = shop.put(1, parcel, "C-01");
    shop.must(Command::Undo {
        target: key,
        reason: "misscan".to_owned(),
    });
    let row = holder(&shop, &tag(1));
    assert_eq!(row.state, UnitState::Undone);
    let Answer::Timeline(Some(timeline)) = shop.ask(&Query::UnitTimeline(row.unit)) else {
        panic!("timeline")
    };
    let struck: Vec<Undone> = timeline.entries.iter().map(|entry| entry.undone).collect();
    assert_eq!(struck, [Undone::Yes, Undone::Yes, Undone::Yes, Undone::No]);
    shop.put(1, parcel, "R-01");
    let row = holder(&shop, &tag(1));
    assert_eq!(row.state, UnitState::Put);
    assert_eq!(row.container, container("R-01"));
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

fn holder(shop: &Shop, tag: &UnitTag) -> crate::ledger::rows::UnitRow {
    match shop.ask(&Query::Tag(tag.clone())) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_parcel_and_an_unannounced_one_stand_on_their_shelves() {
    let mut shop = Shop::new();
    let first = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let second = shop.receive(2, &[tracking("1Z5R89390357567128")]);
    shop.must(Command::EmptyParcel {
        parcel: first,
        shelf: container("E-01"),
    });
    shop.must(Command::ShelveParcel {
        parcel: second,
        shelf: container("Q-01"),
    });
    let Answer::Containers(shelves) = shop.ask(&Query::Containers(None)) else {
        panic!("containers")
    };
    assert_eq!(shelves.len(), 2);
    assert!(shelves.iter().all(|shelf| shelf.parcels == 1));
    let Answer::Parcels(page) = shop.ask(&Query::Parcels(
        crate::ledger::query::ParcelFilter {
            state: Some(ParcelState::Claim),
            ..Default::default()
        },
        None,
    )) else {
        panic!("parcels")
    };
    assert_eq!(page.rows.len(), 1);
    assert_eq!(page.rows[0].parcel, second);
}

#[test]
fn a_draft_is_kept_until_it_is_dropped() {
    let mut shop = Shop::bare();
    let writer = shop.writer.as_mut().unwrap();
    writer.save_draft("bench", "one").unwrap();
    writer.save_draft("bench", "two").unwrap();
    assert_eq!(writer.load_draft("bench").unwrap().as_deref(), Some("two"));
    writer.rebuild().unwrap();
    assert_eq!(writer.load_draft("bench").unwrap().as_deref(), Some("two"));
    writer.drop_draft("bench").unwrap();
    assert_eq!(writer.load_draft("bench").unwrap(), None);
}

#[test]
fn a_taught_binding_is_in_the_next_dossier() {
    let mut shop = Shop::new();
    let line = line(1);
    super::imports::import(&mut shop, "a.tsv", std::slice::from_ref(&line));
    let scan = [tracking(&line.tracking[0])];
    let parcel = shop.receive(1, &scan);
    shop.must(Command::PutUnit(Box::new(answering(
        1, parcel, "C-01", &line,
    ))));
    let found = shop.dossier(&scan);
    assert_eq!(found.lines.len(), 1);
    assert_eq!(found.lines[0].known.put_units, 1);
    assert_eq!(found.lines[0].candidate, Some(0));
    assert_eq!(found.products.len(), 1);
    assert_eq!(found.products[0].bound.sku, line.sku);
    assert_eq!(found.sellers.len(), 1);
    assert_eq!(found.sellers[0].row.name, "First Seller");
    let (_, policy) = found.sellers[0].house.clone().unwrap();
    assert_eq!(policy, packs().policies[&super::shop::house_pack().hash]);
}

fn last_put(shop: &Shop) -> Option<(UnitTag, CommandKey)> {
    match shop.ask(&Query::LastPut) {
        Answer::LastPut(row) => row.map(|row| (row.inspection.tag, row.put_key)),
        other => panic!("{other:?}"),
    }
}

fn take_back(shop: &mut Shop, target: CommandKey) {
    shop.must(Command::Undo {
        target,
        reason: "misscan".to_owned(),
    });
}

#[test]
fn the_last_put_is_the_newest_that_still_counts() {
    let mut shop = Shop::new();
    assert_eq!(last_put(&shop), None);
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let first = shop.put(1, parcel, "C-01");
    // The clock is set back an hour: the journal's order stands.
    shop.at = shop.at.plus_ms(-3_600_000);
    let second = shop.put(2, parcel, "C-01");
    assert_eq!(last_put(&shop), Some((tag(2), second)));
    shop.must(Command::CloseParcel {
        parcel,
        unseen: Vec::new(),
    });
    assert_eq!(last_put(&shop), Some((tag(2), second)));
    take_back(&mut shop, second);
    assert_eq!(last_put(&shop), Some((tag(1), first)));
    let again = shop.put(2, parcel, "C-02");
    assert_eq!(last_put(&shop), Some((tag(2), again)));
    take_back(&mut shop, again);
    take_back(&mut shop, first);
    assert_eq!(last_put(&shop), None);
}

#[test]
fn a_last_put_beyond_its_reach_is_not_looked_for() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "C-01");
    shop.receive(2, &[tracking("1Z5R89390357567128")]);
    shop.receive(3, &[tracking("1Z5R89390357567129")]);
    let db = shop.writer.as_ref().unwrap().connection();
    assert_eq!(last_put::of_station(db, 2).unwrap(), None);
    let row = last_put::of_station(db, 3).unwrap();
    assert_eq!(row.map(|row| row.inspection.tag), Some(tag(1)));
}

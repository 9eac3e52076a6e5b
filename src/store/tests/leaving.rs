//! What leaves: a sealed container with all its units, once, for good; and the books balance.

use super::shop::{Shop, container, person, tag, tracking, unit};
use crate::domain::codes::PersonCode;
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, ParcelId};
use crate::domain::leaving::LeftHow;
use crate::domain::limits::LEAVING_UNITS_MAX;
use crate::ledger::fact::Role;
use crate::ledger::query::{ContainerCount, UnitFilter, UnitOnly};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

fn leave(name: &str, how: LeftHow) -> Command {
    Command::LeaveContainer {
        container: container(name),
        how,
        under: Some("114-1234567-7654321".to_owned()),
        witness: (how == LeftHow::Destroyed).then(witness),
        photo: (how == LeftHow::Destroyed).then_some(Hash([6; 32])),
        taker: None,
    }
}

fn witness() -> PersonCode {
    PersonCode::parse("OP-99").unwrap()
}

/// A unit as new, of which no photo is owed.
fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str) {
    let mut put = unit(number, parcel, name);
    put.inspection.grade = Some(Grade::New);
    put.allowed = Grade::New.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(put)));
}

fn seal(shop: &mut Shop, name: &str) {
    shop.must(Command::SealContainer {
        container: container(name),
    });
}

fn containers(shop: &Shop) -> Vec<ContainerCount> {
    match shop.ask(&Query::Containers(None)) {
        Answer::Containers(all) => all,
        other => panic!("{other:?}"),
    }
}

fn counted(shop: &Shop, name: &str) -> ContainerCount {
    let mut all = containers(shop).into_iter();
    let found = all.find(|count| count.row.container == container(name));
    found.expect("it is known")
}

fn row(shop: &Shop, number: u64) -> UnitRow {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn listed(shop: &Shop, filter: UnitFilter) -> usize {
    match shop.ask(&Query::Units(filter, None)) {
        Answer::Units(page) => page.rows.len(),
        other => panic!("{other:?}"),
    }
}

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.must(Command::EnrolPerson {
        person: witness(),
        name: "Bo".to_owned(),
        role: Role::Operator,
    });
    (shop, parcel)
}

#[test]
fn a_container_leaves_once_with_all_that_is_in_it_and_stands_in_the_lists_still() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, number, parcel, "R-01");
    }
    put(&mut shop, 4, parcel, "R-02");
    seal(&mut shop, "R-01");
    shop.must(leave("R-01", LeftHow::Sold));
    let gone = counted(&shop, "R-01");
    assert_eq!(gone.units, 0, "none is in it here");
    let left = gone.row.left.expect("it left");
    assert_eq!(
        (left.what.units, left.what.how, left.person),
        (3, LeftHow::Sold, Some(person()))
    );
    assert_eq!(row(&shop, 1).state, UnitState::Gone);
    assert_eq!(row(&shop, 4).state, UnitState::Put);
    let of = |name: &str| UnitFilter {
        container: Some(container(name)),
        ..UnitFilter::default()
    };
    assert_eq!(
        (listed(&shop, of("R-01")), listed(&shop, of("R-02"))),
        (3, 1)
    );
    let of_parcel = UnitFilter {
        parcel: Some(parcel),
        ..UnitFilter::default()
    };
    assert_eq!(listed(&shop, of_parcel), 4);
    let waiting = UnitFilter {
        only: UnitOnly::Waiting,
        ..UnitFilter::default()
    };
    assert_eq!(listed(&shop, waiting), 0, "what is gone waits nowhere");
    let again = shop.order(leave("R-01", LeftHow::Forwarded));
    shop.submit(&again).expect("it is gone already");
    let left = counted(&shop, "R-01").row.left.expect("it left");
    assert_eq!(left.what.how, LeftHow::Sold, "as it was said first");
    let reused = shop.order(Command::PutUnit(Box::new(unit(1, parcel, "R-02"))));
    assert!(matches!(
        shop.submit(&reused),
        Err(SubmitError::Refused(Refusal::TagInUse(_)))
    ));
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_large_container_leaves_in_one_command_of_several_facts() {
    let (mut shop, parcel) = a_shop();
    let all = u64::try_from(LEAVING_UNITS_MAX).unwrap() * 2 + 1;
    for number in 1..=all {
        put(&mut shop, number, parcel, "R-01");
    }
    seal(&mut shop, "R-01");
    shop.must(leave("R-01", LeftHow::Sold));
    let mut states = (1..=all).map(|number| row(&shop, number).state);
    assert!(states.all(|state| state == UnitState::Gone));
}

/// Every unit that came is in one container here or left in one.
#[test]
fn the_books_balance() {
    let (mut shop, parcel) = a_shop();
    let mut number = 0;
    for round in 1..=4_u64 {
        for kind in ["R-0", "L-0", "C-0", "D-0", "H-0"] {
            for _ in 0..round {
                number += 1;
                put(&mut shop, number, parcel, &format!("{kind}{round}"));
            }
        }
    }
    for (kind, how) in [
        ("R-0", LeftHow::Forwarded),
        ("C-0", LeftHow::Shipped),
        ("D-0", LeftHow::Destroyed),
    ] {
        for round in [2, 4] {
            let name = format!("{kind}{round}");
            seal(&mut shop, &name);
            shop.must(leave(&name, how));
        }
    }
    let all = containers(&shop);
    let here: u32 = all.iter().map(|count| count.units).sum();
    let left = all.iter().filter_map(|count| count.row.left.as_ref());
    let gone: u32 = left.map(|left| left.what.units).sum();
    assert_eq!(u64::from(here + gone), number);
    assert_eq!(gone, 3 * (2 + 4));
    let rows: Vec<UnitRow> = (1..=number).map(|number| row(&shop, number)).collect();
    let of = |state| rows.iter().filter(|row| row.state == state).count();
    assert_eq!(u32::try_from(of(UnitState::Put)).unwrap(), here);
    assert_eq!(u32::try_from(of(UnitState::Gone)).unwrap(), gone);
    let stands = |row: &UnitRow| row.decision() == row.container.kind().spec().decision;
    assert!(rows.iter().all(stands));
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn nothing_is_destroyed_without_a_second_person() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "D-01");
    seal(&mut shop, "D-01");
    for alone in [None, Some(person()), PersonCode::parse("OP-12345")] {
        let order = shop.order(Command::LeaveContainer {
            container: container("D-01"),
            how: LeftHow::Destroyed,
            under: None,
            witness: alone,
            photo: Some(Hash([6; 32])),
            taker: None,
        });
        assert!(matches!(
            shop.submit(&order),
            Err(SubmitError::Refused(Refusal::WitnessNeeded))
        ));
    }
    assert_eq!(row(&shop, 1).state, UnitState::Put);
    shop.must(leave("D-01", LeftHow::Destroyed));
    let left = counted(&shop, "D-01").row.left.expect("it is gone");
    assert_eq!(left.what.witness, Some(witness()));
}

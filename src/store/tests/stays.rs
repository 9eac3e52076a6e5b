//! What is next for each unit, and containers that were to have left.

use super::shop::{Shop, container, hold, person, site, tag, tracking, unit};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::repair::RepairRules;
use crate::domain::stay::{self, NextBy, NextStep};
use crate::domain::time::Day;
use crate::ledger::command::PutUnit;
use crate::ledger::fact::Role;
use crate::ledger::next::{Next, Whereabouts, next};
use crate::ledger::query::{Queue, Timeline};
use crate::ledger::{Answer, Command, Query};

const DAY_MS: i64 = 86_400_000;

fn rules() -> RepairRules {
    RepairRules {
        diagnose_days: 2,
        answer_days: 3,
        work_days: 7,
        test_days: 2,
        powered: Vec::new(),
        data_bearing: Vec::new(),
    }
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
    (shop, parcel)
}

/// A unit as new, of which no photo is owed; on a shelf that takes every decision, one for sale.
fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str, held: Option<Hold>) {
    let of = container(name)
        .kind()
        .spec()
        .decision
        .map_or("R-01", |_| name);
    let mut put = PutUnit {
        hold: held,
        container: container(name),
        ..unit(number, parcel, of)
    };
    put.inspection.grade = Some(Grade::New);
    shop.must(Command::PutUnit(Box::new(put)));
}

fn whereabouts(timeline: &Timeline) -> Whereabouts<'_> {
    Whereabouts {
        place: timeline.place.as_ref(),
        forward: timeline.forward.as_ref(),
    }
}

/// What is next for a unit, and how many days from its put.
fn step(shop: &Shop, number: u64) -> Option<(NextStep, NextBy, i64)> {
    let Answer::Tag(Some(row)) = shop.ask(&Query::Tag(tag(number))) else {
        panic!("the unit is known");
    };
    let Answer::Timeline(Some(timeline)) = shop.ask(&Query::UnitTimeline(row.unit)) else {
        panic!("the unit has a life");
    };
    let next: Option<Next> = next(&row, whereabouts(&timeline), &rules(), site());
    next.map(|next| (next.step, next.by, next.due.days_since(row.day)))
}

fn stays(shop: &Shop, today: Day) -> Vec<String> {
    let Answer::Containers(rows) = shop.ask(&Query::Stays(today)) else {
        panic!("containers are asked for");
    };
    let Answer::OpenWork(figures) =
        shop.ask(&Query::open_work(shop.at, super::shop::claim_days(), today))
    else {
        panic!("figures are asked for");
    };
    let mut figures = figures.iter();
    let figure = figures.find(|figure| figure.queue == Queue::Stays).unwrap();
    assert_eq!(usize::try_from(figure.count).unwrap(), rows.len());
    assert_eq!(figure.oldest, rows.first().map(|row| row.row.opened_at));
    let names = rows.into_iter().map(|count| count.row.container);
    names.map(|name| name.to_string()).collect()
}

#[test]
fn each_unit_that_is_here_has_a_step_somebody_and_a_day() {
    let (mut shop, parcel) = a_shop();
    let today = shop.today();
    let held = Hold {
        review: today.plus_days(12),
        ..hold()
    };
    put(&mut shop, 1, parcel, "R-01", None);
    put(&mut shop, 2, parcel, "H-01", Some(held));
    put(&mut shop, 3, parcel, "F-01", None);
    put(&mut shop, 4, parcel, "A-01", None);
    put(&mut shop, 5, parcel, "G-01", None);
    put(&mut shop, 6, parcel, "D-01", None);
    let days = |days: u32| i64::from(days);
    for (number, expected) in [
        (1, (NextStep::Leave, NextBy::Clerk, 30)),
        (2, (NextStep::EndHold, NextBy::Seller, 12)),
        (3, (NextStep::Repair, NextBy::Repairer, 2)),
        (
            4,
            (NextStep::Judge, NextBy::Supervisor, days(stay::HAND_DAYS)),
        ),
        (
            5,
            (
                NextStep::LeaveCage,
                NextBy::Supervisor,
                days(stay::CAGE_DAYS),
            ),
        ),
        (6, (NextStep::Leave, NextBy::Clerk, 14)),
    ] {
        assert_eq!(step(&shop, number), Some(expected), "{number}");
    }
}

#[test]
fn what_is_decided_anew_is_to_be_moved_from_that_day_on() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "H-01", Some(hold()));
    shop.at.0 += 5 * DAY_MS;
    shop.must(Command::EndHold {
        units: vec![id(1)],
        decision: Decision::Dispose,
        end: HoldEnd::Released,
        said: None,
        note: None,
    });
    let moved = (NextStep::Move, NextBy::Bench, 6);
    assert_eq!(step(&shop, 1), Some(moved), "five days later, within a day");
    shop.must(Command::MoveUnits {
        units: vec![id(1)],
        container: container("D-01"),
    });
    let (step, ..) = step(&shop, 1).unwrap();
    assert_eq!(step, NextStep::Leave);
}

#[test]
fn a_container_is_to_leave_on_its_day_with_what_is_in_it() {
    let (mut shop, parcel) = a_shop();
    let first = shop.today();
    put(&mut shop, 1, parcel, "R-01", None);
    shop.at.0 += DAY_MS;
    put(&mut shop, 2, parcel, "R-02", None);
    shop.must(Command::OpenContainer {
        container: container("C-01"),
    });
    put(&mut shop, 3, parcel, "H-01", Some(hold()));
    let days = i64::from(stay::leave_days(container("R-01").kind()).unwrap());
    assert_eq!(stays(&shop, first.plus_days(days - 1)), [""; 0]);
    assert_eq!(stays(&shop, first.plus_days(days)), ["R-01"]);
    let late = first.plus_days(days + 400);
    assert_eq!(stays(&shop, late), ["R-01", "R-02"], "the carton is empty");
    shop.must(Command::SealContainer {
        container: container("R-01"),
    });
    assert_eq!(stays(&shop, late), ["R-01", "R-02"], "sealed is not gone");
    shop.must(Command::LeaveContainer {
        container: container("R-01"),
        how: LeftHow::Sold,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    });
    assert_eq!(stays(&shop, late), ["R-02"]);
    assert_eq!(step(&shop, 1), None, "what left has no next step");
}

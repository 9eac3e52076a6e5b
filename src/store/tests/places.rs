//! Places: what stands together, moves, counts, and what is given up, on a real store.

use super::shop::{Shop, container, person, seller, tag, tracking, unit};
use crate::domain::codes::{PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{CommandKey, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::limits::COUNT_UNITS_MAX;
use crate::domain::time::UtcMs;
use crate::ledger::command::{CountPlace, PutUnit};
use crate::ledger::fact::Role;
use crate::ledger::query::{ClaimDays, PlaceView, Queue, TaggedUnits, UnitQueue};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::ledger::{Answer, Body, Command, Order, Query, Refusal};
use crate::store::{SubmitError, places};

fn other() -> SellerCode {
    SellerCode::parse("S-02").unwrap()
}

fn lead() -> PersonCode {
    PersonCode::parse("OP-99").unwrap()
}

/// A unit as new, of which no photo is owed.
fn new(number: u64, parcel: ParcelId, name: &str) -> PutUnit {
    let mut put = unit(number, parcel, name);
    put.inspection.grade = Some(Grade::New);
    put.allowed = Grade::New.spec().allowed.to_vec();
    put
}

fn of(put: PutUnit, seller: SellerCode) -> PutUnit {
    let mut put = put;
    put.inspection.seller = Some(seller);
    put
}

fn classed(put: PutUnit, class: HazardClass) -> PutUnit {
    PutUnit { class, ..put }
}

fn put(shop: &mut Shop, put: PutUnit) -> Result<CommandKey, Refusal> {
    submit(shop, Command::PutUnit(Box::new(put)))
}

fn submit(shop: &mut Shop, command: Command) -> Result<CommandKey, Refusal> {
    let order = shop.order(command);
    refused(shop, &order)
}

fn refused(shop: &mut Shop, order: &Order) -> Result<CommandKey, Refusal> {
    match shop.submit(order) {
        Ok(_) => Ok(order.key),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

fn id(number: u64) -> UnitId {
    unit(number, ParcelId(0), "R-01").units[0]
}

fn go(shop: &mut Shop, number: u64, name: &str) -> Result<CommandKey, Refusal> {
    let command = Command::MoveUnits {
        units: vec![id(number)],
        container: container(name),
    };
    submit(shop, command)
}

fn row(shop: &Shop, number: u64) -> UnitRow {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn tagged(shop: &Shop, number: u64) -> TaggedUnits {
    match shop.ask(&Query::UnderTag(tag(number))) {
        Answer::UnderTag(found) => *found,
        other => panic!("{other:?}"),
    }
}

fn view(shop: &Shop, name: &str) -> PlaceView {
    match shop.ask(&Query::Place(container(name))) {
        Answer::Place(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn count(shop: &mut Shop, name: &str, numbers: &[u64], strange: &[&str]) -> Result<(), Refusal> {
    let since = shop.at.plus_ms(60_000);
    let command = Command::CountPlace(Box::new(CountPlace {
        place: container(name),
        since,
        units: numbers.iter().map(|number| id(*number)).collect(),
        strange: strange.iter().map(|text| (*text).to_owned()).collect(),
    }));
    submit(shop, command).map(drop)
}

fn missing(shop: &Shop) -> Vec<u64> {
    let Answer::QueuedUnits(page) = shop.ask(&Query::QueuedUnits(UnitQueue::Missing, None)) else {
        panic!("the queue");
    };
    let number = |row: &UnitRow| (1..100).find(|number| id(*number) == row.unit).unwrap();
    page.rows.iter().map(|queued| number(&queued.0)).collect()
}

fn figure(shop: &Shop) -> (u32, Option<UtcMs>) {
    let today = shop.today();
    let days = ClaimDays {
        open_from: today,
        run_out_from: today,
    };
    let work = Query::open_work(shop.at, days, today);
    let Answer::OpenWork(figures) = shop.ask(&work) else {
        panic!("the figures");
    };
    let queue = Queue::Units(UnitQueue::Missing);
    let figure = figures.iter().find(|figure| figure.queue == queue).unwrap();
    (figure.count, figure.oldest)
}

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.must(Command::EnrolPerson {
        person: lead(),
        name: "Bo".to_owned(),
        role: Role::Supervisor,
    });
    (shop, parcel)
}

/// Facts and rows agree, and a rebuild makes the same rows.
fn holds(shop: &mut Shop) {
    let found = shop.reader().verify().unwrap();
    assert_eq!(found.first_bad, None);
    let before: Vec<UnitRow> = (1..20)
        .filter_map(|n| tagged(shop, n).units.pop())
        .collect();
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    let after: Vec<UnitRow> = (1..20)
        .filter_map(|n| tagged(shop, n).units.pop())
        .collect();
    assert_eq!(before, after);
}

#[test]
fn a_tote_takes_one_hazard_class_of_any_seller_and_a_carton_one_seller() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, new(1, parcel, "R-01")).unwrap();
    put(&mut shop, of(new(2, parcel, "R-01"), other())).unwrap();
    let lithium = classed(new(3, parcel, "R-01"), HazardClass::Lithium);
    let refusal = Refusal::OtherClassThere {
        container: container("R-01"),
        there: HazardClass::None,
        wanted: HazardClass::Lithium,
    };
    assert_eq!(put(&mut shop, lithium.clone()), Err(refusal));
    let elsewhere = PutUnit {
        container: container("R-02"),
        ..lithium
    };
    put(&mut shop, elsewhere).unwrap();
    assert_eq!(row(&shop, 3).class, HazardClass::Lithium);
    put(&mut shop, new(4, parcel, "C-01")).unwrap();
    assert_eq!(
        put(&mut shop, of(new(5, parcel, "C-01"), other())),
        Err(Refusal::OtherSellerThere(container("C-01"), Some(seller())))
    );
    put(&mut shop, new(6, parcel, "L-01")).unwrap();
    assert_eq!(
        put(&mut shop, of(new(7, parcel, "L-01"), other())),
        Err(Refusal::OtherSellerThere(container("L-01"), Some(seller())))
    );
    holds(&mut shop);
}

#[test]
fn an_undo_frees_a_container_for_other_goods_and_brings_none_back_among_them() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, new(1, parcel, "R-01")).unwrap();
    let moved = go(&mut shop, 1, "V-01").unwrap();
    put(
        &mut shop,
        classed(new(2, parcel, "R-01"), HazardClass::Lithium),
    )
    .unwrap();
    let back = Command::Undo {
        target: moved,
        reason: "misscan".to_owned(),
    };
    assert_eq!(
        submit(&mut shop, back.clone()),
        Err(Refusal::OtherClassThere {
            container: container("R-01"),
            there: HazardClass::Lithium,
            wanted: HazardClass::None,
        })
    );
    go(&mut shop, 2, "R-02").unwrap();
    submit(&mut shop, back).unwrap();
    assert_eq!(row(&shop, 1).container, container("R-01"));
    holds(&mut shop);
}

#[test]
fn an_undo_brings_nothing_back_into_a_sealed_container() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, new(1, parcel, "R-01")).unwrap();
    put(&mut shop, new(2, parcel, "R-01")).unwrap();
    let moved = go(&mut shop, 1, "V-01").unwrap();
    shop.must(Command::SealContainer {
        container: container("R-01"),
    });
    let back = Command::Undo {
        target: moved,
        reason: "misscan".to_owned(),
    };
    assert_eq!(
        submit(&mut shop, back),
        Err(Refusal::TooLateToUndo(container("R-01")))
    );
    assert_eq!(
        go(&mut shop, 2, "V-01"),
        Err(Refusal::ContainerSealed(container("R-01")))
    );
    assert_eq!(
        go(&mut shop, 1, "R-01"),
        Err(Refusal::ContainerSealed(container("R-01")))
    );
}

#[test]
fn a_move_goes_where_the_decision_fits_and_keeps_the_day_of_the_put() {
    let (mut shop, parcel) = a_shop();
    let first = put(&mut shop, new(1, parcel, "R-01")).unwrap();
    put(&mut shop, new(2, parcel, "H-01")).unwrap();
    let before = row(&shop, 1);
    let wrong = |name: &str, takes, wanted| {
        Err(Refusal::WrongContainer {
            container: container(name),
            takes,
            wanted,
        })
    };
    let resell = Decision::Resell;
    assert_eq!(
        go(&mut shop, 1, "H-01"),
        wrong("H-01", Some(Decision::Hold), resell)
    );
    assert_eq!(go(&mut shop, 1, "T-01"), wrong("T-01", None, resell));
    assert_eq!(go(&mut shop, 1, "E-01"), wrong("E-01", None, resell));
    assert_eq!(
        go(&mut shop, 2, "R-01"),
        wrong("R-01", Some(resell), Decision::Hold)
    );
    assert_eq!(go(&mut shop, 1, "A-01"), Err(Refusal::StaysOnShelf(tag(1))));
    go(&mut shop, 2, "G-01").unwrap();
    go(&mut shop, 2, "H-02").unwrap();
    go(&mut shop, 1, "V-01").unwrap();
    let after = row(&shop, 1);
    assert_eq!(after.container, container("V-01"));
    assert_eq!(
        (after.put_at, after.day, &after.person),
        (before.put_at, before.day, &before.person),
        "a day that was signed off stays as it was"
    );
    assert!(after.moved_at.is_some_and(|at| at > after.put_at));
    // Nothing is written where it stands already, and the put is taken back only from its end.
    let head = shop.reader().verify().unwrap().facts;
    go(&mut shop, 1, "V-01").unwrap();
    assert_eq!(shop.reader().verify().unwrap().facts, head);
    let back = Command::Undo {
        target: first,
        reason: "misscan".to_owned(),
    };
    assert_eq!(
        submit(&mut shop, back),
        Err(Refusal::TooLateToUndo(container("V-01")))
    );
    // A held unit on the shelf of resold goods of its seller would be looked for elsewhere.
    assert_eq!(
        go(&mut shop, 2, "V-01"),
        Err(Refusal::OtherDecisionThere(container("V-01"), resell))
    );
    holds(&mut shop);
}

#[test]
fn the_shelf_of_goods_is_the_one_in_use_that_takes_more() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, new(number, parcel, "R-01")).unwrap();
    }
    put(&mut shop, of(new(4, parcel, "R-01"), other())).unwrap();
    assert_eq!(tagged(&shop, 1).shelf, None);
    go(&mut shop, 1, "V-01").unwrap();
    assert_eq!(tagged(&shop, 2).shelf, Some(container("V-01")));
    assert_eq!(tagged(&shop, 4).shelf, None, "another seller's");
    shop.must(Command::SealContainer {
        container: container("V-01"),
    });
    assert_eq!(tagged(&shop, 2).shelf, None);
    go(&mut shop, 2, "V-02").unwrap();
    assert_eq!(tagged(&shop, 3).shelf, Some(container("V-02")));
    assert_eq!(
        go(&mut shop, 4, "V-02"),
        Err(Refusal::OtherSellerThere(container("V-02"), Some(seller())))
    );
    assert_eq!(
        places::kins(
            shop.writer.as_ref().unwrap().connection(),
            &container("R-01")
        )
        .unwrap()
        .len(),
        2
    );
}

#[test]
fn a_whole_container_goes_if_every_unit_may() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, new(number, parcel, "R-01")).unwrap();
    }
    put(&mut shop, of(new(4, parcel, "R-01"), other())).unwrap();
    let all = |to: &str| Command::MoveContents {
        from: container("R-01"),
        to: container(to),
    };
    assert_eq!(
        submit(&mut shop, all("V-01")),
        Err(Refusal::OtherSellerThere(container("V-01"), Some(seller()))),
        "two sellers' goods"
    );
    assert_eq!(view(&shop, "R-01").here, 4, "nothing was half done");
    go(&mut shop, 4, "R-02").unwrap();
    let key = submit(&mut shop, all("V-01")).unwrap();
    assert_eq!((view(&shop, "R-01").here, view(&shop, "V-01").here), (0, 3));
    shop.must(Command::Undo {
        target: key,
        reason: "misscan".to_owned(),
    });
    assert_eq!((view(&shop, "R-01").here, view(&shop, "V-01").here), (3, 0));
    assert_eq!(
        submit(
            &mut shop,
            Command::MoveContents {
                from: container("V-01"),
                to: container("V-02"),
            }
        ),
        Err(Refusal::ContainerEmpty(container("V-01")))
    );
    holds(&mut shop);
}

#[test]
fn a_count_names_what_is_missing_misplaced_and_strange_and_a_scan_finds_it() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=4 {
        put(&mut shop, new(number, parcel, "R-01")).unwrap();
    }
    put(&mut shop, new(5, parcel, "R-02")).unwrap();
    put(&mut shop, new(6, parcel, "R-03")).unwrap();
    shop.must(Command::SealContainer {
        container: container("R-03"),
    });
    shop.must(Command::LeaveContainer {
        container: container("R-03"),
        how: LeftHow::Sold,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    });
    count(&mut shop, "R-01", &[1, 2, 5, 6], &["XYZ"]).unwrap();
    let last = view(&shop, "R-01").last.unwrap();
    assert_eq!((last.counted, last.person), (2, Some(person())));
    assert_eq!(last.missing, [id(3), id(4)]);
    assert_eq!(last.misplaced, [(id(5), container("R-02"))]);
    assert_eq!(last.strange, ["XYZ".to_owned(), tag(6).to_string()]);
    assert_eq!(missing(&shop), [3, 4]);
    assert_eq!(figure(&shop), (2, Some(shop.at)));
    let since = row(&shop, 3).missing.unwrap().at;
    // A tote with missing units is not sealed: they would leave in the books alone.
    let seal = Command::SealContainer {
        container: container("R-01"),
    };
    assert_eq!(
        submit(&mut shop, seal.clone()),
        Err(Refusal::UnitsMissing(container("R-01"), 2))
    );
    // Missed again, it is missing since the first time.
    count(&mut shop, "R-01", &[1, 2], &[]).unwrap();
    assert_eq!(row(&shop, 3).missing.unwrap().at, since);
    // A scan of it anywhere finds it: in another place's count, and in its own.
    count(&mut shop, "R-02", &[5, 3], &[]).unwrap();
    assert_eq!(missing(&shop), [4]);
    count(&mut shop, "R-01", &[1, 2, 4], &[]).unwrap();
    assert_eq!(missing(&shop), [3], "it is not where it belongs");
    let last = view(&shop, "R-01").last.unwrap();
    assert_eq!((last.counted, last.found), (3, 1));
    go(&mut shop, 3, "R-01").unwrap();
    assert_eq!((missing(&shop), figure(&shop).0), (vec![], 0));
    submit(&mut shop, seal).unwrap();
    holds(&mut shop);
}

#[test]
fn what_is_given_up_is_gone_by_the_books_until_a_scan_finds_it() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, new(number, parcel, "R-01")).unwrap();
    }
    let off = |units: &[u64], reason: &str| Command::WriteOff {
        units: units.iter().map(|number| id(*number)).collect(),
        reason: reason.to_owned(),
    };
    let by_lead = |shop: &mut Shop, command| {
        let order = Order {
            person: Some(lead()),
            ..shop.order(command)
        };
        refused(shop, &order)
    };
    assert_eq!(
        by_lead(&mut shop, off(&[1], "lost")),
        Err(Refusal::NotMissing(tag(1)))
    );
    count(&mut shop, "R-01", &[1], &[]).unwrap();
    assert_eq!(row(&shop, 2).standing_code(), "missing");
    let by_operator = Order {
        person: Some(person()),
        ..shop.order(off(&[2], "lost"))
    };
    assert_eq!(
        refused(&mut shop, &by_operator),
        Err(Refusal::SupervisorNeeded)
    );
    assert_eq!(
        by_lead(&mut shop, off(&[2], " ")),
        Err(Refusal::ReasonNeeded)
    );
    by_lead(&mut shop, off(&[2, 3], "searched for a week")).unwrap();
    let gone = row(&shop, 2);
    assert_eq!(gone.state, UnitState::Gone);
    assert_eq!(gone.standing_code(), "written_off");
    assert_eq!(gone.written_off.as_deref(), Some("searched for a week"));
    assert_eq!((missing(&shop), view(&shop, "R-01").here), (vec![], 1));
    // It is found after all: by a move, and by a count where it belongs.
    go(&mut shop, 2, "R-02").unwrap();
    assert_eq!(row(&shop, 2).standing_code(), "put");
    count(&mut shop, "R-01", &[1, 3], &[]).unwrap();
    let back = row(&shop, 3);
    assert_eq!((back.state, back.written_off), (UnitState::Put, None));
    assert_eq!(view(&shop, "R-01").here, 2);
    holds(&mut shop);
}

#[test]
fn what_moves_while_a_count_goes_on_is_neither_missing_nor_misplaced() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, new(1, parcel, "R-01")).unwrap();
    put(&mut shop, new(2, parcel, "R-01")).unwrap();
    let since = shop.at.plus_ms(1);
    put(&mut shop, new(3, parcel, "R-01")).unwrap();
    let command = Command::CountPlace(Box::new(CountPlace {
        place: container("R-01"),
        since,
        units: vec![id(1)],
        strange: Vec::new(),
    }));
    submit(&mut shop, command).unwrap();
    assert_eq!(missing(&shop), [2], "the third came later");
}

#[test]
fn a_long_count_stands_in_several_facts_and_comes_back_whole() {
    let (mut shop, parcel) = a_shop();
    let many = u64::try_from(COUNT_UNITS_MAX + 3).unwrap();
    for number in 1..=many {
        put(&mut shop, new(number, parcel, "R-01")).unwrap();
    }
    count(&mut shop, "R-01", &[1], &["XYZ"]).unwrap();
    let last = view(&shop, "R-01").last.unwrap();
    assert_eq!((last.counted, last.strange.len()), (1, 1));
    assert_eq!(u64::try_from(last.missing.len()).unwrap(), many - 1);
    assert_eq!(u64::from(figure(&shop).0), many - 1);
}

#[test]
fn what_is_no_place_of_units_or_left_is_not_counted() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, new(1, parcel, "R-01")).unwrap();
    let none = container("R-09");
    assert_eq!(
        count(&mut shop, "R-09", &[], &[]),
        Err(Refusal::NoSuchContainer(none))
    );
    assert_eq!(
        count(&mut shop, "Q-01", &[], &[]),
        Err(Refusal::NothingToCount(container("Q-01")))
    );
}

#[test]
fn the_store_itself_keeps_goods_apart() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, new(1, parcel, "R-01")).unwrap();
    put(&mut shop, of(new(2, parcel, "R-01"), other())).unwrap();
    // A fact that no rule made, as a broken rule would: the look before the commit refuses it.
    let order = shop.order(Command::Undo {
        target: CommandKey(0),
        reason: String::new(),
    });
    let db = shop.writer.as_ref().unwrap().connection();
    let series = crate::store::journal::own_series(db).unwrap();
    let mut head = crate::store::journal::head(db, &series).unwrap();
    let body = Body::UnitMoved {
        units: vec![id(1), id(2)],
        container: container("C-01"),
    };
    let mut ids = 900_u128;
    let stamped = crate::ledger::stamp::stamp(&mut head, &order, vec![body], || {
        ids += 1;
        crate::domain::ids::EventId(ids)
    });
    db.execute_batch("begin immediate").unwrap();
    crate::store::journal::append(db, &series, &stamped).unwrap();
    for subject in &stamped[0].fact.envelope.subjects {
        crate::store::project::project(db, subject).unwrap();
    }
    let held = places::hold(db, &stamped);
    db.execute_batch("rollback").unwrap();
    let refused = matches!(
        held,
        Err(crate::store::fault::Fault::Refused(
            Refusal::OtherSellerThere(..)
        ))
    );
    assert!(refused, "{held:?}");
}

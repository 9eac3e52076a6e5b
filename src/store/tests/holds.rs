//! Holds: listed by their day of review, ended by a default, by a word or by nobody, and moved.

use super::shop::{Shop, container, hold, person, seller, tag, tracking, unit};
use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::command::PutUnit;
use crate::ledger::fact::{ReadAnswers, Role};
use crate::ledger::holding;
use crate::ledger::query::{
    HeldCount, HeldUnit, HoldQueue, HoldsAsked, Page, PageAfter, Queue, UnitQueue,
};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

fn hold_unit(shop: &mut Shop, number: u64, parcel: ParcelId, review: &str) {
    shop.must(Command::PutUnit(Box::new(PutUnit {
        hold: Some(Hold {
            review: day(review),
            ..hold()
        }),
        ..unit(number, parcel, "H-01")
    })));
}

fn page(shop: &Shop, queue: HoldQueue, today: Day, after: Option<PageAfter>) -> Page<HeldUnit> {
    match shop.ask(&Query::Holds(HoldsAsked { queue, today }, after)) {
        Answer::Holds(page) => page,
        other => panic!("{other:?}"),
    }
}

fn numbers(shop: &Shop, queue: HoldQueue, today: Day) -> Vec<u128> {
    let rows = page(shop, queue, today, None).rows.into_iter();
    rows.map(|row| row.unit.unit.0 - (4 << 100)).collect()
}

fn row(shop: &Shop, number: u64) -> UnitRow {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
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

fn end(shop: &mut Shop, number: u64, decision: Decision, end: HoldEnd) -> Result<(), SubmitError> {
    let order = shop.order(Command::EndHold {
        units: vec![id(number)],
        decision,
        end,
        said: (end == HoldEnd::Answered).then(|| Said {
            how: SaidHow::Chat,
            who: "Li".to_owned(),
            shown: None,
        }),
        note: None,
    });
    shop.submit(&order).map(|_committed| ())
}

#[test]
fn a_hold_stands_in_its_queue_by_its_day_and_leaves_it_with_its_end() {
    let (mut shop, parcel) = a_shop();
    shop.put(1, parcel, "R-01");
    hold_unit(&mut shop, 2, parcel, "2026-12-09");
    hold_unit(&mut shop, 3, parcel, "2026-12-07");
    hold_unit(&mut shop, 4, parcel, "2026-12-08");
    let today = day("2026-12-08");
    assert_eq!(numbers(&shop, HoldQueue::Over, today), [3, 4]);
    assert_eq!(numbers(&shop, HoldQueue::Waits, today), [2]);
    assert_eq!(
        numbers(&shop, HoldQueue::Waits, day("2026-12-06")),
        [3, 4, 2]
    );
    let Answer::HoldWall(wall) = shop.ask(&Query::HoldWall) else {
        panic!("the wall is asked for");
    };
    let counted = |count: &HeldCount| (count.review, count.seller.clone(), count.count);
    assert_eq!(
        wall.iter().map(counted).collect::<Vec<_>>(),
        ["2026-12-07", "2026-12-08", "2026-12-09"].map(|of| (day(of), Some(seller()), 1))
    );
    end(&mut shop, 4, Decision::Liquidate, HoldEnd::Answered).expect("the seller said so");
    assert_eq!(numbers(&shop, HoldQueue::Over, today), [3]);
    let ended = row(&shop, 4);
    assert_eq!(
        (ended.state, ended.decision()),
        (UnitState::Judged, Some(Decision::Liquidate))
    );
    assert_eq!(holding::held(&ended).map(|hold| hold.review), Some(today));
}

#[test]
fn the_later_word_counts_until_the_unit_is_moved_and_then_meets_what_was_done() {
    let (mut shop, parcel) = a_shop();
    hold_unit(&mut shop, 2, parcel, "2026-12-09");
    end(&mut shop, 2, Decision::Liquidate, HoldEnd::Answered).expect("the seller said so");
    end(&mut shop, 2, Decision::ShipChina, HoldEnd::Answered).expect("it was not moved yet");
    assert_eq!(row(&shop, 2).decision(), Some(Decision::ShipChina));
    let into = |name: &str| Command::MoveUnits {
        units: vec![id(2)],
        container: container(name),
    };
    let order = shop.order(into("L-01"));
    assert!(matches!(
        shop.submit(&order),
        Err(SubmitError::Refused(Refusal::WrongContainer { .. }))
    ));
    shop.must(into("C-01"));
    let moved = row(&shop, 2);
    assert_eq!(
        (moved.state, moved.container),
        (UnitState::Put, container("C-01"))
    );
    assert!(matches!(
        end(&mut shop, 2, Decision::Dispose, HoldEnd::Answered),
        Err(SubmitError::Refused(Refusal::NotHeld(_)))
    ));
    let Answer::OpenWork(figures) = shop.ask(&Query::open_work(
        shop.at,
        super::shop::claim_days(),
        shop.today(),
    )) else {
        panic!("figures are asked for");
    };
    let judged = |queue| figures.iter().find(|figure| figure.queue == queue).unwrap();
    assert_eq!(judged(Queue::Units(UnitQueue::Judged)).count, 0);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

fn read_answers(shop: &mut Shop) {
    shop.must(Command::ReadAnswers(ReadAnswers {
        day: shop.today(),
        folder: Some("inbox".to_owned()),
        files: 0,
        taken: 0,
    }));
}

#[test]
fn a_default_waits_for_the_answers_of_its_own_day() {
    let (mut shop, parcel) = a_shop();
    let tomorrow = shop.today().plus_days(1);
    hold_unit(&mut shop, 2, parcel, &tomorrow.to_string());
    // Yesterday's reading is none of today's.
    read_answers(&mut shop);
    shop.at.0 += 86_400_000;
    assert_eq!(
        shop.ask(&Query::AnswersRead(tomorrow)),
        Answer::AnswersRead(None)
    );
    let unread = end(&mut shop, 2, Decision::Dispose, HoldEnd::Default);
    assert!(matches!(
        unread,
        Err(SubmitError::Refused(Refusal::AnswersNotRead))
    ));
    // An answer, and a release, wait for nothing.
    end(&mut shop, 2, Decision::Repair, HoldEnd::Released).unwrap();
    for (day, folder, files, taken) in [
        (shop.today().plus_days(-1), Some("inbox"), 1, 1),
        (shop.today(), Some("inbox"), 1, 2),
        (shop.today(), None, 1, 0),
    ] {
        let wrong = Command::ReadAnswers(ReadAnswers {
            day,
            folder: folder.map(str::to_owned),
            files,
            taken,
        });
        let order = shop.order(wrong);
        let answer = shop.submit(&order);
        let refused = Err(SubmitError::Refused(Refusal::AnswersOfAnotherDay));
        assert_eq!(answer.map(|_committed| ()), refused, "{order:?}");
    }
    read_answers(&mut shop);
    let Answer::AnswersRead(Some(row)) = shop.ask(&Query::AnswersRead(tomorrow)) else {
        panic!("the answers are read");
    };
    assert_eq!((row.read.day, row.at), (tomorrow, shop.at));
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_hold_goes_on_to_another_day_and_its_default_is_confirmed_on_it() {
    let (mut shop, parcel) = a_shop();
    hold_unit(&mut shop, 2, parcel, "2026-12-09");
    let early = end(&mut shop, 2, Decision::Dispose, HoldEnd::Default);
    assert!(matches!(
        early,
        Err(SubmitError::Refused(Refusal::HoldNotOver(_)))
    ));
    let rows = [row(&shop, 2)];
    let rows: Vec<&UnitRow> = rows.iter().collect();
    let tomorrow = shop.today().plus_days(1);
    for command in holding::change(
        &rows,
        |hold| Hold {
            review: tomorrow,
            ..hold.clone()
        },
        None,
    ) {
        shop.must(command);
    }
    assert_eq!(numbers(&shop, HoldQueue::Over, tomorrow), [2]);
    assert!(
        holding::defaults(&rows, tomorrow).is_empty(),
        "of its old day"
    );
    let rows = [row(&shop, 2)];
    let rows: Vec<&UnitRow> = rows.iter().collect();
    shop.at.0 += 86_400_000;
    let unread = end(&mut shop, 2, Decision::Dispose, HoldEnd::Default);
    assert!(matches!(
        unread,
        Err(SubmitError::Refused(Refusal::AnswersNotRead))
    ));
    read_answers(&mut shop);
    for command in holding::defaults(&rows, shop.today()) {
        shop.must(command);
    }
    let ended = row(&shop, 2);
    assert_eq!(
        (ended.state, ended.decision()),
        (UnitState::Judged, Some(Decision::Dispose))
    );
}

#[test]
fn many_holds_of_one_day_are_read_page_by_page_each_once() {
    let (mut shop, parcel) = a_shop();
    let all = PAGE_ROWS + 3;
    for number in 1..=all {
        hold_unit(&mut shop, number.try_into().unwrap(), parcel, "2026-12-09");
    }
    let today = day("2026-12-09");
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = page(&shop, HoldQueue::Over, today, after);
        seen.extend(page.rows.into_iter().map(|row| row.unit.unit.0));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut once = seen.clone();
    once.dedup();
    assert_eq!((seen.len(), once.len()), (all, all));
}

//! Repairs: listed by who acts next and by their days, from the put to their end.

use super::shop::{Shop, container, person, seller, tag, tracking, unit};
use crate::domain::decision::Decision;
use crate::domain::finding::OriginalState;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::PAGE_ROWS;
use crate::domain::money::Currency;
use crate::domain::repair::{
    Part, RepairAnswer, RepairCosts, RepairQueue, RepairResult, RepairStage, RepairStep, RepairTest,
};
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::command::{EndRepair, EstimateRepair};
use crate::ledger::fact::{ReadAnswers, RepairAnswered, RepairEnded, RepairWorked, Role};
use crate::ledger::query::{Page, PageAfter, Queue, RepairUnit};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::ledger::{Answer, Command, Query, repairing};

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

fn put(shop: &mut Shop, number: u64, parcel: ParcelId) {
    shop.must(Command::PutUnit(Box::new(unit(number, parcel, "F-01"))));
}

fn page(shop: &Shop, queue: RepairQueue, after: Option<PageAfter>) -> Page<RepairUnit> {
    match shop.ask(&Query::Repairs(queue, after)) {
        Answer::Repairs(page) => page,
        other => panic!("{other:?}"),
    }
}

fn numbers(shop: &Shop, queue: RepairQueue) -> Vec<u128> {
    let rows = page(shop, queue, None).rows.into_iter();
    rows.map(|RepairUnit(row)| row.unit.0 - (4 << 100))
        .collect()
}

fn row(shop: &Shop, number: u64) -> UnitRow {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn costs(labour: i64) -> RepairCosts {
    RepairCosts {
        currency: Currency::USD,
        parts: vec![Part {
            name: "Pump".to_owned(),
            lot: Some("P-12".to_owned()),
            pieces: 2,
            each: 150,
        }],
        minutes: 20,
        labour,
    }
}

fn estimate(shop: &mut Shop, number: u64, due: Day) {
    shop.must(Command::EstimateRepair(Box::new(EstimateRepair {
        unit: id(number),
        seller: Some(seller()),
        symptom: "Leaks".to_owned(),
        diagnosis: "Pump cracked".to_owned(),
        costs: costs(400),
        owner: person(),
        due,
    })));
}

fn answer(shop: &mut Shop, number: u64, answer: RepairAnswer) {
    let due = shop.today().plus_days(7);
    shop.must(Command::AnswerRepair(RepairAnswered {
        unit: id(number),
        answer,
        said: Said {
            how: SaidHow::Chat,
            who: "Li".to_owned(),
            shown: None,
        },
        due,
        note: None,
    }));
}

fn work(shop: &mut Shop, number: u64, step: RepairStep) {
    let due = shop.today().plus_days(2);
    shop.must(Command::WorkRepair(Box::new(RepairWorked {
        unit: id(number),
        parcel: None,
        step,
        spent: (step == RepairStep::Done).then(|| costs(380)),
        owner: person(),
        due,
    })));
}

fn end(shop: &mut Shop, ended: RepairEnded) {
    let wants = ended.tests.clone();
    shop.must(Command::EndRepair(Box::new(EndRepair { ended, wants })));
}

fn repaired(number: u64) -> RepairEnded {
    RepairEnded {
        unit: id(number),
        result: RepairResult::Repaired,
        tests: vec![RepairTest::Works],
        checklist: None,
        answers: [].into(),
        grade: Some(Grade::VeryGood),
        decision: Decision::Resell,
        hold: None,
        reason: None,
        warranty: Some("90 days".to_owned()),
    }
}

fn given_up(number: u64, decision: Decision) -> RepairEnded {
    RepairEnded {
        result: RepairResult::BeyondEconomic,
        tests: Vec::new(),
        checklist: None,
        answers: [].into(),
        grade: None,
        decision,
        reason: Some("The pump costs more than the kettle".to_owned()),
        warranty: None,
        ..repaired(number)
    }
}

#[test]
fn a_repair_goes_through_its_queues_and_is_moved_when_it_ended() {
    let (mut shop, parcel) = a_shop();
    shop.put(1, parcel, "R-01");
    put(&mut shop, 2, parcel);
    assert_eq!(
        numbers(&shop, RepairQueue::Diagnose),
        [2],
        "from its put on"
    );
    let waits = row(&shop, 2);
    assert_eq!(repairing::owner(&waits), Some(&person()));
    assert_eq!(repairing::stage(&waits), Some(RepairStage::Diagnose));
    assert!(repairing::ends_free_return(&waits));

    let due = shop.today().plus_days(3);
    estimate(&mut shop, 2, due);
    assert_eq!(numbers(&shop, RepairQueue::Diagnose), [0_u128; 0]);
    assert_eq!(numbers(&shop, RepairQueue::Seller), [2], "no cap is known");
    answer(&mut shop, 2, RepairAnswer::Approved);
    assert_eq!(numbers(&shop, RepairQueue::Work), [2]);
    work(&mut shop, 2, RepairStep::Begun);
    let begun = row(&shop, 2);
    let state = begun.inspection.original_state;
    assert_eq!(state, Some(OriginalState::Lost), "once begun");
    assert!(
        !repairing::ends_free_return(&begun),
        "nothing is left to lose"
    );
    work(&mut shop, 2, RepairStep::Done);
    assert_eq!(numbers(&shop, RepairQueue::Test), [2]);
    end(&mut shop, repaired(2));
    assert_eq!(numbers(&shop, RepairQueue::Test), [0_u128; 0]);
    let ended = row(&shop, 2);
    assert_eq!(
        (ended.state, ended.decision(), ended.inspection.grade),
        (
            UnitState::Judged,
            Some(Decision::Resell),
            Some(Grade::VeryGood)
        )
    );
    shop.must(Command::MoveUnits {
        units: vec![id(2)],
        container: container("R-01"),
    });
    let moved = row(&shop, 2);
    assert_eq!(moved.state, UnitState::Put);
    let spent = moved.repair.expect("its work order stays").spent;
    assert_eq!(spent.expect("it took something").total().minor, 680);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn what_the_seller_refused_goes_another_way_and_what_it_left_unanswered_on_its_day() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 2, parcel);
    put(&mut shop, 3, parcel);
    let due = shop.today().plus_days(3);
    estimate(&mut shop, 2, due);
    estimate(&mut shop, 3, due.plus_days(-1));
    assert_eq!(numbers(&shop, RepairQueue::Seller), [3, 2], "by their days");
    answer(&mut shop, 2, RepairAnswer::Refused);
    let refused = row(&shop, 2);
    assert_eq!(repairing::stage(&refused), Some(RepairStage::Refused));
    end(&mut shop, given_up(2, Decision::Liquidate));
    let ended = row(&shop, 2);
    assert_eq!(ended.decision(), Some(Decision::Liquidate));
    assert_eq!(ended.inspection.original_state, None, "it was never opened");
    assert_eq!(
        ended.inspection.grade,
        Some(Grade::Good),
        "it keeps its own"
    );

    let early = shop.order(Command::EndRepair(Box::new(EndRepair {
        ended: given_up(3, Decision::Dispose),
        wants: Vec::new(),
    })));
    assert!(shop.submit(&early).is_err(), "the seller may still answer");
    shop.at.0 += 2 * 86_400_000;
    let none = ReadAnswers::nothing_on(shop.today());
    shop.must(Command::ReadAnswers(none));
    end(&mut shop, given_up(3, Decision::Dispose));
    assert_eq!(numbers(&shop, RepairQueue::Seller), [0_u128; 0]);
    let asked = Query::open_work(shop.at, super::shop::claim_days(), shop.today());
    let Answer::OpenWork(figures) = shop.ask(&asked) else {
        panic!("figures are asked for");
    };
    for queue in RepairQueue::ALL {
        let of = |figure: &&crate::ledger::query::QueueFigure| {
            figure.queue == Queue::Repairs(*queue) && figure.count == 0
        };
        assert!(figures.iter().find(of).is_some(), "{}", queue.code());
    }
}

#[test]
fn many_repairs_of_one_day_are_read_page_by_page_each_once() {
    let (mut shop, parcel) = a_shop();
    let all = PAGE_ROWS + 3;
    for number in 1..=all {
        put(&mut shop, number.try_into().unwrap(), parcel);
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = page(&shop, RepairQueue::Diagnose, after);
        seen.extend(page.rows.into_iter().map(|RepairUnit(row)| row.unit.0));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut once = seen.clone();
    once.dedup();
    assert_eq!((seen.len(), once.len()), (all, all));
}

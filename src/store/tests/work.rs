//! Open work: every queue counted and listed, the oldest first, and what leaves one is in the next.

use super::imports::import;
use super::shop::{Shop, answering, claim_days, line, person, tracking, unit};
use crate::domain::charge::Period;
use crate::domain::codes::ParcelTag;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::ParkWhy;
use crate::domain::ids::{LoadId, ParcelId, UnitId};
use crate::domain::limits::{OPEN_LONG_MS, PAGE_ROWS};
use crate::domain::time::UtcMs;
use crate::ledger::command::{DockParcel, ParkUnit, PutUnit};
use crate::ledger::fact::{RawScan, Role};
use crate::ledger::judging::{Judging, commands};
use crate::ledger::query::{
    Counted, Page, PageAfter, ParcelQueue, Queue, QueuedParcel, QueuedUnit, UnitFilter, UnitOnly,
    UnitQueue,
};
use crate::ledger::rows::{Trust, UnitRow};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

/// Who waits in a queue, and since when.
fn figure(shop: &Shop, queue: Queue) -> (u32, Option<UtcMs>) {
    let Answer::OpenWork(figures) =
        shop.ask(&Query::open_work(shop.at, claim_days(), shop.today()))
    else {
        panic!("figures are asked for");
    };
    let queues: Vec<Queue> = figures.iter().map(|figure| figure.queue).collect();
    assert_eq!(queues, Queue::ALL);
    let figure = figures.iter().find(|figure| figure.queue == queue);
    let figure = figure.expect("every queue has a figure");
    assert_eq!(figure.counted, Counted::All);
    (figure.count, figure.oldest)
}

fn units(shop: &Shop, queue: UnitQueue, after: Option<PageAfter>) -> Page<QueuedUnit> {
    match shop.ask(&Query::QueuedUnits(queue, after)) {
        Answer::QueuedUnits(page) => page,
        other => panic!("{other:?}"),
    }
}

fn unit_rows(shop: &Shop, queue: UnitQueue) -> Vec<UnitRow> {
    let page = units(shop, queue, None);
    page.rows.into_iter().map(|QueuedUnit(row)| row).collect()
}

fn parcels(shop: &Shop, queue: ParcelQueue) -> Vec<ParcelId> {
    let query = Query::queued_parcels(queue, shop.at, None);
    let Answer::QueuedParcels(page) = shop.ask(&query) else {
        panic!("parcels are asked for");
    };
    let rows = page.rows.into_iter();
    rows.map(|QueuedParcel(row, _)| row.parcel).collect()
}

/// Puts a unit of a decision onto a shelf or into the cage.
fn put_onto(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str) {
    shop.must(Command::PutUnit(Box::new(PutUnit {
        container: super::shop::container(name),
        ..unit(number, parcel, "R-01")
    })));
}

fn park(shop: &mut Shop, number: u64, parcel: ParcelId) {
    shop.must(Command::ParkUnit(Box::new(ParkUnit {
        unit: UnitId((4 << 100) + u128::from(number)),
        inspection: unit(number, parcel, "R-01").inspection,
        why: ParkWhy::Charge,
        shelf: super::shop::container("T-01"),
    })));
}

fn promote(shop: &mut Shop) {
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
}

fn judge(shop: &mut Shop, judging: Judging) -> Result<(), SubmitError> {
    let rows = unit_rows(shop, UnitQueue::Approval);
    let rows: Vec<&UnitRow> = rows.iter().collect();
    let Answer::Sellers(sellers) = shop.ask(&Query::Sellers) else {
        panic!("sellers are asked for");
    };
    let day = super::shop::site().day(shop.at);
    for command in commands(&rows, judging, &sellers, day) {
        let order = shop.order(command);
        shop.submit(&order)?;
    }
    Ok(())
}

#[test]
fn units_wait_in_their_queues_and_those_in_totes_in_none() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "R-01");
    put_onto(&mut shop, 2, parcel, "A-01");
    let asked_at = shop.at;
    put_onto(&mut shop, 3, parcel, "A-01");
    park(&mut shop, 4, parcel);
    let parked_at = shop.at;
    put_onto(&mut shop, 5, parcel, "G-01");
    let caged_at = shop.at;
    let of = |queue| figure(&shop, Queue::Units(queue));
    assert_eq!(of(UnitQueue::Approval), (2, Some(asked_at)));
    assert_eq!(of(UnitQueue::Parked), (1, Some(parked_at)));
    assert_eq!(of(UnitQueue::Caged), (1, Some(caged_at)));
    assert_eq!(of(UnitQueue::Judged), (0, None));
    let numbers = |queue| -> Vec<u128> {
        let rows = unit_rows(&shop, queue).into_iter();
        rows.map(|row| row.unit.0 - (4 << 100)).collect()
    };
    assert_eq!(numbers(UnitQueue::Approval), [2, 3], "the oldest first");
    assert_eq!(numbers(UnitQueue::Parked), [4]);
    assert_eq!(numbers(UnitQueue::Caged), [5]);
    let parked = unit_rows(&shop, UnitQueue::Parked);
    assert_eq!(
        parked[0].person,
        Some(person()),
        "a parked unit has an owner"
    );
}

#[test]
fn a_queue_longer_than_a_page_is_read_to_its_end_each_unit_once() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let all = PAGE_ROWS + 3;
    for number in 1..=all {
        put_onto(&mut shop, number.try_into().unwrap(), parcel, "A-01");
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = units(&shop, UnitQueue::Approval, after);
        seen.extend(page.rows.into_iter().map(|QueuedUnit(row)| row.unit.0));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let wanted: Vec<u128> = (1..=all)
        .map(|number| (4 << 100) + number as u128)
        .collect();
    assert_eq!(seen, wanted);
}

#[test]
fn a_supervisor_approves_and_the_units_wait_to_be_moved_until_they_are() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    put_onto(&mut shop, 1, parcel, "A-01");
    put_onto(&mut shop, 2, parcel, "A-01");
    let refused = judge(&mut shop, Judging::AsAsked);
    let needed = SubmitError::Refused(Refusal::SupervisorNeeded);
    assert_eq!(refused, Err(needed), "an operator may not");
    promote(&mut shop);
    judge(&mut shop, Judging::AsAsked).unwrap();
    shop.restart();
    assert_eq!(figure(&shop, Queue::Units(UnitQueue::Approval)).0, 0);
    let judged = unit_rows(&shop, UnitQueue::Judged);
    let decisions: Vec<_> = judged.iter().map(UnitRow::decision).collect();
    assert_eq!(decisions, [Some(Decision::Resell); 2]);
    shop.must(Command::MoveUnits {
        units: judged.iter().map(|row| row.unit).collect(),
        container: super::shop::container("R-07"),
    });
    assert_eq!(figure(&shop, Queue::Units(UnitQueue::Judged)).0, 0);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_hold_instead_has_the_seller_s_terms_and_the_supervisor_s_reason() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    put_onto(&mut shop, 1, parcel, "A-01");
    promote(&mut shop);
    let reason = OverrideReason::SellerInstruction;
    judge(&mut shop, Judging::Otherwise(Decision::Hold, reason)).unwrap();
    let verdict = unit_rows(&shop, UnitQueue::Judged)[0]
        .verdict
        .clone()
        .unwrap();
    assert_eq!(verdict.decision, Decision::Hold);
    assert_eq!(verdict.override_reason, Some(reason));
    let hold = verdict.hold.expect("a hold has its owner");
    let day = super::shop::site().day(shop.at);
    assert_eq!(
        (hold.review, hold.default),
        (day.plus_days(14), Decision::Dispose)
    );
}

fn dock(shop: &mut Shop, number: u64, load: Option<LoadId>, key: &str) -> ParcelId {
    let parcel = ParcelId((3 << 100) + u128::from(number));
    shop.must(Command::DockParcel(DockParcel {
        parcel,
        number: ParcelTag::make("A00", number).unwrap(),
        load,
        raw: RawScan {
            salt: [9; 16],
            bytes: key.as_bytes().to_vec(),
        },
        candidates: vec![tracking(key)],
        finding: None,
    }));
    parcel
}

#[test]
fn parcels_wait_by_what_they_wait_for() {
    let mut shop = Shop::new();
    import(&mut shop, "lines.tsv", &[line(1)]);
    let announced = dock(&mut shop, 1, None, "1Z0000000000000001");
    let unknown = dock(&mut shop, 2, None, "1Z0000000000000099");
    let open = shop.receive(3, &[tracking("1Z0000000000000098")]);
    let claimed = shop.receive(4, &[tracking("1Z0000000000000097")]);
    shop.must(Command::ShelveParcel {
        parcel: claimed,
        shelf: super::shop::container("Q-01"),
    });
    let empty = shop.receive(5, &[tracking("1Z0000000000000001")]);
    shop.must(Command::EmptyParcel {
        parcel: empty,
        shelf: super::shop::container("E-01"),
    });
    assert_eq!(parcels(&shop, ParcelQueue::Unknown), [unknown, open]);
    assert_eq!(parcels(&shop, ParcelQueue::Claim), [claimed]);
    assert_eq!(parcels(&shop, ParcelQueue::Evidence), [empty]);
    assert_eq!(parcels(&shop, ParcelQueue::LongOpen), [], "opened just now");
    let Answer::QueuedDebts(owed) = shop.ask(&Query::QueuedDebts(None)) else {
        panic!("debts are asked for");
    };
    let mut owing: Vec<ParcelId> = owed.rows.into_iter().map(|row| row.parcel).collect();
    owing.dedup();
    assert_eq!(
        owing,
        [open, claimed, empty],
        "what was opened owes its photos, longest first"
    );
    assert_eq!(figure(&shop, Queue::Photos).0, 9);
    assert_eq!(
        figure(&shop, Queue::Backlog).0,
        2,
        "{announced:?} waits too"
    );
    assert_eq!(figure(&shop, Queue::Parcels(ParcelQueue::Unknown)).0, 2);
    shop.at = shop.at.plus_ms(OPEN_LONG_MS + 60_000);
    assert_eq!(parcels(&shop, ParcelQueue::LongOpen), [open]);
    import(&mut shop, "later.tsv", &[line(99), line(98)]);
    assert_eq!(
        parcels(&shop, ParcelQueue::Unknown),
        [],
        "a later file says whose"
    );
    assert_eq!(figure(&shop, Queue::Parcels(ParcelQueue::LongOpen)).0, 1);
}

#[test]
fn loads_left_open_and_barcodes_in_doubt_wait() {
    let mut shop = Shop::new();
    let load = LoadId(7 << 100);
    shop.must(Command::OpenLoad {
        load,
        name: "PLT-1".to_owned(),
        said: Some(40),
    });
    let opened = shop.at;
    dock(&mut shop, 1, Some(load), "1Z0000000000000001");
    assert_eq!(figure(&shop, Queue::Loads), (1, Some(opened)));
    let Answer::QueuedLoads(loads) = shop.ask(&Query::QueuedLoads) else {
        panic!("loads are asked for");
    };
    assert_eq!((loads.len(), loads[0].parcels), (1, 1));
    shop.must(Command::CloseLoad { load, said: None });
    assert_eq!(figure(&shop, Queue::Loads), (0, None));
    let doubt = |shop: &Shop, trust| {
        let Answer::QueuedProducts(rows) = shop.ask(&Query::QueuedProducts(trust)) else {
            panic!("barcodes are asked for");
        };
        let (count, _) = figure(shop, Queue::Products(trust));
        assert_eq!(rows.len(), usize::try_from(count).unwrap());
        count
    };
    let first = shop.receive(2, &[tracking("1Z0000000000000002")]);
    shop.must(Command::PutUnit(Box::new(answering(
        1,
        first,
        "R-01",
        &line(1),
    ))));
    assert_eq!(doubt(&shop, Trust::Provisional), 1);
    let second = shop.receive(3, &[tracking("1Z0000000000000003")]);
    shop.must(Command::PutUnit(Box::new(answering(
        2,
        second,
        "R-01",
        &line(2),
    ))));
    assert_eq!(
        (
            doubt(&shop, Trust::Provisional),
            doubt(&shop, Trust::Contested)
        ),
        (0, 1)
    );
}

/// The day's units that came in, are put and wait; each count is the length of its list.
fn day_figures(shop: &Shop) -> (u32, u32, u32) {
    let day = super::shop::site().day(shop.at);
    let Answer::Review(review) = shop.ask(&Query::Review(Period::one(day))) else {
        panic!("the day is asked for");
    };
    for (only, count) in [
        (UnitOnly::In, review.units),
        (UnitOnly::All, review.put),
        (UnitOnly::Waiting, review.units_waiting),
    ] {
        let filter = UnitFilter {
            day: Some(day),
            only,
            ..UnitFilter::default()
        };
        let Answer::Units(page) = shop.ask(&Query::Units(filter, None)) else {
            panic!("units are asked for");
        };
        assert_eq!(page.rows.len(), count as usize, "{only:?}");
    }
    assert_eq!(review.by_decision.values().sum::<u32>(), review.put);
    (review.units, review.put, review.units_waiting)
}

#[test]
fn units_in_are_units_put_and_units_that_wait_at_every_moment() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "R-01");
    assert_eq!(day_figures(&shop), (1, 1, 0));
    put_onto(&mut shop, 2, parcel, "A-01");
    park(&mut shop, 3, parcel);
    put_onto(&mut shop, 4, parcel, "G-01");
    assert_eq!(day_figures(&shop), (4, 2, 2));
    promote(&mut shop);
    judge(&mut shop, Judging::AsAsked).unwrap();
    assert_eq!(day_figures(&shop), (4, 2, 2), "judged, it waits still");
    let judged = unit_rows(&shop, UnitQueue::Judged);
    shop.must(Command::MoveUnits {
        units: judged.iter().map(|row| row.unit).collect(),
        container: super::shop::container("R-02"),
    });
    assert_eq!(day_figures(&shop), (4, 3, 1));
    let key = shop.put(3, parcel, "R-01");
    assert_eq!(day_figures(&shop), (4, 4, 0), "resumed and put");
    shop.must(Command::Undo {
        target: key,
        reason: "misscan".to_owned(),
    });
    let (units, put, waiting) = day_figures(&shop);
    assert_eq!(
        (units, put + waiting),
        (4, 4),
        "taken back, it is parked again"
    );
}

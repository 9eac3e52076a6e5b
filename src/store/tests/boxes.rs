//! Whole parcels on their shelves: moves, counts, and what is given up, on a real store.

use super::shop::{Shop, claim_days, container, person, tracking};
use crate::domain::codes::PersonCode;
use crate::domain::ids::{CommandKey, ParcelId};
use crate::domain::limits::COUNT_UNITS_MAX;
use crate::domain::time::UtcMs;
use crate::ledger::command::CountShelf;
use crate::ledger::fact::Role;
use crate::ledger::query::{ParcelQueue, PlaceView, Queue};
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::ledger::{Answer, Command, Order, Query, Refusal};
use crate::store::SubmitError;

fn lead() -> PersonCode {
    PersonCode::parse("OP-99").unwrap()
}

fn key(number: u64) -> String {
    format!("1Z5R8939035756{number:04}")
}

/// A parcel that nobody announced.
fn received(shop: &mut Shop, number: u64) -> ParcelId {
    shop.receive(number, &[tracking(&key(number))])
}

fn claimed(shop: &mut Shop, number: u64, shelf: &str) -> ParcelId {
    let parcel = received(shop, number);
    let shelf = container(shelf);
    shop.must(Command::ShelveParcel { parcel, shelf });
    parcel
}

fn empty(shop: &mut Shop, number: u64, shelf: &str) -> ParcelId {
    let parcel = received(shop, number);
    let shelf = container(shelf);
    shop.must(Command::EmptyParcel { parcel, shelf });
    parcel
}

fn submit(shop: &mut Shop, who: PersonCode, command: Command) -> Result<CommandKey, Refusal> {
    let order = Order {
        person: Some(who),
        ..shop.order(command)
    };
    match shop.submit(&order) {
        Ok(_) => Ok(order.key),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

fn go(shop: &mut Shop, parcel: ParcelId, shelf: &str) -> Result<CommandKey, Refusal> {
    let shelf = container(shelf);
    submit(shop, person(), Command::MoveParcel { parcel, shelf })
}

fn count(
    shop: &mut Shop,
    shelf: &str,
    parcels: &[ParcelId],
    strange: &[&str],
) -> Result<CommandKey, Refusal> {
    let command = Command::CountShelf(Box::new(CountShelf {
        place: container(shelf),
        since: shop.at.plus_ms(60_000),
        parcels: parcels.to_vec(),
        strange: strange.iter().map(|text| (*text).to_owned()).collect(),
    }));
    submit(shop, person(), command)
}

fn off(shop: &mut Shop, parcels: &[ParcelId], reason: &str) -> Result<CommandKey, Refusal> {
    let command = Command::WriteOffParcels {
        parcels: parcels.to_vec(),
        reason: reason.to_owned(),
    };
    submit(shop, lead(), command)
}

fn row(shop: &Shop, number: u64) -> ParcelRow {
    let dossier = shop.dossier(&[tracking(&key(number))]);
    dossier.parcels.first().cloned().unwrap()
}

fn view(shop: &Shop, name: &str) -> PlaceView {
    match shop.ask(&Query::Place(container(name))) {
        Answer::Place(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn queued(shop: &Shop, queue: ParcelQueue) -> Vec<ParcelId> {
    let query = Query::queued_parcels(queue, shop.at, None);
    let Answer::QueuedParcels(page) = shop.ask(&query) else {
        panic!("the queue");
    };
    page.rows.iter().map(|queued| queued.0.parcel).collect()
}

fn figure(shop: &Shop) -> (u32, Option<UtcMs>) {
    let work = Query::open_work(shop.at, claim_days(), shop.today());
    let Answer::OpenWork(figures) = shop.ask(&work) else {
        panic!("the figures");
    };
    let queue = Queue::Parcels(ParcelQueue::Missing);
    let figure = figures.iter().find(|figure| figure.queue == queue).unwrap();
    (figure.count, figure.oldest)
}

fn a_shop() -> Shop {
    let mut shop = Shop::new();
    shop.must(Command::EnrolPerson {
        person: lead(),
        name: "Lead".to_owned(),
        role: Role::Supervisor,
    });
    shop
}

/// What stands there is what the facts say, after a rebuild too.
fn holds(shop: &mut Shop) {
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.restart();
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_parcel_goes_to_another_shelf_of_its_kind_and_no_other() {
    let mut shop = a_shop();
    let claim = claimed(&mut shop, 1, "Q-01");
    let evidence = empty(&mut shop, 2, "E-01");
    let open = received(&mut shop, 3);
    go(&mut shop, claim, "Q-02").unwrap();
    assert_eq!(row(&shop, 1).shelf, Some(container("Q-02")));
    assert_eq!((view(&shop, "Q-01").here, view(&shop, "Q-02").here), (0, 1));
    for (parcel, to, wanted) in [(claim, "E-01", "Q-01"), (evidence, "R-01", "E-01")] {
        let refused = Refusal::WrongShelf {
            container: container(to),
            wanted: container(wanted).kind(),
        };
        assert_eq!(go(&mut shop, parcel, to), Err(refused));
    }
    let number = row(&shop, 3).number;
    let refused = Err(Refusal::ParcelOnNoShelf(number));
    assert_eq!(go(&mut shop, open, "Q-01"), refused);
    // What waits there waits as long as before: nothing but its place is another.
    assert_eq!(row(&shop, 1).shelved, Some(shop.today()));
    assert_eq!(queued(&shop, ParcelQueue::Claim), [claim]);
    holds(&mut shop);
}

#[test]
fn the_newest_move_is_taken_back_and_an_older_one_is_not() {
    let mut shop = a_shop();
    let claim = claimed(&mut shop, 1, "Q-01");
    let undo = |shop: &mut Shop, target| {
        let reason = "misscan".to_owned();
        submit(shop, person(), Command::Undo { target, reason })
    };
    let first = go(&mut shop, claim, "Q-02").unwrap();
    let second = go(&mut shop, claim, "Q-03").unwrap();
    let refused = Err(Refusal::TooLateToUndo(container("Q-02")));
    assert_eq!(undo(&mut shop, first), refused);
    undo(&mut shop, second).unwrap();
    assert_eq!(row(&shop, 1).shelf, Some(container("Q-02")));
    undo(&mut shop, first).unwrap();
    assert_eq!(row(&shop, 1).shelf, Some(container("Q-01")));
    holds(&mut shop);
}

#[test]
fn a_count_finds_what_is_missing_misplaced_and_strange() {
    let mut shop = a_shop();
    let all: Vec<ParcelId> = (1..=3)
        .map(|number| claimed(&mut shop, number, "Q-01"))
        .collect();
    let other = claimed(&mut shop, 4, "Q-02");
    let opened = received(&mut shop, 5);
    assert_eq!(
        count(&mut shop, "R-01", &[], &[]),
        Err(Refusal::NothingToCount(container("R-01")))
    );
    assert_eq!(
        count(&mut shop, "Q-09", &[], &[]),
        Err(Refusal::NoSuchContainer(container("Q-09")))
    );
    count(&mut shop, "Q-01", &[all[0], other, opened], &["9200"]).unwrap();
    let seen = view(&shop, "Q-01");
    let last = seen.last.unwrap();
    assert_eq!((last.counted, last.missing.len()), (1, 0));
    assert_eq!(last.missing_parcels, all[1..]);
    assert_eq!(last.misplaced_parcels, [(other, container("Q-02"))]);
    let number = row(&shop, 5).number;
    assert_eq!(last.strange, ["9200".to_owned(), number.to_string()]);
    assert_eq!(
        seen.missing_parcels,
        [2, 3].map(|number| row(&shop, number).number)
    );
    assert_eq!(queued(&shop, ParcelQueue::Missing), all[1..]);
    assert_eq!(figure(&shop), (2, Some(last.at)));
    // They wait on the claim shelf as before. One is found by a count of another shelf, one by a move.
    assert_eq!(queued(&shop, ParcelQueue::Claim).len(), 4);
    count(&mut shop, "Q-02", &[other, all[1]], &[]).unwrap();
    assert_eq!(queued(&shop, ParcelQueue::Missing), all[2..]);
    go(&mut shop, all[2], "Q-01").unwrap();
    assert_eq!(figure(&shop), (0, None));
    assert_eq!(row(&shop, 3).shelf, Some(container("Q-01")));
    holds(&mut shop);
}

#[test]
fn a_parcel_that_is_missed_is_found_by_whoever_opens_it() {
    let mut shop = a_shop();
    let claim = claimed(&mut shop, 1, "Q-01");
    count(&mut shop, "Q-01", &[], &[]).unwrap();
    assert_eq!(figure(&shop).0, 1);
    shop.must(Command::OpenParcel {
        parcel: claim,
        chosen: None,
        finding: None,
    });
    assert_eq!(figure(&shop), (0, None));
    holds(&mut shop);
}

#[test]
fn what_is_given_up_waits_for_nobody_until_a_scan_finds_it() {
    let mut shop = a_shop();
    let claim = claimed(&mut shop, 1, "Q-01");
    let also = claimed(&mut shop, 2, "Q-01");
    let evidence = empty(&mut shop, 3, "E-01");
    let number = row(&shop, 1).number;
    let refused = Err(Refusal::ParcelNotMissing(number));
    assert_eq!(off(&mut shop, &[claim], "lost"), refused);
    count(&mut shop, "Q-01", &[], &[]).unwrap();
    count(&mut shop, "E-01", &[], &[]).unwrap();
    let by_operator = Command::WriteOffParcels {
        parcels: vec![claim],
        reason: "lost".to_owned(),
    };
    let refused = Err(Refusal::SupervisorNeeded);
    assert_eq!(submit(&mut shop, person(), by_operator), refused);
    let refused = Err(Refusal::ReasonNeeded);
    assert_eq!(off(&mut shop, &[claim], " "), refused);
    off(&mut shop, &[claim, also, evidence], "looked everywhere").unwrap();
    let lost = row(&shop, 1);
    assert_eq!((lost.state, lost.shelf), (ParcelState::Lost, None));
    let given_up = Some((container("Q-01"), "looked everywhere".to_owned()));
    assert_eq!(lost.stands.given_up, given_up);
    // The claim for an empty box goes on without its box.
    let lost = row(&shop, 3);
    assert_eq!((lost.state, lost.shelf), (ParcelState::Empty, None));
    let waits = [
        ParcelQueue::Missing,
        ParcelQueue::Claim,
        ParcelQueue::Evidence,
    ];
    for queue in waits {
        assert_eq!(queued(&shop, queue), [], "{queue:?}");
    }
    assert_eq!(view(&shop, "Q-01").here, 0);
    // Found after all: by a move onto a shelf of its kind, and by a count.
    let refused = Refusal::WrongShelf {
        container: container("E-01"),
        wanted: container("Q-01").kind(),
    };
    assert_eq!(go(&mut shop, claim, "E-01"), Err(refused));
    let back = go(&mut shop, claim, "Q-02").unwrap();
    assert_eq!(row(&shop, 1).state, ParcelState::Claim);
    count(&mut shop, "Q-01", &[also], &[]).unwrap();
    let found = row(&shop, 2);
    assert_eq!(
        (found.state, found.shelf),
        (ParcelState::Claim, Some(container("Q-01")))
    );
    assert_eq!(view(&shop, "Q-01").last.unwrap().missing_parcels, []);
    // A wrong find is taken back: it is given up again.
    let reason = "misscan".to_owned();
    submit(
        &mut shop,
        person(),
        Command::Undo {
            target: back,
            reason,
        },
    )
    .unwrap();
    assert_eq!(row(&shop, 1).state, ParcelState::Lost);
    holds(&mut shop);
}

#[test]
fn what_comes_while_a_count_goes_on_is_not_missing() {
    let mut shop = a_shop();
    let there = claimed(&mut shop, 1, "Q-01");
    let since = shop.at.plus_ms(1);
    claimed(&mut shop, 2, "Q-01");
    let moved = claimed(&mut shop, 3, "Q-02");
    go(&mut shop, moved, "Q-01").unwrap();
    let command = Command::CountShelf(Box::new(CountShelf {
        place: container("Q-01"),
        since,
        parcels: Vec::new(),
        strange: Vec::new(),
    }));
    submit(&mut shop, person(), command).unwrap();
    assert_eq!(queued(&shop, ParcelQueue::Missing), [there]);
}

#[test]
fn a_long_count_of_a_shelf_stands_in_several_facts_and_comes_back_whole() {
    let mut shop = a_shop();
    let many = u64::try_from(COUNT_UNITS_MAX + 3).unwrap();
    for number in 1..=many {
        claimed(&mut shop, number, "Q-01");
    }
    count(&mut shop, "Q-01", &[], &[]).unwrap();
    let last = view(&shop, "Q-01").last.unwrap();
    assert_eq!(u64::try_from(last.missing_parcels.len()).unwrap(), many);
    assert_eq!(u64::from(figure(&shop).0), many);
    let first = Query::queued_parcels(ParcelQueue::Missing, shop.at, None);
    let mut after = None;
    let mut seen = 0;
    loop {
        let query = match after {
            None => first.clone(),
            after => Query::queued_parcels(ParcelQueue::Missing, shop.at, after),
        };
        let Answer::QueuedParcels(page) = shop.ask(&query) else {
            panic!("the queue");
        };
        seen += page.rows.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(u64::try_from(seen).unwrap(), many);
}

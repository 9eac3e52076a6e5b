//! What leaves one by one: the books balance, nothing that left is here, forwards wait with owner and day.

use super::imports::import;
use super::shop::{
    Shop, answering, claim_days, container, line, person, seller, tag, tracking, unit,
};
use crate::domain::codes::{PersonCode, Tracking};
use crate::domain::decision::Decision;
use crate::domain::dispose::DisposeBasis;
use crate::domain::forward::{ForwardState, ForwardTo};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::money::{Currency, Money};
use crate::domain::said::{Said, SaidHow};
use crate::ledger::command::{MakeForward, PutUnit, ReleaseParcel, SellUnits};
use crate::ledger::fact::{ReleaseReason, Role};
use crate::ledger::query::{ParcelQueue, Queue};
use crate::ledger::rows::{BoxClaim, ForwardRow, UnitRow, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    (shop, parcel)
}

fn promote(shop: &mut Shop) {
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
}

/// A unit as new, of which no photo is owed.
fn fresh(number: u64, parcel: ParcelId, name: &str) -> PutUnit {
    let mut put = unit(number, parcel, name);
    put.inspection.grade = Some(Grade::New);
    put.allowed = Grade::New.spec().allowed.to_vec();
    put
}

fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str) {
    shop.must(Command::PutUnit(Box::new(fresh(number, parcel, name))));
}

fn row(shop: &Shop, number: u64) -> UnitRow {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn sell(numbers: &[u64], minor: Option<i64>) -> Command {
    Command::SellUnits(Box::new(SellUnits {
        tags: numbers.iter().map(|number| tag(*number)).collect(),
        order: "114-1234567-7654321".to_owned(),
        price: minor.map(|minor| Money {
            minor,
            currency: Currency::USD,
        }),
    }))
}

fn number() -> Tracking {
    Tracking::parse("9405511899223197428490").unwrap()
}

fn label(shop: &Shop, numbers: &[u64], to: ForwardTo) -> Command {
    Command::MakeForward(Box::new(MakeForward {
        tags: numbers.iter().map(|number| tag(*number)).collect(),
        number: number(),
        carrier: Some("usps".to_owned()),
        to,
        weight: None,
        label: Some(Hash([7; 32])),
        due: shop.today().plus_days(1),
        owner: person(),
    }))
}

fn refused(shop: &mut Shop, command: Command) -> Refusal {
    let order = shop.order(command);
    match shop.submit(&order) {
        Err(SubmitError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn waiting(shop: &Shop) -> Vec<ForwardRow> {
    match shop.ask(&Query::Forwards) {
        Answer::Forwards(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn count(shop: &Shop, queue: Queue) -> u32 {
    let Answer::OpenWork(figures) =
        shop.ask(&Query::open_work(shop.at, claim_days(), shop.today()))
    else {
        panic!("figures are asked for");
    };
    let figure = figures.iter().find(|figure| figure.queue == queue);
    figure.unwrap().count
}

/// Incremental is rebuilt, and every row is the fold of its facts.
fn sound(shop: &mut Shop) {
    let of = |shop: &Shop| {
        let db = shop.writer.as_ref().unwrap().connection();
        super::dump::dump(db, &["unit", "forward", "container", "parcel"])
    };
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    let grown = of(shop);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(of(shop), grown, "rebuilt is as grown");
}

#[test]
fn single_units_leave_under_an_order_and_their_prices_add_up() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, number, parcel, "R-01");
    }
    put(&mut shop, 4, parcel, "R-02");
    shop.must(sell(&[1, 2, 4], Some(1000)));
    let prices: Vec<i64> = [1, 4]
        .iter()
        .map(|number| row(&shop, *number).left.unwrap().price.unwrap().minor)
        .collect();
    assert_eq!(prices, [666, 334], "of two together, and of one");
    let left = row(&shop, 1).left.unwrap();
    assert_eq!(
        (left.how, left.under.as_deref(), left.together, left.person),
        (
            LeftHow::Sold,
            Some("114-1234567-7654321"),
            2,
            Some(person())
        )
    );
    assert_eq!(left.day, shop.today());
    for gone in [1, 2, 4] {
        assert_eq!(row(&shop, gone).state, UnitState::Gone);
    }
    assert_eq!(row(&shop, 3).state, UnitState::Put);
    assert_eq!(
        refused(&mut shop, sell(&[1], None)),
        Refusal::UnitGone(tag(1))
    );
    let again = Command::PutUnit(Box::new(fresh(1, parcel, "R-02")));
    assert_eq!(refused(&mut shop, again), Refusal::TagInUse(tag(1)));
    sound(&mut shop);
}

#[test]
fn a_handling_unit_leaves_whole_by_its_one_label() {
    let (mut shop, parcel) = a_shop();
    let mut carton = fresh(1, parcel, "R-01");
    carton.units = (1..=12).map(|more| UnitId((4 << 100) + more)).collect();
    shop.must(Command::PutUnit(Box::new(carton)));
    shop.must(sell(&[1], None));
    let Answer::Tagged(rows) = shop.ask(&Query::Tagged(vec![tag(1)])) else {
        panic!("units are asked for");
    };
    assert_eq!(rows.len(), 12);
    assert!(rows.iter().all(|row| row.state == UnitState::Gone));
}

#[test]
fn what_left_cannot_be_taken_back_by_an_undo_of_its_put() {
    let (mut shop, parcel) = a_shop();
    let key = shop.must(Command::PutUnit(Box::new(fresh(1, parcel, "R-01"))));
    let undo = |target| Command::Undo {
        target,
        reason: "misscan".to_owned(),
    };
    let labelled = label(&shop, &[1], ForwardTo::Fba);
    shop.must(labelled);
    assert_eq!(refused(&mut shop, undo(key)), Refusal::InForward(tag(1)));
    shop.must(Command::HandOver {
        read: vec![number()],
    });
    assert_eq!(refused(&mut shop, undo(key)), Refusal::UnitGone(tag(1)));
    promote(&mut shop);
    shop.must(Command::BringBack {
        tags: vec![tag(1)],
        reason: "not picked up".to_owned(),
    });
    assert_eq!(row(&shop, 1).state, UnitState::Put);
    shop.must(undo(key));
    assert_eq!(row(&shop, 1).state, UnitState::Undone);
    sound(&mut shop);
}

#[test]
fn a_forward_waits_with_owner_and_day_until_its_number_is_scanned() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=2 {
        put(&mut shop, number, parcel, "R-01");
    }
    let labelled = label(&shop, &[1, 2], ForwardTo::Buyer);
    shop.must(labelled);
    let rows = waiting(&shop);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].made.owner, person());
    assert_eq!(rows[0].made.seller, Some(seller()));
    assert_eq!(rows[0].made.due, shop.today().plus_days(1));
    assert_eq!(count(&shop, Queue::Forwards), 1);
    assert_eq!(row(&shop, 1).state, UnitState::Put, "it is here still");
    assert_eq!(
        refused(&mut shop, sell(&[1], None)),
        Refusal::InForward(tag(1))
    );
    shop.must(Command::SealContainer {
        container: container("R-01"),
    });
    let whole = Command::LeaveContainer {
        container: container("R-01"),
        how: LeftHow::Sold,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    };
    assert_eq!(refused(&mut shop, whole), Refusal::InForward(tag(1)));
    let other = Tracking::parse("1Z5R89390357567127").unwrap();
    let wrong = Command::HandOver {
        read: vec![other.clone()],
    };
    assert_eq!(
        refused(&mut shop, wrong),
        Refusal::NoSuchForward(Some(other.clone()))
    );
    // The scan may mean several numbers; the one that waits counts.
    shop.must(Command::HandOver {
        read: vec![other, number()],
    });
    let left = row(&shop, 2).left.unwrap();
    assert_eq!(
        (left.how, left.under.as_deref()),
        (LeftHow::Forwarded, Some(number().as_str()))
    );
    assert!(waiting(&shop).is_empty());
    assert_eq!(count(&shop, Queue::Forwards), 0);
    let again = Command::HandOver {
        read: vec![number()],
    };
    let over = Refusal::ForwardOver(number(), ForwardState::HandedOver);
    assert_eq!(refused(&mut shop, again), over);
    sound(&mut shop);
}

#[test]
fn a_cancelled_forward_leaves_its_units_and_may_be_labelled_anew() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01");
    let labelled = label(&shop, &[1], ForwardTo::Warehouse);
    shop.must(labelled.clone());
    shop.must(Command::CancelForward {
        number: number(),
        reason: "wrong label".to_owned(),
    });
    assert_eq!(row(&shop, 1).forward, None);
    shop.must(labelled);
    assert_eq!(row(&shop, 1).forward, Some(number()));
    sound(&mut shop);
}

/// Every unit that came is in one container here, or left: with its container or alone.
#[test]
fn the_books_balance_with_single_units() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=9 {
        put(
            &mut shop,
            number,
            parcel,
            if number <= 6 { "R-01" } else { "R-02" },
        );
    }
    shop.must(sell(&[1, 7], None));
    let labelled = label(&shop, &[2, 3], ForwardTo::Fba);
    shop.must(labelled);
    shop.must(Command::HandOver {
        read: vec![number()],
    });
    shop.must(Command::SealContainer {
        container: container("R-01"),
    });
    shop.must(Command::LeaveContainer {
        container: container("R-01"),
        how: LeftHow::Sold,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    });
    let Answer::Containers(all) = shop.ask(&Query::Containers(None)) else {
        panic!("containers are asked for");
    };
    let here: u32 = all.iter().map(|count| count.units).sum();
    let whole: u32 = all
        .iter()
        .filter_map(|count| count.row.left.as_ref())
        .map(|left| left.what.units)
        .sum();
    let rows: Vec<UnitRow> = (1..=9).map(|number| row(&shop, number)).collect();
    let alone = |how: LeftHow| {
        let left = rows.iter().filter_map(|row| row.left.as_deref());
        left.filter(|left| left.under.is_some() && left.how == how)
            .count()
    };
    assert_eq!((here, whole), (2, 3));
    assert_eq!((alone(LeftHow::Sold), alone(LeftHow::Forwarded)), (2, 2));
    assert_eq!(here + whole + 4, 9, "received is here and gone by each way");
}

#[test]
fn nothing_is_destroyed_but_by_contract_or_by_its_sellers_word() {
    let (mut shop, parcel) = a_shop();
    let mut put = fresh(1, parcel, "D-01");
    put.proposed = Decision::Resell;
    put.override_reason = Some(crate::domain::decision::OverrideReason::Supervisor);
    shop.must(Command::PutUnit(Box::new(put)));
    let witness = PersonCode::parse("OP-9").unwrap();
    shop.must(Command::EnrolPerson {
        person: witness.clone(),
        name: "Bo".to_owned(),
        role: Role::Operator,
    });
    shop.must(Command::SealContainer {
        container: container("D-01"),
    });
    let destroy = |photo| Command::LeaveContainer {
        container: container("D-01"),
        how: LeftHow::Destroyed,
        under: None,
        witness: Some(witness.clone()),
        photo,
        taker: None,
    };
    let shown = Some(Hash([6; 32]));
    assert_eq!(
        refused(&mut shop, destroy(shown)),
        Refusal::NoInstruction(tag(1))
    );
    promote(&mut shop);
    shop.must(Command::InstructDispose {
        tags: vec![tag(1)],
        said: Said {
            how: SaidHow::Chat,
            who: "Li".to_owned(),
            shown: None,
        },
    });
    assert_eq!(row(&shop, 1).basis, Some(DisposeBasis::Instruction));
    assert_eq!(refused(&mut shop, destroy(None)), Refusal::PhotoNeeded);
    shop.must(destroy(shown));
    assert_eq!(row(&shop, 1).state, UnitState::Gone);
    sound(&mut shop);
}

#[test]
fn an_empty_box_leaves_the_shelf_once_its_claim_is_over() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    let parcel = shop.receive(1, &[tracking(&format!("1Z{:016}", 1))]);
    shop.must(Command::EmptyParcel {
        parcel,
        shelf: container("E-01"),
    });
    let evidence = Queue::Parcels(ParcelQueue::Evidence);
    assert_eq!(count(&shop, evidence), 1);
    let claim = |shop: &Shop| match shop.ask(&Query::BoxClaim(parcel)) {
        Answer::BoxClaim(claim) => claim,
        other => panic!("{other:?}"),
    };
    let last = shop.today().plus_days(30);
    assert_eq!(claim(&shop), Some(BoxClaim::Open(last)));
    let release = |reason, note: Option<&str>| {
        Command::ReleaseParcel(Box::new(ReleaseParcel {
            parcel,
            read: vec![format!("1Z{:016}", 1)],
            reason,
            note: note.map(str::to_owned),
        }))
    };
    let early = refused(&mut shop, release(ReleaseReason::RunOut, None));
    assert_eq!(early, Refusal::ClaimOpen(last));
    let mut filed = line(1);
    filed.safet_claim_id = Some("5501".to_owned());
    import(&mut shop, "b.tsv", &[filed]);
    assert_eq!(claim(&shop), Some(BoxClaim::Filed));
    let wrong = refused(&mut shop, release(ReleaseReason::RunOut, None));
    assert_eq!(wrong, Refusal::ClaimFiled);
    shop.must(release(ReleaseReason::ClaimClosed, Some("granted")));
    assert_eq!(count(&shop, evidence), 0);
    let query = Query::queued_parcels(ParcelQueue::Evidence, shop.at, None);
    let Answer::QueuedParcels(page) = shop.ask(&query) else {
        panic!("parcels are asked for");
    };
    assert!(page.rows.is_empty());
    let again = refused(
        &mut shop,
        release(ReleaseReason::ClaimClosed, Some("granted")),
    );
    assert!(matches!(again, Refusal::NoEvidence(_)));
    sound(&mut shop);
}

#[test]
fn a_box_of_which_no_claim_may_be_filed_any_more_goes_by_its_scan() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking(&format!("1Z{:016}", 1))]);
    shop.must(Command::EmptyParcel {
        parcel,
        shelf: container("E-01"),
    });
    shop.at = shop.at.plus_ms(31 * 86_400_000);
    let release = |read: &str| {
        Command::ReleaseParcel(Box::new(ReleaseParcel {
            parcel,
            read: vec![read.to_owned()],
            reason: ReleaseReason::RunOut,
            note: None,
        }))
    };
    let other = refused(&mut shop, release("1Z999"));
    assert!(matches!(other, Refusal::OtherParcel(_, read) if read == "1Z999"));
    shop.must(release(&format!("1Z{:016}", 1)));
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_unit_that_answers_a_line_is_gone_for_its_claim_too() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    let parcel = shop.receive(1, &[tracking(&format!("1Z{:016}", 1))]);
    let mut put = answering(1, parcel, "R-01", &line(1));
    put.inspection.grade = Some(Grade::New);
    shop.must(Command::PutUnit(Box::new(put)));
    shop.must(sell(&[1], None));
    assert_eq!(row(&shop, 1).state, UnitState::Gone);
    sound(&mut shop);
}

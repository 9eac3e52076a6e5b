//! Lots: what is shown is what is sold, what stays out is named, a sale that came to nothing brings its
//! pallets back, and the books balance.

use std::sync::Arc;

use super::books::import;
use super::shop::{Shop, claim_days, container, hold, person, seller, tag, tracking, unit};
use crate::domain::codes::{ContainerName, LotNumber};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::grade::Grade;
use crate::domain::hold::HoldEnd;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::lot::{LotLevel, SplitBy};
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{Prices, Product, Restriction};
use crate::domain::said::{Said, SaidHow};
use crate::ledger::command::SellLot;
use crate::ledger::fact::{LotProceeds, Role};
use crate::ledger::query::{LotAsked, LotSheet, LotView};
use crate::ledger::rows::UnitState;
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::SubmitError;

const USD: Currency = Currency::USD;

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: USD,
    }
}

fn number(text: &str) -> LotNumber {
    LotNumber::parse(text).unwrap()
}

fn priced(minor: i64) -> Prices {
    Prices {
        new_price: Some(usd(minor)),
        ..Prices::default()
    }
}

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let lamp = Product {
        sku: Some("LAMP".to_owned()),
        title: Some("Lamp".to_owned()),
        category: Some("Home".to_owned()),
        barcodes: vec!["00012345678905".to_owned()],
        prices: priced(2599),
        weight: Some(Grams(412)),
        ..Product::of(seller())
    };
    let oil = Product {
        sku: Some("OIL".to_owned()),
        barcodes: vec!["00036000291452".to_owned()],
        restrictions: vec![Restriction::Flammable],
        ..Product::of(seller())
    };
    import(&mut shop, "book.tsv", &[lamp, oil]);
    (shop, parcel)
}

/// Puts a unit of which no photo is owed.
fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str, grade: Grade) {
    let mut put = unit(number, parcel, name);
    put.inspection.grade = Some(grade);
    put.allowed = grade.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(put)));
}

fn seal(shop: &mut Shop, name: &str) {
    shop.must(Command::SealContainer {
        container: container(name),
    });
}

fn view(shop: &Shop, names: &[&str]) -> LotView {
    let asked = LotAsked {
        pallets: names.iter().map(|name| container(name)).collect(),
        currency: USD,
        today: shop.today(),
        claims_from: Some(claim_days().open_from),
    };
    match shop.ask(&Query::LotView(asked)) {
        Answer::LotView(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn sale(shop: &Shop, lot: &str, names: &[&str], minor: i64) -> SellLot {
    let view = view(shop, names);
    SellLot {
        lot: number(lot),
        pallets: names.iter().map(|name| container(name)).collect(),
        list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
        buyer: "Second Chance LLC".to_owned(),
        day: shop.today(),
        price: usd(minor),
        reference: Some("AUC-1".to_owned()),
    }
}

fn sell(shop: &mut Shop, sale: SellLot) -> Result<(), SubmitError> {
    let order = shop.order(Command::SellLot(Box::new(sale)));
    shop.submit(&order).map(|_| ())
}

fn refused(result: Result<(), SubmitError>) -> Refusal {
    match result {
        Err(SubmitError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn sold(shop: &Shop, lot: &str) -> LotSheet {
    match shop.ask(&Query::Lot(number(lot))) {
        Answer::Lot(Some(sheet)) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn state(shop: &Shop, number: u64) -> UnitState {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => row.state,
        other => panic!("{other:?}"),
    }
}

fn codes(view: &LotView) -> Vec<(String, String)> {
    let notes = view.notes.iter();
    let told = notes.map(|note| (note.tag.to_string(), note.why.code().to_owned()));
    told.collect()
}

#[test]
fn a_lot_of_two_pallets_is_sold_once_and_stands_as_it_was_sold() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "L-01", Grade::New);
    put(&mut shop, 2, parcel, "L-01", Grade::LikeNew);
    put(&mut shop, 3, parcel, "L-02", Grade::New);
    put(&mut shop, 4, parcel, "L-03", Grade::New);
    assert!(view(&shop, &[]).pallets.is_empty(), "none is sealed");
    for name in ["L-01", "L-02"] {
        seal(&mut shop, name);
    }
    let seen = view(&shop, &[]);
    assert_eq!(seen.lot.units.len(), 3);
    assert_eq!(seen.lot.condition(), Some(Grade::LikeNew));
    assert_eq!(seen.lot.retail().sum, 3 * 2599);
    assert_eq!(seen.lot.weight().sum, 3 * 412);
    assert_eq!(codes(&seen), []);
    let first = seen.lot.units.first().unwrap();
    assert_eq!(first.title.as_deref(), Some("Lamp"));
    assert_eq!(first.barcode.as_deref(), Some("00012345678905"));

    let alone = shop.order(Command::LeaveContainer {
        container: container("L-01"),
        how: LeftHow::LotSold,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    });
    assert_eq!(
        refused(shop.submit(&alone).map(|_| ())).code(),
        "sold_as_lot"
    );
    let whole = sale(&shop, "2026-A", &["L-02", "L-01"], 10_000);
    sell(&mut shop, whole.clone()).unwrap();
    let sheet = sold(&shop, "2026-A");
    assert_eq!(sheet.lot, seen.lot, "to the last word");
    assert_eq!(
        sheet.row.sold.list,
        codec::sha256(codec::encode_lot(&seen.lot).as_bytes())
    );
    assert_eq!(sheet.row.sold.split, SplitBy::Retail);
    assert_eq!(sheet.row.sold.condition, Some(Grade::LikeNew));
    assert_eq!(sheet.row.person, Some(person()));
    for number in 1..=3 {
        assert_eq!(state(&shop, number), UnitState::Gone);
    }
    assert_eq!(state(&shop, 4), UnitState::Put);
    assert_eq!(refused(sell(&mut shop, whole)).code(), "lot_number_taken");
    let again = sale(&shop, "2026-B", &["L-01"], 10_000);
    assert_eq!(refused(sell(&mut shop, again)).code(), "left_already");
    import(
        &mut shop,
        "dearer.tsv",
        &[Product {
            sku: Some("LAMP".to_owned()),
            prices: priced(9999),
            ..Product::of(seller())
        }],
    );
    assert_eq!(sold(&shop, "2026-A").lot, seen.lot, "whatever a book says");
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(sold(&shop, "2026-A"), sheet);
}

#[test]
fn a_lot_that_changed_since_it_was_shown_is_not_sold() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "L-01", Grade::New);
    let open = sale(&shop, "A", &["L-01"], 100);
    assert_eq!(refused(sell(&mut shop, open)).code(), "not_sealed");
    seal(&mut shop, "L-01");
    let mut shown = sale(&shop, "A", &["L-01"], 100);
    import(
        &mut shop,
        "dearer.tsv",
        &[Product {
            sku: Some("LAMP".to_owned()),
            prices: priced(9999),
            ..Product::of(seller())
        }],
    );
    assert_eq!(refused(sell(&mut shop, shown.clone())), Refusal::LotChanged);
    shown = sale(&shop, "A", &["L-01"], 100);
    shown.buyer = "  ".to_owned();
    assert_eq!(refused(sell(&mut shop, shown.clone())), Refusal::SaleTerms);
    shown.buyer = "B".to_owned();
    shown.price = usd(-1);
    assert_eq!(refused(sell(&mut shop, shown.clone())), Refusal::SaleTerms);
    shown.price = usd(0);
    sell(&mut shop, shown).unwrap();
    put(&mut shop, 5, parcel, "R-01", Grade::New);
    seal(&mut shop, "R-01");
    let tote = SellLot {
        pallets: vec![container("R-01")],
        ..sale(&shop, "B", &["R-01"], 100)
    };
    assert_eq!(
        refused(sell(&mut shop, tote)),
        Refusal::WrongWayOut(container("R-01"), LeftHow::LotSold)
    );
    let mut none = sale(&shop, "C", &["L-77"], 100);
    assert_eq!(
        refused(sell(&mut shop, none.clone())),
        Refusal::NoSuchContainer(container("L-77"))
    );
    none.pallets = Vec::<ContainerName>::new();
    assert_eq!(refused(sell(&mut shop, none)), Refusal::LotEmpty);
}

#[test]
fn each_unit_that_stays_out_is_named_and_keeps_its_pallet_back() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "L-01", Grade::New);
    let mut oil = unit(2, parcel, "L-01");
    oil.inspection.grade = Some(Grade::New);
    oil.inspection.barcode = Some("00036000291452".to_owned());
    oil.allowed = Grade::New.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(oil)));
    let mut nobodys = unit(3, parcel, "L-02");
    nobodys.inspection.grade = Some(Grade::New);
    nobodys.inspection.seller = None;
    nobodys.allowed = Grade::New.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(nobodys)));
    for name in ["L-01", "L-02"] {
        seal(&mut shop, name);
    }
    let seen = view(&shop, &[]);
    let tag = |number| tag(number).to_string();
    assert_eq!(
        codes(&seen),
        [(tag(2), "out".to_owned()), (tag(3), "out".to_owned())]
    );
    assert_eq!(seen.refused_on(&container("L-01")).count(), 1);
    assert_eq!(seen.lot.retail().unknown, 2);
    let both = sale(&shop, "A", &["L-01", "L-02"], 100);
    assert_eq!(refused(sell(&mut shop, both)).code(), "not_in_lots");
}

/// A unit that was held for its seller and moved to a lot before the seller's days were over.
#[test]
fn a_seller_that_may_still_answer_keeps_its_unit_out_until_it_spoke() {
    for (end, out) in [(HoldEnd::Released, true), (HoldEnd::Answered, false)] {
        let (mut shop, parcel) = a_shop();
        shop.must(Command::EnrolPerson {
            person: person(),
            name: "Ana".to_owned(),
            role: Role::Supervisor,
        });
        let mut held = unit(1, parcel, "H-01");
        held.inspection.grade = Some(Grade::New);
        held.allowed = Grade::New.spec().allowed.to_vec();
        held.hold = Some(hold());
        shop.must(Command::PutUnit(Box::new(held)));
        let units = vec![UnitId((4 << 100) + 1)];
        shop.must(Command::EndHold {
            units: units.clone(),
            decision: Decision::Liquidate,
            end,
            said: (end == HoldEnd::Answered).then(|| Said {
                how: SaidHow::Chat,
                who: "Li".to_owned(),
                shown: None,
            }),
            note: None,
        });
        shop.must(Command::MoveUnits {
            units,
            container: container("L-01"),
        });
        seal(&mut shop, "L-01");
        assert_eq!(codes(&view(&shop, &[])).is_empty(), !out, "{end:?}");
    }
}

#[test]
fn another_decision_than_liquidation_stays_out_and_an_open_claim_is_told() {
    let (mut shop, parcel) = a_shop();
    let mut kept = unit(1, parcel, "L-01");
    kept.inspection.grade = Some(Grade::New);
    kept.allowed = Grade::New.spec().allowed.to_vec();
    kept.decision = Decision::Resell;
    kept.override_reason = Some(OverrideReason::ALL[0]);
    let order = shop.order(Command::PutUnit(Box::new(kept)));
    assert!(shop.submit(&order).is_err(), "no pallet takes it");
    let line = super::shop::line(7);
    let mut worse = super::shop::answering(2, parcel, "L-01", &line);
    worse.learned = None;
    shop.must(Command::PutUnit(Box::new(worse)));
    let seen = view(&shop, &["L-01"]);
    let told: Vec<LotLevel> = seen.notes.iter().map(|note| note.level).collect();
    assert_eq!(told, [LotLevel::Warned], "{:?}", codes(&seen));
}

#[test]
fn a_withdrawn_sale_brings_the_pallets_back_and_they_are_sold_again() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, number, parcel, "L-01", Grade::New);
    }
    seal(&mut shop, "L-01");
    let first = sale(&shop, "A", &["L-01"], 1000);
    sell(&mut shop, first).unwrap();
    for (reason, outcome) in [("", Some("reason_needed")), ("not paid", None)] {
        let order = shop.order(Command::WithdrawLot {
            lot: number("A"),
            reason: reason.to_owned(),
        });
        match outcome {
            Some(code) => assert_eq!(refused(shop.submit(&order).map(|_| ())).code(), code),
            None => drop(shop.submit(&order).unwrap()),
        }
    }
    let sheet = sold(&shop, "A");
    assert_eq!(
        sheet.row.withdrawn.map(|(_, why)| why).as_deref(),
        Some("not paid")
    );
    assert_eq!(state(&shop, 2), UnitState::Put);
    let again = sale(&shop, "B", &["L-01"], 900);
    sell(&mut shop, again).unwrap();
    assert_eq!(state(&shop, 2), UnitState::Gone);
    let lots = match shop.ask(&Query::Lots(None)) {
        Answer::Lots(page) => page.rows,
        other => panic!("{other:?}"),
    };
    let names: Vec<&str> = lots.iter().map(|row| row.sold.lot.as_str()).collect();
    assert_eq!(names, ["B", "A"], "newest first");
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn what_units_brought_is_taken_once_for_each_file() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=3 {
        put(&mut shop, number, parcel, "L-01", Grade::New);
    }
    seal(&mut shop, "L-01");
    let whole = sale(&shop, "A", &["L-01"], 1000);
    sell(&mut shop, whole).unwrap();
    let unit_of = |number: u128| UnitId((4 << 100) + number);
    let told = |file: u8, amounts: &[(u128, i64)]| LotProceeds {
        lot: number("A"),
        file: Hash([file; 32]),
        file_name: format!("{file}.csv"),
        currency: USD,
        amounts: amounts
            .iter()
            .map(|(unit, minor)| (unit_of(*unit), *minor))
            .collect(),
    };
    let take = |shop: &mut Shop, told: LotProceeds| {
        let order = shop.order(Command::TakeProceeds(Box::new(told)));
        shop.submit(&order).map(|_| ())
    };
    take(&mut shop, told(1, &[(2, 700)])).unwrap();
    let sheet = sold(&shop, "A");
    let brought = sheet.lot.proceeds(1000, &sheet.row.told);
    assert_eq!(brought[&unit_of(2)], 700);
    assert_eq!(brought.values().sum::<i64>(), 1000);
    take(&mut shop, told(1, &[(2, 1)])).unwrap();
    assert_eq!(sold(&shop, "A"), sheet, "the same file changes nothing");
    take(&mut shop, told(2, &[(2, 650)])).unwrap();
    assert_eq!(sold(&shop, "A").row.told[&unit_of(2)], 650);
    assert_eq!(
        refused(take(&mut shop, told(3, &[(9, 1)]))),
        Refusal::NoSuchUnit
    );
    let yen = LotProceeds {
        currency: Currency::parse("JPY").unwrap(),
        ..told(4, &[(1, 1)])
    };
    assert_eq!(refused(take(&mut shop, yen)), Refusal::SaleTerms);
    let nowhere = LotProceeds {
        lot: number("Z"),
        ..told(5, &[(1, 1)])
    };
    assert_eq!(refused(take(&mut shop, nowhere)).code(), "no_such_lot");
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

fn enrol(shop: &mut Shop, role: Role) {
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role,
    });
}

fn reopen(shop: &mut Shop, name: &str, reason: &str) -> Result<(), SubmitError> {
    let order = shop.order(Command::ReopenPallet {
        container: container(name),
        reason: reason.to_owned(),
    });
    shop.submit(&order).map(|_| ())
}

/// What a newer rule keeps out is taken off a sealed pallet, and what was sold is opened by nobody.
#[test]
fn a_sealed_pallet_is_opened_again_by_a_supervisor_until_it_is_sold() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "L-01", Grade::New);
    let mut spray = unit(2, parcel, "L-01");
    spray.inspection.grade = Some(Grade::New);
    spray.inspection.barcode = Some("04006381333931".to_owned());
    spray.allowed = Grade::New.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(spray)));
    seal(&mut shop, "L-01");
    let shown = sale(&shop, "A", &["L-01"], 100);
    let book = Product {
        sku: Some("SPRAY".to_owned()),
        barcodes: vec!["04006381333931".to_owned()],
        restrictions: vec![Restriction::Flammable],
        ..Product::of(seller())
    };
    import(&mut shop, "newer.tsv", &[book]);
    let kept = refused(sell(&mut shop, shown));
    assert!(matches!(&kept, Refusal::NotInLots(of, _) if *of == tag(2)));

    enrol(&mut shop, Role::Operator);
    let why = "a spray on it";
    assert_eq!(
        refused(reopen(&mut shop, "L-01", why)),
        Refusal::SupervisorNeeded
    );
    enrol(&mut shop, Role::Supervisor);
    for (name, reason, wanted) in [
        ("L-01", "  ", Refusal::ReasonNeeded),
        ("L-77", why, Refusal::NoSuchContainer(container("L-77"))),
    ] {
        assert_eq!(refused(reopen(&mut shop, name, reason)), wanted);
    }
    put(&mut shop, 3, parcel, "R-01", Grade::New);
    seal(&mut shop, "R-01");
    let tote = refused(reopen(&mut shop, "R-01", why));
    assert_eq!(tote, Refusal::NotALotPallet(container("R-01")));
    reopen(&mut shop, "L-01", why).unwrap();
    assert!(view(&shop, &[]).pallets.is_empty(), "none is sealed");
    let open = refused(reopen(&mut shop, "L-01", why));
    assert_eq!(open, Refusal::NotSealed(container("L-01")));
    shop.must(Command::MoveUnits {
        units: vec![UnitId((4 << 100) + 2)],
        container: container("L-02"),
    });
    seal(&mut shop, "L-01");
    let rest = sale(&shop, "A", &["L-01"], 100);
    sell(&mut shop, rest).unwrap();
    let frozen = sold(&shop, "A");
    assert_eq!(frozen.lot.units.len(), 1);
    let gone = refused(reopen(&mut shop, "L-01", why));
    assert_eq!(gone, Refusal::LeftAlready(container("L-01")));

    // A sale that came to nothing gives the pallet back, and the lot stands as it was sold.
    shop.must(Command::WithdrawLot {
        lot: number("A"),
        reason: "not paid".to_owned(),
    });
    reopen(&mut shop, "L-01", why).unwrap();
    assert_eq!(sold(&shop, "A").lot, frozen.lot);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert!(view(&shop, &[]).pallets.is_empty(), "it stays open");
}

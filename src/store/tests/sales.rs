//! What keeps goods from every sale, pictures of pallets, and batches that are late.

use std::sync::Arc;

use super::books::import;
use super::dump::dump;
use super::recalls;
use super::shop::{Shop, claim_days, container, hold, person, seller, tag, tracking, unit};
use crate::domain::codes::{BatchNumber, LotNumber};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::HoldEnd;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::limits::{BATCH_UNLISTED_DAYS, BATCH_UNSOLD_DAYS, PALLET_PHOTOS_MAX};
use crate::domain::lot::LotWhy;
use crate::domain::money::{Currency, Money};
use crate::domain::product::Product;
use crate::domain::resale::SaleChannel;
use crate::domain::time::Day;
use crate::ledger::command::{SellLot, SellUnits};
use crate::ledger::fact::{OpenedBatch, Role};
use crate::ledger::query::{LotAsked, LotView, Queue, ResaleAsked, ResaleOf};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::{DERIVED, SubmitError};

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    (shop, parcel)
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

/// A unit as new, of which no photo is owed.
fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str) {
    let mut put = unit(number, parcel, name);
    put.inspection.grade = Some(Grade::New);
    put.allowed = Grade::New.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(put)));
}

fn try_it(shop: &mut Shop, command: Command) -> Result<(), Refusal> {
    let order = shop.order(command);
    match shop.submit(&order) {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        other => panic!("{other:?}"),
    }
}

fn sell(numbers: &[u64]) -> Command {
    Command::SellUnits(Box::new(SellUnits {
        tags: numbers.iter().map(|number| tag(*number)).collect(),
        order: "114-1234567-7654321".to_owned(),
        price: None,
    }))
}

fn kept(shop: &Shop, number: u64) -> Vec<String> {
    match shop.ask(&Query::KeptBack(vec![tag(number)], shop.today())) {
        Answer::KeptBack(kept) => kept.iter().map(|one| one.why.code().to_owned()).collect(),
        other => panic!("{other:?}"),
    }
}

/// Incremental is rebuilt, and every row is the fold of its facts.
fn sound(shop: &mut Shop) {
    let of = |shop: &Shop| dump(shop.writer.as_ref().unwrap().connection(), DERIVED);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    let grown = of(shop);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    while !matches!(
        shop.writer.as_mut().unwrap().merge_slice(|| false).unwrap(),
        crate::store::MergeProgress::Idle
    ) {}
    assert_eq!(of(shop), grown, "rebuilt is as grown");
}

#[test]
fn what_was_recalled_meanwhile_is_sold_neither_singly_nor_listed_until_the_recall_ends() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=2 {
        put(&mut shop, number, parcel, "R-01");
    }
    assert!(kept(&shop, 1).is_empty());
    let scanned = unit(1, parcel, "R-01").inspection.barcode.unwrap();
    let recall = recalls::of_code("26-101", &scanned);
    recalls::import(&mut shop, "recalls.tsv", std::slice::from_ref(&recall));
    assert_eq!(kept(&shop, 1), ["recalled"]);
    let why = LotWhy::Rule("recalled".to_owned());
    assert_eq!(
        try_it(&mut shop, sell(&[1, 2])),
        Err(Refusal::KeptBack(tag(1), why.clone()))
    );
    let batch = open_batch(&mut shop, "A", 2);
    let gather = Command::GatherUnits {
        batch,
        units: vec![id(2)],
    };
    let off = Err(Refusal::NotOnChannel(tag(2), why));
    assert_eq!(try_it(&mut shop, gather), off, "a batch asks the same");
    let mut ended = recall;
    ended.ended = Some(shop.today());
    recalls::import(&mut shop, "ended.tsv", &[ended]);
    assert_eq!(try_it(&mut shop, sell(&[1, 2])), Ok(()));
    sound(&mut shop);
}

#[test]
fn within_the_days_that_a_seller_was_given_nothing_is_sold_singly() {
    let (mut shop, parcel) = a_shop();
    shop.must(Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Supervisor,
    });
    let mut held = unit(1, parcel, "H-01");
    held.inspection.grade = Some(Grade::New);
    held.hold = Some(hold());
    shop.must(Command::PutUnit(Box::new(held)));
    shop.must(Command::EndHold {
        units: vec![id(1)],
        decision: Decision::Resell,
        end: HoldEnd::Released,
        said: None,
        note: None,
    });
    shop.must(Command::MoveUnits {
        units: vec![id(1)],
        container: container("R-01"),
    });
    assert_eq!(kept(&shop, 1), ["answer_due"]);
    let due = LotWhy::Rule("answer_due".to_owned());
    assert_eq!(
        try_it(&mut shop, sell(&[1])),
        Err(Refusal::KeptBack(tag(1), due))
    );
    let later = hold().review.days_since(shop.today());
    shop.at = shop.at.plus_ms((later + 1) * 86_400_000);
    assert!(kept(&shop, 1).is_empty());
    assert_eq!(try_it(&mut shop, sell(&[1])), Ok(()));
}

fn view(shop: &Shop, name: &str) -> LotView {
    let asked = LotAsked {
        pallets: vec![container(name)],
        currency: Currency::USD,
        today: shop.today(),
        claims_from: None,
    };
    match shop.ask(&Query::LotView(asked)) {
        Answer::LotView(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn sale(shop: &Shop, view: &LotView) -> Command {
    Command::SellLot(Box::new(SellLot {
        lot: LotNumber::parse("2026-A").unwrap(),
        pallets: vec![container("L-01")],
        list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
        buyer: "Second Chance LLC".to_owned(),
        day: shop.today(),
        price: Money {
            minor: 1000,
            currency: Currency::USD,
        },
        reference: None,
    }))
}

#[test]
fn pictures_of_a_pallet_are_sold_with_it_and_never_change_after_that() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "L-01");
    put(&mut shop, 2, parcel, "R-01");
    let picture = |name: &str, bytes: &[u8]| Command::PictureContainer {
        container: container(name),
        photos: bytes.iter().map(|byte| Hash([*byte; 32])).collect(),
    };
    let no = |name: &str| Err(Refusal::NoPictures(container(name)));
    let many: Vec<u8> = (0..=u8::try_from(PALLET_PHOTOS_MAX).unwrap()).collect();
    for (name, bytes, told) in [
        (
            "L-09",
            &[1][..],
            Err(Refusal::NoSuchContainer(container("L-09"))),
        ),
        ("R-01", &[1], no("R-01")),
        ("L-01", &[1, 1], no("L-01")),
        ("L-01", &many, no("L-01")),
        ("L-01", &[1, 2], Ok(())),
    ] {
        assert_eq!(
            try_it(&mut shop, picture(name, bytes)),
            told,
            "{name} {bytes:?}"
        );
    }
    let facts = shop.reader().verify().unwrap().facts;
    shop.must(picture("L-01", &[1, 2]));
    assert_eq!(
        shop.reader().verify().unwrap().facts,
        facts,
        "the same again is nothing"
    );
    shop.must(Command::SealContainer {
        container: container("L-01"),
    });
    let shown = view(&shop, "L-01");
    assert_eq!(shown.lot.pictures[&container("L-01")].len(), 2);
    shop.must(picture("L-01", &[2]));
    let old = sale(&shop, &shown);
    assert_eq!(try_it(&mut shop, old), Err(Refusal::LotChanged));
    let shown = view(&shop, "L-01");
    let new = sale(&shop, &shown);
    assert_eq!(try_it(&mut shop, new), Ok(()));
    let Answer::Lot(Some(sold)) = shop.ask(&Query::Lot(LotNumber::parse("2026-A").unwrap())) else {
        panic!("it is sold");
    };
    assert_eq!(sold.lot.pictures[&container("L-01")], [Hash([2; 32])]);
    assert_eq!(
        try_it(&mut shop, picture("L-01", &[])),
        Err(Refusal::LeftAlready(container("L-01")))
    );
    sound(&mut shop);
}

fn open_batch(shop: &mut Shop, text: &str, days: i64) -> BatchNumber {
    let batch = BatchNumber::parse(text).unwrap();
    shop.must(Command::OpenBatch(OpenedBatch {
        batch: batch.clone(),
        seller: seller(),
        channel: SaleChannel::Other,
        owner: person(),
        due: shop.today().plus_days(days),
    }));
    batch
}

/// The batches that are late on a day, as the queue counts and lists them.
fn late(shop: &Shop, today: Day) -> Vec<(String, u32)> {
    let Answer::Batches(rows) = shop.ask(&Query::LateBatches(today)) else {
        panic!("batches are asked for");
    };
    let Answer::OpenWork(figures) = shop.ask(&Query::open_work(shop.at, claim_days(), today))
    else {
        panic!("figures are asked for");
    };
    let figure = figures.iter().find(|figure| figure.queue == Queue::Batches);
    let figure = figure.unwrap();
    assert_eq!(usize::try_from(figure.count).unwrap(), rows.len());
    assert_eq!(figure.oldest, rows.first().map(|count| count.row.opened_at));
    let rows = rows.into_iter();
    rows.map(|count| (count.row.opened.batch.to_string(), count.units))
        .collect()
}

#[test]
fn a_batch_is_late_to_be_listed_and_then_to_be_sold_until_nothing_is_left() {
    let (mut shop, parcel) = a_shop();
    let lamp = Product {
        sku: Some("LAMP".to_owned()),
        barcodes: vec!["00012345678905".to_owned()],
        ..Product::of(seller())
    };
    import(&mut shop, "book.tsv", &[lamp]);
    put(&mut shop, 1, parcel, "R-01");
    let today = shop.today();
    let on = |days: u32| today.plus_days(i64::from(days));
    let soon = open_batch(&mut shop, "SOON", 2);
    open_batch(&mut shop, "FAR", 90);
    let told = |names: &[(&str, u32)]| {
        let told = names
            .iter()
            .map(|(name, units)| ((*name).to_owned(), *units));
        told.collect::<Vec<_>>()
    };
    assert_eq!(late(&shop, on(2)), told(&[]));
    assert_eq!(late(&shop, on(3)), told(&[("SOON", 0)]));
    let both = told(&[("SOON", 0), ("FAR", 0)]);
    assert_eq!(late(&shop, on(BATCH_UNLISTED_DAYS)), both);
    shop.must(Command::GatherUnits {
        batch: soon.clone(),
        units: vec![id(1)],
    });
    let asked = ResaleAsked {
        of: ResaleOf::Batch(soon.clone()),
        seller: seller(),
        channel: SaleChannel::Other,
        today,
    };
    let Answer::ResaleView(shown) = shop.ask(&Query::ResaleView(asked)) else {
        panic!("units for sale are asked for");
    };
    shop.must(Command::ListBatch {
        batch: soon.clone(),
        list: Arc::from(codec::encode_batch(&shown.batch).as_bytes()),
    });
    let of_soon = |days: u32| {
        let late = late(&shop, on(days)).into_iter();
        late.filter(|(name, _)| name == "SOON").collect::<Vec<_>>()
    };
    assert_eq!(of_soon(BATCH_UNSOLD_DAYS - 1), []);
    assert_eq!(of_soon(BATCH_UNSOLD_DAYS), told(&[("SOON", 1)]));
    shop.must(sell(&[1]));
    let left = late(&shop, on(BATCH_UNSOLD_DAYS));
    assert_eq!(left, told(&[("FAR", 0)]), "all of it is sold");
    shop.must(Command::EndBatch {
        batch: BatchNumber::parse("FAR").unwrap(),
        reason: Some("no photos".to_owned()),
    });
    assert_eq!(late(&shop, on(BATCH_UNSOLD_DAYS)), told(&[]));
    sound(&mut shop);
}

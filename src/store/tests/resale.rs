//! Resale: from tote to listing, what is refused on the way, a SKU that keeps its condition, a label that is
//! proven, and back to hold; rows rebuilt are rows as they grew.

use std::sync::Arc;

use super::books::import;
use super::dump::dump;
use super::shop::{Shop, container, hold, person, seller, tag, tracking, unit};
use crate::domain::codes::{BatchNumber, Tracking};
use crate::domain::decision::Decision;
use crate::domain::forward::ForwardTo;
use crate::domain::grade::Grade;
use crate::domain::hold::Hold;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::lot::LotWhy;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{Prices, Product};
use crate::domain::rates;
use crate::domain::resale::{BatchEnd, SaleChannel, SkuProblem};
use crate::domain::time::Day;
use crate::ledger::batch::Batch;
use crate::ledger::command::MakeForward;
use crate::ledger::fact::{OpenedBatch, RelabelledUnit};
use crate::ledger::query::{
    BatchSheet, NewCodeKind, RelabelLack, RelabelView, ResaleAsked, ResaleOf, ResaleView,
};
use crate::ledger::rows::{RatesFrom, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::{DERIVED, SubmitError};

fn number(text: &str) -> BatchNumber {
    BatchNumber::parse(text).unwrap()
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

/// A shop with a lamp and a cup in its book, and rates that say what a used one brings.
fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let lamp = Product {
        sku: Some("LAMP".to_owned()),
        asin: Some("B0B4WP8XYZ".to_owned()),
        fnsku: Some("X003RBCVNT".to_owned()),
        title: Some("Lamp".to_owned()),
        barcodes: vec!["00012345678905".to_owned()],
        prices: Prices {
            new_price: Some(Money {
                minor: 2599,
                currency: Currency::USD,
            }),
            ..Prices::default()
        },
        ..Product::of(seller())
    };
    let cup = Product {
        sku: Some("CUP".to_owned()),
        barcodes: vec!["00036000291452".to_owned()],
        ..Product::of(seller())
    };
    let long = Product {
        sku: Some("A-VERY-LONG-SKU-OF-CUPS".to_owned()),
        barcodes: vec!["05901234123457".to_owned()],
        ..Product::of(seller())
    };
    import(&mut shop, "book.tsv", &[lamp, cup, long]);
    let mut card = rates::sample();
    card.new_price = None;
    shop.must(Command::SetSellerRates {
        seller: seller(),
        rates: Box::new(RatesFrom {
            from: Day::parse("2026-01-01").unwrap(),
            card,
        }),
    });
    (shop, parcel)
}

fn put(shop: &mut Shop, number: u64, parcel: ParcelId, name: &str, grade: Grade) {
    let mut put = unit(number, parcel, name);
    put.inspection.grade = Some(grade);
    // Amazon's label asks for a photo, without which no tote is sealed.
    put.inspection.lpn = (number == 1).then(|| "LPNRR00000001".to_owned());
    put.allowed = grade.spec().allowed.to_vec();
    shop.must(Command::PutUnit(Box::new(put)));
}

fn put_of(shop: &mut Shop, number: u64, parcel: ParcelId, barcode: &str) {
    let mut put = unit(number, parcel, "R-01");
    put.inspection.barcode = Some(barcode.to_owned());
    shop.must(Command::PutUnit(Box::new(put)));
}

fn opened(shop: &Shop, text: &str, channel: SaleChannel) -> OpenedBatch {
    OpenedBatch {
        batch: number(text),
        seller: seller(),
        channel,
        owner: person(),
        due: shop.today().plus_days(2),
    }
}

fn open(shop: &mut Shop, text: &str, channel: SaleChannel) {
    let opened = opened(shop, text, channel);
    shop.must(Command::OpenBatch(opened));
}

fn try_it(shop: &mut Shop, command: Command) -> Result<(), Refusal> {
    let order = shop.order(command);
    match shop.submit(&order) {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        other => panic!("{other:?}"),
    }
}

fn gather(shop: &mut Shop, text: &str, units: &[u64]) -> Result<(), Refusal> {
    let (batch, units) = (number(text), units.iter().map(|unit| id(*unit)).collect());
    try_it(shop, Command::GatherUnits { batch, units })
}

fn view(shop: &Shop, of: ResaleOf, channel: SaleChannel) -> ResaleView {
    let asked = ResaleAsked {
        of,
        seller: seller(),
        channel,
        today: shop.today(),
    };
    match shop.ask(&Query::ResaleView(asked)) {
        Answer::ResaleView(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn list(shop: &mut Shop, text: &str, channel: SaleChannel) -> Result<(), Refusal> {
    let view = view(shop, ResaleOf::Batch(number(text)), channel);
    let list = Arc::from(codec::encode_batch(&view.batch).as_bytes());
    let batch = number(text);
    try_it(shop, Command::ListBatch { batch, list })
}

fn sheet(shop: &Shop, text: &str) -> BatchSheet {
    match shop.ask(&Query::Batch(number(text))) {
        Answer::Batch(Some(sheet)) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn relabel(shop: &Shop, number: u64) -> RelabelView {
    match shop.ask(&Query::Relabel(tag(number), shop.today())) {
        Answer::Relabel(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn back(shop: &mut Shop, number: u64, hold: Hold) -> Result<(), Refusal> {
    let units = vec![id(number)];
    try_it(shop, Command::ReturnToHold { units, hold })
}

fn state(shop: &Shop, number: u64) -> (UnitState, Option<Decision>) {
    match shop.ask(&Query::Tag(tag(number))) {
        Answer::Tag(Some(row)) => (row.state, row.decision()),
        other => panic!("{other:?}"),
    }
}

fn notes(view: &ResaleView) -> Vec<(String, &str)> {
    let notes = view.notes.iter();
    let told = notes.map(|note| (note.tag.to_string(), note.why.code()));
    told.collect()
}

const AMAZON: SaleChannel = SaleChannel::Amazon;

#[test]
fn units_go_from_totes_through_one_batch_to_a_list_that_never_changes() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01", Grade::LikeNew);
    put(&mut shop, 2, parcel, "R-02", Grade::LikeNew);
    put(&mut shop, 3, parcel, "R-01", Grade::New);
    put(&mut shop, 4, parcel, "H-01", Grade::LikeNew);
    let totes = view(&shop, ResaleOf::Totes, AMAZON);
    let priced: Vec<_> = totes
        .batch
        .units
        .iter()
        .map(|unit| (unit.sku.clone().unwrap(), unit.price))
        .collect();
    let sku = |text: &str, price| (text.to_owned(), price);
    assert_eq!(
        priced,
        [
            sku("LAMP-LN", Some(2469)),
            sku("LAMP-LN", Some(2469)),
            sku("LAMP-N", None)
        ],
        "95 percent of 25.99, and nobody said what a new one brings"
    );
    assert_eq!(notes(&totes), [(tag(3).to_string(), "no_price")]);
    match shop.ask(&Query::ForSale) {
        Answer::ForSale(sellers) => assert_eq!(sellers[0].units, 3),
        other => panic!("{other:?}"),
    }

    open(&mut shop, "A", AMAZON);
    open(&mut shop, "A", AMAZON);
    assert_eq!(gather(&mut shop, "A", &[1, 2, 3]), Ok(()));
    assert_eq!(gather(&mut shop, "A", &[1]), Ok(()), "it is in it already");
    assert!(view(&shop, ResaleOf::Totes, AMAZON).batch.units.is_empty());
    assert_eq!(list(&mut shop, "A", AMAZON), Ok(()));
    let listed = sheet(&shop, "A");
    let frozen = listed.listed.clone().unwrap();
    let lines: Vec<_> = frozen
        .lines()
        .into_iter()
        .map(|line| (line.sku, line.quantity, line.price))
        .collect();
    assert_eq!(
        lines,
        [
            ("LAMP-LN".to_owned(), 2, Some(2469)),
            ("LAMP-N".to_owned(), 1, None)
        ]
    );
    let (fact, ..) = listed.count.row.listed.clone().unwrap();
    assert_eq!((fact.units, fact.unpriced), (3, 1));
    let hash = codec::sha256(codec::encode_batch(&frozen).as_bytes());
    assert_eq!(fact.list, hash, "frozen by hash");
}

/// A batch of three that was listed, and what its list is.
#[test]
fn what_was_put_away_by_seller_is_for_sale_and_what_waits_for_a_carrier_is_not() {
    let (mut shop, parcel) = a_shop();
    for number in 1..=2 {
        put(&mut shop, number, parcel, "R-01", Grade::New);
    }
    open(&mut shop, "A", SaleChannel::Amazon);
    shop.must(Command::MoveUnits {
        units: vec![id(2)],
        container: container("V-01"),
    });
    let totes = view(&shop, ResaleOf::Totes, SaleChannel::Amazon);
    assert_eq!(totes.batch.units.len(), 2, "in the tote and on the shelf");
    shop.must(Command::MakeForward(Box::new(MakeForward {
        tags: vec![tag(2)],
        number: Tracking::parse("9400111899223197428490").unwrap(),
        carrier: None,
        to: ForwardTo::Fba,
        weight: None,
        label: None,
        due: shop.today(),
        owner: person(),
    })));
    assert_eq!(
        gather(&mut shop, "A", &[2]),
        Err(Refusal::InForward(tag(2)))
    );
    assert_eq!(back(&mut shop, 2, hold()), Err(Refusal::InForward(tag(2))));
    shop.must(Command::CancelForward {
        number: Tracking::parse("9400111899223197428490").unwrap(),
        reason: "sold here".to_owned(),
    });
    gather(&mut shop, "A", &[2]).unwrap();
    assert_eq!(sheet(&shop, "A").here, [id(2)]);
}

fn three_listed() -> (Shop, Batch) {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01", Grade::LikeNew);
    put(&mut shop, 2, parcel, "R-02", Grade::LikeNew);
    put(&mut shop, 3, parcel, "R-01", Grade::New);
    open(&mut shop, "A", AMAZON);
    gather(&mut shop, "A", &[1, 2, 3]).unwrap();
    list(&mut shop, "A", AMAZON).unwrap();
    let frozen = sheet(&shop, "A").listed.unwrap();
    (shop, frozen)
}

#[test]
fn a_listed_batch_stands_as_it_was_listed_and_ends() {
    let (mut shop, frozen) = three_listed();
    let changed = Product {
        sku: Some("LAMP".to_owned()),
        title: Some("Another lamp".to_owned()),
        ..Product::of(seller())
    };
    import(&mut shop, "later.tsv", &[changed]);
    assert_eq!(sheet(&shop, "A").listed.unwrap(), frozen);
    let over = Err(Refusal::BatchNotGathered(number("A")));
    assert_eq!(gather(&mut shop, "A", &[1]), over);
    assert_eq!(list(&mut shop, "A", AMAZON), over);

    shop.must(Command::SealContainer {
        container: container("R-02"),
    });
    shop.must(Command::LeaveContainer {
        container: container("R-02"),
        how: LeftHow::Sold,
        under: Some("113-1".to_owned()),
        witness: None,
        photo: None,
        taker: None,
    });
    assert_eq!(
        sheet(&shop, "A").here,
        [id(1), id(3)],
        "what left is out of it"
    );
    let reason = Some("the file was refused".to_owned());
    let batch = number("A");
    let ends = |reason| Command::EndBatch {
        batch: batch.clone(),
        reason,
    };
    assert_eq!(try_it(&mut shop, ends(None)), Err(Refusal::ReasonNeeded));
    shop.must(ends(reason));
    let ended = sheet(&shop, "A");
    assert_eq!(ended.count.row.ended.unwrap().0, BatchEnd::Withdrawn);
    assert!(ended.here.is_empty(), "they are free again");
    assert_eq!(view(&shop, ResaleOf::Totes, AMAZON).batch.units.len(), 2);
}

#[test]
fn what_may_not_be_listed_is_named_and_refused() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01", Grade::Good);
    put(&mut shop, 2, parcel, "H-01", Grade::Good);
    put_of(&mut shop, 3, parcel, "X000000000");
    put_of(&mut shop, 4, parcel, "05901234123457");
    open(&mut shop, "A", AMAZON);
    open(&mut shop, "B", AMAZON);
    open(&mut shop, "E", SaleChannel::Ebay);
    let other = opened(&shop, "A", SaleChannel::Ebay);
    assert_eq!(
        try_it(&mut shop, Command::OpenBatch(other)),
        Err(Refusal::BatchNumberTaken(number("A")))
    );
    let mut late = opened(&shop, "C", AMAZON);
    late.due = shop.today().plus_days(-1);
    assert_eq!(
        try_it(&mut shop, Command::OpenBatch(late)),
        Err(Refusal::BatchDay)
    );
    let held = Err(Refusal::NotForSale(tag(2)));
    assert_eq!(gather(&mut shop, "A", &[2]), held, "it is held");
    assert_eq!(
        gather(&mut shop, "Z", &[1]),
        Err(Refusal::NoSuchBatch(number("Z")))
    );
    assert_eq!(gather(&mut shop, "A", &[99]), Err(Refusal::NoSuchUnit));
    let off = |number, code: &str| {
        let why = LotWhy::Rule(code.to_owned());
        Err(Refusal::NotOnChannel(tag(number), why))
    };
    assert_eq!(
        gather(&mut shop, "A", &[1, 3]),
        off(3, "no_sku"),
        "nothing of it is taken"
    );
    assert_eq!(gather(&mut shop, "A", &[4]), off(4, "sku_too_long"));
    let totes = view(&shop, ResaleOf::Totes, AMAZON);
    let told = |number: u64, code| (tag(number).to_string(), code);
    assert_eq!(
        notes(&totes),
        [
            told(3, "no_sku"),
            told(3, "no_product_id"),
            told(3, "no_price"),
            told(4, "sku_too_long"),
            told(4, "no_price")
        ]
    );
    assert!(totes.stays_off(id(3)) && !totes.stays_off(id(1)));
    assert_eq!(gather(&mut shop, "A", &[1]), Ok(()));
    let twice = Err(Refusal::InBatch(tag(1), number("A")));
    assert_eq!(gather(&mut shop, "B", &[1]), twice);
    assert_eq!(
        list(&mut shop, "B", AMAZON),
        Err(Refusal::BatchEmpty(number("B")))
    );
    let batch = number("A");
    let old: Arc<[u8]> = Arc::from(&b"{}"[..]);
    let changed = Err(Refusal::BatchChanged(number("A")));
    assert_eq!(
        try_it(&mut shop, Command::ListBatch { batch, list: old }),
        changed
    );
    let (batch, units) = (number("A"), vec![id(1)]);
    shop.must(Command::LetGoUnits { batch, units });
    assert_eq!(
        gather(&mut shop, "E", &[1]),
        Ok(()),
        "it is free for another channel"
    );
}

#[test]
fn a_sku_keeps_the_condition_that_it_was_listed_with() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01", Grade::Good);
    open(&mut shop, "A", AMAZON);
    gather(&mut shop, "A", &[1]).unwrap();
    list(&mut shop, "A", AMAZON).unwrap();
    // Another SKU of the seller that would become the same resale SKU.
    let same = Product {
        sku: Some("LAMP-G".to_owned()),
        barcodes: vec!["04006381333931".to_owned()],
        ..Product::of(seller())
    };
    import(&mut shop, "more.tsv", &[same]);
    put_of(&mut shop, 2, parcel, "04006381333931");
    put_of(&mut shop, 3, parcel, "00036000291452");
    open(&mut shop, "B", AMAZON);
    gather(&mut shop, "B", &[2, 3]).unwrap();
    list(&mut shop, "B", AMAZON).unwrap();
    let listed = sheet(&shop, "B").listed.unwrap();
    let skus: Vec<_> = listed.lines().into_iter().map(|line| line.sku).collect();
    assert_eq!(skus, ["CUP-G", "LAMP-G-G"]);
    let db = shop.writer.as_ref().unwrap().connection();
    let insert = |sku: &str, base: &str, grade: &str| {
        db.execute(
            "insert into resale_sku (seller, sku, base, grade) values ('S-01', ?1, ?2, ?3)",
            [sku, base, grade],
        )
    };
    assert!(insert("LAMP-G", "LAMP", "new").is_err(), "one condition");
    assert!(insert("LAMP-X", "LAMP", "good").is_err(), "one SKU");
    assert!(insert("LAMP-N", "LAMP", "new").is_ok());
    let twice = "insert into resale_unit (unit, batch, covered) values (?1, 'B', '[]')";
    assert!(db.execute(twice, [id(1).bytes()]).is_err(), "one batch");
}

#[test]
fn a_sku_that_stands_for_other_goods_is_refused_by_name() {
    let (mut shop, parcel) = a_shop();
    let base = Product {
        sku: Some("CUP-G".to_owned()),
        barcodes: vec!["04006381333931".to_owned()],
        ..Product::of(seller())
    };
    import(&mut shop, "more.tsv", &[base]);
    put_of(&mut shop, 1, parcel, "00036000291452");
    open(&mut shop, "A", SaleChannel::Other);
    gather(&mut shop, "A", &[1]).unwrap();
    // As if an earlier rule had made this SKU of another one.
    let db = shop.writer.as_ref().unwrap().connection();
    db.execute(
        "insert into resale_sku (seller, sku, base, grade) values ('S-01', 'CUP-G', 'POT', 'new')",
        [],
    )
    .unwrap();
    let why = LotWhy::Rule("sku_taken".to_owned());
    let refused = Err(Refusal::NotOnChannel(tag(1), why));
    assert_eq!(list(&mut shop, "A", SaleChannel::Other), refused);
    let inside = view(&shop, ResaleOf::Batch(number("A")), SaleChannel::Other);
    let told = notes(&inside);
    assert!(
        told.contains(&(tag(1).to_string(), "sku_taken")),
        "{told:?}"
    );
    let lack = Err(RelabelLack::Sku(SkuProblem::Taken));
    assert_eq!(relabel(&shop, 1).code, lack);
}

#[test]
fn a_label_counts_once_its_code_and_every_old_one_are_proven() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01", Grade::Good);
    put(&mut shop, 2, parcel, "R-01", Grade::New);
    let view = relabel(&shop, 1);
    let code = view.code.clone().unwrap();
    assert_eq!(
        (code.code.as_str(), code.kind),
        ("LAMP-G", NewCodeKind::Sku)
    );
    assert_eq!(view.olds, ["00012345678905", "LPNRR00000001", "X003RBCVNT"]);
    let new = relabel(&shop, 2).code.unwrap();
    assert_eq!(
        (new.code.as_str(), new.kind),
        ("X003RBCVNT", NewCodeKind::Fnsku)
    );
    let say = |code: &str, covered: &[&str]| Command::RelabelUnit {
        relabelled: RelabelledUnit {
            unit: id(1),
            code: code.to_owned(),
            covered: covered.iter().map(|code| (*code).to_owned()).collect(),
        },
        tag: tag(1),
    };
    let olds = ["00012345678905", "LPNRR00000001", "X003RBCVNT"];
    let other = Err(Refusal::LabelDiffers(tag(1)));
    assert_eq!(try_it(&mut shop, say("LAMP-N", &olds)), other);
    let uncovered = Err(Refusal::OldCodeUncovered("X003RBCVNT".to_owned()));
    assert_eq!(try_it(&mut shop, say("LAMP-G", &olds[..2])), uncovered);
    shop.must(say("LAMP-G", &[&olds[..], &["7350053850019"]].concat()));
    let after = relabel(&shop, 1);
    assert_eq!(after.label.as_deref(), Some("LAMP-G"));
    assert!(
        after.olds.contains(&"7350053850019".to_owned()),
        "{:?}",
        after.olds
    );
    assert!(after.code.unwrap().new_sku.is_none(), "its SKU stands");
}

#[test]
fn back_to_hold_has_all_that_a_hold_has_and_leaves_the_batch() {
    let (mut shop, parcel) = a_shop();
    put(&mut shop, 1, parcel, "R-01", Grade::Good);
    put(&mut shop, 2, parcel, "R-02", Grade::LikeNew);
    open(&mut shop, "A", AMAZON);
    gather(&mut shop, "A", &[1, 2]).unwrap();
    list(&mut shop, "A", AMAZON).unwrap();
    let past = Hold {
        review: shop.today(),
        ..hold()
    };
    assert_eq!(back(&mut shop, 1, past), Err(Refusal::HoldDay));
    let no_default = Hold {
        default: Decision::Hold,
        ..hold()
    };
    let closed = Err(Refusal::DecisionClosed(Decision::Hold));
    assert_eq!(back(&mut shop, 1, no_default), closed);
    assert_eq!(back(&mut shop, 1, hold()), Ok(()));
    assert_eq!(state(&shop, 1), (UnitState::Judged, Some(Decision::Hold)));
    assert_eq!(sheet(&shop, "A").here, [id(2)]);
    assert_eq!(
        back(&mut shop, 1, hold()),
        Err(Refusal::NotForSale(tag(1))),
        "it went"
    );
    shop.must(Command::MoveUnits {
        units: vec![id(1)],
        container: container("H-01"),
    });
    assert_eq!(state(&shop, 1), (UnitState::Put, Some(Decision::Hold)));
    shop.must(Command::SealContainer {
        container: container("R-02"),
    });
    shop.must(Command::LeaveContainer {
        container: container("R-02"),
        how: LeftHow::Sold,
        under: None,
        witness: None,
        photo: None,
        taker: None,
    });
    let gone = Err(Refusal::LeftAlready(container("R-02")));
    assert_eq!(
        back(&mut shop, 2, hold()),
        gone,
        "what has left is not held"
    );
    let batch = number("A");
    shop.must(Command::EndBatch {
        batch,
        reason: None,
    });
    assert_eq!(sheet(&shop, "A").count.row.ended.unwrap().0, BatchEnd::Done);

    let rows = |shop: &Shop| dump(shop.writer.as_ref().unwrap().connection(), DERIVED);
    let grown = rows(&shop);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    while !matches!(
        shop.writer.as_mut().unwrap().merge_slice(|| false).unwrap(),
        crate::store::MergeProgress::Idle
    ) {}
    let rebuilt = rows(&shop);
    for (grown, rebuilt) in grown.iter().zip(&rebuilt) {
        if ["batch", "resale_unit", "resale_sku", "unit"].contains(&grown.0.as_str()) {
            assert_eq!(grown, rebuilt);
        }
    }
}

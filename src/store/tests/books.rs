//! Product books: merged in slices, in any order the same; what the bench and a desk see of them.

use super::dump::dump;
use super::imports::merge;
use super::shop::{Shop, answering, candidate, line, seller, tracking};
use crate::domain::ids::ParcelId;
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{Battery, Prices, PricesFrom, Product, Says};
use crate::domain::reading::CodeKind;
use crate::domain::time::Day;
use crate::domain::weight::{ParcelWeight, WeightMode, WeightVerdict};
use crate::ledger::book::Doubt;
use crate::ledger::command::EarlierWeight;
use crate::ledger::fact::TakenFile;
use crate::ledger::import::{ImportCounts, ImportKind};
use crate::ledger::query::{BookEntry, WeighedParcel};
use crate::ledger::{Answer, Command, Query, codec};
use crate::store::book::item;
use crate::store::import::run::Sources;
use crate::store::{KEPT, Unmerged, Why, product_chunks_of};

const CODE: &str = "00036000291452";

fn take(shop: &mut Shop, name: &str, products: &[Product]) {
    let chunks = product_chunks_of(products);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    let order = shop.order(Command::ImportProducts(TakenFile {
        seller: seller(),
        file: codec::sha256(name.as_bytes()),
        file_name: name.to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: vec![("SKU".to_owned(), "sku".to_owned())],
        rows: u32::try_from(products.len()).unwrap(),
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    }));
    shop.submit_import(&order, Unmerged::default()).unwrap();
}

fn today() -> Day {
    Day::parse("2026-11-23").expect("a day")
}

pub(super) fn import(shop: &mut Shop, name: &str, products: &[Product]) -> ImportCounts {
    take(shop, name, products);
    merge(shop)
}

/// The product of the announced line of this number.
fn product(number: u32) -> Product {
    let line = line(number);
    Product {
        sku: line.sku,
        asin: line.asin,
        barcodes: vec![CODE.to_owned()],
        title: Some(format!("Lamp {number}")),
        battery: Battery::Contained,
        ..Product::of(seller())
    }
}

fn book(shop: &Shop) -> Vec<BookEntry> {
    match shop.ask(&Query::Book(seller())) {
        Answer::Book(entries) => entries,
        other => panic!("{other:?}"),
    }
}

fn rows(shop: &Shop) -> Vec<(String, super::dump::Table)> {
    let db = shop.writer.as_ref().unwrap().connection();
    dump(db, &["book", "book_telling", "book_key"])
}

#[test]
fn a_book_reaches_the_dossier_of_its_lines_and_the_list_of_its_seller() {
    let mut shop = Shop::new();
    super::imports::import(&mut shop, "a.tsv", &[line(1), line(2)]);
    let counts = import(&mut shop, "book.xlsx", &[product(1), product(7)]);
    assert_eq!((counts.new, counts.changed, counts.unchanged), (2, 0, 0));
    let found = shop.dossier(&[tracking(&line(1).tracking[0])]);
    // The seventh is on no line, but it has the barcode of the first.
    let mut skus: Vec<_> = found.book.iter().map(|one| one.sku.clone()).collect();
    skus.sort();
    assert_eq!(skus, [product(1).sku, product(7).sku]);
    let found = shop.dossier(&[tracking(&line(2).tracking[0])]);
    assert_eq!(found.book, []);
    let entries = book(&shop);
    assert_eq!(entries.len(), 2);
    for entry in &entries {
        assert_eq!(entry.doubt, Some(Doubt::TwoProducts));
        assert_eq!(entry.file.as_deref(), Some("book.xlsx"));
    }
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn an_edit_replaces_and_the_same_file_adds_nothing() {
    let mut shop = Shop::new();
    import(&mut shop, "book.xlsx", &[product(1), product(7)]);
    let reader = shop.reader();
    let same = reader.compare_products(&[product(1)], today()).unwrap();
    assert_eq!((same.new, same.changed, same.unchanged), (0, 0, 1));
    let edit = Product {
        says: Says::Whole,
        barcodes: vec!["05901234123457".to_owned()],
        title: None,
        ..product(7)
    };
    let counts = import(&mut shop, "", std::slice::from_ref(&edit));
    assert_eq!((counts.new, counts.changed, counts.unchanged), (0, 1, 0));
    let entries = book(&shop);
    assert!(entries.iter().all(|entry| entry.doubt.is_none()));
    let edited = entries
        .iter()
        .find(|entry| entry.file.as_deref() == Some(""))
        .unwrap();
    assert_eq!(edited.product.as_ref(), Some(&edit));
    // The old barcode finds the edited product no more.
    let keys = &rows(&shop)[2].1;
    assert_eq!(keys.len(), 6);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn any_order_of_three_files_gives_the_same_products() {
    let part = Product {
        battery: Battery::None,
        title: None,
        barcodes: Vec::new(),
        ..product(1)
    };
    let whole = Product {
        says: Says::Whole,
        variant: Some("red".to_owned()),
        ..product(1)
    };
    let tellings = [product(1), whole, part];
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    let mut ends = Vec::new();
    for order in orders {
        let mut shop = Shop::new();
        for (name, telling) in ["a", "b", "c"].iter().zip(&tellings) {
            take(&mut shop, name, std::slice::from_ref(telling));
        }
        let db = shop.writer.as_ref().unwrap().connection();
        let facts: Vec<i64> = dump(db, &["import_run"])[0]
            .1
            .iter()
            .map(|row| match row[0] {
                rusqlite::types::Value::Integer(fact) => fact,
                _ => panic!("no number"),
            })
            .collect();
        let mut sources = Sources::default();
        // Each file twice: a repetition changes nothing either.
        for at in order.into_iter().chain(order) {
            let text = item::text_of(&tellings[at]);
            item::merge(db, &mut sources, facts[at], &text).unwrap();
        }
        ends.push(rows(&shop));
        let found = book(&shop)[0].product.clone().unwrap();
        assert_eq!(found.battery, Battery::None);
        assert_eq!(found.variant.as_deref(), Some("red"));
        assert_eq!(found.title.as_deref(), Some("Lamp 1"));
    }
    assert!(ends.windows(2).all(|two| two[0] == two[1]));
}

/// The first product with a price, from a day on or from when it is told.
fn priced(minor: i64, from: Option<Day>) -> Product {
    let prices = Prices {
        new_price: Some(Money {
            minor,
            currency: Currency::USD,
        }),
        ..Prices::default()
    };
    let dated = from.map(|from| PricesFrom { from, prices });
    Product {
        prices: if from.is_some() {
            Prices::default()
        } else {
            prices
        },
        dated: dated.into_iter().collect(),
        ..product(1)
    }
}

#[test]
fn a_price_to_come_waits_in_the_book_and_one_told_after_its_day_goes_before_it() {
    let mut shop = Shop::new();
    let told = shop.today();
    let first = told.plus_days(2);
    let price = |shop: &Shop, days: i64| {
        let found = book(shop)[0].product.clone().unwrap();
        let prices = found.prices_on(told.plus_days(days));
        prices.new_price.map(|money| money.minor)
    };
    import(&mut shop, "now", &[priced(3000, None)]);
    import(&mut shop, "later", &[priced(2500, Some(first))]);
    import(&mut shop, "again", &[priced(2900, None)]);
    let days = |shop: &Shop| [1, 2, 3].map(|days| price(shop, days));
    assert_eq!(days(&shop), [Some(2900), Some(2500), Some(2500)]);
    let same = shop.reader().compare_products(&[priced(2900, None)], told);
    assert_eq!(same.unwrap().unchanged, 1);
    let newer = shop.reader().compare_products(&[priced(2900, None)], first);
    assert_eq!(newer.unwrap().changed, 1);
    shop.at = shop.at.plus_ms(2 * 86_400_000);
    let counts = import(&mut shop, "after", &[priced(2900, None)]);
    assert_eq!((counts.changed, counts.unchanged), (1, 0));
    assert_eq!(days(&shop)[1..], [Some(2900), Some(2900)]);
    let before = rows(&shop);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    merge(&mut shop);
    assert_eq!(rows(&shop), before);
}

#[test]
fn a_kill_in_mid_merge_costs_nothing_and_a_rebuild_gives_the_same() {
    let mut shop = Shop::new();
    let many: Vec<Product> = (1..200)
        .map(|number| Product {
            barcodes: Vec::new(),
            ..product(number)
        })
        .collect();
    take(&mut shop, "book.xlsx", &many);
    let writer = shop.writer.as_mut().unwrap();
    writer.merge_slice(|| true).unwrap();
    shop.restart();
    assert_eq!(merge(&mut shop).new, 199);
    let whole = rows(&shop);
    assert_eq!(whole[0].1.len(), 199);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    merge(&mut shop);
    assert_eq!(rows(&shop), whole);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    assert!(!KEPT.contains(&"book"));
}

#[test]
fn a_binding_against_the_book_is_in_doubt_and_one_of_no_book_stands_alone() {
    let mut shop = Shop::new();
    let mut announced = line(1);
    announced.sku = Some("SKU-9".to_owned());
    announced.asin = None;
    super::imports::import(&mut shop, "a.tsv", std::slice::from_ref(&announced));
    shop.must(Command::OpenContainer {
        container: super::shop::container("R-01"),
    });
    let parcel = shop.receive(1, &[tracking(&announced.tracking[0])]);
    shop.must(Command::PutUnit(Box::new(answering(
        1, parcel, "R-01", &announced,
    ))));
    let entries = book(&shop);
    assert_eq!(entries.len(), 1);
    assert!(entries[0].product.is_none() && entries[0].doubt.is_none());
    let told = Product {
        barcodes: vec!["00012345678905".to_owned()],
        ..product(1)
    };
    import(&mut shop, "book.xlsx", std::slice::from_ref(&told));
    let entries = book(&shop);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].doubt, Some(Doubt::AgainstBook));
    assert_eq!(entries[0].learned.len(), 1);
    // The bench hears of the product that no line names, so that it asks.
    let found = shop.dossier(&[tracking(&announced.tracking[0])]);
    assert_eq!(found.book, [told]);
    let none = shop.dossier(&[candidate(CodeKind::Tracking, "1Z0")]);
    assert_eq!(none.book, []);
}

#[test]
fn how_columns_were_bound_is_kept_for_each_kind() {
    let mut shop = Shop::new();
    import(&mut shop, "book.xlsx", &[product(1)]);
    let bound = |kind| match shop.ask(&Query::ColumnsOf(kind, Some(seller()))) {
        Answer::ColumnsOf(ways) => ways.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(bound(ImportKind::Products), 1);
    assert_eq!(bound(ImportKind::Returns), 0);
    match shop.ask(&Query::Imports) {
        Answer::Imports(files) => assert_eq!(files[0].kind, ImportKind::Products),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_product_that_no_file_told_or_that_was_changed_is_found() {
    let changes = [
        (
            "update book set body = replace(body, 'Lamp', 'Lump')",
            Why::Row,
        ),
        ("delete from book_key where kind = 1", Why::Row),
        ("delete from book", Why::Row),
        (
            "insert into book_key (key, seller, kind, product) values ('x', 'S-01', 0, x'00')",
            Why::Orphan,
        ),
        (
            "insert into book (product, seller, source, body)
             values (zeroblob(16), 'S-01', 1, '{}')",
            Why::Orphan,
        ),
    ];
    for (sql, why) in changes {
        let mut shop = Shop::new();
        import(&mut shop, "book.xlsx", &[product(1)]);
        let db = shop.writer.as_ref().unwrap().connection();
        db.execute_batch(sql).unwrap();
        let bad = shop.reader().verify().unwrap().first_bad.expect(sql);
        assert_eq!(bad.why, why, "{sql}");
    }
}

fn weighed(shop: &Shop, parcel: ParcelId) -> WeighedParcel {
    match shop.ask(&Query::ParcelWeight(parcel)) {
        Answer::ParcelWeight(Some(about)) => *about,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_parcel_is_light_by_the_weights_of_its_announced_goods() {
    let mut shop = Shop::new();
    let first = line(1);
    super::imports::import(&mut shop, "a.tsv", std::slice::from_ref(&first));
    let parcel = shop.receive(1, &[tracking(&first.tracking[0])]);
    let weight = ParcelWeight {
        weight: Grams(412),
        mode: WeightMode::Gross,
        tare: None,
    };
    let key = shop.must(Command::WeighParcel {
        parcel,
        weight,
        earlier: EarlierWeight::Stands,
    });
    let before = weighed(&shop, parcel);
    assert_eq!(
        (before.weight, before.expected.at_least),
        (Some(weight), Grams(0))
    );
    assert_eq!(before.verdict(), WeightVerdict::Fits, "no book knows it");
    // The book comes later: the same weight is judged anew.
    let heavy = Product {
        weight: Some(Grams(1500)),
        ..product(1)
    };
    import(&mut shop, "book.xlsx", &[heavy]);
    let expected = Grams(1500 * first.quantity);
    assert_eq!(
        weighed(&shop, parcel).verdict(),
        WeightVerdict::Light { expected }
    );
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    // An undo leaves the parcel without a weight, and it may be weighed again.
    shop.must(Command::Undo {
        target: key,
        reason: "correction".to_owned(),
    });
    assert_eq!(weighed(&shop, parcel).weight, None);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_label_of_several_returns_says_nothing_of_the_weight() {
    let mut shop = Shop::new();
    let mut second = line(2);
    second.tracking = line(1).tracking;
    super::imports::import(&mut shop, "a.tsv", &[line(1), second]);
    let heavy = Product {
        weight: Some(Grams(1500)),
        ..product(1)
    };
    import(&mut shop, "book.xlsx", &[heavy]);
    let parcel = shop.receive(1, &[tracking(&line(1).tracking[0])]);
    assert_eq!(weighed(&shop, parcel).expected.at_least, Grams(0));
}

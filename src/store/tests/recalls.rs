//! Recall lists: what the bench hears of them, any order the same, what `verify` finds.

use super::dump::{Table, dump};
use super::imports::merge;
use super::shop::{Shop, answering, container, line, seller, tracking};
use crate::domain::product::Product;
use crate::domain::recall::Recall;
use crate::domain::time::Day;
use crate::ledger::command::Learned;
use crate::ledger::fact::TakenList;
use crate::ledger::import::{ImportCounts, ImportKind};
use crate::ledger::query::{Beside, Dossier, RecallEntry};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::import::run::Sources;
use crate::store::recall::item;
use crate::store::{SubmitError, Unmerged, Why, product_chunks_of, recall_chunks_of};

/// The barcode that [`answering`] teaches.
const TAUGHT: &str = "00012345678905";

fn list(shop: &mut Shop, name: &str, recalls: &[Recall]) -> Result<(), SubmitError> {
    let chunks = recall_chunks_of(recalls);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    let order = shop.order(Command::ImportRecalls(TakenList {
        from: None,
        file: codec::sha256(name.as_bytes()),
        file_name: name.to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: vec![("UPC".to_owned(), "barcode".to_owned())],
        rows: u32::try_from(recalls.len()).unwrap(),
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    }));
    shop.submit_import(&order, Unmerged::default()).map(|_| ())
}

pub fn import(shop: &mut Shop, name: &str, recalls: &[Recall]) -> ImportCounts {
    list(shop, name, recalls).unwrap();
    merge(shop)
}

fn counted(counts: ImportCounts) -> (u32, u32, u32) {
    (counts.new, counts.changed, counts.unchanged)
}

fn of_asin(notice: &str, number: u32) -> Recall {
    Recall {
        asins: line(number).asin.into_iter().collect(),
        ..Recall::of(notice.to_owned())
    }
}

pub fn of_code(notice: &str, code: &str) -> Recall {
    Recall {
        barcodes: vec![code.to_owned()],
        ..Recall::of(notice.to_owned())
    }
}

fn ended(recall: &Recall, day: &str) -> Recall {
    Recall {
        ended: Some(Day::parse(day).unwrap()),
        ..recall.clone()
    }
}

fn rows(shop: &Shop) -> Vec<(String, Table)> {
    dump(shop.writer.as_ref().unwrap().connection(), &["recall"])
}

/// What the bench hears of the parcel of a line: the notices of its product and of itself.
fn heard(shop: &Shop, number: u32) -> Vec<String> {
    let found = shop.dossier(&[tracking(&line(number).tracking[0])]);
    let of_book = found.book.into_iter().filter_map(|product| product.recall);
    let of_line = found.recalled.into_iter().map(|one| one.notice);
    of_book.chain(of_line).collect()
}

fn asked(shop: &Shop, query: &Query) -> Dossier {
    match shop.ask(query) {
        Answer::Dossier(found) => *found,
        other => panic!("{other:?}"),
    }
}

fn listed(shop: &Shop) -> Vec<RecallEntry> {
    match shop.ask(&Query::Recalls) {
        Answer::Recalls(entries) => entries,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_recall_reaches_lines_products_and_scanned_codes_of_every_seller() {
    let mut shop = Shop::new();
    super::imports::import(&mut shop, "a.tsv", &[line(1), line(2), line(3)]);
    // The second is in its seller's book, under a variant that is the recalled model.
    let product = Product {
        sku: line(2).sku,
        variant: Some("pb-20k".to_owned()),
        ..Product::of(seller())
    };
    let chunks = product_chunks_of(&[product]);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    shop.must(Command::ImportProducts(crate::ledger::fact::TakenFile {
        seller: seller(),
        file: codec::sha256(b"book"),
        file_name: "book.csv".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows: 1,
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    }));
    merge(&mut shop);
    for number in 1..=3 {
        assert_eq!(heard(&shop, number), [""; 0]);
    }
    let model = Recall {
        models: vec!["PB-20K".to_owned()],
        agency: Some("CPSC".to_owned()),
        units_from: Day::parse("2024-01-01"),
        units_to: Day::parse("2025-03-31"),
        ..Recall::of("26-102".to_owned())
    };
    let code = of_code("26-103", "05901234123457");
    let counts = import(
        &mut shop,
        "recalls.csv",
        &[of_asin("26-101", 1), model, code],
    );
    assert_eq!(counted(counts), (3, 0, 0));
    assert_eq!(heard(&shop, 1), ["26-101"]);
    let range = "CPSC 26-102, 2024-01-01 – 2025-03-31";
    assert_eq!(heard(&shop, 2), [range]);
    assert_eq!(heard(&shop, 3), [""; 0]);
    // A code that no book knows is asked for when it is scanned, and again after a restart.
    let scanned = || vec!["05901234123457".to_owned(), "X".to_owned()];
    let found = asked(&shop, &Query::Elsewhere(scanned()));
    assert_eq!(found.recalled.len(), 1);
    assert_eq!(found.recalled[0].notice, "26-103");
    let parcel = shop.receive(3, &[tracking(&line(3).tracking[0])]);
    let beside = Beside {
        codes: scanned(),
        ..Beside::default()
    };
    let again = asked(&shop, &Query::ParcelDossier(parcel, beside));
    assert_eq!(again.recalled, found.recalled);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_barcode_that_the_bench_has_learned_finds_the_recall_of_its_line() {
    let mut shop = Shop::new();
    super::imports::import(&mut shop, "a.tsv", &[line(1)]);
    import(&mut shop, "recalls.csv", &[of_code("26-101", TAUGHT)]);
    assert_eq!(heard(&shop, 1), [""; 0]);
    shop.must(Command::OpenContainer {
        container: container("R-01"),
    });
    let parcel = shop.receive(1, &[tracking(&line(1).tracking[0])]);
    let put = answering(1, parcel, "R-01", &line(1));
    assert!(matches!(&put.learned, Some(Learned { barcode, .. }) if barcode == TAUGHT));
    shop.must(Command::PutUnit(Box::new(put)));
    // Its line, and the code that is on a unit of the open parcel.
    assert_eq!(heard(&shop, 1), ["26-101", "26-101"]);
    shop.must(Command::CloseParcel {
        parcel,
        unseen: Vec::new(),
    });
    assert_eq!(heard(&shop, 1), ["26-101"]);
}

#[test]
fn a_newer_list_says_anew_what_it_names_and_an_end_ends_it_on_its_day() {
    let mut shop = Shop::new();
    super::imports::import(&mut shop, "a.tsv", &[line(1), line(2)]);
    let first = [of_asin("26-101", 1), of_asin("26-102", 2)];
    import(&mut shop, "one.csv", &first);
    let reader = shop.reader();
    let same = reader.compare_recalls(&first).unwrap();
    assert_eq!(counted(same), (0, 0, 2));
    // The shop's day is the 23rd of November 2026.
    let later = ended(&first[0], "2026-11-24");
    assert_eq!(
        counted(
            reader
                .compare_recalls(std::slice::from_ref(&later))
                .unwrap()
        ),
        (0, 1, 0)
    );
    let counts = import(&mut shop, "two.csv", &[later]);
    assert_eq!(counted(counts), (0, 1, 0));
    assert_eq!(heard(&shop, 1).len(), 1, "it holds until its day");
    import(&mut shop, "three.csv", &[ended(&first[0], "2026-11-23")]);
    assert_eq!(heard(&shop, 1), [""; 0]);
    assert_eq!(heard(&shop, 2).len(), 1, "what no newer list names stays");
    let entries = listed(&shop);
    let shown: Vec<(&str, bool, &str)> = entries
        .iter()
        .map(|one| {
            (
                one.recall.notice.as_str(),
                one.is_in_force,
                one.file.as_str(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [("26-102", true, "one.csv"), ("26-101", false, "three.csv")]
    );
    match shop.ask(&Query::Imports) {
        Answer::Imports(files) => {
            assert_eq!(
                (files[0].kind, &files[0].seller),
                (ImportKind::Recalls, &None)
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_list_is_taken_once() {
    let mut shop = Shop::new();
    import(&mut shop, "one.csv", &[of_asin("26-101", 1)]);
    let before = rows(&shop);
    assert_eq!(
        list(&mut shop, "one.csv", &[of_asin("26-101", 1)]),
        Err(SubmitError::Refused(Refusal::FileTakenAlready))
    );
    assert_eq!(rows(&shop), before);
}

#[test]
fn any_order_of_three_lists_gives_the_same_rows() {
    let first = of_asin("26-101", 1);
    let wider = Recall {
        barcodes: vec![TAUGHT.to_owned()],
        ..first.clone()
    };
    let tellings = [first.clone(), wider, ended(&first, "2026-12-01")];
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
            list(&mut shop, name, std::slice::from_ref(telling)).unwrap();
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
        // Each list twice: a repetition changes nothing either.
        for at in order.into_iter().chain(order) {
            let mut text = String::new();
            codec::encode_recall(&tellings[at], &mut text);
            item::merge(db, &mut sources, facts[at], text.trim_end()).unwrap();
        }
        let rows = rows(&shop);
        assert_eq!(rows[0].1.len(), 2);
        ends.push(rows);
    }
    assert!(ends.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_kill_in_mid_merge_costs_nothing_and_a_rebuild_gives_the_same() {
    let mut shop = Shop::new();
    let many: Vec<Recall> = (1..200)
        .map(|number| of_asin(&format!("26-{number}"), number))
        .collect();
    list(&mut shop, "recalls.csv", &many).unwrap();
    shop.writer.as_mut().unwrap().merge_slice(|| true).unwrap();
    shop.restart();
    assert_eq!(merge(&mut shop).new, 199);
    let whole = rows(&shop);
    assert_eq!(whole[0].1.len(), 199);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    merge(&mut shop);
    assert_eq!(rows(&shop), whole);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_recall_that_no_list_told_or_that_was_changed_is_found() {
    let changes = [
        (
            "update recall set body = replace(body, '26-101', '26-109')",
            Why::Row,
        ),
        ("update recall set source = source + 1", Why::Row),
        ("delete from recall", Why::Row),
        (
            "insert into recall (key, kind, notice, source, body)
             values ('x', 0, '26-1', 1, '{}')",
            Why::Orphan,
        ),
    ];
    for (sql, why) in changes {
        let mut shop = Shop::new();
        import(&mut shop, "recalls.csv", &[of_asin("26-101", 1)]);
        let db = shop.writer.as_ref().unwrap().connection();
        db.execute_batch(sql).unwrap();
        let bad = shop.reader().verify().unwrap().first_bad.expect(sql);
        assert_eq!(bad.why, why, "{sql}");
    }
}

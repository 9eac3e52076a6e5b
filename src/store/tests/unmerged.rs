//! Look-ups between an import's fact and the end of its merge: always what the end will be.

use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;

use super::imports::{merge, take};
use super::shop::{Shop, candidate, line, site, tracking};
use crate::domain::expected::ExpectedLine;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::reading::{Candidate, CodeKind};
use crate::ledger::fact::TakenFile;
use crate::ledger::query::{Beside, Dossier, ExpectedBy};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::{
    Marked, MergeProgress, Reader, SubmitError, Unmerged, UnmergedIndex, chunks_of,
};

fn order_of(number: u32) -> String {
    format!("111-{number:07}-0000001")
}

/// The same line as a later file tells it: other words, another parcel, an emptied cell.
fn told_anew(number: u32) -> ExpectedLine {
    ExpectedLine {
        title: Some("A desk lamp".to_owned()),
        status: None,
        resolution: Some("RefundAtFirstScan".to_owned()),
        tracking: vec![format!("1Y{number:016}")],
        merchant_rma_id: Some(format!("own-{number}")),
        ..line(number)
    }
}

/// Every way a scan may name lines 0, 30, 45 and 90, and a number nobody announced.
fn scans() -> Vec<Candidate> {
    let mut all = Vec::new();
    for number in [0, 30, 45, 90] {
        all.push(tracking(&format!("1Z{number:016}")));
        all.push(tracking(&format!("1Y{number:016}")));
        all.push(candidate(CodeKind::Rma, &format!("Dabc{number:04}RRMA")));
        all.push(candidate(CodeKind::Rma, &format!("DABC{number:04}RRMA")));
        all.push(candidate(CodeKind::Order, &order_of(number)));
        all.push(candidate(CodeKind::Unknown, &format!("OWN-{number}")));
    }
    all.push(tracking("1Z9999999999999999"));
    all
}

/// What each scan alone finds.
fn seen(reader: &Reader) -> Vec<Dossier> {
    scans()
        .into_iter()
        .map(
            |scan| match reader.answer(&Query::Dossier(vec![scan]), site()) {
                Ok(Answer::Dossier(found)) => *found,
                other => panic!("{other:?}"),
            },
        )
        .collect()
}

fn slice(shop: &mut Shop) -> MergeProgress {
    shop.writer.as_mut().unwrap().merge_slice(|| true).unwrap()
}

fn index(shop: &Shop) -> UnmergedIndex {
    shop.writer.as_ref().unwrap().unmerged()
}

fn first() -> Vec<ExpectedLine> {
    (0..60).map(line).collect()
}

fn second() -> Vec<ExpectedLine> {
    (30..100).map(told_anew).collect()
}

fn expected(shop: &Shop, by: ExpectedBy) -> Vec<ExpectedLine> {
    match shop.ask(&Query::Expected(by)) {
        Answer::Expected(rows, _) => rows.into_iter().map(|(_, line, _)| line).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_is_found_the_moment_its_file_is_taken() {
    let mut shop = Shop::new();
    let lines: Vec<ExpectedLine> = (0..5000).map(told_anew).collect();
    take(&mut shop, "a.tsv", &lines);
    for number in [0, 17, 4999] {
        let told = told_anew(number);
        for by in [
            ExpectedBy::Tracking(told.tracking[0].clone()),
            ExpectedBy::Rma(format!("Dabc{number:04}RRMA")),
            ExpectedBy::Order(order_of(number)),
        ] {
            assert_eq!(expected(&shop, by), std::slice::from_ref(&told));
        }
        for scan in [
            tracking(&told.tracking[0]),
            candidate(CodeKind::Rma, &format!("Dabc{number:04}RRMA")),
            candidate(CodeKind::Order, &order_of(number)),
            candidate(CodeKind::Unknown, &format!("OWN-{number}")),
        ] {
            let found = shop.dossier(std::slice::from_ref(&scan));
            assert_eq!(found.lines.len(), 1, "{scan:?}");
            assert_eq!(found.lines[0].known.id, codec::line_id(&told));
            assert_eq!(found.lines[0].known.line, told);
        }
    }
    let other_case = ExpectedBy::Rma("DABC0017RRMA".to_owned());
    assert!(expected(&shop, other_case).is_empty());
    assert!(expected(&shop, ExpectedBy::All(None)).is_empty());
}

#[test]
fn a_parcel_received_before_its_file_finds_its_line_at_once() {
    let mut shop = Shop::new();
    let told = line(3);
    let parcel = shop.receive(1, &[tracking(&told.tracking[0])]);
    let look = |shop: &Shop| match shop.ask(&Query::ParcelDossier(parcel, Beside::default())) {
        Answer::Dossier(found) => *found,
        other => panic!("{other:?}"),
    };
    assert!(look(&shop).lines.is_empty());
    take(&mut shop, "a.tsv", std::slice::from_ref(&told));
    let before = look(&shop);
    assert_eq!(before.lines[0].known.line, told);
    merge(&mut shop);
    assert_eq!(look(&shop), before);
}

#[test]
fn a_look_up_is_the_same_before_amid_and_after_the_merge() {
    let mut shop = Shop::new();
    take(&mut shop, "a.tsv", &first());
    merge(&mut shop);
    let old = seen(&shop.reader());
    take(&mut shop, "b.tsv", &second());
    let before = seen(&shop.reader());
    assert_ne!(before, old);
    let changed = &before[scans().len() / 4 + 1].lines[0].known.line;
    assert_eq!(changed.title.as_deref(), Some("A desk lamp"));
    assert_eq!(
        changed.status,
        line(30).status,
        "an empty cell erases nothing"
    );
    assert_eq!(changed.tracking.len(), 2, "{:?}", changed.tracking);
    let mut slices = 0;
    while slice(&mut shop) != MergeProgress::Idle {
        slices += 1;
        assert_eq!(seen(&shop.reader()), before, "after slice {slices}");
    }
    assert!(slices > 10, "{slices}");
    assert_eq!(index(&shop).size_bytes(), 0);
    // Nothing of the answer comes from memory any more.
    let alone = Reader::open(&shop.path(), super::shop::packs()).unwrap();
    assert_eq!(seen(&alone), before);
}

#[test]
fn after_a_kill_amid_the_merge_the_marks_come_back_from_the_chunks() {
    let mut shop = Shop::new();
    take(&mut shop, "a.tsv", &first());
    take(&mut shop, "b.tsv", &second());
    let before = seen(&shop.reader());
    let mut slices = 0;
    while slice(&mut shop) != MergeProgress::Idle {
        slices += 1;
        // A slice of one look gets nowhere when each is killed: keys are collected anew.
        if slices <= 5 || slices == 12 || slices == 30 {
            shop.restart();
            assert_eq!(index(&shop).size_bytes(), 0);
            while shop.reader().mark_unmerged().unwrap() == Marked::One {}
        }
        assert_eq!(seen(&shop.reader()), before, "after slice {slices}");
        assert!(slices < 1000, "the merge does not end");
    }
    assert!(slices > 10, "{slices}");
    assert_eq!(shop.reader().mark_unmerged().unwrap(), Marked::All);
    assert_eq!(index(&shop).size_bytes(), 0);
}

#[test]
fn a_finished_file_leaves_the_index_and_the_others_stay() {
    let mut shop = Shop::new();
    take(&mut shop, "a.tsv", &first());
    let one = index(&shop).size_bytes();
    take(&mut shop, "b.tsv", &second());
    let both = index(&shop).size_bytes();
    assert!(one > 0 && both > one);
    while !matches!(slice(&mut shop), MergeProgress::Finished { .. }) {}
    assert_eq!(index(&shop).size_bytes(), both - one);
    while !matches!(slice(&mut shop), MergeProgress::Finished { .. }) {}
    assert_eq!(index(&shop).size_bytes(), 0);
}

#[test]
fn a_file_that_is_refused_leaves_no_marks() {
    let mut shop = Shop::new();
    take(&mut shop, "a.tsv", &first());
    merge(&mut shop);
    let chunks = chunks_of(&second());
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    let order = shop.order(Command::ImportReturns(TakenFile {
        seller: super::shop::seller(),
        file: codec::sha256(b"a.tsv"),
        file_name: "a.tsv".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows: 70,
        skipped: 0,
        chunks: chunks.iter().map(|chunk| chunk.named.clone()).collect(),
    }));
    let before = seen(&shop.reader());
    let refused = shop.submit_import(&order, Unmerged::of(&chunks));
    assert_eq!(
        refused,
        Err(SubmitError::Refused(Refusal::FileTakenAlready))
    );
    assert_eq!(index(&shop).size_bytes(), 0);
    assert_eq!(seen(&shop.reader()), before);
}

#[test]
fn an_order_of_more_lines_than_a_page_gives_the_same_page() {
    let mut shop = Shop::new();
    let of_one_order = |range: std::ops::Range<u32>| -> Vec<ExpectedLine> {
        range
            .map(|number| {
                let mut one = line(number);
                one.of.order_id = line(1).of.order_id;
                one
            })
            .collect()
    };
    take(&mut shop, "a.tsv", &of_one_order(0..150));
    merge(&mut shop);
    take(&mut shop, "b.tsv", &of_one_order(100..500));
    let by = || ExpectedBy::Order(order_of(1));
    let before = expected(&shop, by());
    assert_eq!(before.len(), PAGE_ROWS);
    merge(&mut shop);
    assert_eq!(expected(&shop, by()), before);
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the thread ends with the test and borrows its flag"
)]
fn a_reader_of_another_thread_never_misses_a_line() {
    let mut shop = Shop::new();
    take(&mut shop, "a.tsv", &first());
    take(&mut shop, "b.tsv", &second());
    let final_answers = seen(&shop.reader());
    let reader = shop.reader();
    let done = AtomicBool::new(false);
    let looks = std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let reader = reader;
            let mut looks = 0;
            while !done.load(Ordering::SeqCst) {
                assert_eq!(seen(&reader), final_answers, "look {looks}");
                looks += 1;
            }
            looks
        });
        // The newest telling again says nothing new, yet is taken, merged and dropped each time.
        for name in ["c.tsv", "d.tsv", "e.tsv"] {
            merge(&mut shop);
            take(&mut shop, name, &second());
        }
        merge(&mut shop);
        done.store(true, Ordering::SeqCst);
        looking.join().unwrap()
    });
    assert!(looks > 0);
}

#[test]
fn the_marks_of_a_hundred_thousand_rows_stay_small() {
    let lines: Vec<ExpectedLine> = (0..100_000).map(told_anew).collect();
    let chunks = chunks_of(&lines);
    let index = UnmergedIndex::default();
    index.enter(1, Unmerged::of(&chunks));
    let size_bytes = index.size_bytes();
    eprintln!(
        "{} rows in {} chunks: {size_bytes} bytes of marks",
        lines.len(),
        chunks.len()
    );
    assert!(size_bytes > lines.len() * 5 * 8, "five keys a row");
    assert!(size_bytes < 12_000_000, "{size_bytes}");
}

/// A step of a shop's morning.
#[derive(Clone, Copy, Debug)]
enum Step {
    TakeFirst,
    TakeSecond,
    Slice,
    Look,
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let between = prop::collection::vec(
        prop_oneof![
            6 => Just(Step::Slice),
            2 => Just(Step::Look),
            1 => Just(Step::Restart),
        ],
        0..12,
    );
    let takes = prop_oneof![
        Just([Step::TakeFirst, Step::TakeSecond]),
        Just([Step::TakeSecond, Step::TakeFirst]),
    ];
    (takes, between.clone(), between).prop_map(|([one, other], amid, after)| {
        let mut steps = vec![one];
        steps.extend(amid);
        steps.push(other);
        steps.extend(after);
        steps
    })
}

/// What the scans find once the files taken so far are merged whole, in the order taken.
fn merged_whole(taken: &[Step]) -> Vec<Dossier> {
    let mut shop = Shop::new();
    for step in taken {
        step_of(&mut shop, *step);
    }
    merge(&mut shop);
    seen(&Reader::open(&shop.path(), super::shop::packs()).unwrap())
}

fn step_of(shop: &mut Shop, step: Step) {
    match step {
        Step::TakeFirst => take(shop, "a.tsv", &first()),
        Step::TakeSecond => take(shop, "b.tsv", &second()),
        Step::Slice => drop(slice(shop)),
        Step::Look => {}
        Step::Restart => {
            shop.restart();
            while shop.reader().mark_unmerged().unwrap() == Marked::One {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_files_slices_and_looks_shows_the_end_at_once(steps in steps()) {
        let mut shop = Shop::new();
        let mut taken = Vec::new();
        let mut end = seen(&shop.reader());
        for step in steps {
            step_of(&mut shop, step);
            if matches!(step, Step::TakeFirst | Step::TakeSecond) {
                taken.push(step);
                end = merged_whole(&taken);
            }
            if !matches!(step, Step::Slice) {
                prop_assert_eq!(&seen(&shop.reader()), &end, "after {:?}", step);
            }
        }
        merge(&mut shop);
        prop_assert_eq!(index(&shop).size_bytes(), 0);
        prop_assert_eq!(&seen(&shop.reader()), &end);
        prop_assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    }
}

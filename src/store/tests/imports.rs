//! Imports: staged, merged in slices, in any order the same.

use super::dump::dump;
use super::shop::{Shop, candidate, line, seller, tracking};
use crate::domain::expected::ExpectedLine;
use crate::domain::limits::IMPORT_CHUNK_BYTES_MAX;
use crate::domain::reading::CodeKind;
use crate::ledger::fact::TakenFile;
use crate::ledger::import::ImportCounts;
use crate::ledger::query::ExpectedBy;
use crate::ledger::{Answer, Command, Query, codec};
use crate::store::import::line::{Adding, merge as merge_line};
use crate::store::import::run::Sources;
use crate::store::{MergeProgress, SubmitError, Unmerged, chunks_of};

pub fn take(shop: &mut Shop, name: &str, lines: &[ExpectedLine]) {
    let chunks = chunks_of(lines);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    let unmerged = Unmerged::of(&chunks);
    let order = shop.order(Command::ImportReturns(TakenFile {
        seller: seller(),
        file: codec::sha256(name.as_bytes()),
        file_name: name.to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: vec![("Order ID".to_owned(), "order_id".to_owned())],
        rows: u32::try_from(lines.len()).unwrap(),
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    }));
    shop.submit_import(&order, unmerged).unwrap();
}

/// Merges everything in slices of one look each; gives the counts of the last file.
pub fn merge(shop: &mut Shop) -> ImportCounts {
    let mut last = ImportCounts::default();
    loop {
        match shop.writer.as_mut().unwrap().merge_slice(|| true).unwrap() {
            MergeProgress::Idle => return last,
            MergeProgress::Working { merged, rows } => assert!(merged <= rows),
            MergeProgress::Finished { counts } => last = counts,
        }
    }
}

pub fn import(shop: &mut Shop, name: &str, lines: &[ExpectedLine]) -> ImportCounts {
    take(shop, name, lines);
    merge(shop)
}

fn shown(shop: &Shop, by: ExpectedBy) -> Vec<ExpectedLine> {
    match shop.ask(&Query::Expected(by)) {
        Answer::Expected(lines, _) => lines.into_iter().map(|(_, line, _)| line).collect(),
        other => panic!("{other:?}"),
    }
}

fn derived(shop: &Shop) -> Vec<(String, super::dump::Table)> {
    dump(
        shop.writer.as_ref().unwrap().connection(),
        &["expected", "expected_telling", "expected_key", "import_run"],
    )
}

#[test]
fn a_line_is_found_by_each_of_its_keys() {
    let mut shop = Shop::new();
    let mut one = line(1);
    one.merchant_rma_id = Some("our-17".to_owned());
    import(&mut shop, "a.tsv", &[one.clone(), line(2)]);
    for by in [
        ExpectedBy::Tracking(one.tracking[0].clone()),
        ExpectedBy::Rma("Dabc0001RRMA".to_owned()),
        ExpectedBy::Order("111-0000001-0000001".to_owned()),
    ] {
        assert_eq!(shown(&shop, by), [one.clone()]);
    }
    assert!(shown(&shop, ExpectedBy::Rma("DABC0001RRMA".to_owned())).is_empty());
    assert_eq!(shown(&shop, ExpectedBy::All(None)).len(), 2);
    for scan in [
        candidate(CodeKind::Rma, "DABC0001RRMA"),
        candidate(CodeKind::Unknown, "OUR-17"),
        candidate(CodeKind::Order, "111-0000001-0000001"),
    ] {
        let found = shop.dossier(std::slice::from_ref(&scan));
        assert_eq!(found.lines.len(), 1, "{scan:?}");
        assert_eq!(found.lines[0].known.line, one);
    }
}

#[test]
fn the_same_rows_again_change_nothing() {
    let mut shop = Shop::new();
    let lines: Vec<ExpectedLine> = (0..100).map(line).collect();
    let first = import(&mut shop, "a.tsv", &lines);
    assert_eq!((first.new, first.changed, first.unchanged), (100, 0, 0));
    let before = shown(&shop, ExpectedBy::All(None));
    let again = import(&mut shop, "b.tsv", &lines);
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 100));
    assert_eq!(shown(&shop, ExpectedBy::All(None)), before);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_new_tracking_number_keeps_the_old_one() {
    let mut shop = Shop::new();
    let old = line(1);
    let mut new = line(1);
    new.tracking = vec!["1Z9999999999999999".to_owned()];
    new.status = None;
    import(&mut shop, "a.tsv", std::slice::from_ref(&old));
    let counts = import(&mut shop, "b.tsv", std::slice::from_ref(&new));
    assert_eq!((counts.new, counts.changed, counts.unchanged), (0, 1, 0));
    for key in [&old.tracking[0], &new.tracking[0]] {
        let found = shop.dossier(&[tracking(key)]);
        assert_eq!(found.lines.len(), 1);
        let line = &found.lines[0].known.line;
        assert_eq!(line.tracking, [&old.tracking[0][..], &new.tracking[0]]);
        assert_eq!(line.status, old.status, "an empty cell erases nothing");
    }
}

#[test]
fn any_order_of_three_files_gives_the_same_lines() {
    let mut tellings = [line(1), line(1), line(1)];
    tellings[1].status = None;
    tellings[1].tracking = vec!["AAAAA".to_owned(), "BBBBB".to_owned()];
    tellings[1].title = Some("A desk lamp".to_owned());
    tellings[2].status = Some("Cancelled".to_owned());
    tellings[2].title = None;
    tellings[2].reason_code = None;
    tellings[2].tracking = vec!["BBBBB".to_owned()];
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
        let mut adding = Adding::begin(db).unwrap();
        // Each file twice: a repetition changes nothing either.
        for at in order.into_iter().chain(order) {
            let mut text = String::new();
            codec::encode_line(&tellings[at], &mut text);
            let id = codec::line_id(&tellings[at]);
            let body = text.trim_end();
            merge_line(db, &mut adding, &mut sources, (id, facts[at]), body).unwrap();
        }
        ends.push(dump(db, &["expected", "expected_telling"]));
        let found = shown(&shop, ExpectedBy::All(None));
        assert_eq!(found[0].status.as_deref(), Some("Cancelled"));
        assert_eq!(found[0].title.as_deref(), Some("A desk lamp"));
        assert_eq!(found[0].reason_code, tellings[0].reason_code);
        assert_eq!(
            found[0].tracking,
            [&tellings[0].tracking[0][..], "AAAAA", "BBBBB"]
        );
    }
    for end in &ends {
        assert_eq!(end, &ends[0]);
    }
}

#[test]
fn a_merge_that_was_killed_between_slices_ends_the_same() {
    let lines: Vec<ExpectedLine> = (0..300).map(line).collect();
    let mut steady = Shop::new();
    let mut killed = Shop::new();
    for shop in [&mut steady, &mut killed] {
        take(shop, "a.tsv", &lines[..200]);
        take(shop, "b.tsv", &lines[100..]);
    }
    merge(&mut steady);
    let mut slices = 0;
    loop {
        let writer = killed.writer.as_mut().unwrap();
        slices += 1;
        if writer.merge_slice(|| true).unwrap() == MergeProgress::Idle {
            break;
        }
        assert!(slices < 1000, "the merge does not end");
        // Among the rows after every slice, then amid the keys.
        if slices <= 5 || slices == 12 || slices == 30 {
            drop(killed.writer.take());
            killed.writer = Some(super::shop::open(&killed.path(), &mut killed.ids).unwrap());
        }
    }
    assert!(slices > 30, "{slices}");
    assert_eq!(derived(&steady), derived(&killed));
    assert_eq!(killed.reader().verify().unwrap().first_bad, None);
    let Answer::Imports(files) = killed.ask(&Query::Imports) else {
        panic!("imports")
    };
    let figures: Vec<_> = files
        .iter()
        .map(|file| {
            (
                &file.file_name[..],
                file.rows,
                file.merged,
                file.new,
                file.unchanged,
            )
        })
        .collect();
    assert_eq!(
        figures,
        [("b.tsv", 200, 200, 100, 100), ("a.tsv", 200, 200, 200, 0)]
    );
}

#[test]
fn an_import_whose_chunks_were_not_staged_is_not_taken() {
    let mut shop = Shop::new();
    let chunks = chunks_of(&[line(1)]);
    let order = shop.order(Command::ImportReturns(TakenFile {
        seller: seller(),
        file: codec::sha256(b"a"),
        file_name: "a.tsv".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows: 1,
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    }));
    let before = shop.ask(&Query::Health);
    assert!(matches!(shop.submit(&order), Err(SubmitError::Stopped(_))));
    assert_eq!(shop.ask(&Query::Health), before);
}

#[test]
fn chunks_stay_below_their_limit_and_hold_every_line_once() {
    let lines: Vec<ExpectedLine> = (0..5000).map(line).collect();
    let chunks = chunks_of(&lines);
    assert!(chunks.len() > 1);
    assert!(
        chunks
            .iter()
            .all(|chunk| chunk.bytes.len() <= IMPORT_CHUNK_BYTES_MAX)
    );
    let rows: u32 = chunks.iter().map(|chunk| chunk.named.rows).sum();
    assert_eq!(rows, 5000);
}

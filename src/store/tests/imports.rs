//! Imports: staged, merged in slices, in any order the same.

use super::shop::{Shop, line, seller, tracking};
use crate::domain::expected::ExpectedLine;
use crate::domain::limits::MERGE_SLICE_MS;
use crate::ledger::command::ImportReturns;
use crate::ledger::import::ImportCounts;
use crate::ledger::query::ExpectedBy;
use crate::ledger::{Answer, Command, Query, codec};
use crate::store::{MergeProgress, SubmitError, chunks_of};

pub fn take(shop: &mut Shop, name: &str, lines: &[ExpectedLine]) {
    let chunks = chunks_of(lines);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    shop.must(Command::ImportReturns(ImportReturns {
        seller: seller(),
        file: codec::sha256(name.as_bytes()),
        file_name: name.to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: vec![("Order ID".to_owned(), "order_id".to_owned())],
        rows: u32::try_from(lines.len()).unwrap(),
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    }));
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

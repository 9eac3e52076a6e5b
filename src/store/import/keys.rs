//! The keys an announced line is found by, merged in the order of keys.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rusqlite::{Connection, named_params};

use crate::domain::expected::ExpectedLine;
use crate::domain::ids::LineId;
use crate::store::fault::Result;

pub(in crate::store) const ADD: &str =
    "insert into expected_key (key, kind, line) values (:key, :kind, :line)
    on conflict do nothing";

pub(in crate::store) const KNOWN: &str =
    "select 1 from expected_key where key = :key and kind = :kind and line = :line";

/// What a key is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::store) enum KeyKind {
    /// A tracking number in normal form.
    Tracking = 0,
    /// An RMA id in capitals: exact case is compared with the line itself.
    Rma = 1,
    /// An order id.
    Order = 2,
    /// The seller's own RMA id in capitals.
    MerchantRma = 3,
}

/// One row of the key table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct KeyEntry {
    pub(super) key: Box<str>,
    pub(super) kind: KeyKind,
    /// The line it finds.
    pub(super) line: LineId,
}

/// Lists the keys of a line.
pub(super) fn of(line: &ExpectedLine, id: LineId, out: &mut Vec<KeyEntry>) {
    let mut add = |kind, key: Box<str>| {
        out.push(KeyEntry {
            key,
            kind,
            line: id,
        });
    };
    for tracking in &line.tracking {
        add(KeyKind::Tracking, tracking.as_str().into());
    }
    if let Some(rma) = &line.of.rma_id {
        add(KeyKind::Rma, rma.as_str().to_uppercase().into());
    }
    if let Some(order) = &line.of.order_id {
        add(KeyKind::Order, order.as_str().into());
    }
    if let Some(own) = &line.merchant_rma_id {
        add(KeyKind::MerchantRma, own.to_uppercase().into());
    }
}

/// Sorted lists of keys that come out as one sorted list, whatever their number.
#[derive(Default)]
pub(super) struct KeyHeap {
    lists: Vec<std::vec::IntoIter<KeyEntry>>,
    next: BinaryHeap<Reverse<(KeyEntry, usize)>>,
    held: usize,
}

impl KeyHeap {
    /// Takes one chunk's sorted keys.
    pub(super) fn take(&mut self, sorted: Vec<KeyEntry>) {
        self.held += sorted.len();
        let mut list = sorted.into_iter();
        if let Some(first) = list.next() {
            self.next.push(Reverse((first, self.lists.len())));
        }
        self.lists.push(list);
    }

    /// Counts the keys that are still held.
    pub(super) fn held(&self) -> usize {
        self.held
    }

    /// Gives the smallest key.
    pub(super) fn pop(&mut self) -> Option<KeyEntry> {
        let Some(Reverse((entry, list))) = self.next.pop() else {
            self.lists.clear();
            return None;
        };
        self.held -= 1;
        if let Some(following) = self.lists.get_mut(list).and_then(Iterator::next) {
            self.next.push(Reverse((following, list)));
        }
        Some(entry)
    }
}

/// Enters one key; the same again changes nothing.
pub(super) fn add(db: &Connection, entry: &KeyEntry) -> Result<()> {
    db.prepare_cached(ADD)?.execute(named_params! {
        ":key": entry.key,
        ":kind": entry.kind as i64,
        ":line": entry.line.0,
    })?;
    Ok(())
}

/// Tells whether a key is entered.
pub(super) fn is_there(db: &Connection, entry: &KeyEntry) -> Result<bool> {
    Ok(db.prepare_cached(KNOWN)?.exists(named_params! {
        ":key": entry.key,
        ":kind": entry.kind as i64,
        ":line": entry.line.0,
    })?)
}

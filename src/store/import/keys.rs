//! The keys an announced line is found by, merged in the order of keys.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use rusqlite::{CachedStatement, Connection, named_params, params};

use crate::domain::ids::LineId;
use crate::ledger::codec::LineHead;
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
    /// The product: its ASIN, else its SKU.
    Product = 4,
}

/// One row of the key table. Entries are in the order of their keys.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct KeyEntry {
    /// The first bytes of the key, which tell most keys apart without a look at its text.
    start: u128,
    pub(super) key: Box<str>,
    pub(super) kind: KeyKind,
    /// The line it finds.
    pub(super) line: LineId,
}

impl KeyEntry {
    fn new(kind: KeyKind, key: Box<str>, line: LineId) -> Self {
        let mut start = [0; 16];
        for (place, byte) in start.iter_mut().zip(key.bytes()) {
            *place = byte;
        }
        Self {
            start: u128::from_be_bytes(start),
            key,
            kind,
            line,
        }
    }
}

/// Lists the keys of a line.
pub(super) fn of(line: &LineHead<'_>, id: LineId, out: &mut Vec<KeyEntry>) {
    let mut add = |kind, key: Box<str>| out.push(KeyEntry::new(kind, key, id));
    for tracking in &line.tracking {
        add(KeyKind::Tracking, Box::from(&**tracking));
    }
    if let Some(rma) = &line.rma_id {
        add(KeyKind::Rma, rma.to_uppercase().into());
    }
    if let Some(order) = &line.order_id {
        add(KeyKind::Order, Box::from(&**order));
    }
    if let Some(own) = &line.merchant_rma_id {
        add(KeyKind::MerchantRma, own.to_uppercase().into());
    }
    if let Some(product) = line.asin.as_ref().or(line.sku.as_ref()) {
        add(KeyKind::Product, Box::from(&**product));
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
        let Some(mut next) = self.next.peek_mut() else {
            self.lists.clear();
            return None;
        };
        self.held -= 1;
        let Reverse((_, list)) = *next;
        let Some(following) = self.lists.get_mut(list).and_then(Iterator::next) else {
            let Reverse((entry, _)) = PeekMut::pop(next);
            return Some(entry);
        };
        let Reverse((entry, _)) = std::mem::replace(&mut *next, Reverse((following, list)));
        Some(entry)
    }
}

/// Enters keys, with one statement for many of them.
pub(super) struct Adding<'db>(CachedStatement<'db>);

impl<'db> Adding<'db> {
    pub(super) fn begin(db: &'db Connection) -> Result<Self> {
        Ok(Self(db.prepare_cached(ADD)?))
    }

    /// Enters one key; the same again changes nothing.
    pub(super) fn add(&mut self, entry: &KeyEntry) -> Result<()> {
        // In the order of ADD: a name is looked up by its text for each of millions of rows.
        self.0
            .execute(params![entry.key, entry.kind as i64, entry.line.0])?;
        Ok(())
    }
}

/// Tells whether a key is entered.
pub(super) fn is_there(db: &Connection, entry: &KeyEntry) -> Result<bool> {
    Ok(db.prepare_cached(KNOWN)?.exists(named_params! {
        ":key": entry.key,
        ":kind": entry.kind as i64,
        ":line": entry.line.0,
    })?)
}

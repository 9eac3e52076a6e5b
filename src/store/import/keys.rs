//! The keys an announced line is found by, merged in the order of keys.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use rusqlite::{CachedStatement, Connection, named_params, params};

use crate::domain::ids::LineId;
use crate::domain::limits::FIND_CHARS_MIN;
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
    /// The last [`FIND_CHARS_MIN`] characters of a tracking number.
    TrackingEnd = 5,
    /// The SKU of a line that has an ASIN too.
    Sku = 6,
    /// A tracking number that the goods went out by, in normal form.
    Outbound = 7,
}

/// One row of the key table. Entries are in the order of their keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct KeyEntry<'a> {
    pub(super) key: &'a str,
    pub(super) kind: KeyKind,
    /// The line it finds.
    pub(super) line: LineId,
}

/// Lists the kinds and texts of a line's keys.
pub(super) fn of<'a>(line: &'a LineHead<'_>) -> impl Iterator<Item = (KeyKind, Cow<'a, str>)> {
    let plain = |kind, text: Option<&'a Cow<'_, str>>| Some((kind, Cow::Borrowed(&**text?)));
    let capitals =
        |kind, text: &Option<Cow<'_, str>>| Some((kind, text.as_ref()?.to_uppercase().into()));
    let tracking = line.tracking.iter();
    tracking
        .map(|number| (KeyKind::Tracking, Cow::Borrowed(&**number)))
        .chain(capitals(KeyKind::Rma, &line.rma_id))
        .chain(plain(KeyKind::Order, line.order_id.as_ref()))
        .chain(capitals(KeyKind::MerchantRma, &line.merchant_rma_id))
        .chain(plain(
            KeyKind::Product,
            line.asin.as_ref().or(line.sku.as_ref()),
        ))
        .chain(line.tracking.iter().filter_map(|number| {
            let from = number.char_indices().nth_back(FIND_CHARS_MIN - 1)?.0;
            Some((KeyKind::TrackingEnd, Cow::Borrowed(number.get(from..)?)))
        }))
        .chain(plain(
            KeyKind::Sku,
            line.sku.as_ref().filter(|_| line.asin.is_some()),
        ))
        .chain(
            line.outbound
                .iter()
                .map(|number| (KeyKind::Outbound, Cow::Borrowed(&**number))),
        )
}

/// Many keys in their order, their texts one behind the other.
#[derive(Default)]
pub(super) struct KeyList {
    text: String,
    places: Vec<KeyPlace>,
}

/// A key whose text stands in its list's text. Places are below 4 GB: a list has one chunk's keys.
#[derive(Clone, Copy)]
struct KeyPlace {
    from: u32,
    until: u32,
    kind: KeyKind,
    line: LineId,
}

impl KeyList {
    /// Adds the keys of a line; the list is not in order any more.
    pub(super) fn add(&mut self, line: &LineHead<'_>, id: LineId) {
        for (kind, key) in of(line) {
            let from = self.end();
            self.text.push_str(&key);
            self.places.push(KeyPlace {
                from,
                until: self.end(),
                kind,
                line: id,
            });
        }
    }

    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Brings the list into the order of its keys.
    pub(super) fn sorted(mut self) -> Self {
        let mut order: Vec<(u128, KeyPlace)> = std::mem::take(&mut self.places)
            .into_iter()
            .map(|place| (start_of(self.key(&place)), place))
            .collect();
        order.sort_unstable_by(|(left, one), (right, other)| {
            left.cmp(right)
                .then_with(|| self.entry(one).cmp(&self.entry(other)))
        });
        self.places = order.into_iter().map(|(_, place)| place).collect();
        self
    }

    /// Walks the entries.
    pub(super) fn iter(&self) -> impl Iterator<Item = KeyEntry<'_>> {
        self.places.iter().map(|place| self.entry(place))
    }

    fn entry(&self, place: &KeyPlace) -> KeyEntry<'_> {
        KeyEntry {
            key: self.key(place),
            kind: place.kind,
            line: place.line,
        }
    }

    fn key(&self, place: &KeyPlace) -> &str {
        self.text
            .get(place.from as usize..place.until as usize)
            .unwrap_or_default()
    }
}

/// Gives the first bytes of a key, which tell most keys apart without a look at the whole.
fn start_of(key: &str) -> u128 {
    let mut start = [0; 16];
    for (place, byte) in start.iter_mut().zip(key.bytes()) {
        *place = byte;
    }
    u128::from_be_bytes(start)
}

/// A list at its smallest entry that is not yet entered. The greatest is the one to be entered
/// first, as a heap wants it.
struct Head {
    start: u128,
    list: KeyList,
    at: usize,
}

impl Head {
    /// Stands at a place of a list, or nowhere behind its end.
    fn of(list: KeyList, at: usize) -> Option<Self> {
        let start = start_of(list.key(list.places.get(at)?));
        Some(Self { start, list, at })
    }

    fn entry(&self) -> Option<KeyEntry<'_>> {
        Some(self.list.entry(self.list.places.get(self.at)?))
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        let starts = other.start.cmp(&self.start);
        starts.then_with(|| other.entry().cmp(&self.entry()))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

/// Sorted lists of keys that come out as one sorted list, whatever their number.
#[derive(Default)]
pub(super) struct KeyHeap {
    heads: BinaryHeap<Head>,
    held: usize,
}

impl KeyHeap {
    /// Takes one chunk's sorted keys.
    pub(super) fn take(&mut self, sorted: KeyList) {
        self.held += sorted.places.len();
        self.heads.extend(Head::of(sorted, 0));
    }

    /// Counts the keys that are still held.
    pub(super) fn held(&self) -> usize {
        self.held
    }

    /// Gives the smallest key.
    pub(super) fn smallest(&self) -> Option<KeyEntry<'_>> {
        self.heads.peek()?.entry()
    }

    /// Passes on to the next key.
    pub(super) fn pass(&mut self) {
        let Some(mut head) = self.heads.peek_mut() else {
            return;
        };
        self.held -= 1;
        head.at += 1;
        let Head { list, at, .. } = &*head;
        match list.places.get(*at) {
            Some(next) => head.start = start_of(list.key(next)),
            None => drop(PeekMut::pop(head)),
        }
    }
}

/// Enters keys, with one statement for many of them.
pub(super) struct Adding<'db>(CachedStatement<'db>);

impl<'db> Adding<'db> {
    pub(super) fn begin(db: &'db Connection) -> Result<Self> {
        Ok(Self(db.prepare_cached(ADD)?))
    }

    /// Enters one key; the same again changes nothing.
    pub(super) fn add(&mut self, entry: KeyEntry<'_>) -> Result<()> {
        // In the order of ADD: a name is looked up by its text for each of millions of rows.
        self.0
            .execute(params![entry.key, entry.kind as i64, entry.line.0])?;
        Ok(())
    }
}

/// Tells whether a key is entered.
pub(super) fn is_there(db: &Connection, entry: KeyEntry<'_>) -> Result<bool> {
    Ok(db.prepare_cached(KNOWN)?.exists(named_params! {
        ":key": entry.key,
        ":kind": entry.kind as i64,
        ":line": entry.line.0,
    })?)
}

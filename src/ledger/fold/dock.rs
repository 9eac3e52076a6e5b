//! Rows of loads, photos and printed rolls.

use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::{LoadRow, PhotoRow, RangeRow};

use super::counting::{counting, ordered};

/// Folds a load's own facts: its opening, the newest word of the driver, its first end.
pub fn load(facts: &[Fact]) -> Option<LoadRow> {
    let mut row: Option<LoadRow> = None;
    for fact in counting(&ordered(facts)) {
        if let Body::LoadOpened { load, name, said } = &fact.body {
            row.get_or_insert_with(|| LoadRow {
                load: *load,
                name: name.clone(),
                said: *said,
                station: fact.envelope.station.clone(),
                opened_at: fact.envelope.at,
                day: fact.envelope.day,
                closed_at: None,
            });
        } else if let Body::LoadClosed { load: _, said } = &fact.body
            && let Some(row) = &mut row
        {
            row.said = said.or(row.said);
            row.closed_at = row.closed_at.or(Some(fact.envelope.at));
        }
    }
    row
}

/// Folds a photo's facts: the newest name it was given, unless it was dropped after that; its newest
/// covered copy, whatever it was named before; the first day that its original was erased for, which
/// nothing brings back.
pub fn photo(facts: &[Fact]) -> Option<PhotoRow> {
    let ordered = ordered(facts);
    let (mut row, mut copy) = (None, None);
    for fact in counting(&ordered) {
        if let Body::PhotoNamed(named) = &fact.body {
            row = Some(PhotoRow {
                named: named.clone(),
                person: fact.envelope.person.clone(),
                named_at: fact.envelope.at,
                copy: None,
                purged: None,
            });
        } else if let Body::PhotoDropped { .. } = &fact.body {
            row = None;
        } else if let Body::PhotoMasked(masked) = &fact.body {
            copy = Some(masked.copy);
        }
    }
    let purged = ordered.iter().find_map(|fact| {
        if let Body::PhotoPurged(purged) = &fact.body {
            Some(purged.day)
        } else {
            None
        }
    });
    row.map(|row| PhotoRow {
        copy,
        purged,
        ..row
    })
}

/// Folds what was given out of one roll: the next number is above every one of them, also above
/// those whose fact was taken back, because their labels may have been printed.
pub fn range(facts: &[Fact]) -> Option<RangeRow> {
    let mut row: Option<RangeRow> = None;
    for fact in ordered(facts) {
        if let Body::RangeAllotted {
            roll,
            prefix,
            first,
            count,
        } = &fact.body
        {
            let next = first.saturating_add(u64::from(*count));
            let row = row.get_or_insert_with(|| RangeRow {
                roll: *roll,
                prefix: prefix.clone(),
                next,
            });
            row.next = row.next.max(next);
        }
    }
    row
}

//! The newest count of a place.

use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::PlaceCount;

use super::counting::{counting, ordered};

/// Folds a container's facts into its newest count; one that stands in several facts is told by their command.
pub fn place_count(facts: &[Fact]) -> Option<PlaceCount> {
    let mut newest: Option<PlaceCount> = None;
    for fact in counting(&ordered(facts)) {
        let Body::PlaceCounted(told) = &fact.body else {
            continue;
        };
        let envelope = &fact.envelope;
        let begun = newest.take().filter(|row| row.key == envelope.key);
        let mut row = begun.unwrap_or_else(|| PlaceCount {
            place: told.place.clone(),
            key: envelope.key,
            at: envelope.at,
            person: envelope.person.clone(),
            counted: told.counted,
            found: 0,
            missing: Vec::new(),
            misplaced: Vec::new(),
            strange: Vec::new(),
        });
        let found = u32::try_from(told.found.len()).unwrap_or(u32::MAX);
        row.found = row.found.saturating_add(found);
        row.missing.extend(&told.missing);
        row.misplaced.extend(told.misplaced.iter().cloned());
        row.strange.extend(told.strange.iter().cloned());
        newest = Some(row);
    }
    newest
}

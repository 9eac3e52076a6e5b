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
            missing_parcels: Vec::new(),
            misplaced_parcels: Vec::new(),
        });
        let found = told.found.len() + told.parcels.found.len();
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        row.found = row.found.saturating_add(found);
        row.missing.extend(&told.missing);
        row.misplaced.extend(told.misplaced.iter().cloned());
        row.missing_parcels.extend(&told.parcels.missing);
        let elsewhere = told.parcels.misplaced.iter().cloned();
        row.misplaced_parcels.extend(elsewhere);
        row.strange.extend(told.strange.iter().cloned());
        newest = Some(row);
    }
    newest
}

//! Which facts count, and in which order.

use std::collections::BTreeSet;

use crate::domain::ids::CommandKey;
use crate::ledger::fact::{Body, Fact};

/// Gives every fact once, in the journal's order over all stations. The event id comes last so
/// that even two facts of a copied disk have one order.
pub(super) fn ordered(facts: &[Fact]) -> Vec<&Fact> {
    let mut all: Vec<&Fact> = facts.iter().collect();
    all.sort_by(|left, right| place(left).cmp(&place(right)));
    let mut seen = BTreeSet::new();
    all.retain(|fact| seen.insert(fact.envelope.event));
    all
}

fn place(fact: &Fact) -> impl Ord + '_ {
    let envelope = &fact.envelope;
    (
        envelope.hlc,
        &envelope.station,
        envelope.epoch,
        envelope.seq,
        envelope.event,
    )
}

/// Keeps what no undo names, in the same order.
pub(super) fn counting<'f>(ordered: &[&'f Fact]) -> Vec<&'f Fact> {
    let undone: BTreeSet<CommandKey> = ordered
        .iter()
        .filter_map(|fact| {
            if let Body::Undone { target, .. } = &fact.body {
                Some(*target)
            } else {
                None
            }
        })
        .collect();
    ordered
        .iter()
        .copied()
        .filter(|fact| {
            matches!(fact.body, Body::Undone { .. }) || !undone.contains(&fact.envelope.key)
        })
        .collect()
}

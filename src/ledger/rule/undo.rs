//! The rule of taking back.

use std::collections::BTreeSet;

use crate::domain::ids::CommandKey;
use crate::ledger::fact::{Body, Fact};
use crate::ledger::refusal::Refusal;
use crate::ledger::subject::Subject;

use super::Known;

/// Takes back a put, until its container is sealed.
pub(super) fn undo(target: CommandKey, reason: &str, known: &Known) -> Result<Vec<Body>, Refusal> {
    let facts: Vec<&Fact> = known
        .target
        .iter()
        .filter(|fact| fact.envelope.key == target)
        .collect();
    let put = facts.iter().find_map(|fact| {
        if let Body::UnitPut { container, .. } = &fact.body {
            Some(container)
        } else {
            None
        }
    });
    let Some(container) = put else {
        return Err(Refusal::NothingToUndo);
    };
    let sealed = known
        .container
        .as_ref()
        .is_some_and(|row| row.sealed_at.is_some());
    if sealed {
        return Err(Refusal::TooLateToUndo(container.clone()));
    }
    // A container's own life is not taken back, so its row needs no new fold.
    let subjects: BTreeSet<Subject> = facts
        .iter()
        .filter(|fact| !matches!(fact.body, Body::ContainerOpened { .. }))
        .flat_map(|fact| fact.envelope.subjects.iter().cloned())
        .collect();
    Ok(vec![Body::Undone {
        target,
        reason: reason.to_owned(),
        subjects: subjects.into_iter().collect(),
    }])
}

//! The facts of the subjects that were written last: the next command at a bench is about the same
//! parcel and container, and need not read and decode their facts again.
//!
//! Only the writer writes, so what it wrote is what stands there; after anything that failed it
//! forgets all.

use std::collections::VecDeque;

use crate::ledger::{Fact, Subject};

/// Subjects held: some parcels with their containers.
const SUBJECTS_MAX: usize = 32;
/// Facts of one subject held; a longer life is read anew.
const FACTS_MAX: usize = 128;

/// The facts of some subjects, newest subject first.
#[derive(Default)]
pub(super) struct Recent(VecDeque<(Subject, Vec<Fact>)>);

impl Recent {
    /// Takes the facts of a subject out, if they are held.
    pub(super) fn take(&mut self, subject: &Subject) -> Option<Vec<Fact>> {
        let place = self.0.iter().position(|(held, _)| held == subject)?;
        self.0.remove(place).map(|(_, facts)| facts)
    }

    /// Holds all facts of a subject.
    pub(super) fn hold(&mut self, subject: &Subject, facts: Vec<Fact>) {
        if facts.len() > FACTS_MAX {
            return;
        }
        self.0.push_front((subject.clone(), facts));
        self.0.truncate(SUBJECTS_MAX);
    }

    /// Forgets everything: what was written may not be there.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

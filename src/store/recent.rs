//! The facts of the subjects that were written last, and the end of the series: the next command at
//! a bench is about the same parcel and container, and need not read and decode their facts again.
//!
//! Only the writer writes, so what it wrote is what stands there; after anything that failed it
//! forgets all.

use std::collections::{BTreeSet, VecDeque};

use crate::domain::ids::Hash;
use crate::ledger::stamp::Head;
use crate::ledger::{Fact, Subject};

/// Subjects held: some parcels with their containers.
const SUBJECTS_MAX: usize = 32;
/// Facts of one subject held; a longer life is read anew.
const FACTS_MAX: usize = 128;

/// What was written last.
#[derive(Default)]
pub(super) struct Recent {
    /// The facts of some subjects, newest subject first.
    subjects: VecDeque<(Subject, Vec<Fact>)>,
    /// The end of the series, to which the next fact is chained.
    pub(super) head: Option<Head>,
    /// Packs that stand in the store: nearly every put names the same two.
    pub(super) packs: BTreeSet<Hash>,
}

impl Recent {
    /// Takes the facts of a subject out, if they are held.
    pub(super) fn take(&mut self, subject: &Subject) -> Option<Vec<Fact>> {
        let place = self.place(subject)?;
        self.subjects.remove(place).map(|(_, facts)| facts)
    }

    /// Gives the facts of a subject, if they are held.
    pub(super) fn facts(&self, subject: &Subject) -> Option<&[Fact]> {
        let (_, facts) = self.subjects.get(self.place(subject)?)?;
        Some(facts)
    }

    fn place(&self, subject: &Subject) -> Option<usize> {
        self.subjects.iter().position(|(held, _)| held == subject)
    }

    /// Holds all facts of a subject.
    pub(super) fn hold(&mut self, subject: &Subject, facts: Vec<Fact>) {
        if facts.len() > FACTS_MAX {
            return;
        }
        self.subjects.push_front((subject.clone(), facts));
        self.subjects.truncate(SUBJECTS_MAX);
    }

    /// Forgets everything: what was written may not be there.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

//! Questions and answers of an inspection, in the words of the checklist that asked them.

use super::html::{Both, Said};
use crate::domain::checklist::Checklist;
use crate::exchange::data;
use crate::exchange::pack::scope::Scoped;
use crate::ledger::PackRef;
use crate::text::Message;

/// The checklist of an inspection.
#[derive(Clone, Copy)]
pub(super) struct AskedBy<'a> {
    pack: &'a PackRef,
    /// The checklist itself; none where only its name is known.
    pub list: Option<&'a Checklist>,
}

impl<'a> AskedBy<'a> {
    /// Finds the checklist of exactly the bytes that were named.
    pub fn of(scoped: &'a Scoped, pack: &'a PackRef) -> Self {
        let kept = scoped.checklists.of(pack);
        let list = kept.or_else(|| data::checklist::of_pack(pack.hash));
        Self { pack, list }
    }

    /// Says a question; one without words by its code.
    pub fn asked(&self, both: &Both, question: &str) -> Said {
        let message = match self.list {
            Some(list) => Message::asks(list, question),
            None => Message::question(&self.pack.id, question),
        };
        both.term(&message, question)
    }

    /// Says an answer; one without words by its code.
    pub fn answered(&self, both: &Both, question: &str, answer: &str) -> Said {
        let message = match self.list {
            Some(list) => Message::answers(list, question, answer),
            None => Message::answer(&self.pack.id, question, answer),
        };
        both.term(&message, answer)
    }
}

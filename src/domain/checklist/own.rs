//! What only a seller's own checklist has: the house checklist that it follows, and its own words.

use std::collections::BTreeMap;

/// What a seller's own checklist has beside its questions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Own {
    /// The house checklist whose gates it keeps.
    pub base: String,
    /// What it is called.
    pub name: Wording,
    /// The words of questions and answers by [`Own::key`].
    pub words: BTreeMap<String, Wording>,
}

/// A text as a pack brings it, in each language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wording {
    /// In English.
    pub english: String,
    /// In simplified Chinese.
    pub chinese: String,
}

impl Own {
    /// Gives the key of a question's words, or of an answer's. No code has a dash in it.
    pub fn key(question: &str, answer: Option<&str>) -> String {
        match answer {
            Some(answer) => format!("{question}-{answer}"),
            None => question.to_owned(),
        }
    }

    /// Gives the words of a question, or of an answer; none for what it does not ask.
    pub fn wording(&self, question: &str, answer: Option<&str>) -> Option<&Wording> {
        self.words.get(&Self::key(question, answer))
    }
}

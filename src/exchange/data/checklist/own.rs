//! A seller's own checklist: read whole, walked through all its answers, or refused by line.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{self, Form, NAME, Places, Read, in_file};
use super::problem::{Found, Problem};
use super::{READ, house};
use crate::domain::checklist::cover::{self, Lacks};
use crate::domain::checklist::{Checklist, Own, Wording, each_way};
use crate::domain::grade::Grade;
use crate::domain::limits::{
    CHECKLIST_CHINESE_CHARS_MAX, CHECKLIST_ENGLISH_CHARS_MAX, CHECKLIST_FILE_BYTES_MAX,
    CHECKLIST_WAYS_MAX,
};
use crate::exchange::data::gates::gates;
use crate::ledger::PackRef;
use crate::ledger::codec::sha256;
use crate::text::Language;

/// A seller's own checklist that may be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnChecklist {
    /// Its id, version and hash.
    pub pack: PackRef,
    /// What it asks.
    pub list: Checklist,
    at: Places,
}

impl OwnChecklist {
    /// Says that its version stands already, in a file of other bytes.
    pub fn version_known(&self) -> Problem {
        let about = format!("{} {}", self.pack.id, self.pack.version);
        Problem::at(self.at.version, "version_known", about)
    }

    /// Finds a category that another of the seller's checklists serves.
    pub fn shared_category(&self, other: &Checklist) -> Option<Problem> {
        let mut categories = self.list.categories.iter().zip(&self.at.categories);
        let shared = categories.find(|(name, _)| other.categories.contains(name))?;
        let (name, line) = shared;
        let about = format!("{name} ({})", other.id);
        Some(Problem::at(*line, "category_taken", about))
    }
}

/// Reads a seller's own checklist from the bytes of its file and walks through all its answers: takes a
/// second for a long one, so that it is no work for a window's or a bench's thread.
///
/// # Errors
/// Lists what is wrong, by line; then nothing of it is used.
pub fn read_own(bytes: &[u8]) -> Result<OwnChecklist, Vec<Problem>> {
    let text = file::own_text(bytes, CHECKLIST_FILE_BYTES_MAX)?;
    let (_, gates) = gates();
    let (Read { list, at }, mut found) = file::look(text, &gates, Form::Sellers)?;
    if let (true, Some(own)) = (found.only_words(), &list.own) {
        texts(own, &list, &at, &mut found);
        match house(&own.base) {
            Some((_, _, base)) => {
                let named = gates.facts_of(&base.id);
                follows(&list, base, &at, &mut found);
                keeps(&list, base, (&named, &at), &mut found);
                walk(&list, base, (&named, &at), &mut found);
            }
            None => found.add(at.base, "base_unknown", &own.base),
        }
    }
    let pack = PackRef {
        id: list.id.clone(),
        version: list.version,
        hash: sha256(bytes),
    };
    found.none_or(OwnChecklist { pack, list, at })
}

/// Reads a checklist that a store keeps, of the house or a seller's; none for a pack of another kind.
pub fn kept(bytes: &[u8]) -> Option<Checklist> {
    let text = str::from_utf8(bytes).ok()?;
    let (_, gates) = gates();
    let read = file::read(text, &gates, Form::Kept).ok()?;
    Some(read.list)
}

/// The checklist goes in the place of the one of its id, or serves categories of no other.
fn follows(list: &Checklist, base: &Checklist, at: &Places, found: &mut Found) {
    if house(&list.id).is_some() && list.id != base.id {
        found.add(at.base, "base_other", &list.id);
    } else if list.id != base.id && list.categories.is_empty() {
        found.add(at.id, "categories_none", &list.id);
    }
    for (name, line) in list.categories.iter().zip(&at.categories) {
        let mut served = READ.iter().map(|(.., house)| house);
        let other = served.find(|house| house.categories.contains(name) && house.id != base.id);
        if let Some(other) = other {
            found.add(
                *line,
                "category_of_another",
                format!("{name} ({})", other.id),
            );
        }
    }
}

/// Looks at every text: there, short enough for its tile, and said by no other tile beside it.
fn texts(own: &Own, list: &Checklist, at: &Places, found: &mut Found) {
    for language in Language::ALL {
        let said = |wording: &Wording| match language {
            Language::English => wording.english.clone(),
            Language::Chinese => wording.chinese.clone(),
        };
        // A text that is missing has no line and was told of.
        let line = |key: &str| at.words.get(&(language, key.to_owned())).copied();
        let all = own.words.iter();
        let all = all.map(|(key, wording)| (key.as_str(), wording));
        for (key, wording) in all.chain([(NAME, &own.name)]) {
            if let (Some(line), Some(code)) = (line(key), wrong_text(language, &said(wording))) {
                found.add(line, code, in_file(language, key));
            }
        }
        for question in &list.questions {
            let mut tiles: BTreeMap<String, String> = BTreeMap::new();
            for answer in &question.answers {
                let key = Own::key(&question.code, Some(&answer.code));
                let (Some(line), Some(wording)) = (line(&key), own.words.get(&key)) else {
                    continue;
                };
                let text = said(wording).trim().to_lowercase();
                if let Some(other) = tiles.get(&text) {
                    let about = format!("{}, {other}", in_file(language, &key));
                    found.add(line, "words_same", about);
                }
                tiles.insert(text, key);
            }
        }
    }
}

/// Says what is wrong with a text of a tile.
fn wrong_text(language: Language, text: &str) -> Option<&'static str> {
    let most = match language {
        Language::English => CHECKLIST_ENGLISH_CHARS_MAX,
        Language::Chinese => CHECKLIST_CHINESE_CHARS_MAX,
    };
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        Some("words_empty")
    } else if text.chars().count() > most {
        Some("words_long")
    } else if text.trim_end().ends_with(['.', '。']) {
        Some("words_stop")
    } else {
        None
    }
}

/// What the house closes stays closed.
fn keeps(
    list: &Checklist,
    base: &Checklist,
    (named, at): (&BTreeSet<String>, &Places),
    found: &mut Found,
) {
    for lack in cover::lacks(list, base, named) {
        match lack {
            Lacks::Gate(gate) => found.add(at.base, "lacks_gate", gate),
            Lacks::Question(question) => found.add(at.base, "lacks_question", question),
            Lacks::Answer(question, answer) => {
                let line = at.of(&question, None);
                found.add(line, "lacks_answer", format!("{question}.{answer}"));
            }
            Lacks::Closing(question, answer, what) => {
                let line = at.of(&question, Some(&answer));
                found.add(
                    line,
                    "lacks_closing",
                    format!("{question}.{answer}: {what}"),
                );
            }
            Lacks::Grade(question, answer) => {
                let line = at.of(&question, Some(&answer));
                found.add(line, "lacks_grade", format!("{question}.{answer}"));
            }
        }
    }
}

/// Goes every way: each answer can be given, each grade is reached, and no way passes over a question
/// that the house would have asked and that closes something.
fn walk(
    list: &Checklist,
    base: &Checklist,
    (named, at): (&BTreeSet<String>, &Places),
    found: &mut Found,
) {
    let mut given: BTreeSet<String> = BTreeSet::new();
    let mut grades: BTreeSet<Grade> = BTreeSet::new();
    let mut passed: BTreeSet<(u32, String)> = BTreeSet::new();
    let walked = each_way(list, CHECKLIST_WAYS_MAX, |answers, standing| {
        grades.insert(standing.grade);
        for (question, answer) in answers {
            given.insert(Own::key(question, Some(answer)));
        }
        if let Some(question) = cover::not_asked(base, named, (answers, standing)) {
            let last = list.questions.iter().rev();
            let last = last.filter_map(|one| Some((&one.code, answers.get(&one.code)?)));
            let line = last
                .map(|(asked, answer)| (at.of(asked, Some(answer)), format!("{asked}.{answer}")))
                .next();
            let (line, way) = line.unwrap_or((at.base, list.id.clone()));
            passed.insert((line, format!("{} ({way})", question.code)));
        }
    });
    if walked.is_err() {
        found.add(at.id, "ways_many", CHECKLIST_WAYS_MAX.to_string());
        return;
    }
    for (line, about) in passed {
        found.add(line, "not_asked", about);
    }
    reached(list, (&given, &grades), at, found);
}

fn reached(
    list: &Checklist,
    (given, grades): (&BTreeSet<String>, &BTreeSet<Grade>),
    at: &Places,
    found: &mut Found,
) {
    let mut lost: BTreeSet<Grade> = BTreeSet::new();
    for question in &list.questions {
        let mut answers = question.answers.iter();
        // Where a question is asked, each of its answers can be given.
        if answers.all(|one| !given.contains(&Own::key(&question.code, Some(&one.code)))) {
            let line = at.of(&question.code, None);
            found.add(line, "question_unreached", &question.code);
            continue;
        }
        for answer in &question.answers {
            if !grades.contains(&answer.best) && lost.insert(answer.best) {
                let (code, best) = (&answer.code, answer.best.code());
                let about = format!("{}.{code}: {best}", question.code);
                let line = at.of(&question.code, Some(code));
                found.add(line, "grade_unreached", about);
            }
        }
    }
}

//! What is wrong in a checklist's file, by line.

use crate::domain::limits::CHECKLIST_PROBLEMS_MAX;
use crate::text::trouble::{FileProblem, FileProblems};

/// What is wrong on a line of a file; words stand under `pack-problem-<code>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub code: &'static str,
    /// What it is about, as the file has it.
    pub about: String,
}

impl Problem {
    /// Names a problem.
    pub fn at(line: u32, code: &'static str, about: impl Into<String>) -> Self {
        let about = about.into();
        Self { line, code, about }
    }

    /// Every code, for tests of the words.
    pub const CODES: &[&str] = &[
        "answer_twice",
        "answers_many",
        "answers_none",
        "base_other",
        "base_unknown",
        "categories_none",
        "category_of_another",
        "category_taken",
        "category_twice",
        "category_words",
        "code",
        "columns",
        "day",
        "decision",
        "field_other_paper",
        "field_twice",
        "field_unknown",
        "format_wrong",
        "forwarder",
        "gate",
        "grade",
        "grade_unreached",
        "head",
        "hold_closed",
        "lacks_answer",
        "lacks_closing",
        "lacks_gate",
        "lacks_grade",
        "lacks_question",
        "lines_max",
        "missing_key",
        "name",
        "not_asked",
        "not_text",
        "not_toml",
        "paper",
        "photo",
        "question_twice",
        "question_unreached",
        "questions_many",
        "questions_none",
        "source_empty",
        "template_carried",
        "template_there",
        "text_fixed",
        "too_large",
        "unknown_key",
        "version",
        "version_known",
        "ways_many",
        "when_answer",
        "when_empty",
        "when_question",
        "width",
        "words_empty",
        "words_long",
        "words_missing",
        "words_same",
        "words_stop",
        "words_unknown",
        "wrong_value",
    ];
}

/// Gives problems as messages tell them.
pub fn told(problems: Vec<Problem>) -> FileProblems {
    let told = problems.into_iter().map(|problem| FileProblem {
        line: problem.line,
        code: problem.code,
        about: problem.about,
    });
    FileProblems(told.collect())
}

/// Problems as they are found; the first ones are kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::exchange::data) struct Found(Vec<Problem>);

impl Found {
    /// Adds a problem.
    pub fn add(&mut self, line: u32, code: &'static str, about: impl Into<String>) {
        self.0.push(Problem::at(line, code, about));
    }

    /// Tells whether nothing but words are wrong, so that the questions can be looked at.
    pub fn only_words(&self) -> bool {
        self.0
            .iter()
            .all(|problem| problem.code.starts_with("words_"))
    }

    /// Gives what was read when nothing is wrong with it.
    ///
    /// # Errors
    /// Lists what is wrong, by line.
    pub fn none_or<T>(mut self, read: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() {
            return Ok(read);
        }
        self.0.sort_by_key(|problem| problem.line);
        self.0.dedup();
        self.0.truncate(CHECKLIST_PROBLEMS_MAX);
        Err(self.0)
    }
}

//! Rows of seller mail.

use crate::domain::codes::PersonCode;
use crate::domain::ids::Hash;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{MadeMail, MailCounts, ReadAnswers};

/// A workbook that a seller was sent, with what came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailRow {
    /// What was made.
    pub made: MadeMail,
    /// When.
    pub made_at: UtcMs,
    /// Every filled workbook that was taken in for it, the first one first.
    pub filled: Vec<FilledMail>,
}

/// A filled workbook that was taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilledMail {
    /// SHA-256 of the file's bytes.
    pub file: Hash,
    /// The file's name.
    pub file_name: String,
    /// When it was taken.
    pub taken_at: UtcMs,
    /// What became of its rows.
    pub rows: MailCounts,
}

impl MailRow {
    /// Tells whether something was asked, and nothing that answers came back yet.
    pub fn is_silent(&self) -> bool {
        let answers = |file: &FilledMail| file.rows.applied + file.rows.unchanged > 0;
        self.made.rows > 0 && !self.filled.iter().any(answers)
    }

    /// Tells whether a file was taken in for it.
    pub fn has(&self, file: Hash) -> bool {
        self.filled.iter().any(|known| known.file == file)
    }
}

/// That the answers that had come by a day were read, as it was said last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswersReadRow {
    /// The day, and what was found.
    pub read: ReadAnswers,
    /// When.
    pub at: UtcMs,
    /// Who, where a badge was in.
    pub person: Option<PersonCode>,
}

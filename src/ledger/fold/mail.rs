//! Rows of seller mail.

use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::{AnswersReadRow, FilledMail, MailRow};

use super::counting::{counting, ordered};

/// Folds a mail's facts: how it was made, and every filled workbook that came back for it, each once.
pub fn mail(facts: &[Fact]) -> Option<MailRow> {
    let mut row: Option<MailRow> = None;
    for fact in counting(&ordered(facts)) {
        if let Body::MailMade(made) = &fact.body {
            row.get_or_insert_with(|| MailRow {
                made: made.clone(),
                made_at: fact.envelope.at,
                filled: Vec::new(),
            });
        } else if let Body::MailTaken(taken) = &fact.body
            && let Some(row) = &mut row
            && !row.filled.iter().any(|known| known.file == taken.file)
        {
            row.filled.push(FilledMail {
                file: taken.file,
                file_name: taken.file_name.clone(),
                taken_at: fact.envelope.at,
                rows: taken.rows,
            });
        }
    }
    row
}

/// Folds that a day's answers were read, as it was said last.
pub fn answers_read(facts: &[Fact]) -> Option<AnswersReadRow> {
    let mut row = None;
    for fact in counting(&ordered(facts)) {
        if let Body::AnswersRead(read) = &fact.body {
            row = Some(AnswersReadRow {
                read: read.clone(),
                at: fact.envelope.at,
                person: fact.envelope.person.clone(),
            });
        }
    }
    row
}

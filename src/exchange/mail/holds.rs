//! The rows about labels on hold.

use crate::exchange::data::answers::Answers;
use crate::ledger::mailing::AskedOf;
use crate::text::{MailMsg, Message};

use super::MailLine;
use super::sheet::{Asking, Column, ours, theirs};
use super::speech::{answer_by, both, known, money};

impl Asking for MailLine {
    fn row_id(&self) -> String {
        AskedOf::Hold(self.tag.clone()).row_id()
    }

    fn picture(&self) -> Option<&[u8]> {
        self.picture.as_deref()
    }
}

/// The columns in their order; the photo's cell stays empty under its photo.
pub(super) fn columns() -> Vec<Column<MailLine>> {
    vec![
        ours(MailMsg::ColRow, 19, |line: &MailLine, _| line.row_id()),
        ours(MailMsg::ColKind, 14, |_, _| both(MailMsg::KindHold)),
        ours(MailMsg::ColReturn, 22, |line, _| {
            known(line.return_id.as_ref())
        }),
        ours(MailMsg::ColSku, 16, |line, _| known(line.sku.as_ref())),
        ours(MailMsg::ColProduct, 36, |line, _| {
            known(line.product.as_ref())
        }),
        ours(MailMsg::ColUnits, 7, |line, _| line.units.to_string()),
        ours(MailMsg::ColGrade, 16, |line, _| {
            let grade = line.grade.map(Message::grade);
            both(grade.unwrap_or_else(|| Message::term("grade", "none")))
        }),
        ours(MailMsg::ColReason, 22, |line, _| {
            both(Message::term("hold-reason", line.reason.code()))
        }),
        ours(MailMsg::ColPhoto, 18, |_, _| String::new()),
        theirs(MailMsg::ColAction, 24),
        theirs(MailMsg::ColNote, 30),
        ours(MailMsg::ColDefault, 18, |line, _| {
            both(Message::decision(line.default))
        }),
        ours(MailMsg::ColReview, 18, |line, _| line.review.to_string()),
        ours(MailMsg::ColAnswerBy, 30, |_, head| answer_by(head)),
        ours(MailMsg::ColStorage, 16, |line, _| {
            line.storage.map(money).unwrap_or_default()
        }),
        ours(MailMsg::ColCame, 12, |line, _| line.came.to_string()),
    ]
}

/// Gives the words that are offered for a row: what rules leave open.
pub(super) fn offered(line: &MailLine, answers: &Answers) -> Vec<String> {
    let open = line.open.iter();
    open.map(|decision| answers.label(*decision).to_owned())
        .collect()
}

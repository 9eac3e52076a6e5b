//! The rows about repairs that cost more than goes without the seller's word.

use crate::domain::codes::UnitTag;
use crate::domain::grade::Grade;
use crate::domain::money::Money;
use crate::domain::time::Day;
use crate::exchange::data::answers::Answers;
use crate::ledger::mailing::AskedOf;
use crate::text::{MailMsg, Message};

use super::sheet::{Asking, Column, ours, theirs};
use super::speech::{answer_by, both, known, money};

/// One row that wants an answer: a unit with an estimate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepairLine {
    /// Its tag.
    pub tag: UnitTag,
    /// The return's own number, else the order.
    pub return_id: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// The product's name.
    pub product: Option<String>,
    /// Its grade.
    pub grade: Option<Grade>,
    /// What was seen.
    pub symptom: String,
    /// What is the matter.
    pub diagnosis: String,
    /// What the repair costs.
    pub estimate: Money,
    /// What goes without a word, where rates say so.
    pub cap: Option<Money>,
    /// The day from which silence counts as no.
    pub due: Day,
    /// A small JPEG of it.
    pub picture: Option<Vec<u8>>,
}

impl Asking for RepairLine {
    fn row_id(&self) -> String {
        AskedOf::Repair(self.tag.clone()).row_id()
    }

    fn picture(&self) -> Option<&[u8]> {
        self.picture.as_deref()
    }
}

/// The columns in their order; the photo's cell stays empty under its photo.
pub(super) fn columns() -> Vec<Column<RepairLine>> {
    vec![
        ours(MailMsg::ColRow, 19, |line: &RepairLine, _| line.row_id()),
        ours(MailMsg::ColKind, 14, |_, _| both(MailMsg::KindRepair)),
        ours(MailMsg::ColReturn, 22, |line, _| {
            known(line.return_id.as_ref())
        }),
        ours(MailMsg::ColSku, 16, |line, _| known(line.sku.as_ref())),
        ours(MailMsg::ColProduct, 36, |line, _| {
            known(line.product.as_ref())
        }),
        ours(MailMsg::ColGrade, 16, |line, _| {
            let grade = line.grade.map(Message::grade);
            both(grade.unwrap_or_else(|| Message::term("grade", "none")))
        }),
        ours(MailMsg::ColSymptom, 28, |line, _| line.symptom.clone()),
        ours(MailMsg::ColDiagnosis, 28, |line, _| line.diagnosis.clone()),
        ours(MailMsg::ColEstimate, 16, |line, _| money(line.estimate)),
        ours(MailMsg::ColCap, 16, |line, _| {
            line.cap.map(money).unwrap_or_default()
        }),
        ours(MailMsg::ColPhoto, 18, |_, _| String::new()),
        theirs(MailMsg::ColAction, 24),
        theirs(MailMsg::ColNote, 30),
        ours(MailMsg::ColRepairDue, 18, |line, _| line.due.to_string()),
        ours(MailMsg::ColAnswerBy, 30, |_, head| answer_by(head)),
    ]
}

/// Gives the words that are offered for a row.
pub(super) fn offered(answers: &Answers) -> Vec<String> {
    answers.approval_labels().map(str::to_owned).to_vec()
}

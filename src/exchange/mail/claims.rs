//! The rows about parcels of nobody: the same for all sellers, and with nothing that any seller told us.

use crate::exchange::data::answers::Answers;
use crate::exchange::out::UnclaimedLine;
use crate::ledger::mailing::AskedOf;
use crate::text::{MailMsg, Message};

use super::sheet::{Asking, Column, ours, theirs};
use super::speech::{answer_by, both};

impl Asking for UnclaimedLine {
    fn row_id(&self) -> String {
        AskedOf::Claim(self.parcel.number.clone()).row_id()
    }

    fn picture(&self) -> Option<&[u8]> {
        self.photos.first().map(Vec::as_slice)
    }
}

/// The columns in their order; the photo's cell stays empty under its photo.
pub(super) fn columns() -> Vec<Column<UnclaimedLine>> {
    vec![
        ours(MailMsg::ColRow, 19, |line: &UnclaimedLine, _| line.row_id()),
        ours(MailMsg::ColKind, 22, |line: &UnclaimedLine, _| {
            let last = line.last_notice.map(|day| MailMsg::KindClaimLast {
                day: day.to_string(),
            });
            both(last.unwrap_or(MailMsg::KindClaim))
        }),
        ours(MailMsg::ColCarrier, 18, |line, _| {
            let carrier = line
                .carrier()
                .map(|code| both(Message::term("carrier", code)));
            carrier.unwrap_or_default()
        }),
        ours(MailMsg::ColNumberEnd, 14, |line, _| {
            line.number_end().unwrap_or_default()
        }),
        ours(MailMsg::ColProductCodes, 24, |line, _| line.product_codes()),
        ours(MailMsg::ColOutside, 20, |line, _| {
            let damage = line.parcel.damage.iter();
            let words = damage.map(|one| both(Message::term("damage", one.code())));
            words.collect::<Vec<_>>().join(", ")
        }),
        ours(MailMsg::ColWeight, 12, |line, _| {
            let weight = line.parcel.weight;
            weight
                .map(|one| one.weight.0.to_string())
                .unwrap_or_default()
        }),
        ours(MailMsg::ColPhoto, 18, |_, _| String::new()),
        theirs(MailMsg::ColAction, 22),
        theirs(MailMsg::ColNames, 26),
        theirs(MailMsg::ColNote, 30),
        ours(MailMsg::ColCame, 12, |line, _| line.parcel.day.to_string()),
        ours(MailMsg::ColClaimUntil, 14, |line, _| {
            line.until.map(|day| day.to_string()).unwrap_or_default()
        }),
        ours(MailMsg::ColAnswerBy, 30, |_, head| answer_by(head)),
    ]
}

/// Gives the words that are offered for a row.
pub(super) fn offered(answers: &Answers) -> Vec<String> {
    answers.whose_labels().map(str::to_owned).to_vec()
}

//! The rows about what was found and wants no answer.

use crate::domain::time::Day;
use crate::text::{MailMsg, Message};

use super::sheet::{Asking, Column, ours};
use super::speech::{both, known};

/// Something that was found since the seller's last workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FindingLine {
    /// The unit's tag, or the parcel's number.
    pub number: String,
    /// What was found.
    pub what: Message,
    /// The return's own number, else the order.
    pub return_id: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// The product's name.
    pub product: Option<String>,
    /// The site's day of it.
    pub day: Day,
    /// A small JPEG of it.
    pub picture: Option<Vec<u8>>,
}

impl Asking for FindingLine {
    fn row_id(&self) -> String {
        self.number.clone()
    }

    fn picture(&self) -> Option<&[u8]> {
        self.picture.as_deref()
    }
}

/// The columns in their order; none is the seller's to fill.
pub(super) fn columns() -> Vec<Column<FindingLine>> {
    vec![
        ours(MailMsg::ColNumber, 19, |line: &FindingLine, _| {
            line.row_id()
        }),
        ours(MailMsg::ColFound, 30, |line, _| both(line.what.clone())),
        ours(MailMsg::ColReturn, 22, |line, _| {
            known(line.return_id.as_ref())
        }),
        ours(MailMsg::ColSku, 16, |line, _| known(line.sku.as_ref())),
        ours(MailMsg::ColProduct, 36, |line, _| {
            known(line.product.as_ref())
        }),
        ours(MailMsg::ColPhoto, 18, |_, _| String::new()),
        ours(MailMsg::ColDay, 12, |line, _| line.day.to_string()),
    ]
}

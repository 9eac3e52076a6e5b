//! The rows about all goods of a SKU and grade: one answer for every unit, and for those to come.

use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::standing::Ordered;
use crate::domain::time::Day;
use crate::exchange::data::answers::Answers;
use crate::ledger::mailing::AskedOf;
use crate::text::{MailMsg, Message};

use super::sheet::{Asking, Column, ours, theirs};
use super::speech::{both, known};

/// One row about all goods of a SKU that have one grade, or any.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandingLine {
    /// The seller's product id.
    pub sku: String,
    /// The grade; none for goods of every grade.
    pub grade: Option<Grade>,
    /// The product's name.
    pub product: Option<String>,
    /// Units that are held and that it answers for.
    pub units: u32,
    /// What the seller ordered for them so far.
    pub order: Option<Ordered>,
    /// What the seller may choose.
    pub open: Vec<Decision>,
}

impl Asking for StandingLine {
    fn row_id(&self) -> String {
        AskedOf::Standing(self.grade, self.sku.clone()).row_id()
    }

    fn picture(&self) -> Option<&[u8]> {
        None
    }
}

/// The columns in their order.
pub(super) fn columns() -> Vec<Column<StandingLine>> {
    vec![
        ours(MailMsg::ColRow, 26, |line: &StandingLine, _| line.row_id()),
        ours(MailMsg::ColSku, 16, |line, _| line.sku.clone()),
        ours(MailMsg::ColProduct, 36, |line, _| {
            known(line.product.as_ref())
        }),
        ours(MailMsg::ColGrade, 16, |line, _| {
            line.grade.map_or_else(
                || both(MailMsg::EveryGrade),
                |grade| both(Message::grade(grade)),
            )
        }),
        ours(MailMsg::ColHeld, 9, |line, _| line.units.to_string()),
        ours(MailMsg::ColOrdered, 30, |line, _| {
            line.order
                .map(|order| both(ordered(order)))
                .unwrap_or_default()
        }),
        theirs(MailMsg::ColAction, 24),
        theirs(MailMsg::ColStanding, 20),
        theirs(MailMsg::ColUntil, 16),
        theirs(MailMsg::ColNote, 30),
    ]
}

/// Says an order with its days.
fn ordered(order: Ordered) -> MailMsg {
    let Ordered {
        decision,
        from,
        until,
    } = order;
    match until {
        None => MailMsg::OrderedFrom {
            decision,
            day: from,
        },
        Some(last) => MailMsg::OrderedUntil {
            decision,
            day: from,
            last,
        },
    }
}

/// Gives the words that are offered for a row: what rules leave open.
pub(super) fn offered(line: &StandingLine, answers: &Answers) -> Vec<String> {
    let open = line.open.iter();
    open.map(|decision| answers.label(*decision).to_owned())
        .collect()
}

/// Reads a day as people write one, the year first: `2027-01-31`, `2027/1/31`, `2027年1月31日`.
pub fn day_written(text: &str) -> Option<Day> {
    let text = text.trim();
    let date = text.split_once(['T', ' ']).map_or(text, |(date, _)| date);
    let is_between = |sign: char| matches!(sign, '-' | '/' | '.' | '年' | '月' | '日');
    let parts: Vec<&str> = date
        .split(is_between)
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let digits = |text: &str, most: usize| {
        text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = Day::parse("2027-01-31");
        for text in [
            "2027-01-31",
            " 2027/1/31 ",
            "2027.01.31",
            "2027年1月31日",
            "2027-01-31T00:00:00",
        ] {
            assert_eq!(day_written(text), day, "{text}");
        }
        for text in [
            "",
            "31.1.2027",
            "2027-02-30",
            "46053",
            "2027-1",
            "soon",
            "2027-001-1",
        ] {
            assert_eq!(day_written(text), None, "{text}");
        }
    }
}

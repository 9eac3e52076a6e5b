//! Standing orders of sellers in facts and rows.

use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::MailId;
use crate::domain::standing::StandingOrder;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, OrderSet};

use super::DecodeError;
use super::json::Object;
use super::parts::{read_row, write_row};
use super::read::Fields;
use super::unit::{read_said, write_said};

pub(super) fn seller_order_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerOrderSet(Box::new(OrderSet {
        seller: fields.code("seller", SellerCode::parse)?,
        sku: fields.text("sku")?,
        mail: fields.optional_code("mail", MailId::parse)?,
        order: read_order(fields)?,
    })))
}

pub(super) fn write_order_set(set: &OrderSet, out: &mut Object<'_, '_>) {
    let OrderSet {
        seller,
        sku,
        mail,
        order,
    } = set;
    write_decided(order, out);
    out.optional_text("mail", mail.map(|id| id.to_string()));
    write_rest(order, out, |out| {
        out.text("seller", seller);
        out.text("sku", sku);
    });
}

fn read_order(fields: &mut Fields) -> Result<StandingOrder, DecodeError> {
    Ok(StandingOrder {
        grade: fields.optional_code("grade", Grade::parse)?,
        from: fields.code("from", Day::parse)?,
        until: fields.optional_code("until", Day::parse)?,
        decision: fields.optional_code("decision", Decision::parse)?,
        said: fields.object("said", read_said)?,
    })
}

fn write_order(order: &StandingOrder, out: &mut Object<'_, '_>) {
    write_decided(order, out);
    write_rest(order, out, |_| {});
}

/// Writes the fields whose names come before those of the fact alone.
fn write_decided(order: &StandingOrder, out: &mut Object<'_, '_>) {
    out.optional_text("decision", order.decision.map(Decision::code));
    out.shown("from", order.from);
    out.optional_text("grade", order.grade.map(Grade::code));
}

fn write_rest<'o, 'k>(
    order: &StandingOrder,
    out: &mut Object<'o, 'k>,
    between: impl Fn(&mut Object<'o, 'k>),
) {
    out.object("said", |out| write_said(&order.said, out));
    between(out);
    out.optional_text("until", order.until.map(|day| day.to_string()));
}

/// Prints the orders of a row, in their order.
pub fn encode_standing(orders: &[StandingOrder]) -> String {
    write_row(orders, write_order)
}

/// Decodes the orders of a row.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_standing(text: &str) -> Result<Vec<StandingOrder>, DecodeError> {
    read_row("standing", text, read_order)
}

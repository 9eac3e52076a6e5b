//! Announced lines as rows of an import's chunks: one canonical JSON object a line, with the field
//! names of the `expected` verb.

use crate::domain::expected::{ExpectedLine, ReasonFamily, ReturnRef};
use crate::domain::ids::LineId;
use crate::domain::money::Currency;
use crate::domain::time::Day;

use super::DecodeError;
use super::head::LineHead;
use super::json::{Object, write_object, write_text};
use super::parts::{read_money, read_return, write_money};
use super::read::{Fields, text_of};

/// Gives the id of an announced line, which its head tells.
pub fn line_id(line: &ExpectedLine) -> LineId {
    LineHead::of(line).id()
}

/// Appends one announced line to a chunk: a JSON object and a line feed.
pub fn encode_line(line: &ExpectedLine, out: &mut String) {
    write_object(out, |object| write(line, object));
    out.push('\n');
}

fn write(line: &ExpectedLine, out: &mut Object<'_, '_>) {
    let ReturnRef {
        seller,
        order_id,
        rma_id,
    } = &line.of;
    out.optional_truth("a_to_z", line.a_to_z);
    out.optional_text("asin", line.asin.as_ref());
    out.optional_text("carrier", line.carrier.as_ref());
    out.optional_text("carrier_raw", line.carrier_raw.as_ref());
    out.optional_text("category", line.category.as_ref());
    out.optional_text("currency", line.currency.as_ref().map(Currency::code));
    out.optional_text(
        "delivered_date",
        line.delivered_date.map(|day| day.to_string()),
    );
    out.optional_text("fnsku", line.fnsku.as_ref());
    out.optional_truth("in_policy", line.in_policy);
    out.optional_object("label_cost", line.label_cost, write_money);
    out.optional_text("label_type", line.label_type.as_ref());
    out.optional_text("merchant_rma_id", line.merchant_rma_id.as_ref());
    out.optional_object("order_amount", line.order_amount, write_money);
    out.optional_text("order_id", order_id.as_ref());
    out.optional_text("order_item_id", line.order_item_id.as_ref());
    out.optional_number("order_quantity", line.order_quantity);
    out.number("ordinal", line.ordinal);
    if !line.outbound.is_empty() {
        out.list("outbound", &line.outbound, |out, key| write_text(out, key));
    }
    out.number("quantity", line.quantity);
    out.optional_text("reason_code", line.reason_code.as_ref());
    out.text("reason_family", line.reason_family.code());
    out.optional_object("refunded_amount", line.refunded_amount, write_money);
    out.optional_text("request_date", line.request_date.map(|day| day.to_string()));
    out.optional_text("resolution", line.resolution.as_ref());
    out.optional_text("rma_id", rma_id.as_ref());
    out.optional_text("safet_claim_id", line.safet_claim_id.as_ref());
    out.optional_text("safet_state", line.safet_state.as_ref());
    out.text("seller", seller);
    if !line.serials.is_empty() {
        out.list("serials", &line.serials, |out, one| write_text(out, one));
    }
    out.optional_text("sku", line.sku.as_ref());
    out.optional_text("status", line.status.as_ref());
    out.optional_text("title", line.title.as_ref());
    out.list("tracking", &line.tracking, |out, key| write_text(out, key));
}

/// Decodes one JSON line of a chunk, with or without its line feed.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_line(text: &str) -> Result<ExpectedLine, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let line = read(&mut fields)?;
    fields.end()?;
    Ok(line)
}

fn read(fields: &mut Fields) -> Result<ExpectedLine, DecodeError> {
    Ok(ExpectedLine {
        of: read_return(fields)?,
        ordinal: fields.number("ordinal")?,
        merchant_rma_id: fields.optional_text("merchant_rma_id")?,
        tracking: fields.list("tracking", text_of)?,
        carrier: fields.optional_text("carrier")?,
        carrier_raw: fields.optional_text("carrier_raw")?,
        asin: fields.optional_text("asin")?,
        sku: fields.optional_text("sku")?,
        fnsku: fields.optional_text("fnsku")?,
        title: fields.optional_text("title")?,
        quantity: fields.number("quantity")?,
        reason_code: fields.optional_text("reason_code")?,
        reason_family: fields.code("reason_family", ReasonFamily::parse)?,
        status: fields.optional_text("status")?,
        resolution: fields.optional_text("resolution")?,
        label_type: fields.optional_text("label_type")?,
        label_cost: fields.optional_object("label_cost", read_money)?,
        currency: fields.optional_code("currency", Currency::parse)?,
        order_amount: fields.optional_object("order_amount", read_money)?,
        refunded_amount: fields.optional_object("refunded_amount", read_money)?,
        request_date: fields.optional_code("request_date", Day::parse)?,
        delivered_date: fields.optional_code("delivered_date", Day::parse)?,
        order_quantity: fields.optional_number("order_quantity")?,
        category: fields.optional_text("category")?,
        in_policy: fields.optional_truth("in_policy")?,
        a_to_z: fields.optional_truth("a_to_z")?,
        safet_state: fields.optional_text("safet_state")?,
        safet_claim_id: fields.optional_text("safet_claim_id")?,
        order_item_id: fields.optional_text("order_item_id")?,
        outbound: fields.list_or_none("outbound", text_of)?,
        serials: fields.list_or_none("serials", text_of)?,
    })
}

//! Bodies about the pictures of chats.

use serde_json::Value;

use crate::domain::codes::SellerCode;
use crate::domain::ids::Hash;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, PurgedChat};

use super::DecodeError;
use super::json::{Object, write_object};
use super::read::{Fields, whole};
use super::unit::{units, write_units};

pub(super) fn chat_purged_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ChatPurged(Box::new(PurgedChat {
        picture: fields.code("picture", Hash::parse)?,
        units: units(fields)?,
        orders: fields.list("orders", read_order)?,
        rule: fields.text("rule")?,
        rule_version: fields.number("rule_version")?,
        day: fields.code("day", Day::parse)?,
    })))
}

fn read_order(field: &str, value: Value) -> Result<(SellerCode, String), DecodeError> {
    whole(field, value, |order| {
        Ok((order.code("seller", SellerCode::parse)?, order.text("sku")?))
    })
}

pub(super) fn write_chat_purged(purged: &PurgedChat, out: &mut Object<'_, '_>) {
    let PurgedChat {
        picture,
        units,
        orders,
        rule,
        rule_version,
        day,
    } = purged;
    out.shown("day", day);
    out.list("orders", orders, |out, (seller, sku)| {
        write_object(out, |out| {
            out.text("seller", seller);
            out.text("sku", sku);
        });
    });
    out.shown("picture", picture);
    out.text("rule", rule);
    out.number("rule_version", *rule_version);
    write_units(units, out);
}

//! Shapes that several kinds of fact share.

use serde_json::Value;

use crate::domain::codes::{OrderId, Rma, SellerCode};
use crate::domain::expected::ReturnRef;
use crate::domain::ids::{Hash, LineId};
use crate::domain::money::{Currency, Money};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::ledger::fact::PackRef;

use super::DecodeError;
use super::json::{Object, write_list, write_object, write_text};
use super::read::{Fields, list_of, text_of, unhex, whole, wrong};

/// Reads an item of a list as a text that `parse` must know.
pub(super) fn coded<T>(
    parse: impl Fn(&str) -> Option<T>,
) -> impl Fn(&str, Value) -> Result<T, DecodeError> {
    move |field, value| {
        let text = text_of(field, value)?;
        parse(&text).ok_or_else(|| wrong(field, &format!("unknown value {text:?}")))
    }
}

/// Writes an item of a list by its stable name.
pub(super) fn write_code(out: &mut String, code: &str) {
    write_text(out, code);
}

pub(super) fn line_id_of(text: &str) -> Option<LineId> {
    unhex(text).map(LineId)
}

pub(super) fn write_pack(pack: &PackRef, out: &mut Object<'_, '_>) {
    let PackRef { id, version, hash } = pack;
    out.shown("hash", hash);
    out.text("id", id);
    out.number("version", *version);
}

pub(super) fn read_pack(fields: &mut Fields) -> Result<PackRef, DecodeError> {
    Ok(PackRef {
        id: fields.text("id")?,
        version: fields.number("version")?,
        hash: fields.code("hash", Hash::parse)?,
    })
}

/// Prints what a row keeps several of, in order.
pub(super) fn write_row<T>(all: &[T], write: impl Fn(&T, &mut Object<'_, '_>)) -> String {
    let mut text = String::new();
    write_list(&mut text, all, |out, one| {
        write_object(out, |out| write(one, out));
    });
    text
}

/// Reads what a row keeps several of.
pub(super) fn read_row<T>(
    name: &str,
    text: &str,
    read: impl Fn(&mut Fields) -> Result<T, DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    let value = serde_json::from_str(text).map_err(|error| wrong(name, &error.to_string()))?;
    list_of(name, value)?
        .into_iter()
        .map(|one| whole(name, one, &read))
        .collect()
}

pub(super) fn write_return(of: &ReturnRef, out: &mut Object<'_, '_>) {
    let ReturnRef {
        seller,
        order_id,
        rma_id,
    } = of;
    out.optional_text("order_id", order_id.as_ref());
    out.optional_text("rma_id", rma_id.as_ref());
    out.text("seller", seller);
}

pub(super) fn read_return(fields: &mut Fields) -> Result<ReturnRef, DecodeError> {
    Ok(ReturnRef {
        seller: fields.code("seller", SellerCode::parse)?,
        order_id: fields.optional_code("order_id", OrderId::parse)?,
        rma_id: fields.optional_code("rma_id", Rma::parse)?,
    })
}

pub(super) fn write_money(money: Money, out: &mut Object<'_, '_>) {
    let Money { minor, currency } = money;
    out.text("currency", currency.code());
    out.number("minor", minor);
}

pub(super) fn read_money(fields: &mut Fields) -> Result<Money, DecodeError> {
    Ok(Money {
        minor: fields.signed("minor")?,
        currency: fields.code("currency", Currency::parse)?,
    })
}

pub(super) fn write_candidate(out: &mut String, candidate: &Candidate) {
    let Candidate {
        kind,
        carrier,
        key,
        check,
        how,
    } = candidate;
    write_object(out, |out| {
        out.optional_text("carrier", carrier.as_ref());
        out.text("check", check.code());
        out.text("how", how.code());
        out.text("key", key);
        out.text("kind", kind.code());
    });
}

pub(super) fn read_candidate(field: &str, value: Value) -> Result<Candidate, DecodeError> {
    whole(field, value, |fields| {
        Ok(Candidate {
            kind: fields.code("kind", CodeKind::parse)?,
            carrier: fields.optional_text("carrier")?,
            key: fields.text("key")?,
            check: fields.code("check", CheckVerdict::parse)?,
            how: fields.code("how", How::parse)?,
        })
    })
}

//! Terms and rule tables of sellers in facts and rows.

use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::Day;
use crate::domain::workdays::{DaysOff, SellerCalendar};
use crate::ledger::fact::Body;
use crate::ledger::rows::{PolicyFrom, TermsFrom};

use super::DecodeError;
use super::json::{Object, write_text};
use super::parts::{
    coded, read_money, read_pack, read_row, write_code, write_money, write_pack, write_row,
};
use super::read::{Fields, text_of};

pub(super) fn seller_policy_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerPolicySet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: PolicyFrom {
            from: None,
            policy: fields.object("policy", read_pack)?,
        },
    })
}

pub(super) fn seller_policy_set_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerPolicySet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: read_policy_from(fields)?,
    })
}

pub(super) fn seller_terms_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerTermsSet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: TermsFrom {
            from: None,
            terms: read_terms_v1(fields)?,
        },
    })
}

pub(super) fn seller_terms_set_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerTermsSet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: TermsFrom {
            from: None,
            terms: read_terms(fields)?,
        },
    })
}

pub(super) fn seller_terms_set_v3(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerTermsSet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: TermsFrom {
            from: fields.optional_code("from", Day::parse)?,
            terms: read_terms(fields)?,
        },
    })
}

pub(super) fn seller_terms_set_v4(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerTermsSet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: read_terms_from(fields)?,
    })
}

fn read_policy_from(fields: &mut Fields) -> Result<PolicyFrom, DecodeError> {
    Ok(PolicyFrom {
        from: fields.optional_code("from", Day::parse)?,
        policy: fields.object("policy", read_pack)?,
    })
}

fn read_terms_from(fields: &mut Fields) -> Result<TermsFrom, DecodeError> {
    let from = fields.optional_code("from", Day::parse)?;
    let calendar = read_calendar(fields)?;
    let terms = Terms {
        calendar,
        ..read_terms(fields)?
    };
    Ok(TermsFrom { from, terms })
}

fn read_calendar(fields: &mut Fields) -> Result<SellerCalendar, DecodeError> {
    let off = fields.list("days_off", coded(Day::parse))?;
    let worked = fields.list("days_worked", coded(Day::parse))?;
    Ok(SellerCalendar {
        keeps: fields.code("calendar", DaysOff::parse)?,
        off: off.into_iter().collect(),
        worked: worked.into_iter().collect(),
    })
}

/// Reads what version 2 had.
fn read_terms(fields: &mut Fields) -> Result<Terms, DecodeError> {
    Ok(Terms {
        contacts: fields.list("contacts", text_of)?,
        photos: fields.code("photos", PhotoLevel::parse)?,
        override_loss: fields.optional_object("override_loss", read_money)?,
        resell_from: fields.optional_code("resell_from", Grade::parse)?,
        ..read_terms_v1(fields)?
    })
}

/// Reads what version 1 had.
fn read_terms_v1(fields: &mut Fields) -> Result<Terms, DecodeError> {
    Ok(Terms {
        language: fields.text("language")?,
        address_hints: fields.list("address_hints", text_of)?,
        cage_from: fields.optional_object("cage_from", read_money)?,
        approve: fields.list("approve", coded(Decision::parse))?,
        hold_days: fields.number("hold_days")?,
        hold_default: fields.code("hold_default", Decision::parse)?,
        ..Terms::default()
    })
}

pub(super) fn write_policy_set(seller: &SellerCode, set: &PolicyFrom, out: &mut Object<'_, '_>) {
    write_policy_from(set, out);
    out.text("seller", seller);
}

pub(super) fn write_terms_set(seller: &SellerCode, set: &TermsFrom, out: &mut Object<'_, '_>) {
    write_terms_from(set, out);
    out.text("seller", seller);
}

fn write_policy_from(set: &PolicyFrom, out: &mut Object<'_, '_>) {
    let PolicyFrom { from, policy } = set;
    out.optional_text("from", from.map(|day| day.to_string()));
    out.object("policy", |out| write_pack(policy, out));
}

fn write_terms_from(set: &TermsFrom, out: &mut Object<'_, '_>) {
    let Terms {
        language,
        address_hints,
        cage_from,
        approve,
        hold_days,
        hold_default,
        contacts,
        photos,
        resell_from,
        override_loss,
        calendar,
    } = &set.terms;
    let SellerCalendar { keeps, off, worked } = calendar;
    let (off, worked): (Vec<Day>, Vec<Day>) = (
        off.iter().copied().collect(),
        worked.iter().copied().collect(),
    );
    out.list("address_hints", address_hints, |out, hint| {
        write_text(out, hint);
    });
    out.list("approve", approve, |out, one| write_code(out, one.code()));
    out.optional_object("cage_from", *cage_from, write_money);
    out.text("calendar", keeps.code());
    out.list("contacts", contacts, |out, one| write_text(out, one));
    out.list("days_off", &off, |out, day| {
        write_text(out, &day.to_string());
    });
    out.list("days_worked", &worked, |out, day| {
        write_text(out, &day.to_string());
    });
    out.optional_text("from", set.from.map(|day| day.to_string()));
    out.number("hold_days", *hold_days);
    out.text("hold_default", hold_default.code());
    out.text("language", language);
    out.optional_object("override_loss", *override_loss, write_money);
    out.text("photos", photos.code());
    out.optional_text("resell_from", resell_from.map(Grade::code));
}

/// Prints the terms of a seller as its row keeps them, the oldest first.
pub fn encode_terms(sets: &[TermsFrom]) -> String {
    write_row(sets, write_terms_from)
}

/// Decodes the terms of a row.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_terms(text: &str) -> Result<Vec<TermsFrom>, DecodeError> {
    read_row("terms", text, read_terms_from)
}

/// Prints the rule tables of a seller as its row keeps them, the oldest first.
pub fn encode_policies(sets: &[PolicyFrom]) -> String {
    write_row(sets, write_policy_from)
}

/// Decodes the rule tables of a row.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_policies(text: &str) -> Result<Vec<PolicyFrom>, DecodeError> {
    read_row("policies", text, read_policy_from)
}

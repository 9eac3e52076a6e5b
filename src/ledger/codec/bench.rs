//! Bodies about parcels, and what takes facts back.

use serde_json::Value;

use crate::domain::codes::{ContainerName, ParcelTag, SellerCode};
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::finding::Damage;
use crate::domain::ids::{CommandKey, Hash, LineId, LoadId, ParcelId, hex};
use crate::domain::reading::Candidate;
use crate::ledger::fact::{Body, Unseen};
use crate::ledger::subject::Subject;

use super::DecodeError;
use super::json::{Object, write_list, write_object, write_text};
use super::parts::{
    coded, line_id_of, read_candidate, read_return, write_candidate, write_code, write_return,
};
use super::read::{Fields, text_of, whole, wrong};

pub(super) fn parcel_received_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelReceived {
        parcel: fields.code("parcel", ParcelId::parse)?,
        number: fields.code("number", ParcelTag::parse)?,
        raw_hash: fields.code("raw_hash", Hash::parse)?,
        candidates: fields.list("candidates", read_candidate)?,
        chosen: fields.optional_object("chosen", read_return)?,
        finding: fields.optional_code("finding", ReturnStanding::parse)?,
    })
}

pub(super) fn load_opened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::LoadOpened {
        load: fields.code("load", LoadId::parse)?,
        name: fields.text("name")?,
        said: fields.optional_number("said")?,
    })
}

pub(super) fn load_closed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::LoadClosed {
        load: fields.code("load", LoadId::parse)?,
        said: fields.optional_number("said")?,
    })
}

pub(super) fn parcel_docked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelDocked {
        parcel: fields.code("parcel", ParcelId::parse)?,
        number: fields.code("number", ParcelTag::parse)?,
        load: fields.optional_code("load", LoadId::parse)?,
        raw_hash: fields.code("raw_hash", Hash::parse)?,
        candidates: fields.list("candidates", read_candidate)?,
        finding: fields.optional_code("finding", ReturnStanding::parse)?,
    })
}

pub(super) fn parcel_opened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelOpened {
        parcel: fields.code("parcel", ParcelId::parse)?,
        chosen: fields.optional_object("chosen", read_return)?,
        finding: fields.optional_code("finding", ReturnStanding::parse)?,
    })
}

pub(super) fn parcel_identified_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelIdentified {
        parcel: fields.code("parcel", ParcelId::parse)?,
        candidates: fields.list("candidates", read_candidate)?,
        chosen: fields.optional_object("chosen", read_return)?,
        seller: fields.optional_code("seller", SellerCode::parse)?,
    })
}

pub(super) fn parcel_damaged_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelDamaged {
        parcel: fields.code("parcel", ParcelId::parse)?,
        damage: fields.list("damage", coded(Damage::parse))?,
    })
}

pub(super) fn parcel_found_empty_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelFoundEmpty {
        parcel: fields.code("parcel", ParcelId::parse)?,
        shelf: fields.code("shelf", ContainerName::parse)?,
    })
}

pub(super) fn parcel_shelved_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelShelved {
        parcel: fields.code("parcel", ParcelId::parse)?,
        shelf: fields.code("shelf", ContainerName::parse)?,
    })
}

pub(super) fn parcel_closed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelClosed {
        parcel: fields.code("parcel", ParcelId::parse)?,
        unseen: fields.list("unseen", |field, value| {
            whole(field, value, |entry| {
                Ok((
                    entry.code("line", line_id_of)?,
                    entry.code("said", Unseen::parse)?,
                ))
            })
        })?,
    })
}

pub(super) fn undone_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Undone {
        target: fields.code("target", CommandKey::parse)?,
        reason: fields.text("reason")?,
        subjects: fields.list("subjects", read_subject)?,
    })
}

pub(super) fn read_subject(field: &str, value: Value) -> Result<Subject, DecodeError> {
    let text = text_of(field, value)?;
    Subject::parse(&text).ok_or_else(|| wrong(field, &format!("unknown subject {text:?}")))
}

pub(super) fn write_parcel_received(body: &Body, out: &mut Object<'_, '_>) {
    let Body::ParcelReceived {
        parcel,
        number,
        raw_hash,
        candidates,
        chosen,
        finding,
    } = body
    else {
        unreachable!("called for its own kind only")
    };
    out.list("candidates", candidates, write_candidate);
    out.optional_object("chosen", chosen.as_ref(), write_return);
    out.optional_text("finding", finding.map(ReturnStanding::code));
    out.text("number", number);
    out.shown("parcel", parcel);
    out.shown("raw_hash", raw_hash);
}

pub(super) fn write_load(
    load: LoadId,
    name: Option<&str>,
    said: Option<u32>,
    out: &mut Object<'_, '_>,
) {
    out.shown("load", load);
    out.optional_text("name", name);
    out.optional_number("said", said);
}

pub(super) fn write_parcel_docked(body: &Body, out: &mut Object<'_, '_>) {
    let Body::ParcelDocked {
        parcel,
        number,
        load,
        raw_hash,
        candidates,
        finding,
    } = body
    else {
        unreachable!("called for its own kind only")
    };
    out.list("candidates", candidates, write_candidate);
    out.optional_text("finding", finding.map(ReturnStanding::code));
    out.optional_text("load", load.map(|load| load.to_string()));
    out.text("number", number);
    out.shown("parcel", parcel);
    out.shown("raw_hash", raw_hash);
}

pub(super) fn write_parcel_opened(
    parcel: ParcelId,
    chosen: Option<&ReturnRef>,
    finding: Option<ReturnStanding>,
    out: &mut Object<'_, '_>,
) {
    out.optional_object("chosen", chosen, write_return);
    out.optional_text("finding", finding.map(ReturnStanding::code));
    out.shown("parcel", parcel);
}

pub(super) fn write_parcel_identified(
    parcel: ParcelId,
    candidates: &[Candidate],
    chosen: Option<&ReturnRef>,
    seller: Option<&SellerCode>,
    out: &mut Object<'_, '_>,
) {
    out.list("candidates", candidates, write_candidate);
    out.optional_object("chosen", chosen, write_return);
    out.shown("parcel", parcel);
    out.optional_text("seller", seller);
}

pub(super) fn write_parcel_damaged(parcel: ParcelId, damage: &[Damage], out: &mut Object<'_, '_>) {
    out.list("damage", damage, |out, one| write_code(out, one.code()));
    out.shown("parcel", parcel);
}

pub(super) fn write_parcel_on_shelf(
    parcel: ParcelId,
    shelf: &ContainerName,
    out: &mut Object<'_, '_>,
) {
    out.shown("parcel", parcel);
    out.text("shelf", shelf);
}

pub(super) fn write_parcel_closed(
    parcel: ParcelId,
    unseen: &[(LineId, Unseen)],
    out: &mut Object<'_, '_>,
) {
    out.shown("parcel", parcel);
    out.list("unseen", unseen, |out, (line, said)| {
        write_object(out, |out| {
            out.text("line", hex(&line.0));
            out.text("said", said.code());
        });
    });
}

pub(super) fn write_undone(
    target: CommandKey,
    reason: &str,
    subjects: &[Subject],
    out: &mut Object<'_, '_>,
) {
    out.text("reason", reason);
    out.list("subjects", subjects, write_subject);
    out.shown("target", target);
}

pub(super) fn write_subject(out: &mut String, subject: &Subject) {
    write_text(out, &subject.to_string());
}

pub(super) fn write_subjects(out: &mut String, subjects: &[Subject]) {
    write_list(out, subjects, write_subject);
}

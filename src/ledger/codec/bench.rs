//! Bodies about parcels and units, and what takes them back.

use serde_json::Value;

use crate::domain::codes::{ContainerName, ParcelTag, SellerCode, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReturnStanding;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId, UnitId, hex};
use crate::domain::policy::Why;
use crate::ledger::fact::{Body, LineChoice, ProductHow, Unseen};
use crate::ledger::subject::Subject;

use super::DecodeError;
use super::json::{Object, write_list, write_object, write_text};
use super::parts::{
    line_id_of, read_candidate, read_pack, read_return, write_candidate, write_pack, write_return,
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

pub(super) fn unit_inspected_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitInspected {
        unit: fields.code("unit", UnitId::parse)?,
        parcel: fields.code("parcel", ParcelId::parse)?,
        tag: fields.code("tag", UnitTag::parse)?,
        barcode: fields.optional_text("barcode")?,
        how: fields.code("how", ProductHow::parse)?,
        seller: fields.optional_code("seller", SellerCode::parse)?,
        line: fields.optional_object("line", read_line_choice)?,
        checklist: fields.optional_object("checklist", read_pack)?,
        answers: fields.texts_by_name("answers")?,
        grade: fields.optional_code("grade", Grade::parse)?,
        because: fields.optional_pair("because")?,
    })
}

fn read_line_choice(fields: &mut Fields) -> Result<LineChoice, DecodeError> {
    Ok(LineChoice {
        line: fields.code("line", line_id_of)?,
        of: fields.object("of", read_return)?,
        asin: fields.optional_text("asin")?,
        sku: fields.optional_text("sku")?,
        title: fields.optional_text("title")?,
    })
}

pub(super) fn unit_decided_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitDecided {
        unit: fields.code("unit", UnitId::parse)?,
        proposed: fields.code("proposed", Decision::parse)?,
        why: Why::parse(&fields.text("why")?),
        policy: fields.optional_object("policy", read_pack)?,
        decision: fields.code("decision", Decision::parse)?,
        override_reason: fields.optional_code("override_reason", OverrideReason::parse)?,
    })
}

pub(super) fn unit_put_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitPut {
        unit: fields.code("unit", UnitId::parse)?,
        container: fields.code("container", ContainerName::parse)?,
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

pub(super) fn write_unit_inspected<'k>(body: &'k Body, out: &mut Object<'_, 'k>) {
    let Body::UnitInspected {
        unit,
        parcel,
        tag,
        barcode,
        how,
        seller,
        line,
        checklist,
        answers,
        grade,
        because,
    } = body
    else {
        unreachable!("called for its own kind only")
    };
    out.object("answers", |out| {
        for (question, answer) in answers {
            out.text(question, answer);
        }
    });
    out.optional_text("barcode", barcode.as_ref());
    if let Some((question, answer)) = because {
        out.list("because", [question, answer], |out, text| {
            write_text(out, text);
        });
    }
    out.optional_object("checklist", checklist.as_ref(), write_pack);
    out.optional_text("grade", grade.map(Grade::code));
    out.text("how", how.code());
    out.optional_object("line", line.as_ref(), write_line_choice);
    out.shown("parcel", parcel);
    out.optional_text("seller", seller.as_ref());
    out.text("tag", tag);
    out.shown("unit", unit);
}

fn write_line_choice(choice: &LineChoice, out: &mut Object<'_, '_>) {
    let LineChoice {
        line,
        of,
        asin,
        sku,
        title,
    } = choice;
    out.optional_text("asin", asin.as_ref());
    out.text("line", hex(&line.0));
    out.object("of", |out| write_return(of, out));
    out.optional_text("sku", sku.as_ref());
    out.optional_text("title", title.as_ref());
}

pub(super) fn write_unit_decided(body: &Body, out: &mut Object<'_, '_>) {
    let Body::UnitDecided {
        unit,
        proposed,
        why,
        policy,
        decision,
        override_reason,
    } = body
    else {
        unreachable!("called for its own kind only")
    };
    out.text("decision", decision.code());
    out.optional_text("override_reason", override_reason.map(OverrideReason::code));
    out.optional_object("policy", policy.as_ref(), write_pack);
    out.text("proposed", proposed.code());
    out.shown("unit", unit);
    out.text("why", why.code());
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

//! Bodies about units: what was seen, decided, where they are.
//!
//! Version 1 of the three facts of a put spoke of one unit; version 2 speaks of one or of all units
//! of a sealed carton under one label, and says more of what was found. Version 3 of what was seen
//! adds the photos that the answers asked for, and every reading of the serial number.

use crate::domain::advice::Advised;
use crate::domain::codes::{ContainerName, SellerCode, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::finding::{OriginalState, ParkWhy, Rework, UnitFinding};
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use crate::domain::ids::{Hash, ParcelId, UnitId, hex};
use crate::domain::money::Money;
use crate::domain::photo::{PhotoKind, PhotoKinds};
use crate::domain::policy::Why;
use crate::domain::reading::Candidate;
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, Inspection, LineChoice, ProductHow};

use super::DecodeError;
use super::json::{Object, write_text};
use super::parts::{
    coded, line_id_of, read_candidate, read_money, read_pack, read_return, write_candidate,
    write_code, write_money, write_pack, write_return,
};
use super::rates::{read_advised, write_advised};
use super::read::{Fields, text_of};

pub(super) fn unit_inspected_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitInspected {
        units: vec![fields.code("unit", UnitId::parse)?],
        inspection: Inspection {
            parcel: fields.code("parcel", ParcelId::parse)?,
            tag: fields.code("tag", UnitTag::parse)?,
            barcode: fields.optional_text("barcode")?,
            how: fields.code("how", ProductHow::parse)?,
            finding: None,
            seller: fields.optional_code("seller", SellerCode::parse)?,
            line: fields.optional_object("line", read_line_choice)?,
            serial: None,
            lpn: None,
            rework: Vec::new(),
            original_state: None,
            checklist: fields.optional_object("checklist", read_pack)?,
            answers: fields.texts_by_name("answers")?,
            grade: fields.optional_code("grade", Grade::parse)?,
            because: fields.optional_pair("because")?,
        },
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
    })
}

pub(super) fn unit_inspected_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitInspected {
        units: units(fields)?,
        inspection: fields.object("inspection", read_inspection)?,
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
    })
}

pub(super) fn unit_inspected_v3(fields: &mut Fields) -> Result<Body, DecodeError> {
    let photos = fields.list_or_none("photos", coded(PhotoKind::parse))?;
    Ok(Body::UnitInspected {
        units: units(fields)?,
        inspection: fields.object("inspection", read_inspection)?,
        photos: photos.into_iter().collect(),
        readings: fields.list_or_none("readings", text_of)?,
    })
}

pub(super) fn unit_parked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitParked {
        unit: fields.code("unit", UnitId::parse)?,
        inspection: fields.object("inspection", read_inspection)?,
        why: fields.code("why", ParkWhy::parse)?,
        shelf: fields.code("shelf", ContainerName::parse)?,
    })
}

pub(super) fn units(fields: &mut Fields) -> Result<Vec<UnitId>, DecodeError> {
    fields.list("units", coded(UnitId::parse))
}

fn read_inspection(fields: &mut Fields) -> Result<Inspection, DecodeError> {
    Ok(Inspection {
        parcel: fields.code("parcel", ParcelId::parse)?,
        tag: fields.code("tag", UnitTag::parse)?,
        barcode: fields.optional_text("barcode")?,
        how: fields.code("how", ProductHow::parse)?,
        finding: fields.optional_code("finding", UnitFinding::parse)?,
        seller: fields.optional_code("seller", SellerCode::parse)?,
        line: fields.optional_object("line", read_line_choice)?,
        serial: fields.optional_text("serial")?,
        lpn: fields.optional_text("lpn")?,
        rework: fields.list("rework", coded(Rework::parse))?,
        original_state: fields.optional_code("original_state", OriginalState::parse)?,
        checklist: fields.optional_object("checklist", read_pack)?,
        answers: fields.texts_by_name("answers")?,
        grade: fields.optional_code("grade", Grade::parse)?,
        because: fields.optional_pair("because")?,
    })
}

pub(super) fn read_line_choice(fields: &mut Fields) -> Result<LineChoice, DecodeError> {
    Ok(LineChoice {
        line: fields.code("line", line_id_of)?,
        of: fields.object("of", read_return)?,
        asin: fields.optional_text("asin")?,
        sku: fields.optional_text("sku")?,
        title: fields.optional_text("title")?,
    })
}

pub(super) fn unit_decided_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let units = vec![fields.code("unit", UnitId::parse)?];
    decided(fields, units, None, None)
}

pub(super) fn unit_decided_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let units = units(fields)?;
    let hold = fields.optional_object("hold", read_hold)?;
    decided(fields, units, hold, None)
}

pub(super) fn unit_decided_v3(fields: &mut Fields) -> Result<Body, DecodeError> {
    let units = units(fields)?;
    let hold = fields.optional_object("hold", read_hold)?;
    let advice = fields.optional_object("advice", read_advised)?;
    let body = decided(fields, units, hold, advice.map(Box::new))?;
    let cost = fields.optional_object("rework_cost", read_money)?;
    Ok(with_cost(body, cost))
}

fn decided(
    fields: &mut Fields,
    units: Vec<UnitId>,
    hold: Option<Hold>,
    advice: Option<Box<Advised>>,
) -> Result<Body, DecodeError> {
    Ok(Body::UnitDecided {
        units,
        proposed: fields.code("proposed", Decision::parse)?,
        why: Why::parse(&fields.text("why")?),
        policy: fields.optional_object("policy", read_pack)?,
        decision: fields.code("decision", Decision::parse)?,
        override_reason: fields.optional_code("override_reason", OverrideReason::parse)?,
        hold,
        advice,
        rework_cost: None,
    })
}

fn with_cost(mut body: Body, cost: Option<Money>) -> Body {
    if let Body::UnitDecided { rework_cost, .. } = &mut body {
        *rework_cost = cost;
    }
    body
}

pub(super) fn read_hold(fields: &mut Fields) -> Result<Hold, DecodeError> {
    Ok(Hold {
        reason: fields.code("reason", HoldReason::parse)?,
        owner: fields.code("owner", HoldOwner::parse)?,
        review: fields.code("review", Day::parse)?,
        default: fields.code("default", Decision::parse)?,
    })
}

pub(super) fn unit_put_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitPut {
        units: vec![fields.code("unit", UnitId::parse)?],
        container: fields.code("container", ContainerName::parse)?,
    })
}

pub(super) fn unit_put_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitPut {
        units: units(fields)?,
        container: fields.code("container", ContainerName::parse)?,
    })
}

pub(super) fn unit_judged_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitJudged {
        units: units(fields)?,
        decision: fields.code("decision", Decision::parse)?,
        override_reason: None,
        hold: None,
    })
}

pub(super) fn unit_judged_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitJudged {
        units: units(fields)?,
        decision: fields.code("decision", Decision::parse)?,
        override_reason: fields.optional_code("override_reason", OverrideReason::parse)?,
        hold: fields.optional_object("hold", read_hold)?,
    })
}

pub(super) fn unit_hold_changed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitHoldChanged {
        units: units(fields)?,
        hold: fields.object("hold", read_hold)?,
        note: None,
        said: None,
    })
}

pub(super) fn unit_hold_changed_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitHoldChanged {
        units: units(fields)?,
        hold: fields.object("hold", read_hold)?,
        note: fields.optional_text("note")?,
        said: fields.optional_object("said", read_said)?,
    })
}

pub(super) fn unit_hold_ended_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitHoldEnded {
        units: units(fields)?,
        decision: fields.code("decision", Decision::parse)?,
        end: fields.code("end", HoldEnd::parse)?,
        said: fields.optional_object("said", read_said)?,
        note: None,
    })
}

pub(super) fn unit_hold_ended_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitHoldEnded {
        units: units(fields)?,
        decision: fields.code("decision", Decision::parse)?,
        end: fields.code("end", HoldEnd::parse)?,
        said: fields.optional_object("said", read_said)?,
        note: fields.optional_text("note")?,
    })
}

pub(super) fn read_said(fields: &mut Fields) -> Result<Said, DecodeError> {
    Ok(Said {
        how: fields.code("how", SaidHow::parse)?,
        who: fields.text("who")?,
        shown: fields.optional_code("shown", Hash::parse)?,
    })
}

pub(super) fn unit_shipped_before_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitShippedBefore {
        unit: fields.code("unit", UnitId::parse)?,
        candidates: fields.list("candidates", read_candidate)?,
    })
}

pub(super) fn write_units(units: &[UnitId], out: &mut Object<'_, '_>) {
    out.list("units", units, |out, unit| {
        write_text(out, &unit.to_string());
    });
}

pub(super) fn write_unit_inspected(
    units: &[UnitId],
    inspection: &Inspection,
    (photos, readings): (PhotoKinds, &[String]),
    out: &mut Object<'_, '_>,
) {
    out.object("inspection", |out| write_inspection(inspection, out));
    if !photos.is_empty() {
        out.list("photos", photos.iter(), |out, kind| {
            write_code(out, kind.code());
        });
    }
    if !readings.is_empty() {
        out.list("readings", readings, |out, one| write_text(out, one));
    }
    write_units(units, out);
}

pub(super) fn write_unit_parked(
    unit: UnitId,
    inspection: &Inspection,
    why: ParkWhy,
    shelf: &ContainerName,
    out: &mut Object<'_, '_>,
) {
    out.object("inspection", |out| write_inspection(inspection, out));
    out.text("shelf", shelf);
    out.shown("unit", unit);
    out.text("why", why.code());
}

fn write_inspection<'k>(inspection: &'k Inspection, out: &mut Object<'_, 'k>) {
    let Inspection {
        parcel,
        tag,
        barcode,
        how,
        finding,
        seller,
        line,
        serial,
        lpn,
        rework,
        original_state,
        checklist,
        answers,
        grade,
        because,
    } = inspection;
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
    out.optional_text("finding", finding.map(UnitFinding::code));
    out.optional_text("grade", grade.map(Grade::code));
    out.text("how", how.code());
    out.optional_object("line", line.as_ref(), write_line_choice);
    out.optional_text("lpn", lpn.as_ref());
    out.optional_text("original_state", original_state.map(OriginalState::code));
    out.shown("parcel", parcel);
    out.list("rework", rework, |out, one| write_code(out, one.code()));
    out.optional_text("seller", seller.as_ref());
    out.optional_text("serial", serial.as_ref());
    out.text("tag", tag);
}

pub(super) fn write_line_choice(choice: &LineChoice, out: &mut Object<'_, '_>) {
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
        units,
        proposed,
        why,
        policy,
        decision,
        override_reason,
        hold,
        advice,
        rework_cost,
    } = body
    else {
        unreachable!("called for its own kind only")
    };
    out.optional_object("advice", advice.as_deref(), write_advised);
    out.text("decision", decision.code());
    out.optional_object("hold", hold.as_ref(), write_hold);
    out.optional_text("override_reason", override_reason.map(OverrideReason::code));
    out.optional_object("policy", policy.as_ref(), write_pack);
    out.text("proposed", proposed.code());
    out.optional_object("rework_cost", *rework_cost, write_money);
    write_units(units, out);
    out.text("why", why.code());
}

pub(super) fn write_hold(hold: &Hold, out: &mut Object<'_, '_>) {
    let Hold {
        reason,
        owner,
        review,
        default,
    } = hold;
    out.text("default", default.code());
    out.text("owner", owner.code());
    out.text("reason", reason.code());
    out.shown("review", review);
}

pub(super) fn write_unit_put(
    units: &[UnitId],
    container: &ContainerName,
    out: &mut Object<'_, '_>,
) {
    out.text("container", container);
    write_units(units, out);
}

pub(super) fn write_unit_judged(
    units: &[UnitId],
    decision: Decision,
    override_reason: Option<OverrideReason>,
    hold: Option<&Hold>,
    out: &mut Object<'_, '_>,
) {
    out.text("decision", decision.code());
    out.optional_object("hold", hold, write_hold);
    out.optional_text("override_reason", override_reason.map(OverrideReason::code));
    write_units(units, out);
}

pub(super) fn write_unit_hold_changed(
    units: &[UnitId],
    hold: &Hold,
    (note, said): (Option<&String>, Option<&Said>),
    out: &mut Object<'_, '_>,
) {
    out.object("hold", |out| write_hold(hold, out));
    out.optional_text("note", note);
    out.optional_object("said", said, write_said);
    write_units(units, out);
}

pub(super) fn write_unit_hold_ended(
    units: &[UnitId],
    decision: Decision,
    end: HoldEnd,
    (said, note): (Option<&Said>, Option<&String>),
    out: &mut Object<'_, '_>,
) {
    out.text("decision", decision.code());
    out.text("end", end.code());
    out.optional_text("note", note);
    out.optional_object("said", said, write_said);
    write_units(units, out);
}

pub(super) fn write_said(said: &Said, out: &mut Object<'_, '_>) {
    let Said { how, who, shown } = said;
    out.text("how", how.code());
    out.optional_text("shown", shown.map(|hash| hash.to_string()));
    out.text("who", who);
}

pub(super) fn write_unit_shipped_before(
    unit: UnitId,
    candidates: &[Candidate],
    out: &mut Object<'_, '_>,
) {
    out.list("candidates", candidates, write_candidate);
    out.shown("unit", unit);
}

//! Bodies about repairs: estimated, answered, worked on, ended.

use serde_json::Value;

use crate::domain::checklist::Answers;
use crate::domain::codes::PersonCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::money::Currency;
use crate::domain::repair::{
    Estimate, Part, RepairAnswer, RepairCosts, RepairResult, RepairStage, RepairStep, RepairTest,
};
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, PackRef, RepairAnswered, RepairEnded, RepairEstimated, RepairWorked,
};

use super::DecodeError;
use super::json::{Object, write_object};
use super::parts::{coded, read_money, read_pack, write_code, write_money, write_pack};
use super::read::{Fields, whole};
use super::unit::{read_hold, read_said, write_hold, write_said};

pub(super) fn repair_estimated_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::RepairEstimated(Box::new(RepairEstimated {
        unit: fields.code("unit", UnitId::parse)?,
        estimate: Estimate {
            symptom: fields.text("symptom")?,
            diagnosis: fields.text("diagnosis")?,
            costs: fields.object("costs", read_costs)?,
            cap: fields.optional_object("cap", read_money)?,
        },
        next: fields.code("next", RepairStage::parse)?,
        owner: fields.code("owner", PersonCode::parse)?,
        due: fields.code("due", Day::parse)?,
    })))
}

pub(super) fn repair_answered_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    answered(None, fields)
}

pub(super) fn repair_answered_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    answered(fields.optional_text("note")?, fields)
}

fn answered(note: Option<String>, fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::RepairAnswered(RepairAnswered {
        unit: fields.code("unit", UnitId::parse)?,
        answer: fields.code("answer", RepairAnswer::parse)?,
        said: fields.object("said", read_said)?,
        due: fields.code("due", Day::parse)?,
        note,
    }))
}

pub(super) fn repair_worked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    worked(None, fields)
}

pub(super) fn repair_worked_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    worked(fields.optional_code("parcel", ParcelId::parse)?, fields)
}

fn worked(parcel: Option<ParcelId>, fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::RepairWorked(Box::new(RepairWorked {
        unit: fields.code("unit", UnitId::parse)?,
        parcel,
        step: fields.code("step", RepairStep::parse)?,
        spent: fields.optional_object("spent", read_costs)?,
        owner: fields.code("owner", PersonCode::parse)?,
        due: fields.code("due", Day::parse)?,
    })))
}

pub(super) fn repair_ended_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    ended((None, Answers::new()), fields)
}

pub(super) fn repair_ended_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let answers = fields.texts_by_name("answers")?;
    let checklist = fields.optional_object("checklist", read_pack)?;
    ended((checklist, answers), fields)
}

fn ended(
    (checklist, answers): (Option<PackRef>, Answers),
    fields: &mut Fields,
) -> Result<Body, DecodeError> {
    Ok(Body::RepairEnded(Box::new(RepairEnded {
        checklist,
        answers,
        unit: fields.code("unit", UnitId::parse)?,
        result: fields.code("result", RepairResult::parse)?,
        tests: fields.list("tests", coded(RepairTest::parse))?,
        grade: fields.optional_code("grade", Grade::parse)?,
        decision: fields.code("decision", Decision::parse)?,
        hold: fields.optional_object("hold", read_hold)?,
        reason: fields.optional_text("reason")?,
        warranty: fields.optional_text("warranty")?,
    })))
}

fn read_costs(fields: &mut Fields) -> Result<RepairCosts, DecodeError> {
    Ok(RepairCosts {
        currency: fields.code("currency", Currency::parse)?,
        parts: fields.list("parts", read_part)?,
        minutes: fields.number("minutes")?,
        labour: fields.signed("labour")?,
    })
}

fn read_part(field: &str, value: Value) -> Result<Part, DecodeError> {
    whole(field, value, |part| {
        Ok(Part {
            name: part.text("name")?,
            lot: part.optional_text("lot")?,
            pieces: part.number("pieces")?,
            each: part.signed("each")?,
        })
    })
}

pub(super) fn write_repair_estimated(body: &RepairEstimated, out: &mut Object<'_, '_>) {
    let RepairEstimated {
        unit,
        estimate,
        next,
        owner,
        due,
    } = body;
    let Estimate {
        symptom,
        diagnosis,
        costs,
        cap,
    } = estimate;
    out.optional_object("cap", *cap, write_money);
    out.object("costs", |out| write_costs(costs, out));
    out.text("diagnosis", diagnosis);
    out.shown("due", due);
    out.text("next", next.code());
    out.text("owner", owner);
    out.text("symptom", symptom);
    out.shown("unit", unit);
}

pub(super) fn write_repair_answered(body: &RepairAnswered, out: &mut Object<'_, '_>) {
    let RepairAnswered {
        unit,
        answer,
        said,
        due,
        note,
    } = body;
    out.text("answer", answer.code());
    out.shown("due", due);
    out.optional_text("note", note.as_ref());
    out.object("said", |out| write_said(said, out));
    out.shown("unit", unit);
}

pub(super) fn write_repair_worked(body: &RepairWorked, out: &mut Object<'_, '_>) {
    let RepairWorked {
        unit,
        parcel,
        step,
        spent,
        owner,
        due,
    } = body;
    out.shown("due", due);
    out.text("owner", owner);
    out.optional_text("parcel", parcel.map(|parcel| parcel.to_string()));
    out.optional_object("spent", spent.as_ref(), write_costs);
    out.text("step", step.code());
    out.shown("unit", unit);
}

pub(super) fn write_repair_ended(body: &RepairEnded, out: &mut Object<'_, '_>) {
    let RepairEnded {
        unit,
        result,
        tests,
        checklist,
        answers,
        grade,
        decision,
        hold,
        reason,
        warranty,
    } = body;
    out.object("answers", |out| {
        for (question, answer) in answers {
            out.text(question, answer);
        }
    });
    out.optional_object("checklist", checklist.as_ref(), write_pack);
    out.text("decision", decision.code());
    out.optional_text("grade", grade.map(Grade::code));
    out.optional_object("hold", hold.as_ref(), write_hold);
    out.optional_text("reason", reason.as_ref());
    out.text("result", result.code());
    out.list("tests", tests, |out, test| write_code(out, test.code()));
    out.shown("unit", unit);
    out.optional_text("warranty", warranty.as_ref());
}

fn write_costs(costs: &RepairCosts, out: &mut Object<'_, '_>) {
    let RepairCosts {
        currency,
        parts,
        minutes,
        labour,
    } = costs;
    out.text("currency", currency.code());
    out.number("labour", *labour);
    out.number("minutes", *minutes);
    out.list("parts", parts, |out, part| {
        let Part {
            name,
            lot,
            pieces,
            each,
        } = part;
        write_object(out, |out| {
            out.number("each", *each);
            out.optional_text("lot", lot.as_ref());
            out.text("name", name);
            out.number("pieces", *pieces);
        });
    });
}

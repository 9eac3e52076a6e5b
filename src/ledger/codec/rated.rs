//! The body of a second look.

use crate::domain::agreement::RatedHow;
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::ledger::fact::{Body, UnitRated};

use super::DecodeError;
use super::json::Object;
use super::parts::{read_pack, write_pack};
use super::read::Fields;

pub(super) fn unit_rated_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitRated(Box::new(UnitRated {
        unit: fields.code("unit", UnitId::parse)?,
        how: fields.code("how", RatedHow::parse)?,
        checklist: fields.object("checklist", read_pack)?,
        answers: fields.texts_by_name("answers")?,
        grade: fields.code("grade", Grade::parse)?,
    })))
}

pub(super) fn write_unit_rated(body: &UnitRated, out: &mut Object<'_, '_>) {
    let UnitRated {
        unit,
        how,
        checklist,
        answers,
        grade,
    } = body;
    out.object("answers", |out| {
        for (question, answer) in answers {
            out.text(question, answer);
        }
    });
    out.object("checklist", |out| write_pack(checklist, out));
    out.text("grade", grade.code());
    out.text("how", how.code());
    out.shown("unit", unit);
}

//! Bodies of corrections.

use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::ledger::fact::{Body, CorrectFact, RedecidedUnits, RegradedUnits};
use crate::ledger::subject::Subject;

use super::DecodeError;
use super::json::Object;
use super::parts::{coded, read_pack, write_code, write_pack};
use super::read::Fields;
use super::unit::{read_hold, write_hold};

/// Names what a correction is about.
pub(super) fn subjects_of(fact: &CorrectFact) -> Vec<Subject> {
    let units = match fact {
        CorrectFact::UnitRegraded(regraded) => &regraded.units,
        CorrectFact::UnitRedecided(redecided) => &redecided.units,
        CorrectFact::ParcelReopened { parcel, .. } => return vec![Subject::Parcel(*parcel)],
    };
    units.iter().copied().map(Subject::Unit).collect()
}

pub(super) fn unit_regraded_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Correct(CorrectFact::UnitRegraded(Box::new(
        RegradedUnits {
            units: fields.list("units", coded(UnitId::parse))?,
            checklist: fields.optional_object("checklist", read_pack)?,
            answers: fields.texts_by_name("answers")?,
            grade: fields.code("grade", Grade::parse)?,
            reason: fields.text("reason")?,
        },
    ))))
}

pub(super) fn unit_redecided_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Correct(CorrectFact::UnitRedecided(Box::new(
        RedecidedUnits {
            units: fields.list("units", coded(UnitId::parse))?,
            decision: fields.code("decision", Decision::parse)?,
            hold: fields.optional_object("hold", read_hold)?,
            reason: fields.text("reason")?,
        },
    ))))
}

pub(super) fn parcel_reopened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Correct(CorrectFact::ParcelReopened {
        parcel: fields.code("parcel", ParcelId::parse)?,
        reason: fields.text("reason")?,
    }))
}

pub(super) fn write<'k>(fact: &'k CorrectFact, out: &mut Object<'_, 'k>) {
    let units = |out: &mut Object<'_, 'k>, units: &[UnitId]| {
        out.list("units", units, |out, unit| {
            write_code(out, &unit.to_string());
        });
    };
    match fact {
        CorrectFact::UnitRegraded(regraded) => {
            let RegradedUnits {
                units: of,
                checklist,
                answers,
                grade,
                reason,
            } = regraded.as_ref();
            out.object("answers", |out| {
                for (question, answer) in answers {
                    out.text(question, answer);
                }
            });
            out.optional_object("checklist", checklist.as_ref(), write_pack);
            out.text("grade", grade.code());
            out.text("reason", reason);
            units(out, of);
        }
        CorrectFact::UnitRedecided(redecided) => {
            let RedecidedUnits {
                units: of,
                decision,
                hold,
                reason,
            } = redecided.as_ref();
            out.text("decision", decision.code());
            out.optional_object("hold", hold.as_ref(), write_hold);
            out.text("reason", reason);
            units(out, of);
        }
        CorrectFact::ParcelReopened { parcel, reason } => {
            out.shown("parcel", parcel);
            out.text("reason", reason);
        }
    }
}

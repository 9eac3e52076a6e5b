//! Bodies of the sign-off of days.

use serde_json::Value;

use crate::domain::codes::StationName;
use crate::domain::ids::Hash;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, ClosedDay, DayFact};

use super::DecodeError;
use super::json::{Object, write_object};
use super::read::{Fields, whole, wrong};

pub(super) fn day_closed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let head_seq = u64::try_from(fields.signed("head_seq")?);
    Ok(Body::Day(DayFact::Closed(Box::new(ClosedDay {
        day: fields.code("day", Day::parse)?,
        station: fields.code("station", StationName::parse)?,
        head_seq: head_seq.map_err(|error| wrong("head_seq", &error.to_string()))?,
        head_hash: fields.code("head_hash", Hash::parse)?,
        figures: fields.numbers_by_name("figures")?,
        open: fields.list("open", read_open)?,
        note: fields.optional_text("note")?,
    }))))
}

pub(super) fn day_reopened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Day(DayFact::Reopened {
        day: fields.code("day", Day::parse)?,
        reason: fields.text("reason")?,
    }))
}

fn read_open(field: &str, value: Value) -> Result<(String, u32), DecodeError> {
    whole(field, value, |open| {
        Ok((open.text("code")?, open.number("count")?))
    })
}

pub(super) fn write<'k>(fact: &'k DayFact, out: &mut Object<'_, 'k>) {
    match fact {
        DayFact::Closed(closed) => {
            let ClosedDay {
                day,
                station,
                head_seq,
                head_hash,
                figures,
                open,
                note,
            } = closed.as_ref();
            out.shown("day", day);
            out.object("figures", |out| {
                for (code, count) in figures {
                    out.number(code, *count);
                }
            });
            out.shown("head_hash", head_hash);
            out.number("head_seq", *head_seq);
            out.optional_text("note", note.as_ref());
            out.list("open", open, |out, (code, count)| {
                write_object(out, |out| {
                    out.text("code", code);
                    out.number("count", *count);
                });
            });
            out.text("station", station);
        }
        DayFact::Reopened { day, reason } => {
            out.shown("day", day);
            out.text("reason", reason);
        }
    }
}

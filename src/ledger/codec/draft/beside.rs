//! What a draft keeps beside: questions asked aside, and what was noted of a unit.

use serde_json::Value;

use crate::domain::finding::{OriginalState, ParkWhy, Rework, UnitFinding};
use crate::domain::ids::UnitId;
use crate::ledger::codec::DecodeError;
use crate::ledger::codec::json::{Object, write_text};
use crate::ledger::codec::read::{Fields, text_of, wrong};
use crate::ledger::draft::{Aside, Noted, NumberEnd};

pub(super) fn write_aside(aside: Aside, out: &mut Object<'_, '_>) {
    let (asks, of) = match aside {
        Aside::Damage => ("damage", None),
        Aside::ParkWhy => ("park_why", None),
        Aside::TestShelf(why) => ("test_shelf", Some(why.code())),
        Aside::Rework => ("rework", None),
        Aside::Original(rework) => ("original", Some(rework.code())),
        Aside::ParcelTag => ("parcel_tag", None),
        Aside::Whose => ("whose", None),
        Aside::Quantity(_) => ("quantity", None),
        Aside::TakeOut(..) => ("take_out", None),
        Aside::NumberEnd(_) => ("number_end", None),
    };
    out.text("asks", asks);
    if let Aside::NumberEnd(end) = aside {
        out.shown("digits", end);
    }
    if let Aside::Quantity(keyed) = aside {
        out.optional_number("keyed", keyed);
    }
    out.optional_text("of", of);
    if let Aside::TakeOut(unit, units) = aside {
        out.shown("unit", unit);
        out.number("units", units);
    }
}

pub(super) fn read_aside(fields: &mut Fields) -> Result<Aside, DecodeError> {
    Ok(match fields.text("asks")?.as_str() {
        "damage" => Aside::Damage,
        "park_why" => Aside::ParkWhy,
        "test_shelf" => Aside::TestShelf(fields.code("of", ParkWhy::parse)?),
        "rework" => Aside::Rework,
        "original" => Aside::Original(fields.code("of", Rework::parse)?),
        "parcel_tag" => Aside::ParcelTag,
        "whose" => Aside::Whose,
        "quantity" => Aside::Quantity(fields.optional_number("keyed")?),
        "number_end" => Aside::NumberEnd(fields.code("digits", NumberEnd::parse)?),
        "take_out" => {
            let unit = fields.code("unit", UnitId::parse)?;
            Aside::TakeOut(unit, fields.optional_number("units")?.unwrap_or(0))
        }
        other => return Err(wrong("asks", &format!("unknown value {other:?}"))),
    })
}

pub(super) fn write_noted(noted: &Noted, out: &mut Object<'_, '_>) {
    let Noted {
        finding,
        serial,
        readings,
        lpn,
        rework,
        original_state,
    } = noted;
    out.optional_text("finding", finding.map(UnitFinding::code));
    out.optional_text("lpn", lpn.as_ref());
    out.optional_text("original_state", original_state.map(OriginalState::code));
    if !readings.is_empty() {
        out.list("readings", readings, |out, one| write_text(out, one));
    }
    out.list("rework", rework, |out, one| write_text(out, one.code()));
    out.optional_text("serial", serial.as_ref());
}

pub(super) fn read_noted(fields: &mut Fields) -> Result<Noted, DecodeError> {
    let rework = |field: &str, value: Value| {
        Rework::parse(&text_of(field, value)?).ok_or_else(|| wrong(field, "no work of a bench"))
    };
    Ok(Noted {
        finding: fields.optional_code("finding", UnitFinding::parse)?,
        lpn: fields.optional_text("lpn")?,
        original_state: fields.optional_code("original_state", OriginalState::parse)?,
        readings: fields.list_or_none("readings", text_of)?,
        rework: fields.list("rework", rework)?,
        serial: fields.optional_text("serial")?,
    })
}

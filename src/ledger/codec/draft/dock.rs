//! The dock's part of a draft.

use crate::domain::ids::LoadId;
use crate::ledger::codec::DecodeError;
use crate::ledger::codec::json::Object;
use crate::ledger::codec::read::{Fields, wrong};
use crate::ledger::draft::DraftDock;

pub(super) fn write<'k>(draft: &'k DraftDock, out: &mut Object<'_, 'k>) {
    match draft {
        DraftDock::NoLoad => out.text("asks", "load"),
        DraftDock::Number { load, name, keyed } => {
            out.text("asks", "number");
            out.optional_number("keyed", *keyed);
            out.shown("load", load);
            out.text("name", name);
        }
        DraftDock::Parcels(load) => {
            out.text("asks", "parcels");
            out.shown("load", load);
        }
        DraftDock::Closing(load, keyed) => {
            out.text("asks", "close");
            out.optional_number("keyed", *keyed);
            out.shown("load", load);
        }
    }
}

pub(super) fn read(fields: &mut Fields) -> Result<DraftDock, DecodeError> {
    let asks = fields.text("asks")?;
    if asks == "load" {
        return Ok(DraftDock::NoLoad);
    }
    let keyed = fields.optional_number("keyed")?;
    let load = fields.code("load", LoadId::parse)?;
    match asks.as_str() {
        "number" => Ok(DraftDock::Number {
            load,
            name: fields.text("name")?,
            keyed,
        }),
        "parcels" => Ok(DraftDock::Parcels(load)),
        "close" => Ok(DraftDock::Closing(load, keyed)),
        other => Err(wrong("asks", &format!("unknown value {other:?}"))),
    }
}

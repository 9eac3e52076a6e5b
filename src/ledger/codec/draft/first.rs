//! Version 1 of a draft: an open parcel, and of its unit product and answers. Read for ever, never
//! written.

use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::ids::{ParcelId, UnitId};
use crate::ledger::codec::DecodeError;
use crate::ledger::codec::read::Fields;
use crate::ledger::draft::{Asks, Draft, DraftParcel, DraftUnit, Life, Noted, UnitAsks};

use super::read_product;

pub(super) fn read(fields: &mut Fields) -> Result<Draft, DecodeError> {
    let unit = fields.optional_object("unit", read_unit)?;
    let parcel = DraftParcel {
        parcel: fields.code("parcel", ParcelId::parse)?,
        life: Life::Open,
        asks: unit.map_or(Asks::Tag, |unit| Asks::Unit(Box::new(unit))),
    };
    Ok(Draft {
        person: fields.code("person", PersonCode::parse)?,
        parcel: Some(parcel),
        scan: None,
        undo: None,
        aside: None,
        dock: None,
    })
}

fn read_unit(fields: &mut Fields) -> Result<DraftUnit, DecodeError> {
    Ok(DraftUnit {
        unit: fields.code("unit", UnitId::parse)?,
        tag: fields.code("tag", UnitTag::parse)?,
        product: fields.optional_object("product", read_product)?,
        answers: fields.texts_by_name("answers")?,
        checklist: None,
        noted: Noted::default(),
        taken_up: None,
        out_of: None,
        count: 1,
        labels: Vec::new(),
        asks: UnitAsks::Next,
    })
}

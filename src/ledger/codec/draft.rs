//! Drafts as text. They are kept, not journalled: their shape changes with the program and names
//! its version; the version before is still read, and a draft that does not read is forgotten.

mod beside;
mod dock;
mod first;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::ids::{CommandKey, Hash, ParcelId, UnitId, hex};
use crate::ledger::draft::{
    Asks, Binding, BindingWhy, Draft, DraftParcel, DraftProduct, DraftUnit, Life, Noted, Taught,
    UnitAsks,
};
use crate::ledger::fact::ProductHow;

use super::DecodeError;
use beside::{read_aside, read_noted, write_aside, write_noted};

use super::json::{Object, write_object, write_text};
use super::parts::{line_id_of, read_candidate, write_candidate};
use super::read::{Fields, text_of, unhex_all, wrong};

/// The version that is written. Drafts of version 1 name none.
const VERSION: u32 = 2;

/// Encodes a draft.
pub fn encode_draft(draft: &Draft) -> String {
    let Draft {
        person,
        parcel,
        scan,
        undo,
        aside,
        dock,
    } = draft;
    let mut out = String::new();
    write_object(&mut out, |out| {
        out.optional_object("aside", *aside, write_aside);
        out.optional_object("dock", dock.as_ref(), dock::write);
        out.optional_object("parcel", parcel.as_ref(), write_parcel);
        out.text("person", person);
        out.optional_text("scan", scan.as_ref().map(|bytes| hex(bytes)));
        out.optional_text("undo", undo.map(|key| key.to_string()));
        out.number("version", VERSION);
    });
    out
}

fn write_parcel<'k>(draft: &'k DraftParcel, out: &mut Object<'_, 'k>) {
    let DraftParcel { parcel, life, asks } = draft;
    out.text("asks", asks_code(asks));
    out.text("life", life_code(*life));
    out.shown("parcel", parcel);
    if let Asks::Unit(unit) = asks {
        out.object("unit", |out| write_unit(unit, out));
    }
}

fn write_unit<'k>(draft: &'k DraftUnit, out: &mut Object<'_, 'k>) {
    let DraftUnit {
        unit,
        tag,
        product,
        answers,
        checklist,
        noted,
        taken_up,
        out_of,
        count,
        labels,
        asks,
    } = draft;
    out.object("answers", |out| {
        for (question, answer) in answers {
            out.text(question, answer);
        }
    });
    out.text("asks", unit_asks_code(asks));
    if let UnitAsks::Whose(barcode) = asks {
        out.optional_text("barcode", barcode.as_ref());
    }
    if let UnitAsks::Line(binding) = asks {
        out.object("binding", |out| write_binding(binding, out));
    }
    out.optional_text("checklist", checklist.map(|pack| pack.to_string()));
    out.optional_number("count", Some(*count).filter(|count| *count > 1));
    if !labels.is_empty() {
        out.list("labels", labels, write_candidate);
    }
    if *noted != Noted::default() {
        out.object("noted", |out| write_noted(noted, out));
    }
    out.optional_text("out_of", out_of.as_ref());
    out.optional_object("product", product.as_ref(), write_product);
    if let UnitAsks::Container(reason) | UnitAsks::Shelf(reason, _) = asks {
        out.text("reason", reason.code());
    }
    if let UnitAsks::Shelf(_, decision) = asks {
        out.text("sought", decision.code());
    }
    out.text("tag", tag);
    out.optional_text("taken_up", taken_up.map(|key| key.to_string()));
    out.shown("unit", unit);
}

fn write_binding(binding: &Binding, out: &mut Object<'_, '_>) {
    let Binding {
        barcode,
        why,
        options,
    } = binding;
    out.optional_text("barcode", barcode.as_ref());
    out.list("options", options, |out, line| {
        write_text(out, &hex(&line.0));
    });
    out.text("why", why_code(*why));
}

fn write_product(product: &DraftProduct, out: &mut Object<'_, '_>) {
    let DraftProduct {
        barcode,
        how,
        line,
        taught,
    } = product;
    out.optional_text("barcode", barcode.as_ref());
    out.text("how", how.code());
    out.optional_text("line", line.map(|line| hex(&line.0)));
    out.text("taught", taught_code(*taught));
}

fn asks_code(asks: &Asks) -> &'static str {
    match asks {
        Asks::Tag => "tag",
        Asks::Unit(_) => "unit",
        Asks::Unseen => "unseen",
        Asks::Empty => "empty",
        Asks::EvidenceShelf => "evidence_shelf",
        Asks::ClaimShelf => "claim_shelf",
    }
}

fn life_code(life: Life) -> &'static str {
    match life {
        Life::Open => "open",
        Life::EndedBefore => "ended_before",
    }
}

fn unit_asks_code(asks: &UnitAsks) -> &'static str {
    match asks {
        UnitAsks::Next => "next",
        UnitAsks::Line(_) => "line",
        UnitAsks::Whose(_) => "whose",
        UnitAsks::Reason => "reason",
        UnitAsks::Container(_) => "container",
        UnitAsks::Shelf(..) => "shelf",
    }
}

fn why_code(why: BindingWhy) -> &'static str {
    match why {
        BindingWhy::Unknown => "unknown",
        BindingWhy::Unsure => "unsure",
        BindingWhy::NoBarcode => "no_barcode",
        BindingWhy::Elsewhere => "elsewhere",
    }
}

fn taught_code(taught: Taught) -> &'static str {
    match taught {
        Taught::No => "no",
        Taught::Yes => "yes",
    }
}

/// Decodes a draft of this version or of the one before.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_draft(text: &str) -> Result<Draft, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let draft = match fields.optional_number("version")? {
        None => first::read(&mut fields)?,
        Some(VERSION) => Draft {
            person: fields.code("person", PersonCode::parse)?,
            parcel: fields.optional_object("parcel", read_parcel)?,
            scan: fields.optional_code("scan", unhex_all)?,
            undo: fields.optional_code("undo", CommandKey::parse)?,
            aside: fields.optional_object("aside", read_aside)?,
            dock: fields.optional_object("dock", dock::read)?,
        },
        Some(other) => return Err(wrong("version", &format!("{other} is not known here"))),
    };
    fields.end()?;
    Ok(draft)
}

fn read_parcel(fields: &mut Fields) -> Result<DraftParcel, DecodeError> {
    let asks = match fields.text("asks")?.as_str() {
        "tag" => Asks::Tag,
        "unit" => Asks::Unit(Box::new(fields.object("unit", read_unit)?)),
        "unseen" => Asks::Unseen,
        "empty" => Asks::Empty,
        "evidence_shelf" => Asks::EvidenceShelf,
        "claim_shelf" => Asks::ClaimShelf,
        other => return Err(wrong("asks", &format!("unknown value {other:?}"))),
    };
    Ok(DraftParcel {
        parcel: fields.code("parcel", ParcelId::parse)?,
        life: fields.code("life", |code| {
            [Life::Open, Life::EndedBefore]
                .into_iter()
                .find(|life| life_code(*life) == code)
        })?,
        asks,
    })
}

fn read_unit(fields: &mut Fields) -> Result<DraftUnit, DecodeError> {
    let asks = match fields.text("asks")?.as_str() {
        "next" => UnitAsks::Next,
        "line" => UnitAsks::Line(fields.object("binding", read_binding)?),
        "whose" => UnitAsks::Whose(fields.optional_text("barcode")?),
        "reason" => UnitAsks::Reason,
        "container" => UnitAsks::Container(fields.code("reason", OverrideReason::parse)?),
        "shelf" => UnitAsks::Shelf(
            fields.code("reason", OverrideReason::parse)?,
            fields.code("sought", Decision::parse)?,
        ),
        other => return Err(wrong("asks", &format!("unknown value {other:?}"))),
    };
    Ok(DraftUnit {
        unit: fields.code("unit", UnitId::parse)?,
        tag: fields.code("tag", UnitTag::parse)?,
        product: fields.optional_object("product", read_product)?,
        answers: fields.texts_by_name("answers")?,
        checklist: fields.optional_code("checklist", Hash::parse)?,
        noted: fields
            .optional_object("noted", read_noted)?
            .unwrap_or_default(),
        taken_up: fields.optional_code("taken_up", CommandKey::parse)?,
        out_of: fields.optional_code("out_of", UnitTag::parse)?,
        count: fields.optional_number("count")?.unwrap_or(1),
        labels: fields.list_or_none("labels", read_candidate)?,
        asks,
    })
}

fn read_binding(fields: &mut Fields) -> Result<Binding, DecodeError> {
    let line = |field: &str, value: Value| {
        line_id_of(&text_of(field, value)?).ok_or_else(|| wrong(field, "no line's id"))
    };
    Ok(Binding {
        barcode: fields.optional_text("barcode")?,
        why: fields.code("why", |code| {
            [
                BindingWhy::Unknown,
                BindingWhy::Unsure,
                BindingWhy::NoBarcode,
                BindingWhy::Elsewhere,
            ]
            .into_iter()
            .find(|why| why_code(*why) == code)
        })?,
        options: fields.list("options", line)?,
    })
}

fn read_product(fields: &mut Fields) -> Result<DraftProduct, DecodeError> {
    Ok(DraftProduct {
        barcode: fields.optional_text("barcode")?,
        how: fields.code("how", ProductHow::parse)?,
        line: fields.optional_code("line", line_id_of)?,
        taught: fields.code("taught", |code| {
            [Taught::No, Taught::Yes]
                .into_iter()
                .find(|taught| taught_code(*taught) == code)
        })?,
    })
}

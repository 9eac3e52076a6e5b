//! Drafts as text. They are kept, not journalled: their shape may change with the program, and a
//! draft that does not read is forgotten.

use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::ids::{ParcelId, UnitId, hex};
use crate::ledger::draft::{Draft, DraftProduct, DraftUnit, Taught};
use crate::ledger::fact::ProductHow;

use super::DecodeError;
use super::json::{Object, write_object};
use super::parts::line_id_of;
use super::read::Fields;

/// Encodes a draft.
pub fn encode_draft(draft: &Draft) -> String {
    let Draft {
        person,
        parcel,
        unit,
    } = draft;
    let mut out = String::new();
    write_object(&mut out, |out| {
        out.shown("parcel", parcel);
        out.text("person", person);
        out.optional_object("unit", unit.as_ref(), write_unit);
    });
    out
}

fn write_unit<'k>(draft: &'k DraftUnit, out: &mut Object<'_, 'k>) {
    let DraftUnit {
        unit,
        tag,
        product,
        answers,
    } = draft;
    out.object("answers", |out| {
        for (question, answer) in answers {
            out.text(question, answer);
        }
    });
    out.optional_object("product", product.as_ref(), write_product);
    out.text("tag", tag);
    out.shown("unit", unit);
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

fn taught_code(taught: Taught) -> &'static str {
    match taught {
        Taught::No => "no",
        Taught::Yes => "yes",
    }
}

/// Decodes a draft.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_draft(text: &str) -> Result<Draft, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let draft = Draft {
        person: fields.code("person", PersonCode::parse)?,
        parcel: fields.code("parcel", ParcelId::parse)?,
        unit: fields.optional_object("unit", read_unit)?,
    };
    fields.end()?;
    Ok(draft)
}

fn read_unit(fields: &mut Fields) -> Result<DraftUnit, DecodeError> {
    Ok(DraftUnit {
        unit: fields.code("unit", UnitId::parse)?,
        tag: fields.code("tag", UnitTag::parse)?,
        product: fields.optional_object("product", read_product)?,
        answers: fields.texts_by_name("answers")?,
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

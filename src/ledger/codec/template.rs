//! Column layouts of papers in facts.

use crate::domain::codes::PartyCode;
use crate::ledger::fact::{Body, SetTemplate, ShipFact};

use super::DecodeError;
use super::json::Object;
use super::parts::{read_pack, write_pack};
use super::read::Fields;

pub(super) fn template_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let set = SetTemplate {
        forwarder: fields.optional_code("forwarder", PartyCode::parse)?,
        name: fields.text("name")?,
        pack: fields.object("pack", read_pack)?,
    };
    Ok(Body::Ship(ShipFact::TemplateSet(Box::new(set))))
}

pub(super) fn write(set: &SetTemplate, out: &mut Object<'_, '_>) {
    let SetTemplate {
        pack,
        name,
        forwarder,
    } = set;
    out.optional_text("forwarder", forwarder.as_ref());
    out.text("name", name);
    out.object("pack", |out| write_pack(pack, out));
}

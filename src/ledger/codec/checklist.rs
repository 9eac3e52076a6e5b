//! Checklists of sellers in facts and rows.

use crate::domain::codes::SellerCode;
use crate::domain::time::Day;
use crate::ledger::fact::Body;
use crate::ledger::rows::ChecklistFrom;

use super::DecodeError;
use super::json::Object;
use super::parts::{read_pack, read_row, write_pack, write_row};
use super::read::{Fields, wrong};

pub(super) fn seller_checklist_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerChecklistSet {
        seller: fields.code("seller", SellerCode::parse)?,
        set: read_set(fields)?,
    })
}

pub(super) fn write_checklist_set(
    seller: &SellerCode,
    set: &ChecklistFrom,
    out: &mut Object<'_, '_>,
) {
    write_set(set, out);
    out.text("seller", seller);
}

fn write_set(set: &ChecklistFrom, out: &mut Object<'_, '_>) {
    let ChecklistFrom {
        checklist,
        from,
        pack,
    } = set;
    out.text("checklist", checklist);
    out.shown("from", from);
    out.optional_object("pack", pack.as_ref(), write_pack);
}

fn read_set(fields: &mut Fields) -> Result<ChecklistFrom, DecodeError> {
    let set = ChecklistFrom {
        checklist: fields.text("checklist")?,
        from: fields.code("from", Day::parse)?,
        pack: fields.optional_object("pack", read_pack)?,
    };
    if set
        .pack
        .as_ref()
        .is_some_and(|pack| pack.id != set.checklist)
    {
        return Err(wrong("pack", "of another checklist"));
    }
    Ok(set)
}

/// Prints the checklists of a seller as its row keeps them, by id and day.
pub fn encode_checklists(sets: &[ChecklistFrom]) -> String {
    write_row(sets, write_set)
}

/// Decodes the checklists of a row.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_checklists(text: &str) -> Result<Vec<ChecklistFrom>, DecodeError> {
    read_row("checklists", text, read_set)
}

//! Bodies about resale, and the canonical list of a batch's units.

use serde_json::Value;

use crate::domain::codes::{BatchNumber, ContainerName, PersonCode, SellerCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::money::Currency;
use crate::domain::resale::{BatchEnd, SaleChannel};
use crate::domain::time::Day;
use crate::ledger::batch::{Batch, BatchUnit, Seen};
use crate::ledger::fact::{Body, EndedBatch, ListedBatch, LockedSku, OpenedBatch, RelabelledUnit};

use super::DecodeError;
use super::json::{Object, write_list, write_object, write_text};
use super::parts::{coded, read_pack, write_pack};
use super::read::{Fields, pair_of, text_of, whole};

pub(super) fn batch_opened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::BatchOpened(OpenedBatch {
        batch: fields.code("batch", BatchNumber::parse)?,
        seller: fields.code("seller", SellerCode::parse)?,
        channel: fields.code("channel", SaleChannel::parse)?,
        owner: fields.code("owner", PersonCode::parse)?,
        due: fields.code("due", Day::parse)?,
    }))
}

pub(super) fn batch_gathered_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::BatchGathered {
        batch: fields.code("batch", BatchNumber::parse)?,
        units: fields.list("units", coded(UnitId::parse))?,
    })
}

pub(super) fn batch_let_go_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::BatchLetGo {
        batch: fields.code("batch", BatchNumber::parse)?,
        units: fields.list("units", coded(UnitId::parse))?,
    })
}

pub(super) fn batch_listed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::BatchListed(ListedBatch {
        batch: fields.code("batch", BatchNumber::parse)?,
        day: fields.code("day", Day::parse)?,
        list: fields.code("list", Hash::parse)?,
        units: fields.number("units")?,
        unpriced: fields.number("unpriced")?,
    }))
}

pub(super) fn batch_ended_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::BatchEnded(EndedBatch {
        batch: fields.code("batch", BatchNumber::parse)?,
        end: fields.code("end", BatchEnd::parse)?,
        reason: fields.optional_text("reason")?,
    }))
}

pub(super) fn sku_locked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SkuLocked(LockedSku {
        seller: fields.code("seller", SellerCode::parse)?,
        sku: fields.text("sku")?,
        base: fields.text("base")?,
        grade: fields.code("grade", Grade::parse)?,
    }))
}

pub(super) fn unit_relabelled_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitRelabelled(RelabelledUnit {
        unit: fields.code("unit", UnitId::parse)?,
        code: fields.text("code")?,
        covered: fields.list("covered", text_of)?,
    }))
}

pub(super) fn write_batch_opened(opened: &OpenedBatch, out: &mut Object<'_, '_>) {
    let OpenedBatch {
        batch,
        seller,
        channel,
        owner,
        due,
    } = opened;
    out.text("batch", batch);
    out.text("channel", channel.code());
    out.shown("due", due);
    out.text("owner", owner);
    out.text("seller", seller);
}

/// Writes which units came into a batch, or went out of it.
pub(super) fn write_batch_units(batch: &BatchNumber, units: &[UnitId], out: &mut Object<'_, '_>) {
    out.text("batch", batch);
    out.list("units", units, |out, unit| {
        write_text(out, &unit.to_string());
    });
}

pub(super) fn write_batch_listed(listed: &ListedBatch, out: &mut Object<'_, '_>) {
    let ListedBatch {
        batch,
        day,
        list,
        units,
        unpriced,
    } = listed;
    out.text("batch", batch);
    out.shown("day", day);
    out.shown("list", list);
    out.number("units", *units);
    out.number("unpriced", *unpriced);
}

pub(super) fn write_batch_ended(ended: &EndedBatch, out: &mut Object<'_, '_>) {
    let EndedBatch { batch, end, reason } = ended;
    out.text("batch", batch);
    out.text("end", end.code());
    out.optional_text("reason", reason.as_ref());
}

pub(super) fn write_sku_locked(locked: &LockedSku, out: &mut Object<'_, '_>) {
    let LockedSku {
        seller,
        sku,
        base,
        grade,
    } = locked;
    out.text("base", base);
    out.text("grade", grade.code());
    out.text("seller", seller);
    out.text("sku", sku);
}

pub(super) fn write_unit_relabelled(relabelled: &RelabelledUnit, out: &mut Object<'_, '_>) {
    let RelabelledUnit {
        unit,
        code,
        covered,
    } = relabelled;
    out.text("code", code);
    out.list("covered", covered, |out, code| write_text(out, code));
    out.shown("unit", unit);
}

/// Prints a batch as its canonical list: one JSON object, its units in their order. The same units with
/// the same words give the same bytes.
pub fn encode_batch(batch: &Batch) -> String {
    let Batch {
        seller,
        channel,
        day,
        currency,
        units,
    } = batch;
    let mut text = String::new();
    write_object(&mut text, |out| {
        out.text("channel", channel.code());
        out.text("currency", currency.code());
        out.shown("day", day);
        out.text("seller", seller);
        out.list("units", units, |out, unit| {
            write_object(out, |out| write_unit(unit, out));
        });
    });
    text
}

/// Reads a canonical list.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_batch(text: &str) -> Result<Batch, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let batch = Batch {
        seller: fields.code("seller", SellerCode::parse)?,
        channel: fields.code("channel", SaleChannel::parse)?,
        day: fields.code("day", Day::parse)?,
        currency: fields.code("currency", Currency::parse)?,
        units: fields.list("units", read_unit)?,
    };
    fields.end()?;
    Ok(batch)
}

fn write_unit(unit: &BatchUnit, out: &mut Object<'_, '_>) {
    let BatchUnit {
        unit,
        tag,
        container,
        sku,
        base,
        asin,
        barcode,
        title,
        grade,
        price,
        seen,
    } = unit;
    out.optional_text("asin", asin.as_ref());
    out.optional_text("barcode", barcode.as_ref());
    out.optional_text("base", base.as_ref());
    out.optional_object("checklist", seen.checklist.as_ref(), write_pack);
    out.text("container", container);
    out.optional_text("grade", grade.map(Grade::code));
    out.optional_number("price", *price);
    out.list("seen", &seen.remarks, |out, (question, answer)| {
        write_list(out, &[question, answer], |out, text| write_text(out, text));
    });
    out.optional_text("sku", sku.as_ref());
    out.text("tag", tag);
    out.optional_text("title", title.as_ref());
    out.shown("unit", unit);
}

fn read_unit(field: &str, value: Value) -> Result<BatchUnit, DecodeError> {
    whole(field, value, |fields| {
        Ok(BatchUnit {
            unit: fields.code("unit", UnitId::parse)?,
            tag: fields.code("tag", UnitTag::parse)?,
            container: fields.code("container", ContainerName::parse)?,
            sku: fields.optional_text("sku")?,
            base: fields.optional_text("base")?,
            asin: fields.optional_text("asin")?,
            barcode: fields.optional_text("barcode")?,
            title: fields.optional_text("title")?,
            grade: fields.optional_code("grade", Grade::parse)?,
            price: fields.optional_signed("price")?,
            seen: Seen {
                checklist: fields.optional_object("checklist", read_pack)?,
                remarks: fields.list("seen", pair_of)?,
            },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_read_back_from_its_list_to_the_byte() {
        let hash = "05".repeat(32);
        let text = format!(
            concat!(
                r#"{{"channel":"amazon","currency":"USD","day":"2026-11-30","seller":"S-01","units":["#,
                r#"{{"asin":"B0B4WP8XYZ","barcode":"00036000291452","base":"LAMP","checklist":{{"hash":"{}","#,
                r#""id":"general","version":1}},"container":"R-01","grade":"good","price":2000,"#,
                r#""seen":[["looks","worn"]],"sku":"LAMP-G","tag":"UA0012P4QX7M3","title":"=发圈","#,
                r#""unit":"00000000000000000000000000000011"}},"#,
                r#"{{"container":"R-02","seen":[],"tag":"UA0012P4QX7M3","#,
                r#""unit":"00000000000000000000000000000012"}}]}}"#,
            ),
            hash
        );
        let batch = decode_batch(&text).expect("a list");
        assert_eq!(encode_batch(&batch), text);
        assert_eq!(batch.lines().len(), 1);
        assert!(decode_batch(&text.replace("R-02", "R-x y")).is_err());
    }
}

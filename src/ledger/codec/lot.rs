//! Bodies about lots, and the canonical list of a lot's units.

use serde_json::Value;

use crate::domain::codes::{ContainerName, LotNumber, SellerCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::lot::{Lot, LotUnit, SplitBy};
use crate::domain::measure::Grams;
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, LotProceeds, SoldLot, WithdrawnLot};

use super::DecodeError;
use super::json::{Object, write_object, write_text};
use super::parts::{coded, read_money, write_money};
use super::read::{Fields, whole};

pub(super) fn lot_sold_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::LotSold(SoldLot {
        lot: fields.code("lot", LotNumber::parse)?,
        pallets: fields.list("pallets", coded(ContainerName::parse))?,
        units: fields.number("units")?,
        list: fields.code("list", Hash::parse)?,
        condition: fields.optional_code("condition", Grade::parse)?,
        buyer: fields.text("buyer")?,
        day: fields.code("day", Day::parse)?,
        price: fields.object("price", read_money)?,
        reference: fields.optional_text("reference")?,
        split: fields.code("split", SplitBy::parse)?,
    }))
}

pub(super) fn lot_withdrawn_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::LotWithdrawn(WithdrawnLot {
        lot: fields.code("lot", LotNumber::parse)?,
        pallets: fields.list("pallets", coded(ContainerName::parse))?,
        reason: fields.text("reason")?,
    }))
}

pub(super) fn lot_proceeds_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::LotProceeds(LotProceeds {
        lot: fields.code("lot", LotNumber::parse)?,
        file: fields.code("file", Hash::parse)?,
        file_name: fields.text("file_name")?,
        currency: fields.code("currency", Currency::parse)?,
        amounts: fields.list("amounts", |field, value| {
            whole(field, value, |amount| {
                Ok((amount.code("unit", UnitId::parse)?, amount.signed("minor")?))
            })
        })?,
    }))
}

pub(super) fn write_lot_sold(sold: &SoldLot, out: &mut Object<'_, '_>) {
    let SoldLot {
        lot,
        pallets,
        units,
        list,
        condition,
        buyer,
        day,
        price,
        reference,
        split,
    } = sold;
    out.text("buyer", buyer);
    out.optional_text("condition", condition.map(Grade::code));
    out.shown("day", day);
    out.shown("list", list);
    out.text("lot", lot);
    write_pallets(pallets, out);
    out.object("price", |out| write_money(*price, out));
    out.optional_text("reference", reference.as_ref());
    out.text("split", split.code());
    out.number("units", *units);
}

pub(super) fn write_lot_withdrawn(withdrawn: &WithdrawnLot, out: &mut Object<'_, '_>) {
    let WithdrawnLot {
        lot,
        pallets,
        reason,
    } = withdrawn;
    out.text("lot", lot);
    write_pallets(pallets, out);
    out.text("reason", reason);
}

pub(super) fn write_lot_proceeds(proceeds: &LotProceeds, out: &mut Object<'_, '_>) {
    let LotProceeds {
        lot,
        file,
        file_name,
        currency,
        amounts,
    } = proceeds;
    out.list("amounts", amounts, |out, (unit, minor)| {
        write_object(out, |out| {
            out.number("minor", *minor);
            out.shown("unit", unit);
        });
    });
    out.text("currency", currency.code());
    out.shown("file", file);
    out.text("file_name", file_name);
    out.text("lot", lot);
}

fn write_pallets(pallets: &[ContainerName], out: &mut Object<'_, '_>) {
    out.list("pallets", pallets, |out, pallet| {
        write_text(out, pallet.as_str());
    });
}

/// Prints a lot as its canonical list: one JSON object, its units in their order. The same units with the
/// same words give the same bytes.
pub fn encode_lot(lot: &Lot) -> String {
    let mut text = String::new();
    write_object(&mut text, |out| {
        out.text("currency", lot.currency.code());
        if !lot.pictures.is_empty() {
            out.list("pictures", &lot.pictures, |out, (pallet, photos)| {
                write_object(out, |out| {
                    out.text("pallet", pallet);
                    out.list("photos", photos, |out, photo| {
                        write_text(out, &photo.to_string());
                    });
                });
            });
        }
        out.list("units", &lot.units, |out, unit| {
            write_object(out, |out| write_unit(unit, out));
        });
    });
    text
}

/// Reads a canonical list.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_lot(text: &str) -> Result<Lot, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let pictures = fields.optional_list("pictures", |field, value| {
        whole(field, value, |fields| {
            Ok((
                fields.code("pallet", ContainerName::parse)?,
                fields.list("photos", coded(Hash::parse))?,
            ))
        })
    })?;
    let lot = Lot {
        currency: fields.code("currency", Currency::parse)?,
        pictures: pictures.into_iter().flatten().collect(),
        units: fields.list("units", read_unit)?,
    };
    fields.end()?;
    Ok(lot)
}

fn write_unit(unit: &LotUnit, out: &mut Object<'_, '_>) {
    let LotUnit {
        unit,
        tag,
        pallet,
        seller,
        asin,
        sku,
        fnsku,
        barcode,
        lpn,
        serial,
        title,
        category,
        grade,
        retail,
        weight,
    } = unit;
    out.optional_text("asin", asin.as_ref());
    out.optional_text("barcode", barcode.as_ref());
    out.optional_text("category", category.as_ref());
    out.optional_text("fnsku", fnsku.as_ref());
    out.optional_text("grade", grade.map(Grade::code));
    out.optional_text("lpn", lpn.as_ref());
    out.text("pallet", pallet);
    out.optional_number("retail", *retail);
    out.optional_text("seller", seller.as_ref());
    out.optional_text("serial", serial.as_ref());
    out.optional_text("sku", sku.as_ref());
    out.text("tag", tag);
    out.optional_text("title", title.as_ref());
    out.shown("unit", unit);
    out.optional_number("weight_g", weight.map(|Grams(grams)| grams));
}

fn read_unit(field: &str, value: Value) -> Result<LotUnit, DecodeError> {
    whole(field, value, |fields| {
        Ok(LotUnit {
            unit: fields.code("unit", UnitId::parse)?,
            tag: fields.code("tag", UnitTag::parse)?,
            pallet: fields.code("pallet", ContainerName::parse)?,
            seller: fields.optional_code("seller", SellerCode::parse)?,
            asin: fields.optional_text("asin")?,
            sku: fields.optional_text("sku")?,
            fnsku: fields.optional_text("fnsku")?,
            barcode: fields.optional_text("barcode")?,
            lpn: fields.optional_text("lpn")?,
            serial: fields.optional_text("serial")?,
            title: fields.optional_text("title")?,
            category: fields.optional_text("category")?,
            grade: fields.optional_code("grade", Grade::parse)?,
            retail: fields.optional_signed("retail")?,
            weight: fields.optional_number("weight_g")?.map(Grams),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_is_read_back_from_its_list_to_the_byte() {
        let text = concat!(
            r#"{"currency":"USD","pictures":[{"pallet":"L-01","photos":["0606060606060606060606060606060606060606060606060606060606060606"]}],"units":[{"asin":"B0B4WP8XYZ","barcode":"00036000291452","#,
            r#""category":"home","fnsku":"X003RBCVNT","grade":"good","lpn":"LPNRR1","pallet":"L-01","#,
            r#""retail":2599,"seller":"S-01","serial":"007","sku":"P0360","tag":"UA0012P4QX7M3","#,
            r#""title":"=发圈","unit":"00000000000000000000000000000011","weight_g":412},"#,
            r#"{"pallet":"L-02","tag":"UA0012P4QX7M3","unit":"00000000000000000000000000000012"}]}"#,
        );
        let lot = decode_lot(text).expect("a list");
        assert_eq!(encode_lot(&lot), text);
        assert_eq!(lot.pictures.len(), 1);
        let bare = Lot {
            pictures: [].into(),
            ..lot.clone()
        };
        let text_of_bare = encode_lot(&bare);
        assert!(text_of_bare.starts_with(r#"{"currency":"USD","units":["#));
        assert_eq!(decode_lot(&text_of_bare), Ok(bare), "as lists were before");
        assert_eq!(lot.retail().sum, 2599);
        assert!(decode_lot(&text.replace("L-02", "R-x y")).is_err());
    }
}

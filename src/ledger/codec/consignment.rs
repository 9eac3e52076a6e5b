//! The canonical list of a consignment: what was closed, to the byte.

use serde_json::Value;

use crate::domain::codes::{ContainerName, PalletNumber, SellerCode, UnitTag};
use crate::domain::consignment::{
    ConsignedCarton, ConsignedPicture, ConsignedUnit, Consignment, Parties,
};
use crate::domain::deadline::Export;
use crate::domain::finding::OriginalState;
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::measure::Grams;
use crate::domain::party::Party;
use crate::domain::printed::Sscc;
use crate::domain::product::Battery;
use crate::domain::time::Day;

use super::DecodeError;
use super::export_line::{read_export_line, write_export_line};
use super::goods::{read_goods, read_party, write_goods, write_party};
use super::json::{Object, write_object, write_text};
use super::parts::{read_return, write_return};
use super::read::{Fields, text_of, whole};
use super::ship::{
    read_consignment, read_measure, read_pallet, read_shipment, write_consignment, write_measure,
    write_pallet, write_shipment,
};

/// Prints a consignment as its canonical list: one JSON object, cartons and units in their order. The same
/// goods with the same words give the same bytes.
pub fn encode_consignment(consignment: &Consignment) -> String {
    let Consignment {
        shipment,
        terms,
        parties,
        revision,
        pallets,
        cartons,
    } = consignment;
    let mut text = String::new();
    write_object(&mut text, |out| {
        out.list("cartons", cartons, |out, carton| {
            write_object(out, |out| write_carton(carton, out));
        });
        out.list("pallets", pallets, |out, pallet| {
            write_object(out, |out| write_pallet(pallet, out));
        });
        out.object("parties", |out| write_parties(parties, out));
        out.number("revision", *revision);
        out.object("shipment", |out| write_shipment(shipment, out));
        out.object("terms", |out| write_consignment(terms, out));
    });
    text
}

/// Reads a canonical list.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_consignment(text: &str) -> Result<Consignment, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let consignment = Consignment {
        shipment: fields.object("shipment", read_shipment)?,
        terms: fields.object("terms", read_consignment)?,
        parties: fields.object("parties", read_parties)?,
        revision: fields.number("revision")?,
        pallets: fields.list("pallets", |field, value| whole(field, value, read_pallet))?,
        cartons: fields.list("cartons", read_carton)?,
    };
    fields.end()?;
    Ok(consignment)
}

fn write_parties(parties: &Parties, out: &mut Object<'_, '_>) {
    let Parties {
        importer,
        exporter,
        notify,
        forwarder,
    } = parties;
    let named = [
        ("exporter", exporter),
        ("forwarder", forwarder),
        ("importer", importer),
        ("notify", notify),
    ];
    for (name, party) in named {
        out.optional_object(name, party.as_ref(), write_party);
    }
}

fn read_parties(fields: &mut Fields) -> Result<Parties, DecodeError> {
    let mut party = |name: &str| -> Result<Option<Party>, DecodeError> {
        fields.optional_object(name, read_party)
    };
    Ok(Parties {
        importer: party("importer")?,
        exporter: party("exporter")?,
        notify: party("notify")?,
        forwarder: party("forwarder")?,
    })
}

fn write_carton(carton: &ConsignedCarton, out: &mut Object<'_, '_>) {
    let ConsignedCarton {
        container,
        number,
        sscc,
        pallet,
        seal,
        seal_photo,
        measure,
        is_sealed,
        units,
    } = carton;
    out.text("container", container);
    out.optional_object("measure", measure.as_ref(), write_measure);
    out.number("number", *number);
    out.optional_text("pallet", pallet.as_ref());
    out.optional_text("seal", seal.as_ref());
    out.optional_text("seal_photo", seal_photo.map(|hash| hash.to_string()));
    out.optional_truth("sealed", is_sealed.then_some(true));
    out.optional_text("sscc", sscc.as_ref().map(Sscc::digits));
    out.list("units", units, |out, unit| {
        write_object(out, |out| write_unit(unit, out));
    });
}

fn read_carton(field: &str, value: Value) -> Result<ConsignedCarton, DecodeError> {
    whole(field, value, |fields| {
        Ok(ConsignedCarton {
            container: fields.code("container", ContainerName::parse)?,
            number: fields.number("number")?,
            sscc: fields.optional_code("sscc", Sscc::parse)?,
            pallet: fields.optional_code("pallet", PalletNumber::parse)?,
            seal: fields.optional_text("seal")?,
            seal_photo: fields.optional_code("seal_photo", Hash::parse)?,
            measure: fields.optional_object("measure", read_measure)?,
            is_sealed: fields.optional_truth("sealed")?.unwrap_or(false),
            units: fields.list("units", read_unit)?,
        })
    })
}

fn write_unit(unit: &ConsignedUnit, out: &mut Object<'_, '_>) {
    let ConsignedUnit {
        unit,
        tag,
        seller,
        sku,
        asin,
        title,
        serial,
        grade,
        returned,
        reason,
        inspected,
        weight,
        battery,
        class,
        original_state,
        facts,
        photos,
        picture,
        export,
        exported,
        goods,
    } = unit;
    out.optional_text("asin", asin.as_ref());
    out.text("battery", battery.code());
    out.text("class", class.code());
    out.optional_object("export", export.as_ref(), |export, out| {
        out.shown("date", export.date);
        out.text("mode", &export.mode);
    });
    out.optional_object("exported", exported.as_ref(), write_export_line);
    out.list("facts", facts, |out, fact| write_text(out, fact));
    out.object("goods", |out| write_goods(goods, out));
    out.optional_text("grade", grade.map(Grade::code));
    out.shown("inspected", inspected);
    out.optional_text("original_state", original_state.map(OriginalState::code));
    out.number("photos", *photos);
    out.optional_object("picture", picture.as_ref(), |picture, out| {
        let ConsignedPicture { number, photo } = picture;
        out.number("number", *number);
        out.shown("photo", photo);
    });
    out.optional_text("reason", reason.as_ref());
    out.optional_object("returned", returned.as_ref(), write_return);
    out.optional_text("seller", seller.as_ref());
    out.optional_text("serial", serial.as_ref());
    out.optional_text("sku", sku.as_ref());
    out.text("tag", tag);
    out.optional_text("title", title.as_ref());
    out.shown("unit", unit);
    out.optional_number("weight_g", weight.map(|Grams(grams)| grams));
}

fn read_unit(field: &str, value: Value) -> Result<ConsignedUnit, DecodeError> {
    whole(field, value, |fields| {
        Ok(ConsignedUnit {
            unit: fields.code("unit", UnitId::parse)?,
            tag: fields.code("tag", UnitTag::parse)?,
            seller: fields.optional_code("seller", SellerCode::parse)?,
            sku: fields.optional_text("sku")?,
            asin: fields.optional_text("asin")?,
            title: fields.optional_text("title")?,
            serial: fields.optional_text("serial")?,
            grade: fields.optional_code("grade", Grade::parse)?,
            returned: fields.optional_object("returned", read_return)?,
            reason: fields.optional_text("reason")?,
            inspected: fields.code("inspected", Day::parse)?,
            weight: fields.optional_number("weight_g")?.map(Grams),
            battery: fields.code("battery", Battery::parse)?,
            class: fields.code("class", HazardClass::parse)?,
            original_state: fields.optional_code("original_state", OriginalState::parse)?,
            facts: fields.list("facts", text_of)?,
            photos: fields.number("photos")?,
            picture: fields.optional_object("picture", |fields| {
                Ok(ConsignedPicture {
                    number: fields.number("number")?,
                    photo: fields.code("photo", Hash::parse)?,
                })
            })?,
            export: fields.optional_object("export", |fields| {
                Ok(Export {
                    mode: fields.text("mode")?,
                    date: fields.code("date", Day::parse)?,
                })
            })?,
            exported: fields.optional_object("exported", read_export_line)?,
            goods: fields.object("goods", read_goods)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shipment::CustomsRoute;

    #[test]
    fn a_consignment_is_read_back_from_its_list_to_the_byte() {
        let text = concat!(
            r#"{"cartons":[{"container":"C-01","measure":{"gross_g":14200,"sides_mm":[600,400,350],"#,
            r#""tare_g":700,"weighed":"scale"},"number":1,"pallet":"1","seal":"A1","sealed":true,"#,
            r#""sscc":"106141412345678908","units":[{"asin":"B0B4WP8XYZ","battery":"none","class":"none","#,
            r#""export":{"date":"2026-08-01","mode":"9610"},"exported":{"cn10":"9615110000","currency":"CNY","line":3,"mode":"9610","name":"发圈","number":"29002026I000000001","price":"10.5","quantity":"10","released":"2026-08-01","seller":"S-01"},"facts":["opened"],"goods":{"brand":"无","#,
            r#""brand_kind":"0","cn10":"9615110000","eccn":"EAR99","material":"塑料","model":"M1","#,
            r#""name_en":"hair ties","name_zh":"发圈","net_g":20,"origin":"CN","purpose":"束发","#,
            r#""traits":["magnetic"],"unit":"个","unit1":"千克","unit2":"个","us10":"9615114000","#,
            r#""value":{"basis":"export","money":{"currency":"USD","minor":150}}},"grade":"good","#,
            r#""inspected":"2026-11-30","original_state":"kept","photos":2,"reason":"CR-UNWANTED","#,
            r#""returned":{"order_id":"112-1234567-1234567","seller":"S-01"},"seller":"S-01","#,
            r#""serial":"007","sku":"P0360","tag":"UA0012P4QX7M3","title":"=发圈","#,
            r#""unit":"00000000000000000000000000000011","weight_g":30},{"battery":"unknown","#,
            r#""class":"none","facts":[],"goods":{"traits":[]},"inspected":"2026-11-30","photos":0,"#,
            r#""tag":"UA0012P4QX7M3","unit":"00000000000000000000000000000012"}]},"#,
            r#"{"container":"C-02","number":2,"units":[]}],"pallets":[{"material":"plywood","pallet":"1","#,
            r#""shipment":"SH-1","sides_mm":[1200,1000,1500],"tare_g":18000}],"parties":{"importer":{"#,
            r#""address_zh":"深圳","country":"CN","name_zh":"示例","party":"SZ-A","sellers":["S-01"],"#,
            r#""uscc":"91110000600037341L"}},"revision":1,"shipment":{"arrives":"2027-01-20","#,
            r#""mode":"sea_lcl","shipment":"SH-1"},"terms":{"consignment":"SH-1-1","currency":"USD","#,
            r#""importer":"SZ-A","route":"duty_free","shipment":"SH-1"}}"#,
        );
        let consignment = decode_consignment(text).expect("a list");
        assert_eq!(encode_consignment(&consignment), text);
        assert_eq!(consignment.terms.route, CustomsRoute::DutyFree);
        let totals = consignment.totals();
        assert_eq!((totals.cartons, totals.units, totals.unmeasured), (2, 2, 1));
        assert_eq!((totals.net, totals.unweighed), (20, 1));
        assert_eq!((totals.value, totals.unvalued), (150, 1));
        assert_eq!((totals.gross, totals.volume), (14_200, 84_000_000));
        assert!(decode_consignment(&text.replace("SH-1-1", "SH 1")).is_err());
        assert_eq!(consignment.pictured(), 0, "a list of before names none");
        let hash = Hash([7; 32]);
        let picture = format!(r#""photos":2,"picture":{{"number":2,"photo":"{hash}"}},"#);
        let pictured = text.replacen(r#""photos":2,"#, &picture, 1);
        let consignment = decode_consignment(&pictured).expect("a list");
        assert_eq!(encode_consignment(&consignment), pictured);
        let named = consignment.units().next().and_then(|unit| unit.picture);
        let wanted = ConsignedPicture {
            number: 2,
            photo: hash,
        };
        assert_eq!((named, consignment.pictured()), (Some(wanted), 1));
    }
}

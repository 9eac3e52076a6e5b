//! Lines of export papers, in chunks of files and in lists of consignments.

use crate::domain::codes::{SellerCode, TariffCode, Uscc};
use crate::domain::decimal::Decimal;
use crate::domain::export_line::{ExportLine, ExportRef};
use crate::domain::ids::UnitId;
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, ExportedUnits, ShipFact};

use super::DecodeError;
use super::desk::taken_file;
use super::json::{Object, write_object};
use super::parts::coded;
use super::read::{Fields, wrong};
use super::unit::write_units;

/// Appends one line of an export paper to a chunk: a JSON object and a line feed.
pub fn encode_export_line(line: &ExportLine, out: &mut String) {
    write_object(out, |object| write_export_line(line, object));
    out.push('\n');
}

/// Decodes one JSON line of a chunk, with or without its line feed.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_export_line(text: &str) -> Result<ExportLine, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let line = read_export_line(&mut fields)?;
    fields.end()?;
    Ok(line)
}

pub(super) fn exports_imported_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let file = Box::new(taken_file(fields)?);
    Ok(Body::Ship(ShipFact::ExportsImported(file)))
}

pub(super) fn unit_exported_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let seller = fields.optional_code("seller", SellerCode::parse)?;
    let number = fields.optional_text("number")?;
    let line: Option<u32> = fields.optional_number("line")?;
    let of = match (seller, number, line) {
        (Some(seller), Some(number), Some(line)) => Some(ExportRef {
            seller,
            number,
            line,
        }),
        (None, None, None) => None,
        _ => return Err(wrong("line", "named in part")),
    };
    let units = fields.list("units", coded(UnitId::parse))?;
    Ok(Body::Ship(ShipFact::UnitExported(Box::new(
        ExportedUnits { of, units },
    ))))
}

pub(super) fn write_unit_exported(exported: &ExportedUnits, out: &mut Object<'_, '_>) {
    let ExportedUnits { of, units } = exported;
    if let Some(of) = of {
        out.number("line", of.line);
        out.text("number", &of.number);
        out.text("seller", &of.seller);
    }
    write_units(units, out);
}

pub(super) fn write_export_line(line: &ExportLine, out: &mut Object<'_, '_>) {
    let ExportLine {
        seller,
        mode,
        number,
        line,
        released,
        sku,
        name,
        model,
        cn10,
        quantity,
        unit,
        price,
        currency,
        exporter,
        exporter_uscc,
        order,
    } = line;
    out.optional_text("cn10", cn10.as_ref());
    out.optional_text("currency", currency.as_ref().map(Currency::code));
    out.optional_text("exporter", exporter.as_ref());
    out.optional_text("exporter_uscc", exporter_uscc.as_ref());
    out.number("line", *line);
    out.text("mode", mode);
    out.optional_text("model", model.as_ref());
    out.text("name", name);
    out.text("number", number);
    out.optional_text("order", order.as_ref());
    out.optional_text("price", price.map(|price| price.to_string()));
    out.shown("quantity", quantity);
    out.optional_text("released", released.map(|day| day.to_string()));
    out.text("seller", seller);
    out.optional_text("sku", sku.as_ref());
    out.optional_text("unit", unit.as_ref());
}

pub(super) fn read_export_line(fields: &mut Fields) -> Result<ExportLine, DecodeError> {
    Ok(ExportLine {
        seller: fields.code("seller", SellerCode::parse)?,
        mode: fields.text("mode")?,
        number: fields.text("number")?,
        line: fields.number("line")?,
        released: fields.optional_code("released", Day::parse)?,
        sku: fields.optional_text("sku")?,
        name: fields.text("name")?,
        model: fields.optional_text("model")?,
        cn10: fields.optional_code("cn10", TariffCode::parse)?,
        quantity: fields.code("quantity", Decimal::parse)?,
        unit: fields.optional_text("unit")?,
        price: fields.optional_code("price", Decimal::parse)?,
        currency: fields.optional_code("currency", Currency::parse)?,
        exporter: fields.optional_text("exporter")?,
        exporter_uscc: fields.optional_code("exporter_uscc", Uscc::parse)?,
        order: fields.optional_text("order")?,
    })
}

//! Lines of export papers, in chunks of files and in lists of consignments.

use crate::domain::codes::{SellerCode, TariffCode, Uscc};
use crate::domain::decimal::Decimal;
use crate::domain::export_line::ExportLine;
use crate::domain::money::Currency;
use crate::domain::time::Day;

use super::DecodeError;
use super::json::Object;
use super::read::Fields;

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

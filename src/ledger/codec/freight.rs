//! Freight rates in facts. Quantities are thousandths, amounts minor units; rates of exchange are decimals as
//! texts.

use serde_json::Value;

use crate::domain::decimal::Decimal;
use crate::domain::freight::{
    Break, BreakRule, ChargeUnit, Departures, FreightTable, Weekday, Weighed,
};
use crate::domain::ids::Hash;
use crate::domain::money::Currency;
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, RatedFreight, ShipFact};

use super::DecodeError;
use super::json::{Object, write_object};
use super::parts::{coded, write_code};
use super::read::{Fields, whole, wrong};

pub(super) fn freight_rated_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let rated = RatedFreight {
        table: fields.object("table", read_table)?,
        file: fields.optional_code("file", Hash::parse)?,
    };
    Ok(Body::Ship(ShipFact::FreightRated(Box::new(rated))))
}

pub(super) fn write_freight_rated(rated: &RatedFreight, out: &mut Object<'_, '_>) {
    let RatedFreight { table, file } = rated;
    out.optional_text("file", file.map(|hash| hash.to_string()));
    out.object("table", |out| write_table(table, out));
}

fn write_table(table: &FreightTable, out: &mut Object<'_, '_>) {
    let FreightTable {
        mode,
        currency,
        valid_from,
        valid_to,
        source,
        told_on,
        unit,
        divisor,
        weighed,
        round_up_to,
        least,
        breaks,
        break_rule,
        minimum,
        per_shipment,
        per_carton,
        transit_days,
        departures,
        loose_kg_per_cbm,
        exchange,
    } = table;
    out.text("break_rule", break_rule.code());
    out.list("breaks", breaks, |out, Break { from, price }| {
        write_object(out, |out| {
            out.number("from", *from);
            out.number("price", *price);
        });
    });
    out.text("currency", currency.code());
    out.object("departs", |out| write_departures(departures, out));
    out.number("divisor", *divisor);
    out.list("exchange", exchange, |out, (currency, rate)| {
        write_object(out, |out| {
            out.text("currency", currency.code());
            out.shown("rate", rate);
        });
    });
    out.number("least", *least);
    out.optional_number("loose_kg_per_cbm", *loose_kg_per_cbm);
    out.number("minimum", *minimum);
    out.text("mode", mode.code());
    out.number("per_carton", *per_carton);
    out.number("per_shipment", *per_shipment);
    out.number("round_up_to", *round_up_to);
    out.text("source", source);
    out.shown("told_on", told_on);
    out.number("transit_days", *transit_days);
    out.text("unit", unit.code());
    out.shown("valid_from", valid_from);
    out.optional_text("valid_to", valid_to.map(|day| day.to_string()));
    out.text("weighed", weighed.code());
}

fn write_departures(departures: &Departures, out: &mut Object<'_, '_>) {
    match departures {
        Departures::EveryDay => {}
        Departures::On(days) => out.list("on", days, |out, day| write_code(out, day.code())),
        Departures::Every { days, first } => {
            out.number("days", *days);
            out.shown("first", first);
        }
    }
}

fn read_table(fields: &mut Fields) -> Result<FreightTable, DecodeError> {
    Ok(FreightTable {
        mode: fields.code("mode", ShipMode::parse)?,
        currency: fields.code("currency", Currency::parse)?,
        valid_from: fields.code("valid_from", Day::parse)?,
        valid_to: fields.optional_code("valid_to", Day::parse)?,
        source: fields.text("source")?,
        told_on: fields.code("told_on", Day::parse)?,
        unit: fields.code("unit", ChargeUnit::parse)?,
        divisor: fields.number("divisor")?,
        weighed: fields.code("weighed", Weighed::parse)?,
        round_up_to: quantity(fields, "round_up_to")?,
        least: quantity(fields, "least")?,
        breaks: fields.list("breaks", read_break)?,
        break_rule: fields.code("break_rule", BreakRule::parse)?,
        minimum: fields.signed("minimum")?,
        per_shipment: fields.signed("per_shipment")?,
        per_carton: fields.signed("per_carton")?,
        transit_days: fields.number("transit_days")?,
        departures: fields.object("departs", read_departures)?,
        loose_kg_per_cbm: fields.optional_number("loose_kg_per_cbm")?,
        exchange: fields.list("exchange", |field, value| {
            whole(field, value, |one| {
                Ok((
                    one.code("currency", Currency::parse)?,
                    one.code("rate", Decimal::parse)?,
                ))
            })
        })?,
    })
}

fn quantity(fields: &mut Fields, field: &str) -> Result<u64, DecodeError> {
    let signed = fields.signed(field)?;
    u64::try_from(signed)
        .ok()
        .ok_or_else(|| wrong(field, "below nothing"))
}

fn read_break(field: &str, value: Value) -> Result<Break, DecodeError> {
    whole(field, value, |one| {
        Ok(Break {
            from: quantity(one, "from")?,
            price: one.signed("price")?,
        })
    })
}

fn read_departures(fields: &mut Fields) -> Result<Departures, DecodeError> {
    if let Some(on) = fields.optional_list("on", coded(Weekday::parse))? {
        return Ok(Departures::On(on));
    }
    let Some(days) = fields.optional_number("days")? else {
        return Ok(Departures::EveryDay);
    };
    Ok(Departures::Every {
        days,
        first: fields.code("first", Day::parse)?,
    })
}

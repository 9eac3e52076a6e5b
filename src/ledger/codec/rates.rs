//! Rate cards in facts and rows. Rates are decimals as texts, since numbers of canonical JSON are whole.

use std::collections::BTreeMap;

use crate::domain::advice::{Advised, Driver, Net};
use crate::domain::charge::Extra;
use crate::domain::codes::SellerCode;
use crate::domain::decimal::Decimal;
use crate::domain::decision::Decision;
use crate::domain::finding::Rework;
use crate::domain::grade::Grade;
use crate::domain::money::Currency;
use crate::domain::rates::{
    HoldRates, LiquidateRates, RateCard, RepairRates, ResellRates, ServiceRates, ShipRates, Tier,
};
use crate::domain::time::Day;
use crate::ledger::fact::Body;
use crate::ledger::rows::RatesFrom;

use super::DecodeError;
use super::json::{Object, write_object};
use super::parts::{read_row, write_row};
use super::read::{Fields, whole};

pub(super) fn seller_rates_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerRatesSet {
        seller: fields.code("seller", SellerCode::parse)?,
        rates: Box::new(RatesFrom {
            from: fields.code("from", Day::parse)?,
            card: fields.object("card", read_card_v1)?,
        }),
    })
}

pub(super) fn seller_rates_set_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerRatesSet {
        seller: fields.code("seller", SellerCode::parse)?,
        rates: Box::new(RatesFrom {
            from: fields.code("from", Day::parse)?,
            card: fields.object("card", read_card_v2)?,
        }),
    })
}

pub(super) fn seller_rates_set_v3(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerRatesSet {
        seller: fields.code("seller", SellerCode::parse)?,
        rates: Box::new(read_rates(fields)?),
    })
}

pub(super) fn write_rates_set(seller: &SellerCode, rates: &RatesFrom, out: &mut Object<'_, '_>) {
    write_rates(rates, out);
    out.text("seller", seller);
}

fn write_rates(rates: &RatesFrom, out: &mut Object<'_, '_>) {
    out.object("card", |out| write_card(&rates.card, out));
    out.shown("from", rates.from);
}

fn read_rates(fields: &mut Fields) -> Result<RatesFrom, DecodeError> {
    Ok(RatesFrom {
        from: fields.code("from", Day::parse)?,
        card: fields.object("card", read_card)?,
    })
}

/// Prints the rate cards of a seller as its row keeps them, the oldest day first.
pub fn encode_rates(cards: &[RatesFrom]) -> String {
    write_row(cards, write_rates)
}

/// Decodes the rate cards of a row.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_rates(text: &str) -> Result<Vec<RatesFrom>, DecodeError> {
    read_row("rates", text, read_rates)
}

fn write_card<'k>(card: &'k RateCard, out: &mut Object<'_, 'k>) {
    let RateCard {
        currency,
        new_price,
        resell,
        liquidate,
        repair,
        ship_china,
        hold,
        dispose_fee,
        rework,
        services,
        extras,
        standing_order,
    } = card;
    out.text("currency", currency.code());
    out.optional_number("dispose_fee", *dispose_fee);
    out.object("extras", |out| {
        write_prices(extras.iter().map(|(one, price)| (one.code(), *price)), out);
    });
    out.object("hold", |out| {
        out.optional_number("days", hold.days);
        if let Some(tiers) = &hold.storage {
            out.list("storage_per_day", tiers, |out, tier| {
                write_object(out, |out| {
                    out.shown("per_day", tier.per_day);
                    out.number("until_day", tier.until_day);
                });
            });
        }
        out.optional_text("then", hold.then.map(Decision::code));
    });
    out.object("liquidate", |out| {
        out.object("gross_pct", |out| write_graded(&liquidate.gross_pct, out));
        out.optional_number("per_unit", liquidate.per_unit);
        rate(out, "referral_pct", liquidate.referral_pct);
    });
    out.optional_number("new_price", *new_price);
    out.object("repair", |out| {
        out.optional_number("cost", repair.cost);
        out.optional_text("grade_after", repair.grade_after.map(Grade::code));
        rate(out, "success_pct", repair.success_pct);
    });
    out.object("resell", |out| {
        rate(out, "demand_per_month", resell.demand_per_month);
        out.optional_number("fulfil", resell.fulfil);
        out.optional_number("handling", resell.handling);
        out.object("price_pct", |out| write_graded(&resell.price_pct, out));
        rate(out, "referral_pct", resell.referral_pct);
    });
    out.object("rework", |out| {
        write_prices(
            rework.iter().map(|(work, price)| (work.code(), *price)),
            out,
        );
    });
    out.object("services", |out| {
        out.optional_number("inspect", services.inspect);
        out.optional_number("photo", services.photo);
        out.optional_number("put", services.put);
        out.optional_number("receive", services.receive);
    });
    out.object("ship_china", |out| {
        rate(out, "duty_pct", ship_china.duty_pct);
        out.optional_number("handling", ship_china.handling);
        rate(out, "per_kg", ship_china.per_kg);
        out.optional_number("value", ship_china.value);
        rate(out, "vat_pct", ship_china.vat_pct);
    });
    out.optional_text("standing_order", standing_order.map(Decision::code));
}

fn rate<'k>(out: &mut Object<'_, 'k>, key: &'k str, rate: Option<Decimal>) {
    out.optional_text(key, rate.map(|rate| rate.to_string()));
}

fn write_prices(prices: impl Iterator<Item = (&'static str, i64)>, out: &mut Object<'_, '_>) {
    let mut by_code: Vec<(&str, i64)> = prices.collect();
    by_code.sort_unstable();
    for (code, price) in by_code {
        out.number(code, price);
    }
}

fn write_graded(rates: &BTreeMap<Grade, Decimal>, out: &mut Object<'_, '_>) {
    let mut by_code: Vec<(&str, Decimal)> = rates
        .iter()
        .map(|(grade, rate)| (grade.code(), *rate))
        .collect();
    by_code.sort_unstable();
    for (code, rate) in by_code {
        out.shown(code, rate);
    }
}

fn read_card(fields: &mut Fields) -> Result<RateCard, DecodeError> {
    Ok(RateCard {
        extras: fields.object("extras", read_extras)?,
        ..read_card_v2(fields)?
    })
}

fn read_card_v2(fields: &mut Fields) -> Result<RateCard, DecodeError> {
    Ok(RateCard {
        services: fields.object("services", read_services)?,
        ..read_card_v1(fields)?
    })
}

fn read_card_v1(fields: &mut Fields) -> Result<RateCard, DecodeError> {
    Ok(RateCard {
        currency: fields.code("currency", Currency::parse)?,
        new_price: fields.optional_signed("new_price")?,
        resell: fields.object("resell", |of| {
            Ok(ResellRates {
                price_pct: of.object("price_pct", read_graded)?,
                referral_pct: of.optional_code("referral_pct", Decimal::parse)?,
                handling: of.optional_signed("handling")?,
                fulfil: of.optional_signed("fulfil")?,
                demand_per_month: of.optional_code("demand_per_month", Decimal::parse)?,
            })
        })?,
        liquidate: fields.object("liquidate", |of| {
            Ok(LiquidateRates {
                gross_pct: of.object("gross_pct", read_graded)?,
                referral_pct: of.optional_code("referral_pct", Decimal::parse)?,
                per_unit: of.optional_signed("per_unit")?,
            })
        })?,
        repair: fields.object("repair", |of| {
            Ok(RepairRates {
                cost: of.optional_signed("cost")?,
                success_pct: of.optional_code("success_pct", Decimal::parse)?,
                grade_after: of.optional_code("grade_after", Grade::parse)?,
            })
        })?,
        ship_china: fields.object("ship_china", |of| {
            Ok(ShipRates {
                per_kg: of.optional_code("per_kg", Decimal::parse)?,
                handling: of.optional_signed("handling")?,
                value: of.optional_signed("value")?,
                duty_pct: of.optional_code("duty_pct", Decimal::parse)?,
                vat_pct: of.optional_code("vat_pct", Decimal::parse)?,
            })
        })?,
        hold: fields.object("hold", |of| {
            Ok(HoldRates {
                storage: of.optional_list("storage_per_day", |field, value| {
                    whole(field, value, |tier| {
                        Ok(Tier {
                            until_day: tier.number("until_day")?,
                            per_day: tier.code("per_day", Decimal::parse)?,
                        })
                    })
                })?,
                days: of.optional_number("days")?,
                then: of.optional_code("then", Decision::parse)?,
            })
        })?,
        dispose_fee: fields.optional_signed("dispose_fee")?,
        rework: fields.object("rework", read_rework)?,
        services: ServiceRates::default(),
        extras: BTreeMap::new(),
        standing_order: fields.optional_code("standing_order", Decision::parse)?,
    })
}

fn read_graded(fields: &mut Fields) -> Result<BTreeMap<Grade, Decimal>, DecodeError> {
    let mut rates = BTreeMap::new();
    for spec in &Grade::SPECS {
        let rate = fields.optional_code(spec.grade.code(), Decimal::parse)?;
        rates.extend(rate.map(|rate| (spec.grade, rate)));
    }
    Ok(rates)
}

fn read_services(fields: &mut Fields) -> Result<ServiceRates, DecodeError> {
    Ok(ServiceRates {
        receive: fields.optional_signed("receive")?,
        inspect: fields.optional_signed("inspect")?,
        put: fields.optional_signed("put")?,
        photo: fields.optional_signed("photo")?,
    })
}

fn read_rework(fields: &mut Fields) -> Result<BTreeMap<Rework, i64>, DecodeError> {
    let mut prices = BTreeMap::new();
    for work in Rework::ALL {
        let price = fields.optional_signed(work.code())?;
        prices.extend(price.map(|price| (*work, price)));
    }
    Ok(prices)
}

fn read_extras(fields: &mut Fields) -> Result<BTreeMap<Extra, i64>, DecodeError> {
    let mut prices = BTreeMap::new();
    for extra in Extra::ALL {
        let price = fields.optional_signed(extra.code())?;
        prices.extend(price.map(|price| (*extra, price)));
    }
    Ok(prices)
}

pub(super) fn write_advised(advised: &Advised, out: &mut Object<'_, '_>) {
    let Advised {
        rates_from,
        currency,
        nets,
        runner_up,
        drivers,
    } = advised;
    out.text("currency", currency.code());
    out.list("drivers", drivers, |out, Driver { name, minor }| {
        write_object(out, |out| {
            out.number("minor", *minor);
            out.text("name", name);
        });
    });
    out.list("nets", nets, |out, Net { decision, minor }| {
        write_object(out, |out| {
            out.text("decision", decision.code());
            out.number("minor", *minor);
        });
    });
    out.shown("rates_from", rates_from);
    out.optional_text("runner_up", runner_up.map(Decision::code));
}

pub(super) fn read_advised(fields: &mut Fields) -> Result<Advised, DecodeError> {
    Ok(Advised {
        rates_from: fields.code("rates_from", Day::parse)?,
        currency: fields.code("currency", Currency::parse)?,
        nets: fields.list("nets", |field, value| {
            whole(field, value, |net| {
                Ok(Net {
                    decision: net.code("decision", Decision::parse)?,
                    minor: net.signed("minor")?,
                })
            })
        })?,
        runner_up: fields.optional_code("runner_up", Decision::parse)?,
        drivers: fields.list("drivers", |field, value| {
            whole(field, value, |driver| {
                Ok(Driver {
                    name: driver.text("name")?,
                    minor: driver.signed("minor")?,
                })
            })
        })?,
    })
}

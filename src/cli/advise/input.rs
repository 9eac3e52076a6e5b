//! What `advise` reads: one unit, its seller's terms and the depth of stock as JSON. Rates are read digit by
//! digit, so that no float touches money.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use crate::domain::advice::{
    AdvisedUnit, DutyFree, HoldTerms, LiquidateTerms, RepairTerms, ResellTerms, ShipTerms, Terms,
    Tier,
};
use crate::domain::deadline::{Export, UnitDays};
use crate::domain::decimal::Decimal;
use crate::domain::decision::Decision;
use crate::domain::gate::GateView;
use crate::domain::grade::Grade;
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::text::AdviceMsg;

/// The most minor units of one amount: more is a mistake, and sums of it still fit.
const MINOR_MAX: i64 = 1_000_000_000_000;

/// A rate as JSON writes it, read digit by digit.
struct Rate(Decimal);

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(from)?;
        let wrong = || de::Error::custom(format!("{} is no rate", raw.get()));
        let read = Decimal::parse(raw.get()).ok_or_else(wrong)?;
        if read.is_negative() {
            return Err(wrong());
        }
        Ok(Self(read))
    }
}

/// An amount in minor units.
struct Minor(i64);

impl<'de> Deserialize<'de> for Minor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let minor = i64::deserialize(from)?;
        if !(0..=MINOR_MAX).contains(&minor) {
            return Err(de::Error::custom(format!("{minor} is no amount")));
        }
        Ok(Self(minor))
    }
}

/// Reads a name of a table or a day.
fn named<'de, D: Deserializer<'de>, T>(
    from: D,
    what: &str,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| parse(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is no {what}"))))
        .transpose()
}

fn grade<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Grade>, D::Error> {
    named(from, "grade", Grade::parse)
}

fn decision<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decision>, D::Error> {
    named(from, "decision", Decision::parse)
}

fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
    named(from, "day", Day::parse)
}

fn graded<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Grade, Decimal>, D::Error> {
    let rows = Option::<BTreeMap<String, Option<Rate>>>::deserialize(from)?.unwrap_or_default();
    let mut rates = BTreeMap::new();
    for (code, rate) in rows {
        let grade = Grade::parse(&code)
            .ok_or_else(|| de::Error::custom(format!("{code:?} is no grade")))?;
        if let Some(Rate(rate)) = rate {
            rates.insert(grade, rate);
        }
    }
    Ok(rates)
}

#[derive(Deserialize)]
struct Input {
    #[serde(default, deserialize_with = "day")]
    as_of: Option<Day>,
    #[serde(default)]
    stock_depth: Option<u32>,
    unit: UnitIn,
    terms: TermsIn,
}

#[derive(Deserialize)]
pub(super) struct UnitIn {
    #[serde(default, deserialize_with = "grade")]
    grade: Option<Grade>,
    category: Option<String>,
    weight_g: Option<Minor>,
    marketplace: Option<String>,
    #[serde(default, deserialize_with = "day")]
    received_at: Option<Day>,
    #[serde(default, deserialize_with = "day")]
    refunded_at: Option<Day>,
    #[serde(default)]
    facts: Option<BTreeSet<String>>,
    #[serde(default)]
    repaired: Option<bool>,
    export: Option<ExportIn>,
}

#[derive(Deserialize)]
struct ExportIn {
    mode: Option<String>,
    #[serde(default, deserialize_with = "day")]
    date: Option<Day>,
}

#[derive(Deserialize)]
struct TermsIn {
    currency: String,
    new_price: Option<Minor>,
    resell: Option<ResellIn>,
    liquidate: Option<LiquidateIn>,
    repair: Option<RepairIn>,
    ship_china: Option<ShipIn>,
    hold: Option<HoldIn>,
    dispose: Option<DisposeIn>,
    #[serde(default, deserialize_with = "decision")]
    standing_order: Option<Decision>,
}

#[derive(Deserialize)]
struct ResellIn {
    #[serde(default, deserialize_with = "graded")]
    price_pct: BTreeMap<Grade, Decimal>,
    referral_pct: Option<Rate>,
    handling: Option<Minor>,
    fulfil: Option<Minor>,
    demand_per_month: Option<Rate>,
}

#[derive(Deserialize)]
struct LiquidateIn {
    #[serde(default, deserialize_with = "graded")]
    gross_pct: BTreeMap<Grade, Decimal>,
    referral_pct: Option<Rate>,
    per_unit: Option<Minor>,
}

#[derive(Deserialize)]
struct RepairIn {
    cost: Option<Minor>,
    success_pct: Option<Rate>,
    #[serde(default, deserialize_with = "grade")]
    grade_after: Option<Grade>,
}

#[derive(Deserialize)]
struct ShipIn {
    per_kg: Option<Rate>,
    handling: Option<Minor>,
    value: Option<Minor>,
    duty_pct: Option<Rate>,
    vat_pct: Option<Rate>,
}

#[derive(Deserialize)]
struct HoldIn {
    storage_per_day: Option<Vec<(u32, Rate)>>,
    days: Option<u32>,
    #[serde(default, deserialize_with = "decision")]
    then: Option<Decision>,
}

#[derive(Deserialize)]
struct DisposeIn {
    fee: Option<Minor>,
}

fn minor(amount: Option<Minor>) -> Option<i64> {
    amount.map(|Minor(minor)| minor)
}

fn rate(rate: Option<Rate>) -> Option<Decimal> {
    rate.map(|Rate(rate)| rate)
}

impl TermsIn {
    /// Turns what was read into terms, or says what in it cannot be.
    fn terms(self) -> Result<Terms, String> {
        let currency = Currency::parse(&self.currency)
            .ok_or_else(|| format!("{:?} is no currency", self.currency))?;
        let success = self.repair.as_ref().and_then(|of| of.success_pct.as_ref());
        if success.is_some_and(|Rate(rate)| rate.rest_of_hundred().is_negative()) {
            return Err("repair.success_pct is more than 100".to_owned());
        }
        let ascend = |tiers: &Vec<Tier>| tiers.is_sorted_by(|a, b| a.until_day < b.until_day);
        let hold = self.hold.map(HoldIn::terms).unwrap_or_default();
        if !hold.storage.as_ref().is_none_or(ascend) {
            return Err("hold.storage_per_day: days do not ascend".to_owned());
        }
        Ok(Terms {
            currency,
            new_price: minor(self.new_price),
            resell: self.resell.map(ResellIn::terms).unwrap_or_default(),
            liquidate: self.liquidate.map(LiquidateIn::terms).unwrap_or_default(),
            repair: self.repair.map(RepairIn::terms).unwrap_or_default(),
            ship_china: self.ship_china.map(ShipIn::terms).unwrap_or_default(),
            hold,
            dispose_fee: self.dispose.and_then(|of| minor(of.fee)),
            standing_order: self.standing_order,
        })
    }
}

impl ResellIn {
    fn terms(self) -> ResellTerms {
        ResellTerms {
            price_pct: self.price_pct,
            referral_pct: rate(self.referral_pct),
            handling: minor(self.handling),
            fulfil: minor(self.fulfil),
            demand_per_month: rate(self.demand_per_month),
        }
    }
}

impl LiquidateIn {
    fn terms(self) -> LiquidateTerms {
        LiquidateTerms {
            gross_pct: self.gross_pct,
            referral_pct: rate(self.referral_pct),
            per_unit: minor(self.per_unit),
        }
    }
}

impl RepairIn {
    fn terms(self) -> RepairTerms {
        RepairTerms {
            cost: minor(self.cost),
            success_pct: rate(self.success_pct),
            grade_after: self.grade_after,
        }
    }
}

impl ShipIn {
    fn terms(self) -> ShipTerms {
        ShipTerms {
            per_kg: rate(self.per_kg),
            handling: minor(self.handling),
            value: minor(self.value),
            duty_pct: rate(self.duty_pct),
            vat_pct: rate(self.vat_pct),
        }
    }
}

impl HoldIn {
    fn terms(self) -> HoldTerms {
        let tier = |(until_day, Rate(per_day))| Tier { until_day, per_day };
        HoldTerms {
            storage: self
                .storage_per_day
                .map(|rows| rows.into_iter().map(tier).collect()),
            days: self.days,
            then: self.then,
        }
    }
}

impl UnitIn {
    /// Its days, by which deadlines are found.
    pub fn days(&self) -> UnitDays {
        let export = self.export.as_ref().and_then(|export| {
            let (mode, date) = (export.mode.clone()?, export.date?);
            Some(Export { mode, date })
        });
        UnitDays {
            marketplace: self.marketplace.clone(),
            received: self.received_at,
            refunded: self.refunded_at,
            export,
            category: self.category.clone(),
            repaired: self.repaired.unwrap_or(false),
        }
    }

    /// What gates look at.
    pub fn view(&self) -> GateView {
        GateView {
            facts: self.facts.clone().unwrap_or_default(),
            category: self.category.clone(),
            grade: self.grade,
        }
    }

    /// What advice looks at.
    pub fn advised(&self, stock_depth: u32, duty_free: DutyFree) -> AdvisedUnit {
        AdvisedUnit {
            grade: self.grade,
            weight_g: self.weight_g.as_ref().map(|Minor(grams)| *grams),
            received: self.received_at,
            stock_depth,
            duty_free,
        }
    }
}

/// One question: a unit of one seller on one day.
pub(super) struct Asked {
    /// The day.
    pub as_of: Day,
    /// Equal units that are for sale.
    pub stock_depth: u32,
    /// The unit.
    pub unit: UnitIn,
    /// The seller's terms.
    pub terms: Terms,
}

/// Reads a question.
pub(super) fn read(text: &str) -> Result<Asked, AdviceMsg> {
    let bad = |detail: String| AdviceMsg::BadInput { detail };
    let input: Input = serde_json::from_str(text).map_err(|error| bad(error.to_string()))?;
    Ok(Asked {
        as_of: input
            .as_of
            .ok_or_else(|| bad("as_of is missing".to_owned()))?,
        stock_depth: input.stock_depth.unwrap_or(0),
        terms: input.terms.terms().map_err(bad)?,
        unit: input.unit,
    })
}

//! Rate cards as JSON, in the shape of `advise`'s `terms`: read digit by digit, so that no float touches
//! money, and written back.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::value::RawValue;

use crate::domain::charge::Extra;
use crate::domain::decimal::Decimal;
use crate::domain::decision::Decision;
use crate::domain::finding::Rework;
use crate::domain::grade::Grade;
use crate::domain::money::Currency;
use crate::domain::rates::{
    HoldRates, LiquidateRates, RateCard, RepairRates, ResellRates, ServiceRates, ShipRates, Tier,
};

use super::pack::PackError;

/// The most minor units of one amount: more is a mistake, and sums of it still fit.
const MINOR_MAX: i64 = 1_000_000_000_000;

/// A rate as JSON writes it, read digit by digit.
#[derive(Clone, Copy)]
pub(crate) struct Rate(pub Decimal);

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

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.0.to_string()).map_err(ser::Error::custom)?;
        raw.serialize(to)
    }
}

/// An amount in minor units.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Minor(pub i64);

impl<'de> Deserialize<'de> for Minor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let minor = i64::deserialize(from)?;
        if !(0..=MINOR_MAX).contains(&minor) {
            return Err(de::Error::custom(format!("{minor} is no amount")));
        }
        Ok(Self(minor))
    }
}

/// Percentages by the codes of grades.
type Graded = BTreeMap<String, Option<Rate>>;

/// A rate card as JSON has it. Keys that are not known here are passed over.
#[derive(Deserialize, Serialize)]
pub(crate) struct CardWire {
    currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_price: Option<Minor>,
    #[serde(default)]
    resell: Option<ResellWire>,
    #[serde(default)]
    liquidate: Option<LiquidateWire>,
    #[serde(default)]
    repair: Option<RepairWire>,
    #[serde(default)]
    ship_china: Option<ShipWire>,
    #[serde(default)]
    hold: Option<HoldWire>,
    #[serde(default)]
    dispose: Option<DisposeWire>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    rework: BTreeMap<String, Minor>,
    #[serde(default, skip_serializing_if = "ServicesWire::is_empty")]
    services: ServicesWire,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    extras: BTreeMap<String, Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing_order: Option<String>,
}

#[derive(Deserialize, Serialize, Default)]
struct ServicesWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    receive: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inspect: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    put: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<Minor>,
}

#[derive(Deserialize, Serialize, Default)]
struct ResellWire {
    #[serde(default)]
    price_pct: Option<Graded>,
    #[serde(skip_serializing_if = "Option::is_none")]
    referral_pct: Option<Rate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handling: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fulfil: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    demand_per_month: Option<Rate>,
}

#[derive(Deserialize, Serialize, Default)]
struct LiquidateWire {
    #[serde(default)]
    gross_pct: Option<Graded>,
    #[serde(skip_serializing_if = "Option::is_none")]
    referral_pct: Option<Rate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_unit: Option<Minor>,
}

#[derive(Deserialize, Serialize, Default)]
struct RepairWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    success_pct: Option<Rate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade_after: Option<String>,
}

#[derive(Deserialize, Serialize, Default)]
struct ShipWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    per_kg: Option<Rate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handling: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Minor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duty_pct: Option<Rate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vat_pct: Option<Rate>,
}

#[derive(Deserialize, Serialize, Default)]
struct HoldWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    storage_per_day: Option<Vec<(u32, Rate)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<String>,
}

#[derive(Deserialize, Serialize, Default)]
struct DisposeWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Minor>,
}

/// Reads a rate card from the text of a file.
///
/// # Errors
/// Names the line and column where the text is no JSON or a value no amount or rate, or the key that
/// holds what no table knows, or that no rate card has.
pub fn read(text: &str) -> Result<RateCard, PackError> {
    let wire: CardWire =
        serde_json::from_str(text).map_err(|error| PackError(error.to_string()))?;
    let card = wire.card()?;
    let whole: serde_json::Value =
        serde_json::from_str(text).map_err(|error| PackError(error.to_string()))?;
    no_stranger(&whole)?;
    Ok(card)
}

/// Writes a rate card as a file has it, to be read again.
///
/// # Panics
/// Never: every part of a rate card has a form in JSON.
pub fn write(card: &RateCard) -> String {
    let mut text = serde_json::to_string_pretty(&CardWire::of(card))
        .expect("every part of a rate card has a form in JSON");
    text.push('\n');
    text
}

/// Every key of a rate card with those below it. A rate that is mistyped in a file would else silently
/// stay unknown.
const KEYS: [(&str, &[&str]); 12] = [
    ("currency", &[]),
    ("new_price", &[]),
    (
        "resell",
        &[
            "price_pct",
            "referral_pct",
            "handling",
            "fulfil",
            "demand_per_month",
        ],
    ),
    ("liquidate", &["gross_pct", "referral_pct", "per_unit"]),
    ("repair", &["cost", "success_pct", "grade_after"]),
    (
        "ship_china",
        &["per_kg", "handling", "value", "duty_pct", "vat_pct"],
    ),
    ("hold", &["storage_per_day", "days", "then"]),
    ("dispose", &["fee"]),
    ("rework", &["polybag", "lint", "wipe", "rebox"]),
    ("services", &["receive", "inspect", "put", "photo"]),
    (
        "extras",
        &[
            "relabel",
            "forward",
            "liquidate",
            "claim",
            "claim_storage",
            "container",
        ],
    ),
    ("standing_order", &[]),
];

fn no_stranger(whole: &serde_json::Value) -> Result<(), PackError> {
    for (key, value) in whole.as_object().into_iter().flatten() {
        let known = KEYS.iter().find(|(name, _)| name == key);
        let Some((_, below)) = known else {
            return Err(PackError(format!("{key}: no rate card has it")));
        };
        for name in value
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name)
        {
            if !below.contains(&name.as_str()) {
                return Err(PackError(format!("{key}.{name}: no rate card has it")));
            }
        }
    }
    Ok(())
}

/// Reads a name by its table, or says at which key it stands.
fn named<T>(
    key: &str,
    what: &str,
    text: Option<&String>,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, PackError> {
    let read =
        |text: &String| parse(text).ok_or_else(|| PackError(format!("{key}: no {what} {text:?}")));
    text.map(read).transpose()
}

fn graded(key: &str, rows: Option<Graded>) -> Result<BTreeMap<Grade, Decimal>, PackError> {
    let mut rates = BTreeMap::new();
    for (code, rate) in rows.unwrap_or_default() {
        let grade = named(key, "grade", Some(&code), Grade::parse)?;
        if let (Some(grade), Some(Rate(rate))) = (grade, rate) {
            rates.insert(grade, rate);
        }
    }
    Ok(rates)
}

fn reworked(rows: BTreeMap<String, Minor>) -> Result<BTreeMap<Rework, i64>, PackError> {
    let read = |(code, Minor(price)): (String, Minor)| {
        let work = Rework::parse(&code);
        let work = work.ok_or_else(|| PackError(format!("rework: no work {code:?}")))?;
        Ok((work, price))
    };
    rows.into_iter().map(read).collect()
}

fn extras(rows: BTreeMap<String, Minor>) -> Result<BTreeMap<Extra, i64>, PackError> {
    let read = |(code, Minor(price)): (String, Minor)| {
        let extra = Extra::parse(&code);
        let extra = extra.ok_or_else(|| PackError(format!("extras: no service {code:?}")))?;
        Ok((extra, price))
    };
    rows.into_iter().map(read).collect()
}

fn graded_wire(rates: &BTreeMap<Grade, Decimal>) -> Graded {
    let wire = |(grade, rate): (&Grade, &Decimal)| (grade.code().to_owned(), Some(Rate(*rate)));
    rates.iter().map(wire).collect()
}

fn minor(amount: Option<Minor>) -> Option<i64> {
    amount.map(|Minor(minor)| minor)
}

fn rate(rate: Option<Rate>) -> Option<Decimal> {
    rate.map(|Rate(rate)| rate)
}

impl CardWire {
    /// Turns what was read into a rate card.
    ///
    /// # Errors
    /// Names the key that holds what cannot be.
    pub fn card(self) -> Result<RateCard, PackError> {
        let currency = Currency::parse(&self.currency)
            .ok_or_else(|| PackError(format!("currency: no currency {:?}", self.currency)))?;
        Ok(RateCard {
            currency,
            new_price: minor(self.new_price),
            resell: self.resell.unwrap_or_default().rates()?,
            liquidate: self.liquidate.unwrap_or_default().rates()?,
            repair: self.repair.unwrap_or_default().rates()?,
            ship_china: self.ship_china.unwrap_or_default().rates(),
            hold: self.hold.unwrap_or_default().rates()?,
            dispose_fee: minor(self.dispose.unwrap_or_default().fee),
            rework: reworked(self.rework)?,
            services: self.services.rates(),
            extras: extras(self.extras)?,
            standing_order: named(
                "standing_order",
                "decision",
                self.standing_order.as_ref(),
                Decision::parse,
            )?,
        })
    }

    fn of(card: &RateCard) -> Self {
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
        Self {
            currency: currency.to_string(),
            new_price: new_price.map(Minor),
            resell: Some(ResellWire {
                price_pct: Some(graded_wire(&resell.price_pct)),
                referral_pct: resell.referral_pct.map(Rate),
                handling: resell.handling.map(Minor),
                fulfil: resell.fulfil.map(Minor),
                demand_per_month: resell.demand_per_month.map(Rate),
            }),
            liquidate: Some(LiquidateWire {
                gross_pct: Some(graded_wire(&liquidate.gross_pct)),
                referral_pct: liquidate.referral_pct.map(Rate),
                per_unit: liquidate.per_unit.map(Minor),
            }),
            repair: Some(RepairWire {
                cost: repair.cost.map(Minor),
                success_pct: repair.success_pct.map(Rate),
                grade_after: repair.grade_after.map(|grade| grade.code().to_owned()),
            }),
            ship_china: Some(ShipWire {
                per_kg: ship_china.per_kg.map(Rate),
                handling: ship_china.handling.map(Minor),
                value: ship_china.value.map(Minor),
                duty_pct: ship_china.duty_pct.map(Rate),
                vat_pct: ship_china.vat_pct.map(Rate),
            }),
            hold: Some(HoldWire::of(hold)),
            dispose: Some(DisposeWire {
                fee: dispose_fee.map(Minor),
            }),
            rework: rework
                .iter()
                .map(|(work, price)| (work.code().to_owned(), Minor(*price)))
                .collect(),
            services: ServicesWire::of(*services),
            extras: extras
                .iter()
                .map(|(extra, price)| (extra.code().to_owned(), Minor(*price)))
                .collect(),
            standing_order: standing_order.map(|decision| decision.code().to_owned()),
        }
    }
}

impl ServicesWire {
    fn of(services: ServiceRates) -> Self {
        Self {
            receive: services.receive.map(Minor),
            inspect: services.inspect.map(Minor),
            put: services.put.map(Minor),
            photo: services.photo.map(Minor),
        }
    }

    fn rates(&self) -> ServiceRates {
        ServiceRates {
            receive: minor(self.receive),
            inspect: minor(self.inspect),
            put: minor(self.put),
            photo: minor(self.photo),
        }
    }

    fn is_empty(&self) -> bool {
        self.rates() == ServiceRates::default()
    }
}

impl ResellWire {
    fn rates(self) -> Result<ResellRates, PackError> {
        Ok(ResellRates {
            price_pct: graded("resell.price_pct", self.price_pct)?,
            referral_pct: rate(self.referral_pct),
            handling: minor(self.handling),
            fulfil: minor(self.fulfil),
            demand_per_month: rate(self.demand_per_month),
        })
    }
}

impl LiquidateWire {
    fn rates(self) -> Result<LiquidateRates, PackError> {
        Ok(LiquidateRates {
            gross_pct: graded("liquidate.gross_pct", self.gross_pct)?,
            referral_pct: rate(self.referral_pct),
            per_unit: minor(self.per_unit),
        })
    }
}

impl RepairWire {
    fn rates(self) -> Result<RepairRates, PackError> {
        let success_pct = rate(self.success_pct);
        if success_pct.is_some_and(|chance| chance.rest_of_hundred().is_negative()) {
            return Err(PackError("repair.success_pct: more than 100".to_owned()));
        }
        Ok(RepairRates {
            cost: minor(self.cost),
            success_pct,
            grade_after: named(
                "repair.grade_after",
                "grade",
                self.grade_after.as_ref(),
                Grade::parse,
            )?,
        })
    }
}

impl ShipWire {
    fn rates(self) -> ShipRates {
        ShipRates {
            per_kg: rate(self.per_kg),
            handling: minor(self.handling),
            value: minor(self.value),
            duty_pct: rate(self.duty_pct),
            vat_pct: rate(self.vat_pct),
        }
    }
}

impl HoldWire {
    fn rates(self) -> Result<HoldRates, PackError> {
        let tier = |(until_day, Rate(per_day))| Tier { until_day, per_day };
        let tiers = self.storage_per_day;
        let storage: Option<Vec<Tier>> = tiers.map(|rows| rows.into_iter().map(tier).collect());
        let ascend = |tiers: &Vec<Tier>| tiers.is_sorted_by(|a, b| a.until_day < b.until_day);
        if !storage.as_ref().is_none_or(ascend) {
            let wrong = "hold.storage_per_day: days do not ascend";
            return Err(PackError(wrong.to_owned()));
        }
        Ok(HoldRates {
            storage,
            days: self.days,
            then: named("hold.then", "decision", self.then.as_ref(), Decision::parse)?,
        })
    }

    fn of(hold: &HoldRates) -> Self {
        let row = |tier: &Tier| (tier.until_day, Rate(tier.per_day));
        let tiers = hold.storage.as_ref();
        Self {
            storage_per_day: tiers.map(|tiers| tiers.iter().map(row).collect()),
            days: hold.days,
            then: hold.then.map(|decision| decision.code().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = r#"{
  "currency": "USD",
  "new_price": 3000,
  "resell": {
    "price_pct": {
      "good": 80,
      "like_new": 95.5
    },
    "referral_pct": 15,
    "handling": 180,
    "fulfil": 580,
    "demand_per_month": 12.5
  },
  "liquidate": {
    "gross_pct": {
      "good": 8
    },
    "referral_pct": 15,
    "per_unit": 50
  },
  "repair": {
    "cost": 400,
    "success_pct": 80,
    "grade_after": "good"
  },
  "ship_china": {
    "per_kg": 450,
    "handling": 100,
    "value": 1200,
    "duty_pct": 10,
    "vat_pct": 13
  },
  "hold": {
    "storage_per_day": [
      [
        30,
        0
      ],
      [
        60,
        2
      ]
    ],
    "days": 30,
    "then": "resell"
  },
  "dispose": {
    "fee": 236
  },
  "rework": {
    "polybag": 50
  },
  "services": {
    "receive": 120,
    "photo": 10
  },
  "standing_order": "ship_china"
}
"#;

    #[test]
    fn a_rate_card_is_read_and_written_back_digit_by_digit() {
        let card = read(CARD).expect("a rate card");
        assert_eq!(write(&card), CARD);
        let least = read(r#"{"currency": "CNY"}"#).expect("nothing is known");
        assert_eq!(read(&write(&least)), Ok(least));
    }

    #[test]
    fn a_wrong_rate_card_says_where() {
        for (from, to, said) in [
            (
                "\"USD\"",
                "\"dollars\"",
                "currency: no currency \"dollars\"",
            ),
            (
                "\"good\": 80",
                "\"fine\": 80",
                "resell.price_pct: no grade \"fine\"",
            ),
            (
                "\"good\": 8\n",
                "\"fine\": 8\n",
                "liquidate.gross_pct: no grade \"fine\"",
            ),
            (
                "\"success_pct\": 80",
                "\"success_pct\": 101",
                "repair.success_pct: more than 100",
            ),
            (
                "\"grade_after\": \"good\"",
                "\"grade_after\": \"x\"",
                "repair.grade_after: no grade \"x\"",
            ),
            (
                "\"then\": \"resell\"",
                "\"then\": \"sell\"",
                "hold.then: no decision \"sell\"",
            ),
            ("60,", "30,", "hold.storage_per_day: days do not ascend"),
            (
                "\"standing_order\": \"ship_china\"",
                "\"standing_order\": \"ship\"",
                "standing_order: no decision \"ship\"",
            ),
            (
                "\"per_unit\"",
                "\"per_item\"",
                "liquidate.per_item: no rate card has it",
            ),
            (
                "\"receive\"",
                "\"recieve\"",
                "services.recieve: no rate card has it",
            ),
            ("\"dispose\"", "\"destroy\"", "destroy: no rate card has it"),
            (
                "\"handling\": 180",
                "\"handling\": -180",
                "-180 is no amount at line 10 column 20",
            ),
            (
                "\"referral_pct\": 15,\n    \"handling\"",
                "\"referral_pct\": \"15\",\n    \"handling\"",
                "\"15\" is no rate at line 9 column 24",
            ),
        ] {
            assert!(CARD.contains(from), "{from}");
            let wrong = CARD.replacen(from, to, 1);
            assert_eq!(read(&wrong), Err(PackError(said.to_owned())), "{to}");
        }
    }
}

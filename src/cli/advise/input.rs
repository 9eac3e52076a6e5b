//! What `advise` reads: one unit, its seller's terms and the depth of stock as JSON.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, de};

use crate::domain::advice::{AdvisedUnit, DutyFree};
use crate::domain::deadline::{Export, UnitDays};
use crate::domain::gate::GateView;
use crate::domain::grade::Grade;
use crate::domain::rates::RateCard;
use crate::domain::time::Day;
use crate::exchange::data::rates::{CardWire, Minor};
use crate::text::AdviceMsg;

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

fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
    named(from, "day", Day::parse)
}

#[derive(Deserialize)]
struct Input {
    #[serde(default, deserialize_with = "day")]
    as_of: Option<Day>,
    #[serde(default)]
    stock_depth: Option<u32>,
    unit: UnitIn,
    terms: CardWire,
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
    /// The seller's rates.
    pub card: RateCard,
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
        card: input.terms.card().map_err(|error| bad(error.to_string()))?,
        unit: input.unit,
    })
}

//! How a unit left, in the detail of its row.

use serde::{Deserialize, Serialize};

use super::wire;
use crate::domain::codes::PersonCode;
use crate::domain::leaving::LeftHow;
use crate::domain::money::{Currency, Money};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::rows::LeftUnit;
use crate::store::fault::Result;

/// How a unit left, as it is written.
#[derive(Serialize, Deserialize)]
pub(super) struct LeftWire {
    at: i64,
    day: String,
    how: String,
    together: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    under: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<(i64, String)>,
}

impl LeftWire {
    pub(super) fn of(left: &LeftUnit) -> Self {
        let LeftUnit {
            at,
            day,
            person,
            how,
            under,
            price,
            together,
        } = left;
        Self {
            at: at.0,
            day: day.to_string(),
            how: how.code().to_owned(),
            together: *together,
            person: person.as_ref().map(ToString::to_string),
            under: under.clone(),
            price: price.map(|price| (price.minor, price.currency.code().to_owned())),
        }
    }

    pub(super) fn back(self) -> Result<LeftUnit> {
        let price = match self.price {
            Some((minor, currency)) => Some(Money {
                minor,
                currency: wire::known("currency", &currency, Currency::parse)?,
            }),
            None => None,
        };
        Ok(LeftUnit {
            at: UtcMs(self.at),
            day: wire::known("day", &self.day, Day::parse)?,
            person: self
                .person
                .map(|code| wire::known("person", &code, PersonCode::parse))
                .transpose()?,
            how: wire::known("way out", &self.how, LeftHow::parse)?,
            under: self.under,
            price,
            together: self.together,
        })
    }
}

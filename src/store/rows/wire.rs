//! Shapes of the JSON texts beside the columns: names on disk outlive names in code.

use serde::{Deserialize, Serialize};

use crate::domain::codes::{OrderId, Rma, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::{Hash, LineId, UnitId};
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::photo::{PhotoDebt, PhotoKind};
use crate::domain::pool::SellerClaim;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::{Day, UtcMs};
use crate::domain::weight::{ParcelWeight, WeightMode};
use crate::ledger::PackRef;
use crate::ledger::fact::LineChoice;
use crate::store::fault::{Fault, Result};

/// Prints a wire shape.
pub(super) fn write(shape: &impl Serialize) -> Result<String> {
    serde_json::to_string(shape).map_err(|error| Fault::Damaged(error.to_string()))
}

/// Reads a wire shape.
pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Fault::Damaged(error.to_string()))
}

fn bad(what: &str, text: &str) -> Fault {
    Fault::Damaged(format!("{what} is {text:?}"))
}

/// Reads a line's id from its 32 hexadecimal digits.
pub(super) fn line_id(text: &str) -> Result<LineId> {
    (text.len() == 32)
        .then(|| u128::from_str_radix(text, 16).ok())
        .flatten()
        .map(|number| LineId(number.to_be_bytes()))
        .ok_or_else(|| bad("line id", text))
}

/// A photo that is owed.
#[derive(Serialize, Deserialize)]
pub(super) struct DebtWire {
    kind: String,
    ms: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

impl DebtWire {
    pub(super) fn of(debt: &PhotoDebt) -> Self {
        Self {
            kind: debt.kind.code().to_owned(),
            ms: debt.since.0,
            unit: debt.unit.map(|unit| unit.to_string()),
        }
    }

    pub(super) fn back(self) -> Result<PhotoDebt> {
        Ok(PhotoDebt {
            since: UtcMs(self.ms),
            kind: known("photo", &self.kind, PhotoKind::parse)?,
            unit: self
                .unit
                .map(|text| known("unit", &text, UnitId::parse))
                .transpose()?,
        })
    }
}

/// A parcel's weight.
#[derive(Serialize, Deserialize)]
pub(super) struct WeightWire {
    g: u32,
    mode: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tare_g: Option<u32>,
}

impl WeightWire {
    pub(super) fn of(weight: ParcelWeight) -> Self {
        Self {
            g: weight.weight.0,
            mode: weight.mode.code().to_owned(),
            tare_g: weight.tare.map(|tare| tare.0),
        }
    }

    pub(super) fn back(self) -> Result<ParcelWeight> {
        Ok(ParcelWeight {
            weight: Grams(self.g),
            mode: known("mode", &self.mode, WeightMode::parse)?,
            tare: self.tare_g.map(Grams),
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct PackWire {
    id: String,
    version: u32,
    hash: String,
}

impl PackWire {
    pub(super) fn of(pack: &PackRef) -> Self {
        Self {
            id: pack.id.clone(),
            version: pack.version,
            hash: pack.hash.to_string(),
        }
    }

    pub(super) fn back(self) -> Result<PackRef> {
        Ok(PackRef {
            id: self.id,
            version: self.version,
            hash: Hash::parse(&self.hash).ok_or_else(|| bad("pack hash", &self.hash))?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefWire {
    seller: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rma: Option<String>,
}

impl RefWire {
    pub(super) fn of(of: &ReturnRef) -> Self {
        Self {
            seller: of.seller.to_string(),
            order: of.order_id.as_ref().map(ToString::to_string),
            rma: of.rma_id.as_ref().map(ToString::to_string),
        }
    }

    pub(super) fn back(self) -> Result<ReturnRef> {
        Ok(ReturnRef {
            seller: SellerCode::parse(&self.seller).ok_or_else(|| bad("seller", &self.seller))?,
            order_id: self
                .order
                .map(|text| OrderId::parse(&text).ok_or_else(|| bad("order", &text)))
                .transpose()?,
            rma_id: self
                .rma
                .map(|text| Rma::parse(&text).ok_or_else(|| bad("rma", &text)))
                .transpose()?,
        })
    }
}

/// A line choice without its id, which is a column.
#[derive(Serialize, Deserialize)]
pub(super) struct ChoiceWire {
    of: RefWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    asin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sku: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

impl ChoiceWire {
    pub(super) fn of(choice: &LineChoice) -> Self {
        Self {
            of: RefWire::of(&choice.of),
            asin: choice.asin.clone(),
            sku: choice.sku.clone(),
            title: choice.title.clone(),
        }
    }

    pub(super) fn back(self, line: LineId) -> Result<LineChoice> {
        Ok(LineChoice {
            line,
            of: self.of.back()?,
            asin: self.asin,
            sku: self.sku,
            title: self.title,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct CandidateWire {
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    carrier: Option<String>,
    key: String,
    check: String,
    how: String,
}

impl CandidateWire {
    pub(super) fn of(candidate: &Candidate) -> Self {
        Self {
            kind: candidate.kind.code().to_owned(),
            carrier: candidate.carrier.clone(),
            key: candidate.key.clone(),
            check: candidate.check.code().to_owned(),
            how: candidate.how.code().to_owned(),
        }
    }

    pub(super) fn back(self) -> Result<Candidate> {
        Ok(Candidate {
            kind: CodeKind::parse(&self.kind).ok_or_else(|| bad("kind", &self.kind))?,
            carrier: self.carrier,
            key: self.key,
            check: CheckVerdict::parse(&self.check).ok_or_else(|| bad("check", &self.check))?,
            how: How::parse(&self.how).ok_or_else(|| bad("how", &self.how))?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct MoneyWire {
    minor: i64,
    currency: String,
}

impl MoneyWire {
    pub(super) fn of(money: Money) -> Self {
        Self {
            minor: money.minor,
            currency: money.currency.code().to_owned(),
        }
    }

    pub(super) fn back(self) -> Result<Money> {
        Ok(Money {
            minor: self.minor,
            currency: known("currency", &self.currency, Currency::parse)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct HoldWire {
    reason: String,
    owner: String,
    review: String,
    default: String,
}

impl HoldWire {
    pub(super) fn of(hold: &Hold) -> Self {
        Self {
            reason: hold.reason.code().to_owned(),
            owner: hold.owner.code().to_owned(),
            review: hold.review.to_string(),
            default: hold.default.code().to_owned(),
        }
    }

    pub(super) fn back(self) -> Result<Hold> {
        Ok(Hold {
            reason: known("hold reason", &self.reason, HoldReason::parse)?,
            owner: known("hold owner", &self.owner, HoldOwner::parse)?,
            review: known("day", &self.review, Day::parse)?,
            default: known("decision", &self.default, Decision::parse)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ClaimWire {
    seller: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    names: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    note: Option<String>,
    how: String,
    who: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    shown: Option<String>,
}

impl ClaimWire {
    pub(super) fn of(claim: &SellerClaim) -> Self {
        Self {
            seller: claim.seller.to_string(),
            names: claim.names.clone(),
            note: claim.note.clone(),
            how: claim.said.how.code().to_owned(),
            who: claim.said.who.clone(),
            shown: claim.said.shown.map(|hash| hash.to_string()),
        }
    }

    pub(super) fn back(self) -> Result<SellerClaim> {
        let shown = self.shown.map(|text| known("hash", &text, Hash::parse));
        Ok(SellerClaim {
            seller: known("seller", &self.seller, SellerCode::parse)?,
            names: self.names,
            note: self.note,
            said: Said {
                how: known("way of an answer", &self.how, SaidHow::parse)?,
                who: self.who,
                shown: shown.transpose()?,
            },
        })
    }
}

/// Reads a code that must be known.
pub(super) fn known<T>(what: &str, text: &str, parse: fn(&str) -> Option<T>) -> Result<T> {
    parse(text).ok_or_else(|| bad(what, text))
}

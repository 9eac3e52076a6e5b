//! The work order of a unit in repair, as a row keeps it.

use serde::{Deserialize, Serialize};

use super::wire::{MoneyWire, known};
use crate::domain::codes::PersonCode;
use crate::domain::money::Currency;
use crate::domain::repair::{Estimate, Part, RepairCosts, RepairOrder, RepairStage};
use crate::domain::time::Day;
use crate::store::fault::Result;

#[derive(Serialize, Deserialize)]
pub(super) struct RepairWire {
    stage: String,
    symptom: String,
    diagnosis: String,
    costs: CostsWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<MoneyWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approved: Option<MoneyWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spent: Option<CostsWire>,
    owner: String,
    due: String,
}

#[derive(Serialize, Deserialize)]
struct CostsWire {
    currency: String,
    parts: Vec<PartWire>,
    minutes: u32,
    labour: i64,
}

#[derive(Serialize, Deserialize)]
struct PartWire {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lot: Option<String>,
    pieces: u32,
    each: i64,
}

impl RepairWire {
    pub(super) fn of(order: &RepairOrder) -> Self {
        Self {
            stage: order.stage.code().to_owned(),
            symptom: order.estimate.symptom.clone(),
            diagnosis: order.estimate.diagnosis.clone(),
            costs: CostsWire::of(&order.estimate.costs),
            cap: order.estimate.cap.map(MoneyWire::of),
            approved: order.approved.map(MoneyWire::of),
            note: order.note.clone(),
            spent: order.spent.as_ref().map(CostsWire::of),
            owner: order.owner.to_string(),
            due: order.due.to_string(),
        }
    }

    pub(super) fn back(self) -> Result<RepairOrder> {
        Ok(RepairOrder {
            stage: known("repair stage", &self.stage, RepairStage::parse)?,
            estimate: Estimate {
                symptom: self.symptom,
                diagnosis: self.diagnosis,
                costs: self.costs.back()?,
                cap: self.cap.map(MoneyWire::back).transpose()?,
            },
            approved: self.approved.map(MoneyWire::back).transpose()?,
            note: self.note,
            spent: self.spent.map(CostsWire::back).transpose()?,
            owner: known("person", &self.owner, PersonCode::parse)?,
            due: known("day", &self.due, Day::parse)?,
        })
    }
}

impl CostsWire {
    fn of(costs: &RepairCosts) -> Self {
        let parts = costs.parts.iter().map(|part| PartWire {
            name: part.name.clone(),
            lot: part.lot.clone(),
            pieces: part.pieces,
            each: part.each,
        });
        Self {
            currency: costs.currency.code().to_owned(),
            parts: parts.collect(),
            minutes: costs.minutes,
            labour: costs.labour,
        }
    }

    fn back(self) -> Result<RepairCosts> {
        let parts = self.parts.into_iter().map(|part| Part {
            name: part.name,
            lot: part.lot,
            pieces: part.pieces,
            each: part.each,
        });
        Ok(RepairCosts {
            currency: known("currency", &self.currency, Currency::parse)?,
            parts: parts.collect(),
            minutes: self.minutes,
            labour: self.labour,
        })
    }
}

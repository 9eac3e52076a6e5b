//! What a parcel's row says of the claim pool, beside its columns.

use serde::{Deserialize, Serialize};

use super::wire::known;
use crate::domain::codes::{ParcelTag, PersonCode};
use crate::domain::decision::Decision;
use crate::domain::ids::{CommandKey, ParcelId};
use crate::domain::pool::{MergedInto, PoolExpiry};
use crate::domain::time::Day;
use crate::store::fault::Result;

/// What was confirmed once a wait was over.
#[derive(Serialize, Deserialize)]
pub(super) struct ExpiryWire {
    decision: String,
    owner: String,
    due: String,
    day: String,
    key: String,
}

impl ExpiryWire {
    pub(super) fn of(expiry: &PoolExpiry) -> Self {
        let PoolExpiry {
            decision,
            owner,
            due,
            day,
            key,
        } = expiry;
        Self {
            decision: decision.code().to_owned(),
            owner: owner.to_string(),
            due: due.to_string(),
            day: day.to_string(),
            key: key.to_string(),
        }
    }

    pub(super) fn back(self) -> Result<PoolExpiry> {
        Ok(PoolExpiry {
            decision: known("decision", &self.decision, Decision::parse)?,
            owner: known("person", &self.owner, PersonCode::parse)?,
            due: known("day", &self.due, Day::parse)?,
            day: known("day", &self.day, Day::parse)?,
            key: known("command", &self.key, CommandKey::parse)?,
        })
    }
}

/// The record that stands for it.
#[derive(Serialize, Deserialize)]
pub(super) struct MergedWire {
    parcel: String,
    number: String,
    key: String,
}

impl MergedWire {
    pub(super) fn of(merged: &MergedInto) -> Self {
        Self {
            parcel: merged.parcel.to_string(),
            number: merged.number.to_string(),
            key: merged.key.to_string(),
        }
    }

    pub(super) fn back(self) -> Result<MergedInto> {
        Ok(MergedInto {
            parcel: known("parcel", &self.parcel, ParcelId::parse)?,
            number: known("number", &self.number, ParcelTag::parse)?,
            key: known("command", &self.key, CommandKey::parse)?,
        })
    }
}

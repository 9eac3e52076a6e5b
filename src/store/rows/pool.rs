//! What a parcel's row says of the claim pool, beside its columns.

use serde::{Deserialize, Serialize};

use super::wire::known;
use crate::domain::codes::{ParcelTag, PersonCode};
use crate::domain::decision::Decision;
use crate::domain::ids::{CommandKey, Hash, ParcelId};
use crate::domain::measure::Grams;
use crate::domain::pool::{MergedInto, NotedProduct, PoolExpiry, SeenProduct};
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

/// A product of nobody's book.
#[derive(Serialize, Deserialize)]
pub(super) struct NotedWire {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    barcode: Option<String>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    weight_g: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    photos: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    person: Option<String>,
    day: String,
}

impl NotedWire {
    pub(super) fn of(noted: &NotedProduct) -> Self {
        let NotedProduct { seen, person, day } = noted;
        Self {
            barcode: seen.barcode.clone(),
            title: seen.title.clone(),
            category: seen.category.clone(),
            weight_g: seen.weight.map(|weight| weight.0),
            photos: seen.photos.iter().map(ToString::to_string).collect(),
            person: person.as_ref().map(ToString::to_string),
            day: day.to_string(),
        }
    }

    pub(super) fn back(self) -> Result<NotedProduct> {
        let photos = self.photos.iter();
        let photos = photos.map(|text| known("photo", text, Hash::parse));
        let person = self
            .person
            .map(|text| known("person", &text, PersonCode::parse));
        Ok(NotedProduct {
            seen: SeenProduct {
                barcode: self.barcode,
                title: self.title,
                category: self.category,
                weight: self.weight_g.map(Grams),
                photos: photos.collect::<Result<_>>()?,
            },
            person: person.transpose()?,
            day: known("day", &self.day, Day::parse)?,
        })
    }
}

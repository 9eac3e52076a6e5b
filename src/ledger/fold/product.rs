//! The row of one barcode in one seller's product book.

use std::collections::BTreeMap;

use crate::domain::ids::ParcelId;
use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::{ProductBinding, ProductRow, Trust};

use super::counting::{counting, ordered};

/// Folds the facts of one barcode of one seller. A parcel says what was said last at it; parcels
/// that say different things leave the binding contested.
pub fn product(facts: &[Fact]) -> Option<ProductRow> {
    let mut said: BTreeMap<ParcelId, ProductBinding> = BTreeMap::new();
    let mut newest = None;
    for fact in counting(&ordered(facts)) {
        if let Body::ProductBound {
            seller,
            barcode,
            sku,
            asin,
            parcel,
        } = &fact.body
        {
            let bound = ProductBinding {
                sku: sku.clone(),
                asin: asin.clone(),
            };
            said.insert(*parcel, bound.clone());
            newest = Some((seller.clone(), barcode.clone(), bound));
        }
    }
    let (seller, barcode, bound) = newest?;
    let trust = if said.values().any(|other| *other != bound) {
        Trust::Contested
    } else if said.len() > 1 {
        Trust::Agreed
    } else {
        Trust::Provisional
    };
    Some(ProductRow {
        seller,
        barcode,
        bound,
        parcels: u32::try_from(said.len()).unwrap_or(u32::MAX),
        trust,
    })
}

//! Units for China that stand in no sealed carton, with what packing asks of each.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::containers;
use super::lots::Look;
use crate::domain::carton_plan::{LooseUnit, UnitWeight};
use crate::domain::codes::{ConsignmentNumber, ContainerName, SellerCode};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::goods::{Goods, GoodsTrait};
use crate::domain::limits::CONSIGNMENT_UNITS_MAX;
use crate::domain::money::Currency;
use crate::domain::packing::{Bearing, Turning};
use crate::domain::place::Holds;
use crate::domain::time::Day;
use crate::ledger::query::{LooseOf, LotAsked};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::places;
use crate::store::rows::{ship, small};

/// Gives them, by tag.
pub(super) fn units(
    (db, packs): (&Connection, &Packs),
    (of, today): (&LooseOf, Day),
) -> Result<Option<Vec<LooseUnit>>> {
    let Some(wanted) = wanted(db, of)? else {
        return Ok(None);
    };
    // Only what a product weighs is asked of the books: the currency does not matter.
    let asked = LotAsked {
        pallets: Vec::new(),
        currency: Currency::USD,
        today,
        claims_from: None,
    };
    let mut inside = Inside {
        look: Look::of(db, packs, asked)?,
        goods: BTreeMap::new(),
    };
    let mut found = Vec::new();
    for container in places_of(db, wanted.consignment.as_ref())? {
        let room = CONSIGNMENT_UNITS_MAX.saturating_sub(found.len());
        for row in places::rows(db, &container, room)? {
            if wanted.is_loose(&row) {
                found.push(inside.unit(&row)?);
            }
        }
    }
    found.sort_by(|a, b| a.tag.cmp(&b.tag).then(a.unit.cmp(&b.unit)));
    Ok(Some(found))
}

/// Which units are meant.
struct Wanted {
    sellers: Vec<SellerCode>,
    consignment: Option<ConsignmentNumber>,
}

fn wanted(db: &Connection, of: &LooseOf) -> Result<Option<Wanted>> {
    Ok(match of {
        LooseOf::Seller(seller) => small::get_seller(db, seller)?.map(|row| Wanted {
            sellers: vec![row.seller],
            consignment: None,
        }),
        LooseOf::Consignment(number) => match ship::consignment(db, number)? {
            None => None,
            Some(row) => Some(Wanted {
                sellers: ship::party(db, &row.terms.importer)?
                    .map(|party| party.sellers)
                    .unwrap_or_default(),
                consignment: Some(number.clone()),
            }),
        },
    })
}

impl Wanted {
    /// Tells whether the rule of moves would let a unit go into a carton.
    fn is_loose(&self, row: &UnitRow) -> bool {
        let may_go = match row.state {
            UnitState::Put | UnitState::Judged => true,
            UnitState::Undone | UnitState::Gone | UnitState::Parked | UnitState::Waiting => false,
        };
        let seller = row.inspection.seller.as_ref();
        may_go
            && row.missing.is_none()
            && row.forward.is_none()
            && row
                .decision()
                .is_some_and(|of| ContainerKind::Carton.takes(of))
            && seller.is_some_and(|seller| self.sellers.contains(seller))
    }
}

/// Gives the containers in which such units stand: open ones, and of cartons those that may be packed anew.
fn places_of(
    db: &Connection,
    consignment: Option<&ConsignmentNumber>,
) -> Result<Vec<ContainerName>> {
    let mut found = Vec::new();
    for spec in &ContainerKind::SPECS {
        let rule = spec.kind.rule();
        if rule.holds != Holds::Units || !rule.takes.contains(&Decision::ShipChina) {
            continue;
        }
        for row in containers::here(db, spec.kind)? {
            if row.sealed_at.is_some() {
                continue;
            }
            let joined = if spec.kind == ContainerKind::Carton {
                ship::carton(db, &row.container)?.and_then(|of| of.joined)
            } else {
                None
            };
            if joined.is_none_or(|of| Some(&of.consignment) == consignment) {
                found.push(row.container);
            }
        }
    }
    Ok(found)
}

/// Looks at units one by one; goods of a SKU are read once.
struct Inside<'a> {
    look: Look<'a>,
    goods: BTreeMap<(SellerCode, String), Goods>,
}

impl Inside<'_> {
    fn unit(&mut self, row: &UnitRow) -> Result<LooseUnit> {
        let product = self.look.product(row)?;
        let seen = &row.inspection;
        let line = seen.line.as_ref();
        let told = product.as_ref();
        let sku = line.and_then(|line| line.sku.as_ref());
        let sku = sku
            .or(told.and_then(|product| product.sku.as_ref()))
            .cloned();
        let title = line.and_then(|line| line.title.as_ref());
        let title = title.or(told.and_then(|product| product.title.as_ref()));
        let goods = match (&seen.seller, &sku) {
            (Some(seller), Some(sku)) => self.goods(seller, sku)?,
            (None, _) | (_, None) => Goods::default(),
        };
        let weight = told.and_then(|product| product.weight);
        let weight = weight.map(UnitWeight::Told);
        Ok(LooseUnit {
            unit: row.unit,
            tag: seen.tag.clone(),
            title: title.cloned(),
            sku,
            container: row.container.clone(),
            kin: row.kin(),
            sides: goods.packed,
            weight: weight.or(goods.net.map(UnitWeight::Net)),
            turning: if goods.has(GoodsTrait::Upright) {
                Turning::KeepFlat
            } else {
                Turning::Free
            },
            bearing: if goods.has(GoodsTrait::Fragile) {
                Bearing::Nothing
            } else {
                Bearing::Load
            },
        })
    }

    fn goods(&mut self, seller: &SellerCode, sku: &str) -> Result<Goods> {
        let key = (seller.clone(), sku.to_owned());
        if let Some(known) = self.goods.get(&key) {
            return Ok(known.clone());
        }
        let row = ship::goods(self.look.db, seller, sku)?;
        let goods = row.map(|row| row.declared.goods).unwrap_or_default();
        self.goods.insert(key, goods.clone());
        Ok(goods)
    }
}

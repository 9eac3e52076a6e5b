//! Lots: what is on sealed pallets, what keeps units out of lots, and lots as they were sold.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params};

use super::recalls::Recalls;
use super::{containers, manifest};
use crate::domain::codes::{LotNumber, SellerCode};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::finding::UnitFinding;
use crate::domain::gate::GateView;
use crate::domain::hold::{HoldEnd, HoldOwner};
use crate::domain::limits::LOT_UNITS_MAX;
use crate::domain::lot::{Lot, LotUnit};
use crate::domain::money::Money;
use crate::domain::product::Product;
use crate::ledger::holding::{held, is_held};
use crate::ledger::query::{ContainerCount, LotAsked, LotNote, LotSheet, LotView};
use crate::ledger::rows::{ContainerRow, SellerRow, UnitRow};
use crate::ledger::{Body, Subject, codec};
use crate::store::book::keys::{BookKey, products};
use crate::store::claims::Claimed;
use crate::store::fault::{Fault, Result};
use crate::store::journal;
use crate::store::packs::{self, Packs};
use crate::store::rows::{all, lot, number, small, unit};

/// Says what a lot of some pallets would be.
pub(in crate::store) fn view(db: &Connection, packs: &Packs, asked: &LotAsked) -> Result<LotView> {
    let pallets = pallets(db, asked)?;
    let mut look = Look::of(db, packs, asked.clone())?;
    let mut lot = Lot {
        currency: asked.currency,
        units: Vec::new(),
        pictures: BTreeMap::new(),
    };
    let mut notes = Vec::new();
    let mut beyond = 0;
    for pallet in &pallets {
        let ContainerRow {
            container,
            pictures,
            ..
        } = &pallet.row;
        if !pictures.is_empty() {
            lot.pictures.insert(container.clone(), pictures.clone());
        }
        let room = LOT_UNITS_MAX - lot.units.len();
        let rows = all(
            &mut *db.prepare_cached(manifest::UNITS)?,
            named_params! {
                ":container": pallet.row.container.as_str(),
                ":limit": number(room),
            },
            |row: &Row<'_>| unit::decode(row),
        )?;
        let listed = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        beyond += pallet.units.saturating_sub(listed);
        for row in rows {
            let (unit, of_it) = look.unit(&row)?;
            lot.units.push(unit);
            notes.extend(of_it);
        }
    }
    lot.sort();
    Ok(LotView {
        pallets,
        lot,
        notes,
        beyond,
    })
}

fn pallets(db: &Connection, asked: &LotAsked) -> Result<Vec<ContainerCount>> {
    let mut found = Vec::new();
    if asked.pallets.is_empty() {
        found = containers::list(db, Some(ContainerKind::LotPallet))?;
        found.retain(|count| {
            let waits = count.row.sealed_at.is_some() && count.row.left.is_none();
            waits && count.units > 0
        });
    }
    for name in &asked.pallets {
        found.extend(containers::one(db, name)?);
    }
    found.sort_by(|a, b| a.row.container.cmp(&b.row.container));
    found.dedup_by(|a, b| a.row.container == b.row.container);
    Ok(found)
}

/// What names a unit's product: seller, SKU, ASIN, barcode.
type Named = (SellerCode, Option<String>, Option<String>, Option<String>);

/// Looks at units one by one; sellers and products are read once.
pub(super) struct Look<'a> {
    pub(super) db: &'a Connection,
    pub(super) packs: &'a Packs,
    asked: LotAsked,
    recalls: Recalls<'a>,
    sellers: BTreeMap<SellerCode, Option<SellerRow>>,
    products: BTreeMap<Named, Option<Product>>,
}

impl<'a> Look<'a> {
    /// Begins to look by the books of a day.
    pub(super) fn of(db: &'a Connection, packs: &'a Packs, asked: LotAsked) -> Result<Self> {
        Ok(Self {
            db,
            packs,
            asked,
            recalls: Recalls::of(db)?,
            sellers: BTreeMap::new(),
            products: BTreeMap::new(),
        })
    }

    fn unit(&mut self, row: &UnitRow) -> Result<(LotUnit, Vec<LotNote>)> {
        let (unit, view) = self.told(row)?;
        let rules = &self.packs.lots;
        let falls = rules.of(&view, unit.category.as_deref(), self.asked.today);
        let notes = falls.into_iter().map(|(why, level)| LotNote {
            unit: row.unit,
            tag: unit.tag.clone(),
            pallet: unit.pallet.clone(),
            seller: unit.seller.clone(),
            why,
            level,
        });
        let notes = notes.collect();
        Ok((unit, notes))
    }

    /// Says what a unit is, as its buyer's sheet names it, and what gates look at.
    pub(super) fn told(&mut self, row: &UnitRow) -> Result<(LotUnit, GateView)> {
        let seen = &row.inspection;
        let product = self.product(row)?;
        let retail = self.retail(row, product.as_ref())?;
        let facts = self.facts(row, product.as_ref())?;
        let line = seen.line.as_ref();
        let told = product.as_ref();
        let either =
            |of_line: Option<&String>, of_book: Option<&String>| of_line.or(of_book).cloned();
        let unit = LotUnit {
            unit: row.unit,
            tag: seen.tag.clone(),
            pallet: row.container.clone(),
            seller: seen.seller.clone(),
            asin: either(
                line.and_then(|line| line.asin.as_ref()),
                told.and_then(|product| product.asin.as_ref()),
            ),
            sku: either(
                line.and_then(|line| line.sku.as_ref()),
                told.and_then(|product| product.sku.as_ref()),
            ),
            fnsku: told.and_then(|product| product.fnsku.clone()),
            barcode: either(
                seen.barcode.as_ref(),
                told.and_then(|product| product.barcodes.first()),
            ),
            lpn: seen.lpn.clone(),
            serial: seen.serial.clone(),
            title: either(
                line.and_then(|line| line.title.as_ref()),
                told.and_then(|product| product.title.as_ref()),
            ),
            category: told.and_then(|product| product.category.clone()),
            grade: seen.grade,
            retail,
            weight: told.and_then(|product| product.weight),
        };
        let kept = match &seen.checklist {
            Some(pack) => self.packs.checklists.get(self.db, pack.hash)?,
            None => None,
        };
        let view = GateView {
            facts,
            category: kept.map(|kept| kept.1.kind().to_owned()),
            grade: seen.grade,
        };
        Ok((unit, view))
    }

    /// Gives the product of the seller's book, with what recall lists say of it.
    pub(super) fn product(&mut self, row: &UnitRow) -> Result<Option<Product>> {
        let seen = &row.inspection;
        let Some(seller) = &seen.seller else {
            return Ok(None);
        };
        let line = seen.line.as_ref();
        let named: Named = (
            seller.clone(),
            line.and_then(|line| line.sku.clone()),
            line.and_then(|line| line.asin.clone()),
            seen.barcode.clone(),
        );
        if let Some(known) = self.products.get(&named) {
            return Ok(known.clone());
        }
        let keys = [
            (BookKey::Sku, &named.1),
            (BookKey::Asin, &named.2),
            (BookKey::Code, &named.3),
        ];
        let mut found: Vec<Product> = Vec::new();
        for (kind, key) in keys {
            if let (Some(key), true) = (key, found.is_empty()) {
                found = products(self.db, seller, (kind, key), 1)?;
            }
        }
        self.recalls.tell([], &[], &mut found)?;
        let product = found.into_iter().next();
        self.products.insert(named, product.clone());
        Ok(product)
    }

    /// Gives the price of a new one in the lot's currency.
    fn retail(&mut self, row: &UnitRow, product: Option<&Product>) -> Result<Option<i64>> {
        let currency = self.asked.currency;
        let price = self.new_price(row, product)?;
        let price = price.filter(|price| price.currency == currency);
        Ok(price.map(|price| price.minor))
    }

    /// Gives the price of a new one: by the book, else by the rate card in force.
    pub(super) fn new_price(
        &mut self,
        row: &UnitRow,
        product: Option<&Product>,
    ) -> Result<Option<Money>> {
        if let Some(price) = product.and_then(|one| one.prices_on(self.asked.today).new_price) {
            return Ok(Some(price));
        }
        let Some(code) = &row.inspection.seller else {
            return Ok(None);
        };
        let today = self.asked.today;
        let seller = self.seller(code)?;
        let rates = seller.and_then(|seller| seller.rates_on(today));
        let card = rates.map(|rates| &rates.card);
        Ok(card.and_then(|card| {
            let minor = card.new_price?;
            let currency = card.currency;
            Some(Money { minor, currency })
        }))
    }

    /// Gives a seller, read once.
    pub(super) fn seller(&mut self, code: &SellerCode) -> Result<Option<&SellerRow>> {
        if !self.sellers.contains_key(code) {
            let seller = small::get_seller(self.db, code)?;
            self.sellers.insert(code.clone(), seller);
        }
        Ok(self.sellers.get(code).and_then(Option::as_ref))
    }

    /// Gives the facts that gates and rules of lots look for.
    fn facts(&mut self, row: &UnitRow, product: Option<&Product>) -> Result<BTreeSet<String>> {
        let seen = &row.inspection;
        let mut facts: BTreeSet<String> = seen.answers.values().cloned().collect();
        if let Some(pack) = &seen.checklist
            && let Some(kept) = self.packs.checklists.get(self.db, pack.hash)?
        {
            let standing = kept.1.standing(&seen.answers);
            facts.extend(standing.gates.iter().map(|gate| gate.code.clone()));
        }
        let restrictions = product.map_or(&[][..], |product| &product.restrictions);
        facts.extend(restrictions.iter().map(|one| one.code().to_owned()));
        let line = seen.line.as_ref().and_then(|line| line.asin.as_deref());
        let scanned = seen.barcode.as_deref().into_iter().chain(line);
        let by_code = self.recalls.codes(scanned)?;
        let by_book = product.is_some_and(|product| product.recall.is_some());
        let decided = row.decision();
        let claimed = match self.asked.claims_from {
            Some(from) => {
                let delivered = Claimed::Unit(row.unit).delivered(self.db)?;
                delivered.is_some_and(|day| day >= from)
            }
            None => false,
        };
        let told = [
            ("recalled", by_book || !by_code.is_empty()),
            (
                "serial_differs",
                seen.finding == Some(UnitFinding::SerialDiffers),
            ),
            ("not_the_sellers", seen.seller.is_none()),
            ("held", is_held(row)),
            (
                "other_decision",
                !is_held(row) && decided != Some(Decision::Liquidate),
            ),
            ("answer_due", !is_held(row) && self.answer_is_due(row)?),
            ("claim_open", claimed),
        ];
        let so = told.into_iter().filter(|(_, is_so)| *is_so);
        facts.extend(so.map(|(fact, _)| fact.to_owned()));
        Ok(facts)
    }

    /// Tells whether the seller may still say what becomes of a unit: it was held for the seller's word,
    /// the day is not over, and the seller did not speak.
    fn answer_is_due(&self, row: &UnitRow) -> Result<bool> {
        let Some(hold) = held(row) else {
            return Ok(false);
        };
        if hold.owner != HoldOwner::Seller || hold.review <= self.asked.today {
            return Ok(false);
        }
        let facts = journal::of_subject(self.db, &Subject::Unit(row.unit))?;
        let mut ends = facts.iter().filter_map(|fact| {
            if let Body::UnitHoldEnded { end, .. } = &fact.body {
                Some(*end)
            } else {
                None
            }
        });
        Ok(ends.next_back() != Some(HoldEnd::Answered))
    }
}

/// Gives a sold lot with its units as they were sold.
pub(in crate::store) fn sold(db: &Connection, number: &LotNumber) -> Result<Option<LotSheet>> {
    let Some(row) = lot::get(db, number)? else {
        return Ok(None);
    };
    let list = row.sold.list;
    let bytes = packs::bytes(db, list)?.ok_or(Fault::PackMissing(list))?;
    let text = String::from_utf8(bytes).map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(Some(LotSheet {
        lot: codec::decode_lot(&text)?,
        row,
    }))
}

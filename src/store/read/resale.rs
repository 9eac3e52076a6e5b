//! Resale: units for sale as they would be listed and what keeps them off a channel, batches, and what a
//! unit's new label is to read.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params};

use super::containers;
use super::lots::Look;
use super::work::Figure;
use crate::domain::codes::{BatchNumber, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::gate::GateView;
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::domain::limits::{BATCH_UNITS_MAX, PAGE_ROWS, WORK_LOOKED_MAX};
use crate::domain::lot::LotUnit;
use crate::domain::money::Currency;
use crate::domain::resale::{self, BatchStep, ProductId, SALE_PLACES, SkuProblem};
use crate::domain::time::{Day, Zone};
use crate::ledger::batch::{Batch, BatchUnit, Seen};
use crate::ledger::codec;
use crate::ledger::fact::LockedSku;
use crate::ledger::holding::is_held;
use crate::ledger::query::{
    BatchCount, BatchSheet, ContainerCount, LotAsked, NewCode, NewCodeKind, RelabelLack,
    RelabelView, ResaleAsked, ResaleNote, ResaleOf, ResaleView, SellerForSale,
};
use crate::ledger::rows::{Trust, UnitRow, UnitState};
use crate::store::book::keys::{BookKey, products};
use crate::store::fault::{Fault, Result};
use crate::store::known;
use crate::store::packs::{self, Packs};
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, coded, number, plain, resale as rows, small};

/// Units of a seller in a tote that may be gathered, and are in no batch.
pub(in crate::store) const IN_TOTE: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.container = :container and unit.state = 'put' \
      and unit.seller = :seller and unit.decision = 'resell' and not exists \
      (select 1 from resale_unit where resale_unit.unit = unit.unit and batch is not null) \
      order by unit.tag limit :limit"
);
/// How many such units each seller has in a tote.
pub(in crate::store) const BY_SELLER: &str = "
    select unit.seller as seller, count(*) as units from unit
    where unit.container = :container and unit.state = 'put' and unit.seller is not null
      and unit.decision = 'resell' and not exists
      (select 1 from resale_unit where resale_unit.unit = unit.unit and batch is not null)
    group by unit.seller";

/// Says what units for sale would be listed as.
pub(in crate::store) fn view(
    db: &Connection,
    packs: &Packs,
    asked: &ResaleAsked,
) -> Result<ResaleView> {
    let (rows, beyond) = units(db, asked)?;
    let mut shop = Shop::of((db, packs), &asked.seller, asked.today)?;
    let mut view = ResaleView {
        batch: Batch {
            seller: asked.seller.clone(),
            channel: asked.channel,
            day: asked.today,
            currency: shop.currency,
            units: Vec::new(),
        },
        notes: Vec::new(),
        new_skus: Vec::new(),
        beyond,
    };
    for row in &rows {
        let (unit, gates, category) = shop.unit(row)?;
        let rules = &packs.resale;
        let falls = rules.of(asked.channel, &gates, category.as_deref(), asked.today);
        let notes = falls.into_iter().map(|(why, level)| ResaleNote {
            unit: row.unit,
            tag: unit.tag.clone(),
            container: unit.container.clone(),
            why,
            level,
        });
        view.notes.extend(notes);
        view.batch.units.push(unit);
    }
    view.batch.sort();
    view.new_skus = shop.new_skus.into_values().collect();
    Ok(view)
}

/// Gives the units that are looked at, and how many there are beyond the limit.
fn units(db: &Connection, asked: &ResaleAsked) -> Result<(Vec<UnitRow>, u32)> {
    let mut rows = Vec::new();
    match &asked.of {
        ResaleOf::Totes => return in_totes(db, &asked.seller),
        ResaleOf::Batch(batch) => {
            for id in rows::units_of(db, batch)? {
                rows.extend(unit::get(db, id)?);
            }
        }
        ResaleOf::Units(ids) => {
            for id in ids.iter().take(BATCH_UNITS_MAX) {
                rows.extend(unit::get(db, *id)?);
            }
        }
    }
    Ok((rows, 0))
}

/// Lists the containers that are here, and not empty, in which units for sale lie.
fn places(db: &Connection) -> Result<Vec<ContainerCount>> {
    let mut found = Vec::new();
    for kind in SALE_PLACES {
        let here = containers::list(db, Some(kind))?.into_iter();
        found.extend(here.filter(|place| place.row.left.is_none() && place.units > 0));
    }
    Ok(found)
}

/// Gives the units of a seller in the totes and on its shelves that are here, one after another.
fn in_totes(db: &Connection, seller: &SellerCode) -> Result<(Vec<UnitRow>, u32)> {
    let mut rows: Vec<UnitRow> = Vec::new();
    let mut beyond = 0;
    for tote in places(db)? {
        let found = all(
            &mut *db.prepare_cached(IN_TOTE)?,
            named_params! {
                ":container": tote.row.container.as_str(),
                ":seller": seller.as_str(),
                // One more than there is room for tells that there are more.
                ":limit": number(BATCH_UNITS_MAX + 1),
            },
            |row: &Row<'_>| unit::decode(row),
        )?;
        for row in found {
            if rows.len() < BATCH_UNITS_MAX {
                rows.push(row);
            } else {
                beyond += 1;
            }
        }
    }
    Ok((rows, beyond))
}

/// Counts the units for sale of each seller in the totes and on the shelves that are here, in no batch.
pub(in crate::store) fn for_sale(db: &Connection) -> Result<Vec<SellerForSale>> {
    let mut counts: BTreeMap<SellerCode, u32> = BTreeMap::new();
    for tote in places(db)? {
        let found = all(
            &mut *db.prepare_cached(BY_SELLER)?,
            named_params! { ":container": tote.row.container.as_str() },
            |row| {
                let seller = coded(row, "seller", SellerCode::parse)?;
                Ok((seller, plain::<u32>(row, "units")?))
            },
        )?;
        for (seller, units) in found {
            *counts.entry(seller).or_default() += units;
        }
    }
    let counts = counts.into_iter();
    let counts = counts.map(|(seller, units)| SellerForSale { seller, units });
    Ok(counts.collect())
}

/// Looks at units of one seller with the books of one day.
struct Shop<'a> {
    look: Look<'a>,
    seller: &'a SellerCode,
    today: Day,
    currency: Currency,
    new_skus: BTreeMap<String, LockedSku>,
}

impl<'a> Shop<'a> {
    fn of(
        (db, packs): (&'a Connection, &'a Packs),
        seller: &'a SellerCode,
        today: Day,
    ) -> Result<Self> {
        let row = small::get_seller(db, seller)?;
        let rates = row.as_ref().and_then(|row| row.rates_on(today));
        let currency = rates.map_or(Currency::USD, |rates| rates.card.currency);
        let asked = LotAsked {
            pallets: Vec::new(),
            currency,
            today,
            claims_from: None,
        };
        Ok(Self {
            look: Look::of(db, packs, asked)?,
            seller,
            today,
            currency,
            new_skus: BTreeMap::new(),
        })
    }

    /// Says what a unit would be listed as, what gates and rules look at, and its category in its seller's
    /// words.
    fn unit(&mut self, row: &UnitRow) -> Result<(BatchUnit, GateView, Option<String>)> {
        let (told, mut gates) = self.look.told(row)?;
        let sku = self.sku(&told)?;
        let price = self.price(row)?;
        let unit = BatchUnit {
            unit: row.unit,
            tag: told.tag.clone(),
            container: told.pallet.clone(),
            sku: sku.as_ref().ok().cloned(),
            base: told.sku.clone(),
            asin: told.asin.clone(),
            barcode: told.barcode.clone(),
            title: told.title.clone(),
            grade: told.grade,
            price,
            seen: self.seen(row)?,
        };
        // What lots ask of a decision is another question.
        gates.facts.remove("other_decision");
        let for_sale = row.state == UnitState::Put && row.decision() == Some(Decision::Resell);
        let problem = sku.err();
        let id = ProductId::of(unit.asin.as_deref(), unit.barcode.as_deref());
        let facts = [
            ("other_decision", !is_held(row) && !for_sale),
            ("other_seller", told.seller.as_ref() != Some(self.seller)),
            ("not_graded", told.grade.is_none()),
            ("no_product_id", id.is_none()),
            ("no_price", unit.price.is_none()),
            ("contested", self.is_contested(row)?),
        ];
        let facts = facts.into_iter().filter(|(_, is_so)| *is_so);
        gates.facts.extend(facts.map(|(fact, _)| fact.to_owned()));
        gates
            .facts
            .extend(problem.map(|problem| problem.code().to_owned()));
        Ok((unit, gates, told.category))
    }

    /// Gives the resale SKU of a unit: the one that stands for its seller's SKU in its condition, else the
    /// one that the rule makes, unless that stands for another.
    fn sku(&mut self, told: &LotUnit) -> Result<std::result::Result<String, SkuProblem>> {
        let Some(grade) = told.grade else {
            return Ok(Err(SkuProblem::NotSold));
        };
        let made = sku_of(
            self.look.db,
            self.look.packs,
            self.seller,
            (told.sku.as_deref(), grade),
        )?;
        Ok(match made {
            Err(problem) => Err(problem),
            Ok((sku, None)) => Ok(sku),
            Ok((sku, Some(new))) => match self.new_skus.get(&sku) {
                Some(other) if *other != new => Err(SkuProblem::Taken),
                Some(_) => Ok(sku),
                None => {
                    self.new_skus.insert(sku.clone(), new);
                    Ok(sku)
                }
            },
        })
    }

    /// Gives what a unit is offered for: the new price by the seller's book, else by the rate card, of which
    /// the card says so many percent for its grade.
    fn price(&mut self, row: &UnitRow) -> Result<Option<i64>> {
        let Some(grade) = row.inspection.grade else {
            return Ok(None);
        };
        let product = self.look.product(row)?;
        let Some(seller) = self.look.seller(self.seller)? else {
            return Ok(None);
        };
        let Some(rates) = seller.rates_on(self.today) else {
            return Ok(None);
        };
        let card = match &product {
            Some(product) => rates.card.of_product(product, self.today),
            None => rates.card.clone(),
        };
        Ok(resale::price(&card, grade))
    }

    /// Gives what was seen of a unit that leaves less than new.
    fn seen(&self, row: &UnitRow) -> Result<Seen> {
        let Some(pack) = &row.inspection.checklist else {
            return Ok(Seen::default());
        };
        let kept = self.look.packs.checklists.get(self.look.db, pack.hash)?;
        let Some(kept) = kept else {
            return Ok(Seen::default());
        };
        let standing = kept.1.standing(&row.inspection.answers);
        let reasons = standing.reasons.into_iter();
        let remarks = reasons.map(|(question, answer, _)| (question.to_owned(), answer.to_owned()));
        Ok(Seen {
            checklist: Some(pack.clone()),
            remarks: remarks.collect(),
        })
    }

    /// Tells whether parcels disagree on what the barcode is that was read on a unit.
    fn is_contested(&self, row: &UnitRow) -> Result<bool> {
        let Some(barcode) = &row.inspection.barcode else {
            return Ok(false);
        };
        let bound = small::get_product(self.look.db, self.seller, barcode)?;
        Ok(bound.is_some_and(|bound| bound.trust == Trust::Contested))
    }
}

/// Gives a resale SKU and, where it stands for nothing yet, what it is to stand for.
fn sku_of(
    db: &Connection,
    packs: &Packs,
    seller: &SellerCode,
    (base, grade): (Option<&str>, Grade),
) -> Result<std::result::Result<(String, Option<LockedSku>), SkuProblem>> {
    let base = base.map(str::trim).filter(|base| !base.is_empty());
    let Some(base) = base else {
        return Ok(Err(SkuProblem::NoSku));
    };
    if let Some(locked) = rows::sku_of(db, seller, (base, grade))? {
        return Ok(Ok((locked.sku, None)));
    }
    let sku = match packs.resale.sku.make(Some(base), grade) {
        Ok(sku) => sku,
        Err(problem) => return Ok(Err(problem)),
    };
    if rows::get_sku(db, seller, &sku)?.is_some() {
        return Ok(Err(SkuProblem::Taken));
    }
    let new = LockedSku {
        seller: seller.clone(),
        sku: sku.clone(),
        base: base.to_owned(),
        grade,
    };
    Ok(Ok((sku, Some(new))))
}

/// Gives the newest batches with how many units are in each.
pub(in crate::store) fn batches(db: &Connection) -> Result<Vec<BatchCount>> {
    let counted = rows::newest(db)?.into_iter().map(|row| {
        let here = rows::units_of(db, &row.opened.batch)?;
        let units = u32::try_from(here.len()).unwrap_or(u32::MAX);
        Ok(BatchCount { row, units })
    });
    counted.collect()
}

/// Lists batches that are late to be listed or sold, the one that is open longest first. Of those that are
/// not over the oldest are looked at.
pub(super) fn late(db: &Connection, today: Day, zone: Zone) -> Result<Vec<BatchCount>> {
    let mut found = Vec::new();
    for row in rows::open(db, WORK_LOOKED_MAX)? {
        if found.len() == PAGE_ROWS {
            break;
        }
        let late = row.late(zone);
        if late.by > today {
            continue;
        }
        let here = rows::units_of(db, &row.opened.batch)?;
        let units = u32::try_from(here.len()).unwrap_or(u32::MAX);
        let is_sold = late.step == BatchStep::Sell && units == 0;
        if !is_sold {
            found.push(BatchCount { row, units });
        }
    }
    Ok(found)
}

/// Counts them, and tells since when the oldest is open.
pub(super) fn lateness(db: &Connection, today: Day, zone: Zone) -> Result<Figure> {
    let found = late(db, today, zone)?;
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    Ok((count, found.first().map(|count| count.row.opened_at)))
}

/// Gives a batch with what was listed.
pub(in crate::store) fn batch(db: &Connection, number: &BatchNumber) -> Result<Option<BatchSheet>> {
    let Some(row) = rows::get_batch(db, number)? else {
        return Ok(None);
    };
    let listed = match &row.listed {
        Some((listed, ..)) => {
            let bytes = packs::bytes(db, listed.list)?;
            let bytes = bytes.ok_or(Fault::PackMissing(listed.list))?;
            let text =
                String::from_utf8(bytes).map_err(|error| Fault::Damaged(error.to_string()))?;
            Some(codec::decode_batch(&text)?)
        }
        None => None,
    };
    let here = rows::units_of(db, number)?;
    let units = u32::try_from(here.len()).unwrap_or(u32::MAX);
    Ok(Some(BatchSheet {
        count: BatchCount { row, units },
        listed,
        here,
    }))
}

/// Says what units of a batch, or to come into it, would be listed as; none without such a batch.
pub(in crate::store) fn view_of(
    db: &Connection,
    packs: &Packs,
    (number, units, today): (&BatchNumber, Option<Vec<UnitId>>, Day),
) -> Result<Option<ResaleView>> {
    let Some(row) = rows::get_batch(db, number)? else {
        return Ok(None);
    };
    let asked = ResaleAsked {
        of: units.map_or_else(|| ResaleOf::Batch(number.clone()), ResaleOf::Units),
        seller: row.opened.seller,
        channel: row.opened.channel,
        today,
    };
    Ok(Some(view(db, packs, &asked)?))
}

/// Says what a unit's new label is to read.
pub(in crate::store) fn relabel(
    db: &Connection,
    packs: &Packs,
    (tag, today): (&UnitTag, Day),
) -> Result<Option<RelabelView>> {
    let Some(row) = known::tag_holder(db, tag)? else {
        return Ok(None);
    };
    let before = rows::get_unit(db, row.unit)?.and_then(|known| known.label);
    let mut olds: BTreeSet<String> = BTreeSet::new();
    let seen = &row.inspection;
    olds.extend(seen.barcode.clone());
    olds.extend(seen.lpn.clone());
    let mut title = seen.line.as_ref().and_then(|line| line.title.clone());
    let code = match seen.seller.clone() {
        Some(seller) => {
            let mut shop = Shop::of((db, packs), &seller, today)?;
            let (told, _) = shop.look.told(&row)?;
            let product = shop.look.product(&row)?;
            title = title.or(told.title);
            olds.extend(
                product
                    .iter()
                    .flat_map(|one| one.codes().map(str::to_owned)),
            );
            let own = product.and_then(|one| one.fnsku);
            new_code((db, packs), &row, (told.sku.as_deref(), own))?
        }
        None => Err(RelabelLack::NotGraded),
    };
    let label = before.map(|(label, covered)| {
        olds.extend(covered);
        olds.insert(label.clone());
        label
    });
    if let Ok(code) = &code {
        olds.remove(&code.code);
    }
    Ok(Some(RelabelView {
        code,
        olds: olds.into_iter().collect(),
        title,
        label,
        unit: row,
    }))
}

/// Gives the code of a new label: the FNSKU that the seller's book has for the resale SKU or, of new goods,
/// for the product itself; else the resale SKU.
fn new_code(
    (db, packs): (&Connection, &Packs),
    row: &UnitRow,
    (base, own): (Option<&str>, Option<String>),
) -> Result<std::result::Result<NewCode, RelabelLack>> {
    if row.state == UnitState::Gone {
        return Ok(Err(RelabelLack::Left));
    }
    if row.state != UnitState::Put || row.decision() != Some(Decision::Resell) {
        return Ok(Err(RelabelLack::NotForSale));
    }
    let (Some(seller), Some(grade)) = (&row.inspection.seller, row.inspection.grade) else {
        return Ok(Err(RelabelLack::NotGraded));
    };
    let (sku, new_sku) = match sku_of(db, packs, seller, (base, grade))? {
        Ok(made) => made,
        Err(problem) => return Ok(Err(RelabelLack::Sku(problem))),
    };
    let listed = products(db, seller, (BookKey::Sku, &sku), 1)?;
    let listed = listed.into_iter().find_map(|product| product.fnsku);
    let own = own.filter(|_| grade == Grade::New);
    let (code, kind) = match listed.or(own) {
        Some(fnsku) => (fnsku, NewCodeKind::Fnsku),
        None => (sku, NewCodeKind::Sku),
    };
    Ok(Ok(NewCode {
        code,
        kind,
        grade,
        new_sku,
    }))
}

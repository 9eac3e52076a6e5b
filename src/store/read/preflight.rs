//! What pre-flight asks about a consignment beside its papers.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Connection;

use super::lots::Look;
use super::ships;
use crate::domain::codes::{ConsignmentNumber, SellerCode, TariffCode};
use crate::domain::consignment::{ConsignedUnit, Consignment};
use crate::domain::export_line::ExportLine;
use crate::domain::money::{Currency, Money};
use crate::domain::preflight::{Context, UnitContext, preflight};
use crate::domain::screening::Screenee;
use crate::domain::shipment::ShipmentTerms;
use crate::domain::time::Day;
use crate::ledger::fact::ShipFact;
use crate::ledger::holding::is_held;
use crate::ledger::query::{LotAsked, PreflightView};
use crate::ledger::rows::{ConsignmentRow, UnitRow};
use crate::ledger::subject::{ShipSubject, Subject};
use crate::ledger::{Body, Checks};
use crate::store::fault::Result;
use crate::store::journal;
use crate::store::packs::Packs;
use crate::store::rows::{exported, resale, ship, unit};
use crate::store::screening::find as screening;

/// Says what is found in a consignment, as it stands or as it was closed.
pub(super) fn found(
    (db, packs): (&Connection, &Packs),
    number: &ConsignmentNumber,
    day: Day,
) -> Result<Option<PreflightView>> {
    let Some(view) = ships::consignment((db, packs), number, day)? else {
        return Ok(None);
    };
    let Some(checks) = checks((db, packs), &view.consignment, day)? else {
        return Ok(None);
    };
    Ok(Some(PreflightView {
        findings: preflight(&view.consignment, &checks.rules, &checks.context),
        row: view.row,
        rules: checks.rules,
    }))
}

/// Gives what a consignment is looked at by; none where the program brings no checks.
pub(in crate::store) fn checks(
    (db, packs): (&Connection, &Packs),
    of: &Consignment,
    day: Day,
) -> Result<Option<Checks>> {
    let (Some(rules), Some(deadlines)) = (&packs.preflight, &packs.deadlines) else {
        return Ok(None);
    };
    let asked = LotAsked {
        pallets: Vec::new(),
        currency: of.terms.currency,
        today: day,
        claims_from: None,
    };
    let mut looked = Beside {
        look: Look::of(db, packs, asked)?,
        day,
        values: BTreeMap::new(),
    };
    let mut units = BTreeMap::new();
    for one in of.units() {
        if let Some(row) = unit::get(db, one.unit)? {
            units.insert(one.unit, looked.unit(one, &row)?);
        }
    }
    Ok(Some(Checks {
        rules: Arc::clone(rules),
        context: Context {
            today: day,
            deadlines: Arc::new(deadlines.clone()),
            units,
            returned: returned(db, of)?,
            beside: beside((db, packs), of, day)?,
            screened: screening::screened(db, &Screenee::of_consignment(of))?,
        },
    }))
}

/// Looks at units one by one; what a SKU was declared at first is read once.
struct Beside<'a> {
    look: Look<'a>,
    day: Day,
    values: BTreeMap<(SellerCode, String), Option<Money>>,
}

impl Beside<'_> {
    fn unit(&mut self, told: &ConsignedUnit, row: &UnitRow) -> Result<UnitContext> {
        let product = self.look.product(row)?;
        let forward = row.forward.as_ref().map(ToString::to_string);
        let batch = resale::get_unit(self.look.db, row.unit)?.and_then(|row| row.batch);
        let repair = row.repair.as_deref();
        Ok(UnitContext {
            decision: row.decision(),
            is_held: is_held(row),
            is_missing: row.missing.is_some() || row.written_off.is_some(),
            elsewhere: forward.or_else(|| batch.map(|batch| batch.to_string())),
            is_repaired: repair.is_some_and(|order| order.spent.is_some()),
            category: product.as_ref().and_then(|of| of.category.clone()),
            price: product.and_then(|product| product.prices_on(self.day).new_price),
            first_value: match (&told.seller, &told.sku) {
                (Some(seller), Some(sku)) => self.first_value(seller, sku)?,
                (None, _) | (_, None) => None,
            },
        })
    }

    fn first_value(&mut self, seller: &SellerCode, sku: &str) -> Result<Option<Money>> {
        let key = (seller.clone(), sku.to_owned());
        if let Some(known) = self.values.get(&key) {
            return Ok(*known);
        }
        let subject = ShipSubject::Goods(key.0.clone(), key.1.clone());
        let facts = journal::of_subject(self.look.db, &Subject::Ship(subject))?;
        let first = facts.iter().find_map(|fact| {
            if let Body::Ship(ShipFact::GoodsDeclared(declared)) = &fact.body {
                declared.goods.value.map(|value| value.money)
            } else {
                None
            }
        });
        self.values.insert(key, first);
        Ok(first)
    }
}

/// Units by export line: seller, number, line.
type ByLine = BTreeMap<(SellerCode, String, u32), u32>;

/// Counts the units of other consignments, here or gone, by the export lines that this one comes back under.
fn returned(db: &Connection, of: &Consignment) -> Result<ByLine> {
    let mut own: BTreeMap<(SellerCode, String, u32), (&ExportLine, u32)> = BTreeMap::new();
    for line in of.units().filter_map(|unit| unit.exported.as_ref()) {
        let key = (line.seller.clone(), line.number.clone(), line.line);
        let (_, count) = own.entry(key).or_insert((line, 0));
        *count = count.saturating_add(1);
    }
    let mut others = ByLine::new();
    for (key, (line, count)) in own {
        let balance = exported::balance(db, line)?;
        let all = balance.back.saturating_add(balance.open);
        others.insert(key, all.saturating_sub(count));
    }
    Ok(others)
}

/// Tells whether two shipments may be on one conveyance on one day: the same way, carrier and cut-off, and no other
/// voyage where both are named. What is not told says nothing.
fn is_one_conveyance(one: &ShipmentTerms, other: &ShipmentTerms) -> bool {
    let named = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).unwrap_or_default();
        (!text.is_empty()).then(|| text.to_lowercase())
    };
    let carrier = named(&one.carrier);
    let voyages = named(&one.voyage).zip(named(&other.voyage));
    one.mode == other.mode
        && carrier.is_some()
        && carrier == named(&other.carrier)
        && one.cut_off.is_some()
        && one.cut_off == other.cut_off
        && voyages.is_none_or(|(one, other)| one == other)
}

/// Gives the consignments that are counted together for the export filing of one: those of its shipment, and of the
/// newest others that may be on the same conveyance.
fn travelling_with(db: &Connection, of: &Consignment) -> Result<Vec<ConsignmentRow>> {
    let mut found = ship::consignments(db, &of.terms.shipment)?;
    for other in ship::shipments(db)? {
        let is_other = other.terms.shipment != of.terms.shipment;
        if is_other && is_one_conveyance(&of.shipment, &other.terms) {
            found.extend(ship::consignments(db, &other.terms.shipment)?);
        }
    }
    Ok(found)
}

/// Sums up what the other consignments that travel with one declare in US cents by Schedule B number, where
/// exporter and importer are the same (15 CFR 30.37(a): one USPPI, one consignee, one conveyance, one day).
fn beside(
    (db, packs): (&Connection, &Packs),
    of: &Consignment,
    day: Day,
) -> Result<BTreeMap<TariffCode, i64>> {
    let mut sums: BTreeMap<TariffCode, i64> = BTreeMap::new();
    for row in travelling_with(db, of)? {
        let terms = &row.terms;
        let is_same = terms.exporter == of.terms.exporter && terms.importer == of.terms.importer;
        if terms.consignment == of.terms.consignment || !is_same {
            continue;
        }
        let other = match ships::closed(db, &row)? {
            Some(closed) => closed,
            None => ships::standing((db, packs), &row, day)?,
        };
        for unit in other.units() {
            let (Some(code), Some(value)) = (&unit.goods.us10, unit.goods.value) else {
                continue;
            };
            if value.money.currency == Currency::USD {
                let sum = sums.entry(code.clone()).or_default();
                *sum = sum.saturating_add(value.money.minor);
            }
        }
    }
    Ok(sums)
}

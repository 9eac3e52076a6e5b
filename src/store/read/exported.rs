//! Lines of export papers with what became of them, and which of them a unit could come back under.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::lots::Look;
use super::ships;
use crate::domain::codes::{ConsignmentNumber, OrderId, SellerCode};
use crate::domain::deadline::{DeadlineKind, DeadlineRules, UnitDays};
use crate::domain::export_line::{BalancedLine, ExportLine, ExportRef};
use crate::domain::finding::OriginalState;
use crate::domain::ids::UnitId;
use crate::domain::money::Currency;
use crate::domain::shipment::CustomsRoute;
use crate::domain::time::Day;
use crate::ledger::query::{ExportPlan, LotAsked, PlannedLine, UnitExports};
use crate::store::export::item as export;
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::rows::{exported, unit};

/// What the days of a line depend on beside the line: of what a unit is.
#[derive(Clone, Default)]
struct Of {
    category: Option<String>,
    repaired: bool,
}

/// Gives a line with its balance and days.
fn balanced(
    db: &Connection,
    rules: Option<&DeadlineRules>,
    line: ExportLine,
    of: &Of,
) -> Result<BalancedLine> {
    let days = UnitDays {
        export: line.export(),
        category: of.category.clone(),
        repaired: of.repaired,
        ..UnitDays::default()
    };
    let last = rules.map(|rules| rules.returns(&days)).unwrap_or_default();
    let last_of = |kind| {
        let of_kind = last.iter().filter(|one| one.kind == kind);
        of_kind.map(|one| one.due).max()
    };
    Ok(BalancedLine {
        balance: exported::balance(db, &line)?,
        line,
        free_until: last_of(DeadlineKind::CnReturn6m),
        back_until: last_of(DeadlineKind::CnReturn12m),
    })
}

/// Lists a seller's lines behind one.
pub(super) fn page(
    db: &Connection,
    rules: Option<&DeadlineRules>,
    (seller, after): (&SellerCode, Option<&(String, u32)>),
) -> Result<Vec<BalancedLine>> {
    let lines = export::page(db, seller, after)?.into_iter();
    lines
        .map(|line| balanced(db, rules, line, &Of::default()))
        .collect()
}

/// Gives the line that a unit comes back under, and those that it could.
pub(super) fn of_unit(
    (db, packs): (&Connection, &Packs),
    id: UnitId,
    day: Day,
) -> Result<Option<UnitExports>> {
    let Some(row) = unit::get(db, id)? else {
        return Ok(None);
    };
    let (told, _) = look((db, packs), day)?.told(&row)?;
    let state = row.inspection.original_state;
    let of = Of {
        category: told.category,
        repaired: state == Some(OriginalState::Lost),
    };
    let rules = packs.deadlines.as_ref();
    let known = match exported::get(db, id)? {
        Some(named) => export::line(db, &named)?,
        None => None,
    };
    let now = known
        .map(|line| balanced(db, rules, line, &of))
        .transpose()?;
    let mut lines = Vec::new();
    if let (Some(seller), Some(sku)) = (&told.seller, &told.sku) {
        for line in export::of_sku(db, seller, sku)? {
            lines.push(balanced(db, rules, line, &of)?);
        }
    }
    let order = row.inspection.line.as_ref();
    let order = order.and_then(|line| line.of.order_id.as_ref());
    BalancedLine::by_preference(&mut lines, order.map(OrderId::as_str), day);
    Ok(Some(UnitExports {
        unit: id,
        tag: told.tag,
        of: now,
        original_state: state,
        lines,
    }))
}

/// Looks by the books of a day.
fn look<'a>((db, packs): (&'a Connection, &'a Packs), today: Day) -> Result<Look<'a>> {
    let asked = LotAsked {
        pallets: Vec::new(),
        currency: Currency::USD,
        today,
        claims_from: None,
    };
    Look::of(db, packs, asked)
}

/// Gives what the days of a unit's lines depend on: goods of some categories have no tax-free way back.
fn kind_of(look: &mut Look<'_>, id: UnitId) -> Result<Of> {
    let Some(row) = unit::get(look.db, id)? else {
        return Ok(Of::default());
    };
    let product = look.product(&row)?;
    Ok(Of {
        category: product.and_then(|product| product.category),
        repaired: false,
    })
}

/// Proposes lines for the units of a consignment that are under none: each line gets no more than it has left,
/// and none is proposed free of duty for what lost its original state.
pub(super) fn plan(
    (db, packs): (&Connection, &Packs),
    number: &ConsignmentNumber,
    day: Day,
) -> Result<Option<ExportPlan>> {
    let Some(view) = ships::consignment((db, packs), number, day)? else {
        return Ok(None);
    };
    let rules = packs.deadlines.as_ref();
    let mut look = look((db, packs), day)?;
    let is_free = view.consignment.terms.route == CustomsRoute::DutyFree;
    let mut plan = ExportPlan::default();
    let mut of_skus: BTreeMap<(SellerCode, String), Vec<BalancedLine>> = BTreeMap::new();
    let mut planned: BTreeMap<ExportRef, PlannedLine> = BTreeMap::new();
    let mut under: BTreeMap<ExportRef, PlannedLine> = BTreeMap::new();
    for unit in view.consignment.units() {
        if let Some(line) = &unit.exported {
            if !under.contains_key(&line.named()) {
                let of = kind_of(&mut look, unit.unit)?;
                let line = balanced(db, rules, line.clone(), &of)?;
                let units = Vec::new();
                under.insert(line.line.named(), PlannedLine { line, units });
            }
            if let Some(one) = under.get_mut(&line.named()) {
                one.units.push((unit.unit, unit.tag.clone()));
            }
            continue;
        }
        // What is not as it left China comes back with duty, and needs no line for it.
        let is_as_it_left = !is_free || unit.original_state != Some(OriginalState::Lost);
        let (Some(seller), Some(sku), true) = (&unit.seller, &unit.sku, is_as_it_left) else {
            plan.without.push(unit.tag.clone());
            continue;
        };
        let key = (seller.clone(), sku.clone());
        if !of_skus.contains_key(&key) {
            let of = kind_of(&mut look, unit.unit)?;
            let mut lines = Vec::new();
            for line in export::of_sku(db, seller, sku)? {
                lines.push(balanced(db, rules, line, &of)?);
            }
            of_skus.insert(key.clone(), lines);
        }
        let order = unit.returned.as_ref();
        let order = order.and_then(|returned| returned.order_id.as_ref());
        let lines = of_skus.entry(key).or_default();
        BalancedLine::by_preference(lines, order.map(OrderId::as_str), day);
        let best = lines.first_mut().filter(|best| best.balance.left() > 0);
        let Some(best) = best else {
            plan.without.push(unit.tag.clone());
            continue;
        };
        let one = planned
            .entry(best.line.named())
            .or_insert_with(|| PlannedLine {
                line: best.clone(),
                units: Vec::new(),
            });
        one.units.push((unit.unit, unit.tag.clone()));
        best.balance.meant = best.balance.meant.saturating_add(1);
    }
    plan.lines = planned.into_values().collect();
    plan.under = under.into_values().collect();
    Ok(Some(plan))
}

//! What a plan is made of: units that are decided for China and have not left, with clocks, storage and rates.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, Row, named_params};

use super::containers;
use super::ships::Inside;
use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::consignment::ConsignedUnit;
use crate::domain::deadline::{DeadlineKind, UnitDays};
use crate::domain::finding::OriginalState;
use crate::domain::freight::FREIGHT_MODES;
use crate::domain::goods::GoodsTrait;
use crate::domain::limits::{CARTON_USUAL_GROSS, PLAN_UNITS_MAX};
use crate::domain::measure::Grams;
use crate::domain::money::Currency;
use crate::domain::planner::{
    Clock, Flying, PlanCarton, PlanInput, PlanUnit, Storage, TaxRates, plan,
};
use crate::domain::preflight::is_suspect;
use crate::domain::rates::Tier;
use crate::domain::time::Day;
use crate::ledger::holding::is_held;
use crate::ledger::query::{PlanOf, PlanView};
use crate::ledger::rows::UnitRow;
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number, plain, ship};

pub(in crate::store) const TO_CHINA: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit indexed by unit_to_china where unit.seller = :seller and unit.decision = 'ship_china' \
      and (unit.state = 'put' or unit.state = 'judged') order by unit.tag limit :limit"
);
pub(in crate::store) const COUNT: &str = "
    select count(*) as units from unit indexed by unit_to_china
    where seller = :seller and decision = 'ship_china' and (state = 'put' or state = 'judged')";

/// Makes the plan of a day; none where nobody knows the firm.
pub(super) fn view(
    (db, packs): (&Connection, &Packs),
    of: &PlanOf,
    (today, wait_days): (Day, u32),
) -> Result<Option<PlanView>> {
    let sellers = match of {
        PlanOf::Seller(seller) => vec![seller.clone()],
        PlanOf::Importer(code) => match ship::party(db, code)? {
            Some(party) => party.sellers,
            None => return Ok(None),
        },
    };
    let mut gather = Gather::of((db, packs), today)?;
    let mut beyond = 0_u32;
    for seller in &sellers {
        let room = PLAN_UNITS_MAX.saturating_sub(gather.seen);
        let rows = all(
            &mut *db.prepare_cached(TO_CHINA)?,
            named_params! { ":seller": seller.as_str(), ":limit": number(room) },
            |row: &Row<'_>| unit::decode(row),
        )?;
        let counted: Vec<u32> = all(
            &mut *db.prepare_cached(COUNT)?,
            named_params! { ":seller": seller.as_str() },
            |row: &Row<'_>| plain(row, "units"),
        )?;
        let listed = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let more = counted.first().copied().unwrap_or_default();
        beyond = beyond.saturating_add(more.saturating_sub(listed));
        for row in rows {
            gather.take(seller, &row)?;
        }
    }
    let rates = ship::freight(db, &FREIGHT_MODES)?;
    let mut tables = Vec::with_capacity(rates.len());
    for row in &rates {
        crate::domain::dated::lay(&mut tables, row.rated.table.clone());
    }
    let limits = packs.preflight.as_ref().map(|rules| &rules.limits);
    let input = PlanInput {
        today,
        wait_days,
        buffer_days: limits.map_or(0, |limits| limits.buffer_days),
        carton_max: limits.map_or(Grams(CARTON_USUAL_GROSS), |limits| limits.carton),
        tables,
        units: gather.units,
        cartons: gather.cartons.into_values().flatten().collect(),
    };
    let plan = plan(&input);
    Ok(Some(PlanView {
        sellers,
        units: input.units,
        plan,
        rates,
        kept: gather.kept,
        closed: gather.closed,
        beyond,
    }))
}

/// Storage by age, in the card's currency.
type Tiers = (Currency, Arc<[Tier]>);

/// Looks at units one by one; cartons and consignments are read once.
struct Gather<'a> {
    inside: Inside<'a>,
    today: Day,
    units: Vec<PlanUnit>,
    /// What is measured of what units stand in.
    cartons: BTreeMap<ContainerName, Option<PlanCarton>>,
    /// Containers whose consignment is closed, or not.
    is_closed: BTreeMap<ContainerName, bool>,
    tiers: BTreeMap<SellerCode, Option<Tiers>>,
    seen: usize,
    kept: u32,
    closed: u32,
}

impl<'a> Gather<'a> {
    fn of((db, packs): (&'a Connection, &'a Packs), today: Day) -> Result<Self> {
        Ok(Self {
            inside: Inside::of((db, packs), (Currency::USD, today), PLAN_UNITS_MAX)?,
            today,
            units: Vec::new(),
            cartons: BTreeMap::new(),
            is_closed: BTreeMap::new(),
            tiers: BTreeMap::new(),
            seen: 0,
            kept: 0,
            closed: 0,
        })
    }

    fn take(&mut self, seller: &SellerCode, row: &UnitRow) -> Result<()> {
        self.seen = self.seen.saturating_add(1);
        let is_gone = row.missing.is_some() || row.written_off.is_some();
        if is_held(row) || is_gone || row.forward.is_some() {
            self.kept = self.kept.saturating_add(1);
            return Ok(());
        }
        if self.stands_closed(&row.container)? {
            self.closed = self.closed.saturating_add(1);
            return Ok(());
        }
        let told = self.inside.unit(row)?;
        let clock = self.clock(row, &told)?;
        let storage = self.storage(seller)?.map(|(currency, tiers)| Storage {
            currency,
            tiers,
            since: row.day,
        });
        let card = self.inside.look.seller(seller)?;
        let rates = card.and_then(|row| row.rates_on(self.today));
        let ship_china = rates.map(|rates| &rates.card.ship_china);
        let tax = ship_china.and_then(|rates| {
            Some(TaxRates {
                duty_pct: rates.duty_pct?,
                vat_pct: rates.vat_pct?,
            })
        });
        let rules = self.inside.look.packs.preflight.as_ref();
        let suspect = rules.is_some_and(|rules| is_suspect(&told, rules));
        self.units.push(PlanUnit {
            weight: told.weight.or(told.goods.net),
            value: told.goods.value.map(|value| value.money),
            tag: told.tag,
            seller: seller.clone(),
            sku: told.sku,
            container: Some(row.container.clone()),
            clock,
            flying: if suspect { Flying::Never } else { Flying::May },
            tax,
            storage,
        });
        Ok(())
    }

    /// Tells whether a container is in a closed consignment; notes what it measures.
    fn stands_closed(&mut self, name: &ContainerName) -> Result<bool> {
        if let Some(known) = self.is_closed.get(name) {
            return Ok(*known);
        }
        let db = self.inside.look.db;
        let carton = ship::carton(db, name)?;
        let joined = carton.as_ref().and_then(|row| row.consignment());
        let consignment = match joined {
            Some(number) => ship::consignment(db, number)?,
            None => None,
        };
        let is_closed = consignment.is_some_and(|row| row.closed.is_some());
        let measure = carton.and_then(|row| row.measure);
        let count = containers::one(db, name)?.map_or(0, |count| count.units);
        let measured = measure.map(|measure| PlanCarton {
            container: name.clone(),
            measure,
            units: count,
        });
        self.cartons
            .insert(name.clone(), measured.filter(|_| !is_closed));
        self.is_closed.insert(name.clone(), is_closed);
        Ok(is_closed)
    }

    /// Gives the last days by the rules of the ways back.
    fn clock(&mut self, row: &UnitRow, told: &ConsignedUnit) -> Result<Clock> {
        let repaired = row
            .repair
            .as_deref()
            .is_some_and(|order| order.spent.is_some());
        let lost = repaired || told.original_state == Some(OriginalState::Lost);
        if lost || told.goods.has(GoodsTrait::Food) {
            return Ok(Clock::Lost);
        }
        let Some(export) = told.export.clone() else {
            return Ok(Clock::Unknown);
        };
        let product = self.inside.look.product(row)?;
        let days = UnitDays {
            export: Some(export),
            category: product.and_then(|product| product.category),
            ..UnitDays::default()
        };
        let Some(rules) = &self.inside.look.packs.deadlines else {
            return Ok(Clock::Unknown);
        };
        let returns = rules.returns(&days);
        let last = |kind| {
            let of_kind = returns.iter().filter(|one| one.kind == kind);
            of_kind.map(|one| one.due).max()
        };
        Ok(match last(DeadlineKind::CnReturn6m) {
            Some(six) => Clock::Known {
                six,
                twelve: last(DeadlineKind::CnReturn12m),
            },
            None => Clock::Lost,
        })
    }

    /// Gives the seller's storage, read once.
    fn storage(&mut self, seller: &SellerCode) -> Result<Option<Tiers>> {
        if let Some(known) = self.tiers.get(seller) {
            return Ok(known.clone());
        }
        let row = self.inside.look.seller(seller)?;
        let card = row
            .and_then(|row| row.rates_on(self.today))
            .map(|rates| &rates.card);
        let tiers = card.and_then(|card| {
            let tiers = card.hold.storage.as_ref()?;
            Some((card.currency, Arc::from(tiers.as_slice())))
        });
        self.tiers.insert(seller.clone(), tiers.clone());
        Ok(tiers)
    }
}

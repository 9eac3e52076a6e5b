//! Why a way is proposed, and what would have to be entered to know more.

use std::collections::{BTreeMap, BTreeSet};

use super::{ClockState, Flying, Leg, Plan, PlanInput, PlanUnit, Way};
use crate::domain::codes::SellerCode;
use crate::domain::freight::{ChargeUnit, FREIGHT_MODES, Surely};
use crate::domain::money::{Currency, Money};
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;

use super::leg::leaving;

/// How many are named of many.
const NAMED: usize = 5;

/// Some things by name: how many, and the first of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// How many there are.
    pub count: u32,
    /// The first of them, in order.
    pub names: Vec<String>,
}

impl Named {
    fn of(names: impl IntoIterator<Item = String>) -> Option<Self> {
        let all: BTreeSet<String> = names.into_iter().collect();
        let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
        (count > 0).then(|| Self {
            count,
            names: all.into_iter().take(NAMED).collect(),
        })
    }
}

/// A reason for the way that is proposed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// Units go apart, since that costs less than the best way for all together.
    Parted {
        /// What it saves.
        saves: Money,
    },
    /// Units go apart, since no one way takes all of them, or keeps what cannot be named.
    PartedAnyhow,
    /// It costs the least in all.
    Cheapest,
    /// Only this way has rates.
    OnlyWay {
        /// The way.
        mode: ShipMode,
    },
    /// Another way costs more in all.
    Dearer {
        /// The other way.
        mode: ShipMode,
        /// The day on which it leaves.
        leaves: Day,
        /// How much more.
        by: Money,
    },
    /// Another way costs less in all, and is not taken for the clocks or units that it does not keep.
    CheaperNot {
        /// The other way.
        mode: ShipMode,
        /// The day on which it leaves.
        leaves: Day,
        /// How much less.
        by: Money,
    },
    /// By another way the six months of units would be over.
    Lapses {
        /// The other way.
        mode: ShipMode,
        /// The day on which it leaves.
        leaves: Day,
        /// The day on which it is declared.
        arrives: Day,
        /// How many units.
        units: u32,
        /// The first of their last days.
        first: Day,
        /// Duty and tax that would be lost; none where it is not known of any.
        tax: Option<Money>,
    },
    /// Freight costs more than by another way, and less tax is lost.
    SavesTax {
        /// The other way.
        mode: ShipMode,
        /// How much more freight and storage cost.
        freight: Money,
        /// How much less tax is lost.
        tax: Money,
    },
    /// The same way costs more later.
    WaitCosts {
        /// The way.
        mode: ShipMode,
        /// The later day.
        leaves: Day,
        /// How much more.
        by: Money,
    },
    /// Waiting for this day saves against leaving with the first departure.
    WaitSaves {
        /// The way.
        mode: ShipMode,
        /// The first departure.
        first: Day,
        /// How much it saves.
        by: Money,
    },
    /// It is less than the least that is charged for.
    BelowLeast {
        /// The way.
        mode: ShipMode,
        /// Of which unit.
        unit: ChargeUnit,
        /// Thousandths that there are.
        found: u64,
        /// Thousandths that are charged for.
        quantity: u64,
    },
    /// Units whose battery is damaged, or may be, never fly.
    BatteryNeverFlies {
        /// By tag.
        units: Named,
    },
    /// By the way that is proposed the six months of units are over: keeping them costs more.
    Loses {
        /// How many units.
        units: u32,
        /// The first of their last days.
        first: Day,
        /// Duty and tax that is lost, as far as it is known.
        tax: Money,
    },
    /// Units come back taxed whatever is done: their clock is over or lost. In no total.
    TaxedAnyhow {
        /// How many.
        units: u32,
    },
    /// Units come too late by every way that there is.
    LateAnyhow {
        /// By tag.
        units: Named,
    },
}

/// What is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lack {
    /// Nothing is decided for China.
    Units,
    /// No rates at all.
    AnyRates,
    /// No rates of a way.
    Rates {
        /// The way.
        mode: ShipMode,
    },
    /// Nothing leaves within reach by the rates of a way: they ended, begin later or have no departure.
    NoDeparture {
        /// The way.
        mode: ShipMode,
    },
    /// Rates are in another currency than those of the others, and not compared.
    OtherCurrency {
        /// The way.
        mode: ShipMode,
        /// Its currency.
        currency: Currency,
    },
    /// Loose units of unknown weight.
    Weight {
        /// By tag.
        units: Named,
    },
    /// Loose goods whose volume nobody said.
    Volume {
        /// The ways.
        modes: Vec<ShipMode>,
    },
    /// Units under no line of an export paper.
    Export {
        /// By tag.
        units: Named,
    },
    /// Late units without a declared value.
    Value {
        /// By tag.
        units: Named,
    },
    /// Sellers of late units whose card has no duty or tax.
    Tax {
        /// By code.
        sellers: Named,
    },
    /// Sellers whose card has no storage.
    Storage {
        /// By code.
        sellers: Named,
    },
    /// A currency that the rates do not say the worth of.
    Exchange {
        /// The currencies.
        currencies: Named,
    },
}

fn count(units: &[usize]) -> u32 {
    u32::try_from(units.len()).unwrap_or(u32::MAX)
}

/// Gives the reasons.
pub(super) fn why(input: &PlanInput, plan: &Plan) -> Vec<Why> {
    let (Some(chosen), Some(currency)) = (plan.proposed(), plan.currency) else {
        return Vec::new();
    };
    let money = |minor| Money { minor, currency };
    let mut found = head(plan, chosen, money);
    found.extend(loses(input, chosen, money));
    let rivals = rivals(plan, chosen);
    for rival in &rivals {
        found.extend(against(input, (chosen, rival), money));
    }
    if chosen.legs.len() == 1 {
        found.extend(
            chosen
                .legs
                .first()
                .and_then(|leg| waiting(plan, leg, money)),
        );
    }
    let legs = plan.ways.iter().flat_map(|way| &way.legs);
    let mut below: BTreeMap<usize, Why> = BTreeMap::new();
    for leg in legs.chain(&chosen.legs) {
        if leg.charged.found < leg.charged.quantity {
            let place = FREIGHT_MODES.iter().position(|mode| *mode == leg.mode);
            below
                .entry(place.unwrap_or_default())
                .or_insert(Why::BelowLeast {
                    mode: leg.mode,
                    unit: leg.unit,
                    found: leg.charged.found,
                    quantity: leg.charged.quantity,
                });
        }
    }
    found.extend(below.into_values());
    let of_units = |is_it: &dyn Fn(&PlanUnit) -> bool| {
        let units = input.units.iter().filter(|unit| is_it(unit));
        Named::of(units.map(|unit| unit.tag.to_string()))
    };
    let never = of_units(&|unit| unit.flying == Flying::Never);
    found.extend(never.map(|units| Why::BatteryNeverFlies { units }));
    let taxed = of_units(&|unit| match unit.state(input.today) {
        ClockState::Lapsed | ClockState::Lost => true,
        ClockState::Runs | ClockState::Unknown => false,
    });
    found.extend(taxed.map(|units| Why::TaxedAnyhow { units: units.count }));
    found.extend(late_anyhow(input, plan, chosen));
    found
}

fn head(plan: &Plan, chosen: &Way, money: impl Fn(i64) -> Money) -> Vec<Why> {
    let modes: BTreeSet<&str> = plan
        .ways
        .iter()
        .flat_map(|way| &way.legs)
        .map(|leg| leg.mode.code())
        .collect();
    let best = plan.ways.iter().map(Way::total).min();
    let first = match (chosen.legs.as_slice(), best) {
        ([_, _, ..], Some(best)) if chosen.total() < best => Why::Parted {
            saves: money(best - chosen.total()),
        },
        ([_, _, ..], _) => Why::PartedAnyhow,
        ([leg], _) if modes.len() == 1 => Why::OnlyWay { mode: leg.mode },
        ([_], Some(best)) if chosen.total() == best => Why::Cheapest,
        (_, _) => return Vec::new(),
    };
    vec![first]
}

/// What the proposed way itself loses.
fn loses(input: &PlanInput, chosen: &Way, money: impl Fn(i64) -> Money) -> Option<Why> {
    let late = chosen.legs.iter().flat_map(|leg| &leg.late);
    let lasts = late.filter_map(|at| input.units.get(*at)?.free_until(input.today));
    Some(Why::Loses {
        units: u32::try_from(chosen.late()).unwrap_or(u32::MAX),
        first: lasts.min()?,
        tax: money(chosen.tax()),
    })
}

/// The best way by each mode that the chosen one does not go by.
fn rivals<'p>(plan: &'p Plan, chosen: &Way) -> Vec<&'p Leg> {
    let others = FREIGHT_MODES.iter().filter(|mode| {
        let goes_by = chosen.legs.iter().any(|leg| leg.mode == **mode);
        !goes_by || chosen.legs.len() > 1
    });
    let best = |mode: &ShipMode| {
        let legs = plan.ways.iter().flat_map(|way| &way.legs);
        let of_mode = legs.filter(|leg| leg.mode == *mode);
        of_mode.min_by_key(|leg| (leg.total(), leg.arrives))
    };
    others.filter_map(best).collect()
}

fn against(
    input: &PlanInput,
    (chosen, rival): (&Way, &Leg),
    money: impl Fn(i64) -> Money,
) -> Vec<Why> {
    let mut found = Vec::new();
    let (mode, leaves) = (rival.mode, rival.leaves);
    let more = rival.total().saturating_sub(chosen.total());
    if more > 0 {
        let by = money(more);
        found.push(Why::Dearer { mode, leaves, by });
    } else if more < 0 {
        let by = money(-more);
        found.push(Why::CheaperNot { mode, leaves, by });
    }
    let is_late = |at: &usize| chosen.legs.iter().any(|leg| leg.late.contains(at));
    let loses_more = rival.late.iter().any(|at| !is_late(at));
    let lasts = rival.late.iter().filter_map(|at| input.units.get(*at));
    let first = lasts.filter_map(|unit| unit.free_until(input.today)).min();
    if let Some(first) = first.filter(|_| loses_more) {
        let all_unknown = usize::try_from(rival.untaxed).is_ok_and(|of| of == rival.late.len());
        found.push(Why::Lapses {
            mode,
            leaves,
            arrives: rival.arrives,
            units: count(&rival.late),
            first,
            tax: (!all_unknown).then(|| money(rival.tax)),
        });
    }
    let freight = |total: i64, tax: i64| total.saturating_sub(tax);
    let freight = freight(chosen.total(), chosen.tax()) - freight(rival.total(), rival.tax);
    let tax = rival.tax.saturating_sub(chosen.tax());
    if freight > 0 && tax > 0 {
        found.push(Why::SavesTax {
            mode,
            freight: money(freight),
            tax: money(tax),
        });
    }
    found
}

/// What the other departures of the same way say.
fn waiting(plan: &Plan, chosen: &Leg, money: impl Fn(i64) -> Money) -> Option<Why> {
    let legs = plan.ways.iter().flat_map(|way| &way.legs);
    let same: Vec<&Leg> = legs.filter(|leg| leg.mode == chosen.mode).collect();
    let first = same.first()?;
    if first.leaves < chosen.leaves && first.total() > chosen.total() {
        return Some(Why::WaitSaves {
            mode: chosen.mode,
            first: first.leaves,
            by: money(first.total() - chosen.total()),
        });
    }
    let last = same.last()?;
    let costs = last.leaves > chosen.leaves && last.total() > chosen.total();
    costs.then(|| Why::WaitCosts {
        mode: chosen.mode,
        leaves: last.leaves,
        by: money(last.total() - chosen.total()),
    })
}

/// Units that every way brings too late.
fn late_anyhow(input: &PlanInput, plan: &Plan, chosen: &Way) -> Option<Why> {
    let legs: Vec<&Leg> = plan.ways.iter().flat_map(|way| &way.legs).collect();
    let is_lost = |at: &&usize| {
        let mut with_it = legs
            .iter()
            .filter(|leg| leg.units.binary_search(at).is_ok());
        with_it.all(|leg| leg.late.binary_search(at).is_ok())
    };
    let late = chosen.legs.iter().flat_map(|leg| &leg.late);
    let lost = late.filter(is_lost).filter_map(|at| input.units.get(*at));
    let units = Named::of(lost.map(|unit| unit.tag.to_string()))?;
    Some(Why::LateAnyhow { units })
}

/// Lists what is missing.
pub(super) fn lacks(input: &PlanInput, plan: &Plan) -> Vec<Lack> {
    if input.units.is_empty() {
        return vec![Lack::Units];
    }
    let mut found = of_rates(input, plan);
    found.extend(of_freight(input, plan));
    let tags = |units: &mut dyn Iterator<Item = &PlanUnit>| {
        Named::of(units.map(|unit| unit.tag.to_string()))
    };
    let mut unknown = input.units.iter().filter(|unit| {
        let state = unit.state(input.today);
        state == ClockState::Unknown
    });
    found.extend(tags(&mut unknown).map(|units| Lack::Export { units }));
    let legs: Vec<&Leg> = plan.ways.iter().flat_map(|way| &way.legs).collect();
    let late: BTreeSet<usize> = legs
        .iter()
        .flat_map(|leg| leg.late.iter().copied())
        .collect();
    let late: Vec<&PlanUnit> = late.iter().filter_map(|at| input.units.get(*at)).collect();
    let mut valueless = late.iter().copied().filter(|unit| unit.value.is_none());
    found.extend(tags(&mut valueless).map(|units| Lack::Value { units }));
    let codes = |sellers: &mut dyn Iterator<Item = &SellerCode>| {
        Named::of(sellers.map(ToString::to_string))
    };
    let mut untaxed = late
        .iter()
        .filter(|unit| unit.tax.is_none())
        .map(|unit| &unit.seller);
    found.extend(codes(&mut untaxed).map(|sellers| Lack::Tax { sellers }));
    let mut unstored = input
        .units
        .iter()
        .filter(|unit| unit.storage.is_none())
        .map(|unit| &unit.seller);
    found.extend(codes(&mut unstored).map(|sellers| Lack::Storage { sellers }));
    found.extend(of_exchange(input, plan, &late));
    found
}

fn of_rates(input: &PlanInput, plan: &Plan) -> Vec<Lack> {
    if input.tables.is_empty() {
        return vec![Lack::AnyRates];
    }
    let mut found = Vec::new();
    for mode in FREIGHT_MODES {
        if !input.tables.iter().any(|table| table.mode == mode) {
            found.push(Lack::Rates { mode });
            continue;
        }
        match leaving(input, mode).next() {
            None => found.push(Lack::NoDeparture { mode }),
            Some((_, table)) if Some(table.currency) != plan.currency => {
                let currency = table.currency;
                found.push(Lack::OtherCurrency { mode, currency });
            }
            Some(_) => {}
        }
    }
    found
}

/// What keeps a load from being charged exactly.
fn of_freight(input: &PlanInput, plan: &Plan) -> Vec<Lack> {
    let measured: BTreeSet<_> = input.cartons.iter().map(|one| &one.container).collect();
    let loose = input.units.iter().filter(|unit| {
        let carton = unit.container.as_ref();
        !carton.is_some_and(|name| measured.contains(name))
    });
    let weightless = loose.filter(|unit| unit.weight.is_none());
    let weightless = Named::of(weightless.map(|unit| unit.tag.to_string()));
    let open = FREIGHT_MODES.into_iter().filter(|mode| {
        let legs = plan.ways.iter().flat_map(|way| &way.legs);
        let mut open = legs.filter(|leg| leg.mode == *mode);
        let no_density = |table: &crate::domain::freight::FreightTable| {
            table.mode == *mode && table.loose_kg_per_cbm.is_none()
        };
        open.any(|leg| leg.charged.surely == Surely::AtLeast) && input.tables.iter().any(no_density)
    });
    let modes: Vec<ShipMode> = open.collect();
    let volume = (!modes.is_empty()).then_some(Lack::Volume { modes });
    let weight = weightless.map(|units| Lack::Weight { units });
    [weight, volume].into_iter().flatten().collect()
}

fn of_exchange(input: &PlanInput, plan: &Plan, late: &[&PlanUnit]) -> Option<Lack> {
    let own = plan.currency?;
    let values = late.iter().filter_map(|unit| unit.value);
    let values = values.map(|value| value.currency);
    let stored = input.units.iter().filter_map(|unit| unit.storage.as_ref());
    let all = values.chain(stored.map(|storage| storage.currency));
    let is_told = |currency: &Currency| {
        let mut tables = input.tables.iter().filter(|table| table.currency == own);
        let tells = |table: &crate::domain::freight::FreightTable| {
            table.exchange.iter().any(|(told, _)| told == currency)
        };
        tables.all(tells)
    };
    let unknown = all.filter(|currency| *currency != own && !is_told(currency));
    let currencies = Named::of(unknown.map(|currency| currency.to_string()))?;
    Some(Lack::Exchange { currencies })
}

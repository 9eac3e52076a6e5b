//! Departures, and what it costs to send some units with one.

use std::collections::BTreeMap;

use super::{Leg, PlanInput, PlanUnit};
use crate::domain::codes::ContainerName;
use crate::domain::freight::{FREIGHT_MODES, FreightTable, Load, in_force};
use crate::domain::limits::PLAN_DAYS_MAX;
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;

/// What going with one departure means to a unit, in the plan's currency.
pub(super) struct Effect {
    pub may_go: bool,
    pub is_late: bool,
    is_barred: bool,
    /// None where it is late and the tax is not known.
    tax: Option<i64>,
    storage: Option<i64>,
}

/// One departure.
pub(super) struct Departure<'a> {
    pub mode: ShipMode,
    pub leaves: Day,
    arrives: Day,
    table: &'a FreightTable,
    pub effects: Vec<Effect>,
}

/// The departures that are compared.
pub(super) struct Timetable<'a> {
    input: &'a PlanInput,
    pub currency: Option<Currency>,
    pub departures: Vec<Departure<'a>>,
    cartons: BTreeMap<&'a ContainerName, usize>,
}

/// Gives the days within reach on which a way leaves, each with the rates that are in force on it.
pub(super) fn leaving(
    input: &PlanInput,
    mode: ShipMode,
) -> impl Iterator<Item = (Day, &FreightTable)> {
    let days = (0..=i64::from(PLAN_DAYS_MAX)).map(|behind| input.today.plus_days(behind));
    days.filter_map(move |day| {
        let table = in_force(&input.tables, mode, day)?;
        table.departures.is_on(day).then_some((day, table))
    })
}

/// Gives the day on which what leaves on a day is declared in China.
pub(super) fn declared(input: &PlanInput, table: &FreightTable, leaves: Day) -> Day {
    table
        .arrives(leaves)
        .plus_days(i64::from(input.buffer_days))
}

/// The first departure, the one that follows, and the first one after the days that may be waited.
fn compared(input: &PlanInput, mode: ShipMode) -> Vec<(Day, &FreightTable)> {
    let waited = input.today.plus_days(i64::from(input.wait_days));
    let mut found: Vec<_> = leaving(input, mode).take(2).collect();
    found.extend(leaving(input, mode).find(|(day, _)| *day >= waited));
    found.dedup_by_key(|(day, _)| *day);
    found
}

impl<'a> Timetable<'a> {
    /// Looks up every departure that is compared. The first way that has rates gives the currency; what is in
    /// another one is not compared.
    pub(super) fn of(input: &'a PlanInput) -> Self {
        let mut timetable = Self {
            input,
            currency: None,
            departures: Vec::new(),
            cartons: (0..)
                .zip(&input.cartons)
                .map(|(at, one)| (&one.container, at))
                .collect(),
        };
        for mode in FREIGHT_MODES {
            for (leaves, table) in compared(input, mode) {
                let currency = *timetable.currency.get_or_insert(table.currency);
                if currency != table.currency {
                    continue;
                }
                let arrives = declared(input, table, leaves);
                let effect = |unit| effect(input.today, unit, (mode, leaves, arrives), table);
                timetable.departures.push(Departure {
                    mode,
                    leaves,
                    arrives,
                    table,
                    effects: input.units.iter().map(effect).collect(),
                });
            }
        }
        timetable
    }

    /// Gives the last day of a unit that still can be kept.
    pub(super) fn last(&self, at: usize) -> Option<Day> {
        self.input.units.get(at)?.free_until(self.input.today)
    }

    /// Gives what some units cost with a departure. They are in the order of the input.
    pub(super) fn leg(&self, by: &Departure<'_>, units: Vec<usize>) -> Leg {
        let load = self.load(&units);
        let charged = by.table.charged(&load);
        let mut leg = Leg {
            mode: by.mode,
            leaves: by.leaves,
            arrives: by.arrives,
            rates_from: by.table.valid_from,
            units: Vec::new(),
            cartons: load.count(),
            unit: by.table.unit,
            charged,
            carriage: by.table.carriage(charged.quantity),
            fees: by.table.fees(load.count()),
            tax: 0,
            storage: 0,
            late: Vec::new(),
            barred: Vec::new(),
            untaxed: 0,
            unstored: 0,
        };
        for at in &units {
            let Some(effect) = by.effects.get(*at) else {
                continue;
            };
            if effect.is_late {
                leg.late.push(*at);
            }
            if effect.is_barred {
                leg.barred.push(*at);
            }
            match effect.tax {
                Some(tax) => leg.tax = leg.tax.saturating_add(tax),
                None => leg.untaxed = leg.untaxed.saturating_add(1),
            }
            match effect.storage {
                Some(storage) => leg.storage = leg.storage.saturating_add(storage),
                None => leg.unstored = leg.unstored.saturating_add(1),
            }
        }
        leg.units = units;
        leg
    }

    /// Gives what some units weigh and measure: a carton as it was measured where all of it goes, else its units
    /// by their own weight.
    fn load(&self, units: &[usize]) -> Load {
        let mut counts = vec![0_u32; self.input.cartons.len()];
        let of_unit = |at: &usize| {
            let unit = self.input.units.get(*at)?;
            let carton = unit.container.as_ref();
            Some((
                unit,
                carton.and_then(|name| self.cartons.get(name).copied()),
            ))
        };
        for (_, carton) in units.iter().filter_map(of_unit) {
            if let Some(count) = carton.and_then(|at| counts.get_mut(at)) {
                *count = count.saturating_add(1);
            }
        }
        let mut load = Load::default();
        let mut is_whole = Vec::with_capacity(counts.len());
        for (carton, count) in self.input.cartons.iter().zip(counts) {
            let whole = count > 0 && count == carton.units;
            is_whole.push(whole);
            if whole {
                let measure = carton.measure;
                load.cartons.push((measure.sides, measure.gross));
            }
        }
        let mut loose = 0_u32;
        for (unit, carton) in units.iter().filter_map(of_unit) {
            if carton.is_some_and(|at| is_whole.get(at) == Some(&true)) {
                continue;
            }
            loose = loose.saturating_add(1);
            match unit.weight {
                Some(Grams(grams)) => load.loose_g = load.loose_g.saturating_add(u64::from(grams)),
                None => load.weightless = load.weightless.saturating_add(1),
            }
        }
        if loose > 0 {
            let max = u64::from(self.input.carton_max.0.max(1));
            let filled = u32::try_from(load.loose_g.div_ceil(max)).unwrap_or(u32::MAX);
            load.loose_cartons = filled.max(1);
        }
        load
    }
}

fn effect(
    today: Day,
    unit: &PlanUnit,
    (mode, leaves, arrives): (ShipMode, Day, Day),
    table: &FreightTable,
) -> Effect {
    let is_late = unit.free_until(today).is_some_and(|last| arrives > last);
    let tax = || {
        let value = unit.value?;
        let minor = unit.tax?.of(value.minor);
        table.exchanged(Money { minor, ..value })
    };
    let storage = unit.storage.as_ref().and_then(|storage| {
        let minor = storage.before(leaves).saturating_sub(storage.before(today));
        table.exchanged(Money {
            minor,
            currency: storage.currency,
        })
    });
    Effect {
        may_go: unit.may_go(mode),
        is_late,
        is_barred: unit.back_until(today).is_some_and(|last| arrives > last),
        tax: if is_late { tax() } else { Some(0) },
        storage,
    }
}

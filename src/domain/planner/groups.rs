//! The units by their last day: what must go now, and what can wait until when.

use std::collections::BTreeMap;

use super::leg::{declared, leaving};
use super::{ClockGroup, ClockState, Plan, PlanInput};
use crate::domain::freight::FREIGHT_MODES;
use crate::domain::money::{Currency, Money};
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;

pub(super) fn groups(input: &PlanInput, plan: &Plan) -> Vec<ClockGroup> {
    let mut by_day: BTreeMap<(ClockState, Option<Day>), Vec<usize>> = BTreeMap::new();
    for (at, unit) in (0..).zip(&input.units) {
        let key = (unit.state(input.today), unit.free_until(input.today));
        by_day.entry(key).or_default().push(at);
    }
    let legs = plan.proposed().map(|way| way.legs.as_slice());
    let legs = legs.unwrap_or_default();
    let group = |((state, until), units): (_, Vec<usize>)| ClockGroup {
        state,
        until,
        last: until.map_or_else(Vec::new, |until| {
            let modes = FREIGHT_MODES.into_iter();
            let leaving = modes.filter(|mode| leaving(input, *mode).next().is_some());
            leaving
                .map(|mode| (mode, last(input, mode, until)))
                .collect()
        }),
        goes: legs
            .iter()
            .map(|leg| {
                let here = units
                    .iter()
                    .filter(|at| leg.units.binary_search(at).is_ok());
                u32::try_from(here.count()).unwrap_or(u32::MAX)
            })
            .collect(),
        stored: stored(input, &units, |before, today| before(today)),
        tonight: stored(input, &units, |before, today| {
            before(today.plus_days(1)).saturating_sub(before(today))
        }),
        units,
    };
    by_day.into_iter().map(group).collect()
}

/// Gives the last departure of a way that brings what must be there by a day.
fn last(input: &PlanInput, mode: ShipMode, until: Day) -> Option<Day> {
    let in_time = leaving(input, mode).filter(|(day, table)| declared(input, table, *day) <= until);
    in_time.map(|(day, _)| day).last()
}

fn stored(
    input: &PlanInput,
    units: &[usize],
    cost: impl Fn(&dyn Fn(Day) -> i64, Day) -> i64,
) -> Vec<Money> {
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for storage in units
        .iter()
        .filter_map(|at| input.units.get(*at)?.storage.as_ref())
    {
        let sum = sums.entry(storage.currency).or_default();
        *sum = sum.saturating_add(cost(&|day| storage.before(day), input.today));
    }
    let sums = sums.into_iter();
    sums.map(|(currency, minor)| Money { minor, currency })
        .collect()
}

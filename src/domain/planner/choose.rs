//! Which way is proposed: the cheapest in all, where what is lost is known; what is not known is kept.

use std::collections::BTreeSet;

use super::leg::{Departure, Timetable};
use super::{Chosen, Leg, Way};
use crate::domain::freight::{FREIGHT_MODES, Surely};
use crate::domain::time::Day;

/// What a way is compared by, in this order: units that it leaves here, units that come too late to come back
/// at all, units that lose a tax nobody can name, freight that may be more, cost in all, days of arrival of all units, legs,
/// and, so that it is the same each time, modes and days.
type Rank = (
    usize,
    usize,
    u32,
    Surely,
    i64,
    i64,
    usize,
    Vec<(Option<usize>, Day)>,
);

fn rank(way: &Way) -> Rank {
    let order = |leg: &Leg| FREIGHT_MODES.iter().position(|mode| *mode == leg.mode);
    let surely = way.legs.iter().map(|leg| leg.charged.surely).max();
    (
        way.stays.len(),
        way.barred(),
        way.untaxed(),
        surely.unwrap_or(Surely::Exactly),
        way.total(),
        way.legs.iter().map(arrivals).fold(0, i64::saturating_add),
        way.legs.len(),
        way.legs
            .iter()
            .map(|leg| (order(leg), leg.leaves))
            .collect(),
    )
}

/// Sums up the days on which units arrive: the less, the earlier they are there.
fn arrivals(leg: &Leg) -> i64 {
    let units = i64::try_from(leg.units.len()).unwrap_or(i64::MAX);
    leg.arrives.number().saturating_mul(units)
}

/// Gives every way by one leg, the best by two where it is better, and which of all is proposed.
pub(super) fn choose(timetable: &Timetable<'_>) -> (Vec<Way>, Option<Way>, Option<Chosen>) {
    let all = timetable.departures.iter();
    let ways: Vec<Way> = all.filter_map(|by| single(timetable, by)).collect();
    let best = (0..).zip(&ways).min_by_key(|(_, way)| rank(way));
    let Some((at, best)) = best else {
        return (ways, None, None);
    };
    let split = splits(timetable)
        .into_iter()
        .min_by_key(rank)
        .filter(|split| rank(split) < rank(best));
    let chosen = match split {
        Some(_) => Chosen::Split,
        None => Chosen::Way(at),
    };
    (ways, split, Some(chosen))
}

fn single(timetable: &Timetable<'_>, by: &Departure<'_>) -> Option<Way> {
    let (goes, stays) = parted(by, 0..by.effects.len(), |_| true);
    (!goes.is_empty()).then(|| Way {
        legs: vec![timetable.leg(by, goes)],
        stays,
    })
}

/// Parts units into those that may go with a departure and are wanted on it, and the others.
fn parted(
    by: &Departure<'_>,
    units: impl IntoIterator<Item = usize>,
    is_wanted: impl Fn(usize) -> bool,
) -> (Vec<usize>, Vec<usize>) {
    units.into_iter().partition(|at| {
        let effect = by.effects.get(*at);
        effect.is_some_and(|effect| effect.may_go) && is_wanted(*at)
    })
}

/// So many sets of units are tried for two departures.
const SETS_MAX: usize = 40;

/// Gives the ways by two departures: the units whose time is too short for the one go with the other, all of
/// them or those whose last day is later, or all that may go with it.
fn splits(timetable: &Timetable<'_>) -> Vec<Way> {
    let mut found = Vec::new();
    for fast in &timetable.departures {
        for slow in &timetable.departures {
            if (fast.mode, fast.leaves) == (slow.mode, slow.leaves) {
                continue;
            }
            let is_late = |by: &Departure<'_>, at: usize| {
                by.effects.get(at).is_some_and(|effect| effect.is_late)
            };
            let saved = |at: usize| is_late(slow, at) && !is_late(fast, at);
            let all = 0..fast.effects.len();
            for from in lasts(timetable, fast, saved) {
                let wanted = |at: usize| saved(at) && timetable.last(at) >= Some(from);
                let parts = parted(fast, all.clone(), wanted);
                found.extend(two(timetable, (fast, slow), parts));
            }
            if fast.effects.iter().any(|effect| !effect.may_go) {
                let every = parted(fast, all, |_| true);
                found.extend(two(timetable, (fast, slow), every));
            }
        }
    }
    found
}

/// Lists the last days of units that go with a departure, some of them where they are many.
fn lasts(
    timetable: &Timetable<'_>,
    fast: &Departure<'_>,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<Day> {
    let (wanted, _) = parted(fast, 0..fast.effects.len(), is_wanted);
    let days = wanted.into_iter().filter_map(|at| timetable.last(at));
    let days: BTreeSet<Day> = days.collect();
    let step = days.len().div_ceil(SETS_MAX).max(1);
    days.into_iter().step_by(step).collect()
}

fn two(
    timetable: &Timetable<'_>,
    (fast, slow): (&Departure<'_>, &Departure<'_>),
    (first, rest): (Vec<usize>, Vec<usize>),
) -> Option<Way> {
    let (second, stays) = parted(slow, rest, |_| true);
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let mut legs = vec![timetable.leg(fast, first), timetable.leg(slow, second)];
    legs.sort_by_key(|leg| leg.leaves);
    Some(Way { legs, stays })
}

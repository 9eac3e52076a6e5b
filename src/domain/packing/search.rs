//! The fewest cartons for one group: box after box, by several orders and choices.

use super::PackingRule;
use super::bound;
use super::fill::{Carton, Merit};
use super::order::{By, Draw, Fragile, MERITS, ordered};
use super::piece::{Inside, Piece};
use crate::domain::limits::{PACKING_LOOKS_MAX, PACKING_TRIES_MAX};

/// Which of several filled boxes is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Choice {
    /// The one with the most goods by volume.
    Goods,
    /// The one that is filled best.
    Fill,
    /// The one with the most items.
    Items,
    /// The largest.
    Largest,
    /// The one that holds the largest base.
    Base,
    /// The one with the most goods by weight.
    Weight,
    /// The one that is drawn.
    Drawn,
}

const CHOICES: [Choice; 7] = [
    Choice::Goods,
    Choice::Fill,
    Choice::Items,
    Choice::Largest,
    Choice::Base,
    Choice::Weight,
    Choice::Drawn,
];

/// What is tried first, in this order.
const SETTLED: [(By, Choice, Fragile); 8] = [
    (By::Volume, Choice::Goods, Fragile::Last),
    (By::Base, Choice::Goods, Fragile::Last),
    (By::Volume, Choice::Fill, Fragile::Mixed),
    (By::Base, Choice::Base, Fragile::Mixed),
    (By::Height, Choice::Drawn, Fragile::Last),
    (By::Longest, Choice::Items, Fragile::Mixed),
    (By::Shorter, Choice::Largest, Fragile::Last),
    (By::Base, Choice::Weight, Fragile::Mixed),
];

/// The cartons of one group and what is in none.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan<'a> {
    pub cartons: Vec<Carton<'a>>,
    /// Places of the items that no box was left for.
    pub left: Vec<usize>,
}

impl Plan<'_> {
    /// Tells by what one plan is better than another: the least is the best.
    fn cost(&self) -> (usize, usize, u64) {
        let volumes = self.cartons.iter().map(|carton| carton.inside.volume);
        (self.left.len(), self.cartons.len(), volumes.sum())
    }
}

/// Takes the boxes of the cartons out of the stock.
pub(super) fn take(stock: &mut [Inside], cartons: &[Carton<'_>]) {
    for carton in cartons {
        for inside in stock
            .iter_mut()
            .filter(|inside| inside.size == carton.inside.size)
        {
            inside.left = inside.left.map(|left| left.saturating_sub(1));
        }
    }
}

/// Finds a plan of few cartons for a group whose items each fit some box.
pub(super) fn fewest<'a>(
    group: &[Piece<'a>],
    stock: &[Inside],
    (rule, stop): (PackingRule, &dyn Fn() -> bool),
) -> Plan<'a> {
    let least = bound::least(group, stock).max(1);
    let mut looks = 0;
    let mut draw = Draw::new();
    let mut best: Option<Plan<'a>> = None;
    let settled = SETTLED.iter().map(Some);
    let tries = settled.chain((0..PACKING_TRIES_MAX).map(|_| None));
    for (number, set) in tries.enumerate() {
        let done = best.as_ref().is_some_and(|plan| {
            looks > PACKING_LOOKS_MAX || (plan.left.is_empty() && plan.cartons.len() <= least)
        });
        if done || stop() {
            break;
        }
        let drawn;
        let (order, choice, merits) = match set {
            Some((by, choice, fragile)) => {
                let few = if number == 0 { 3 } else { 6 };
                let merits = MERITS
                    .split_at_checked(few)
                    .map_or(&MERITS[..], |(few, _)| few);
                (ordered(group, *by, *fragile), *choice, merits)
            }
            None => {
                let order = draw.order(group);
                let choice = draw.one(&CHOICES).unwrap_or(Choice::Goods);
                drawn = [draw.merit(), draw.merit()];
                (order, choice, &drawn[..])
            }
        };
        let most = best
            .as_ref()
            .filter(|plan| plan.left.is_empty())
            .map_or(usize::MAX, |plan| plan.cartons.len());
        let mut attempt = Attempt {
            stock: stock.to_vec(),
            choice,
            merits,
            rule,
            most,
            looks: &mut looks,
            draw: &mut draw,
            stop,
        };
        let Some(plan) = attempt.run(order) else {
            continue;
        };
        if best.as_ref().is_none_or(|best| plan.cost() < best.cost()) {
            best = Some(plan);
        }
    }
    best.unwrap_or_default()
}

/// One way through the group, carton after carton.
struct Attempt<'s> {
    stock: Vec<Inside>,
    choice: Choice,
    merits: &'s [Merit],
    rule: PackingRule,
    /// As many cartons are no gain.
    most: usize,
    looks: &'s mut u64,
    draw: &'s mut Draw,
    /// Whether nobody waits for it any more.
    stop: &'s dyn Fn() -> bool,
}

impl Attempt<'_> {
    /// Packs the items in their order; gives nothing once it cannot be better.
    fn run<'a>(&mut self, mut rest: Vec<Piece<'a>>) -> Option<Plan<'a>> {
        let mut plan = Plan::default();
        while !rest.is_empty() && !(self.stop)() {
            let made = plan.cartons.len();
            if made.saturating_add(1) >= self.most {
                return None;
            }
            let last = made.saturating_add(2) >= self.most;
            let Some(carton) = self.next(&rest, last) else {
                break;
            };
            take(&mut self.stock, std::slice::from_ref(&carton));
            let mut taken: Vec<usize> = carton.stood.iter().map(|stood| stood.piece.item).collect();
            taken.sort_unstable();
            rest.retain(|piece| taken.binary_search(&piece.item).is_err());
            plan.cartons.push(carton);
        }
        plan.left = rest.iter().map(|piece| piece.item).collect();
        plan.left.sort_unstable();
        Some(plan)
    }

    /// Fills each kind of box and gives the chosen carton: the smallest that holds all, if one does.
    /// Where it has to be the last one, only a box that could hold all is filled.
    fn next<'a>(&mut self, rest: &[Piece<'a>], last: bool) -> Option<Carton<'a>> {
        let volume: u64 = rest.iter().map(|piece| piece.volume).sum();
        let weight: u64 = rest.iter().map(|piece| u64::from(piece.weight)).sum();
        let drawn = self.draw.below(self.stock.len());
        let mut best: Option<((u64, u64), Carton<'a>)> = None;
        for (place, inside) in self.stock.iter().enumerate() {
            let could = volume <= inside.volume && weight <= u64::from(inside.net_max);
            if !inside.is_left() || (last && !could) {
                continue;
            }
            // A group this large is packed one way only.
            let merits = if *self.looks > PACKING_LOOKS_MAX {
                1
            } else {
                self.merits.len()
            };
            for merit in self.merits.iter().take(merits) {
                let carton = Carton::filled(*inside, rest, *merit, self.rule, self.looks);
                if carton.stood.is_empty() {
                    break;
                }
                if carton.stood.len() == rest.len() {
                    return Some(carton);
                }
                let score = score(&carton, self.choice, place == drawn);
                if best.as_ref().is_none_or(|(most, _)| *most < score) {
                    best = Some((score, carton));
                }
            }
        }
        best.map(|(_, carton)| carton)
    }
}

/// Gives what a choice compares, and what decides between equals.
fn score(carton: &Carton<'_>, choice: Choice, is_drawn: bool) -> (u64, u64) {
    let small = u64::MAX - carton.inside.volume;
    let base = |sides: [u32; 3]| u64::from(sides[0]) * u64::from(sides[1]);
    match choice {
        Choice::Goods => (carton.volume, small),
        Choice::Fill => (carton.fill_permille(), carton.volume),
        Choice::Items => (carton.stood.len() as u64, carton.volume),
        Choice::Largest => (carton.inside.volume, carton.volume),
        Choice::Base => {
            let bases = carton.stood.iter().map(|stood| base(stood.sides));
            (bases.max().unwrap_or(0), carton.volume)
        }
        Choice::Weight => (u64::from(carton.goods), carton.volume),
        Choice::Drawn => (u64::from(is_drawn), carton.volume),
    }
}

//! After the cartons are found: weights made level between them, and smaller boxes where they will do.

use std::collections::BTreeSet;

use super::PackingRule;
use super::fill::Carton;
use super::order::{By, Fragile, MERITS, ordered};
use super::piece::{Inside, Piece};
use super::search::Plan;
use crate::domain::limits::{PACKING_LEVEL_TRIES_MAX, PACKING_LOOKS_MAX};

/// Exchanges between two cartons that are tried before the next two are looked at.
const EXCHANGES: usize = 8;

/// Moves items from heavy cartons to light ones, or exchanges two, while both still close. The number
/// of cartons stays; the one that was light may get a larger box.
pub(super) fn level(plan: &mut Plan<'_>, stock: &mut [Inside], rule: PackingRule) {
    let mut effort = Effort {
        tries: PACKING_LEVEL_TRIES_MAX,
        looks: 0,
    };
    while exchange(&mut plan.cartons, stock, rule, &mut effort) {}
}

/// What is left to be tried.
struct Effort {
    tries: u32,
    looks: u64,
}

impl Effort {
    /// Counts one more try, and tells whether it may be made.
    fn may(&mut self) -> bool {
        let may = self.tries > 0 && self.looks <= PACKING_LOOKS_MAX;
        self.tries = self.tries.saturating_sub(1);
        may
    }
}

/// Makes the first exchange that works, looking at the heaviest and the lightest carton first.
fn exchange(
    cartons: &mut [Carton<'_>],
    stock: &mut [Inside],
    rule: PackingRule,
    effort: &mut Effort,
) -> bool {
    let mut by_weight: Vec<(u32, usize)> = (0..)
        .zip(cartons.iter())
        .map(|(place, carton): (usize, _)| (carton.goods, place))
        .collect();
    by_weight.sort_unstable();
    for (heavy_goods, heavy) in by_weight.iter().rev() {
        for (light_goods, light) in &by_weight {
            if light_goods >= heavy_goods {
                break;
            }
            let Some((from, to)) = cartons.get(*heavy).zip(cartons.get(*light)) else {
                continue;
            };
            if !effort.may() {
                return false;
            }
            for (less, more) in exchanges(from, to) {
                if !effort.may() {
                    return false;
                }
                let larger = stock
                    .iter()
                    .filter(|inside| inside.is_left() && inside.volume > to.inside.volume);
                let Some(to_new) = [to.inside]
                    .iter()
                    .chain(larger)
                    .find_map(|inside| held(*inside, &more, rule, &mut effort.looks))
                else {
                    continue;
                };
                let Some(from_new) = held(from.inside, &less, rule, &mut effort.looks) else {
                    continue;
                };
                swap(stock, to.inside.size, to_new.inside.size);
                for (place, carton) in [(*heavy, from_new), (*light, to_new)] {
                    if let Some(slot) = cartons.get_mut(place) {
                        *slot = carton;
                    }
                }
                return true;
            }
        }
    }
    false
}

/// The items that stay in the heavy carton, and those that are then in the light one.
type Split<'a> = (Vec<Piece<'a>>, Vec<Piece<'a>>);

/// Gives what two cartons could hold instead, the most level first. Each brings their weights nearer
/// to each other, so that this ends.
fn exchanges<'a>(heavy: &Carton<'a>, light: &Carton<'a>) -> Vec<Split<'a>> {
    let gap = heavy.goods.saturating_sub(light.goods);
    let (from, to) = (heavy.pieces(), light.pieces());
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for give in &from {
        let back = to.iter().map(Some).chain([None]);
        for take in back {
            let same = (
                give.shape.number,
                give.weight,
                take.map(|piece| (piece.shape.number, piece.weight)),
            );
            let shift = give
                .weight
                .saturating_sub(take.map_or(0, |piece| piece.weight));
            if shift == 0 || shift >= gap || !seen.insert(same) {
                continue;
            }
            let off = (i64::from(gap) - 2 * i64::from(shift)).unsigned_abs();
            found.push((off, take.is_some(), give.item, take.map(|piece| piece.item)));
        }
    }
    found.sort_unstable();
    let split = |(_, _, give, take): (u64, bool, usize, Option<usize>)| {
        let goes = |piece: &Piece<'_>| piece.item == give;
        let comes = |piece: &Piece<'_>| Some(piece.item) == take;
        let all = || from.iter().chain(&to).copied();
        let in_heavy = |piece: &Piece<'_>| from.iter().any(|own| own.item == piece.item);
        all().partition(|piece| comes(piece) || (in_heavy(piece) && !goes(piece)))
    };
    found.into_iter().take(EXCHANGES).map(split).collect()
}

/// Puts each carton's goods into the smallest box that holds them and is in stock.
pub(super) fn shrink(plan: &mut Plan<'_>, stock: &mut [Inside], rule: PackingRule) {
    for carton in &mut plan.cartons {
        let pieces = carton.pieces();
        let less = stock
            .iter()
            .filter(|inside| inside.is_left() && inside.volume < carton.inside.volume)
            .find_map(|inside| held(*inside, &pieces, rule, &mut 0));
        let Some(less) = less else {
            continue;
        };
        swap(stock, carton.inside.size, less.inside.size);
        *carton = less;
    }
}

/// Puts one box back into the stock and takes another.
fn swap(stock: &mut [Inside], back: usize, taken: usize) {
    for kind in stock.iter_mut() {
        if kind.size == back {
            kind.left = kind.left.map(|left| left.saturating_add(1));
        }
        if kind.size == taken {
            kind.left = kind.left.map(|left| left.saturating_sub(1));
        }
    }
}

/// Packs all of the items into one box, if a few ways of trying find how.
fn held<'a>(
    inside: Inside,
    pieces: &[Piece<'a>],
    rule: PackingRule,
    looks: &mut u64,
) -> Option<Carton<'a>> {
    let volume: u64 = pieces.iter().map(|piece| piece.volume).sum();
    let weight: u64 = pieces.iter().map(|piece| u64::from(piece.weight)).sum();
    if volume > inside.volume || weight > u64::from(inside.net_max) {
        return None;
    }
    if !pieces.iter().all(|piece| inside.takes(piece)) {
        return None;
    }
    let ways = [
        (By::Volume, Fragile::Last),
        (By::Base, Fragile::Last),
        (By::Longest, Fragile::Mixed),
    ];
    for (by, fragile) in ways {
        let order = ordered(pieces, by, fragile);
        for merit in MERITS.iter().take(3) {
            let carton = Carton::filled(inside, &order, *merit, rule, looks);
            if carton.stood.len() == pieces.len() {
                return Some(carton);
            }
        }
    }
    None
}

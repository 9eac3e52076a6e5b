//! Orders in which items are tried, and a source of further ones that is the same in every run.

use std::cmp::Reverse;

use super::Bearing;
use super::Turning;
use super::fill::{Axis, Merit, Nearest, Standing};
use super::piece::Piece;

/// What the items are ordered by, the largest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// Volume.
    Volume,
    /// The base: its area, or of an item that may be turned its largest.
    Base,
    /// The longest side of the base.
    Longest,
    /// The height, or of an item that may be turned its thickness.
    Height,
    /// The shorter side of the base.
    Shorter,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Volume,
        Self::Base,
        Self::Longest,
        Self::Height,
        Self::Shorter,
    ];
}

/// Where fragile items come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fragile {
    /// After all others: they end up on top.
    Last,
    /// Among the others.
    Mixed,
}

/// Orders the items; those that are equal stay as they were given.
pub(super) fn ordered<'a>(group: &[Piece<'a>], by: By, fragile: Fragile) -> Vec<Piece<'a>> {
    let mut order = group.to_vec();
    order.sort_by_cached_key(|piece| {
        let [long, short, height] = lying(piece);
        let base = long * short;
        let key = match by {
            By::Volume => [piece.volume, long, height],
            By::Base => [base, long, height],
            By::Longest => [long, short, height],
            By::Height => [height, base, long],
            By::Shorter => [short, long, height],
        };
        let late = fragile == Fragile::Last && piece.shape.bearing == Bearing::Nothing;
        (late, Reverse(key), piece.item)
    });
    order
}

/// Gives the longer and the shorter side of the base and the height in mm, as the item lies.
fn lying(piece: &Piece<'_>) -> [u64; 3] {
    let mut sides = piece.shape.sides.map(u64::from);
    match piece.shape.turning {
        Turning::Free => sides.sort_unstable_by_key(|side| Reverse(*side)),
        Turning::KeepFlat => sides = [sides[0].max(sides[1]), sides[0].min(sides[1]), sides[2]],
    }
    sides
}

const fn merit(axes: [Axis; 3], nearest: Nearest, standing: Standing) -> Merit {
    Merit {
        axes,
        nearest,
        standing,
    }
}

use Axis::{Above, Across, Along};

/// The merits: low first, then wall by wall.
pub(super) const MERITS: [Merit; 8] = [
    merit([Above, Across, Along], Nearest::End, Standing::Best),
    merit([Above, Across, Along], Nearest::Begin, Standing::Best),
    merit([Across, Above, Along], Nearest::End, Standing::Best),
    merit([Along, Above, Across], Nearest::End, Standing::Best),
    merit([Across, Along, Above], Nearest::End, Standing::Best),
    merit([Along, Across, Above], Nearest::End, Standing::Best),
    merit([Above, Along, Across], Nearest::End, Standing::First(0)),
    merit([Across, Above, Along], Nearest::End, Standing::First(0)),
];

/// Numbers that look like chance and are the same in every run.
pub(super) struct Draw(u64);

impl Draw {
    /// Begins anew.
    pub fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// Gives a number below the given one, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.number() % end).unwrap_or(0)
    }

    fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    /// Gives one of a list.
    pub fn one<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }

    /// Gives a merit; half of them fix how each shape stands.
    pub fn merit(&mut self) -> Merit {
        let [first, ..] = MERITS;
        let mut merit = self.one(&MERITS).unwrap_or(first);
        if self.below(2) == 0 {
            merit.standing = Standing::First(self.number());
        }
        merit
    }

    /// Gives another order: volumes off by up to a half, or a few items moved.
    pub fn order<'a>(&mut self, group: &[Piece<'a>]) -> Vec<Piece<'a>> {
        let fragile = match self.below(2) {
            0 => Fragile::Last,
            _ => Fragile::Mixed,
        };
        let by = self.one(&By::ALL).unwrap_or(By::Volume);
        let mut order = ordered(group, by, fragile);
        if self.below(3) == 0 {
            order.sort_by_cached_key(|piece| {
                let late = fragile == Fragile::Last && piece.shape.bearing == Bearing::Nothing;
                let noise = 500 + self.number() % 1000;
                (late, Reverse(piece.volume.saturating_mul(noise)))
            });
            return order;
        }
        for _ in 0..=self.below(4) {
            let from = self.below(order.len());
            let to = self.below(order.len());
            if from < order.len() && to < order.len() {
                let piece = order.remove(from);
                order.insert(to, piece);
            }
        }
        order
    }
}

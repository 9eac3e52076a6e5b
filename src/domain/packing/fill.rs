//! One carton filled: each item at the best of the extreme points.

use super::piece::{Inside, Piece, Three};
use super::{Bearing, Corner, Packed, PackingRule, Placed, Sides};
use crate::domain::limits::{PACKING_CARTON_ITEMS_MAX, PACKING_MISSES_MAX};
use crate::domain::measure::{Grams, Millimetres};

/// A direction of the carton.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Axis {
    /// Along its length.
    Along,
    /// Along its width.
    Across,
    /// Upwards.
    Above,
}

impl Axis {
    const ALL: [Self; 3] = [Self::Along, Self::Across, Self::Above];

    fn of(self, [along, across, above]: Three) -> u32 {
        match self {
            Self::Along => along,
            Self::Across => across,
            Self::Above => above,
        }
    }

    fn put(self, [along, across, above]: Three, value: u32) -> Three {
        match self {
            Self::Along => [value, across, above],
            Self::Across => [along, value, above],
            Self::Above => [along, across, value],
        }
    }

    fn others(self) -> [Self; 2] {
        match self {
            Self::Along => [Self::Across, Self::Above],
            Self::Across => [Self::Along, Self::Above],
            Self::Above => [Self::Along, Self::Across],
        }
    }
}

/// Which corner of an item is to be near that of the carton.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Nearest {
    /// The one that it begins at.
    Begin,
    /// The one that it ends at.
    End,
}

/// Which ways of standing are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// All that the item may have.
    Best,
    /// The first that finds a place; the number says which is looked at first.
    First(u64),
}

/// How one place is preferred to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Merit {
    /// The direction that counts first, second and third.
    pub axes: [Axis; 3],
    /// What is compared.
    pub nearest: Nearest,
    /// Which ways of standing are.
    pub standing: Standing,
}

/// An item where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stood<'a> {
    pub piece: Piece<'a>,
    pub at: Three,
    pub sides: Three,
}

impl Stood<'_> {
    fn end(&self, axis: Axis) -> u32 {
        axis.of(self.at) + axis.of(self.sides)
    }

    /// Gives the part of an axis, in mm, that both take up.
    fn shared(&self, axis: Axis, at: Three, sides: Three) -> u32 {
        let end = self.end(axis).min(axis.of(at) + axis.of(sides));
        end.saturating_sub(axis.of(self.at).max(axis.of(at)))
    }

    /// Gives the area in mm² that both share as seen from above.
    fn shared_base(&self, at: Three, sides: Three) -> u64 {
        u64::from(self.shared(Axis::Along, at, sides))
            * u64::from(self.shared(Axis::Across, at, sides))
    }
}

/// A carton with what is in it so far.
#[derive(Clone, Debug)]
pub(super) struct Carton<'a> {
    pub inside: Inside,
    pub stood: Vec<Stood<'a>>,
    /// Volume of its goods in mm³.
    pub volume: u64,
    /// Weight of its goods in g.
    pub goods: u32,
}

impl<'a> Carton<'a> {
    /// Fills an empty box with what fits of the items, in their order; counts the places it looks at.
    pub fn filled(
        inside: Inside,
        order: &[Piece<'a>],
        merit: Merit,
        rule: PackingRule,
        looks: &mut u64,
    ) -> Self {
        let mut carton = Self {
            inside,
            stood: Vec::new(),
            volume: 0,
            goods: 0,
        };
        let mut points = vec![[0; 3]];
        let mut missed: Vec<u64> = Vec::new();
        let mut misses = 0;
        for piece in order {
            if carton.stood.len() >= PACKING_CARTON_ITEMS_MAX || misses >= PACKING_MISSES_MAX {
                break;
            }
            let fits = carton
                .goods
                .checked_add(piece.weight)
                .is_some_and(|goods| goods <= inside.net_max)
                && carton.volume + piece.volume <= inside.volume;
            if !fits || missed.contains(&piece.shape.number) {
                continue;
            }
            match carton.best(piece, &points, merit, rule, looks) {
                Some((at, sides)) => {
                    missed.clear();
                    carton.stand(
                        Stood {
                            piece: *piece,
                            at,
                            sides,
                        },
                        &mut points,
                    );
                }
                None => {
                    misses += 1;
                    missed.push(piece.shape.number);
                }
            }
        }
        carton
    }

    /// Finds the best corner and way of standing for an item.
    fn best(
        &self,
        piece: &Piece<'_>,
        points: &[Three],
        merit: Merit,
        rule: PackingRule,
        looks: &mut u64,
    ) -> Option<(Three, Three)> {
        let ways = &piece.shape.ways;
        let skip = match merit.standing {
            Standing::Best => 0,
            Standing::First(salt) => mixed(salt, piece.shape.number) % ways.len().max(1),
        };
        let mut best: Option<(Three, Three, Three)> = None;
        for sides in ways.iter().cycle().skip(skip).take(ways.len()) {
            *looks += points.len() as u64;
            for at in points {
                let end = [at[0] + sides[0], at[1] + sides[1], at[2] + sides[2]];
                if !self.inside.holds(end) {
                    continue;
                }
                let seen = match merit.nearest {
                    Nearest::Begin => *at,
                    Nearest::End => end,
                };
                let key = merit.axes.map(|axis| axis.of(seen));
                if best.is_some_and(|(least, _, _)| key >= least) {
                    continue;
                }
                *looks += self.stood.len() as u64;
                if self.allows(piece, *at, *sides, rule) {
                    best = Some((key, *at, *sides));
                }
            }
            if best.is_some() && merit.standing != Standing::Best {
                break;
            }
        }
        best.map(|(_, at, sides)| (at, sides))
    }

    /// Tells whether an item can stand there: in nothing, on enough, and with nothing fragile below.
    fn allows(&self, piece: &Piece<'_>, at: Three, sides: Three, rule: PackingRule) -> bool {
        let floor = at[2];
        let top = floor + sides[2];
        let mut base = 0_u64;
        for stood in &self.stood {
            let shared = stood.shared_base(at, sides);
            if shared == 0 {
                continue;
            }
            if stood.shared(Axis::Above, at, sides) > 0 {
                return false;
            }
            let other_top = stood.end(Axis::Above);
            let is_below = other_top <= floor;
            let crushed = match (is_below, stood.piece.shape.bearing, piece.shape.bearing) {
                (true, Bearing::Nothing, _) => true,
                (false, _, Bearing::Nothing) => stood.at[2] >= top,
                (true, Bearing::Load, _) | (false, _, Bearing::Load) => false,
            };
            if crushed {
                return false;
            }
            if other_top == floor {
                base += shared;
            }
        }
        let whole = u64::from(sides[0]) * u64::from(sides[1]);
        floor == 0 || base * 1000 >= u64::from(rule.base_permille) * whole
    }

    /// Puts an item down and notes the corners that it leaves.
    fn stand(&mut self, new: Stood<'a>, points: &mut Vec<Three>) {
        points.retain(|point| {
            !Axis::ALL
                .iter()
                .all(|axis| axis.of(new.at) <= axis.of(*point) && axis.of(*point) < new.end(*axis))
        });
        for axis in Axis::ALL {
            let corner = axis.put(new.at, new.end(axis));
            if axis.of(corner) >= axis.of(self.inside.sides) {
                continue;
            }
            let [one, other] = axis.others();
            for point in [corner, self.pushed(corner, one), self.pushed(corner, other)] {
                if !points.contains(&point) {
                    points.push(point);
                }
            }
        }
        self.volume += new.piece.volume;
        self.goods += new.piece.weight;
        self.stood.push(new);
    }

    /// Pushes a corner along an axis until it meets an item or the wall.
    fn pushed(&self, corner: Three, axis: Axis) -> Three {
        let is_behind = |stood: &&Stood<'_>| {
            stood.end(axis) <= axis.of(corner)
                && axis.others().iter().all(|side| {
                    side.of(stood.at) <= side.of(corner) && side.of(corner) < stood.end(*side)
                })
        };
        let met = self
            .stood
            .iter()
            .filter(is_behind)
            .map(|stood| stood.end(axis))
            .max();
        axis.put(corner, met.unwrap_or(0))
    }

    /// Gives the part of its volume that is filled, in permille, rounded down.
    pub fn fill_permille(&self) -> u64 {
        self.volume.saturating_mul(1000) / self.inside.volume.max(1)
    }

    /// Gives the items in it.
    pub fn pieces(&self) -> Vec<Piece<'a>> {
        self.stood.iter().map(|stood| stood.piece).collect()
    }

    /// Gives it as it is proposed: from the floor upwards, so that no item has to go below another.
    pub fn packed(&self, apart: u64) -> Packed {
        let placed = self.stood.iter().map(|stood| {
            let [along, across, above] = stood.at.map(Millimetres);
            let [length, width, height] = stood.sides;
            Placed {
                item: stood.piece.item,
                at: Corner {
                    along,
                    across,
                    above,
                },
                sides: Sides::mm(length, width, height),
            }
        });
        let mut placed: Vec<Placed> = placed.collect();
        placed.sort_by_key(|placed| (placed.at.above, placed.at.across, placed.at.along));
        Packed {
            size: self.inside.size,
            apart,
            placed,
            goods: Grams(self.goods),
            gross: Grams(self.goods.saturating_add(self.inside.tare)),
            fill_permille: u32::try_from(self.fill_permille()).unwrap_or(1000),
        }
    }
}

/// Mixes two numbers, so that each shape has another first way of standing.
fn mixed(salt: u64, number: u64) -> usize {
    let mixed = (salt ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> 48).unwrap_or(0)
}

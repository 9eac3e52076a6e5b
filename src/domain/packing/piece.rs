//! Items and boxes as the search has them: plain lengths in mm, each shape once.

use std::collections::BTreeMap;

use super::{Bearing, Item, Sides, Turning};
use crate::domain::limits::PACKING_SIDE_MM_MAX;

/// Length, width and height in mm.
pub(super) type Three = [u32; 3];

/// Gives sides as plain lengths.
pub(super) fn plain(sides: Sides) -> Three {
    [sides.length.0, sides.width.0, sides.height.0]
}

/// Gives the volume in mm³; no side is longer than 20 m, so it fits by far.
pub(super) fn volume([length, width, height]: Three) -> u64 {
    u64::from(length) * u64::from(width) * u64::from(height)
}

/// Gives the different ways in which an item may stand.
pub(super) fn ways([a, b, c]: Three, turning: Turning) -> Vec<Three> {
    let flat = [[a, b, c], [b, a, c]];
    let turned = [[a, c, b], [c, a, b], [b, c, a], [c, b, a]];
    let more: &[Three] = match turning {
        Turning::Free => &turned,
        Turning::KeepFlat => &[],
    };
    let mut ways = Vec::new();
    for way in flat.iter().chain(more) {
        if !ways.contains(way) {
            ways.push(*way);
        }
    }
    ways
}

/// Items that are alike but for their weight.
#[derive(Debug)]
pub(super) struct Shape {
    /// Which of all shapes it is.
    pub number: u64,
    /// Sides as they were given.
    pub sides: Three,
    /// The ways in which it may stand.
    pub ways: Vec<Three>,
    /// How it may be turned.
    pub turning: Turning,
    /// What may stand on it.
    pub bearing: Bearing,
}

/// One item of the search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// Its place among the items that were given.
    pub item: usize,
    /// Its key.
    pub apart: u64,
    /// Its weight in g.
    pub weight: u32,
    /// Its volume in mm³.
    pub volume: u64,
    /// Its shape.
    pub shape: &'a Shape,
}

/// The shapes of all items.
pub(super) struct Shapes(BTreeMap<(Three, Turning, Bearing), Shape>);

impl Shapes {
    /// Collects the shapes, numbered as they come; items that no box can hold have none.
    pub fn of<'i>(items: impl Iterator<Item = &'i Item>) -> Self {
        let mut shapes = BTreeMap::new();
        let mut number = 0;
        for item in items {
            let sides = plain(item.sides);
            if sides.iter().any(|side| *side > PACKING_SIDE_MM_MAX) {
                continue;
            }
            shapes
                .entry((sides, item.turning, item.bearing))
                .or_insert_with(|| {
                    number += 1;
                    Shape {
                        number,
                        sides,
                        ways: ways(sides, item.turning),
                        turning: item.turning,
                        bearing: item.bearing,
                    }
                });
        }
        Self(shapes)
    }

    /// Gives an item as the search has it.
    pub fn piece(&self, place: usize, item: &Item) -> Option<Piece<'_>> {
        let sides = plain(item.sides);
        let shape = self.0.get(&(sides, item.turning, item.bearing))?;
        Some(Piece {
            item: place,
            apart: item.apart,
            weight: item.weight.0,
            volume: volume(sides),
            shape,
        })
    }
}

/// Gives the items key by key, in the order of the first item of each.
pub(super) fn by_key(pieces: Vec<Piece<'_>>) -> Vec<(u64, Vec<Piece<'_>>)> {
    let mut place_of: BTreeMap<u64, usize> = BTreeMap::new();
    let mut groups: Vec<(u64, Vec<Piece<'_>>)> = Vec::new();
    for piece in pieces {
        let next = groups.len();
        let place = *place_of.entry(piece.apart).or_insert(next);
        match groups.get_mut(place) {
            Some((_, group)) => group.push(piece),
            None => groups.push((piece.apart, vec![piece])),
        }
    }
    groups
}

/// Gives how many kinds of boxes will do for the item for which the fewest do.
pub(super) fn fewest_kinds(group: &[Piece<'_>], stock: &[Inside]) -> usize {
    let kinds = |piece: &Piece<'_>| stock.iter().filter(|inside| inside.takes(piece)).count();
    group.iter().map(kinds).min().unwrap_or(0)
}

/// A kind of box as the search has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inside {
    /// Its place among the boxes that were given.
    pub size: usize,
    /// Inner sides in mm.
    pub sides: Three,
    /// Inner volume in mm³.
    pub volume: u64,
    /// What its goods may weigh, in g.
    pub net_max: u32,
    /// What it weighs empty, in g.
    pub tare: u32,
    /// How many are left; none where they do not run out.
    pub left: Option<u32>,
}

impl Inside {
    /// Tells whether something that stands so is no larger than the box.
    pub fn holds(&self, [length, width, height]: Three) -> bool {
        let [most_length, most_width, most_height] = self.sides;
        length <= most_length && width <= most_width && height <= most_height
    }

    /// Tells whether it holds the item alone, by sides and by weight.
    pub fn takes(&self, piece: &Piece<'_>) -> bool {
        piece.weight <= self.net_max && piece.shape.ways.iter().any(|way| self.holds(*way))
    }

    /// Tells whether one is there.
    pub fn is_left(&self) -> bool {
        self.left.is_none_or(|left| left > 0)
    }
}

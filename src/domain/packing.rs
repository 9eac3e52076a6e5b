//! Cartons proposed for items: which items go into which box, where each stands, and why one does not fit.
//!
//! People pack; this proposes. Places are extreme points: corners that the items already placed leave.
//! Several orders of the items and choices of the box are tried and the fewest cartons kept, so the
//! same items in the same order always give the same proposal.

mod bound;
mod fill;
mod level;
mod order;
mod piece;
mod search;

#[cfg(test)]
mod tests;

use super::limits::{PACKING_ITEMS_MAX, PACKING_SIDE_MM_MAX};
use super::measure::{Grams, Millimetres};
use piece::{Inside, Shapes, by_key};

/// Three sides: of an item as it stands on its base, or of a box inside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sides {
    /// Along the length of the carton, in mm.
    pub length: Millimetres,
    /// Along its width, in mm.
    pub width: Millimetres,
    /// Upwards, in mm.
    pub height: Millimetres,
}

impl Sides {
    /// Names three sides in mm.
    pub const fn mm(length: u32, width: u32, height: u32) -> Self {
        Self {
            length: Millimetres(length),
            width: Millimetres(width),
            height: Millimetres(height),
        }
    }

    /// Gives the volume in mm³.
    pub fn volume(self) -> u64 {
        super::shipment::box_volume([self.length, self.width, self.height])
    }
}

/// How an item may be turned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Turning {
    /// On any of its six sides.
    Free,
    /// This side up: only about the upright.
    KeepFlat,
}

/// What may stand on an item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bearing {
    /// Other items.
    Load,
    /// Nothing, at any height above it: it is fragile.
    Nothing,
}

/// One thing to pack.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Item {
    /// Its outer sides in mm.
    pub sides: Sides,
    /// Its weight in g.
    pub weight: Grams,
    /// How it may be turned.
    pub turning: Turning,
    /// What may stand on it.
    pub bearing: Bearing,
    /// What it travels under (consignee, class of dangerous goods, hold …): items of different keys
    /// never share a carton.
    pub apart: u64,
}

/// One kind of box in stock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BoxSize {
    /// Its inner sides in mm.
    pub inner: Sides,
    /// The most that it may weigh with its goods, in g.
    pub gross_max: Grams,
    /// What it weighs empty, in g.
    pub tare: Grams,
    /// How many there are; none where they do not run out.
    pub supply: Option<u32>,
}

/// What holds for the whole proposal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PackingRule {
    /// The least part of an item's base, in permille, that stands on the floor or on other items.
    pub base_permille: u32,
}

impl PackingRule {
    /// Half of a base stands on something.
    pub const USUAL: Self = Self { base_permille: 500 };
}

/// A corner of an item within its carton, in mm from the inner corner at the floor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Corner {
    /// Along the length, in mm.
    pub along: Millimetres,
    /// Along the width, in mm.
    pub across: Millimetres,
    /// Above the floor, in mm.
    pub above: Millimetres,
}

/// An item where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Placed {
    /// Its place among the items that were given.
    pub item: usize,
    /// Its corner nearest to that of the carton.
    pub at: Corner,
    /// Its sides in mm, as it is turned.
    pub sides: Sides,
}

/// A carton with its goods.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packed {
    /// The place of its box among the boxes that were given.
    pub size: usize,
    /// What its items travel under.
    pub apart: u64,
    /// Its items, in the order in which they go in.
    pub placed: Vec<Placed>,
    /// What its items weigh, in g.
    pub goods: Grams,
    /// What it weighs with them, in g.
    pub gross: Grams,
    /// The part of its volume that they fill, in permille, rounded down.
    pub fill_permille: u32,
}

/// Why an item is in no carton.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnfitReason {
    /// One of its sides is not known.
    NoSides,
    /// It is too long for every box.
    TooLong,
    /// It would fit lying on another side, but this side is up.
    TooLongThisSideUp,
    /// Alone it is too heavy for every box that is large enough.
    TooHeavy,
    /// Every box that could hold it is used.
    NoBoxLeft,
    /// So many items are not planned at once.
    TooManyItems,
}

/// An item that is in no carton.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Unfit {
    /// Its place among the items that were given.
    pub item: usize,
    /// Why.
    pub reason: UnfitReason,
}

/// The cartons proposed, and what is in none of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proposal {
    /// The cartons: group by group in the order of their first items.
    pub cartons: Vec<Packed>,
    /// Items in no carton, by their place.
    pub unfit: Vec<Unfit>,
}

/// What is wrong with a kind of box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BoxFault {
    /// A side is nothing, or longer than any carton.
    Side,
    /// Empty it weighs all that it may weigh, or more.
    Tare,
}

/// A kind of box that nothing can be planned with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BadBox {
    /// Its place among the boxes that were given.
    pub size: usize,
    /// What is wrong.
    pub fault: BoxFault,
}

/// Proposes cartons for the items.
///
/// Groups with different keys are planned one after the other from the same stock of boxes, those
/// first that hold an item for which the fewest kinds of boxes will do. Of each
/// the fewest items are left over, and of such plans the fewest cartons made. Goods are then moved
/// between these until they weigh alike, and each carton gets the smallest box that will do.
pub fn propose(items: &[Item], boxes: &[BoxSize], rule: PackingRule) -> Result<Proposal, BadBox> {
    propose_until(items, boxes, rule, &|| false)
}

/// The same, for who may lose interest: once `stop` says so, what comes is of no use.
///
/// # Errors
/// As [`propose`].
pub fn propose_until(
    items: &[Item],
    boxes: &[BoxSize],
    rule: PackingRule,
    stop: &dyn Fn() -> bool,
) -> Result<Proposal, BadBox> {
    let mut stock = read_boxes(boxes)?;
    let mut proposal = Proposal::default();
    let shapes = Shapes::of(items.iter().take(PACKING_ITEMS_MAX));
    let mut pieces = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let reason = if place < PACKING_ITEMS_MAX {
            unfit_alone(item, &stock)
        } else {
            Some(UnfitReason::TooManyItems)
        };
        match (reason, shapes.piece(place, item)) {
            (None, Some(piece)) => pieces.push(piece),
            (Some(reason), _) => proposal.unfit.push(Unfit {
                item: place,
                reason,
            }),
            (None, None) => proposal.unfit.push(Unfit {
                item: place,
                reason: UnfitReason::NoSides,
            }),
        }
    }
    let mut groups: Vec<_> = by_key(pieces).into_iter().enumerate().collect();
    groups.sort_by_key(|(place, (_, group))| (piece::fewest_kinds(group, &stock), *place));
    let mut plans = Vec::new();
    for (place, (apart, group)) in groups {
        let plan = search::fewest(&group, &stock, (rule, stop));
        search::take(&mut stock, &plan.cartons);
        plans.push((place, apart, plan));
    }
    plans.sort_by_key(|(place, _, _)| *place);
    // Only now: what makes one group's cartons level leaves no other group without a box.
    for (_, apart, mut plan) in plans {
        if stop() {
            break;
        }
        level::level(&mut plan, &mut stock, rule);
        level::shrink(&mut plan, &mut stock, rule);
        for left in &plan.left {
            proposal.unfit.push(Unfit {
                item: *left,
                reason: UnfitReason::NoBoxLeft,
            });
        }
        let cartons = plan.cartons.iter().map(|carton| carton.packed(apart));
        proposal.cartons.extend(cartons);
    }
    proposal.unfit.sort_by_key(|unfit| unfit.item);
    Ok(proposal)
}

/// Tells what is wrong with a kind of box; nothing when it can be packed.
pub fn box_fault(size: &BoxSize) -> Option<BoxFault> {
    let sides = piece::plain(size.inner);
    let is_none = |side: &u32| *side == 0 || *side > PACKING_SIDE_MM_MAX;
    if sides.iter().any(is_none) {
        Some(BoxFault::Side)
    } else if size.tare >= size.gross_max {
        Some(BoxFault::Tare)
    } else {
        None
    }
}

/// Checks the boxes and orders them from the smallest to the largest.
fn read_boxes(boxes: &[BoxSize]) -> Result<Vec<Inside>, BadBox> {
    let mut stock = Vec::new();
    for (size, found) in boxes.iter().enumerate() {
        if let Some(fault) = box_fault(found) {
            return Err(BadBox { size, fault });
        }
        let sides = piece::plain(found.inner);
        stock.push(Inside {
            size,
            sides,
            volume: piece::volume(sides),
            net_max: found.gross_max.0.saturating_sub(found.tare.0),
            tare: found.tare.0,
            left: found.supply,
        });
    }
    stock.sort_by_key(|inside| (inside.volume, inside.net_max, inside.size));
    Ok(stock)
}

/// Tells why an item fits in no box even alone; nothing when it fits.
fn unfit_alone(item: &Item, stock: &[Inside]) -> Option<UnfitReason> {
    let sides = piece::plain(item.sides);
    if sides.contains(&0) {
        return Some(UnfitReason::NoSides);
    }
    if stock.is_empty() {
        return Some(UnfitReason::NoBoxLeft);
    }
    let large = |turning: Turning| {
        stock.iter().filter(move |inside| {
            piece::ways(sides, turning)
                .iter()
                .any(|way| inside.holds(*way))
        })
    };
    if large(item.turning).next().is_none() {
        return Some(if large(Turning::Free).next().is_some() {
            UnfitReason::TooLongThisSideUp
        } else {
            UnfitReason::TooLong
        });
    }
    if large(item.turning).all(|inside| item.weight.0 > inside.net_max) {
        return Some(UnfitReason::TooHeavy);
    }
    None
}

//! Real orders packed into cartons: how long it takes and how many boxes it needs.

use std::time::{Duration, Instant};

use returnbay::domain::measure::Grams;
use returnbay::domain::packing::{
    Bearing, BoxSize, Item, PackingRule, Proposal, Sides, Turning, propose,
};

use crate::measure::{Run, Verdict, ms, note, ratio, seconds};

#[path = "../../src/domain/packing/tests/orders.rs"]
mod orders;

use orders::{Order, boxes, orders};

/// Orders at full size.
const ORDERS: u32 = 4288;
/// The limit in seconds, for all orders in one way.
const LIMIT: f64 = 2.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let flat = packed(run, "keep-flat", Turning::KeepFlat, 5850);
    flat.and(packed(run, "turned", Turning::Free, 4600))
}

/// Packs the orders in one way and holds time and boxes to their limits.
fn packed(run: &Run, way: &str, turning: Turning, most: u32) -> Verdict {
    let boxes = boxes();
    let mut orders = orders(turning);
    let left_out = orders.len() / usize::try_from(run.size(ORDERS)).expect("a count");
    let mut place = 0;
    orders.retain(|_| {
        place += 1;
        place % left_out.max(1) == 0
    });
    let (floor, poured) = floor(&orders, &boxes);
    let start = Instant::now();
    let proposals: Vec<Proposal> = orders
        .iter()
        .map(|order| propose(&order.items, &boxes, PackingRule::USUAL).expect("boxes that can be"))
        .collect();
    let ours = start.elapsed();
    let unfit: usize = proposals.iter().map(|proposal| proposal.unfit.len()).sum();
    assert_eq!(unfit, 0, "each item of the orders fits a box");
    let count = proposals.iter().map(|proposal| proposal.cartons.len());
    let used: usize = count.clone().sum();
    let known: usize = orders.iter().map(|order| order.known).sum();
    let pairs = || count.clone().zip(&orders);
    note(&format!(
        "{} orders {way}: {used} boxes; {known} are known, {poured} when poured; fewer in {} orders, more in {}",
        orders.len(),
        pairs().filter(|(used, order)| *used < order.known).count(),
        pairs().filter(|(used, order)| *used > order.known).count(),
    ));
    note(&format!(
        "{} in all, {:.0} times the same orders poured by volume ({})",
        seconds(ours),
        ratio(ours, floor),
        ms(floor)
    ));
    let used = f64::from(u32::try_from(used).expect("a count"));
    let time = run.limit(&format!("orders {way}"), ours.as_secs_f64(), "s", LIMIT);
    time.and(run.limit(&format!("boxes {way}"), used, "boxes", f64::from(most)))
}

/// The floor: the items of each order by volume, the largest first, poured into the largest box until
/// volume or weight is reached, whatever their sides. Gives the boxes, too.
fn floor(orders: &[Order], boxes: &[BoxSize]) -> (Duration, usize) {
    let volume = |sides: Sides| {
        u64::from(sides.length.0) * u64::from(sides.width.0) * u64::from(sides.height.0)
    };
    let largest = boxes
        .iter()
        .max_by_key(|kind| volume(kind.inner))
        .expect("a box");
    let (room, net) = (volume(largest.inner), largest.gross_max.0 - largest.tare.0);
    let start = Instant::now();
    let mut poured = 0;
    for order in orders {
        let by_volume = |item: &Item| (volume(item.sides), item.weight.0);
        let mut items: Vec<(u64, u32)> = order.items.iter().map(by_volume).collect();
        items.sort_unstable_by(|one, other| other.cmp(one));
        let (mut filled, mut goods) = (0, 0);
        poured += 1;
        for (volume, weight) in items {
            if filled + volume > room || goods + weight > net {
                poured += 1;
                (filled, goods) = (0, 0);
            }
            filled += volume;
            goods += weight;
        }
    }
    (start.elapsed(), poured)
}

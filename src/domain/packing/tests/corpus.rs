//! The real orders packed: no more boxes than are known, and every rule kept.

use super::checker::check;
use super::orders::{boxes, orders};
use crate::domain::packing::*;

/// In a build for tests each so many-th order is packed; `cargo bench -- packing_orders` packs all.
const EACH: usize = 8;

/// Packs each so many-th order, checks it, and gives our boxes and those of the other packer.
fn packed(turning: Turning) -> (usize, usize) {
    let (boxes, orders) = (boxes(), orders(turning));
    assert_eq!((orders.len(), boxes.len()), (4288, 4));
    let mut sums = (0, 0);
    for order in orders.iter().step_by(EACH) {
        let proposal = propose(&order.items, &boxes, PackingRule::USUAL).unwrap();
        check(&order.items, &boxes, PackingRule::USUAL, &proposal);
        assert_eq!(proposal.unfit, [], "{}", order.name);
        let ours = proposal.cartons.len();
        assert!(
            ours <= order.known,
            "{}: {ours} > {}",
            order.name,
            order.known
        );
        sums = (sums.0 + ours, sums.1 + order.known);
    }
    sums
}

#[test]
fn orders_that_keep_flat_take_fewer_boxes_than_are_known() {
    assert_eq!(packed(Turning::KeepFlat), (706, 710));
}

#[test]
fn orders_that_are_turned_take_fewer_boxes_than_are_known() {
    assert_eq!(packed(Turning::Free), (564, 565));
}

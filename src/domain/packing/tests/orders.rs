//! Real orders of another packer's tests, with the numbers of boxes that it needs
//! (`tests/data/packing`). The bench reads them by the same lines.

use super::{Bearing, BoxSize, Grams, Item, Sides, Turning};

const ITEMS: &str = include_str!("../../../../tests/data/packing/items.csv");
const BOXES: &str = include_str!("../../../../tests/data/packing/boxes.csv");
const EXPECTED: &str = include_str!("../../../../tests/data/packing/expected.csv");

/// An order with its items, and how many boxes the other packer needs for it.
pub(super) struct Order {
    pub name: &'static str,
    pub items: Vec<Item>,
    pub known: usize,
}

fn cells(line: &'static str) -> Vec<&'static str> {
    line.split(',').map(str::trim).collect()
}

fn number(cells: &[&str], place: usize) -> u32 {
    let cell = cells.get(place).expect("so many cells");
    cell.parse().expect("a whole number")
}

/// The kinds of boxes that the orders are packed into.
pub(super) fn boxes() -> Vec<BoxSize> {
    let read = |line| {
        let cells = cells(line);
        let side = |place| number(&cells, place);
        BoxSize {
            inner: Sides::mm(side(5), side(6), side(7)),
            gross_max: Grams(number(&cells, 8)),
            tare: Grams(number(&cells, 4)),
            supply: None,
        }
    };
    BOXES.lines().map(read).collect()
}

/// All orders, in the order of the file.
pub(super) fn orders(turning: Turning) -> Vec<Order> {
    let mut orders: Vec<Order> = EXPECTED.lines().map(|line| known(line, turning)).collect();
    let mut at = orders.iter_mut();
    let mut order = at.next().expect("an order");
    for line in ITEMS.lines() {
        let cells = cells(line);
        if cells.first() != Some(&order.name) {
            order = at.next().expect("as many orders in both files");
        }
        assert_eq!(cells.first(), Some(&order.name));
        let side = |place| number(&cells, place);
        let item = Item {
            sides: Sides::mm(side(3), side(4), side(5)),
            weight: Grams(number(&cells, 6)),
            turning,
            bearing: Bearing::Load,
            apart: 0,
        };
        order.items.extend((0..number(&cells, 1)).map(|_| item));
    }
    assert!(at.next().is_none(), "an order without items");
    orders
}

fn known(line: &'static str, turning: Turning) -> Order {
    let cells = cells(line);
    let place = match turning {
        Turning::KeepFlat => 1,
        Turning::Free => 4,
    };
    Order {
        name: cells.first().expect("a name"),
        items: Vec::new(),
        known: usize::try_from(number(&cells, place)).expect("a count"),
    }
}

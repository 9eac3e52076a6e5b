//! Checks a proposal pair by pair, with arithmetic of its own.

use crate::domain::packing::*;

type Span = (u64, u64);

/// Where an item begins and ends along each axis.
fn spans(placed: &Placed) -> [Span; 3] {
    let span =
        |at: Millimetres, side: Millimetres| (u64::from(at.0), u64::from(at.0) + u64::from(side.0));
    [
        span(placed.at.along, placed.sides.length),
        span(placed.at.across, placed.sides.width),
        span(placed.at.above, placed.sides.height),
    ]
}

/// The length that two spans share.
fn common(one: Span, other: Span) -> u64 {
    one.1.min(other.1).saturating_sub(one.0.max(other.0))
}

/// Panics unless every item is in one carton or unfit once, and every carton keeps every rule.
pub(super) fn check(items: &[Item], boxes: &[BoxSize], rule: PackingRule, proposal: &Proposal) {
    let mut seen: Vec<usize> = proposal.unfit.iter().map(|unfit| unfit.item).collect();
    assert!(seen.is_sorted(), "unfit items by their place");
    for carton in &proposal.cartons {
        seen.extend(carton.placed.iter().map(|placed| placed.item));
        check_carton(items, &boxes[carton.size], rule, carton);
    }
    seen.sort_unstable();
    assert!(seen.into_iter().eq(0..items.len()), "each item once");
    for (size, kind) in boxes.iter().enumerate() {
        let used = proposal
            .cartons
            .iter()
            .filter(|carton| carton.size == size)
            .count();
        let supply = kind.supply.map_or(usize::MAX, |supply| supply as usize);
        assert!(used <= supply, "{used} of {supply} boxes");
    }
}

fn check_carton(items: &[Item], kind: &BoxSize, rule: PackingRule, carton: &Packed) {
    let mut goods = 0_u64;
    let mut volume = 0_u128;
    for placed in &carton.placed {
        let item = &items[placed.item];
        assert_eq!(item.apart, carton.apart, "goods that travel apart");
        check_sides(item, placed);
        goods += u64::from(item.weight.0);
        let [along, across, above] = spans(placed);
        assert!(along.1 <= u64::from(kind.inner.length.0), "{placed:?}");
        assert!(across.1 <= u64::from(kind.inner.width.0), "{placed:?}");
        assert!(above.1 <= u64::from(kind.inner.height.0), "{placed:?}");
        volume += [along, across, above]
            .iter()
            .map(|span| u128::from(span.1 - span.0))
            .product::<u128>();
    }
    assert!(!carton.placed.is_empty(), "a carton with nothing in it");
    let gross = goods + u64::from(kind.tare.0);
    assert_eq!(u64::from(carton.goods.0), goods);
    assert_eq!(u64::from(carton.gross.0), gross);
    assert!(gross <= u64::from(kind.gross_max.0), "{gross} g");
    let whole = u128::from(kind.inner.length.0)
        * u128::from(kind.inner.width.0)
        * u128::from(kind.inner.height.0);
    assert_eq!(u128::from(carton.fill_permille), volume * 1000 / whole);
    check_pairs(items, rule, carton);
}

fn check_sides(item: &Item, placed: &Placed) {
    let sorted = |sides: Sides| {
        let mut sides = [sides.length, sides.width, sides.height];
        sides.sort_unstable();
        sides
    };
    assert_eq!(sorted(item.sides), sorted(placed.sides));
    if item.turning == Turning::KeepFlat {
        assert_eq!(item.sides.height, placed.sides.height, "this side up");
    }
}

fn check_pairs(items: &[Item], rule: PackingRule, carton: &Packed) {
    for (place, one) in carton.placed.iter().enumerate() {
        let spans_one = spans(one);
        let mut base = 0;
        for (other_place, other) in carton.placed.iter().enumerate() {
            if place == other_place {
                continue;
            }
            let spans_other = spans(other);
            let [along, across, above] =
                [0, 1, 2].map(|axis| common(spans_one[axis], spans_other[axis]));
            assert!(
                along == 0 || across == 0 || above == 0,
                "{one:?} in {other:?}"
            );
            if along == 0 || across == 0 {
                continue;
            }
            let is_under = spans_other[2].1 <= spans_one[2].0;
            if is_under {
                assert!(
                    other_place < place,
                    "{one:?} goes in before what is below it"
                );
                assert_eq!(
                    items[other.item].bearing,
                    Bearing::Load,
                    "{one:?} above {other:?}"
                );
            }
            if spans_other[2].1 == spans_one[2].0 {
                base += along * across;
            }
        }
        let whole = u64::from(one.sides.length.0) * u64::from(one.sides.width.0);
        let stands = one.at.above.0 == 0 || base * 1000 >= whole * u64::from(rule.base_permille);
        assert!(stands, "{one:?} hangs: {base} of {whole} mm²");
    }
}

#[test]
#[should_panic(expected = " in ")]
fn an_overlap_of_a_millimetre_is_seen() {
    let mut proposal = two_side_by_side();
    proposal.cartons[0].placed[1].at.along.0 -= 1;
    check_two(&proposal);
}

#[test]
#[should_panic(expected = "hangs")]
fn an_item_in_the_air_is_seen() {
    let mut proposal = two_side_by_side();
    proposal.cartons[0].placed[1].at.above.0 += 1;
    check_two(&proposal);
}

#[test]
#[should_panic(expected = "each item once")]
fn an_item_that_is_forgotten_is_seen() {
    let mut proposal = two_side_by_side();
    let gone = proposal.cartons[0].placed.pop();
    assert!(gone.is_some());
    proposal.cartons[0].goods.0 -= 500;
    proposal.cartons[0].gross.0 -= 500;
    proposal.cartons[0].fill_permille /= 2;
    check_two(&proposal);
}

fn two() -> [Item; 2] {
    [super::item(100, 100, 50); 2]
}

fn check_two(proposal: &Proposal) {
    check(&two(), &[super::SMALL], PackingRule::USUAL, proposal);
}

fn two_side_by_side() -> Proposal {
    let proposal = propose(&two(), &[super::SMALL], PackingRule::USUAL).unwrap();
    check_two(&proposal);
    assert!(proposal.cartons[0].placed[1].at.along.0 > 0, "{proposal:?}");
    proposal
}

//! Cartons: each rule by an example.

use super::*;
use crate::domain::limits::PACKING_CARTON_ITEMS_MAX;

mod checker;
mod corpus;
mod laws;
mod orders;

use checker::check;

/// A small and a large box, as many as are wanted.
const SMALL: BoxSize = BoxSize {
    inner: Sides::mm(300, 200, 100),
    gross_max: Grams(5000),
    tare: Grams(100),
    supply: None,
};
const LARGE: BoxSize = BoxSize {
    inner: Sides::mm(600, 400, 400),
    gross_max: Grams(20_000),
    tare: Grams(500),
    supply: None,
};

/// An item of 500 g that may be turned and loaded.
fn item(length: u32, width: u32, height: u32) -> Item {
    Item {
        sides: Sides::mm(length, width, height),
        weight: Grams(500),
        turning: Turning::Free,
        bearing: Bearing::Load,
        apart: 0,
    }
}

/// Proposes by the usual rule and checks what comes.
fn proposed(items: &[Item], boxes: &[BoxSize]) -> Proposal {
    let proposal = propose(items, boxes, PackingRule::USUAL).unwrap();
    check(items, boxes, PackingRule::USUAL, &proposal);
    proposal
}

fn reasons(proposal: &Proposal) -> Vec<(usize, UnfitReason)> {
    proposal
        .unfit
        .iter()
        .map(|unfit| (unfit.item, unfit.reason))
        .collect()
}

#[test]
fn nothing_needs_no_carton() {
    assert_eq!(proposed(&[], &[SMALL]), Proposal::default());
    assert_eq!(proposed(&[], &[]), Proposal::default());
}

#[test]
fn goods_go_into_the_smallest_box_that_holds_them_all() {
    let items = [item(150, 100, 100); 4];
    let proposal = proposed(&items, &[LARGE, SMALL]);
    let [carton] = &proposal.cartons[..] else {
        panic!("{proposal:?}");
    };
    assert_eq!((carton.size, carton.fill_permille), (1, 1000));
    assert_eq!((carton.goods, carton.gross), (Grams(2000), Grams(2100)));
    let proposal = proposed(&[item(150, 100, 100); 5], &[LARGE, SMALL]);
    assert_eq!(proposal.cartons.len(), 1);
    assert_eq!(proposal.cartons[0].size, 0);
}

#[test]
fn this_side_up_is_kept() {
    // Standing it is too high for the small box; lying it fits.
    let standing = Item {
        turning: Turning::KeepFlat,
        ..item(90, 90, 250)
    };
    let free = proposed(&[item(90, 90, 250)], &[SMALL]);
    assert_eq!(free.cartons.len(), 1);
    let flat = proposed(&[standing], &[SMALL]);
    assert_eq!(reasons(&flat), [(0, UnfitReason::TooLongThisSideUp)]);
    let larger = proposed(&[standing], &[SMALL, LARGE]);
    assert_eq!(larger.cartons[0].size, 1);
    assert_eq!(larger.cartons[0].placed[0].sides.height, Millimetres(250));
}

#[test]
fn nothing_stands_on_fragile_goods() {
    let slab = item(300, 200, 50);
    assert_eq!(proposed(&[slab; 2], &[SMALL]).cartons.len(), 1);
    let fragile = Item {
        bearing: Bearing::Nothing,
        ..slab
    };
    // One of both stands on the other, and only one may.
    let both = proposed(&[fragile, slab], &[SMALL]);
    assert_eq!(both.cartons.len(), 1);
    assert_eq!(both.cartons[0].placed[0].item, 1);
    assert_eq!(both.cartons[0].placed[1].item, 0);
    assert_eq!(proposed(&[fragile; 2], &[SMALL]).cartons.len(), 2);
}

#[test]
fn a_carton_weighs_no_more_with_its_own_weight_than_it_may() {
    // 4,900 g of goods is all that the small box takes beside its own 100 g.
    let light = Item {
        weight: Grams(2450),
        ..item(50, 50, 50)
    };
    let heavy = Item {
        weight: Grams(2451),
        ..light
    };
    assert_eq!(proposed(&[light; 2], &[SMALL]).cartons.len(), 1);
    assert_eq!(proposed(&[light, heavy], &[SMALL]).cartons.len(), 2);
}

#[test]
fn what_travels_apart_shares_no_carton() {
    let keyed = |apart| Item {
        apart,
        ..item(20, 20, 20)
    };
    let items = [
        keyed(7),
        keyed(u64::MAX),
        keyed(7),
        keyed(3),
        keyed(u64::MAX),
    ];
    let proposal = proposed(&items, &[SMALL]);
    let keys: Vec<u64> = proposal.cartons.iter().map(|carton| carton.apart).collect();
    assert_eq!(keys, [7, u64::MAX, 3]);
    let placed: Vec<usize> = proposal
        .cartons
        .iter()
        .map(|carton| carton.placed.len())
        .collect();
    assert_eq!(placed, [2, 2, 1]);
}

#[test]
fn no_more_boxes_are_used_than_there_are() {
    let few = BoxSize {
        supply: Some(1),
        ..SMALL
    };
    let items = [item(300, 200, 60); 3];
    let proposal = proposed(&items, &[few]);
    assert_eq!(proposal.cartons.len(), 1);
    let left = [(1, UnfitReason::NoBoxLeft), (2, UnfitReason::NoBoxLeft)];
    assert_eq!(reasons(&proposal), left);
    // The next group finds what the first one left.
    let mut apart = items;
    apart[2].apart = 1;
    let two = BoxSize {
        supply: Some(2),
        ..SMALL
    };
    let proposal = proposed(&apart, &[two]);
    assert_eq!(reasons(&proposal), [(2, UnfitReason::NoBoxLeft)]);
    let none = BoxSize {
        supply: Some(0),
        ..SMALL
    };
    assert_eq!(proposed(&items, &[none]).unfit.len(), 3);
}

#[test]
fn the_scarce_box_is_kept_for_what_needs_it() {
    // Both fit the large box, only one the small box; there is one of each.
    let one = |inside: BoxSize| BoxSize {
        supply: Some(1),
        ..inside
    };
    let items = [item(290, 190, 90), item(590, 390, 390)];
    let proposal = proposed(&items, &[one(LARGE), one(SMALL)]);
    assert_eq!(proposal.unfit, []);
    assert_eq!(proposal.cartons.len(), 2);
}

#[test]
fn cartons_of_one_group_weigh_alike() {
    // Nine bricks, eight to a box by weight: not eight and one, but five and four.
    let brick = Item {
        weight: Grams(600),
        ..item(60, 50, 40)
    };
    let proposal = proposed(&[brick; 9], &[SMALL]);
    let mut goods: Vec<u32> = proposal
        .cartons
        .iter()
        .map(|carton| carton.goods.0)
        .collect();
    goods.sort_unstable();
    assert_eq!(goods, [2400, 3000]);
    // Two that fill their boxes are exchanged: 3,000 + 200 and 3,000 + 200, not 6,000 and 400.
    let half = |weight| Item {
        weight: Grams(weight),
        ..item(300, 200, 50)
    };
    let roomy = BoxSize {
        gross_max: Grams(9000),
        ..SMALL
    };
    let proposal = proposed(&[half(3000), half(3000), half(200), half(200)], &[roomy]);
    let goods: Vec<u32> = proposal
        .cartons
        .iter()
        .map(|carton| carton.goods.0)
        .collect();
    assert_eq!(goods, [3200, 3200]);
}

#[test]
fn goods_of_other_keys_do_not_level_with_each_other() {
    let brick = |apart| Item {
        apart,
        weight: Grams(600),
        ..item(60, 50, 40)
    };
    let mut items = vec![brick(1); 8];
    items.push(brick(2));
    let proposal = proposed(&items, &[SMALL]);
    let goods: Vec<u32> = proposal
        .cartons
        .iter()
        .map(|carton| carton.goods.0)
        .collect();
    assert_eq!(goods, [4800, 600]);
}

#[test]
fn the_scarce_box_goes_to_the_group_that_fits_no_other() {
    // The first group would take one carton with the large box, and two without it.
    let heavy = Item {
        weight: Grams(2000),
        ..item(100, 100, 100)
    };
    let long = Item {
        apart: 1,
        ..item(600, 400, 400)
    };
    let large = BoxSize {
        supply: Some(1),
        ..LARGE
    };
    let proposal = proposed(&[heavy, heavy, heavy, long], &[SMALL, large]);
    assert_eq!(proposal.unfit, []);
    let sizes: Vec<usize> = proposal.cartons.iter().map(|carton| carton.size).collect();
    assert_eq!(sizes, [0, 0, 1]);
}

#[test]
fn each_carton_gets_the_smallest_box_that_will_do_once_weights_are_level() {
    // The large box takes four slabs by weight and leaves one; three and two fit small boxes.
    let slab = Item {
        weight: Grams(4000),
        ..item(300, 200, 25)
    };
    let small = BoxSize {
        gross_max: Grams(12_100),
        ..SMALL
    };
    let proposal = proposed(&[slab; 5], &[LARGE, small]);
    let cartons = proposal.cartons.iter();
    let found: Vec<(usize, u32)> = cartons
        .map(|carton| (carton.size, carton.goods.0))
        .collect();
    assert_eq!(found, [(1, 12_000), (1, 8000)]);
}

#[test]
fn half_of_each_base_stands_on_something() {
    // Nothing may stand on the plate, and the post alone does not bear it.
    let post = Item {
        turning: Turning::KeepFlat,
        ..item(60, 60, 60)
    };
    let plate = Item {
        turning: Turning::KeepFlat,
        bearing: Bearing::Nothing,
        ..item(300, 200, 40)
    };
    let cartons = |posts: &[Item], base_permille| {
        let items: Vec<Item> = posts.iter().copied().chain([plate]).collect();
        let rule = PackingRule { base_permille };
        let proposal = propose(&items, &[SMALL], rule).unwrap();
        check(&items, &[SMALL], rule, &proposal);
        proposal.cartons.len()
    };
    assert_eq!(PackingRule::USUAL.base_permille, 500);
    assert_eq!(cartons(&[post], 500), 2);
    assert_eq!(cartons(&[post], 60), 1);
    let wide = Item {
        sides: Sides::mm(150, 200, 60),
        ..post
    };
    assert_eq!(cartons(&[wide], 500), 1);
    assert_eq!(cartons(&[wide], 501), 2);
}

#[test]
fn each_item_that_fits_nowhere_says_why() {
    let items = [
        item(601, 10, 10),
        Item {
            weight: Grams(19_501),
            ..item(10, 10, 10)
        },
        item(0, 10, 10),
        item(10, 10, 10),
        Item {
            turning: Turning::KeepFlat,
            ..item(10, 10, 500)
        },
    ];
    let proposal = proposed(&items, &[LARGE]);
    assert_eq!(
        reasons(&proposal),
        [
            (0, UnfitReason::TooLong),
            (1, UnfitReason::TooHeavy),
            (2, UnfitReason::NoSides),
            (4, UnfitReason::TooLongThisSideUp),
        ]
    );
    assert_eq!(proposal.cartons.len(), 1);
    let nowhere = proposed(&items[3..4], &[]);
    assert_eq!(reasons(&nowhere), [(0, UnfitReason::NoBoxLeft)]);
}

#[test]
fn a_box_that_cannot_be_is_named() {
    let fault = |inner, gross_max, tare| {
        let found = BoxSize {
            inner,
            gross_max: Grams(gross_max),
            tare: Grams(tare),
            supply: None,
        };
        let answer = propose(&[item(1, 1, 1)], &[SMALL, found], PackingRule::USUAL);
        answer.unwrap_err()
    };
    let sides = Sides::mm(10, 10, 10);
    let bad = |fault| BadBox { size: 1, fault };
    assert_eq!(fault(Sides::mm(10, 0, 10), 9, 1), bad(BoxFault::Side));
    let long = Sides::mm(10, 10, PACKING_SIDE_MM_MAX + 1);
    assert_eq!(fault(long, 9, 1), bad(BoxFault::Side));
    assert_eq!(fault(sides, 9, 9), bad(BoxFault::Tare));
    assert_eq!(fault(sides, 0, u32::MAX), bad(BoxFault::Tare));
}

#[test]
fn absurd_sizes_and_weights_are_answered() {
    let most = Item {
        weight: Grams(u32::MAX),
        ..item(u32::MAX, u32::MAX, u32::MAX)
    };
    let heavy = Item {
        weight: Grams(u32::MAX),
        ..item(1, 1, 1)
    };
    let hall = BoxSize {
        inner: Sides::mm(
            PACKING_SIDE_MM_MAX,
            PACKING_SIDE_MM_MAX,
            PACKING_SIDE_MM_MAX,
        ),
        gross_max: Grams(u32::MAX),
        tare: Grams(0),
        supply: Some(u32::MAX),
    };
    let whole = item(
        PACKING_SIDE_MM_MAX,
        PACKING_SIDE_MM_MAX,
        PACKING_SIDE_MM_MAX,
    );
    let proposal = proposed(&[most, heavy, heavy, whole, whole], &[hall, SMALL]);
    assert_eq!(reasons(&proposal), [(0, UnfitReason::TooLong)]);
    assert_eq!(proposal.cartons.len(), 4);
    let rule = PackingRule {
        base_permille: u32::MAX,
    };
    let strict = propose(&[whole, whole], &[hall], rule).unwrap();
    assert_eq!(strict.cartons.len(), 2);
}

#[test]
fn what_is_beyond_the_limits_is_said() {
    let items = vec![item(10, 10, 10); PACKING_ITEMS_MAX + 2];
    let roomy = BoxSize {
        gross_max: Grams(u32::MAX),
        ..LARGE
    };
    let proposal = proposed(&items, &[roomy]);
    assert_eq!(
        reasons(&proposal),
        [
            (PACKING_ITEMS_MAX, UnfitReason::TooManyItems),
            (PACKING_ITEMS_MAX + 1, UnfitReason::TooManyItems)
        ]
    );
    let most = proposal
        .cartons
        .iter()
        .map(|carton| carton.placed.len())
        .max();
    assert_eq!(most, Some(PACKING_CARTON_ITEMS_MAX));
}

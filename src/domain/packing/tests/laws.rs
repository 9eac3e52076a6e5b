//! Laws over made-up goods and boxes: the same ones in every run.

use super::checker::check;
use crate::domain::packing::*;

/// Numbers from a seed.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end.max(1))).unwrap()
    }

    fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most - least + 1)
    }

    fn item(&mut self, keys: u32) -> Item {
        let most = [30, 150, 420][self.below(3) as usize];
        Item {
            sides: Sides::mm(
                self.between(1, most),
                self.between(1, most),
                self.between(1, most),
            ),
            weight: Grams(self.between(0, 4000)),
            turning: [Turning::Free, Turning::KeepFlat][self.below(2) as usize],
            bearing: [Bearing::Load, Bearing::Load, Bearing::Nothing][self.below(3) as usize],
            apart: u64::from(self.below(keys)),
        }
    }

    fn kind(&mut self) -> BoxSize {
        let tare = self.between(0, 900);
        BoxSize {
            inner: Sides::mm(
                self.between(80, 500),
                self.between(80, 500),
                self.between(20, 500),
            ),
            gross_max: Grams(tare + self.between(1, 15_000)),
            tare: Grams(tare),
            supply: [None, Some(self.below(4))][self.below(2) as usize],
        }
    }
}

#[test]
fn every_rule_is_kept_whatever_the_goods_and_the_answer_is_always_the_same() {
    for seed in 0..120 {
        let mut seeded = Seeded(seed);
        let (count, keys) = (seeded.between(1, 24), seeded.between(1, 3));
        let items: Vec<Item> = (0..count).map(|_| seeded.item(keys)).collect();
        let boxes: Vec<BoxSize> = (0..seeded.between(1, 4)).map(|_| seeded.kind()).collect();
        let rule = PackingRule {
            base_permille: [0, 500, 750, 1000][seeded.below(4) as usize],
        };
        let proposal = propose(&items, &boxes, rule).unwrap();
        check(&items, &boxes, rule, &proposal);
        assert_eq!(
            propose(&items, &boxes, rule).unwrap(),
            proposal,
            "seed {seed}"
        );
    }
}

#[test]
fn a_reason_holds_for_the_item_alone_or_every_box_is_used() {
    for seed in 1000..1060 {
        let mut seeded = Seeded(seed);
        let items: Vec<Item> = (0..10).map(|_| seeded.item(1)).collect();
        let boxes = [seeded.kind(), seeded.kind()];
        let proposal = propose(&items, &boxes, PackingRule::USUAL).unwrap();
        for unfit in &proposal.unfit {
            let alone =
                propose(&items[unfit.item..=unfit.item], &boxes, PackingRule::USUAL).unwrap();
            match unfit.reason {
                UnfitReason::NoBoxLeft if boxes.iter().all(|kind| kind.supply != Some(0)) => {
                    assert_eq!(alone.unfit, [], "seed {seed}");
                }
                UnfitReason::NoBoxLeft => {}
                reason => assert_eq!(alone.unfit[0].reason, reason, "seed {seed}"),
            }
        }
    }
}

#[test]
fn boxes_that_do_not_run_out_leave_nothing_that_fits_alone() {
    for seed in 2000..2040 {
        let mut seeded = Seeded(seed);
        let items: Vec<Item> = (0..16).map(|_| seeded.item(2)).collect();
        let kind = BoxSize {
            supply: None,
            ..seeded.kind()
        };
        let proposal = propose(&items, &[kind], PackingRule::USUAL).unwrap();
        check(&items, &[kind], PackingRule::USUAL, &proposal);
        let no_box = |unfit: &Unfit| unfit.reason == UnfitReason::NoBoxLeft;
        assert!(!proposal.unfit.iter().any(no_box), "seed {seed}");
    }
}

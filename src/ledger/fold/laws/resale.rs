//! Batches, SKUs and labels among the facts of the laws, and the story of a unit from tote to listing and
//! back to hold.

use super::*;
use crate::domain::codes::BatchNumber;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::leaving::LeftHow;
use crate::domain::resale::{BatchEnd, SaleChannel};
use crate::ledger::fact::{
    EndedBatch, LeftUnits, ListedBatch, LockedSku, OpenedBatch, RelabelledUnit,
};

fn number(text: &str) -> BatchNumber {
    BatchNumber::parse(text).expect("a number")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn opened(channel: SaleChannel) -> Body {
    Body::BatchOpened(OpenedBatch {
        batch: number("A"),
        seller: seller(),
        channel,
        owner: PersonCode::parse("OP-7").expect("a badge"),
        due: day("2026-12-02"),
    })
}

fn gathered(batch: &str) -> Body {
    Body::BatchGathered {
        batch: number(batch),
        units: vec![UNIT],
    }
}

fn let_go(batch: &str) -> Body {
    Body::BatchLetGo {
        batch: number(batch),
        units: vec![UNIT],
    }
}

fn listed(units: u32) -> Body {
    Body::BatchListed(ListedBatch {
        batch: number("A"),
        day: day("2026-11-30"),
        list: Hash([4; 32]),
        units,
        unpriced: 0,
    })
}

fn ended(end: BatchEnd) -> Body {
    Body::BatchEnded(EndedBatch {
        batch: number("A"),
        end,
        reason: None,
    })
}

fn locked(grade: Grade) -> Body {
    Body::SkuLocked(LockedSku {
        seller: seller(),
        sku: "LAMP-G".to_owned(),
        base: "LAMP".to_owned(),
        grade,
    })
}

fn relabelled(code: &str) -> Body {
    Body::UnitRelabelled(RelabelledUnit {
        unit: UNIT,
        code: code.to_owned(),
        covered: vec!["00036000291452".to_owned()],
    })
}

fn back_to_hold() -> Body {
    Body::UnitJudged {
        units: vec![UNIT],
        decision: Decision::Hold,
        override_reason: None,
        hold: Some(Hold {
            reason: HoldReason::Part,
            owner: HoldOwner::Site,
            review: day("2026-12-07"),
            default: Decision::Dispose,
        }),
    }
}

fn left() -> Body {
    Body::UnitLeft(LeftUnits::with(&container("R-1"), LeftHow::Sold, &[UNIT]))
}

/// Facts of resale about one batch, one SKU and one unit.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        prop_oneof![Just(SaleChannel::Amazon), Just(SaleChannel::Ebay)].prop_map(opened),
        prop_oneof![Just("A"), Just("B")].prop_map(gathered),
        prop_oneof![Just("A"), Just("B")].prop_map(let_go),
        (1_u32..4).prop_map(listed),
        prop_oneof![Just(BatchEnd::Done), Just(BatchEnd::Withdrawn)].prop_map(ended),
        prop_oneof![Just(Grade::Good), Just(Grade::New)].prop_map(locked),
        "LAMP-[GN]".prop_map(|code| relabelled(&code)),
        Just(back_to_hold()),
    ]
}

proptest! {
    #[test]
    fn resale_is_the_same_in_any_order(
        (facts, shuffled) in any_facts()
            .prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
    ) {
        prop_assert_eq!(super::super::batch(&facts), super::super::batch(&shuffled));
        prop_assert_eq!(super::super::locked_sku(&facts), super::super::locked_sku(&shuffled));
        prop_assert_eq!(super::super::resale(UNIT, &facts), super::super::resale(UNIT, &shuffled));
    }

    #[test]
    fn what_is_in_a_batch_is_here_and_to_be_resold(facts in any_facts()) {
        let in_batch = super::super::resale(UNIT, &facts).and_then(|row| row.batch);
        if in_batch.is_some() {
            let unit = super::super::unit(UNIT, &facts).expect("a unit");
            prop_assert_eq!(unit.state, UnitState::Put);
            prop_assert_eq!(unit.decision(), Some(Decision::Resell));
        }
    }
}

fn batch_of(facts: &[Fact]) -> Option<BatchNumber> {
    super::super::resale(UNIT, facts).and_then(|row| row.batch)
}

#[test]
fn a_unit_is_in_the_first_batch_until_it_goes() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    assert_eq!(batch_of(&facts), None);
    facts.push(fact(4, 11, gathered("A")));
    facts.push(fact(5, 12, gathered("B")));
    assert_eq!(batch_of(&facts), Some(number("A")), "one batch at most");
    facts.push(fact(6, 13, let_go("B")));
    assert_eq!(batch_of(&facts), Some(number("A")));
    let gone = |body: Body| {
        let mut facts = facts.clone();
        facts.push(fact(7, 14, body));
        batch_of(&facts)
    };
    assert_eq!(gone(let_go("A")), None);
    assert_eq!(gone(left()), None);
    assert_eq!(gone(back_to_hold()), None);
    assert_eq!(gone(decided(Decision::Liquidate)), None);
    assert_eq!(gone(undone(10)), None, "its put was taken back");
    assert_eq!(
        gone(Body::UnitPut {
            units: vec![UNIT],
            container: container("R-2"),
        }),
        Some(number("A")),
        "another tote"
    );
}

#[test]
fn back_to_hold_waits_to_be_moved_and_keeps_its_label() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    facts.push(fact(4, 11, gathered("A")));
    facts.push(fact(5, 12, relabelled("LAMP-G")));
    facts.push(fact(6, 13, back_to_hold()));
    let unit = super::super::unit(UNIT, &facts).expect("a unit");
    assert_eq!(
        (unit.state, unit.decision()),
        (UnitState::Judged, Some(Decision::Hold))
    );
    assert!(unit.verdict.is_some_and(|verdict| verdict.hold.is_some()));
    let row = super::super::resale(UNIT, &facts).expect("a label");
    assert_eq!(row.batch, None);
    let covered = vec!["00036000291452".to_owned()];
    assert_eq!(row.label, Some(("LAMP-G".to_owned(), covered)));
}

#[test]
fn of_two_lists_ends_or_conditions_the_first_counts() {
    let facts = [
        fact(1, 1, opened(SaleChannel::Amazon)),
        fact(2, 2, opened(SaleChannel::Ebay)),
        fact(3, 3, listed(1)),
        fact(4, 4, listed(2)),
        fact(5, 5, ended(BatchEnd::Withdrawn)),
        fact(6, 6, ended(BatchEnd::Done)),
        fact(7, 7, locked(Grade::Good)),
        fact(8, 8, locked(Grade::New)),
    ];
    let row = super::super::batch(&facts).expect("a batch");
    assert_eq!(row.opened.channel, SaleChannel::Amazon);
    assert_eq!(row.listed.map(|(listed, ..)| listed.units), Some(1));
    assert_eq!(row.ended.map(|(end, ..)| end), Some(BatchEnd::Withdrawn));
    assert_eq!(super::super::batch(&facts[2..]), None, "never begun here");
    let locked = super::super::locked_sku(&facts).expect("a SKU");
    assert_eq!(locked.grade, Grade::Good);
}

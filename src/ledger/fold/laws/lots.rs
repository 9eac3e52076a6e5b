//! Lots among the facts of the laws, and the story of a withdrawn sale.

use super::*;
use crate::domain::codes::LotNumber;
use crate::domain::leaving::LeftHow;
use crate::domain::lot::SplitBy;
use crate::domain::money::{Currency, Money};
use crate::ledger::fact::{
    LeftContainer, LeftUnits, LotProceeds, PicturedContainer, SoldLot, WithdrawnLot,
};

fn number() -> LotNumber {
    LotNumber::parse("A").expect("a number")
}

fn sold(minor: i64) -> Body {
    Body::LotSold(SoldLot {
        lot: number(),
        pallets: vec![container("L-1")],
        units: 1,
        list: Hash::ZERO,
        condition: None,
        buyer: "B".to_owned(),
        day: Day::parse("2026-11-23").expect("a day"),
        price: Money {
            minor,
            currency: Currency::USD,
        },
        reference: None,
        split: SplitBy::Units,
    })
}

fn withdrawn(name: &str) -> Body {
    Body::LotWithdrawn(WithdrawnLot {
        lot: number(),
        pallets: vec![container(name)],
        reason: "not paid".to_owned(),
    })
}

fn came_back(name: &str) -> Body {
    Body::UnitCameBack {
        units: vec![UNIT],
        container: container(name),
        reason: None,
    }
}

fn told(file: u8, minor: i64) -> Body {
    Body::LotProceeds(LotProceeds {
        lot: number(),
        file: Hash([file; 32]),
        file_name: format!("{file}.csv"),
        currency: Currency::USD,
        amounts: vec![(UNIT, minor)],
    })
}

fn left(name: &str) -> [Body; 2] {
    let how = LeftHow::LotSold;
    [
        Body::ContainerLeft(LeftContainer {
            container: container(name),
            how,
            units: 1,
            under: None,
            witness: None,
            photo: None,
            taker: None,
        }),
        Body::UnitLeft(LeftUnits::with(&container(name), how, &[UNIT])),
    ]
}

fn pictured(name: &str, count: u8) -> Body {
    Body::ContainerPictured(PicturedContainer {
        container: container(name),
        photos: (0..count).map(|byte| Hash([byte; 32])).collect(),
    })
}

/// A sale, its withdrawal, pictures, what came back, and what a file says.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        (1_i64..4).prop_map(sold),
        "[RH]-[12]".prop_map(|name| withdrawn(&name)),
        "[RH]-[12]".prop_map(|name| came_back(&name)),
        (1_u8..3, 1_i64..4).prop_map(|(file, minor)| told(file, minor)),
        ("[RHL]-[12]", 0_u8..3).prop_map(|(name, count)| pictured(&name, count)),
        places::any_body(),
        ships::any_body(),
    ]
}

proptest! {
    #[test]
    fn a_lot_is_the_same_in_any_order(
        (facts, shuffled) in any_facts()
            .prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
    ) {
        prop_assert_eq!(super::super::lot(&facts), super::super::lot(&shuffled));
    }
}

#[test]
fn a_withdrawn_sale_brings_pallet_and_unit_back_and_they_leave_again() {
    let mut facts = one_put(1, 10, Decision::Liquidate, "L-1");
    facts.push(fact(
        4,
        9,
        Body::ContainerOpened {
            container: container("L-1"),
            kind: ContainerKind::LotPallet,
        },
    ));
    let gone = |facts: &[Fact]| {
        let unit = super::super::unit(UNIT, facts).expect("a unit");
        let pallet = super::super::container(facts).expect("a pallet");
        (unit.state, pallet.left.is_some())
    };
    assert_eq!(gone(&facts), (UnitState::Put, false));
    let [pallet, unit] = left("L-1");
    facts.push(fact(5, 11, sold(100)));
    facts.push(fact(6, 11, pallet.clone()));
    facts.push(fact(7, 11, unit.clone()));
    assert_eq!(gone(&facts), (UnitState::Gone, true));
    facts.push(fact(8, 12, withdrawn("L-1")));
    facts.push(fact(9, 12, came_back("L-1")));
    assert_eq!(gone(&facts), (UnitState::Put, false));
    facts.push(fact(10, 13, pallet));
    facts.push(fact(11, 13, unit));
    assert_eq!(gone(&facts), (UnitState::Gone, true));
}

#[test]
fn of_two_sales_the_first_counts_and_of_two_tellings_the_later() {
    let facts = [
        fact(1, 1, sold(100)),
        fact(2, 2, sold(200)),
        fact(3, 3, told(1, 60)),
        fact(4, 4, told(2, 55)),
        fact(5, 5, withdrawn("L-1")),
    ];
    let row = super::super::lot(&facts).expect("a lot");
    assert_eq!(row.sold.price.minor, 100);
    assert_eq!(row.told, [(UNIT, 55)].into());
    assert_eq!(row.files.len(), 2);
    assert_eq!(row.withdrawn, Some((UtcMs(5000), "not paid".to_owned())));
    assert_eq!(super::super::lot(&facts[2..]), None, "never sold here");
}

#[test]
fn the_newest_naming_of_pictures_counts_whole_and_a_sale_changes_none() {
    let opened = Body::ContainerOpened {
        container: container("L-1"),
        kind: ContainerKind::LotPallet,
    };
    let [left, _] = left("L-1");
    let facts = [
        fact(1, 1, opened),
        fact(2, 2, pictured("L-1", 2)),
        fact(3, 3, pictured("L-1", 1)),
        fact(4, 4, left),
    ];
    let shown = |facts: &[Fact]| {
        let row = super::super::container(facts).expect("a pallet");
        row.pictures
    };
    assert_eq!(shown(&facts[..1]), []);
    assert_eq!(shown(&facts[..2]), [Hash([0; 32]), Hash([1; 32])]);
    assert_eq!(shown(&facts), [Hash([0; 32])]);
}

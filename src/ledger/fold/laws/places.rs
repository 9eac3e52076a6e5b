//! Places among the facts of the laws, and the story of a unit that a count missed.

use super::*;
use crate::domain::hazard::HazardClass;
use crate::ledger::fact::{CountedParcels, CountedPlace, WrittenOff, WrittenOffParcel};

fn moved(name: &str) -> Body {
    Body::UnitMoved {
        units: vec![UNIT],
        container: container(name),
    }
}

fn off() -> Body {
    Body::UnitWrittenOff(WrittenOff {
        units: vec![UNIT],
        reason: "lost".to_owned(),
    })
}

/// A count of R-1 that missed the unit, found it, or saw it although it belongs elsewhere.
fn count(how: u8) -> Body {
    let unit = |of: u8| if of == how { vec![UNIT] } else { Vec::new() };
    let misplaced = unit(3).into_iter();
    Body::PlaceCounted(Box::new(CountedPlace {
        place: container("R-1"),
        counted: 7,
        found: unit(2),
        missing: unit(1),
        misplaced: misplaced.map(|unit| (unit, container("R-2"))).collect(),
        strange: Vec::new(),
        parcels: CountedParcels::default(),
    }))
}

/// A count of Q-1 that missed the parcel, found it, or saw it although it belongs elsewhere.
fn count_of_boxes(how: u8) -> Body {
    let parcel = |of: u8| if of == how { vec![PARCEL] } else { Vec::new() };
    let misplaced = parcel(3).into_iter();
    Body::PlaceCounted(Box::new(CountedPlace {
        place: container("Q-1"),
        counted: 7,
        found: Vec::new(),
        missing: Vec::new(),
        misplaced: Vec::new(),
        strange: Vec::new(),
        parcels: CountedParcels {
            found: parcel(2),
            missing: parcel(1),
            misplaced: misplaced.map(|parcel| (parcel, container("Q-2"))).collect(),
        },
    }))
}

fn box_moved(name: &str) -> Body {
    Body::ParcelMoved {
        parcel: PARCEL,
        shelf: container(name),
    }
}

fn box_off() -> Body {
    Body::ParcelWrittenOff(WrittenOffParcel {
        parcel: PARCEL,
        shelf: container("Q-1"),
        reason: "lost".to_owned(),
    })
}

/// A class, a move, a count, and what is given up.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        Just(Body::UnitClassed {
            units: vec![UNIT],
            class: HazardClass::Flammable,
        }),
        "[RV]-[12]".prop_map(|name| moved(&name)),
        (0_u8..4).prop_map(count),
        Just(off()),
        "[QE]-[12]".prop_map(|name| box_moved(&name)),
        (0_u8..4).prop_map(count_of_boxes),
        Just(box_off()),
    ]
}

proptest! {
    #[test]
    fn the_newest_count_is_the_same_in_any_order(
        (facts, shuffled) in any_facts()
            .prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
    ) {
        let of = super::super::place_count;
        prop_assert_eq!(of(&facts), of(&shuffled));
    }
}

#[test]
fn a_missing_unit_is_missing_until_it_is_seen_anywhere() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    let told = |facts: &[Fact]| {
        let row = super::super::unit(UNIT, facts).expect("a unit");
        (row.state, row.missing.map(|missing| missing.at))
    };
    facts.push(fact(4, 11, count(1)));
    facts.push(fact(5, 12, count(1)));
    assert_eq!(told(&facts), (UnitState::Put, Some(UtcMs(4000))));
    let seen = [count(2), count(3), moved("R-2")];
    for body in seen {
        let mut facts = facts.clone();
        facts.push(fact(6, 13, body));
        assert_eq!(told(&facts), (UnitState::Put, None));
    }
    facts.push(fact(6, 13, off()));
    assert_eq!(told(&facts), (UnitState::Gone, None));
    facts.push(fact(7, 14, moved("R-1")));
    assert_eq!(told(&facts), (UnitState::Put, None));
}

#[test]
fn a_move_keeps_who_put_it_and_when_and_its_undo_brings_it_back() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    let put = super::super::unit(UNIT, &facts).expect("a unit");
    facts.push(fact(9, 11, moved("V-1")));
    let row = super::super::unit(UNIT, &facts).expect("a unit");
    assert_eq!(row.container, container("V-1"));
    assert_eq!((row.put_at, row.day), (put.put_at, put.day));
    assert_eq!(
        (row.moved_at, row.put_key),
        (Some(UtcMs(9000)), CommandKey(11))
    );
    facts.push(fact(10, 12, undone(11)));
    assert_eq!(super::super::unit(UNIT, &facts), Some(put));
}

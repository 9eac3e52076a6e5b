//! What leaves among the facts of the laws: single units, forwards, boxes off the evidence shelf.

use super::*;
use crate::domain::codes::Tracking;
use crate::domain::dispose::DisposeBasis;
use crate::domain::forward::{ForwardState, ForwardTo};
use crate::domain::leaving::LeftHow;
use crate::domain::money::{Currency, Money};
use crate::domain::said::{Said, SaidHow};
use crate::ledger::fact::{LeftUnits, MadeForward, ReleaseReason, ReleasedParcel};
use crate::ledger::rows::UnitRow;

fn number(last: u8) -> Tracking {
    Tracking::parse(&format!("1Z0000{last}")).expect("a number")
}

fn sold(name: &str) -> Body {
    Body::UnitLeft(LeftUnits {
        units: vec![UNIT],
        container: container(name),
        how: LeftHow::Sold,
        under: Some("114-1".to_owned()),
        price: Some(Money {
            minor: 2599,
            currency: Currency::USD,
        }),
    })
}

fn came_back(name: &str) -> Body {
    Body::UnitCameBack {
        units: vec![UNIT],
        container: container(name),
        reason: Some("order cancelled".to_owned()),
    }
}

fn made(last: u8) -> Body {
    Body::ForwardMade(Box::new(MadeForward {
        number: number(last),
        carrier: None,
        to: ForwardTo::Fba,
        seller: Some(seller()),
        units: vec![UNIT],
        weight: None,
        label: None,
        due: Day::parse("2026-11-24").expect("a day"),
        owner: PersonCode::parse("OP-7").expect("a code"),
    }))
}

fn cancelled(last: u8) -> Body {
    Body::ForwardCancelled {
        number: number(last),
        units: vec![UNIT],
        reason: "wrong label".to_owned(),
    }
}

fn handed_over(last: u8) -> Body {
    Body::ForwardHandedOver {
        number: number(last),
    }
}

fn instructed() -> Body {
    Body::UnitInstructed {
        units: vec![UNIT],
        said: Said {
            how: SaidHow::Chat,
            who: "Li".to_owned(),
            shown: None,
        },
    }
}

fn released() -> Body {
    Body::ParcelReleased(ReleasedParcel {
        parcel: PARCEL,
        shelf: container("E-1"),
        reason: ReleaseReason::RunOut,
        note: None,
    })
}

/// Single units that leave and come back, forwards at each step, the seller's word, a box that goes.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        "[RH]-[12]".prop_map(|name| sold(&name)),
        "[RH]-[12]".prop_map(|name| came_back(&name)),
        (1_u8..3).prop_map(made),
        (1_u8..3).prop_map(handed_over),
        (1_u8..3).prop_map(cancelled),
        Just(instructed()),
        Just(released()),
    ]
}

proptest! {
    #[test]
    fn a_forward_is_the_same_in_any_order(
        (facts, shuffled) in any_facts()
            .prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
    ) {
        prop_assert_eq!(super::super::forward(&facts), super::super::forward(&shuffled));
    }

    #[test]
    fn what_is_gone_says_how_and_waits_for_no_carrier(facts in any_facts()) {
        if let Some(row) = super::super::unit(UNIT, &facts) {
            prop_assert_eq!(
                row.state == UnitState::Gone,
                row.left.is_some() && row.state != UnitState::Undone
            );
        }
    }
}

fn unit(facts: &[Fact]) -> UnitRow {
    super::super::unit(UNIT, facts).expect("a unit")
}

#[test]
fn a_single_unit_leaves_its_tote_comes_back_and_leaves_again() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    assert_eq!(unit(&facts).left, None);
    facts.push(fact(5, 11, sold("R-1")));
    let gone = unit(&facts);
    let left = gone.left.expect("it left");
    assert_eq!(gone.state, UnitState::Gone);
    assert_eq!(left.under.as_deref(), Some("114-1"));
    assert_eq!(left.price.map(|price| price.minor), Some(2599));
    facts.push(fact(6, 12, came_back("R-1")));
    let back = unit(&facts);
    assert_eq!((back.state, back.left), (UnitState::Put, None));
    facts.push(fact(7, 13, sold("R-1")));
    assert_eq!(unit(&facts).state, UnitState::Gone);
}

#[test]
fn a_forward_waits_until_it_is_handed_over_or_cancelled_and_may_be_made_anew() {
    let state = |facts: &[Fact]| super::super::forward(facts).map(|row| row.state);
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    facts.push(fact(5, 11, made(1)));
    assert_eq!(state(&facts), Some(ForwardState::Waits));
    assert_eq!(unit(&facts).forward, Some(number(1)));
    facts.push(fact(6, 12, cancelled(1)));
    assert_eq!(state(&facts), Some(ForwardState::Cancelled));
    assert_eq!(unit(&facts).forward, None);
    facts.push(fact(7, 13, made(1)));
    assert_eq!(state(&facts), Some(ForwardState::Waits));
    facts.push(fact(8, 14, handed_over(1)));
    facts.push(fact(9, 14, sold("R-1")));
    assert_eq!(state(&facts), Some(ForwardState::HandedOver));
    let gone = unit(&facts);
    assert_eq!((gone.state, gone.forward), (UnitState::Gone, None));
    facts.push(fact(10, 15, cancelled(1)));
    assert_eq!(state(&facts), Some(ForwardState::HandedOver), "it is over");
}

#[test]
fn a_unit_is_destroyed_by_contract_or_by_the_sellers_word() {
    let facts = one_put(1, 10, Decision::Dispose, "D-1");
    assert_eq!(unit(&facts).basis, Some(DisposeBasis::Contract));
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    assert_eq!(unit(&facts).basis, None);
    facts.push(fact(5, 11, instructed()));
    assert_eq!(unit(&facts).basis, Some(DisposeBasis::Instruction));
}

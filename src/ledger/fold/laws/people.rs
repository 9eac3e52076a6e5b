//! Laws of people: the newest of each thing counts, in whatever order the facts come.

use proptest::prelude::*;

use crate::domain::codes::PersonCode;
use crate::domain::pin::{PersonState, PinState};
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Role};
use crate::ledger::fold;

use super::fact;

fn person() -> PersonCode {
    PersonCode::parse("OP-7").expect("a code")
}

fn enrolled(name: &str, state: PersonState) -> Body {
    Body::PersonEnrolled {
        person: person(),
        name: name.to_owned(),
        role: Role::Operator,
        language: None,
        state,
    }
}

/// Any fact of one person.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        ("[a-z]{1,3}", prop::sample::select(PersonState::ALL))
            .prop_map(|(name, state)| enrolled(&name, state)),
        Just(Body::PersonPinSet { person: person() }),
        (1_u32..9).prop_map(|tries| Body::PersonLocked {
            person: person(),
            tries,
            until: UtcMs(i64::from(tries)),
        }),
        Just(Body::PersonUnlocked { person: person() }),
    ]
}

#[test]
fn who_left_has_no_pin_and_a_new_pin_opens_a_lock() {
    let locked = Body::PersonLocked {
        person: person(),
        tries: 5,
        until: UtcMs(900),
    };
    let story = [
        enrolled("amy", PersonState::Active),
        Body::PersonPinSet { person: person() },
        locked.clone(),
        enrolled("amy li", PersonState::Active),
        Body::PersonPinSet { person: person() },
        locked,
        Body::PersonUnlocked { person: person() },
        enrolled("amy li", PersonState::Left),
    ];
    let facts: Vec<_> = (1..)
        .zip(story)
        .map(|(tick, body)| fact(tick, u128::from(tick), body))
        .collect();
    let after = |count: usize| {
        let row = fold::person(facts.get(..count).expect("so many")).expect("a person");
        (row.name, row.pin, row.locked_until)
    };
    let (amy, li) = ("amy".to_owned(), "amy li".to_owned());
    assert_eq!(after(1), (amy.clone(), PinState::Missing, None));
    assert_eq!(after(3), (amy, PinState::Set, Some(UtcMs(900))));
    assert_eq!(after(4), (li.clone(), PinState::Set, Some(UtcMs(900))));
    assert_eq!(after(5), (li.clone(), PinState::Set, None));
    assert_eq!(after(7), (li.clone(), PinState::Set, None));
    assert_eq!(after(8), (li, PinState::Missing, None));
}

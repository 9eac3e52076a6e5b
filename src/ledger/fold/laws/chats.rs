//! Laws of what sellers say in chats: any order of facts, an undo and an erasure.

use proptest::prelude::*;

use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::hold::HoldEnd;
use crate::domain::ids::Hash;
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::Subject;
use crate::ledger::chatting::Answers;
use crate::ledger::fact::{Body, Fact, PurgedChat};
use crate::ledger::fold;

use super::{UNIT, fact, undone};

fn said(how: SaidHow, picture: u8) -> Body {
    Body::UnitHoldEnded {
        units: vec![UNIT],
        decision: Decision::Dispose,
        end: HoldEnd::Answered,
        said: Some(Said {
            how,
            who: "Li".to_owned(),
            shown: Some(Hash([picture; 32])),
        }),
        note: None,
    }
}

fn purged(picture: u8, day: &str) -> Body {
    Body::ChatPurged(Box::new(PurgedChat {
        picture: Hash([picture; 32]),
        units: vec![UNIT],
        orders: Vec::new(),
        rule: "privacy".to_owned(),
        rule_version: 3,
        day: Day::parse(day).expect("a day"),
    }))
}

/// What is said of each word: whether it answers, and the day of its picture's erasure.
fn told(facts: &[Fact]) -> Vec<(u64, Answers, Option<String>)> {
    let seller = SellerCode::parse("S-01");
    let rows = fold::chats(&Subject::Unit(UNIT), seller.as_ref(), facts);
    let of = |row: crate::ledger::chatting::ChatRow| {
        let event = u64::try_from(row.event.0).expect("small");
        (event, row.answers, row.purged.map(|day| day.to_string()))
    };
    rows.into_iter().map(of).collect()
}

#[test]
fn a_word_that_is_taken_back_answers_nothing_and_its_picture_goes_with_the_others() {
    let day = Some("2026-12-23".to_owned());
    let mut facts = vec![
        fact(1, 1, said(SaidHow::Chat, 1)),
        fact(2, 2, said(SaidHow::Workbook, 1)),
        fact(3, 3, said(SaidHow::Chat, 2)),
        fact(4, 4, undone(1)),
    ];
    let first = [(1, Answers::No, None), (3, Answers::Yes, None)];
    assert_eq!(told(&facts), first);
    facts.push(fact(5, 5, purged(1, "2026-12-23")));
    facts.push(fact(6, 6, purged(1, "2026-12-24")));
    assert_eq!(
        told(&facts),
        [(1, Answers::No, day.clone()), (3, Answers::Yes, None)]
    );
    // The same picture, shown again, stands again.
    facts.push(fact(7, 7, said(SaidHow::Chat, 1)));
    assert_eq!(
        told(&facts),
        [
            (1, Answers::No, day),
            (3, Answers::Yes, None),
            (7, Answers::Yes, None)
        ]
    );
}

fn any() -> impl Strategy<Value = Body> {
    prop_oneof![
        (1_u8..4).prop_map(|picture| said(SaidHow::Chat, picture)),
        (1_u8..4).prop_map(|picture| said(SaidHow::Workbook, picture)),
        (1_u8..4).prop_map(|picture| purged(picture, "2026-12-23")),
        (1_u128..9).prop_map(undone),
    ]
}

proptest! {
    #[test]
    fn words_in_chats_are_the_same_in_any_order_and_with_any_fact_twice(
        bodies in proptest::collection::vec(any(), 1..9),
        turn in 0_usize..9,
    ) {
        let facts: Vec<Fact> = (1_u64..)
            .zip(bodies)
            .map(|(tick, body)| fact(tick, u128::from(tick), body))
            .collect();
        let mut other = facts.clone();
        other.rotate_left(turn % facts.len());
        other.extend(facts.iter().take(3).cloned());
        prop_assert_eq!(told(&facts), told(&other));
    }
}

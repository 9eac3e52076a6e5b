//! What a parcel's row says of the claim pool: its wait, its default, its match, and another record of it.

use proptest::prelude::*;

use super::*;
use crate::domain::expected::ReturnRef;
use crate::domain::photo::PhotoDebt;
use crate::domain::pool::{MatchMistake, SeenProduct};
use crate::ledger::fact::{ExpiredParcel, MergedParcel, MergedUnit};
use crate::ledger::rows::ParcelRow;

const OTHER: ParcelId = ParcelId(77);

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn of() -> ReturnRef {
    ReturnRef {
        seller: seller(),
        order_id: None,
        rma_id: None,
    }
}

fn expired(due: &str) -> Body {
    Body::ParcelExpired(ExpiredParcel {
        parcel: PARCEL,
        decision: Decision::Dispose,
        since: day("2026-09-30"),
        told: None,
        owner: PersonCode::parse("SV-1").expect("a code"),
        due: day(due),
        rule: "pool".to_owned(),
        rule_version: 2,
    })
}

fn merged(parcel: ParcelId, into: ParcelId) -> Body {
    Body::ParcelMerged(MergedParcel {
        parcel,
        number: ParcelTag::make("A00", 1).expect("fits"),
        into,
        into_number: ParcelTag::make("A00", 2).expect("fits"),
        units: Vec::new(),
        unseen: Vec::new(),
        owed: Vec::new(),
    })
}

/// A merge that takes units along, with a line that did not come and a photo that is lacking.
fn merged_with(units: &[UnitId], parcel: ParcelId, into: ParcelId) -> Body {
    let Body::ParcelMerged(plain) = merged(parcel, into) else {
        unreachable!("it is a merge");
    };
    let of = |unit: &UnitId| MergedUnit {
        unit: *unit,
        seller: Some(seller()),
    };
    Body::ParcelMerged(MergedParcel {
        units: units.iter().map(of).collect(),
        unseen: vec![(LineId([7; 16]), Unseen::Missing)],
        owed: vec![PhotoDebt {
            since: UtcMs(5),
            kind: PhotoKind::Serial,
            unit: units.first().copied(),
        }],
        ..plain
    })
}

fn unmatched() -> Body {
    Body::ParcelUnmatched {
        parcel: PARCEL,
        of: of(),
        reason: MatchMistake::WrongReturn,
    }
}

fn binned() -> Body {
    Body::ParcelBinned {
        parcel: PARCEL,
        container: container("D-1"),
    }
}

fn shelved() -> Body {
    Body::ParcelShelved {
        parcel: PARCEL,
        shelf: container("Q-1"),
    }
}

fn matched() -> Body {
    Body::ParcelIdentified {
        parcel: PARCEL,
        candidates: Vec::new(),
        chosen: Some(of()),
        seller: None,
    }
}

/// Ends of a wait, matches that come and go, and records that become one either way.
pub(super) fn any() -> impl Strategy<Value = Body> {
    prop_oneof![
        "2026-12-0[78]".prop_map(|due| expired(&due)),
        Just(binned()),
        Just(matched()),
        Just(unmatched()),
        Just(merged(PARCEL, OTHER)),
        Just(merged(OTHER, PARCEL)),
        Just(merged_with(&[UNIT], PARCEL, OTHER)),
        Just(merged_with(&[UNIT, UnitId(3)], OTHER, PARCEL)),
        (proptest::option::of("[12]"), "[ab]").prop_map(|(code, title)| noted(code, &title)),
    ]
}

fn noted(barcode: Option<String>, title: &str) -> Body {
    Body::ParcelNoted {
        parcel: PARCEL,
        seen: SeenProduct {
            barcode,
            title: title.to_owned(),
            category: None,
            weight: None,
            photos: Vec::new(),
        },
    }
}

fn row(bodies: Vec<Body>) -> ParcelRow {
    let facts: Vec<Fact> = (1_u64..)
        .zip(bodies)
        .map(|(tick, body)| fact(tick, u128::from(tick), body))
        .collect();
    super::super::parcel(&facts).expect("it was received")
}

#[test]
fn a_wait_ends_by_what_a_supervisor_confirms_and_then_by_the_bin() {
    let waits = row(vec![received(1), shelved()]);
    assert_eq!(waits.state, ParcelState::Claim);
    assert_eq!(waits.shelved, Some(day("2026-11-23")));
    let over = row(vec![received(1), shelved(), expired("2026-12-07")]);
    assert_eq!(
        (over.state, over.shelf.as_ref().map(ContainerName::as_str)),
        (ParcelState::Expired, Some("Q-1"))
    );
    assert_eq!(over.closed_at, waits.closed_at, "it waits since then");
    let expiry = over.expired.expect("it is confirmed");
    assert_eq!((expiry.due, expiry.key), (day("2026-12-07"), CommandKey(3)));
    let gone = row(vec![
        received(1),
        shelved(),
        expired("2026-12-07"),
        binned(),
    ]);
    assert_eq!(
        (gone.state, gone.shelf.as_ref().map(ContainerName::as_str)),
        (ParcelState::Binned, Some("D-1"))
    );
    assert!(gone.expired.is_some(), "a late claim is told why");
}

#[test]
fn a_match_or_an_undo_calls_a_confirmed_default_back_and_a_bench_takes_it_up() {
    let begun = || vec![received(1), shelved(), expired("2026-12-07")];
    let mut facts = begun();
    facts.push(matched());
    let found = row(facts.clone());
    assert_eq!((found.state, found.expired), (ParcelState::Claim, None));
    facts.push(unmatched());
    let lost = row(facts);
    assert_eq!((lost.state, lost.chosen), (ParcelState::Claim, None));
    let mut facts = begun();
    facts.push(undone(3));
    let back = row(facts);
    assert_eq!((back.state, back.expired), (ParcelState::Claim, None));
    let mut facts = begun();
    facts.push(Body::ParcelOpened {
        parcel: PARCEL,
        chosen: None,
        finding: None,
    });
    let open = row(facts.clone());
    assert_eq!((open.state, open.shelf), (ParcelState::Open, None));
    assert!(open.expired.is_some());
    facts.push(shelved());
    let again = row(facts);
    assert_eq!((again.state, again.expired), (ParcelState::Claim, None));
}

#[test]
fn of_two_records_only_the_one_that_goes_says_so_until_that_is_taken_back() {
    let begun = || vec![docked(1), shelved()];
    let mut facts = begun();
    facts.push(merged(PARCEL, OTHER));
    let goes = row(facts.clone());
    assert_eq!((goes.state, goes.shelf), (ParcelState::Merged, None));
    assert_eq!(goes.owed, Vec::new());
    let of = goes.merged.expect("another stands for it");
    assert_eq!((of.parcel, of.key), (OTHER, CommandKey(3)));
    facts.push(undone(3));
    assert_eq!(row(facts), {
        let mut plain = begun();
        plain.push(Body::ParcelDamaged {
            parcel: PARCEL,
            damage: Vec::new(),
        });
        row(plain)
    });
    let mut facts = begun();
    facts.push(merged(OTHER, PARCEL));
    let stands = row(facts);
    assert_eq!((stands.state, stands.merged), (ParcelState::Claim, None));
}

fn facts_of(bodies: Vec<Body>) -> Vec<Fact> {
    (1_u64..)
        .zip(bodies)
        .map(|(tick, body)| fact(tick, u128::from(tick), body))
        .collect()
}

#[test]
fn a_unit_s_parcel_is_the_record_that_stands_until_that_is_taken_back() {
    let third = ParcelId(78);
    let begun = || vec![inspected(UNIT, 1), decided(Decision::Resell), put("R-1")];
    let of = |more: Vec<Body>| {
        let row = super::super::unit(UNIT, &facts_of([begun(), more].concat()));
        row.expect("it was put").inspection.parcel
    };
    let on = merged_with(&[UNIT], PARCEL, OTHER);
    let further = merged_with(&[UNIT], OTHER, third);
    assert_eq!(of(vec![on.clone()]), OTHER);
    assert_eq!(of(vec![on.clone(), further.clone()]), third);
    assert_eq!(of(vec![on.clone(), further.clone(), undone(5)]), OTHER);
    assert_eq!(of(vec![on.clone(), undone(4)]), PARCEL);
    assert_eq!(of(vec![further]), PARCEL, "that is about another parcel");
    // Looked at again, it is of the parcel under which that was.
    assert_eq!(of(vec![on.clone(), inspected(UNIT, 1)]), PARCEL);
    // On a bench again: what was taken back does not count, the merge as little as the place.
    let mut back = facts_of([begun(), vec![on, undone(4)]].concat());
    for (tick, key) in [(6, 1), (7, 2), (8, 3)] {
        back.push(fact(tick, u128::from(tick), undone(key)));
    }
    let row = super::super::unit(UNIT, &back).expect("it keeps its last values");
    assert_eq!(
        (row.state, row.inspection.parcel),
        (UnitState::Undone, PARCEL)
    );
}

#[test]
fn units_of_the_record_that_goes_count_where_they_are() {
    let units = [UNIT, UnitId(3)];
    let stands = row(vec![
        received(1),
        inspected(UnitId(4), 4),
        Body::ParcelClosed {
            parcel: PARCEL,
            unseen: Vec::new(),
        },
        merged_with(&units, OTHER, PARCEL),
    ]);
    assert_eq!((stands.state, stands.units), (ParcelState::Closed, 3));
    assert_eq!(stands.unseen, [(LineId([7; 16]), Unseen::Missing)]);
    let lacks = |row: &ParcelRow| row.owed.iter().any(|debt| debt.unit == Some(UNIT));
    assert!(lacks(&stands));
    let goes = row(vec![
        received(1),
        inspected(UNIT, 1),
        inspected(UnitId(3), 3),
        merged_with(&units, PARCEL, OTHER),
    ]);
    assert_eq!((goes.state, goes.units), (ParcelState::Merged, 0));
    assert!(!lacks(&goes));
}

#[test]
fn a_code_is_one_product_and_what_bears_none_is_told_apart_by_its_words() {
    let code = || Some("1".to_owned());
    let row = row(vec![
        received(1),
        noted(code(), "a"),
        noted(None, "a"),
        noted(None, "b"),
        noted(code(), "b"),
        noted(None, "a"),
    ]);
    let said: Vec<(bool, &str)> = row
        .noted
        .iter()
        .map(|noted| (noted.seen.barcode.is_some(), noted.seen.title.as_str()))
        .collect();
    assert_eq!(said, [(false, "b"), (true, "b"), (false, "a")]);
    let by = row.noted.first().expect("three");
    assert_eq!(by.person, PersonCode::parse("OP-7"));
}

//! Laws of corrections and of the sign-off of days.

use proptest::prelude::*;

use super::{PARCEL, UNIT, container, fact, one_put, received, undone};
use crate::domain::charge::Activity;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, LineId};
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, ClosedDay, CorrectFact, DayFact, Fact, RedecidedUnits, RegradedUnits, Unseen,
};
use crate::ledger::fold;
use crate::ledger::rows::{ParcelState, UnitState};

pub(super) fn regraded(grade: Grade) -> Body {
    Body::Correct(CorrectFact::UnitRegraded(Box::new(RegradedUnits {
        units: vec![UNIT],
        checklist: None,
        answers: [("again".to_owned(), grade.code().to_owned())].into(),
        grade,
        reason: "Scratched".to_owned(),
    })))
}

pub(super) fn redecided(decision: Decision) -> Body {
    Body::Correct(CorrectFact::UnitRedecided(Box::new(RedecidedUnits {
        units: vec![UNIT],
        decision,
        hold: None,
        reason: "Mixed up".to_owned(),
    })))
}

fn reopened() -> Body {
    Body::Correct(CorrectFact::ParcelReopened {
        parcel: PARCEL,
        reason: "One more in the box".to_owned(),
    })
}

fn day() -> Day {
    Day::parse("2026-11-23").expect("a day")
}

fn signed(parcels: u32) -> Body {
    Body::Day(DayFact::Closed(Box::new(ClosedDay {
        day: day(),
        station: super::station(1),
        head_seq: u64::from(parcels),
        head_hash: Hash([1; 32]),
        figures: [("parcels".to_owned(), parcels)].into(),
        open: Vec::new(),
        note: None,
    })))
}

fn opened_again() -> Body {
    Body::Day(DayFact::Reopened {
        day: day(),
        reason: "A box was found".to_owned(),
    })
}

/// Corrections and sign-offs, among the facts of the laws.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        prop_oneof![Just(Grade::New), Just(Grade::Unsellable)].prop_map(regraded),
        prop_oneof![Just(Decision::Hold), Just(Decision::Resell)].prop_map(redecided),
        Just(reopened()),
        (1_u32..4).prop_map(signed),
        Just(opened_again()),
    ]
}

#[test]
fn a_later_grade_stands_and_nobody_pays_for_it() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    let before = fold::unit(UNIT, &facts).expect("put");
    let paid = fold::unit_work(UNIT, &facts).len();
    facts.push(fact(4, 11, regraded(Grade::Acceptable)));
    let row = fold::unit(UNIT, &facts).expect("put");
    assert_eq!(row.inspection.grade, Some(Grade::Acceptable));
    assert_eq!(row.inspection.answers["again"], "acceptable");
    assert_eq!((row.state, row.put_key), (before.state, before.put_key));
    facts.push(fact(5, 12, redecided(Decision::Liquidate)));
    let work = fold::unit_work(UNIT, &facts);
    assert_eq!(work.len(), paid, "no charged inspection");
    let inspected = |activity: &Activity| *activity == Activity::Inspect;
    let times = work.iter().filter(|one| inspected(&one.activity)).count();
    assert_eq!(times, 1);
    facts.extend(one_put(6, 13, Decision::Resell, "R-1"));
    let again = fold::unit(UNIT, &facts).expect("seen again");
    assert_eq!(
        again.inspection.grade,
        Some(Grade::Good),
        "what a bench sees later stands"
    );
}

#[test]
fn decided_anew_it_is_moved_unless_its_place_takes_that() {
    let told = |name: &str, decision: Decision| {
        let mut facts = one_put(1, 10, Decision::Resell, name);
        facts.push(fact(4, 11, redecided(decision)));
        let row = fold::unit(UNIT, &facts).expect("put");
        (row.state, row.decision())
    };
    let lots = Some(Decision::Liquidate);
    assert_eq!(told("R-1", Decision::Liquidate), (UnitState::Judged, lots));
    assert_eq!(told("G-1", Decision::Liquidate), (UnitState::Put, lots));
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    facts.push(fact(4, 11, redecided(Decision::Liquidate)));
    facts.push(fact(5, 12, redecided(Decision::Resell)));
    let row = fold::unit(UNIT, &facts).expect("put");
    assert_eq!(row.state, UnitState::Put, "it stays where it was after all");
    facts.push(fact(6, 13, redecided(Decision::Dispose)));
    let row = fold::unit(UNIT, &facts).expect("put");
    assert_eq!(row.basis, None, "nobody said to destroy it");
}

#[test]
fn a_parcel_that_is_opened_again_is_open_until_it_is_ended_again() {
    let line = LineId([1; 16]);
    let ended = |unseen| Body::ParcelClosed {
        parcel: PARCEL,
        unseen,
    };
    let mut facts = vec![
        fact(1, 1, received(1)),
        fact(2, 2, ended(vec![(line, Unseen::Missing)])),
    ];
    let row = fold::parcel(&facts).expect("ended");
    assert_eq!((row.state, row.unseen.len()), (ParcelState::Closed, 1));
    facts.push(fact(3, 3, reopened()));
    let row = fold::parcel(&facts).expect("open again");
    assert_eq!((row.state, row.closed_at), (ParcelState::Open, None));
    assert_eq!(row.unseen, []);
    facts.push(fact(4, 4, ended(Vec::new())));
    let row = fold::parcel(&facts).expect("ended again");
    assert_eq!((row.state, row.unseen.len()), (ParcelState::Closed, 0));
    let empty = vec![
        fact(1, 1, received(1)),
        fact(
            2,
            2,
            Body::ParcelFoundEmpty {
                parcel: PARCEL,
                shelf: container("E-1"),
            },
        ),
        fact(3, 3, reopened()),
    ];
    let row = fold::parcel(&empty).expect("open again");
    assert_eq!((row.state, row.shelf), (ParcelState::Open, None));
}

#[test]
fn the_newest_sign_off_stands_until_the_day_is_opened_again() {
    let mut facts: Vec<Fact> = vec![fact(1, 1, signed(2))];
    let row = fold::day(&facts).expect("signed");
    assert!(row.is_closed() && row.times == 1 && row.seq == 1);
    facts.push(fact(2, 2, opened_again()));
    let row = fold::day(&facts).expect("open again");
    assert!(!row.is_closed() && row.times == 1);
    facts.push(fact(3, 3, signed(3)));
    let row = fold::day(&facts).expect("signed again");
    assert_eq!((row.is_closed(), row.times, row.seq), (true, 2, 3));
    assert_eq!(row.closed.figures["parcels"], 3);
    let mut turned = facts.clone();
    turned.reverse();
    assert_eq!(fold::day(&turned), Some(row));
    facts.push(fact(4, 4, undone(3)));
    let row = fold::day(&facts).expect("a day");
    assert!(
        !row.is_closed(),
        "no rule takes a sign-off back; the fold would"
    );
}

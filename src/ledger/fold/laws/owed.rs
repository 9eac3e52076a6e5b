//! Which photos are owed, as stories told.

use super::*;

#[test]
fn what_answers_ask_for_is_owed_until_a_photo_shows_it_or_the_unit_is_taken_back() {
    let owed = |facts: &[Fact]| {
        let row = crate::ledger::fold::parcel(facts).expect("a parcel");
        let debts = row.owed.into_iter();
        debts.map(|debt| (debt.kind, debt.unit)).collect::<Vec<_>>()
    };
    let every = |kinds: &[PhotoKind]| kinds.iter().map(|kind| (*kind, None)).collect::<Vec<_>>();
    let mut facts = vec![
        fact(1, 1, received(1)),
        fact(2, 2, asking(UNIT, PhotoKind::Defect)),
        fact(3, 3, asking(UnitId(9), PhotoKind::Contents)),
    ];
    let mut all = every(&[PhotoKind::Label, PhotoKind::Box]);
    all.push((PhotoKind::Defect, Some(UNIT)));
    all.push((PhotoKind::Contents, Some(UnitId(9))));
    assert_eq!(
        owed(&facts),
        all,
        "the parcel's own contents are not asked for twice"
    );
    facts.push(fact(4, 4, undone(2)));
    all.remove(2);
    assert_eq!(owed(&facts), all);
    facts.push(fact(5, 5, photo(PhotoKind::Contents)));
    assert_eq!(owed(&facts), every(&[PhotoKind::Label, PhotoKind::Box]));
}

#[test]
fn a_photo_that_is_waived_is_owed_no_more_until_the_unit_is_seen_anew() {
    let owes = |facts: &[Fact]| {
        let row = crate::ledger::fold::parcel(facts).expect("a parcel");
        row.owed.iter().any(|debt| debt.unit == Some(UNIT))
    };
    let mut facts = vec![
        fact(1, 1, received(1)),
        fact(2, 2, asking(UNIT, PhotoKind::Defect)),
        fact(3, 3, waived(Some(UNIT), PhotoKind::Serial)),
        fact(4, 4, waived(None, PhotoKind::Defect)),
    ];
    assert!(owes(&facts), "another photo was waived");
    facts.push(fact(5, 5, waived(Some(UNIT), PhotoKind::Defect)));
    assert!(!owes(&facts));
    facts.push(fact(6, 6, undone(2)));
    facts.push(fact(7, 7, asking(UNIT, PhotoKind::Defect)));
    assert!(owes(&facts));
}

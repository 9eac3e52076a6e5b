//! Which photos are owed, as stories told.

use crate::domain::repair::RepairStep;
use crate::ledger::fact::RepairWorked;

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

fn worked(step: RepairStep) -> Body {
    Body::RepairWorked(Box::new(RepairWorked {
        unit: UNIT,
        parcel: Some(PARCEL),
        step,
        spent: None,
        owner: PersonCode::parse("OP-7").expect("a badge"),
        due: Day::parse("2026-12-01").expect("a day"),
    }))
}

#[test]
fn each_repair_owes_a_photo_before_and_one_after_and_an_earlier_ones_pay_nothing() {
    let owed = |facts: &[Fact]| {
        let row = crate::ledger::fold::parcel(facts).expect("a parcel");
        let of_unit = row.owed.into_iter().filter(|debt| debt.unit == Some(UNIT));
        of_unit.map(|debt| debt.kind).collect::<Vec<_>>()
    };
    let of_unit = |number: u8, kind| {
        let Body::PhotoNamed(named) = photo(kind) else {
            panic!("a photo")
        };
        Body::PhotoNamed(NamedPhoto {
            photo: Hash([number; 32]),
            unit: Some(UNIT),
            ..named
        })
    };
    let (before, after) = (PhotoKind::BeforeRepair, PhotoKind::AfterRepair);
    let mut facts = vec![fact(1, 1, received(1))];
    // A photo that is taken before the work is said to begin shows how it was.
    facts.push(fact(2, 2, of_unit(1, before)));
    facts.push(fact(3, 3, worked(RepairStep::Begun)));
    assert_eq!(owed(&facts), []);
    facts.push(fact(4, 4, worked(RepairStep::Done)));
    assert_eq!(owed(&facts), [after]);
    facts.push(fact(5, 5, of_unit(2, after)));
    assert_eq!(owed(&facts), []);
    // It is repaired once more: what shows the first repair does not show this one.
    facts.push(fact(6, 6, worked(RepairStep::Begun)));
    assert_eq!(owed(&facts), [before]);
    facts.push(fact(7, 7, worked(RepairStep::Done)));
    assert_eq!(owed(&facts), [before, after]);
    facts.push(fact(8, 8, waived(Some(UNIT), before)));
    facts.push(fact(9, 9, of_unit(3, after)));
    assert_eq!(owed(&facts), []);
    facts.push(fact(10, 10, undone(9)));
    assert_eq!(owed(&facts), [after], "the photo is taken back");
}

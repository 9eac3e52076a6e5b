//! Second looks, as stories told: which first look counts, and what is compared with what.

use crate::domain::agreement::RatedHow;
use crate::domain::repair::RepairStep;
use crate::ledger::PackRef;
use crate::ledger::fact::{RepairWorked, UnitRated};
use crate::ledger::rating::{Looks, RatedPair};

use super::*;

fn pack() -> PackRef {
    PackRef {
        id: "toys".to_owned(),
        version: 1,
        hash: Hash([7; 32]),
    }
}

fn graded(units: &[UnitId], grade: Grade) -> Body {
    let Body::UnitInspected { inspection, .. } = inspected(UNIT, 1) else {
        panic!("an inspection")
    };
    Body::UnitInspected {
        units: units.to_vec(),
        inspection: Inspection {
            checklist: Some(pack()),
            grade: Some(grade),
            ..inspection
        },
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
    }
}

fn rated(how: RatedHow, grade: Grade) -> Body {
    Body::UnitRated(Box::new(UnitRated {
        unit: UNIT,
        how,
        checklist: pack(),
        answers: [].into(),
        grade,
    }))
}

fn by(code: &str, mut fact: Fact) -> Fact {
    fact.envelope.person = PersonCode::parse(code);
    fact
}

fn looks(facts: &[Fact]) -> Looks {
    crate::ledger::fold::looks(UNIT, facts)
}

fn pairs(facts: &[Fact]) -> Vec<Option<(String, String, Grade, Grade)>> {
    let told = |pair: RatedPair| {
        (
            pair.of.to_string(),
            pair.by.to_string(),
            pair.own,
            pair.other,
        )
    };
    let rows = looks(facts).rated.into_iter();
    rows.map(|row| row.pair.map(told)).collect()
}

#[test]
fn a_second_look_is_compared_with_the_inspection_that_counts() {
    let mut facts = vec![
        by("OP-1", fact(1, 1, graded(&[UNIT], Grade::Good))),
        fact(2, 2, undone(1)),
        by("OP-2", fact(3, 3, graded(&[UNIT], Grade::VeryGood))),
        by("OP-9", fact(4, 4, rated(RatedHow::Blind, Grade::LikeNew))),
    ];
    let pair = |of: &str, by: &str, own, other| Some((of.to_owned(), by.to_owned(), own, other));
    let told = pair("OP-2", "OP-9", Grade::VeryGood, Grade::LikeNew);
    assert_eq!(pairs(&facts), std::slice::from_ref(&told));
    // It is inspected anew: the look of before stays what it was.
    facts.push(by("OP-3", fact(5, 5, graded(&[UNIT], Grade::Acceptable))));
    assert_eq!(pairs(&facts), [told]);
    let first = looks(&facts).first.expect("graded");
    assert_eq!(first.grader.as_str(), "OP-3");
    assert!(looks(&facts).is_sampled());
    let row = crate::ledger::fold::unit(UNIT, &facts);
    let mut without = facts.clone();
    without.retain(|fact| !matches!(fact.body, Body::UnitRated(_)));
    assert_eq!(
        row,
        crate::ledger::fold::unit(UNIT, &without),
        "its grade stays"
    );
}

#[test]
fn calibration_is_compared_with_its_first_look() {
    let facts = [
        by("OP-1", fact(1, 1, graded(&[UNIT], Grade::Good))),
        by(
            "OP-9",
            fact(2, 2, rated(RatedHow::Calibration, Grade::VeryGood)),
        ),
        by(
            "OP-2",
            fact(3, 3, rated(RatedHow::Calibration, Grade::Good)),
        ),
    ];
    let told = (
        "OP-2".to_owned(),
        "OP-9".to_owned(),
        Grade::Good,
        Grade::VeryGood,
    );
    assert_eq!(pairs(&facts), [None, Some(told)]);
}

#[test]
fn what_is_repaired_or_one_of_several_under_one_label_has_no_first_look() {
    let several = [by(
        "OP-1",
        fact(1, 1, graded(&[UNIT, UnitId(9)], Grade::New)),
    )];
    assert_eq!(looks(&several).first, None);
    let worked = Body::RepairWorked(Box::new(RepairWorked {
        unit: UNIT,
        parcel: Some(PARCEL),
        step: RepairStep::Begun,
        spent: None,
        owner: PersonCode::parse("OP-7").expect("a badge"),
        due: Day::parse("2026-12-01").expect("a day"),
    }));
    let repaired = [
        by("OP-1", fact(1, 1, graded(&[UNIT], Grade::Acceptable))),
        by("OP-1", fact(2, 2, worked)),
        by("OP-9", fact(3, 3, rated(RatedHow::Blind, Grade::Good))),
    ];
    assert_eq!(looks(&repaired).first, None);
    assert_eq!(pairs(&repaired), [None]);
}

//! Second looks on real files: what is due, who may look, the figures, and the same after a rebuild.

use std::sync::Arc;

use super::dump::dump;
use super::shop::{Shop, asked_pack, person, tag, tracking, unit};
use crate::domain::agreement::{
    AgreementRules, Drift, NoKappa, RateRow, RatedHow, SampleRates, Weights, draw,
};
use crate::domain::codes::PersonCode;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::time::UtcMs;
use crate::ledger::command::RateUnit;
use crate::ledger::fact::{Role, UnitRated};
use crate::ledger::query::{AgreementAnswer, AgreementQuery, Leads, PlacedLook, ToLook};
use crate::ledger::rating::{GraderFigures, RatingBar};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::{DERIVED, SubmitError};

fn rates(per_mille: u32) -> Arc<SampleRates> {
    Arc::new(SampleRates {
        newcomer_ratings: 0,
        rows: vec![RateRow {
            grader: None,
            categories: Vec::new(),
            firsts: Vec::new(),
            per_mille,
        }],
    })
}

fn rules() -> Arc<AgreementRules> {
    Arc::new(AgreementRules {
        id: "test".to_owned(),
        version: 1,
        rates: (*rates(100)).clone(),
        weights: Weights::Linear,
        ratings_min: 2,
        days: 180,
        drift: Drift {
            differs: 2,
            agrees: 1,
            line: 2,
            usual_per_mille: 100,
            found_per_mille: 300,
            false_call_every: 1,
            found_within: 1,
        },
        steps: 1,
        alarm_stands: 20,
    })
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

/// Numbers of units with a draw below 100, and one with a greater one.
fn numbers() -> (Vec<u64>, u64) {
    let drawn: Vec<u64> = (1..999).filter(|n| draw(id(*n)) < 100).take(3).collect();
    let other = (1..999).find(|n| draw(id(*n)) >= 200).expect("one");
    (drawn, other)
}

fn other(code: &str) -> PersonCode {
    PersonCode::parse(code).expect("a badge")
}

fn a_shop() -> (Shop, ParcelId) {
    let mut shop = Shop::new();
    for (code, role) in [("OP-8", Role::Operator), ("OP-9", Role::Supervisor)] {
        shop.must(Command::EnrolPerson {
            person: other(code),
            name: code.to_owned(),
            role,
        });
    }
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    (shop, parcel)
}

fn put(shop: &mut Shop, number: u64, parcel: ParcelId) {
    let mut put = unit(number, parcel, "R-01");
    put.inspection.checklist = Some(asked_pack());
    put.inspection.answers = [("looks".to_owned(), "marks".to_owned())].into();
    put.inspection.because = Some(("looks".to_owned(), "marks".to_owned()));
    shop.must(Command::PutUnit(Box::new(put)));
}

fn look(number: u64, how: RatedHow, answer: &str, grade: Grade) -> Command {
    Command::RateUnit(Box::new(RateUnit {
        rated: UnitRated {
            unit: id(number),
            how,
            checklist: asked_pack(),
            answers: [("looks".to_owned(), answer.to_owned())].into(),
            grade,
        },
        rates: rates(100),
    }))
}

fn rate(shop: &mut Shop, by: &str, command: Command) -> Result<(), Refusal> {
    let mut order = shop.order(command);
    order.person = Some(other(by));
    match shop.submit(&order) {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        Err(error) => panic!("{error:?}"),
    }
}

fn ask(shop: &Shop, query: AgreementQuery) -> AgreementAnswer {
    match shop.ask(&Query::Agreement(query)) {
        Answer::Agreement(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn due(shop: &Shop, per_mille: u32, person: Option<PersonCode>) -> Vec<UnitId> {
    match ask(shop, AgreementQuery::Due(rates(per_mille), person, None)) {
        AgreementAnswer::Due(page) => page.rows.iter().map(|row| row.unit).collect(),
        other => panic!("{other:?}"),
    }
}

fn figures(shop: &Shop, person: Option<PersonCode>) -> Vec<GraderFigures> {
    match ask(shop, AgreementQuery::Figures(rules(), person, UtcMs(0))) {
        AgreementAnswer::Figures(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn to_look(shop: &Shop, number: u64, by: &str) -> ToLook {
    let asked = AgreementQuery::ToLook(tag(number), other(by), rates(100));
    match ask(shop, asked) {
        AgreementAnswer::ToLook(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_drawn_unit_waits_until_another_person_looked() {
    let (mut shop, parcel) = a_shop();
    let (drawn, apart) = numbers();
    for number in drawn.iter().chain([&apart]) {
        put(&mut shop, *number, parcel);
    }
    let mut wanted: Vec<UnitId> = drawn.iter().map(|number| id(*number)).collect();
    wanted.sort_by_key(|unit| (draw(*unit), *unit));
    assert_eq!(due(&shop, 100, None), wanted);
    assert_eq!(
        due(&shop, 100, Some(person())),
        [],
        "who graded them does not look"
    );
    assert_eq!(
        due(&shop, draw(wanted[0]), None),
        [],
        "a rate below the first draw"
    );

    let [first, second, third] = drawn[..] else {
        panic!("three")
    };
    let view = to_look(&shop, first, "OP-8");
    assert_eq!((view.blind, view.leads), (None, Leads::Yes));
    assert!(view.checklist.is_some(), "it asks again");
    rate(
        &mut shop,
        "OP-8",
        look(first, RatedHow::Blind, "as_new", Grade::LikeNew),
    )
    .unwrap();
    rate(
        &mut shop,
        "OP-8",
        look(second, RatedHow::Blind, "marks", Grade::Good),
    )
    .unwrap();
    assert_eq!(due(&shop, 100, None), [id(third)]);
}

#[test]
fn two_looks_come_to_figures_and_a_difference_and_a_rebuild_says_the_same() {
    let (mut shop, parcel) = a_shop();
    let (drawn, _) = numbers();
    let (first, second) = (drawn[0], drawn[1]);
    for (number, answer, grade) in [
        (first, "as_new", Grade::LikeNew),
        (second, "marks", Grade::Good),
    ] {
        put(&mut shop, number, parcel);
        let command = look(number, RatedHow::Blind, answer, grade);
        assert_eq!(rate(&mut shop, "OP-8", command), Ok(()));
    }
    let [row] = &figures(&shop, None)[..] else {
        panic!("one grader")
    };
    assert_eq!(row.person, person());
    assert_eq!((row.all.count, row.all.alike), (2, 1));
    assert_eq!(row.blind[0].category, "asked");
    let kappa = row.all.kappa.expect("enough");
    assert_eq!(
        kappa.micro, 0,
        "the one that differs is all the spread there is"
    );
    assert!(
        row.drift.calls(20),
        "one difference in a row of two calls here"
    );
    let [alone] = &figures(&shop, Some(other("OP-8")))[..] else {
        panic!("one's own row")
    };
    assert_eq!(alone.all.kappa, Err(NoKappa::TooFew(0)));

    let Answer::Tag(Some(unit)) = shop.ask(&Query::Tag(tag(first))) else {
        panic!("a unit")
    };
    assert_eq!(unit.inspection.grade, Some(Grade::Good), "its grade stays");
    let AgreementAnswer::Differing(rows) = ask(&shop, AgreementQuery::Differing(None, UtcMs(0)))
    else {
        panic!("rows")
    };
    let [row] = &rows[..] else {
        panic!("one differs")
    };
    assert_eq!((row.row.unit, &row.tag), (id(first), &tag(first)));
    let AgreementAnswer::Looked(Some(looked)) = ask(&shop, AgreementQuery::Looked(id(first)))
    else {
        panic!("a unit")
    };
    assert_eq!(looked.first.answers["looks"], "marks");
    assert_eq!(looked.rated[0].1["looks"], "as_new");

    let writer = shop.writer.as_mut().unwrap();
    let before = dump(writer.connection(), DERIVED);
    writer.rebuild().unwrap();
    assert_eq!(before, dump(writer.connection(), DERIVED));
}

#[test]
fn each_bar_has_its_name() {
    let (mut shop, parcel) = a_shop();
    let (drawn, apart) = numbers();
    let (first, second) = (drawn[0], drawn[1]);
    for number in [first, apart] {
        put(&mut shop, number, parcel);
    }
    let key = {
        let mut bare = unit(second, parcel, "R-01");
        bare.inspection.checklist = None;
        shop.must(Command::PutUnit(Box::new(bare)))
    };
    let blind = |number| look(number, RatedHow::Blind, "marks", Grade::Good);
    let barred = |number, bar| Err(Refusal::NotRated(tag(number), bar));
    let own = person();
    assert_eq!(
        rate(&mut shop, own.as_str(), blind(first)),
        barred(first, RatingBar::Own)
    );
    assert_eq!(
        rate(&mut shop, "OP-8", blind(apart)),
        barred(apart, RatingBar::NotDrawn)
    );
    assert_eq!(
        rate(&mut shop, "OP-8", blind(second)),
        barred(second, RatingBar::Ungraded)
    );
    let better = look(first, RatedHow::Blind, "marks", Grade::New);
    assert_eq!(
        rate(&mut shop, "OP-8", better),
        barred(first, RatingBar::Answers)
    );
    let open = look(first, RatedHow::Blind, "nothing", Grade::New);
    assert_eq!(
        rate(&mut shop, "OP-8", open),
        barred(first, RatingBar::Answers)
    );
    assert_eq!(rate(&mut shop, "OP-8", blind(first)), Ok(()));
    assert_eq!(
        rate(&mut shop, "OP-8", blind(first)),
        barred(first, RatingBar::Before)
    );
    assert_eq!(
        rate(&mut shop, "OP-9", blind(first)),
        barred(first, RatingBar::NotDrawn)
    );
    shop.must(Command::Undo {
        target: key,
        reason: "correction".to_owned(),
    });
    assert_eq!(
        rate(&mut shop, "OP-8", blind(second)),
        barred(second, RatingBar::Away)
    );
    assert_eq!(
        rate(&mut shop, "OP-8", blind(999_999)),
        Err(Refusal::NoSuchUnit)
    );
}

#[test]
fn what_is_taken_back_is_not_due() {
    let (mut shop, parcel) = a_shop();
    let (drawn, _) = numbers();
    let mut put_unit = unit(drawn[0], parcel, "R-01");
    put_unit.inspection.checklist = Some(asked_pack());
    let key = shop.must(Command::PutUnit(Box::new(put_unit)));
    assert_eq!(due(&shop, 100, None), [id(drawn[0])]);
    shop.must(Command::Undo {
        target: key,
        reason: "correction".to_owned(),
    });
    assert_eq!(due(&shop, 100, None), []);
}

#[test]
fn a_calibration_unit_begins_with_a_supervisor_and_takes_everybody_once() {
    let (mut shop, parcel) = a_shop();
    let (_, apart) = numbers();
    put(&mut shop, apart, parcel);
    let look = |answer, grade| look(apart, RatedHow::Calibration, answer, grade);
    let marks = || look("marks", Grade::Good);
    assert_eq!(
        rate(&mut shop, "OP-8", marks()),
        Err(Refusal::SupervisorNeeded)
    );
    assert_eq!(rate(&mut shop, "OP-9", marks()), Ok(()));
    assert_eq!(to_look(&shop, apart, "OP-8").leads, Leads::No);
    assert_eq!(
        rate(&mut shop, "OP-8", look("worn", Grade::Acceptable)),
        Ok(())
    );
    let AgreementAnswer::Calibration(rows) = ask(&shop, AgreementQuery::Calibration) else {
        panic!("rows")
    };
    let raters: Vec<u32> = rows.iter().map(|row: &PlacedLook| row.raters).collect();
    assert_eq!(raters, [2]);
    let [row] = &figures(&shop, None)[..] else {
        panic!("whose grading is measured")
    };
    assert_eq!((row.person.as_str(), row.calibration.count), ("OP-8", 1));
    assert_eq!(row.all.count, 0, "apart from samples");
    shop.restart();
    assert_eq!(figures(&shop, None).len(), 1);
}

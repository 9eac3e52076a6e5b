//! Corrections, and the sign-off of days.
//!
//! ```text
//! correct UA… [answers=best|worst] [becomes=liquidate] reason=…
//! reopen-box BOX reason=…
//! sign-off 2026-11-23 [note=…] | reopen-day 2026-11-23 reason=…
//! ```

use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::domain::decision::Decision;
use returnbay::domain::time::Day;
use returnbay::ledger::command::{CorrectCommand, CorrectUnit, DayCommand, Regrade, Wanted};
use returnbay::ledger::correcting::{Stands, graded};
use returnbay::ledger::judging::hold;
use returnbay::ledger::rows::{SellerRow, UnitRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::correcting::{open_points, rule};

use super::floor::{Done, Floor};
use super::said::{Said, code};

pub fn done(floor: &Floor, said: &Said) -> Option<Done> {
    Some(match said.verb.as_str() {
        "correct" => correct(floor, said),
        "reopen-box" => Command::Correct(CorrectCommand::ReopenParcel {
            parcel: floor.parcel(said.thing(0)).parcel,
            reason: said.must("reason").to_owned(),
            rule: rule().clone(),
        })
        .into(),
        "sign-off" => Command::Day(DayCommand::Close {
            day: code(said.thing(0), Day::parse),
            asked: open_points(floor.shell().now(), floor.today()),
            note: said.owned("note"),
        })
        .into(),
        "reopen-day" => Command::Day(DayCommand::Reopen {
            day: code(said.thing(0), Day::parse),
            reason: said.must("reason").to_owned(),
        })
        .into(),
        _ => return None,
    })
}

/// The correction as the form has it, of what stands there now.
fn correct(floor: &Floor, said: &Said) -> Done {
    let row = floor.unit(said.thing(0));
    let regrade = said
        .owned("answers")
        .map(|which| regrade(floor, &row, &which));
    let becomes = said.owned("becomes");
    let decision = becomes.map(|word| code(&word, Decision::parse));
    let sellers: Vec<SellerRow> = match floor.ask(&Query::Sellers) {
        Answer::Sellers(rows) => rows,
        other => panic!("{other:?}"),
    };
    let agreed = hold(row.inspection.seller.as_ref(), &sellers, floor.today());
    let decision = decision.map(|decision| {
        let held = (decision == Decision::Hold).then(|| agreed.clone());
        (decision, held)
    });
    Command::Correct(CorrectCommand::Unit(Box::new(CorrectUnit {
        tag: row.inspection.tag.clone(),
        wanted: Wanted { regrade, decision },
        shown: Stands::of(&row),
        reason: said.must("reason").to_owned(),
        rule: rule().clone(),
    })))
    .into()
}

/// The unit's checklist answered again: every answer the best one, or the worst.
fn regrade(floor: &Floor, row: &UnitRow, which: &str) -> Regrade {
    let life = floor.open().timeline(row.inspection.tag.as_str()).unwrap();
    let life = life.expect("it has a life");
    let pack = row.inspection.checklist.clone().expect("it was graded");
    let list: &Checklist = life.checklists.of(&pack).expect("its checklist is kept");
    let mut answers = Answers::new();
    while let Some(question) = list.standing(&answers).next {
        let answer = match which {
            "best" => question.answers.first(),
            "worst" => question.answers.last(),
            other => panic!("{other}"),
        };
        let answer = answer.expect("a question has answers");
        answers.insert(question.code.clone(), answer.code.clone());
    }
    let grade = graded(list, &answers, row).expect("every question is answered");
    Regrade {
        checklist: Some(pack),
        answers,
        grade,
    }
}

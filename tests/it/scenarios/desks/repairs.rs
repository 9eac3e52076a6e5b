//! Repairs.
//!
//! ```text
//! estimate UA… costs=4.00 symptom=… diagnosis=… by=OP-7 due=+3
//! repair-answer UA… approved|refused by="Li, WeChat"
//! repair UA… begun|done [costs=3.50] by=OP-7 due=+7
//! repaired UA… becomes=resell tests=works,safe [warranty=…]       every answer the best one
//! give-up UA… becomes=dispose result=beyond_economic reason=…
//! ```

use returnbay::domain::checklist::Answers;
use returnbay::domain::codes::PersonCode;
use returnbay::domain::decision::Decision;
use returnbay::domain::money::Currency;
use returnbay::domain::repair::{
    RepairAnswer, RepairCosts, RepairResult, RepairStage, RepairStep, RepairTest, repaired_grade,
};
use returnbay::ledger::Command;
use returnbay::ledger::command::{EndRepair, EstimateRepair};
use returnbay::ledger::fact::{RepairAnswered, RepairEnded, RepairWorked};
use returnbay::ledger::rows::UnitRow;
use returnbay::shell::repairs::rules;

use super::floor::{Done, Floor};
use super::leaving::{chat, dollars};
use super::said::{Said, code};

pub fn done(floor: &Floor, said: &Said) -> Option<Done> {
    let row = || floor.unit(said.thing(0));
    let person = || said.get("by", PersonCode::parse);
    let due = || said.day("due", floor.today()).expect("a day");
    Some(match said.verb.as_str() {
        "estimate" => {
            let row = row();
            Command::EstimateRepair(Box::new(EstimateRepair {
                unit: row.unit,
                seller: row.inspection.seller,
                symptom: said.must("symptom").to_owned(),
                diagnosis: said.must("diagnosis").to_owned(),
                costs: costs(said).expect("an estimate costs something"),
                owner: person(),
                due: due(),
            }))
            .into()
        }
        "repair-answer" => {
            let answer = code(said.thing(1), RepairAnswer::parse);
            let stage = match answer {
                RepairAnswer::Approved => RepairStage::Ready,
                RepairAnswer::Refused => RepairStage::Refused,
            };
            Command::AnswerRepair(RepairAnswered {
                unit: row().unit,
                answer,
                said: chat(said.must("by")),
                note: None,
                due: floor.today().plus_days(i64::from(rules().days(stage))),
            })
            .into()
        }
        "repair" => {
            let row = row();
            Command::WorkRepair(Box::new(RepairWorked {
                unit: row.unit,
                parcel: Some(row.inspection.parcel),
                step: code(said.thing(1), RepairStep::parse),
                spent: costs(said),
                owner: person(),
                due: due(),
            }))
            .into()
        }
        "repaired" => repaired(floor, &row(), said),
        "give-up" => given_up(&row(), said),
        _ => return None,
    })
}

fn costs(said: &Said) -> Option<RepairCosts> {
    let labour = said.read("costs", dollars)?.minor;
    Some(RepairCosts {
        currency: Currency::USD,
        parts: Vec::new(),
        minutes: 20,
        labour,
    })
}

/// The end as the form has it: the checklist of its grading answered again, every answer the best one.
fn repaired(floor: &Floor, row: &UnitRow, said: &Said) -> Done {
    let life = floor.open().timeline(row.inspection.tag.as_str()).unwrap();
    let life = life.expect("it has a life");
    let pack = row.inspection.checklist.clone().expect("it was graded");
    let list = life.checklists.of(&pack).expect("its checklist is kept");
    let mut answers = Answers::new();
    while let Some(question) = list.standing(&answers).next {
        let best = question.answers.first().expect("a question has answers");
        answers.insert(question.code.clone(), best.code.clone());
    }
    let grade = repaired_grade(list.standing(&answers).grade);
    let stood = said
        .must("tests")
        .split(',')
        .filter(|test| !test.is_empty());
    let tests = stood.map(|test| code(test, RepairTest::parse)).collect();
    Command::EndRepair(Box::new(EndRepair {
        ended: RepairEnded {
            unit: row.unit,
            result: RepairResult::Repaired,
            tests,
            checklist: Some(pack.clone()),
            answers,
            grade: Some(grade),
            decision: said.get("becomes", Decision::parse),
            hold: None,
            reason: None,
            warranty: said.owned("warranty"),
        },
        wants: rules().tests(Some(&pack.id)),
    }))
    .into()
}

fn given_up(row: &UnitRow, said: &Said) -> Done {
    Command::EndRepair(Box::new(EndRepair {
        ended: RepairEnded {
            unit: row.unit,
            result: said.get("result", RepairResult::parse),
            tests: Vec::new(),
            checklist: None,
            answers: Answers::new(),
            grade: None,
            decision: said.get("becomes", Decision::parse),
            hold: None,
            reason: said.owned("reason"),
            warranty: None,
        },
        wants: Vec::new(),
    }))
    .into()
}

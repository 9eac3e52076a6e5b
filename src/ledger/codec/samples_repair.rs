//! Samples of the facts of repairs.

use crate::domain::checklist::Answers;
use crate::domain::codes::PersonCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::money::{Currency, Money};
use crate::domain::repair::{
    Estimate, Part, RepairAnswer, RepairCosts, RepairResult, RepairStage, RepairStep, RepairTest,
};
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, PackRef, RepairAnswered, RepairEnded, RepairEstimated, RepairWorked,
};

const UNIT: UnitId = UnitId(0x11);
const PARCEL: ParcelId = ParcelId(0x22);

fn day() -> Day {
    Day::parse("2026-12-07").expect("a day")
}

fn owner() -> PersonCode {
    PersonCode::parse("OP-7").expect("a badge")
}

fn costs() -> RepairCosts {
    RepairCosts {
        currency: Currency::USD,
        parts: vec![
            Part {
                name: "水泵".to_owned(),
                lot: Some("P-12".to_owned()),
                pieces: 2,
                each: 150,
            },
            Part {
                name: "Seal".to_owned(),
                lot: None,
                pieces: 1,
                each: 0,
            },
        ],
        minutes: 20,
        labour: 400,
    }
}

fn worked(parcel: Option<ParcelId>, step: RepairStep, spent: Option<RepairCosts>) -> Body {
    Body::RepairWorked(Box::new(RepairWorked {
        unit: UNIT,
        parcel,
        step,
        spent,
        owner: owner(),
        due: day(),
    }))
}

fn estimated(cap: Option<Money>, next: RepairStage) -> Body {
    Body::RepairEstimated(Box::new(RepairEstimated {
        unit: UNIT,
        estimate: Estimate {
            symptom: "Leaks".to_owned(),
            diagnosis: "Pump cracked".to_owned(),
            costs: costs(),
            cap,
        },
        next,
        owner: owner(),
        due: day(),
    }))
}

fn repaired(checklist: Option<PackRef>, answers: &[(&str, &str)]) -> Body {
    let answers = answers.iter();
    Body::RepairEnded(Box::new(RepairEnded {
        unit: UNIT,
        result: RepairResult::Repaired,
        tests: vec![RepairTest::Works, RepairTest::Safe],
        checklist,
        answers: answers
            .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()))
            .collect(),
        grade: Some(Grade::Good),
        decision: Decision::Resell,
        hold: None,
        reason: None,
        warranty: Some("90 days".to_owned()),
    }))
}

fn given_up() -> Body {
    Body::RepairEnded(Box::new(RepairEnded {
        unit: UNIT,
        result: RepairResult::NotRepairable,
        tests: Vec::new(),
        checklist: None,
        answers: Answers::new(),
        grade: None,
        decision: Decision::Hold,
        hold: Some(Hold {
            reason: HoldReason::Part,
            owner: HoldOwner::Site,
            review: day(),
            default: Decision::Dispose,
        }),
        reason: Some("No pump to be had".to_owned()),
        warranty: None,
    }))
}

pub(super) fn samples_of_repair() -> Vec<(u16, &'static str, Body)> {
    let cap = Money {
        minor: 900,
        currency: Currency::USD,
    };
    vec![
        (
            1,
            r#"{"cap":{"currency":"USD","minor":900},"costs":{"currency":"USD","labour":400,"minutes":20,"parts":[{"each":150,"lot":"P-12","name":"水泵","pieces":2},{"each":0,"name":"Seal","pieces":1}]},"diagnosis":"Pump cracked","due":"2026-12-07","next":"ready","owner":"OP-7","symptom":"Leaks","unit":"00000000000000000000000000000011"}"#,
            estimated(Some(cap), RepairStage::Ready),
        ),
        (
            1,
            r#"{"costs":{"currency":"USD","labour":400,"minutes":20,"parts":[{"each":150,"lot":"P-12","name":"水泵","pieces":2},{"each":0,"name":"Seal","pieces":1}]},"diagnosis":"Pump cracked","due":"2026-12-07","next":"asked","owner":"OP-7","symptom":"Leaks","unit":"00000000000000000000000000000011"}"#,
            estimated(None, RepairStage::Asked),
        ),
        (
            2,
            r#"{"answer":"approved","due":"2026-12-07","note":"先拍照","said":{"how":"chat","who":"王"},"unit":"00000000000000000000000000000011"}"#,
            Body::RepairAnswered(RepairAnswered {
                unit: UNIT,
                answer: RepairAnswer::Approved,
                said: Said {
                    how: SaidHow::Chat,
                    who: "王".to_owned(),
                    shown: None,
                },
                due: day(),
                note: Some("先拍照".to_owned()),
            }),
        ),
        (
            2,
            r#"{"due":"2026-12-07","owner":"OP-7","parcel":"00000000000000000000000000000022","step":"begun","unit":"00000000000000000000000000000011"}"#,
            worked(Some(PARCEL), RepairStep::Begun, None),
        ),
        (
            2,
            r#"{"due":"2026-12-07","owner":"OP-7","parcel":"00000000000000000000000000000022","spent":{"currency":"USD","labour":400,"minutes":20,"parts":[{"each":150,"lot":"P-12","name":"水泵","pieces":2},{"each":0,"name":"Seal","pieces":1}]},"step":"done","unit":"00000000000000000000000000000011"}"#,
            worked(Some(PARCEL), RepairStep::Done, Some(costs())),
        ),
        (
            2,
            r#"{"answers":{"function":"works","looks":"marks"},"checklist":{"hash":"abababababababababababababababababababababababababababababababab","id":"kitchen","version":3},"decision":"resell","grade":"good","result":"repaired","tests":["works","safe"],"unit":"00000000000000000000000000000011","warranty":"90 days"}"#,
            repaired(
                Some(PackRef {
                    id: "kitchen".to_owned(),
                    version: 3,
                    hash: Hash([0xab; 32]),
                }),
                &[("function", "works"), ("looks", "marks")],
            ),
        ),
        (
            2,
            r#"{"answers":{},"decision":"hold","hold":{"default":"dispose","owner":"site","reason":"part","review":"2026-12-07"},"reason":"No pump to be had","result":"not_repairable","tests":[],"unit":"00000000000000000000000000000011"}"#,
            given_up(),
        ),
    ]
}

pub(super) fn samples_of_old_repair() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"answer":"refused","due":"2026-12-07","said":{"how":"chat","who":"王"},"unit":"00000000000000000000000000000011"}"#,
            Body::RepairAnswered(RepairAnswered {
                unit: UNIT,
                answer: RepairAnswer::Refused,
                said: Said {
                    how: SaidHow::Chat,
                    who: "王".to_owned(),
                    shown: None,
                },
                due: day(),
                note: None,
            }),
        ),
        (
            1,
            r#"{"due":"2026-12-07","owner":"OP-7","step":"begun","unit":"00000000000000000000000000000011"}"#,
            worked(None, RepairStep::Begun, None),
        ),
        (
            1,
            r#"{"decision":"resell","grade":"good","result":"repaired","tests":["works","safe"],"unit":"00000000000000000000000000000011","warranty":"90 days"}"#,
            repaired(None, &[]),
        ),
    ]
}

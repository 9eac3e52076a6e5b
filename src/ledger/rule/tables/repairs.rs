//! Tables of repairs.

use crate::domain::hold::Hold;
use crate::domain::money::{Currency, Money};
use crate::domain::repair::{
    Estimate, Part, RepairAnswer, RepairCosts, RepairOrder, RepairResult, RepairStage, RepairStep,
    RepairTest,
};
use crate::domain::said::{Said, SaidHow};
use crate::ledger::command::{EndRepair, EstimateRepair};
use crate::ledger::fact::{RepairAnswered, RepairEnded, RepairWorked};

use super::*;

/// What a repair costs whose parts cost 100 and whose work costs the rest.
fn costs(total: i64) -> RepairCosts {
    RepairCosts {
        currency: Currency::USD,
        parts: vec![Part {
            name: "Pump".to_owned(),
            lot: Some("P-12".to_owned()),
            pieces: 2,
            each: 50,
        }],
        minutes: 20,
        labour: total - 100,
    }
}

fn work_order(row: &mut UnitRow) -> &mut RepairOrder {
    row.repair.get_or_insert_with(|| {
        Box::new(RepairOrder {
            stage: RepairStage::Ready,
            estimate: Estimate {
                symptom: "Leaks".to_owned(),
                diagnosis: "Pump cracked".to_owned(),
                costs: costs(400),
                cap: None,
            },
            approved: None,
            note: None,
            spent: None,
            owner: person(),
            due: day(),
        })
    })
}

/// Reads a word of the first column.
pub(super) fn given(known: &mut Known, name: &str, value: &str) {
    let row = known.units.first_mut().expect("a unit before it");
    match name {
        "repair" => {
            let verdict = row.verdict.as_mut().expect("it is decided");
            verdict.decision = Decision::Repair;
            let stage = RepairStage::parse(value).expect("a stage");
            if stage != RepairStage::Diagnose {
                work_order(row).stage = stage;
            }
        }
        "approved" => {
            let minor = value.parse().expect("a number");
            let currency = Currency::USD;
            work_order(row).approved = Some(Money { minor, currency });
        }
        "due" => work_order(row).due = Day::parse(value).expect("a day"),
        other => panic!("{other:?}"),
    }
}

/// Reads the middle column.
pub(super) fn command(verb: &str, word: &str) -> Command {
    if verb.starts_with("estimate") {
        return estimate(verb, word);
    }
    match verb {
        "approve" | "refuse" | "approve_of_nobody" | "approve_late" => {
            Command::AnswerRepair(RepairAnswered {
                unit: UNIT,
                answer: match verb {
                    "refuse" => RepairAnswer::Refused,
                    _approve => RepairAnswer::Approved,
                },
                said: Said {
                    how: SaidHow::Chat,
                    who: match verb {
                        "approve_of_nobody" => String::new(),
                        _said => "Li".to_owned(),
                    },
                    shown: None,
                },
                due: match verb {
                    "approve_late" => day().plus_days(-1),
                    _to_come => day().plus_days(7),
                },
                note: None,
            })
        }
        "begin_work" | "done" | "done_for_nothing" | "done_late" => {
            Command::WorkRepair(Box::new(RepairWorked {
                unit: UNIT,
                parcel: None,
                step: match verb {
                    "begin_work" => RepairStep::Begun,
                    _done => RepairStep::Done,
                },
                spent: matches!(verb, "done" | "done_late").then(|| costs(380)),
                owner: person(),
                due: match verb {
                    "done_late" => day().plus_days(366),
                    _soon => day(),
                },
            }))
        }
        _end => end(verb, Decision::parse(word).expect("a decision")),
    }
}

fn estimate(verb: &str, word: &str) -> Command {
    let total = word.parse().expect("a number");
    Command::EstimateRepair(Box::new(EstimateRepair {
        unit: UNIT,
        seller: (verb != "estimate_of_nobody").then(seller),
        symptom: "Leaks".to_owned(),
        diagnosis: match verb {
            "estimate_in_silence" => String::new(),
            _said => "Pump cracked".to_owned(),
        },
        costs: costs(total),
        owner: person(),
        due: match verb {
            "estimate_late" => day().plus_days(-1),
            "estimate_far" => day().plus_days(366),
            _today => day(),
        },
    }))
}

fn end(verb: &str, decision: Decision) -> Command {
    let repaired = verb.starts_with("repaired");
    let wants = vec![RepairTest::Works, RepairTest::Safe, RepairTest::Wiped];
    let tests = match verb {
        "repaired_unwiped" => vec![RepairTest::Works, RepairTest::Safe],
        "repaired_untested" => Vec::new(),
        _stood => wants.clone(),
    };
    Command::EndRepair(Box::new(EndRepair {
        ended: RepairEnded {
            unit: UNIT,
            result: if repaired {
                RepairResult::Repaired
            } else {
                RepairResult::BeyondEconomic
            },
            tests: if repaired { tests } else { Vec::new() },
            checklist: None,
            answers: [].into(),
            grade: match verb {
                "repaired_as_new" => Some(Grade::New),
                "repaired_ungraded" => None,
                "repaired_badly" => Some(Grade::Unsellable),
                _graded => repaired.then_some(Grade::Good),
            },
            decision,
            hold: matches!(verb, "give_up_to_hold" | "give_up_to_past").then(|| Hold {
                review: match verb {
                    "give_up_to_hold" => day().plus_days(7),
                    _past => day(),
                },
                ..hold()
            }),
            reason: (!repaired && verb != "give_up_silently").then(|| "No pump".to_owned()),
            warranty: repaired.then(|| "90 days".to_owned()),
        },
        wants,
    }))
}

#[test]
fn estimates() {
    check(
        "
        nobody unit=put repair=diagnose | estimate 400 | ! nobody_signed_in
        person                          | estimate 400 | ! no_such_unit
        person unit=put                 | estimate 400 | ! not_in_repair
        person unit=waiting repair=diagnose | estimate 400 | ! not_in_repair
        person unit=judged repair=ready | estimate 400 | ! not_in_repair
        person unit=put repair=test     | estimate 400 | ! repair_stage
        person unit=put repair=diagnose | estimate_of_nobody 400 | ! other_sellers
        person unit=put repair=diagnose | estimate_in_silence 400 | ! repair_lacks
        person unit=put repair=diagnose | estimate 99 | ! repair_lacks
        person unit=put repair=diagnose | estimate 400 | ! unknown_person
        person enrolled=Amy unit=put repair=diagnose | estimate_late 400 | ! repair_lacks
        person enrolled=Amy unit=put repair=diagnose | estimate_far 400 | ! repair_lacks
        person enrolled=Amy unit=put repair=diagnose | estimate 400 | repair.estimated
        person enrolled=Amy unit=put repair=begun | estimate 400 | repair.estimated
        ",
    );
}

/// What an estimate leads to, by what is known before it.
fn next(left: &str, total: &str) -> (RepairStage, Option<i64>) {
    let left = format!("person enrolled=Amy {left}");
    let bodies = judge(&left, &format!("estimate {total}")).expect("an estimate");
    let Some(Body::RepairEstimated(estimated)) = bodies.first() else {
        panic!("{bodies:?}");
    };
    let cap = estimated.estimate.cap;
    (estimated.next, cap.map(|cap| cap.minor))
}

#[test]
fn the_cap_of_the_rates_in_force_says_whether_the_seller_is_asked() {
    use RepairStage::{Asked, Begun, Ready};
    let cap = rates::sample().repair.cost.expect("the sample has it");
    let [within, above] = [cap, cap + 1].map(|total| total.to_string());
    let known = "rates=2026-11-01 unit=put repair=diagnose";
    assert_eq!(next(known, &within), (Ready, Some(cap)));
    assert_eq!(next(known, &above), (Asked, Some(cap)));
    let later = "rates=2026-12-01 unit=put repair=diagnose";
    assert_eq!(next(later, &within), (Asked, None));
    let approved = "rates=2026-11-01 unit=put repair=begun approved=90000";
    assert_eq!(next(approved, &above), (Begun, Some(cap)));
    let begun = "rates=2026-11-01 unit=put repair=begun";
    assert_eq!(next(begun, &above), (Asked, Some(cap)));
}

#[test]
fn the_seller_s_word() {
    check(
        "
        nobody unit=put repair=asked          | approve | ! nobody_signed_in
        person unit=put repair=asked          | approve | ! supervisor_needed
        role=supervisor                       | approve | ! no_such_unit
        role=supervisor unit=put              | approve | ! not_in_repair
        role=supervisor unit=put repair=diagnose | approve | ! repair_stage
        role=supervisor unit=put repair=begun | refuse | ! repair_stage
        role=supervisor unit=put repair=asked | approve_of_nobody | ! said_needed
        role=supervisor unit=put repair=asked | approve_late | ! repair_lacks
        role=supervisor unit=put repair=asked | approve | repair.answered
        role=supervisor unit=put repair=ready | refuse | repair.answered
        role=supervisor unit=put repair=refused | approve | repair.answered
        ",
    );
}

#[test]
fn the_work() {
    check(
        "
        nobody unit=put repair=ready          | begin_work | ! nobody_signed_in
        person unit=put                       | begin_work | ! not_in_repair
        person unit=put repair=diagnose       | begin_work | ! repair_stage
        person unit=put repair=asked          | begin_work | ! repair_stage
        person unit=put repair=refused        | begin_work | ! repair_stage
        person unit=put repair=ready          | begin_work | ! unknown_person
        person enrolled=Amy unit=put repair=ready | begin_work | repair.worked
        person enrolled=Amy unit=put repair=ready | done | ! repair_stage
        person enrolled=Amy unit=put repair=begun | begin_work | ! repair_stage
        person enrolled=Amy unit=put repair=begun | done_for_nothing | ! repair_lacks
        person enrolled=Amy unit=put repair=begun | done_late | ! repair_lacks
        person enrolled=Amy unit=put repair=begun | done | repair.worked
        ",
    );
}

#[test]
fn the_end() {
    check(
        "
        person unit=put repair=test           | repaired resell | ! supervisor_needed
        role=supervisor unit=put              | repaired resell | ! not_in_repair
        role=supervisor unit=put repair=begun | repaired resell | ! repair_stage
        role=supervisor unit=put repair=test  | repaired_untested resell | ! test_missing
        role=supervisor unit=put repair=test  | repaired_unwiped resell | ! test_missing
        role=supervisor unit=put repair=test  | repaired_as_new resell | ! repair_lacks
        role=supervisor unit=put repair=test  | repaired_ungraded resell | ! repair_lacks
        role=supervisor unit=put repair=test  | repaired_badly resell | ! decision_closed
        role=supervisor unit=put repair=test  | repaired repair | ! decision_closed
        role=supervisor unit=put repair=test  | repaired hold | ! hold_needs_owner
        role=supervisor unit=put repair=test  | repaired_badly liquidate | repair.ended
        role=supervisor unit=put repair=test  | repaired resell | repair.ended

        person unit=put repair=diagnose          | give_up dispose | ! supervisor_needed
        role=supervisor unit=put repair=diagnose | give_up_silently dispose | ! repair_lacks
        role=supervisor unit=put repair=diagnose | give_up resell | ! decision_closed
        role=supervisor unit=put repair=diagnose | give_up repair | ! decision_closed
        role=supervisor unit=put repair=diagnose | give_up hold | ! hold_needs_owner
        role=supervisor unit=put repair=diagnose | give_up_to_past hold | ! hold_day
        role=supervisor unit=put repair=diagnose | give_up_to_hold dispose | ! decision_closed
        role=supervisor unit=put repair=diagnose | give_up_to_hold hold | repair.ended
        role=supervisor unit=put repair=asked due=2026-11-24 | give_up liquidate | ! repair_not_over
        role=supervisor unit=put repair=asked due=2026-11-23 | give_up liquidate | ! answers_not_read
        role=supervisor unit=put repair=asked due=2026-11-23 answers=read | give_up liquidate | repair.ended
        role=supervisor unit=put repair=refused due=2026-11-24 | give_up ship_china | repair.ended
        role=supervisor unit=put repair=begun | give_up dispose | repair.ended
        ",
    );
}

//! Holds that go on and end, repairs, and units that leave, among the facts of the laws.

use super::*;
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use crate::domain::leaving::LeftHow;
use crate::domain::money::Currency;
use crate::domain::repair::{
    Estimate, RepairAnswer, RepairCosts, RepairResult, RepairStage, RepairStep,
};
use crate::domain::said::{Said, SaidHow};
use crate::ledger::fact::{
    LeftContainer, LeftUnits, RepairAnswered, RepairEnded, RepairEstimated, RepairWorked,
};

/// A hold that goes on, or its end; a unit or a container that leaves.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        lots::any_body(),
        resale::any_body(),
        (1_i64..4).prop_map(|days| Body::UnitHoldChanged {
            units: vec![UNIT],
            hold: Hold {
                reason: HoldReason::Part,
                owner: HoldOwner::Site,
                review: Day::parse("2026-12-01").expect("a day").plus_days(days),
                default: Decision::Dispose,
            },
            note: (days > 1).then(|| format!("note {days}")),
            said: None,
        }),
        repair(),
        leaving::any_body(),
        "[RH]-[12]".prop_map(|name| {
            let how = LeftHow::Sold;
            Body::UnitLeft(LeftUnits::with(&container(&name), how, &[UNIT]))
        }),
        "[RH]-[12]".prop_map(|name| Body::ContainerLeft(LeftContainer {
            container: container(&name),
            how: LeftHow::Sold,
            units: 1,
            under: None,
            witness: None,
            photo: None,
            taker: None,
        })),
        prop_oneof![Just(Decision::Dispose), Just(Decision::Resell)].prop_map(|decision| {
            Body::UnitHoldEnded {
                units: vec![UNIT],
                decision,
                end: HoldEnd::Released,
                said: None,
                note: None,
            }
        }),
    ]
}

fn owner() -> PersonCode {
    PersonCode::parse("OP-7").expect("a badge")
}

/// A step of a repair.
fn repair() -> impl Strategy<Value = Body> {
    let due = |days: i64| Day::parse("2026-12-01").expect("a day").plus_days(days);
    prop_oneof![
        (1_i64..4).prop_map(
            move |labour| Body::RepairEstimated(Box::new(RepairEstimated {
                unit: UNIT,
                estimate: Estimate {
                    symptom: "Leaks".to_owned(),
                    diagnosis: "Pump".to_owned(),
                    costs: RepairCosts {
                        currency: Currency::USD,
                        parts: Vec::new(),
                        minutes: 1,
                        labour,
                    },
                    cap: None,
                },
                next: RepairStage::Asked,
                owner: owner(),
                due: due(labour),
            }))
        ),
        prop_oneof![Just(RepairAnswer::Approved), Just(RepairAnswer::Refused)].prop_map(
            move |answer| Body::RepairAnswered(RepairAnswered {
                unit: UNIT,
                answer,
                said: Said {
                    how: SaidHow::Chat,
                    who: "Li".to_owned(),
                    shown: None,
                },
                due: due(0),
                note: None,
            })
        ),
        prop_oneof![Just(RepairStep::Begun), Just(RepairStep::Done)].prop_map(move |step| {
            Body::RepairWorked(Box::new(RepairWorked {
                unit: UNIT,
                parcel: None,
                step,
                spent: None,
                owner: owner(),
                due: due(1),
            }))
        }),
        prop_oneof![Just(Decision::Dispose), Just(Decision::Resell)].prop_map(|decision| {
            Body::RepairEnded(Box::new(RepairEnded {
                unit: UNIT,
                result: RepairResult::Repaired,
                tests: Vec::new(),
                checklist: None,
                answers: [].into(),
                grade: Some(Grade::Good),
                decision,
                hold: None,
                reason: None,
                warranty: None,
            }))
        }),
    ]
}

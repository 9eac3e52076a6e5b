//! Samples of corrections and of the sign-off of days.

use crate::domain::codes::StationName;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::Hash;
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, ClosedDay, CorrectFact, DayFact, PackRef, RedecidedUnits, RegradedUnits,
};

use super::samples::{PARCEL, UNIT};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub(super) fn samples_of_corrections() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"answers":{"sealed":"no"},"checklist":{"hash":"0303030303030303030303030303030303030303030303030303030303030303","id":"general","version":1},"grade":"good","reason":"Scratched","units":["00000000000000000000000000000011"]}"#,
            Body::Correct(CorrectFact::UnitRegraded(Box::new(RegradedUnits {
                units: vec![UNIT],
                checklist: Some(PackRef {
                    id: "general".to_owned(),
                    version: 1,
                    hash: Hash([3; 32]),
                }),
                answers: [("sealed".to_owned(), "no".to_owned())].into(),
                grade: Grade::Good,
                reason: "Scratched".to_owned(),
            }))),
        ),
        (
            1,
            r#"{"decision":"hold","hold":{"default":"dispose","owner":"seller","reason":"instruction","review":"2026-12-07"},"reason":"弄错了","units":["00000000000000000000000000000011"]}"#,
            Body::Correct(CorrectFact::UnitRedecided(Box::new(RedecidedUnits {
                units: vec![UNIT],
                decision: Decision::Hold,
                hold: Some(Hold {
                    reason: HoldReason::Instruction,
                    owner: HoldOwner::Seller,
                    review: day("2026-12-07"),
                    default: Decision::Dispose,
                }),
                reason: "弄错了".to_owned(),
            }))),
        ),
        (
            1,
            r#"{"parcel":"00000000000000000000000000000022","reason":"One more unit in the box"}"#,
            Body::Correct(CorrectFact::ParcelReopened {
                parcel: PARCEL,
                reason: "One more unit in the box".to_owned(),
            }),
        ),
        (
            1,
            r#"{"day":"2026-11-23","figures":{"parcels":12,"put":14},"head_hash":"0404040404040404040404040404040404040404040404040404040404040404","head_seq":98765432109,"note":"Scale 2 is out","open":[{"code":"approval","count":2}],"station":"bench-1"}"#,
            Body::Day(DayFact::Closed(Box::new(ClosedDay {
                day: day("2026-11-23"),
                station: StationName::parse("bench-1").expect("a name"),
                head_seq: 98_765_432_109,
                head_hash: Hash([4; 32]),
                figures: [("parcels".to_owned(), 12), ("put".to_owned(), 14)].into(),
                open: vec![("approval".to_owned(), 2)],
                note: Some("Scale 2 is out".to_owned()),
            }))),
        ),
        (
            1,
            r#"{"day":"2026-11-23","reason":"A box was found"}"#,
            Body::Day(DayFact::Reopened {
                day: day("2026-11-23"),
                reason: "A box was found".to_owned(),
            }),
        ),
    ]
}

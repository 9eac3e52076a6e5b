//! Samples of the facts by which holds go on and end.

use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use crate::domain::ids::Hash;
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::Day;
use crate::ledger::fact::Body;

use super::samples::UNIT;

fn hold() -> Hold {
    Hold {
        reason: HoldReason::Part,
        owner: HoldOwner::Site,
        review: Day::parse("2026-12-07").expect("a day"),
        default: Decision::Liquidate,
    }
}

fn said() -> Said {
    Said {
        how: SaidHow::Chat,
        who: "王".to_owned(),
        shown: Some(Hash([0xab; 32])),
    }
}

/// Gives a sample of each shape as it was written before notes were kept.
pub(super) fn samples_of_old_holds() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            1,
            r#"{"hold":{"default":"liquidate","owner":"site","reason":"part","review":"2026-12-07"},"units":["00000000000000000000000000000011"]}"#,
            Body::UnitHoldChanged {
                units: vec![UNIT],
                hold: hold(),
                note: None,
                said: None,
            },
        ),
        (
            1,
            r#"{"decision":"ship_china","end":"answered","said":{"how":"chat","shown":"abababababababababababababababababababababababababababababababab","who":"王"},"units":["00000000000000000000000000000011"]}"#,
            Body::UnitHoldEnded {
                units: vec![UNIT],
                decision: Decision::ShipChina,
                end: HoldEnd::Answered,
                said: Some(said()),
                note: None,
            },
        ),
    ]
}

/// Gives a sample of each kind as it is written now.
pub(super) fn samples_of_holds() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            2,
            r#"{"hold":{"default":"liquidate","owner":"site","reason":"part","review":"2026-12-07"},"note":"等配件","said":{"how":"chat","shown":"abababababababababababababababababababababababababababababababab","who":"王"},"units":["00000000000000000000000000000011"]}"#,
            Body::UnitHoldChanged {
                units: vec![UNIT],
                hold: hold(),
                note: Some("等配件".to_owned()),
                said: Some(said()),
            },
        ),
        (
            2,
            r#"{"decision":"ship_china","end":"answered","note":"走海运","said":{"how":"chat","shown":"abababababababababababababababababababababababababababababababab","who":"王"},"units":["00000000000000000000000000000011"]}"#,
            Body::UnitHoldEnded {
                units: vec![UNIT],
                decision: Decision::ShipChina,
                end: HoldEnd::Answered,
                said: Some(said()),
                note: Some("走海运".to_owned()),
            },
        ),
    ]
}

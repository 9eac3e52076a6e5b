//! Holds that go on and end, among the facts of the laws.

use super::*;
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};

/// A hold that goes on, or its end.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        (1_i64..4).prop_map(|days| Body::UnitHoldChanged {
            units: vec![UNIT],
            hold: Hold {
                reason: HoldReason::Part,
                owner: HoldOwner::Site,
                review: Day::parse("2026-12-01").expect("a day").plus_days(days),
                default: Decision::Dispose,
            },
        }),
        prop_oneof![Just(Decision::Dispose), Just(Decision::Resell)].prop_map(|decision| {
            Body::UnitHoldEnded {
                units: vec![UNIT],
                decision,
                end: HoldEnd::Released,
                said: None,
            }
        }),
    ]
}

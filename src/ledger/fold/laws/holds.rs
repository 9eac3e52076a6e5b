//! Holds that go on and end, and units that leave, among the facts of the laws.

use super::*;
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use crate::domain::leaving::LeftHow;
use crate::ledger::fact::LeftContainer;

/// A hold that goes on, or its end; a unit or a container that leaves.
pub(super) fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        lots::any_body(),
        (1_i64..4).prop_map(|days| Body::UnitHoldChanged {
            units: vec![UNIT],
            hold: Hold {
                reason: HoldReason::Part,
                owner: HoldOwner::Site,
                review: Day::parse("2026-12-01").expect("a day").plus_days(days),
                default: Decision::Dispose,
            },
        }),
        "[RH]-[12]".prop_map(|name| Body::UnitLeft {
            units: vec![UNIT],
            container: container(&name),
            how: LeftHow::Sold,
        }),
        "[RH]-[12]".prop_map(|name| Body::ContainerLeft(LeftContainer {
            container: container(&name),
            how: LeftHow::Sold,
            units: 1,
            under: None,
            witness: None,
        })),
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

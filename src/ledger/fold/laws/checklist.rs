//! A seller's own checklist among the facts that the laws fold.

use super::seller;
use crate::domain::ids::Hash;
use crate::domain::time::Day;
use crate::ledger::fact::{Body, PackRef};
use crate::ledger::rows::ChecklistFrom;

/// Sets a version of a checklist, version 0 the house's again.
pub(super) fn set(version: u32, day: u32) -> Body {
    Body::SellerChecklistSet {
        seller: seller(),
        set: ChecklistFrom {
            checklist: "general".to_owned(),
            from: Day::parse("2026-12-01")
                .expect("a day")
                .plus_days(i64::from(day)),
            pack: (version > 0).then(|| PackRef {
                id: "general".to_owned(),
                version,
                hash: Hash::ZERO,
            }),
        },
    }
}

//! The rule of corrections as the desks go by it, and what a sign-off looks at.

use std::sync::OnceLock;

use crate::domain::correction::CorrectionRule;
use crate::domain::time::{Day, UtcMs};
use crate::exchange::data::corrections;
use crate::ledger::query::WorkAsked;
use crate::ledger::query::work::{ParcelQueue, opened_before};

use super::{claims, pool};

/// Gives the rule, read once.
pub fn rule() -> &'static CorrectionRule {
    static RULE: OnceLock<CorrectionRule> = OnceLock::new();
    RULE.get_or_init(corrections::corrections)
}

/// Gives what the open points of a sign-off look at, as open work does.
pub fn open_points(now: UtcMs, today: Day) -> WorkAsked {
    WorkAsked {
        opened_before: opened_before(ParcelQueue::LongOpen, now),
        claims: claims::days(today),
        today,
        over_since: Some(pool::over_since(today)),
    }
}

//! The rules of claims as the desks ask by them: which are still open today, and each one's last day.

use std::sync::OnceLock;

use crate::domain::claim::MARKETPLACE;
use crate::domain::deadline::{Deadline, DeadlineRules, UnitDays};
use crate::domain::limits::CLAIM_RUN_OUT_DAYS;
use crate::domain::time::Day;
use crate::exchange::data::deadlines;
use crate::ledger::query::ClaimDays;

/// The rules with dates, read once.
fn rules() -> &'static DeadlineRules {
    static RULES: OnceLock<DeadlineRules> = OnceLock::new();
    RULES.get_or_init(deadlines::deadlines)
}

/// Gives the days of delivery that part the claims that may still be filed today from those that may not.
pub fn days(today: Day) -> ClaimDays {
    let open_from = rules().claims_open_from(MARKETPLACE, today);
    let open_from = open_from.unwrap_or(today);
    ClaimDays {
        open_from,
        run_out_from: open_from.plus_days(-CLAIM_RUN_OUT_DAYS),
    }
}

/// Gives a claim's last day, by the rule in force.
pub fn last_day(days: &UnitDays) -> Option<Deadline> {
    rules().claim(days)
}

/// Gives the last day of a claim of which only the day of delivery is looked at.
pub fn last_day_of(delivered: Day) -> Option<Day> {
    let days = UnitDays {
        marketplace: Some(MARKETPLACE.to_owned()),
        received: Some(delivered),
        ..UnitDays::default()
    };
    last_day(&days).map(|deadline| deadline.due)
}

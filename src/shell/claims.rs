//! The rules of claims as the desks ask by them: which are still open today, and each one's last day.

use std::sync::OnceLock;

use crate::domain::claim::MARKETPLACE;
use crate::domain::deadline::{Deadline, DeadlineRules, UnitDays};
use crate::domain::limits::CLAIM_RUN_OUT_DAYS;
use crate::domain::time::Day;
use crate::exchange::data::deadlines;
use crate::exchange::out::ClaimLine;
use crate::ledger::query::{ClaimDays, ClaimQueue, ClaimsAsked};
use crate::ledger::{Answer, Query};
use crate::text::Message;

use super::desk::Desk;

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

impl Desk {
    /// Gives every claim that may still be filed today, the one that ends first on top.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn claims(&self, today: Day) -> Result<Vec<ClaimLine>, Message> {
        let asked = ClaimsAsked {
            queue: ClaimQueue::Due,
            days: days(today),
        };
        let (mut lines, mut after) = (Vec::new(), None);
        loop {
            let Answer::QueuedClaims(page) = self.ask(&Query::QueuedClaims(asked, after))? else {
                return Ok(lines);
            };
            for claim in page.rows {
                let last = last_day(&claim.days);
                lines.extend(last.map(|last| ClaimLine { claim, last, today }));
            }
            after = page.next;
            if after.is_none() {
                return Ok(lines);
            }
        }
    }
}

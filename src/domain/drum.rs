//! Battery drums: how long batteries may gather in one. An aid for the desk, not legal advice.

use super::limits::{DRUM_DAYS, DRUM_WARN_DAYS};
use super::time::Day;

/// How long batteries may gather, as the rule says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DrumRules {
    /// Days from the first battery on after which a drum must have left.
    pub limit_days: u32,
    /// Days before its end from which on a drum stands in open work.
    pub warn_days: u32,
    /// Who says so.
    pub source: String,
}

impl Default for DrumRules {
    fn default() -> Self {
        Self {
            limit_days: DRUM_DAYS,
            warn_days: DRUM_WARN_DAYS,
            source: String::new(),
        }
    }
}

impl DrumRules {
    /// Gives the last day on which a drum may be here whose first battery was put in on a day.
    pub fn last_day(&self, first: Day) -> Day {
        first.plus_days(i64::from(self.limit_days))
    }

    /// Tells whether a drum stands in open work.
    pub fn is_near(&self, first: Day, today: Day) -> bool {
        let warned = self.last_day(first).plus_days(-i64::from(self.warn_days));
        today >= warned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drum_is_near_its_end_so_many_days_before_it_and_after_it() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let rules = DrumRules {
            limit_days: 365,
            warn_days: 60,
            source: String::new(),
        };
        let first = day("2026-01-01");
        assert_eq!(rules.last_day(first), day("2027-01-01"));
        for (today, near) in [
            ("2026-01-01", false),
            ("2026-11-01", false),
            ("2026-11-02", true),
            ("2027-01-01", true),
            ("2027-06-01", true),
        ] {
            assert_eq!(rules.is_near(first, day(today)), near, "{today}");
        }
    }
}

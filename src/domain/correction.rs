//! The site's rule of corrections: which of them a supervisor must approve.

use super::closed::closed_set;
use super::money::Money;
use super::time::Day;

/// The id of the pack of rules.
pub const CORRECTION_PACK: &str = "corrections";

closed_set! {
    /// Why a correction is a supervisor's.
    ApprovalWhy {
        /// The goods are worth so much.
        Value = "value",
        /// Nobody knows what the goods are worth, or in a currency for which the rule names no amount.
        ValueUnknown = "value_unknown",
        /// What is corrected was done too many days ago.
        Age = "age",
        /// The goods stand in a sealed container, whose papers may speak of them.
        Sealed = "sealed",
        /// The seller's terms want such a decision approved.
        Terms = "terms",
    }
}

/// The rule: what anybody at a bench may correct, and what not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CorrectionRule {
    /// The pack's version.
    pub version: u32,
    /// From this value on, one amount for a currency.
    pub value_from: Vec<Money>,
    /// Done so many days ago at most.
    pub days: u32,
}

impl CorrectionRule {
    /// Tells whether the value of goods makes their correction a supervisor's.
    pub fn by_value(&self, value: Option<Money>) -> Option<ApprovalWhy> {
        let Some(value) = value else {
            return Some(ApprovalWhy::ValueUnknown);
        };
        let mut limits = self.value_from.iter();
        match limits.find(|limit| limit.currency == value.currency) {
            None => Some(ApprovalWhy::ValueUnknown),
            Some(limit) => (value.minor >= limit.minor).then_some(ApprovalWhy::Value),
        }
    }

    /// Tells whether the day on which something was done makes its correction a supervisor's.
    pub fn by_age(&self, done: Day, today: Day) -> Option<ApprovalWhy> {
        (today.days_since(done) > i64::from(self.days)).then_some(ApprovalWhy::Age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn usd(minor: i64) -> Money {
        Money {
            minor,
            currency: Currency::USD,
        }
    }

    fn rule() -> CorrectionRule {
        CorrectionRule {
            version: 1,
            value_from: vec![usd(10_000)],
            days: 1,
        }
    }

    #[test]
    fn the_value_counts_from_its_limit_on_and_what_nobody_knows_counts_too() {
        for (value, why) in [
            (Some(usd(9_999)), None),
            (Some(usd(10_000)), Some(ApprovalWhy::Value)),
            (None, Some(ApprovalWhy::ValueUnknown)),
            (
                Money::parse_named("1.00 CNY"),
                Some(ApprovalWhy::ValueUnknown),
            ),
        ] {
            assert_eq!(rule().by_value(value), why, "{value:?}");
        }
    }

    #[test]
    fn the_day_after_is_young_enough_and_the_next_is_not() {
        let done = Day::parse("2026-11-23").expect("a day");
        for (later, why) in [
            (0, None),
            (1, None),
            (2, Some(ApprovalWhy::Age)),
            (-1, None),
        ] {
            assert_eq!(rule().by_age(done, done.plus_days(later)), why, "{later}");
        }
    }
}

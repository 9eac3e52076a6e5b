//! What storage of one unit costs, by its age.

use crate::domain::decimal::{Decimal, rounded};
use crate::domain::rates::Tier;

/// Millionths of a day.
const DAY: i128 = 1_000_000;

/// A stretch of time, also a part of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Span(i128);

impl Span {
    /// So many whole days.
    pub fn days(days: u32) -> Self {
        Self(i128::from(days) * DAY)
    }

    /// How long the last of `depth` units waits when so many are sold in 30 days; none when none is
    /// sold.
    pub fn until_sold(depth: u32, per_month: Decimal) -> Option<Self> {
        let sold = i128::from(per_month.millionths());
        (sold > 0).then(|| Self(i128::from(depth) * 30 * DAY * DAY / sold))
    }
}

/// What a unit costs that is so many days old and waits so long, in minor units rounded half up; the
/// time before its receipt costs nothing.
pub(super) fn cost(tiers: &[Tier], age_days: i64, wait: Span) -> i64 {
    let from = i128::from(age_days.max(0)) * DAY;
    let to = from.saturating_add(wait.0);
    let mut start = 0;
    let mut sum: i128 = 0;
    for (place, tier) in tiers.iter().enumerate() {
        let is_last = place + 1 == tiers.len();
        let end = if is_last {
            to.max(start)
        } else {
            (i128::from(tier.until_day) * DAY).max(start)
        };
        let within = (to.min(end) - from.max(start)).max(0);
        sum = sum.saturating_add(within.saturating_mul(i128::from(tier.per_day.millionths())));
        start = end;
    }
    rounded(sum, DAY * DAY)
}

/// Gives what so many days of storage cost from the day of receipt on, in minor units.
pub fn storage_of(tiers: &[Tier], days: u32) -> i64 {
    cost(tiers, 0, Span::days(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiers(rows: &[(u32, &str)]) -> Vec<Tier> {
        let tier = |(until_day, per_day): &(u32, &str)| Tier {
            until_day: *until_day,
            per_day: Decimal::parse(per_day).expect("a rate"),
        };
        rows.iter().map(tier).collect()
    }

    #[test]
    fn storage_is_counted_day_by_day_and_the_last_rate_goes_on() {
        let rates = tiers(&[(30, "0"), (60, "2"), (90, "3")]);
        for (age, days, cents) in [
            (0, 30, 0),
            (0, 31, 2),
            (28, 30, 56),
            (30, 30, 60),
            (59, 2, 2 + 3),
            (85, 20, 60),
            (200, 10, 30),
            (-5, 31, 2),
        ] {
            assert_eq!(cost(&rates, age, Span::days(days)), cents, "{age} + {days}");
        }
        assert_eq!(cost(&[], 5, Span::days(9)), 0);
        let half = tiers(&[(30, "0.5")]);
        assert_eq!(cost(&half, 0, Span::days(3)), 2, "1.5, rounded half up");
    }

    #[test]
    fn the_fortieth_unit_waits_until_the_others_are_sold() {
        let per_month = |text| Decimal::parse(text).expect("a number");
        assert_eq!(Span::until_sold(40, per_month("20")), Some(Span::days(60)));
        let part = Span::until_sold(5, per_month("12")).expect("12.5 days");
        assert_eq!(cost(&tiers(&[(99, "2")]), 0, part), 25);
        assert_eq!(Span::until_sold(5, per_month("0")), None);
    }
}

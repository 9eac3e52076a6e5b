//! Which days a review is of, and the days that it is compared with.

use crate::domain::charge::Period;
use crate::domain::time::Day;

/// The days of a week.
const WEEK: i64 = 7;
/// How many days after a Monday the first day of all day numbers is.
const FIRST_WEEKDAY: i64 = 3;

/// Days by a word, which stay what it says when a day ends, or two days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Span {
    /// Today.
    #[default]
    Today,
    /// The day before.
    Yesterday,
    /// From this week's Monday to today.
    Week,
    /// From the first of this month to today.
    Month,
    /// These.
    Days(Period),
}

impl Span {
    /// Gives the days.
    pub fn days(self, today: Day) -> Period {
        let (_, _, of_month) = today.parts();
        let since_monday = (today.number() + FIRST_WEEKDAY).rem_euclid(WEEK);
        let since = |days: i64| Period {
            from: today.plus_days(-days),
            to: today,
        };
        match self {
            Self::Today => Period::one(today),
            Self::Yesterday => Period::one(today.plus_days(-1)),
            Self::Week => since(since_monday),
            Self::Month => since(i64::from(of_month) - 1),
            Self::Days(days) => days,
        }
    }
}

/// Gives as many days just before: of a day the one before.
pub fn before(days: Period) -> Period {
    days.earlier(days.days())
}

/// Gives the same weekdays, whole weeks earlier: of a day the one a week before.
pub fn same_weekdays(days: Period) -> Period {
    let weeks = (days.days() + WEEK - 1) / WEEK;
    days.earlier(weeks * WEEK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(span: Span, today: &str) -> (String, String) {
        let days = span.days(Day::parse(today).expect("a day"));
        (days.from.to_string(), days.to.to_string())
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_on_its_first_day() {
        for (span, today, from, to) in [
            (Span::Today, "2026-11-23", "2026-11-23", "2026-11-23"),
            (Span::Yesterday, "2026-03-01", "2026-02-28", "2026-02-28"),
            (Span::Week, "2026-11-23", "2026-11-23", "2026-11-23"),
            (Span::Week, "2026-11-29", "2026-11-23", "2026-11-29"),
            (Span::Month, "2026-11-29", "2026-11-01", "2026-11-29"),
            (Span::Month, "2026-11-01", "2026-11-01", "2026-11-01"),
        ] {
            let wanted = (from.to_owned(), to.to_owned());
            assert_eq!(days(span, today), wanted, "{span:?} of {today}");
        }
    }

    #[test]
    fn the_same_weekdays_are_whole_weeks_earlier_and_never_the_days_themselves() {
        let day = |text| Day::parse(text).expect("a day");
        for (from, to, earlier, weekdays) in [
            ("2026-11-23", "2026-11-23", "2026-11-22", "2026-11-16"),
            ("2026-11-23", "2026-11-29", "2026-11-16", "2026-11-16"),
            ("2026-11-23", "2026-11-30", "2026-11-15", "2026-11-09"),
        ] {
            let days = Period::of(day(from), day(to)).expect("a period");
            assert_eq!(before(days).from, day(earlier));
            assert_eq!(same_weekdays(days).from, day(weekdays));
            assert_eq!(same_weekdays(days).days(), days.days());
        }
    }
}

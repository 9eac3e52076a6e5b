//! Workdays by a calendar of holidays, and the end of the workday by which an answer is due.

use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};

use super::limits::ANSWER_HOURS_MIN;
use super::time::{Day, UtcMs, Zone};

/// Days that are looked through for a workday: longer than any row of holidays.
const LOOK_AHEAD_DAYS: i64 = 40;
/// Milliseconds of an hour.
const HOUR_MS: i64 = 3_600_000;

/// The workdays of a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Workdays {
    /// The name of the calendar, such as `cn`.
    pub id: String,
    /// The zone of the place.
    pub zone: Zone,
    /// The hour at which a workday ends.
    pub end_hour: u16,
    /// Days off that are no weekend.
    pub off: BTreeSet<Day>,
    /// Weekend days that are worked.
    pub worked: BTreeSet<Day>,
    /// The last day up to which holidays and worked weekends were announced.
    pub announced_until: Day,
}

impl Workdays {
    /// Tells whether people work on a day.
    pub fn is_workday(&self, day: Day) -> bool {
        let is_weekend = matches!(day.0.weekday(), Weekday::Sat | Weekday::Sun);
        !self.off.contains(&day) && (!is_weekend || self.worked.contains(&day))
    }

    /// Gives the end of the first workday that leaves the seller enough hours to answer what it is sent
    /// at this moment; none beyond the calendar.
    pub fn answer_by(&self, sent: UtcMs) -> Option<UtcMs> {
        let today = self.zone.day(sent);
        let first = sent.plus_ms(ANSWER_HOURS_MIN * HOUR_MS);
        let days = (0..LOOK_AHEAD_DAYS).map(|ahead| today.plus_days(ahead));
        let ends = days.filter(|day| self.is_workday(*day));
        ends.filter_map(|day| self.end_of(day))
            .find(|end| *end >= first)
    }

    fn end_of(&self, day: Day) -> Option<UtcMs> {
        let (year, month, of_month) = day.parts();
        let narrow = |number: u32| u16::try_from(number).ok();
        let date = (u16::try_from(year).ok()?, narrow(month)?, narrow(of_month)?);
        self.zone.moment(date, (self.end_hour, 0, 0))
    }
}

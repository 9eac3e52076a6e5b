//! Workdays by a calendar of holidays, and the end of the workday by which an answer is due.

use std::collections::BTreeSet;

use chrono::{Datelike, Weekday};

use super::closed::closed_set;
use super::limits::{ANSWER_HOURS_MIN, CALENDAR_DAYS_MAX};
use super::time::{Day, UtcMs, Zone};

/// Days that are looked through for a workday: longer than any row of holidays and a seller's own days off.
const LOOK_AHEAD_DAYS: i64 = 500;
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
    /// The last day up to which holidays and worked weekends were announced; none where none are.
    pub announced_until: Option<Day>,
}

closed_set! {
    /// Whose days off a seller keeps.
    DaysOff {
        /// Those of mainland China.
        China = "cn",
        /// Those of Hong Kong.
        HongKong = "hk",
        /// Nobody's: every day from Monday to Friday is worked.
        Nobodys = "none",
    }
}

/// When a seller's people work: whose days off they keep, and days of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerCalendar {
    /// Whose days off.
    pub keeps: DaysOff,
    /// Days on which nobody works besides.
    pub off: BTreeSet<Day>,
    /// Days that are worked all the same.
    pub worked: BTreeSet<Day>,
}

impl Default for SellerCalendar {
    fn default() -> Self {
        Self {
            keeps: DaysOff::China,
            off: BTreeSet::new(),
            worked: BTreeSet::new(),
        }
    }
}

impl SellerCalendar {
    /// Finds a day that is said to be off and worked.
    pub fn torn(&self) -> Option<Day> {
        self.off.intersection(&self.worked).next().copied()
    }

    /// Reads days with commas, spaces or ends of line between them; none where a word is no day, or where
    /// there are too many.
    pub fn parse_days(text: &str) -> Option<BTreeSet<Day>> {
        let is_between =
            |sign: char| sign.is_whitespace() || matches!(sign, ',' | '，' | '、' | ';' | '；');
        let words = text.split(is_between).filter(|word| !word.is_empty());
        let days: BTreeSet<Day> = words.map(Day::parse).collect::<Option<_>>()?;
        (days.len() <= CALENDAR_DAYS_MAX).then_some(days)
    }
}

impl Workdays {
    /// Gives the workdays of a seller that keeps this place's days off, or nobody's: its own days go before them.
    #[must_use]
    pub fn kept_by(self, seller: &SellerCalendar) -> Self {
        let mut days = match seller.keeps {
            DaysOff::China | DaysOff::HongKong => self,
            DaysOff::Nobodys => Self {
                id: seller.keeps.code().to_owned(),
                off: BTreeSet::new(),
                worked: BTreeSet::new(),
                announced_until: None,
                ..self
            },
        };
        for day in &seller.off {
            days.worked.remove(day);
            days.off.insert(*day);
        }
        for day in &seller.worked {
            days.off.remove(day);
            days.worked.insert(*day);
        }
        days
    }

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

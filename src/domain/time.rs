//! Time: milliseconds of UTC from one clock, and the site's local day.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SecondsFormat, Timelike, Utc};
use chrono_tz::Tz;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct UtcMs(pub i64);

impl UtcMs {
    /// Reads an RFC 3339 time stamp with its offset.
    pub fn parse(text: &str) -> Option<Self> {
        let parsed = DateTime::parse_from_rfc3339(text).ok()?;
        Some(Self(parsed.timestamp_millis()))
    }

    /// Gives the moment `ms` milliseconds later, stopping at the ends of the number line.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for UtcMs {
    /// Prints RFC 3339 in UTC, with milliseconds only where there are any.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = if self.0 % 1000 == 0 {
            SecondsFormat::Secs
        } else {
            SecondsFormat::Millis
        };
        out.write_str(&self.utc().to_rfc3339_opts(form, true))
    }
}

/// A calendar day at the site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub NaiveDate);

impl Day {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 10)
            .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self))
            .flatten()
    }

    /// Gives the day `days` later, or earlier when negative; the calendar's ends stay.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved =
            chrono::Duration::try_days(days).and_then(|span| self.0.checked_add_signed(span));
        Self(moved.unwrap_or(self.0))
    }

    /// Gives the same day of the month so many calendar months later, or the month's last day; the
    /// calendar's end stays.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let moved = self.0.checked_add_months(chrono::Months::new(months));
        Self(moved.unwrap_or(self.0))
    }

    /// Counts the days from 1970-01-01 to this one.
    pub fn number(self) -> i64 {
        self.days_since(Self(NaiveDate::default()))
    }

    /// Gives the day so many days after 1970-01-01; beyond the calendar's ends that day itself.
    pub fn numbered(number: i64) -> Self {
        Self(NaiveDate::default()).plus_days(number)
    }

    /// Counts the days from `earlier` to this one.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Gives year, month and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // ISO 8601, as the calendar prints it.
        fmt::Display::fmt(&self.0, out)
    }
}

/// The site's time zone, by its IANA name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone(Tz);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// Reads an IANA name such as `America/Los_Angeles`.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Gives the IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Gives wall-clock time at the site.
    pub fn local(self, at: UtcMs) -> NaiveDateTime {
        at.utc().with_timezone(&self.0).naive_local()
    }

    /// Gives the moment at which the site's clock showed a date and a time; none for one that no
    /// clock shows. In the hour that autumn repeats the earlier is meant; the hour that spring leaves
    /// out counts as if the clock had not been set yet.
    pub fn moment(
        self,
        (year, month, day): (u16, u16, u16),
        (hour, minute, second): (u16, u16, u16),
    ) -> Option<UtcMs> {
        let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
        let shown = date.and_hms_opt(u32::from(hour), u32::from(minute), u32::from(second))?;
        let of = |shown: NaiveDateTime| shown.and_local_timezone(self.0).earliest();
        let at = of(shown).or_else(|| {
            let hour = chrono::Duration::try_hours(1)?;
            of(shown.checked_add_signed(hour)?)
        })?;
        Some(UtcMs(at.timestamp_millis()))
    }

    /// Gives the site's calendar day at a moment.
    pub fn day(self, at: UtcMs) -> Day {
        Day(self.local(at).date())
    }

    /// Gives the site's hour of the day, 0 to 23, at a moment.
    pub fn hour(self, at: UtcMs) -> u8 {
        u8::try_from(self.local(at).hour()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_prints_as_it_was_read() {
        for text in ["2026-11-23T15:04:05Z", "2026-11-23T15:04:05.250Z"] {
            assert_eq!(
                UtcMs::parse(text).map(|at| at.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(UtcMs::parse("2026-11-23"), None);
    }

    #[test]
    fn a_clocks_face_is_a_moment_also_where_it_is_set() {
        let site = Zone::parse("America/Los_Angeles").expect("a zone");
        let moment = |date, time| site.moment(date, time).map(|at| at.to_string());
        for (date, time, at) in [
            ((2026, 11, 23), (7, 4, 5), Some("2026-11-23T15:04:05Z")),
            ((2026, 11, 1), (1, 30, 0), Some("2026-11-01T08:30:00Z")),
            ((2026, 3, 8), (2, 30, 0), Some("2026-03-08T10:30:00Z")),
            ((2026, 2, 30), (0, 0, 0), None),
            ((2026, 2, 3), (24, 0, 0), None),
        ] {
            assert_eq!(moment(date, time).as_deref(), at);
        }
    }

    #[test]
    fn a_day_has_a_number_and_comes_back_from_it() {
        let day = Day::parse("2026-11-29").expect("a day");
        assert_eq!(day.number(), 20_786);
        assert_eq!(Day::numbered(20_786), day);
        assert_eq!(Day::numbered(0).to_string(), "1970-01-01");
    }

    #[test]
    fn the_sites_day_is_not_the_day_of_utc() {
        let at = UtcMs::parse("2026-11-24T03:00:00Z").expect("a moment");
        let site = Zone::parse("America/Los_Angeles").expect("a zone");
        assert_eq!(site.day(at).to_string(), "2026-11-23");
        assert_eq!(site.hour(at), 19);
        assert_eq!(Zone::UTC.day(at).to_string(), "2026-11-24");
    }
}

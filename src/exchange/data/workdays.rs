//! Calendars of holidays as data: `assets/rules/holidays_cn.toml` and `holidays_hk.toml`, read strictly.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::domain::time::{Day, Zone};
use crate::domain::workdays::{DaysOff, SellerCalendar, Workdays};

use super::pack::{PackError, checked_head, days};

const HOLIDAYS: &str = include_str!("../../../assets/rules/holidays_cn.toml");
const HOLIDAYS_HK: &str = include_str!("../../../assets/rules/holidays_hk.toml");
/// Days of the longest row of holidays.
const ROW_DAYS_MAX: i64 = 31;

/// Gives the workdays of sellers in mainland China.
///
/// # Panics
/// Panics when the program's own calendar does not read; a test reads it.
pub fn china() -> Workdays {
    read(HOLIDAYS).expect("a test reads the program's calendar")
}

/// Gives the workdays of sellers in Hong Kong.
///
/// # Panics
/// Panics when the program's own calendar does not read; a test reads it.
pub fn hong_kong() -> Workdays {
    read(HOLIDAYS_HK).expect("a test reads the program's calendar")
}

/// Gives the workdays of a seller with days of its own.
pub fn of(seller: &SellerCalendar) -> Workdays {
    let place = match seller.keeps {
        DaysOff::China | DaysOff::Nobodys => china(),
        DaysOff::HongKong => hong_kong(),
    };
    place.kept_by(seller)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    zone: String,
    end_hour: u16,
    announced_until: String,
    holiday: Vec<HolidayRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayRow {
    name: String,
    off: (String, String),
    #[serde(default)]
    worked: Vec<String>,
}

/// Reads a calendar.
///
/// # Errors
/// Names the key that is wrong: an unknown zone or day, an hour that no day has, a row of holidays that
/// ends before it begins or is too long, a day that stands twice.
pub fn read(text: &str) -> Result<Workdays, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let zone = Zone::parse(&file.zone);
    let zone = zone.ok_or_else(|| PackError(format!("zone: no \"{}\"", file.zone)))?;
    if file.end_hour > 23 {
        return Err(PackError(format!("end_hour: no hour {}", file.end_hour)));
    }
    let (announced_until, _) = days("announced_until", &file.announced_until, None)?;
    let (mut off, mut worked) = (BTreeSet::new(), BTreeSet::new());
    for row in &file.holiday {
        let twice = |day: Day| PackError(format!("{}: {day} stands twice", row.name));
        let (first, last) = days(&row.name, &row.off.0, Some(&row.off.1))?;
        let length = last.map_or(0, |last| last.days_since(first));
        if length > ROW_DAYS_MAX {
            return Err(PackError(format!("{}.off: too many days", row.name)));
        }
        for day in (0..=length).map(|ahead| first.plus_days(ahead)) {
            if !off.insert(day) {
                return Err(twice(day));
            }
        }
        for text in &row.worked {
            let (day, _) = days(&row.name, text, None)?;
            if off.contains(&day) || !worked.insert(day) {
                return Err(twice(day));
            }
        }
    }
    Ok(Workdays {
        id: file.id,
        zone,
        end_hour: file.end_hour,
        off,
        worked,
        announced_until: Some(announced_until),
    })
}

#[cfg(test)]
mod tests {
    use super::super::pack::each_change_is_refused;
    use super::*;
    use crate::domain::time::UtcMs;

    #[test]
    fn answers_are_due_at_the_end_of_the_sellers_own_workday() {
        let china = china();
        for (sent, due, why) in [
            (
                "2026-11-24T01:00:00Z",
                "2026-11-24T10:00:00Z",
                "09:00 of a workday",
            ),
            (
                "2026-11-24T04:00:00Z",
                "2026-11-24T10:00:00Z",
                "12:00: six hours are left",
            ),
            (
                "2026-11-24T04:00:01Z",
                "2026-11-25T10:00:00Z",
                "a second later",
            ),
            (
                "2026-11-27T12:00:00Z",
                "2026-11-30T10:00:00Z",
                "Friday evening",
            ),
            (
                "2026-09-30T12:00:00Z",
                "2026-10-08T10:00:00Z",
                "before National Day",
            ),
            (
                "2026-10-09T12:00:00Z",
                "2026-10-10T10:00:00Z",
                "a Saturday that is worked",
            ),
            (
                "2026-09-19T01:00:00Z",
                "2026-09-20T10:00:00Z",
                "a Sunday that is worked",
            ),
            (
                "2026-02-13T12:00:00Z",
                "2026-02-14T10:00:00Z",
                "the Saturday before Spring Festival",
            ),
            (
                "2026-02-14T12:00:00Z",
                "2026-02-24T10:00:00Z",
                "nine days of Spring Festival",
            ),
            (
                "2027-02-04T12:00:00Z",
                "2027-02-09T10:00:00Z",
                "statutory days of 2027",
            ),
        ] {
            let sent = UtcMs::parse(sent).expect("a moment");
            let found = china.answer_by(sent).map(|at| at.to_string());
            assert_eq!(found.as_deref(), Some(due), "{why}");
        }
        let until = china.announced_until.map(|day| day.to_string());
        assert_eq!(until.as_deref(), Some("2026-12-31"));
    }

    #[test]
    fn a_sellers_own_days_go_before_the_calendar_that_it_keeps() {
        let days = |text: &str| SellerCalendar::parse_days(text).expect("days");
        let own = SellerCalendar {
            keeps: DaysOff::China,
            off: days("2026-12-01, 2026-10-10"),
            worked: days("2026-10-05 2026-12-06"),
        };
        let plain = SellerCalendar {
            keeps: DaysOff::Nobodys,
            ..SellerCalendar::default()
        };
        let long = SellerCalendar {
            off: (0..90)
                .map(|ahead| first_of_december().plus_days(ahead))
                .collect(),
            ..SellerCalendar::default()
        };
        for (calendar, sent, due, why) in [
            (
                &own,
                "2026-11-30T12:00:00Z",
                "2026-12-02T10:00:00Z",
                "a day off of its own",
            ),
            (
                &own,
                "2026-12-04T12:00:00Z",
                "2026-12-06T10:00:00Z",
                "a Sunday that it works",
            ),
            (
                &own,
                "2026-10-02T12:00:00Z",
                "2026-10-05T10:00:00Z",
                "a holiday that it works",
            ),
            (
                &own,
                "2026-10-09T12:00:00Z",
                "2026-10-12T10:00:00Z",
                "a worked Saturday that it has off",
            ),
            (
                &plain,
                "2026-09-30T12:00:00Z",
                "2026-10-01T10:00:00Z",
                "no holidays at all",
            ),
            (
                &plain,
                "2026-10-09T12:00:00Z",
                "2026-10-12T10:00:00Z",
                "no worked weekends",
            ),
            (
                &long,
                "2026-11-30T12:00:00Z",
                "2027-03-01T10:00:00Z",
                "closed for months",
            ),
        ] {
            let sent = UtcMs::parse(sent).expect("a moment");
            let found = of(calendar).answer_by(sent).map(|at| at.to_string());
            assert_eq!(found.as_deref(), Some(due), "{why}");
        }
        assert_eq!(of(&plain).announced_until, None);
        assert_eq!(of(&SellerCalendar::default()), china());
    }

    #[test]
    fn hong_kong_has_its_own_holidays_and_no_worked_weekends() {
        let keeps = SellerCalendar {
            keeps: DaysOff::HongKong,
            ..SellerCalendar::default()
        };
        let hong_kong = of(&keeps);
        assert_eq!(hong_kong, super::hong_kong());
        for (sent, due, why) in [
            (
                "2026-10-01T12:00:00Z",
                "2026-10-02T10:00:00Z",
                "one day of National Day",
            ),
            (
                "2026-10-09T12:00:00Z",
                "2026-10-12T10:00:00Z",
                "no Saturday is worked",
            ),
            (
                "2026-10-16T12:00:00Z",
                "2026-10-20T10:00:00Z",
                "Chung Yeung was a Sunday",
            ),
            (
                "2026-04-02T12:00:00Z",
                "2026-04-08T10:00:00Z",
                "Easter and Ching Ming",
            ),
            (
                "2026-12-24T12:00:00Z",
                "2026-12-28T10:00:00Z",
                "Christmas Day and Saturday",
            ),
            (
                "2027-02-05T12:00:00Z",
                "2027-02-10T10:00:00Z",
                "the fourth day for the second",
            ),
            (
                "2027-12-24T12:00:00Z",
                "2027-12-28T10:00:00Z",
                "the weekday after Christmas Day",
            ),
        ] {
            let sent = UtcMs::parse(sent).expect("a moment");
            let found = hong_kong.answer_by(sent).map(|at| at.to_string());
            assert_eq!(found.as_deref(), Some(due), "{why}");
        }
        assert!(hong_kong.worked.is_empty());
        let of_year = |year: i32| {
            hong_kong
                .off
                .iter()
                .filter(move |day| day.parts().0 == year)
        };
        // Of seventeen general holidays a year; the Sunday between the days of 2027 is no workday anyway.
        assert_eq!((of_year(2026).count(), of_year(2027).count()), (17, 18));
        let until = hong_kong.announced_until.map(|day| day.to_string());
        assert_eq!(until.as_deref(), Some("2027-12-31"));
    }

    fn first_of_december() -> Day {
        Day::parse("2026-12-01").expect("a day")
    }

    #[test]
    fn worked_days_of_the_calendar_are_weekend_days() {
        let china = china();
        let plain = Workdays {
            off: BTreeSet::new(),
            worked: BTreeSet::new(),
            ..china.clone()
        };
        for day in &china.worked {
            assert!(!plain.is_workday(*day), "{day} is a workday anyway");
        }
    }

    #[test]
    fn a_calendar_is_read_strictly() {
        each_change_is_refused(
            HOLIDAYS,
            read,
            &[
                ("Asia/Shanghai", "Asia/Nowhere", "zone: no \"Asia/Nowhere\""),
                ("end_hour = 18", "end_hour = 24", "end_hour: no hour 24"),
                (
                    "\"2026-01-01\", \"2026-01-03\"",
                    "\"2026-01-03\", \"2026-01-01\"",
                    "New Year 元旦.to: before its first day",
                ),
                (
                    "worked = [\"2026-01-04\"]",
                    "worked = [\"2026-01-02\"]",
                    "New Year 元旦: 2026-01-02 stands twice",
                ),
                (
                    "\"2026-05-05\"",
                    "\"2026-07-05\"",
                    "Labour Day 劳动节.off: too many days",
                ),
            ],
        );
    }
}

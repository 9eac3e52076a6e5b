//! Days as sheets write them: only those that mean one day.

use chrono::NaiveDate;

use crate::domain::time::Day;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads `10-Jul-2025` (English months in every marketplace) or an ISO day, each with or without a
/// time behind it. `7/10/2025` is two different days and therefore none.
pub(in crate::exchange) fn day(text: &str) -> Option<Day> {
    let date = text.split([' ', 'T']).next().unwrap_or(text);
    let mut parts = date.split('-');
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |text: &str, most: usize| -> Option<u32> {
        let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let named = MONTHS
        .iter()
        .zip(1..)
        .find(|(name, _)| name.eq_ignore_ascii_case(month))
        .map(|(_, number)| number);
    let (year, month, day) = match named {
        Some(month) if last.len() == 4 => (number(last, 4)?, month, number(first, 2)?),
        None if first.len() == 4 && date.len() == 10 => {
            (number(first, 4)?, number(month, 2)?, number(last, 2)?)
        }
        Some(_) | None => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Day)
}

//! The checks of GS1 components by the names that the dictionary calls them.
//!
//! Each takes any text: what has the wrong length or characters is refused here too, not only by
//! the component's own format.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::coupon;
use crate::domain::check::mod10;

/// One check of a component.
pub(super) type Check = fn(&str) -> bool;

/// Finds a check by its name in the dictionary.
pub(super) fn named(name: &str) -> Option<Check> {
    let check: Check = match name {
        "csum" => mod10,
        "csumalpha" => has_check_pair,
        "yymmdd" => |text| is_date(text, DayZero::Refused),
        "yymmd0" => |text| is_date(text, DayZero::MonthEnd),
        "yyyymmdd" => |text| is_long_date(text, DayZero::Refused),
        "yyyymmd0" => |text| is_long_date(text, DayZero::MonthEnd),
        "hh" => |text| text.len() == 2 && below(text, 24),
        "mi" | "ss" => |text| text.len() == 2 && below(text, 60),
        "hhmi" => is_time,
        "zero" => |text| number(text) == Some(0),
        "nonzero" => |text| number(text).is_some_and(|value| value != 0),
        "nozeroprefix" => |text| is_digits(text) && !text.starts_with('0'),
        "yesno" => |text| matches!(text, "0" | "1"),
        "hyphen" => |text| !text.is_empty() && text.bytes().all(|byte| byte == b'-'),
        "winding" => |text| matches!(text, "0" | "1" | "9"),
        "iso5218" => |text| matches!(text, "0" | "1" | "2" | "9"),
        "hasnondigit" => |text| !is_digits(text),
        "gcppos1" => |text| has_company_prefix(text, 0),
        "gcppos2" => |text| has_company_prefix(text, 1),
        "pieceoftotal" => is_piece_of_total,
        "posinseqslash" => is_place_in_sequence,
        "pcenc" => is_percent_encoded,
        "latitude" => |text| text.len() == 10 && below(text, 1_800_000_001),
        "longitude" => |text| text.len() == 10 && below(text, 3_600_000_001),
        "importeridx" => is_importer_index,
        "iso3166" => |text| is_listed("iso3166", text),
        "iso3166999" => |text| text == "999" || is_listed("iso3166", text),
        "iso3166alpha2" => |text| is_listed("iso3166alpha2", text),
        "iso4217" => |text| is_listed("iso4217", text),
        "packagetype" => |text| is_listed("packagetype", text),
        "iban" => is_iban,
        "mediatype" => is_media_type,
        "couponcode" => coupon::is_code,
        "couponposoffer" => coupon::is_positive_offer,
        _ => return None,
    };
    Some(check)
}

/// Closed lists of codes by the name of their check.
static LISTS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    include_str!("../../../assets/gs1_lists.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, codes)| (name, codes.split(' ').collect()))
        .collect()
});

fn is_listed(list: &str, code: &str) -> bool {
    LISTS.get(list).is_some_and(|codes| codes.contains(code))
}

/// Tells whether no character but digits stands in a text; the empty text has none.
pub(super) fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a text of digits as a number; too long a one is the largest.
fn number(text: &str) -> Option<u64> {
    (is_digits(text) && !text.is_empty()).then(|| text.parse().unwrap_or(u64::MAX))
}

fn below(text: &str, limit: u64) -> bool {
    number(text).is_some_and(|value| value < limit)
}

fn is_time(text: &str) -> bool {
    let limits = [24, 60];
    text.len() == 4
        && is_digits(text)
        && limits.iter().enumerate().all(|(place, limit)| {
            text.get(2 * place..2 * place + 2)
                .is_some_and(|part| below(part, *limit))
        })
}

/// What day 00 of a date means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DayZero {
    /// It is no day.
    Refused,
    /// The last day of the month.
    MonthEnd,
}

/// Leap years by their last two digits. Which century they mean depends on today (General
/// Specifications 7.12), but in every century near ours the years divisible by four have a leap day.
fn is_short_leap(year: u64) -> bool {
    year.is_multiple_of(4)
}

fn is_long_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Tells whether six digits are a date YYMMDD.
pub(super) fn is_date(text: &str, day_zero: DayZero) -> bool {
    text.len() == 6 && is_year_month_day(text, 2, is_short_leap, day_zero)
}

fn is_long_date(text: &str, day_zero: DayZero) -> bool {
    text.len() == 8 && is_year_month_day(text, 4, is_long_leap, day_zero)
}

/// A date YYMMDD as a number that sorts by time: years 51 to 99 are of the last century.
pub(super) fn century_date(text: &str) -> u64 {
    let date = number(text).unwrap_or(0);
    date + if date / 10_000 > 50 {
        19_000_000
    } else {
        20_000_000
    }
}

fn is_year_month_day(
    text: &str,
    year_digits: usize,
    is_leap: fn(u64) -> bool,
    day_zero: DayZero,
) -> bool {
    if !is_digits(text) {
        return false;
    }
    let part = |from: usize, to: usize| text.get(from..to).and_then(number);
    let (Some(year), Some(month), Some(day)) = (
        part(0, year_digits),
        part(year_digits, year_digits + 2),
        part(year_digits + 2, year_digits + 4),
    ) else {
        return false;
    };
    let most = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    day <= most && (day > 0 || day_zero == DayZero::MonthEnd)
}

/// A GS1 company prefix has at least four digits, so a key cannot begin with fewer.
fn has_company_prefix(text: &str, from: usize) -> bool {
    text.get(from..from + 4).is_some_and(is_digits)
}

fn is_piece_of_total(text: &str) -> bool {
    let (piece, total) = text.split_at_checked(text.len() / 2).unwrap_or((text, ""));
    piece.len() == total.len()
        && matches!(
            (number(piece), number(total)),
            (Some(piece), Some(total)) if piece > 0 && piece <= total
        )
}

fn is_place_in_sequence(text: &str) -> bool {
    let plain = |part: &str| number(part).filter(|_| !part.starts_with('0'));
    text.split_once('/').is_some_and(|(place, total)| {
        matches!((plain(place), plain(total)), (Some(place), Some(total)) if place <= total)
    })
}

fn is_percent_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|after| {
        after
            .get(..2)
            .is_some_and(|pair| pair.chars().all(|c| c.is_ascii_hexdigit()))
    })
}

fn is_importer_index(text: &str) -> bool {
    text.len() == 1
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

fn is_media_type(text: &str) -> bool {
    text.len() == 2 && matches!(number(text), Some(1..=10 | 80..=99))
}

/// The most characters of a bank account number (ISO 13616).
const IBAN_LENGTH_MAX: usize = 34;

/// Tells whether a bank account number holds: country, two check digits, rest 1 by 97 (ISO 13616).
fn is_iban(text: &str) -> bool {
    let Some((head, body)) = text.split_at_checked(4) else {
        return false;
    };
    let is_country = head
        .get(..2)
        .is_some_and(|country| is_listed("iso3166alpha2", country));
    let rest = body.chars().chain(head.chars()).try_fold(0, |rest, c| {
        let value = c.to_digit(36).filter(|_| !c.is_ascii_lowercase())?;
        Some((if value > 9 { rest * 100 } else { rest * 10 } + value) % 97)
    });
    is_country && !body.is_empty() && text.len() <= IBAN_LENGTH_MAX && rest == Some(1)
}

/// The characters of the pair that closes a GMN, by value 0..=31.
const PAIR_CHARACTERS: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The 82 characters of GS1 values, by value 0..=81 (General Specifications, figure 7.11-1).
pub(super) const SET_82: &str =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

/// The longest text before a check pair: each character needs a prime for its weight.
const PAIR_PAYLOAD_MAX: usize = 97;

/// The first primes, smallest first.
static PRIMES: LazyLock<Vec<usize>> = LazyLock::new(|| {
    (2..)
        .filter(|number: &usize| (2..*number).all(|divisor| !number.is_multiple_of(divisor)))
        .take(PAIR_PAYLOAD_MAX)
        .collect()
});

/// Tells whether the last two characters are the check pair of what stands before them (GS1 General
/// Specifications 7.9.5: weighted by primes from the right, mod 1021).
fn has_check_pair(text: &str) -> bool {
    let Some((payload, pair)) = text
        .len()
        .checked_sub(2)
        .and_then(|place| text.split_at_checked(place))
    else {
        return false;
    };
    if payload.len() > PAIR_PAYLOAD_MAX {
        return false;
    }
    let sum = payload
        .chars()
        .rev()
        .zip(PRIMES.iter())
        .try_fold(0, |sum, (c, weight)| Some(sum + SET_82.find(c)? * weight));
    let found = pair
        .chars()
        .try_fold(0, |value, c| Some(value * 32 + PAIR_CHARACTERS.find(c)?));
    sum.is_some_and(|sum| found == Some(sum % 1021))
}

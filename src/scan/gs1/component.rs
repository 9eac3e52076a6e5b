//! The parts of a GS1 value: characters, lengths, and checks by name.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::domain::check::mod10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Characters {
    Digits,
    Set82,
    Set39,
    Set64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Needed,
    Optional,
}

/// One part of a value, read from the table's format column.
#[derive(Debug, Clone)]
pub(super) struct Component {
    characters: Characters,
    least: usize,
    most: usize,
    presence: Presence,
    checks: Vec<fn(&str) -> bool>,
}

impl Component {
    /// Reads a format such as `N14,csum`, `X..20` or `[N4],hhmi`.
    pub(super) fn parse(text: &'static str) -> Option<Self> {
        let mut names = text.split(',');
        let shape = names.next()?;
        let (shape, presence) = match shape.strip_prefix('[').and_then(|s| s.strip_suffix(']')) {
            Some(inner) => (inner, Presence::Optional),
            None => (shape, Presence::Needed),
        };
        let (set, length) = shape.split_at_checked(1)?;
        let characters = match set {
            "N" => Characters::Digits,
            "X" => Characters::Set82,
            "Y" => Characters::Set39,
            "Z" => Characters::Set64,
            _ => return None,
        };
        let (least, most) = match length.strip_prefix("..") {
            Some(most) => (1, most.parse().ok()?),
            None => (length.parse().ok()?, length.parse().ok()?),
        };
        let checks = names.filter_map(check_named).collect();
        Some(Self {
            characters,
            least,
            most,
            presence,
            checks,
        })
    }

    /// Takes this component off the front of a value and returns the rest, if it is valid.
    pub(super) fn take<'a>(&self, value: &'a str) -> Option<&'a str> {
        if value.is_empty() && self.presence == Presence::Optional {
            return Some(value);
        }
        let fits = |c: char| match self.characters {
            Characters::Digits => c.is_ascii_digit(),
            Characters::Set82 => is_set_82(c),
            Characters::Set39 => {
                c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '#' | '-' | '/')
            }
            Characters::Set64 => c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '='),
        };
        let (taken, rest) = value.split_at_checked(self.most.min(value.len()))?;
        let is_valid = taken.len() >= self.least
            && taken.chars().all(fits)
            && self.checks.iter().all(|check| check(taken));
        is_valid.then_some(rest)
    }
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

/// Finds a check by its name in the dictionary; the coupons' own grammars are not checked.
fn check_named(name: &str) -> Option<fn(&str) -> bool> {
    match name {
        "csum" => Some(mod10),
        "yymmdd" => Some(|text| is_date(text, DayZero::Refused)),
        "yymmd0" => Some(|text| is_date(text, DayZero::MonthEnd)),
        "yyyymmdd" => Some(|text| {
            text.get(..4) != Some("0000")
                && text
                    .get(2..)
                    .is_some_and(|short| is_date(short, DayZero::Refused))
        }),
        "hh" => Some(|text| number(text) < 24),
        "mi" | "ss" => Some(|text| number(text) < 60),
        "hhmi" => Some(|text| number(text) / 100 < 24 && number(text) % 100 < 60),
        "zero" => Some(|text| number(text) == 0),
        "nonzero" => Some(|text| number(text) != 0),
        "nozeroprefix" => Some(|text| !text.starts_with('0')),
        "yesno" => Some(|text| matches!(text, "0" | "1")),
        "hyphen" => Some(|text| text.chars().all(|c| c == '-')),
        "winding" => Some(|text| matches!(text, "0" | "1" | "9")),
        "iso5218" => Some(|text| matches!(text, "0" | "1" | "2" | "9")),
        "hasnondigit" => Some(|text| text.chars().any(|c| !c.is_ascii_digit())),
        "gcppos1" => Some(|text| has_company_prefix(text, 0)),
        "gcppos2" => Some(|text| has_company_prefix(text, 1)),
        "pieceoftotal" => Some(is_piece_of_total),
        "posinseqslash" => Some(is_place_in_sequence),
        "pcenc" => Some(is_percent_encoded),
        "latitude" => Some(|text| number(text) <= 1_800_000_000),
        "longitude" => Some(|text| number(text) <= 3_600_000_000),
        "importeridx" => Some(|text| {
            text.chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        }),
        "iso3166" => Some(|text| is_listed("iso3166", text)),
        "iso3166999" => Some(|text| text == "999" || is_listed("iso3166", text)),
        "iso3166alpha2" => Some(|text| is_listed("iso3166alpha2", text)),
        "iso4217" => Some(|text| is_listed("iso4217", text)),
        "packagetype" => Some(|text| is_listed("packagetype", text)),
        "iban" => Some(is_iban),
        "csumalpha" => Some(has_check_pair),
        "mediatype" => Some(|text| matches!(number(text), 1..=10 | 80..=99)),
        _ => None,
    }
}

/// The 82 characters that GS1 values may hold (ISO/IEC 646 without space and the signs `#`, `$`,
/// `@`, brackets, braces, backslash, caret, backtick, bar and tilde).
pub(super) fn is_set_82(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '!' | '"'
                | '%'
                | '&'
                | '\''
                | '('
                | ')'
                | '*'
                | '+'
                | ','
                | '-'
                | '.'
                | '/'
                | ':'
                | ';'
                | '<'
                | '='
                | '>'
                | '?'
                | '_'
        )
}

/// Reads digits as a number; anything else, or too long, is the largest.
fn number(text: &str) -> u64 {
    text.parse().unwrap_or(u64::MAX)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DayZero {
    Refused,
    /// Day 00 means the last day of the month.
    MonthEnd,
}

fn is_date(text: &str, day_zero: DayZero) -> bool {
    let part = |from: usize| text.get(from..from + 2).map_or(u64::MAX, number);
    let (year, month, day) = (part(0), part(2), part(4));
    let most = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    day <= most && (day > 0 || day_zero == DayZero::MonthEnd)
}

/// A GS1 company prefix has at least four digits, so a key cannot begin with fewer.
fn has_company_prefix(text: &str, from: usize) -> bool {
    text.get(from..from + 4)
        .is_some_and(|lead| lead.chars().all(|c| c.is_ascii_digit()))
}

fn is_piece_of_total(text: &str) -> bool {
    let (piece, total) = text.split_at(text.len() / 2);
    text.len().is_multiple_of(2) && number(piece) > 0 && number(piece) <= number(total)
}

fn is_place_in_sequence(text: &str) -> bool {
    let is_plain = |part: &str| !part.starts_with('0') && part.chars().all(|c| c.is_ascii_digit());
    text.split_once('/').is_some_and(|(place, total)| {
        is_plain(place)
            && is_plain(total)
            && !place.is_empty()
            && !total.is_empty()
            && number(place) <= number(total)
    })
}

fn is_percent_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|after| {
        after
            .get(..2)
            .is_some_and(|pair| pair.chars().all(|c| c.is_ascii_hexdigit()))
    })
}

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
    is_country && body.len() > 1 && rest == Some(1)
}

/// The characters of the pair that closes a GMN, by value 0..=31.
const PAIR_CHARACTERS: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Weights of a GMN's characters, from the right.
const PAIR_WEIGHTS: [usize; 23] = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
];

/// Tells whether the last two characters are the check pair of what stands before them (GS1 General
/// Specifications 7.9.5: weighted by primes, mod 1021).
fn has_check_pair(text: &str) -> bool {
    const SET_82: &str =
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    let Some(place) = text.len().checked_sub(2) else {
        return false;
    };
    let Some((payload, pair)) = text.split_at_checked(place) else {
        return false;
    };
    if payload.is_empty() || payload.len() > PAIR_WEIGHTS.len() {
        return false;
    }
    let sum = payload
        .chars()
        .rev()
        .zip(PAIR_WEIGHTS)
        .try_fold(0, |sum, (c, weight)| Some(sum + SET_82.find(c)? * weight));
    let found = pair
        .chars()
        .try_fold(0, |value, c| Some(value * 32 + PAIR_CHARACTERS.find(c)?));
    sum.is_some_and(|sum| found == Some(sum % 1021))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_knows_a_good_value_and_a_bad_one() {
        for (name, good, bad) in [
            ("csum", "09506000134352", "09506000134353"),
            ("yymmdd", "240229", "230229"),
            ("yymmd0", "230200", "231300"),
            ("yyyymmdd", "20240229", "00000101"),
            ("hh", "23", "24"),
            ("mi", "59", "60"),
            ("hhmi", "2359", "2360"),
            ("zero", "0", "1"),
            ("nonzero", "0001", "0000"),
            ("nozeroprefix", "10", "01"),
            ("yesno", "1", "2"),
            ("winding", "9", "2"),
            ("iso5218", "9", "3"),
            ("hasnondigit", "1A", "11"),
            ("gcppos1", "1234567", "123A567"),
            ("gcppos2", "A1234567", "12"),
            ("pieceoftotal", "0102", "0301"),
            ("posinseqslash", "1/2", "3/2"),
            ("pcenc", "a%2Fb", "a%2"),
            ("importeridx", "A", "?"),
            ("mediatype", "10", "11"),
            ("iso3166", "840", "000"),
            ("iso3166999", "999", "998"),
            ("iso3166alpha2", "CN", "AA"),
            ("iso4217", "156", "000"),
            ("packagetype", "PX", "ZZZ"),
            ("iban", "GB82WEST12345698765432", "GB82WEST12345698765433"),
            (
                "csumalpha",
                "1987654Ad4X4bL5ttr2310c2K",
                "1987654Ad4X4bL5ttr2310c2X",
            ),
        ] {
            let check = check_named(name).expect(name);
            assert!(check(good), "{name} takes {good}");
            assert!(!check(bad), "{name} refuses {bad}");
        }
    }
}

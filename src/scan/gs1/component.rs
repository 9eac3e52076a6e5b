//! The parts of a GS1 value: characters, lengths, and checks by name.

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

/// Finds a check by its name in the dictionary; names whose lists are not held check nothing.
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
        "nozeroprefix" => Some(|text| text == "0" || !text.starts_with('0')),
        "yesno" => Some(|text| matches!(text, "0" | "1")),
        "hyphen" => Some(|text| text == "-"),
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

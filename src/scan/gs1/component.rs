//! The parts of a GS1 value: characters, lengths, and checks by name.

use super::checks::{self, Check};

/// The character sets that components are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Characters {
    /// Digits.
    Digits,
    /// The 82 characters of most values (General Specifications, figure 7.11-1).
    Set82,
    /// The 39 characters of component and part numbers (figure 7.11-2).
    Set39,
    /// The 64 characters of base64 safe for files and addresses (figure 7.11-3).
    Set64,
}

impl Characters {
    /// Tells whether a text is made of these characters only.
    pub(super) fn hold(self, text: &str) -> bool {
        match self {
            Self::Digits => checks::is_digits(text),
            Self::Set82 => text.bytes().fold(true, |all, byte| all & is_set_82(byte)),
            Self::Set39 => text.chars().all(|c| {
                c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '#' | '-' | '/')
            }),
            Self::Set64 => is_set_64(text),
        }
    }
}

/// Tells whether a character is one of the 82 (ISO/IEC 646 without space and the signs `#`, `$`,
/// `@`, brackets, braces, backslash, caret, backtick, bar and tilde).
fn is_set_82(byte: u8) -> bool {
    matches!(
        byte,
        b'!' | b'"' | b'%'..=b'?' | b'A'..=b'Z' | b'_' | b'a'..=b'z'
    )
}

/// Tells whether a text is of the 64, filled up by at most two `=` to a multiple of three.
fn is_set_64(text: &str) -> bool {
    let core = text.trim_end_matches('=');
    let filling = text.len() - core.len();
    core.chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && (filling == 0 || (filling <= 2 && text.len().is_multiple_of(3)))
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
    checks: Vec<Check>,
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
        let checks = names.map(checks::named).collect::<Option<Vec<_>>>()?;
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
        let (taken, rest) = value.split_at_checked(self.most.min(value.len()))?;
        let is_valid = taken.len() >= self.least
            && self.characters.hold(taken)
            && self.checks.iter().all(|check| check(taken));
        is_valid.then_some(rest)
    }
}

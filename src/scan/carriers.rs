//! The forms of carriers' numbers, as data: a pattern, a check rule, and where the key stands.

mod rows;
mod shelves;

use std::borrow::Cow;
use std::sync::Arc;

use crate::domain::check::CheckRule;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};

use shelves::Shelves;

/// The most characters of a carrier's number.
pub const NUMBER_LENGTH_MAX: usize = 64;

/// How sure the shape of a form alone makes its carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// No other kind of code begins so.
    Sure,
    /// Seldom anything else.
    Fair,
    /// Digits that many other codes share.
    Weak,
    /// A bare number of a length that the carrier is said to use: listed only where nothing sound is
    /// found.
    Faint,
}

/// When a form that matches is listed as a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Always, with its verdict.
    Always,
    /// Only when its check digit holds.
    WhenChecked,
}

/// A part of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// So many characters at its end.
    Last(usize),
    /// From one position to another, both counted from 1 and both in.
    Span(usize, usize),
    /// From a position, counted from 1, to its end.
    From(usize),
    /// All of it behind a text put before.
    Behind(String),
}

impl Part {
    /// Reads `whole`, `last 12`, `span 17 28`, `from 2` or `behind 92`.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["whole"] => Some(Self::Whole),
            ["last", count] => count.parse().ok().map(Self::Last),
            ["span", from, to] => Some(Self::Span(from.parse().ok()?, to.parse().ok()?)),
            ["from", from] => from.parse().ok().map(Self::From),
            ["behind", lead] => Some(Self::Behind((*lead).to_owned())),
            _ => None,
        }
    }

    /// Takes the part of a number; `None` when the number is too short.
    pub fn of<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        match self {
            Self::Whole => Some(Cow::Borrowed(text)),
            Self::Last(count) => text
                .get(text.len().checked_sub(*count)?..)
                .map(Cow::Borrowed),
            Self::Span(from, to) => text.get(from.checked_sub(1)?..*to).map(Cow::Borrowed),
            Self::From(from) => text.get(from.checked_sub(1)?..).map(Cow::Borrowed),
            Self::Behind(lead) => Some(Cow::Owned([lead, text].concat())),
        }
    }
}

/// One form of one carrier's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarrierForm {
    /// The carrier's lower-case code.
    pub carrier: String,
    /// The form's name, unique within its carrier.
    pub form: String,
    /// How sure its shape alone is.
    pub strength: Strength,
    /// When it is listed.
    pub listing: Listing,
    /// A regular expression for the whole number in normal form.
    pub pattern: String,
    /// Its check rule.
    pub check: CheckRule,
    /// What the check rule looks at.
    pub check_over: Part,
    /// Where the key stands.
    pub key: Part,
    /// The reason shown for a candidate of this form.
    pub how: How,
}

/// Why a table of forms cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The carrier of the wrong form.
    pub carrier: String,
    /// The wrong form.
    pub form: String,
    /// What is wrong with it, in English, for the person who wrote the table.
    pub why: String,
}

impl std::fmt::Display for FormError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "carrier {}, form {}: {}",
            self.carrier, self.form, self.why
        )
    }
}

impl std::error::Error for FormError {}

/// A form that matched, with the candidate it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'a> {
    /// The form.
    pub form: &'a CarrierForm,
    /// What the number means under it.
    pub candidate: Candidate,
}

/// All forms, ready to be asked; a copy shares them.
#[derive(Debug, Clone)]
pub struct Carriers {
    forms: Arc<[CarrierForm]>,
    shelves: Arc<Shelves>,
}

impl Carriers {
    /// Makes a table ready; forms earlier in it are preferred where all else is equal.
    ///
    /// # Errors
    /// Names the first form whose pattern cannot be used or whose name is taken.
    pub fn new(forms: Vec<CarrierForm>) -> Result<Self, FormError> {
        let mut shelves = Shelves::default();
        for (place, form) in forms.iter().enumerate() {
            let error = |why: String| FormError {
                carrier: form.carrier.clone(),
                form: form.form.clone(),
                why,
            };
            let is_taken =
                |other: &CarrierForm| other.carrier == form.carrier && other.form == form.form;
            if forms.iter().take(place).any(is_taken) {
                return Err(error("its name is taken".to_owned()));
            }
            let rows = rows::rows_of(&form.pattern).map_err(error)?;
            shelves.put(place, &rows).map_err(error)?;
        }
        Ok(Self {
            forms: forms.into(),
            shelves: Arc::new(shelves),
        })
    }

    /// Returns the forms in their order.
    pub fn forms(&self) -> &[CarrierForm] {
        &self.forms
    }

    /// Lists what a number in normal form (upper-case, no spaces, no dashes) means under each form.
    pub fn matches<'a>(&'a self, number: &str) -> Vec<Match<'a>> {
        self.fitting(number)
            .filter_map(|form| {
                form.candidate(number)
                    .map(|candidate| Match { form, candidate })
            })
            .collect()
    }

    /// Lists the forms that a number in normal form fits, in their order; zeros alone are no number.
    pub fn fitting(&self, number: &str) -> impl Iterator<Item = &CarrierForm> {
        let shelved = if number.bytes().all(|byte| byte == b'0') {
            shelves::Fitting::default()
        } else {
            self.shelves.fitting(number)
        };
        shelved.filter_map(|place| self.forms.get(place))
    }

    /// Tells whether a number is sound by a form that is more than weak: with a check digit that
    /// holds.
    pub fn is_sound(&self, number: &str) -> bool {
        self.fitting(number).any(|form| {
            form.strength <= Strength::Fair && form.verdict(number) == Some(CheckVerdict::Ok)
        })
    }
}

impl CarrierForm {
    /// Makes the candidate of a number that fits this form's pattern; `None` when a form that only
    /// counts when checked does not hold, or the number is too short for its key.
    pub fn candidate(&self, number: &str) -> Option<Candidate> {
        let check = self.listed(number)?;
        let key = self.key.of(number)?.into_owned();
        Some(Candidate {
            kind: CodeKind::Tracking,
            carrier: Some(self.carrier.clone()),
            key,
            check,
            how: self.how,
        })
    }

    /// What the check rule says of a number that is listed; `None` when a form that only counts when
    /// checked does not hold, or the number is too short for the rule's part.
    pub fn listed(&self, number: &str) -> Option<CheckVerdict> {
        let check = self.verdict(number)?;
        (self.listing == Listing::Always || check == CheckVerdict::Ok).then_some(check)
    }

    /// What the check rule says of a number; `None` when it is too short for the rule's part.
    fn verdict(&self, number: &str) -> Option<CheckVerdict> {
        let part = self.check_over.of(number)?;
        Some(CheckVerdict::of(self.check.holds(&part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, pattern: &str) -> CarrierForm {
        CarrierForm {
            carrier: "test".to_owned(),
            form: name.to_owned(),
            strength: Strength::Weak,
            listing: Listing::Always,
            pattern: pattern.to_owned(),
            check: CheckRule::Mod10,
            check_over: Part::Last(4),
            key: Part::Span(2, 5),
            how: How::Literal,
        }
    }

    #[test]
    fn parts_are_read_and_taken_or_refused() {
        for (text, number, taken) in [
            ("whole", "12345", Some("12345")),
            ("last 2", "12345", Some("45")),
            ("last 6", "12345", None),
            ("span 2 3", "12345", Some("23")),
            ("span 2 6", "12345", None),
            ("span 0 2", "12345", None),
            ("span 4 2", "12345", None),
            ("from 2", "12345", Some("2345")),
            ("from 0", "12345", None),
            ("behind 92", "12345", Some("9212345")),
        ] {
            let part = Part::parse(text).expect(text);
            assert_eq!(part.of(number).as_deref(), taken, "{text}");
        }
        for wrong in ["", "last", "last x", "span 1", "end 3"] {
            assert_eq!(Part::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pattern_takes_only_the_whole_number_and_the_key_is_its_part() {
        let carriers = Carriers::new(vec![form("a", r"\d{5}|X")]).expect("a table");
        let found = carriers.matches("10017");
        let keys: Vec<(&str, CheckVerdict)> = found
            .iter()
            .map(|m| (m.candidate.key.as_str(), m.candidate.check))
            .collect();
        assert_eq!(keys, [("0017", CheckVerdict::Ok)]);
        assert!(carriers.matches("110017").is_empty());
        assert!(carriers.matches("X").is_empty(), "too short for its key");
        assert!(carriers.matches("00000").is_empty(), "zeros are no number");
    }

    #[test]
    fn a_form_that_only_counts_when_checked_is_left_out_otherwise() {
        let only_checked = CarrierForm {
            listing: Listing::WhenChecked,
            ..form("a", r"\d{5}")
        };
        let carriers = Carriers::new(vec![only_checked]).expect("a table");
        assert_eq!(carriers.matches("10017").len(), 1);
        assert_eq!(carriers.matches("10018").len(), 0);
    }

    #[test]
    fn a_broken_table_names_its_form() {
        let broken = Carriers::new(vec![form("a", r"\d"), form("b", "(")]);
        assert!(broken.is_err_and(|error| error.form == "b"));
        let twice = Carriers::new(vec![form("a", r"\d"), form("a", r"\d\d")]);
        assert!(twice.is_err_and(|error| error.to_string().contains("taken")));
    }
}

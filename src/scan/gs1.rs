//! GS1 element strings and Digital Links: identifiers with their values.
//!
//! Reading is lenient about which identifiers go together (a lot without a product is still read)
//! and strict about each value: its length, its characters, its check digit.

mod checks;
mod company;
mod component;
#[cfg(test)]
mod corpus_tests;
mod coupon;
mod link;

use std::sync::LazyLock;

pub use company::keeps_company_rules;
pub use link::digital_link;

use component::Component;

/// Parts a variable-length value from the next identifier (FNC1 inside a symbol).
pub const GROUP_SEPARATOR: char = '\u{1d}';

/// One identifier with its value, both as text.
pub type Element = (&'static str, String);

struct Identifier {
    /// The identifier itself.
    ai: &'static str,
    components: Vec<Component>,
    rules: Vec<company::Rule>,
}

/// Identifiers that need no separator behind them: the first two digits, and the length of
/// identifier and value together (GS1 General Specifications, figure 7.8.5-2).
const PREDEFINED_LENGTHS: [(usize, usize); 22] = [
    (0, 20),
    (1, 16),
    (2, 16),
    (3, 16),
    (4, 18),
    (11, 8),
    (12, 8),
    (13, 8),
    (14, 8),
    (15, 8),
    (16, 8),
    (17, 8),
    (18, 8),
    (19, 8),
    (20, 4),
    (31, 10),
    (32, 10),
    (33, 10),
    (34, 10),
    (35, 10),
    (36, 10),
    (41, 16),
];

/// What the first two digits of data tell.
#[derive(Clone, Copy, Default)]
struct Lead {
    /// Digits of every identifier that begins so; 0 when none does.
    ai_length: usize,
    /// Length of identifier and value together, where it is the same for all.
    element_length: Option<usize>,
}

/// The identifiers, each found by its digits filled up to four.
struct Table {
    leads: [Lead; 100],
    identifiers: Vec<Option<Identifier>>,
}

/// Digits of the longest identifier.
const AI_LENGTH_MAX: usize = 4;
const PLACES: usize = 10_000;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut leads = [Lead::default(); 100];
    for (lead, length) in PREDEFINED_LENGTHS {
        if let Some(lead) = leads.get_mut(lead) {
            lead.element_length = Some(length);
        }
    }
    let mut identifiers = Vec::new();
    identifiers.resize_with(PLACES, || None);
    for identifier in include_str!("../../assets/gs1_ai.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(identifier)
    {
        let lead = identifier.ai.get(..2).and_then(digits);
        if let Some(lead) = lead.and_then(|lead| leads.get_mut(lead)) {
            lead.ai_length = identifier.ai.len();
        }
        if let Some(place) = place_of(identifier.ai).and_then(|at| identifiers.get_mut(at)) {
            *place = Some(identifier);
        }
    }
    Table { leads, identifiers }
});

/// Reads one line of the table of identifiers.
fn identifier(line: &'static str) -> Option<Identifier> {
    let mut columns = line.split('\t');
    let (ai, format) = (columns.next()?, columns.next()?);
    let components = format
        .split(' ')
        .map(Component::parse)
        .collect::<Option<Vec<_>>>()?;
    let rules = columns
        .nth(1)?
        .split_whitespace()
        .filter_map(company::Rule::parse)
        .collect();
    Some(Identifier {
        ai,
        components,
        rules,
    })
}

/// Reads at most four digits.
fn digits(text: &str) -> Option<usize> {
    (text.len() <= AI_LENGTH_MAX).then_some(())?;
    text.bytes().try_fold(0, |value, byte| {
        byte.is_ascii_digit()
            .then(|| value * 10 + usize::from(byte - b'0'))
    })
}

/// Where an identifier stands: no two differ only by zeros at the end, since the first two digits
/// tell how many digits an identifier has.
fn place_of(ai: &str) -> Option<usize> {
    let value = digits(ai)?;
    match ai.len() {
        2 => Some(value * 100),
        3 => Some(value * 10),
        4 => Some(value),
        _ => None,
    }
}

fn find(ai: &str) -> Option<&'static Identifier> {
    TABLE
        .identifiers
        .get(place_of(ai)?)?
        .as_ref()
        .filter(|identifier| identifier.ai == ai)
}

/// Gives the table's own text of an identifier.
fn known(ai: &str) -> Option<&'static str> {
    find(ai).map(|identifier| identifier.ai)
}

/// Room for as many element strings as most symbols hold.
const ELEMENTS_EXPECTED: usize = 6;

/// Splits GS1 data (without symbology id) into element strings; `None` when any of it is not
/// valid. A separator too many (doubled, behind a fixed-length value, at the end) is tolerated.
pub fn element_strings(data: &str) -> Option<Vec<Element>> {
    let mut rest = data.trim_start_matches(GROUP_SEPARATOR);
    let mut elements = Vec::new();
    while !rest.is_empty() {
        let lead = TABLE.leads.get(digits(rest.get(..2)?)?)?;
        let (ai, after) = rest.split_at_checked(lead.ai_length)?;
        let identifier = find(ai)?;
        let (value, next) = match lead.element_length {
            Some(length) => after.split_at_checked(length - lead.ai_length)?,
            None => after.split_at_checked(end_of_value(after))?,
        };
        if !identifier.takes(value) {
            return None;
        }
        if elements.is_empty() {
            // Most numbers are none: room is made once the first has shown.
            elements.reserve(ELEMENTS_EXPECTED);
        }
        elements.push((identifier.ai, value.to_owned()));
        rest = next.trim_start_matches(GROUP_SEPARATOR);
    }
    (!elements.is_empty()).then_some(elements)
}

/// Where a value of no fixed length ends: before the next separator, or with the data.
fn end_of_value(text: &str) -> usize {
    text.bytes()
        .position(|byte| char::from(byte) == GROUP_SEPARATOR)
        .unwrap_or(text.len())
}

/// Tells whether a value keeps to the format of its identifier; unknown identifiers have none.
pub fn is_valid(ai: &str, value: &str) -> bool {
    find(ai).is_some_and(|identifier| identifier.takes(value))
}

impl Identifier {
    fn takes(&self, value: &str) -> bool {
        let mut rest = value;
        for component in &self.components {
            let Some(after) = component.take(rest) else {
                return false;
            };
            rest = after;
        }
        rest.is_empty() && !value.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(data: &str) -> Option<String> {
        element_strings(data).map(|elements| {
            elements
                .iter()
                .map(|(ai, value)| format!("({ai})={value} "))
                .collect::<Vec<_>>()
                .concat()
        })
    }

    #[test]
    fn the_table_holds_every_identifier_and_no_prefix_of_another() {
        let rows = include_str!("../../assets/gs1_ai.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert_eq!(rows, 541);
        let identifiers: Vec<&str> = TABLE
            .identifiers
            .iter()
            .flatten()
            .map(|identifier| identifier.ai)
            .collect();
        assert_eq!(identifiers.len(), rows);
        for ai in &identifiers {
            let lead = TABLE.leads[digits(&ai[..2]).expect("digits")];
            assert_eq!(lead.ai_length, ai.len(), "{ai}: one length for one lead");
        }
    }

    #[test]
    fn separators_are_needed_tolerated_and_left_out_where_the_rules_say() {
        for (data, expected) in [
            (
                "0107032069804988100329",
                Some("(01)=07032069804988 (10)=0329 "),
            ),
            ("10123\u{1d}17221231", Some("(10)=123 (17)=221231 ")),
            ("17221231\u{1d}10123\u{1d}", Some("(17)=221231 (10)=123 ")),
            ("\u{1d}0107032069804988", Some("(01)=07032069804988 ")),
            ("10123\u{1d}\u{1d}17221231", Some("(10)=123 (17)=221231 ")),
            ("0107032069804989", None),
            ("17221331", None),
            ("17221200", Some("(17)=221200 ")),
            ("01070320698049889", None),
            ("", None),
        ] {
            assert_eq!(shown(data), expected.map(str::to_owned), "{data:?}");
        }
    }
}

//! GS1 element strings and Digital Links: identifiers with their values.
//!
//! Reading is lenient about which identifiers go together (a lot without a product is still read)
//! and strict about each value: its length, its characters, its check digit.

mod company;
mod component;
mod link;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use company::keeps_company_rules;
pub use link::digital_link;

use component::Component;

/// Parts a variable-length value from the next identifier (FNC1 inside a symbol).
pub const GROUP_SEPARATOR: char = '\u{1d}';

/// One identifier with its value, both as text.
pub type Element = (String, String);

struct Identifier {
    components: Vec<Component>,
    rules: Vec<company::Rule>,
}

/// Identifiers that need no separator behind them: the first two digits, and the length of
/// identifier and value together (GS1 General Specifications, figure 7.8.5-2).
const PREDEFINED_LENGTHS: [(&str, usize); 22] = [
    ("00", 20),
    ("01", 16),
    ("02", 16),
    ("03", 16),
    ("04", 18),
    ("11", 8),
    ("12", 8),
    ("13", 8),
    ("14", 8),
    ("15", 8),
    ("16", 8),
    ("17", 8),
    ("18", 8),
    ("19", 8),
    ("20", 4),
    ("31", 10),
    ("32", 10),
    ("33", 10),
    ("34", 10),
    ("35", 10),
    ("36", 10),
    ("41", 16),
];

static TABLE: LazyLock<HashMap<&'static str, Identifier>> = LazyLock::new(|| {
    include_str!("../../assets/gs1_ai.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
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
            Some((ai, Identifier { components, rules }))
        })
        .collect()
});

/// Splits GS1 data (without symbology id) into element strings; `None` when any of it is not
/// valid. A separator too many (doubled, behind a fixed-length value, at the end) is tolerated.
pub fn element_strings(data: &str) -> Option<Vec<Element>> {
    let mut rest = data.trim_start_matches(GROUP_SEPARATOR);
    let mut elements = Vec::new();
    while !rest.is_empty() {
        let (ai, after) = take_identifier(rest)?;
        let length = PREDEFINED_LENGTHS
            .iter()
            .find(|(lead, _)| ai.starts_with(lead))
            .map(|(_, total)| total - ai.len());
        let (value, next) = match length {
            Some(length) => (after.get(..length)?, after.get(length..)?),
            None => after.split_at(after.find(GROUP_SEPARATOR).unwrap_or(after.len())),
        };
        if !is_valid(ai, value) {
            return None;
        }
        elements.push((ai.to_owned(), value.to_owned()));
        rest = next.trim_start_matches(GROUP_SEPARATOR);
    }
    (!elements.is_empty()).then_some(elements)
}

/// Tells whether a value keeps to the format of its identifier; unknown identifiers have none.
pub fn is_valid(ai: &str, value: &str) -> bool {
    let Some(identifier) = TABLE.get(ai) else {
        return false;
    };
    let mut rest = value;
    for component in &identifier.components {
        let Some(after) = component.take(rest) else {
            return false;
        };
        rest = after;
    }
    rest.is_empty() && !value.is_empty()
}

/// Cuts the identifier off: the table holds each once, and none is the beginning of another.
fn take_identifier(data: &str) -> Option<(&str, &str)> {
    (2..=4).find_map(|length| {
        let (ai, rest) = data.split_at_checked(length)?;
        TABLE.contains_key(ai).then_some((ai, rest))
    })
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
        assert_eq!(TABLE.len(), rows);
        let mut identifiers: Vec<&str> = TABLE.keys().copied().collect();
        identifiers.sort_unstable();
        for ai in &identifiers {
            let longer = identifiers
                .iter()
                .filter(|other| *other != ai && other.starts_with(ai));
            assert_eq!(longer.count(), 0, "{ai}");
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

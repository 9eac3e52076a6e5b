//! Which identifiers need or exclude one another: what strict readers ask on top.

use super::{Element, find};

/// One rule of one identifier about the others in the same data.
#[derive(Debug)]
pub(super) enum Rule {
    /// One of the groups must be there whole.
    Needs(Vec<Vec<&'static str>>),
    /// None of these may be there beside the identifier itself.
    Excludes(Vec<&'static str>),
}

impl Rule {
    /// Reads `req=01,02` or `ex=310n`.
    pub(super) fn parse(text: &'static str) -> Option<Self> {
        match text.split_once('=')? {
            ("req", groups) => Some(Self::Needs(
                groups
                    .split(',')
                    .map(|group| group.split('+').collect())
                    .collect(),
            )),
            ("ex", others) => Some(Self::Excludes(others.split(',').collect())),
            _ => None,
        }
    }

    fn holds(&self, ai: &str, elements: &[Element]) -> bool {
        let has = |pattern: &str| {
            elements
                .iter()
                .any(|(other, _)| *other != ai && fits(other, pattern))
        };
        match self {
            Self::Needs(groups) => groups
                .iter()
                .any(|group| group.iter().all(|pattern| has(pattern))),
            Self::Excludes(others) => !others.iter().any(|pattern| has(pattern)),
        }
    }
}

/// Tells whether an identifier fits a pattern in which `n` is any digit.
fn fits(ai: &str, pattern: &str) -> bool {
    ai.len() == pattern.len()
        && ai
            .chars()
            .zip(pattern.chars())
            .all(|(found, wanted)| wanted == 'n' || found == wanted)
}

/// Tells whether valid element strings also keep each identifier's rules about the others, and name
/// no identifier twice with different values.
pub fn keeps_company_rules(elements: &[Element]) -> bool {
    let is_twice = elements.iter().any(|(ai, value)| {
        elements
            .iter()
            .any(|(other, other_value)| other == ai && other_value != value)
    });
    !is_twice
        && elements.iter().all(|(ai, _)| {
            find(ai).is_some_and(|identifier| {
                identifier.rules.iter().all(|rule| rule.holds(ai, elements))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::gs1::element_strings;

    #[test]
    fn a_lot_wants_its_product_and_weights_exclude_each_other() {
        for (data, is_strict) in [
            ("10ABC", false),
            ("010703206980498810ABC", true),
            ("010703206980498831030012503102000125", false),
            ("37100201070320698049880", false),
            ("0107032069804988\u{1d}10A\u{1d}10B", false),
            ("00376130321109103420", true),
        ] {
            let kept = element_strings(data).is_some_and(|elements| keeps_company_rules(&elements));
            assert_eq!(kept, is_strict, "{data}");
        }
    }
}

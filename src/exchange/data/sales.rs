//! What keeps goods from every sale as data: `assets/rules/sales.toml`, read strictly, and the gates.

use crate::domain::sales::SaleRules;

use super::gates::gates;
use super::lots;

const SALES: &str = include_str!("../../../assets/rules/sales.toml");

/// Gives the program's rules of every sale, with its gates.
///
/// # Panics
/// Panics when the program's own rules do not read; a test reads them.
pub fn sale_rules() -> SaleRules {
    SaleRules {
        rules: lots::read(SALES).expect("a test reads the program's rules of every sale"),
        gates: gates().1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zone;
    use crate::exchange::data::pack::each_change_is_refused;
    use crate::text::{Language, Message, Words};

    #[test]
    fn every_rule_has_words_of_lots_and_of_resale_in_every_language() {
        let rules = sale_rules().rules;
        assert_eq!(rules.len(), 2);
        let families = [
            "lot-rule",
            "lot-rule-opens",
            "resale-rule",
            "resale-rule-opens",
        ];
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            for (rule, family) in rules.iter().flat_map(|one| families.map(|of| (one, of))) {
                let message = Message::term(family, &rule.code);
                let key = message.key().expect("a key");
                assert!(words.term(key).is_some(), "{key} in {}", language.code());
            }
        }
    }

    #[test]
    fn wrong_rules_say_which_key() {
        let cases = [
            (
                "code = \"answer_due\"",
                "code = \"held\"",
                "held: stands twice",
            ),
            (
                "facts = [\"held\"]",
                "facts = []",
                "held: nothing falls under it",
            ),
        ];
        each_change_is_refused(SALES, lots::read, &cases);
    }
}

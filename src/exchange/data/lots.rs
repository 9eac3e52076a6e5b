//! What keeps units out of lots as data: `assets/rules/lots.toml`, read strictly.

use serde::Deserialize;

use crate::domain::checklist::category_words;
use crate::domain::lot::{LotLevel, LotRule, LotRules};

use super::pack::{PackError, checked_code, checked_head, days};
use super::sales::sale_rules;

const LOTS: &str = include_str!("../../../assets/rules/lots.toml");

/// Gives the program's rules of lots, with those of every sale.
///
/// # Panics
/// Panics when the program's own rules do not read; a test reads them.
pub fn lot_rules() -> LotRules {
    LotRules {
        rules: read(LOTS).expect("a test reads the program's rules of lots"),
        sales: sale_rules(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    rule: Vec<RuleRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    code: String,
    level: String,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    from: String,
    source: String,
}

/// Reads rules of lots from the text of their pack.
///
/// # Errors
/// Names the key that is wrong: an unknown level or day, a code that stands twice, a rule that nothing
/// falls under.
pub fn read(text: &str) -> Result<Vec<LotRule>, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut rules: Vec<LotRule> = Vec::new();
    for row in file.rule {
        let rule = rule_of(row)?;
        if rules.iter().any(|other| other.code == rule.code) {
            return Err(PackError(format!("{}: stands twice", rule.code)));
        }
        rules.push(rule);
    }
    Ok(rules)
}

fn rule_of(row: RuleRow) -> Result<LotRule, PackError> {
    let code = row.code;
    checked_code("rule", &code)?;
    let wrong = |what: String| PackError(format!("{code}{what}"));
    let level = LotLevel::parse(&row.level);
    let level = level.ok_or_else(|| wrong(format!(".level: no \"{}\"", row.level)))?;
    if row.facts.is_empty() && row.categories.is_empty() {
        return Err(wrong(": nothing falls under it".to_owned()));
    }
    for fact in &row.facts {
        checked_code(&format!("{code}.facts"), fact)?;
    }
    if row.source.trim().is_empty() {
        return Err(wrong(".source: empty".to_owned()));
    }
    let (from, _) = days(&code, &row.from, None)?;
    let categories = row.categories.iter();
    Ok(LotRule {
        level,
        facts: row.facts.into_iter().collect(),
        categories: categories.map(|one| category_words(one)).collect(),
        from,
        source: row.source,
        code,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gate::GateView;
    use crate::domain::time::{Day, Zone};
    use crate::exchange::data::pack::each_change_is_refused;
    use crate::text::{Language, Message, Words};

    /// What goods of such facts and such a category fall under.
    fn under(facts: &[&str], category: &str) -> Vec<String> {
        let view = GateView {
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
            ..GateView::default()
        };
        let day = Day::parse("2026-11-30").expect("a day");
        let met = lot_rules().of(&view, Some(category), day);
        let told = met.into_iter().map(|(why, level)| match level {
            LotLevel::Refused => why.code().to_owned(),
            LotLevel::Warned => format!("({})", why.code()),
        });
        told.collect()
    }

    #[test]
    fn each_fact_that_keeps_goods_out_is_named() {
        let table: [(&[&str], &str, &[&str]); 16] = [
            (&[], "Home & Kitchen", &[]),
            (&["opened"], "Home & Kitchen", &[]),
            (&["flammable"], "home", &["dangerous_goods"]),
            (
                &["lithium_damaged"],
                "home",
                &["lithium_damaged", "dangerous_goods"],
            ),
            (&["lithium_unknown"], "home", &["dangerous_goods"]),
            (&["brand_restricted"], "home", &["brand_restricted"]),
            (&["no_lots"], "home", &["no_lots"]),
            (&["recalled"], "home", &["recalled"]),
            (&["expired"], "home", &["expired"]),
            (&["not_wiped"], "phones", &["not_wiped"]),
            (&["activation_lock"], "phones", &["activation_lock"]),
            (&["not_the_sellers"], "home", &["not_the_sellers"]),
            (&["held"], "home", &["held"]),
            (&["other_decision"], "home", &["other_decision"]),
            (
                &["answer_due", "claim_open"],
                "home",
                &["answer_due", "(claim_open)"],
            ),
            (&[], "Face Masks", &["face_masks"]),
        ];
        for (facts, category, codes) in table {
            assert_eq!(under(facts, category), codes, "{facts:?} {category}");
        }
    }

    #[test]
    fn every_rule_has_words_in_every_language_for_why_and_for_what_to_do() {
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            for rule in &lot_rules().rules {
                for family in ["lot-rule", "lot-rule-opens"] {
                    let message = Message::term(family, &rule.code);
                    let key = message.key().expect("a key");
                    assert!(words.term(key).is_some(), "{key} in {}", language.code());
                }
            }
        }
    }

    #[test]
    fn wrong_rules_say_which_key() {
        let cases = [
            (
                "level = \"warned\"",
                "level = \"loud\"",
                "claim_open.level: no \"loud\"",
            ),
            (
                "facts = [\"brand_restricted\"]",
                "facts = []",
                "brand_restricted: nothing falls under it",
            ),
            (
                "code = \"other_decision\"",
                "code = \"face_masks\"",
                "face_masks: stands twice",
            ),
            (
                "from = \"2020-01-01\"",
                "from = \"soon\"",
                "dangerous_goods.from: no day \"soon\"",
            ),
        ];
        each_change_is_refused(LOTS, read, &cases);
    }
}

//! Resale as data: `assets/rules/resale.toml`, read strictly.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::checklist::category_words;
use crate::domain::grade::Grade;
use crate::domain::lot::LotLevel;
use crate::domain::resale::{ResaleRule, ResaleRules, SaleChannel, SkuRule};

use super::pack::{PackError, checked_code, checked_head, days, named};
use super::sales::sale_rules;

const RESALE: &str = include_str!("../../../assets/rules/resale.toml");

/// Gives the program's rules of resale, with those of every sale.
///
/// # Panics
/// Panics when the program's own rules do not read; a test reads them.
pub fn resale_rules() -> ResaleRules {
    ResaleRules {
        sales: sale_rules(),
        ..read(RESALE).expect("a test reads the program's rules of resale")
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    sku: SkuRow,
    ebay: EbayRow,
    rule: Vec<RuleRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SkuRow {
    pattern: String,
    length_max: usize,
    signs: String,
    source: String,
    condition: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EbayRow {
    source: String,
    condition: BTreeMap<String, u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    code: String,
    level: String,
    #[serde(default)]
    channels: Vec<String>,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    grades: Vec<String>,
    from: String,
    source: String,
}

/// Reads rules of resale from the text of their pack, without those of every sale.
///
/// # Errors
/// Names the key that is wrong: an unknown level, channel, grade or day, a code that stands twice, a rule
/// that nothing falls under, a pattern without SKU or condition, a condition that two grades share.
pub fn read(text: &str) -> Result<ResaleRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut rules: Vec<ResaleRule> = Vec::new();
    for row in file.rule {
        let rule = rule_of(row)?;
        if rules.iter().any(|other| other.code == rule.code) {
            return Err(PackError(format!("{}: stands twice", rule.code)));
        }
        rules.push(rule);
    }
    told("ebay", &file.ebay.source)?;
    Ok(ResaleRules {
        sku: sku_of(file.sku)?,
        ebay: by_grade("ebay.condition", file.ebay.condition)?,
        rules,
        sales: crate::domain::sales::SaleRules::default(),
    })
}

fn told(key: &str, source: &str) -> Result<(), PackError> {
    if source.trim().is_empty() {
        return Err(PackError(format!("{key}.source: empty")));
    }
    Ok(())
}

/// Reads what stands for each condition that is sold as fit: for each of them, and for each another.
fn by_grade<T: PartialEq>(
    key: &str,
    rows: BTreeMap<String, T>,
) -> Result<BTreeMap<Grade, T>, PackError> {
    let mut read: BTreeMap<Grade, T> = BTreeMap::new();
    for (code, stands) in rows {
        let grade = Grade::parse(&code).filter(|grade| *grade != Grade::Unsellable);
        let grade = grade.ok_or_else(|| PackError(format!("{key}: no \"{code}\"")))?;
        if read.values().any(|other| *other == stands) {
            return Err(PackError(format!("{key}.{code}: stands twice")));
        }
        read.insert(grade, stands);
    }
    let sold = Grade::SPECS.iter().map(|spec| spec.grade);
    let mut missing = sold.filter(|grade| *grade != Grade::Unsellable && !read.contains_key(grade));
    match missing.next() {
        Some(grade) => Err(PackError(format!("{key}.{}: missing", grade.code()))),
        None => Ok(read),
    }
}

fn sku_of(row: SkuRow) -> Result<SkuRule, PackError> {
    told("sku", &row.source)?;
    for part in ["{sku}", "{condition}"] {
        if row.pattern.matches(part).count() != 1 {
            return Err(PackError(format!("sku.pattern: {part} once")));
        }
    }
    if !(1..=40).contains(&row.length_max) {
        return Err(PackError("sku.length_max: 1 to 40".to_owned()));
    }
    // A spreadsheet takes these for the beginning of a formula, and files part their cells by the others.
    let risky = |sign: char| !"-_.".contains(sign);
    if row.signs.contains(risky) {
        return Err(PackError("sku.signs: - _ . alone".to_owned()));
    }
    let condition = by_grade("sku.condition", row.condition)?;
    let plain = |text: &String| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if !condition.values().all(plain) {
        return Err(PackError("sku.condition: letters and digits".to_owned()));
    }
    Ok(SkuRule {
        pattern: row.pattern,
        condition,
        length_max: row.length_max,
        signs: row.signs,
    })
}

fn rule_of(row: RuleRow) -> Result<ResaleRule, PackError> {
    let code = row.code;
    checked_code("rule", &code)?;
    let level = LotLevel::parse(&row.level);
    let level = level.ok_or_else(|| PackError(format!("{code}.level: no \"{}\"", row.level)))?;
    if row.facts.is_empty() && row.categories.is_empty() {
        return Err(PackError(format!("{code}: nothing falls under it")));
    }
    for fact in &row.facts {
        checked_code(&format!("{code}.facts"), fact)?;
    }
    told(&code, &row.source)?;
    let (from, _) = days(&code, &row.from, None)?;
    let categories = row.categories.iter();
    Ok(ResaleRule {
        level,
        channels: named(
            &format!("{code}.channels"),
            &row.channels,
            SaleChannel::parse,
        )?,
        facts: row.facts.into_iter().collect(),
        categories: categories.map(|one| category_words(one)).collect(),
        grades: named(&format!("{code}.grades"), &row.grades, Grade::parse)?,
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

    fn under(channel: SaleChannel, facts: &[&str], category: &str, grade: Grade) -> Vec<String> {
        let view = GateView {
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
            category: Some(category.to_owned()),
            grade: Some(grade),
        };
        let day = Day::parse("2026-11-30").expect("a day");
        let met = resale_rules().of(channel, &view, Some(category), day);
        let told = met.into_iter().map(|(why, level)| match level {
            LotLevel::Refused => why.code().to_owned(),
            LotLevel::Warned => format!("({})", why.code()),
        });
        told.collect()
    }

    #[test]
    fn each_channel_has_what_keeps_a_unit_off_it() {
        use Grade::{Good, New};
        use SaleChannel::{Amazon, Ebay, Other};
        type Row<'a> = (SaleChannel, &'a [&'a str], &'a str, Grade, &'a [&'a str]);
        let table: [Row<'_>; 12] = [
            (Amazon, &[], "home", Good, &[]),
            (Amazon, &["no_product_id"], "home", Good, &["no_product_id"]),
            (Ebay, &["no_product_id"], "home", Good, &[]),
            (Amazon, &[], "beauty", New, &[]),
            (Amazon, &[], "beauty", Good, &["new_only"]),
            (Other, &[], "beauty", Good, &[]),
            (Ebay, &["recalled"], "home", New, &["recalled"]),
            (Other, &["held"], "home", New, &["held"]),
            (Other, &["other_decision"], "home", New, &["other_decision"]),
            (Ebay, &["flammable"], "home", New, &["(dangerous_goods)"]),
            (Amazon, &["no_price"], "home", New, &["(no_price)"]),
            (Ebay, &[], "apparel", Good, &["used_apparel"]),
        ];
        for (channel, facts, category, grade, codes) in table {
            let met = under(channel, facts, category, grade);
            assert_eq!(met, codes, "{channel:?} {facts:?} {category} {grade:?}");
        }
    }

    #[test]
    fn every_rule_has_words_in_every_language_for_why_and_for_what_to_do() {
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            for rule in &resale_rules().rules {
                for family in ["resale-rule", "resale-rule-opens"] {
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
                "level = \"warned\"\nfacts = [\"no_price\"]",
                "level = \"loud\"\nfacts = [\"no_price\"]",
                "no_price.level: no \"loud\"",
            ),
            (
                "pattern = \"{sku}-{condition}\"",
                "pattern = \"{sku}\"",
                "sku.pattern: {condition} once",
            ),
            (
                "length_max = 40",
                "length_max = 41",
                "sku.length_max: 1 to 40",
            ),
            (
                "signs = \"-_.\"",
                "signs = \"=-_.\"",
                "sku.signs: - _ . alone",
            ),
            (
                "good = \"G\"\n",
                "good = \"N\"\n",
                "sku.condition.new: stands twice",
            ),
            (
                "acceptable = 6000",
                "fine = 6000",
                "ebay.condition: no \"fine\"",
            ),
            (
                "channels = [\"amazon\"]\nfacts",
                "channels = [\"moon\"]\nfacts",
                "no_product_id.channels: no \"moon\"",
            ),
            (
                "facts = [\"no_sku\"]",
                "facts = []",
                "no_sku: nothing falls under it",
            ),
        ];
        each_change_is_refused(RESALE, read, &cases);
    }
}

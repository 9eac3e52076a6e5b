//! Rule tables as data: `assets/rules/*.toml`, read strictly.

use serde::Deserialize;

use crate::domain::decision::Decision;
use crate::domain::expected::ReasonFamily;
use crate::domain::grade::Grade;
use crate::domain::policy::{Policy, PolicyRule, Why};
use crate::ledger::PackRef;

use super::pack::{PackError, checked_code, checked_head, pack_of};

const HOUSE: &str = include_str!("../../../assets/rules/house.toml");
const USED_HOME: &str = include_str!("../../../assets/rules/used_home.toml");

/// Every rule table of the program, the house's own first.
const ALL: [&str; 2] = [HOUSE, USED_HOME];

/// Codes that [`crate::domain::policy::Why`] keeps for itself.
const RESERVED: [&str; 10] = [
    "no_rule",
    "no_seller",
    "not_expected",
    "serial_differs",
    "recalled",
    "gated",
    "best_net",
    "only_known",
    "standing_order",
    "claim_open",
];

/// Gives the house's rule table, with its pack and the pack's bytes.
pub fn house() -> (PackRef, Vec<u8>, Policy) {
    packed(HOUSE)
}

/// Gives every rule table of the program, the house's own first.
pub fn policies() -> Vec<(PackRef, Vec<u8>, Policy)> {
    ALL.into_iter().map(packed).collect()
}

fn packed(text: &str) -> (PackRef, Vec<u8>, Policy) {
    let policy = read(text).expect("a test reads every rule table of the program");
    let pack = pack_of(&policy.id, policy.version, text);
    (pack, text.as_bytes().to_vec(), policy)
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
    #[serde(default)]
    grades: Vec<String>,
    #[serde(default)]
    reasons: Vec<String>,
    decision: String,
}

/// Reads a rule table from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: an unknown grade, family of reasons or decision, a code that
/// stands twice or is kept for the program, a row whose decision none of its grades leaves open.
pub fn read(text: &str) -> Result<Policy, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut rules: Vec<PolicyRule> = Vec::new();
    for row in file.rule {
        let rule = rule_of(row)?;
        if rules.iter().any(|other| other.code == rule.code) {
            return Err(PackError(format!("{}: stands twice", rule.code)));
        }
        rules.push(rule);
    }
    if rules.is_empty() {
        return Err(PackError("rule: none".to_owned()));
    }
    Ok(Policy {
        id: file.id,
        version: file.version,
        rules,
    })
}

fn rule_of(row: RuleRow) -> Result<PolicyRule, PackError> {
    let RuleRow {
        code,
        grades,
        reasons,
        decision,
    } = row;
    checked_code("rule", &code)?;
    if RESERVED.contains(&code.as_str()) || Why::is_of_an_order(&code) {
        return Err(PackError(format!("{code}: kept for the program")));
    }
    let unknown = |key: &str, name: &str| PackError(format!("{code}.{key}: no \"{name}\""));
    let grades: Vec<Grade> = grades
        .iter()
        .map(|name| Grade::parse(name).ok_or_else(|| unknown("grades", name)))
        .collect::<Result<_, _>>()?;
    let reasons = reasons
        .iter()
        .map(|name| ReasonFamily::parse(name).ok_or_else(|| unknown("reasons", name)))
        .collect::<Result<_, _>>()?;
    let decision = Decision::parse(&decision).ok_or_else(|| unknown("decision", &decision))?;
    let closed = |grade: &Grade| !grade.spec().allowed.contains(&decision);
    if !grades.is_empty() && grades.iter().all(closed) {
        return Err(PackError(format!(
            "{code}.decision: no grade of the row leaves it open"
        )));
    }
    Ok(PolicyRule {
        code,
        grades,
        reasons,
        decision,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zone;
    use crate::exchange::data::pack::each_change_is_refused;
    use crate::text::{Language, Message, Words};

    #[test]
    fn every_table_decides_every_grade_without_a_person() {
        for text in ALL {
            let policy = read(text).expect("the program's own table");
            for spec in &Grade::SPECS {
                for (family, name) in ReasonFamily::ALL {
                    let said = policy.propose(spec.grade, Some(family), spec.allowed);
                    assert_ne!(said.why.code(), "no_rule", "{} {name}", spec.code);
                }
            }
        }
    }

    #[test]
    fn the_house_sells_what_is_fit_and_sends_home_what_is_not() {
        let policy = read(HOUSE).expect("the house's table");
        let decided = |grade: Grade, reason| {
            let said = policy.propose(grade, Some(reason), grade.spec().allowed);
            (said.decision, said.why.code().to_owned())
        };
        let is = |decision, code: &str| (decision, code.to_owned());
        assert_eq!(
            decided(Grade::LikeNew, ReasonFamily::Unwanted),
            is(Decision::Resell, "fit_to_sell")
        );
        assert_eq!(
            decided(Grade::Good, ReasonFamily::Defective),
            is(Decision::ShipChina, "defective_home")
        );
        assert_eq!(
            decided(Grade::Good, ReasonFamily::Unwanted),
            is(Decision::Liquidate, "used_in_lots")
        );
        assert_eq!(
            decided(Grade::Unsellable, ReasonFamily::Unwanted),
            is(Decision::ShipChina, "unsellable_home")
        );
    }

    #[test]
    fn every_rule_has_words_in_every_language() {
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            let mut codes: Vec<String> = RESERVED.map(str::to_owned).to_vec();
            for text in ALL {
                let policy = read(text).expect("the program's own table");
                codes.extend(policy.rules.into_iter().map(|rule| rule.code));
            }
            for code in codes {
                let message = Message::why(&code);
                let key = message.key().expect("a key");
                assert!(words.term(key).is_some(), "{key} in {}", language.code());
            }
        }
    }

    #[test]
    fn a_wrong_table_says_which_key() {
        let cases = [
            (
                "\"very_good\"]",
                "\"fair\"]",
                "fit_to_sell.grades: no \"fair\"",
            ),
            (
                "reasons = [\"defective\"]",
                "reasons = [\"broken\"]",
                "defective_home.reasons: no \"broken\"",
            ),
            (
                "decision = \"resell\"",
                "decision = \"sell\"",
                "fit_to_sell.decision: no \"sell\"",
            ),
            (
                "code = \"defective_home\"",
                "code = \"no_rule\"",
                "no_rule: kept for the program",
            ),
            (
                "code = \"defective_home\"",
                "code = \"fit_to_sell\"",
                "fit_to_sell: stands twice",
            ),
            (
                "decision = \"ship_china\"",
                "decision = \"resell\"",
                "unsellable_home.decision: no grade of the row leaves it open",
            ),
        ];
        each_change_is_refused(HOUSE, read, &cases);
    }
}

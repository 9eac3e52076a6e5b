//! The rule of corrections as data: `assets/rules/corrections.toml`, read strictly.

use serde::Deserialize;

use crate::domain::correction::{CORRECTION_PACK, CorrectionRule};
use crate::domain::money::Money;

use super::pack::{PackError, checked_head};

const CORRECTIONS: &str = include_str!("../../../assets/rules/corrections.toml");

/// Days after which anybody may still correct, at most.
const DAYS_MAX: u32 = 366;

/// Gives the program's rule.
///
/// # Panics
/// Panics when the program's own rule does not read; a test reads it.
pub fn corrections() -> CorrectionRule {
    read(CORRECTIONS).expect("a test reads the program's rule of corrections")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    value_from: Vec<String>,
    days: u32,
}

/// Reads a rule from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: another pack, too many days, or an amount that is none, below nothing or the second of
/// its currency.
pub fn read(text: &str) -> Result<CorrectionRule, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    if file.id != CORRECTION_PACK {
        return Err(PackError(format!("id: \"{}\" is another pack", file.id)));
    }
    if file.days > DAYS_MAX {
        return Err(PackError(format!("days: {}", file.days)));
    }
    let mut value_from: Vec<Money> = Vec::new();
    for text in &file.value_from {
        let amount = Money::parse_named(text).filter(|amount| amount.minor >= 0);
        let known = |amount: &Money| {
            value_from
                .iter()
                .any(|known| known.currency == amount.currency)
        };
        match amount.filter(|amount| !known(amount)) {
            Some(amount) => value_from.push(amount),
            None => return Err(PackError(format!("value_from: {text}"))),
        }
    }
    Ok(CorrectionRule {
        version: file.version,
        value_from,
        days: file.days,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_s_own_rule_reads() {
        let rule = corrections();
        assert!(!rule.value_from.is_empty() && rule.days <= DAYS_MAX);
    }

    #[test]
    fn wrong_amounts_and_days_are_refused() {
        for (from, to) in [
            ("days = 1", "days = 367"),
            ("days = 1", "days = 1\nextra = 1"),
            ("id = \"corrections\"", "id = \"another\""),
            ("\"100.00 EUR\"", "\"100.00\""),
            ("\"100.00 EUR\"", "\"-1.00 EUR\""),
            ("\"100.00 EUR\"", "\"50.00 USD\""),
        ] {
            let text = CORRECTIONS.replace(from, to);
            assert_ne!(text, CORRECTIONS, "{from}");
            assert!(read(&text).is_err(), "{to}");
        }
    }
}

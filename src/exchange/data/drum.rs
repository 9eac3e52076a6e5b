//! The rule of battery drums as data: `assets/rules/drum.toml`, read strictly.

use serde::Deserialize;

use crate::domain::drum::DrumRules;

use super::pack::{PackError, checked_head};

const DRUM: &str = include_str!("../../../assets/rules/drum.toml");
/// Days that a rule may name at most: longer than any term of universal waste.
const DAYS_MAX: u32 = 3650;

/// Gives the program's rule.
///
/// # Panics
/// Panics when the program's own rule does not read; a test reads it.
pub fn drums() -> DrumRules {
    read(DRUM).expect("a test reads the program's rule of drums")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    limit_days: u32,
    warn_days: u32,
}

/// Reads a rule from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: no days, too many, or a warning that is longer than the limit.
pub fn read(text: &str) -> Result<DrumRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    if !(1..=DAYS_MAX).contains(&file.limit_days) {
        return Err(PackError(format!("limit_days: {} days", file.limit_days)));
    }
    if file.warn_days > file.limit_days {
        return Err(PackError(format!("warn_days: {} days", file.warn_days)));
    }
    Ok(DrumRules {
        limit_days: file.limit_days,
        warn_days: file.warn_days,
        source: file.source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_s_own_rule_reads_and_is_the_one_that_holds_without_it() {
        let rules = drums();
        let house = DrumRules::default();
        assert_eq!(
            (rules.limit_days, rules.warn_days),
            (house.limit_days, house.warn_days)
        );
        assert!(rules.source.contains("273.15"));
    }

    #[test]
    fn days_that_are_none_or_longer_than_the_limit_are_refused() {
        for (from, to) in [
            ("limit_days = 365", "limit_days = 0"),
            ("limit_days = 365", "limit_days = 3651"),
            ("warn_days = 60", "warn_days = 366"),
            ("warn_days = 60", "warn_days = 60\nextra = 1"),
        ] {
            let text = DRUM.replace(from, to);
            assert_ne!(text, DRUM, "{from}");
            assert!(read(&text).is_err(), "{to}");
        }
    }
}

//! How long what may show an address is kept, as data: `assets/rules/privacy.toml`, read strictly.

use serde::Deserialize;

use crate::domain::privacy::{ByItselfRule, OriginalsRule, PrivacyRules};

use super::pack::{PackError, checked_head};

const PRIVACY: &str = include_str!("../../../assets/rules/privacy.toml");

/// Days that a rule gives, at most.
const DAYS_MAX: u32 = 3660;

/// Gives the site's rule.
///
/// # Panics
/// Panics when the program's own rule does not read; a test reads it.
pub fn privacy() -> PrivacyRules {
    read(PRIVACY).expect("a test reads the program's rule about what shows an address")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    label_originals: OriginalsTable,
    raw_scans: DaysTable,
    chat_pictures: DaysTable,
    by_itself: ByItselfTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OriginalsTable {
    days: u32,
    until_claim_ends: bool,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DaysTable {
    days: u32,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByItselfTable {
    worked_days: u32,
    within_days: u32,
    source: String,
}

/// Reads the rule from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: a length of no days or more than ten years, an empty source, more days of
/// work than are looked at.
pub fn read(text: &str) -> Result<PrivacyRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let (originals, raw) = (file.label_originals, file.raw_scans);
    checked("label_originals", originals.days, &originals.source)?;
    checked("raw_scans", raw.days, &raw.source)?;
    let chats = file.chat_pictures;
    checked("chat_pictures", chats.days, &chats.source)?;
    let alone = file.by_itself;
    checked("by_itself", alone.within_days, &alone.source)?;
    if alone.worked_days == 0 || alone.worked_days > alone.within_days {
        let days = alone.worked_days;
        return Err(PackError(format!("by_itself.worked_days: {days}")));
    }
    Ok(PrivacyRules {
        id: file.id,
        version: file.version,
        label_originals: OriginalsRule {
            days: originals.days,
            until_claim_ends: originals.until_claim_ends,
            source: originals.source,
        },
        raw_scan_days: raw.days,
        chat_picture_days: chats.days,
        by_itself: ByItselfRule {
            worked_days: alone.worked_days,
            within_days: alone.within_days,
            source: alone.source,
        },
    })
}

fn checked(key: &str, days: u32, source: &str) -> Result<(), PackError> {
    if days == 0 || days > DAYS_MAX {
        return Err(PackError(format!("{key}.days: {days}")));
    }
    if source.trim().is_empty() {
        return Err(PackError(format!("{key}.source: empty")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data::pack::each_change_is_refused;

    #[test]
    fn the_programs_rule_keeps_an_original_for_thirty_days_and_for_its_claim() {
        let rules = privacy();
        assert_eq!((rules.id.as_str(), rules.version), ("privacy", 3));
        assert_eq!(rules.label_originals.days, 30);
        assert!(rules.label_originals.until_claim_ends);
        assert_eq!(rules.raw_scan_days, 30);
        assert_eq!(rules.chat_picture_days, 30);
    }

    #[test]
    fn what_is_wrong_is_named_by_its_key() {
        each_change_is_refused(
            PRIVACY,
            read,
            &[
                ("days = 30", "days = 0", "label_originals.days: 0"),
                ("days = 30", "days = 3661", "label_originals.days: 3661"),
                ("version = 3", "version = 0", "version: counts from 1"),
                (
                    "worked_days = 3",
                    "worked_days = 0",
                    "by_itself.worked_days: 0",
                ),
                (
                    "worked_days = 3",
                    "worked_days = 15",
                    "by_itself.worked_days: 15",
                ),
                ("within_days = 14", "within_days = 0", "by_itself.days: 0"),
            ],
        );
        assert!(read(&PRIVACY.replace("until_claim_ends = true\n", "")).is_err());
        let begins = PRIVACY.find("source = \"Amazon").expect("a source");
        let (head, rest) = PRIVACY.split_at(begins);
        let (_, rest) = rest.split_once('\n').expect("a line");
        let nobody = format!("{head}source = \"\"\n{rest}");
        assert!(read(&nobody).is_err());
    }
}

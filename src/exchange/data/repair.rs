//! The rule of repairs as data: `assets/rules/repair.toml`, read strictly.

use serde::Deserialize;

use crate::domain::limits::REPAIR_DAYS_MAX;
use crate::domain::repair::RepairRules;

use super::checklist::checklists;
use super::pack::{PackError, checked_head};

const REPAIR: &str = include_str!("../../../assets/rules/repair.toml");

/// Gives the program's rule.
///
/// # Panics
/// Panics when the program's own rule does not read; a test reads it.
pub fn repair() -> RepairRules {
    read(REPAIR).expect("a test reads the program's rule of repairs")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    diagnose_days: u32,
    answer_days: u32,
    work_days: u32,
    test_days: u32,
    powered: Vec<String>,
    data_bearing: Vec<String>,
}

/// Reads a rule from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: days that are none or too many, or a kind of goods that no house checklist
/// serves.
pub fn read(text: &str) -> Result<RepairRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    for (key, days) in [
        ("diagnose_days", file.diagnose_days),
        ("answer_days", file.answer_days),
        ("work_days", file.work_days),
        ("test_days", file.test_days),
    ] {
        if !(1..=REPAIR_DAYS_MAX).contains(&days) {
            return Err(PackError(format!("{key}: {days} days")));
        }
    }
    let known = checklists();
    let kinds = file.powered.iter().chain(&file.data_bearing);
    for kind in kinds {
        if !known.iter().any(|(.., list)| list.id == *kind) {
            return Err(PackError(format!("{kind} is no checklist")));
        }
    }
    Ok(RepairRules {
        diagnose_days: file.diagnose_days,
        answer_days: file.answer_days,
        work_days: file.work_days,
        test_days: file.test_days,
        powered: file.powered,
        data_bearing: file.data_bearing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::repair::RepairTest;

    #[test]
    fn the_program_s_own_rule_reads() {
        let rules = repair();
        assert_eq!(rules.tests(Some("phones_tablets")), RepairTest::ALL);
        assert_eq!(rules.tests(Some("books_media")), [RepairTest::Works]);
    }

    #[test]
    fn wrong_days_and_goods_that_are_none_are_refused() {
        for (from, to) in [
            ("work_days = 7", "work_days = 0"),
            ("work_days = 7", "work_days = 366"),
            ("work_days = 7", "work_days = 7\nextra = 1"),
            ("\"kitchen\"", "\"kitchens\""),
        ] {
            let text = REPAIR.replace(from, to);
            assert_ne!(text, REPAIR, "{from}");
            assert!(read(&text).is_err(), "{to}");
        }
    }
}

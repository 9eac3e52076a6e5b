//! The rule of the claim pool as data: `assets/rules/pool.toml`, read strictly.

use serde::Deserialize;

use crate::domain::decision::Decision;
use crate::domain::pool::{POOL_PACK, PoolRule};

use super::pack::{PackError, checked_head};

const POOL: &str = include_str!("../../../assets/rules/pool.toml");

/// Days that a parcel waits, at most.
const DAYS_MAX: u32 = 3660;

/// Gives the program's rule.
///
/// # Panics
/// Panics when the program's own rule does not read; a test reads it.
pub fn pool() -> PoolRule {
    read(POOL).expect("a test reads the program's rule of the claim pool")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    notice_days: u32,
    default_days: u32,
    default: String,
    act_days: u32,
}

/// Reads a rule from the text of its pack.
///
/// # Errors
/// Names the key that is wrong: days that are none, too many or out of their order, a default that is no
/// decision, or a hold, which ends nothing.
pub fn read(text: &str) -> Result<PoolRule, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let default = Decision::SPECS
        .iter()
        .find(|spec| spec.code == file.default)
        .map(|spec| spec.decision)
        .filter(|decision| *decision != Decision::Hold)
        .ok_or_else(|| PackError(format!("default: {} ends nothing", file.default)))?;
    let (notice_days, default_days) = (file.notice_days, file.default_days);
    let in_order = notice_days > 0 && notice_days < default_days && default_days <= DAYS_MAX;
    if !in_order {
        let days = format!("notice_days: {notice_days}, then default_days: {default_days}");
        return Err(PackError(days));
    }
    let act_days = file.act_days;
    if act_days == 0 || act_days > DAYS_MAX {
        return Err(PackError(format!("act_days: {act_days}")));
    }
    if file.id != POOL_PACK {
        return Err(PackError(format!("id: \"{}\" is another pack", file.id)));
    }
    Ok(PoolRule {
        version: file.version,
        act_days,
        notice_days,
        default_days,
        default,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_s_own_rule_reads() {
        let rule = pool();
        assert!(rule.notice_days < rule.default_days);
        assert_eq!(rule.default, Decision::Dispose);
    }

    #[test]
    fn a_rule_that_ends_nothing_or_out_of_order_is_refused() {
        for (from, to) in [
            ("default = \"dispose\"", "default = \"hold\""),
            ("default = \"dispose\"", "default = \"burn\""),
            ("notice_days = 30", "notice_days = 0"),
            ("notice_days = 30", "notice_days = 60"),
            ("default_days = 60", "default_days = 99999"),
            ("act_days = 7", "act_days = 0"),
            ("id = \"pool\"", "id = \"another\""),
            ("default_days = 60", "default_days = 60\nextra = 1"),
        ] {
            let text = POOL.replace(from, to);
            assert_ne!(text, POOL, "{from}");
            assert!(read(&text).is_err(), "{to}");
        }
    }
}

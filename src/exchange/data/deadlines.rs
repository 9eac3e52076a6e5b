//! Rules with dates as data: `assets/rules/deadlines.toml`, read strictly.

use serde::Deserialize;

use crate::domain::deadline::{ClaimRule, DeadlineKind, DeadlineRules, ReturnRule};

use super::pack::{PackError, checked_head, days};

const DEADLINES: &str = include_str!("../../../assets/rules/deadlines.toml");

/// Days and months that a rule gives, at most.
const LENGTH_MAX: u32 = 3660;

/// Gives the program's rules with dates.
///
/// # Panics
/// Panics when the program's own rules do not read; a test reads them.
pub fn deadlines() -> DeadlineRules {
    read(DEADLINES).expect("a test reads the program's rules with dates")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    claim: Vec<ClaimRow>,
    #[serde(rename = "return")]
    returns: Vec<ReturnRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    marketplace: String,
    from: String,
    to: Option<String>,
    days: u32,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReturnRow {
    kind: String,
    modes: Vec<String>,
    exported_from: String,
    exported_to: Option<String>,
    months: u32,
    #[serde(default)]
    without: Vec<String>,
    source: String,
}

/// Reads rules with dates from the text of their pack.
///
/// # Errors
/// Names the row and key that is wrong, rows counted from 1: an unknown kind, a day that is none, a
/// length of no days or more than ten years, an empty source.
pub fn read(text: &str) -> Result<DeadlineRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let claims = (1..)
        .zip(file.claim)
        .map(|(row, claim)| claim_of(row, claim));
    let returns = (1..)
        .zip(file.returns)
        .map(|(row, one)| return_of(row, one));
    Ok(DeadlineRules {
        id: file.id,
        version: file.version,
        claims: claims.collect::<Result<_, _>>()?,
        returns: returns.collect::<Result<_, _>>()?,
    })
}

fn claim_of(row: usize, claim: ClaimRow) -> Result<ClaimRule, PackError> {
    let key = format!("claim {row}");
    checked(&key, claim.days, &claim.source)?;
    let (from, to) = days(&key, &claim.from, claim.to.as_deref())?;
    Ok(ClaimRule {
        marketplace: claim.marketplace,
        from,
        to,
        days: claim.days,
        source: claim.source,
    })
}

fn return_of(row: usize, one: ReturnRow) -> Result<ReturnRule, PackError> {
    let key = format!("return {row}");
    checked(&key, one.months, &one.source)?;
    let kind = DeadlineKind::parse(&one.kind)
        .ok_or_else(|| PackError(format!("{key}.kind: no \"{}\"", one.kind)))?;
    let (exported_from, exported_to) = days(&key, &one.exported_from, one.exported_to.as_deref())?;
    Ok(ReturnRule {
        kind,
        modes: one.modes,
        exported_from,
        exported_to,
        months: one.months,
        without: one.without,
        source: one.source,
    })
}

fn checked(key: &str, length: u32, source: &str) -> Result<(), PackError> {
    if length == 0 || length > LENGTH_MAX {
        return Err(PackError(format!("{key}: a length of {length}")));
    }
    if source.trim().is_empty() {
        return Err(PackError(format!("{key}.source: empty")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::{Export, Sure, UnitDays};
    use crate::domain::time::Day;
    use crate::exchange::data::pack::each_change_is_refused;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn claim(received: Option<&str>, refunded: Option<&str>) -> Option<(String, Sure)> {
        let unit = UnitDays {
            marketplace: Some("US".to_owned()),
            received: received.map(day),
            refunded: refunded.map(day),
            ..UnitDays::default()
        };
        let deadline = deadlines().claim(&unit)?;
        Some((deadline.due.to_string(), deadline.sure))
    }

    #[test]
    fn a_claim_is_due_by_the_rule_in_force_on_the_day_it_is_filed() {
        for (received, refunded, due) in [
            // Amazon's own example.
            ("2026-02-01", "2026-01-25", "2026-03-03"),
            ("2026-01-25", "2026-02-01", "2026-03-03"),
            // Sixty days would reach into the time of the shorter rule, thirty do not.
            ("2026-01-16", "2026-01-01", "2026-02-15"),
            ("2026-01-17", "2026-01-01", "2026-02-16"),
            ("2025-12-17", "2025-12-01", "2026-02-15"),
            ("2025-12-16", "2025-12-01", "2026-02-14"),
            ("2026-02-16", "2026-02-16", "2026-03-18"),
        ] {
            let wanted = (due.to_owned(), Sure::Known);
            assert_eq!(
                claim(Some(received), Some(refunded)),
                Some(wanted),
                "{received}"
            );
        }
    }

    #[test]
    fn without_the_refund_the_earliest_day_is_given_as_estimated() {
        let estimated = ("2026-03-03".to_owned(), Sure::Estimated);
        assert_eq!(claim(Some("2026-02-01"), None), Some(estimated));
        assert_eq!(claim(None, None), None);
    }

    #[test]
    fn the_earliest_delivery_that_may_still_be_claimed_for_is_that_of_the_boundary_day() {
        let rules = deadlines();
        for (today, from) in [
            ("2026-11-29", Some("2026-10-30")),
            ("2026-03-03", Some("2026-02-01")),
            ("2026-02-17", Some("2026-01-18")),
            ("2026-02-16", Some("2026-01-17")),
            // The longer rule's last day, by which every delivery of its sixty days ends.
            ("2026-02-15", Some("2025-12-17")),
            ("2026-02-14", Some("2025-12-16")),
            ("2016-10-01", None),
        ] {
            let open = rules.claims_open_from("US", day(today));
            assert_eq!(open, from.map(day), "{today}");
            let Some(open) = open else { continue };
            let due = |delivered: Day| {
                let text = delivered.to_string();
                claim(Some(&text), None).map(|(due, _)| due)
            };
            assert!(due(open).is_some_and(|due| due.as_str() >= today));
            assert!(due(open.plus_days(-1)).is_some_and(|due| due.as_str() < today));
        }
        assert_eq!(rules.claims_open_from("JP", day("2026-11-29")), None);
    }

    fn windows(
        mode: &str,
        date: &str,
        change: impl Fn(&mut UnitDays),
    ) -> Vec<(&'static str, String)> {
        let mut unit = UnitDays {
            export: Some(Export {
                mode: mode.to_owned(),
                date: day(date),
            }),
            ..UnitDays::default()
        };
        change(&mut unit);
        let found = deadlines().returns(&unit);
        let rows = found.iter().map(|of| (of.kind.code(), of.due.to_string()));
        rows.collect()
    }

    #[test]
    fn the_ways_back_to_china_end_by_month_and_by_the_rule_of_the_export() {
        let six = |due: &str| ("cn_return_6m", due.to_owned());
        let twelve = |due: &str| ("cn_return_12m", due.to_owned());
        let same = |_: &mut UnitDays| {};
        for (date, rows) in [
            ("2026-01-10", vec![six("2026-07-10"), twelve("2027-01-10")]),
            ("2026-08-31", vec![six("2027-02-28"), twelve("2027-08-31")]),
            ("2025-12-31", vec![six("2026-06-30"), twelve("2026-12-31")]),
            ("2027-12-31", vec![six("2028-06-30"), twelve("2028-12-31")]),
            ("2028-01-01", vec![twelve("2029-01-01")]),
            ("2023-01-29", vec![twelve("2024-01-29")]),
            ("2023-01-30", vec![six("2023-07-30"), twelve("2024-01-30")]),
        ] {
            assert_eq!(windows("9610", date, same), rows, "{date}");
        }
        assert_eq!(windows("0110", "2026-01-10", same), []);
        assert_eq!(
            windows("9610", "2026-01-10", |unit| unit.repaired = true),
            []
        );
        let food = windows("9610", "2026-01-10", |unit| {
            unit.category = Some("food".to_owned());
        });
        assert_eq!(food, [twelve("2027-01-10")]);
    }

    #[test]
    fn wrong_rules_say_which_row_and_key() {
        let cases = [
            ("days = 60", "days = 0", "claim 1: a length of 0"),
            (
                "to = \"2026-02-15\"",
                "to = \"2016-02-15\"",
                "claim 1.to: before its first day",
            ),
            (
                "kind = \"cn_return_12m\"",
                "kind = \"cn_return\"",
                "return 3.kind: no \"cn_return\"",
            ),
            (
                "exported_from = \"2026-01-01\"",
                "exported_from = \"2026-13-01\"",
                "return 2.from: no day \"2026-13-01\"",
            ),
        ];
        each_change_is_refused(DEADLINES, read, &cases);
    }
}

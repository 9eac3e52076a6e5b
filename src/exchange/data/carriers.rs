//! The table of carriers' forms, `assets/carriers.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::check::CheckRule;
use crate::domain::reading::How;
use crate::scan::carriers::{CarrierForm, Carriers, Listing, Part, Strength};

const TABLE: &str = include_str!("../../../assets/carriers.toml");

static CARRIERS: LazyLock<Carriers> = LazyLock::new(|| {
    let rows = rows(TABLE).expect("a test reads the table in the program");
    let forms = rows
        .iter()
        .map(|row| row.form().expect("a test reads every form of the table"))
        .collect();
    Carriers::new(forms).expect("a test makes the table ready")
});

/// Returns the carriers' forms that this program was built with.
pub fn carriers() -> Carriers {
    CARRIERS.clone()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    form: Vec<Row>,
}

/// One form as the file writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    carrier: String,
    form: String,
    strength: String,
    pattern: String,
    check: String,
    over: Option<String>,
    key: Option<String>,
    how: Option<String>,
    listed: Option<String>,
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "the examples are for tests; the file must have them"
        )
    )]
    good: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "the examples are for tests; the file must have them"
        )
    )]
    bad: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the source is for readers; the file must have it")
    )]
    source: String,
}

fn rows(text: &str) -> Result<Vec<Row>, String> {
    toml::from_str::<Table>(text)
        .map(|table| table.form)
        .map_err(|cause| cause.to_string())
}

impl Row {
    /// Turns the words of the file into a form, or says which word is unknown.
    fn form(&self) -> Result<CarrierForm, String> {
        let unknown = |what: &str, word: &str| {
            format!("{} {}: unknown {what} \"{word}\"", self.carrier, self.form)
        };
        let strength = match self.strength.as_str() {
            "sure" => Strength::Sure,
            "fair" => Strength::Fair,
            "weak" => Strength::Weak,
            "faint" => Strength::Faint,
            other => return Err(unknown("strength", other)),
        };
        let listing = match self.listed.as_deref() {
            None => Listing::Always,
            Some("when_checked") => Listing::WhenChecked,
            Some(other) => return Err(unknown("listed", other)),
        };
        let part = |text: Option<&String>| match text {
            None => Ok(None),
            Some(text) => Part::parse(text)
                .map(Some)
                .ok_or_else(|| unknown("part", text)),
        };
        let key = part(self.key.as_ref())?.unwrap_or(Part::Whole);
        let how = self.how.as_deref().unwrap_or("literal");
        Ok(CarrierForm {
            carrier: self.carrier.clone(),
            form: self.form.clone(),
            strength,
            listing,
            pattern: self.pattern.clone(),
            check: CheckRule::parse(&self.check).ok_or_else(|| unknown("check", &self.check))?,
            check_over: part(self.over.as_ref())?.unwrap_or_else(|| key.clone()),
            key,
            how: How::parse(how).ok_or_else(|| unknown("how", how))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::reading::CheckVerdict;

    fn verdict_of(form: &CarrierForm, number: &str) -> Option<CheckVerdict> {
        let alone = Carriers::new(vec![form.clone()]).expect("one form");
        alone
            .matches(number)
            .first()
            .map(|matched| matched.candidate.check)
    }

    #[test]
    fn every_example_is_taken_or_refused_as_the_table_says() {
        for row in rows(TABLE).expect("the table reads") {
            let form = row.form().expect("its words are known");
            let name = format!("{} {}", row.carrier, row.form);
            assert!(
                row.good.len() >= 3 && row.bad.len() >= 3,
                "{name} wants three of each"
            );
            assert!(!row.source.is_empty(), "{name} names its source");
            for number in &row.good {
                let verdict = verdict_of(&form, number);
                assert!(
                    matches!(verdict, Some(CheckVerdict::Ok | CheckVerdict::None)),
                    "{name}: {number} {verdict:?}"
                );
            }
            for number in &row.bad {
                let verdict = verdict_of(&form, number);
                assert!(
                    matches!(verdict, None | Some(CheckVerdict::Bad)),
                    "{name}: {number} {verdict:?}"
                );
            }
        }
    }

    /// Which forms also take the good numbers of others, as sound: the report a person reads before
    /// adding a carrier.
    #[test]
    fn forms_overlap_only_where_the_report_says() {
        let table = carriers();
        let mut report = BTreeSet::new();
        for row in rows(TABLE).expect("the table reads") {
            for number in &row.good {
                for matched in table.matches(number) {
                    let is_other = (matched.form.carrier.as_str(), matched.form.form.as_str())
                        != (row.carrier.as_str(), row.form.as_str());
                    if is_other && matched.candidate.check != CheckVerdict::Bad {
                        report.insert(format!(
                            "{} {} < {} {}",
                            row.carrier, row.form, matched.form.carrier, matched.form.form
                        ));
                    }
                }
            }
        }
        let expected: BTreeSet<String> = include_str!("carriers_overlap.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(str::to_owned)
            .collect();
        let shown: Vec<&str> = report.iter().map(String::as_str).collect();
        assert_eq!(report, expected, "the report is now:\n{}", shown.join("\n"));
    }

    #[test]
    fn a_misspelt_table_is_refused_by_name() {
        for (from, to) in [
            ("strength = \"sure\"", "strength = \"certain\""),
            ("check = \"mod10\"", "check = \"mod11\""),
            ("key = \"last 15\"", "key = \"end 15\""),
            ("how = \"fedex_last_15\"", "how = \"magic\""),
            ("listed = \"when_checked\"", "listed = \"never\""),
        ] {
            assert!(TABLE.contains(from), "{from}");
            let spoilt = TABLE.replacen(from, to, 1);
            let found = rows(&spoilt)
                .and_then(|rows| rows.iter().map(Row::form).collect::<Result<Vec<_>, _>>());
            assert!(found.is_err_and(|why| why.contains("unknown")), "{to}");
        }
        assert!(rows(&TABLE.replacen("check =", "chekc =", 1)).is_err());
    }
}

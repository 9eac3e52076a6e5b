//! Second looks, agreement and drift as data: `assets/rules/agreement.toml`, read strictly.

use serde::Deserialize;

use crate::domain::agreement::{
    AgreementRules, Drift, Grader, RateRow, RunLength, SampleRates, Weights,
};
use crate::domain::grade::Grade;
use crate::domain::limits::{RATINGS_COUNTED_MAX, SAMPLE_PER_MILLE_MAX};

use super::pack::{PackError, checked_code, checked_head, named};

const AGREEMENT: &str = include_str!("../../../assets/rules/agreement.toml");

/// The sum calls below this.
const LINE_MAX: u32 = 1000;

/// Gives the site's rule.
///
/// # Panics
/// Panics when the program's own rule does not read; a test reads it.
pub fn agreement() -> AgreementRules {
    read(AGREEMENT).expect("a test reads the program's rule of second looks")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    sample: SampleTable,
    rate: Vec<RateTable>,
    kappa: KappaTable,
    drift: DriftTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleTable {
    newcomer_ratings: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateTable {
    grader: Option<String>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    first: Vec<String>,
    per_mille: u32,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KappaTable {
    weights: String,
    ratings_min: u32,
    days: u32,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DriftTable {
    steps: u32,
    differs: u32,
    agrees: u32,
    line: u32,
    usual_per_mille: u32,
    found_per_mille: u32,
    false_call_every: u32,
    found_within: u32,
    stands: u32,
    source: String,
}

/// Reads the rule from the text of its pack.
///
/// # Errors
/// Names the key that is wrong; also where a stated mean of the drift is not the one that follows.
pub fn read(text: &str) -> Result<AgreementRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let rows = file.rate.into_iter().map(rate).collect::<Result<_, _>>()?;
    let kappa = file.kappa;
    sourced("kappa", &kappa.source)?;
    within("kappa.ratings_min", kappa.ratings_min, RATINGS_COUNTED_MAX)?;
    within("kappa.days", kappa.days, 3660)?;
    let weights = Weights::parse(&kappa.weights)
        .ok_or_else(|| PackError(format!("kappa.weights: no \"{}\"", kappa.weights)))?;
    within("drift.steps", file.drift.steps, 5)?;
    within("drift.stands", file.drift.stands, 1000)?;
    let (steps, alarm_stands) = (file.drift.steps, file.drift.stands);
    Ok(AgreementRules {
        id: file.id,
        version: file.version,
        rates: SampleRates {
            newcomer_ratings: file.sample.newcomer_ratings,
            rows,
        },
        weights,
        ratings_min: kappa.ratings_min,
        days: kappa.days,
        drift: drift(&file.drift)?,
        steps,
        alarm_stands,
    })
}

fn rate(row: RateTable) -> Result<RateRow, PackError> {
    sourced("rate", &row.source)?;
    within("rate.per_mille", row.per_mille, SAMPLE_PER_MILLE_MAX)?;
    for category in &row.categories {
        checked_code("rate.categories", category)?;
    }
    let grader = row.grader.map(|code| {
        Grader::parse(&code).ok_or_else(|| PackError(format!("rate.grader: no \"{code}\"")))
    });
    Ok(RateRow {
        grader: grader.transpose()?,
        categories: row.categories,
        firsts: named("rate.first", &row.first, Grade::parse)?,
        per_mille: row.per_mille,
    })
}

fn drift(table: &DriftTable) -> Result<Drift, PackError> {
    sourced("drift", &table.source)?;
    within("drift.line", table.line, LINE_MAX)?;
    within("drift.differs", table.differs, LINE_MAX)?;
    within("drift.agrees", table.agrees, LINE_MAX)?;
    within("drift.found_per_mille", table.found_per_mille, 999)?;
    within(
        "drift.usual_per_mille",
        table.usual_per_mille,
        table.found_per_mille - 1,
    )?;
    let drift = Drift {
        differs: table.differs,
        agrees: table.agrees,
        line: table.line,
        usual_per_mille: table.usual_per_mille,
        found_per_mille: table.found_per_mille,
        false_call_every: table.false_call_every,
        found_within: table.found_within,
    };
    let means = [
        (
            "false_call_every",
            table.usual_per_mille,
            table.false_call_every,
        ),
        ("found_within", table.found_per_mille, table.found_within),
    ];
    for (key, share, stated) in means {
        match drift.run_length(share) {
            RunLength::Ratings(mean) if mean == stated => {}
            RunLength::Ratings(mean) => {
                return Err(PackError(format!(
                    "drift.{key}: {stated}, and it is {mean}"
                )));
            }
            RunLength::Long => return Err(PackError(format!("drift.{key}: beyond reckoning"))),
        }
    }
    Ok(drift)
}

fn within(key: &str, value: u32, most: u32) -> Result<(), PackError> {
    if value == 0 || value > most {
        return Err(PackError(format!("{key}: {value}")));
    }
    Ok(())
}

fn sourced(key: &str, source: &str) -> Result<(), PackError> {
    if source.trim().is_empty() {
        return Err(PackError(format!("{key}.source: empty")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data::checklist;
    use crate::exchange::data::pack::each_change_is_refused;

    #[test]
    fn the_programs_rule_samples_newcomers_most_and_names_kinds_of_goods_that_there_are() {
        let rules = agreement();
        assert_eq!((rules.id.as_str(), rules.version), ("agreement", 1));
        assert_eq!(rules.rates.highest(), 150);
        assert_eq!(rules.ratings_min, 30);
        let house = checklist::checklists();
        for category in rules.rates.rows.iter().flat_map(|row| &row.categories) {
            let known = house.iter().any(|(_, _, list)| list.id == *category);
            assert!(known, "{category}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_by_its_key() {
        each_change_is_refused(
            AGREEMENT,
            read,
            &[
                ("version = 1", "version = 0", "version: counts from 1"),
                ("per_mille = 30", "per_mille = 0", "rate.per_mille: 0"),
                ("per_mille = 30", "per_mille = 201", "rate.per_mille: 201"),
                ("\"newcomer\"", "\"novice\"", "rate.grader: no \"novice\""),
                ("\"like_new\"", "\"mint\"", "rate.first: no \"mint\""),
                (
                    "\"jewellery\"",
                    "\"Gold\"",
                    "rate.categories: no code \"Gold\"",
                ),
                ("\"linear\"", "\"cubic\"", "kappa.weights: no \"cubic\""),
                (
                    "ratings_min = 30",
                    "ratings_min = 0",
                    "kappa.ratings_min: 0",
                ),
                ("steps = 1", "steps = 6", "drift.steps: 6"),
                ("line = 40", "line = 0", "drift.line: 0"),
                (
                    "found_within = 19",
                    "found_within = 12",
                    "drift.found_within: 12, and it is 19",
                ),
                (
                    "false_call_every = 375",
                    "false_call_every = 1000",
                    "drift.false_call_every: 1000, and it is 375",
                ),
                (
                    "usual_per_mille = 100",
                    "usual_per_mille = 300",
                    "drift.usual_per_mille: 300",
                ),
            ],
        );
        assert!(read(&AGREEMENT.replace("stands = 20\n", "")).is_err());
    }
}

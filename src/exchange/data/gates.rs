//! Gates as data: `assets/rules/gates.toml`, read strictly.

use serde::Deserialize;

use crate::domain::decision::Decision;
use crate::domain::gate::{Channel, Gate, GateWhen, Gates, Stop};
use crate::domain::grade::Grade;
use crate::ledger::PackRef;

use super::pack::{PackError, checked_code, checked_head, days, named, pack_of};

const GATES: &str = include_str!("../../../assets/rules/gates.toml");

/// Gives the program's gates, with their pack.
///
/// # Panics
/// Panics when the program's own gates do not read; a test reads them.
pub fn gates() -> (PackRef, Gates) {
    let gates = read(GATES).expect("a test reads the program's gates");
    (pack_of(&gates.id, gates.version, GATES), gates)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    gate: Vec<GateRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GateRow {
    code: String,
    #[serde(default)]
    closes: Vec<String>,
    #[serde(default)]
    channels: Vec<String>,
    #[serde(default)]
    stop: bool,
    from: String,
    to: Option<String>,
    source: String,
    #[serde(default)]
    when: Vec<WhenRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenRow {
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    grades: Vec<String>,
}

/// Reads gates from the text of their pack.
///
/// # Errors
/// Names the key that is wrong: an unknown decision, way of travel, grade or day, a code that stands
/// twice, a gate that closes nothing or holds on no day, a hold that is closed, a row that fits all.
pub fn read(text: &str) -> Result<Gates, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut gates: Vec<Gate> = Vec::new();
    for row in file.gate {
        let gate = gate_of(row)?;
        if gates.iter().any(|other| other.code == gate.code) {
            return Err(PackError(format!("{}: stands twice", gate.code)));
        }
        gates.push(gate);
    }
    Ok(Gates {
        id: file.id,
        version: file.version,
        gates,
    })
}

fn gate_of(row: GateRow) -> Result<Gate, PackError> {
    let code = row.code;
    checked_code("gate", &code)?;
    let wrong = |what: &str| PackError(format!("{code}{what}"));
    let closes = named(&format!("{code}.closes"), &row.closes, Decision::parse)?;
    let channels = named(&format!("{code}.channels"), &row.channels, Channel::parse)?;
    if closes.contains(&Decision::Hold) {
        return Err(wrong(".closes: a unit can always wait"));
    }
    if closes.is_empty() && channels.is_empty() {
        return Err(wrong(": closes nothing"));
    }
    if row.source.trim().is_empty() {
        return Err(wrong(".source: empty"));
    }
    let (from, to) = days(&code, &row.from, row.to.as_deref())?;
    let when = row.when.into_iter().map(|when| when_of(&code, when));
    Ok(Gate {
        when: when.collect::<Result<_, _>>()?,
        closes,
        channels,
        stop: if row.stop { Stop::Yes } else { Stop::No },
        from,
        to,
        source: row.source,
        code,
    })
}

fn when_of(code: &str, row: WhenRow) -> Result<GateWhen, PackError> {
    let key = format!("{code}.when");
    if row.facts.is_empty() && row.categories.is_empty() && row.grades.is_empty() {
        return Err(PackError(format!("{key}: fits all goods")));
    }
    for name in row.facts.iter().chain(&row.categories) {
        checked_code(&key, name)?;
    }
    Ok(GateWhen {
        grades: named(&format!("{key}.grades"), &row.grades, Grade::parse)?,
        facts: row.facts,
        categories: row.categories,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::gate::GateView;
    use crate::domain::time::Day;
    use crate::domain::time::Zone;
    use crate::exchange::data::pack::each_change_is_refused;
    use crate::text::{Language, Message, Words};

    fn day() -> Day {
        Day::parse("2026-11-29").expect("a day")
    }

    fn closed(facts: &[&str], category: &str, grade: Grade) -> BTreeSet<String> {
        let view = GateView {
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
            category: Some(category.to_owned()),
            grade: Some(grade),
        };
        let (_, gates) = gates();
        let codes = gates.closed(&view, day()).map(|gate| gate.code.clone());
        codes.collect()
    }

    #[test]
    fn gates_are_closed_by_category_fact_and_grade() {
        let is = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(
            closed(&["opened"], "beauty", Grade::LikeNew),
            is(&["hygiene_opened"])
        );
        assert_eq!(closed(&["opened"], "home", Grade::LikeNew), is(&[]));
        assert_eq!(closed(&[], "apparel", Grade::Good), is(&["used_apparel"]));
        assert_eq!(closed(&[], "apparel", Grade::New), is(&[]));
        assert_eq!(
            closed(&[], "jewelry", Grade::New),
            is(&["liquidation_jewellery"])
        );
        let two = closed(&["expired", "recalled"], "toys", Grade::New);
        assert_eq!(two, is(&["expired", "recalled"]));
    }

    #[test]
    fn every_gate_has_words_in_every_language_for_what_it_closes_and_what_opens_it() {
        let (_, gates) = gates();
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            for gate in &gates.gates {
                for message in
                    ["gate", "gate-opens"].map(|family| Message::term(family, &gate.code))
                {
                    let key = message.key().expect("a key");
                    assert!(words.term(key).is_some(), "{key} in {}", language.code());
                }
            }
        }
    }

    #[test]
    fn wrong_gates_say_which_key() {
        let cases = [
            (
                "closes = [\"liquidate\"]",
                "closes = [\"sell\"]",
                "no_lots.closes: no \"sell\"",
            ),
            (
                "closes = [\"liquidate\"]",
                "closes = [\"hold\"]",
                "no_lots.closes: a unit can always wait",
            ),
            (
                "closes = [\"liquidate\"]",
                "closes = []",
                "no_lots: closes nothing",
            ),
            (
                "channels = [\"air\"]",
                "channels = [\"rail\"]",
                "lithium_intact.channels: no \"rail\"",
            ),
            (
                "from = \"2022-06-06\"",
                "from = \"soon\"",
                "lithium_intact.from: no day \"soon\"",
            ),
            (
                "from = \"2022-06-06\"",
                "from = \"2022-06-06\"\nto = \"2022-06-05\"",
                "lithium_intact.to: before its first day",
            ),
            (
                "code = \"recalled\"",
                "code = \"expired\"",
                "expired: stands twice",
            ),
            (
                "grades = [\"like_new\",",
                "grades = [\"fine\",",
                "used_apparel.when.grades: no \"fine\"",
            ),
            (
                "categories = [\"jewellery\", \"jewelry\"]",
                "facts = []",
                "liquidation_jewellery.when: fits all goods",
            ),
        ];
        each_change_is_refused(GATES, read, &cases);
    }
}

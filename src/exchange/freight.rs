//! Files of freight rates: tables as a forwarder or carrier gave them, read strictly, every problem by its line.
//! The program brings no rates of its own.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::{Spanned, Value};

use crate::domain::decimal::Decimal;
use crate::domain::freight::{
    Break, BreakRule, ChargeUnit, Departures, FreightFault, FreightTable, Weekday, Weighed,
};
use crate::domain::limits::{FREIGHT_PROBLEMS_MAX, FREIGHT_TABLES_MAX};
use crate::domain::money::{Currency, Money};
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;

/// What is wrong on a line of a file; words stand under `freight-problem-<code>`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FreightProblem {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub code: &'static str,
    /// What it is about, as the file has it.
    pub about: String,
}

/// Codes of problems beside those of [`FreightFault`].
pub const PROBLEMS: [&str; 8] = [
    "not_text",
    "not_toml",
    "tables",
    "twice",
    "unknown_key",
    "missing_key",
    "wrong_value",
    "currency",
];

/// The keys of a table.
const KEYS: [&str; 21] = [
    "mode",
    "currency",
    "valid_from",
    "valid_to",
    "source",
    "told_on",
    "unit",
    "divisor",
    "weighed",
    "round_up_to",
    "least",
    "breaks",
    "break_rule",
    "minimum",
    "per_shipment",
    "per_carton",
    "transit_days",
    "departs",
    "every",
    "loose_kg_per_cbm",
    "exchange",
];

type Row = BTreeMap<String, Spanned<Value>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    table: Vec<Spanned<Row>>,
}

/// Reads a file of rates.
///
/// # Errors
/// Lists what is wrong, by line; then nothing of it is used.
pub fn read(bytes: &[u8]) -> Result<Vec<FreightTable>, Vec<FreightProblem>> {
    let problem = |line, code, about: &str| {
        vec![FreightProblem {
            line,
            code,
            about: about.to_owned(),
        }]
    };
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let ends = before.iter().filter(|byte| **byte == b'\n').count();
        let line = u32::try_from(ends).map_or(u32::MAX, |ends| ends.saturating_add(1));
        problem(line, "not_text", "UTF-8")
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        problem(line, "not_toml", error.message())
    })?;
    if file.table.is_empty() || file.table.len() > FREIGHT_TABLES_MAX {
        let count = file.table.len().to_string();
        return Err(problem(1, "tables", &count));
    }
    let mut tables: Vec<FreightTable> = Vec::new();
    let mut problems = Vec::new();
    for row in &file.table {
        let mut reading = Reading {
            text,
            begins: row.span().start,
            row: row.get_ref(),
            problems: Vec::new(),
        };
        if let Some(table) = reading.table() {
            let same = |known: &FreightTable| {
                (known.mode, known.valid_from) == (table.mode, table.valid_from)
            };
            if tables.iter().any(same) {
                reading.add("valid_from", "twice", table.valid_from.to_string());
            }
            tables.push(table);
        }
        problems.append(&mut reading.problems);
    }
    if problems.is_empty() {
        return Ok(tables);
    }
    problems.sort();
    problems.dedup();
    problems.truncate(FREIGHT_PROBLEMS_MAX);
    Err(problems)
}

/// Counts the line of a place in a text, from 1.
fn line_of(text: &str, place: usize) -> u32 {
    let before = text.as_bytes().get(..place).unwrap_or(text.as_bytes());
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(ends).map_or(u32::MAX, |ends| ends.saturating_add(1))
}

/// A table that is being read.
struct Reading<'a> {
    text: &'a str,
    begins: usize,
    row: &'a Row,
    problems: Vec<FreightProblem>,
}

impl Reading<'_> {
    /// Notes a problem on the line of a key, or where the table begins.
    fn add(&mut self, key: &str, code: &'static str, about: impl Into<String>) {
        let place = self.row.get(key);
        let place = place.map_or(self.begins, |value| value.span().start);
        let line = line_of(self.text, place);
        let about = about.into();
        self.problems.push(FreightProblem { line, code, about });
    }

    fn table(&mut self) -> Option<FreightTable> {
        let unknown: Vec<String> = self
            .row
            .keys()
            .filter(|key| !KEYS.contains(&key.as_str()))
            .cloned()
            .collect();
        for key in unknown {
            self.add(&key, "unknown_key", key.clone());
        }
        let currency = self.wanted("currency", |value| Currency::parse(value.as_str()?));
        // Amounts are read by their currency; while it is wrong, that alone is told.
        let of = currency.unwrap_or(Currency::USD);
        let minor = |value: &Value| amount(value, of);
        let mode = self.wanted("mode", |value| ShipMode::parse(value.as_str()?));
        let valid_from = self.wanted("valid_from", day);
        let valid_to = self.maybe("valid_to", day);
        let source = self.wanted("source", |value| value.as_str().map(str::to_owned));
        let told_on = self.wanted("told_on", day);
        let unit = self.wanted("unit", |value| ChargeUnit::parse(value.as_str()?));
        let divisor = self.wanted("divisor", whole);
        let weighed = self.wanted("weighed", |value| Weighed::parse(value.as_str()?));
        let round_up_to = self.wanted("round_up_to", quantity);
        let least = self.wanted("least", quantity);
        let breaks = self.wanted("breaks", |value| {
            let rows = value.as_array()?.iter();
            rows.map(|row| a_break(row, of)).collect::<Option<Vec<_>>>()
        });
        let break_rule = self.wanted("break_rule", |value| BreakRule::parse(value.as_str()?));
        let minimum = self.wanted("minimum", minor);
        let per_shipment = self.wanted("per_shipment", minor);
        let per_carton = self.wanted("per_carton", minor);
        let transit_days = self.wanted("transit_days", whole);
        let departures = self.departures();
        let loose_kg_per_cbm = self.maybe("loose_kg_per_cbm", whole);
        let exchange = self.maybe("exchange", exchange);
        let table = FreightTable {
            mode: mode?,
            currency: currency?,
            valid_from: valid_from?,
            valid_to,
            source: source?,
            told_on: told_on?,
            unit: unit?,
            divisor: divisor?,
            weighed: weighed?,
            round_up_to: round_up_to?,
            least: least?,
            breaks: breaks?,
            break_rule: break_rule?,
            minimum: minimum?,
            per_shipment: per_shipment?,
            per_carton: per_carton?,
            transit_days: transit_days?,
            departures: departures?,
            loose_kg_per_cbm,
            exchange: exchange.unwrap_or_default(),
        };
        for fault in table.faults() {
            let key = key_of(fault);
            self.add(key, fault.code(), key);
        }
        Some(table)
    }

    /// Reads a key that has to be there.
    fn wanted<T>(&mut self, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        if self.row.contains_key(key) {
            return self.maybe(key, read);
        }
        self.add(key, "missing_key", key);
        None
    }

    /// Reads a key that may be left out.
    fn maybe<T>(&mut self, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.row.get(key)?.get_ref();
        let found = read(value);
        if found.is_none() {
            let code = if key == "currency" {
                "currency"
            } else {
                "wrong_value"
            };
            let about = format!("{key}: {}", shown(value));
            self.add(key, code, about);
        }
        found
    }

    /// `departs` is `"daily"` or days of the week; `every` is days and a first day. One of them is told.
    fn departures(&mut self) -> Option<Departures> {
        if self.row.contains_key("every") && !self.row.contains_key("departs") {
            return self.maybe("every", |value| {
                let days = whole(value.get("days")?)?;
                let first = day(value.get("first")?)?;
                Some(Departures::Every { days, first })
            });
        }
        if self.row.contains_key("every") {
            self.add("every", "wrong_value", "every, departs");
            return None;
        }
        self.wanted("departs", |value| match value {
            Value::String(text) if text == "daily" => Some(Departures::EveryDay),
            Value::Array(days) => {
                let days = days.iter().map(|one| Weekday::parse(one.as_str()?));
                let mut days = days.collect::<Option<Vec<_>>>()?;
                days.sort_unstable();
                Some(Departures::On(days))
            }
            _ => None,
        })
    }
}

/// Gives the key whose value makes a fault.
fn key_of(fault: FreightFault) -> &'static str {
    match fault {
        FreightFault::Mode => "mode",
        FreightFault::Validity => "valid_to",
        FreightFault::Source => "source",
        FreightFault::ToldOn => "told_on",
        FreightFault::Divisor => "divisor",
        FreightFault::RoundUpTo => "round_up_to",
        FreightFault::Least => "least",
        FreightFault::Breaks | FreightFault::Amount => "breaks",
        FreightFault::Transit => "transit_days",
        FreightFault::Departures => "departs",
        FreightFault::Loose => "loose_kg_per_cbm",
        FreightFault::Exchange => "exchange",
    }
}

fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn day(value: &Value) -> Option<Day> {
    match value {
        Value::String(text) => Day::parse(text),
        Value::Datetime(date) => Day::parse(&date.to_string()),
        _ => None,
    }
}

fn whole(value: &Value) -> Option<u32> {
    u32::try_from(value.as_integer()?).ok()
}

/// Numbers with a point are texts, so that no float touches them.
fn digits(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Gives thousandths.
fn quantity(value: &Value) -> Option<u64> {
    let read = Decimal::parse(&digits(value)?)?;
    let thousandths = read.shifted_left(3)?;
    let is_whole = Decimal::parse(&thousandths.whole_part().to_string()) == Some(thousandths);
    is_whole.then(|| u64::try_from(thousandths.whole_part()).ok())?
}

fn amount(value: &Value, currency: Currency) -> Option<i64> {
    Money::parse_decimal(&digits(value)?, currency).map(|money| money.minor)
}

fn a_break(value: &Value, currency: Currency) -> Option<Break> {
    let row = value.as_table()?;
    if row.len() != 2 {
        return None;
    }
    Some(Break {
        from: quantity(row.get("from")?)?,
        price: amount(row.get("price")?, currency)?,
    })
}

fn exchange(value: &Value) -> Option<Vec<(Currency, Decimal)>> {
    let rates = value.as_table()?.iter();
    let rates = rates.map(|(code, rate)| {
        let rate = Decimal::parse(&digits(rate)?)?;
        Some((Currency::parse(code)?, rate))
    });
    let mut rates = rates.collect::<Option<Vec<_>>>()?;
    rates.sort_unstable();
    Some(rates)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the documents; its rates are made up.
    const EXAMPLE: &str = include_str!("../../docs/freight-example.toml");

    fn problems(text: &str) -> Vec<(u32, &'static str, String)> {
        let found = read(text.as_bytes()).expect_err("problems");
        let plain = found.into_iter();
        plain.map(|one| (one.line, one.code, one.about)).collect()
    }

    #[test]
    fn the_example_of_the_documents_is_read_and_says_that_it_is_made_up() {
        let tables = read(EXAMPLE.as_bytes()).expect("tables");
        assert_eq!(tables.len(), 3);
        assert!(tables.iter().all(|table| table.source.contains("made up")));
        let air = &tables[1];
        assert_eq!(
            (air.mode, air.round_up_to, air.least),
            (ShipMode::Air, 500, 10_000)
        );
        assert_eq!(
            air.breaks[0],
            Break {
                from: 0,
                price: 100
            }
        );
        assert_eq!(air.exchange.len(), 1);
    }

    #[test]
    fn every_problem_has_its_line() {
        let spoilt = EXAMPLE
            .replacen("divisor = 5000", "divisor = 0", 1)
            .replacen("mode = \"air\"", "mode = \"train\"\nwagon = 1", 1)
            .replacen("per_carton = \"1.00\"\n", "", 1)
            .replacen("minimum = \"1.00\"", "minimum = 1.5", 1);
        let line = |needle: &str| line_of(&spoilt, spoilt.find(needle).expect("there"));
        let found = problems(&spoilt);
        let codes: Vec<_> = found.iter().map(|(_, code, _)| *code).collect();
        assert!(codes.contains(&"missing_key"), "{found:?}");
        for (needle, code) in [
            ("\"train\"", "wrong_value"),
            ("wagon", "unknown_key"),
            ("minimum = 1.5", "wrong_value"),
        ] {
            let at = (line(needle), code);
            assert!(
                found.iter().any(|(line, code, _)| (*line, *code) == at),
                "{needle}: {found:?}"
            );
        }
    }

    #[test]
    fn a_fault_stands_on_the_line_of_its_key() {
        let spoilt = EXAMPLE.replacen("divisor = 5000", "divisor = 0", 1);
        let line = line_of(&spoilt, spoilt.find("divisor = 0").expect("there"));
        assert_eq!(problems(&spoilt), [(line, "divisor", "divisor".to_owned())]);
        let twice = format!("{EXAMPLE}\n{EXAMPLE}");
        assert!(problems(&twice).iter().all(|(_, code, _)| *code == "twice"));
    }

    #[test]
    fn what_is_no_file_of_rates_is_refused() {
        assert_eq!(problems("")[0].1, "tables");
        assert_eq!(problems("[[table]\n")[0].1, "not_toml");
        assert_eq!(problems("a = 1\n")[0].1, "not_toml");
        assert_eq!(read(&[0xff]).expect_err("no text")[0].code, "not_text");
    }
}

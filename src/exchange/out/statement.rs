//! A seller's statement of charges: what each activity came to, and every line with its fact. Heads and words
//! stand in both languages, so that the same lines give the same bytes to whoever asks.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::domain::charge::Activity;
use crate::domain::decimal::Decimal;
use crate::domain::limits::{STATEMENT_LINES_MAX, STATEMENT_PRINTED_MAX};
use crate::domain::money::{Currency, Money};
use crate::domain::time::{UtcMs, Zone};
use crate::exchange::print::{Align, Table, TableColumn, tables_pdf};
use crate::ledger::charge::{ChargeLine, ChargeTotal, LineRate, Statement};
use crate::text::{Language, Message, Words};

use super::OutError;
use super::columns::{Cell, head, term};
use super::csv_file;
use super::sheet::{Book, Head};
use super::unclaimed::joined;

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// Columns of the lines: code, width in characters, what stands in the cell.
type LineColumn = (&'static str, u16, fn(&Numbered<'_>, &Said) -> Cell);

/// A line with its number.
struct Numbered<'a>(u32, &'a ChargeLine);

const LINES: [LineColumn; 13] = [
    ("line", 8, |of, _| Cell::Count(of.0)),
    ("day", 12, |of, _| Cell::Text(of.1.day.to_string())),
    ("activity", 30, |of, said| said.activity(of.1.activity)),
    ("charged_on", 18, |of, _| {
        Cell::of(Some(of.1.about.as_str()))
    }),
    ("work_from", 14, |of, _| Cell::Text(of.1.from.to_string())),
    ("work_to", 14, |of, _| Cell::Text(of.1.to.to_string())),
    ("quantity", 12, |of, _| {
        Cell::Number(of.1.quantity.to_string())
    }),
    ("rate", 12, |of, _| of.1.rate.map_or(Cell::Empty, each)),
    ("amount", 12, |of, _| amount(of.1.amount())),
    ("currency", 14, |of, said| {
        said.currency(of.1.rate.map(|rate| rate.currency))
    }),
    ("card_from", 14, |of, _| {
        Cell::of(of.1.rate.map(|rate| rate.card.to_string()))
    }),
    ("correction", 16, |of, said| {
        Cell::of(of.1.is_correction.then(|| said.correction.clone()))
    }),
    ("fact", 18, |of, _| {
        let evidence = &of.1.evidence;
        Cell::Text(format!("{} {}", evidence.station, evidence.seq))
    }),
];

/// Columns of the totals.
const TOTALS: [(&str, u16); 4] = [
    ("activity", 34),
    ("quantity", 16),
    ("amount", 16),
    ("currency", 16),
];

pub(super) fn line_codes() -> Vec<&'static str> {
    LINES.iter().map(|(code, ..)| *code).collect()
}

/// Words of both languages, each said once.
struct Said {
    both: [Words; 2],
    activities: BTreeMap<Activity, String>,
    no_rate: String,
    correction: String,
}

impl Said {
    fn new() -> Self {
        let both = Language::ALL.map(|language| Words::new(language, Zone::UTC));
        let say = |message: &Message| joined(both.iter().map(|words| words.say(message)));
        let of = |activity: &Activity| (*activity, say(&term("activity", activity.code())));
        Self {
            activities: Activity::ALL.iter().map(of).collect(),
            no_rate: say(&term("charge", "no_rate")),
            correction: say(&term("charge", "correction")),
            both,
        }
    }

    fn say(&self, message: &Message) -> String {
        joined(self.both.iter().map(|words| words.say(message)))
    }

    /// Gives a head in each language, once where it is the same.
    fn heads(&self, code: &str) -> [String; 2] {
        let [english, chinese] = self.both.each_ref().map(|words| head(code, words));
        let chinese = if chinese == english {
            String::new()
        } else {
            chinese
        };
        [english, chinese]
    }

    fn head(&self, code: &str) -> String {
        self.say(&term("column", code))
    }

    fn activity(&self, activity: Activity) -> Cell {
        Cell::of(self.activities.get(&activity).cloned())
    }

    fn currency(&self, currency: Option<Currency>) -> Cell {
        Cell::Text(currency.map_or_else(|| self.no_rate.clone(), |of| of.to_string()))
    }
}

/// Prints minor units as the currency's units.
fn units(minor: Decimal, currency: Currency) -> String {
    minor.shifted_right(currency.minor_digits()).to_string()
}

fn each(rate: LineRate) -> Cell {
    Cell::Number(units(rate.each, rate.currency))
}

fn amount(amount: Option<Money>) -> Cell {
    amount.map_or(Cell::Empty, Cell::Amount)
}

/// Makes a statement in one of its formats of [`super::SPECS`]. It depends on nothing but the statement.
///
/// # Errors
/// Refuses a format that is none of them and more lines than one statement holds; else gives what the writer
/// of the format said.
pub fn statement_bytes(statement: &Statement, format: &str) -> Result<Vec<u8>, OutError> {
    if statement.lines.len() > STATEMENT_LINES_MAX {
        return Err(OutError::TooManyLines(statement.lines.len()));
    }
    match format {
        "xlsx" => xlsx(statement),
        "pdf" => pdf(statement),
        "csv" => csv(statement),
        "json" => json(statement),
        other => Err(OutError::Format(format!("no statement is {other}"))),
    }
}

fn numbered(statement: &Statement) -> impl Iterator<Item = Numbered<'_>> {
    (1..)
        .zip(&statement.lines)
        .map(|(number, line)| Numbered(number, line))
}

fn rows<'a>(statement: &'a Statement, said: &'a Said) -> impl Iterator<Item = Vec<Cell>> + 'a {
    numbered(statement).map(|line| {
        let cells = LINES.iter().map(|(_, _, cell)| cell(&line, said));
        cells.collect()
    })
}

/// Gives the rows of totals and the sums below them.
fn total_rows(statement: &Statement, said: &Said) -> Vec<Vec<Cell>> {
    let total = |total: &ChargeTotal| {
        vec![
            said.activity(total.activity),
            Cell::Number(total.quantity.to_string()),
            amount(total.amount),
            said.currency(total.amount.map(|amount| amount.currency)),
        ]
    };
    let sum = |sum: &Money| {
        vec![
            Cell::Text(said.head("total")),
            Cell::Empty,
            amount(Some(*sum)),
            said.currency(Some(sum.currency)),
        ]
    };
    let totals = statement.totals.iter().map(total);
    totals.chain(statement.sums.iter().map(sum)).collect()
}

/// Tells whose statement it is and by what it is known again.
fn about(statement: &Statement) -> [(&'static str, String); 4] {
    [
        ("seller", statement.seller.to_string()),
        ("period_from", statement.period.from.to_string()),
        ("period_to", statement.period.to.to_string()),
        ("sha256", statement.hash.to_string()),
    ]
}

fn xlsx(statement: &Statement) -> Result<Vec<u8>, OutError> {
    let said = Said::new();
    let made = UtcMs(statement.period.to.number().saturating_mul(DAY_MS));
    let [words, _] = &said.both;
    let mut book = Book::new(made, words)?;
    let head = |code: &str, width: u16| Head {
        text: said.head(code),
        width,
    };
    let heads = TOTALS.map(|(code, width)| head(code, width));
    let about = about(statement);
    let about = about.map(|(code, text)| vec![Cell::Text(said.head(code)), Cell::Text(text)]);
    let totals = total_rows(statement, &said).into_iter();
    let totals = totals.chain([Vec::new()]).chain(about);
    book.add(&said.say(&term("sheet", "totals")), &heads, totals, None)?;
    let heads = LINES.map(|(code, width, _)| head(code, width));
    let lines = rows(statement, &said);
    book.add(&said.say(&term("sheet", "lines")), &heads, lines, None)?;
    book.finish()
}

/// What stands in a cell, as it is printed.
fn printed(cell: Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Number(text) => text,
        Cell::Count(count) => count.to_string(),
        Cell::Amount(money) => money.decimal(),
        Cell::Empty => String::new(),
    }
}

fn pdf(statement: &Statement) -> Result<Vec<u8>, OutError> {
    let said = Said::new();
    let column = |code: &str, share: u16| TableColumn {
        heads: said.heads(code),
        share,
        align: match code {
            "line" | "quantity" | "rate" | "amount" => Align::Right,
            _ => Align::Left,
        },
    };
    let print = |row: Vec<Cell>| row.into_iter().map(printed).collect();
    let totals = Table {
        columns: TOTALS.map(|(code, share)| column(code, share)).into(),
        rows: total_rows(statement, &said)
            .into_iter()
            .map(print)
            .collect(),
        notes: notes(statement, &said),
    };
    let mut tables = vec![totals];
    if statement.lines.len() <= STATEMENT_PRINTED_MAX {
        tables.push(Table {
            columns: LINES.map(|(code, share, _)| column(code, share)).into(),
            rows: rows(statement, &said).map(print).collect(),
            notes: Vec::new(),
        });
    }
    let (seller, period) = (&statement.seller, statement.period);
    let word = said.say(&term("charge", "statement"));
    let title = format!("{word} {seller} {} – {}", period.from, period.to);
    tables_pdf(&title, &tables).map_err(|error| OutError::Format(error.to_string()))
}

/// Says below the totals whose statement it is, and where its lines are when they are too many.
fn notes(statement: &Statement, said: &Said) -> Vec<String> {
    let about = about(statement);
    let about = about.map(|(code, text)| format!("{}: {text}", said.head(code)));
    let elsewhere = said.say(&term("charge", "lines_elsewhere"));
    let count = statement.lines.len();
    let elsewhere = (count > STATEMENT_PRINTED_MAX).then(|| format!("{elsewhere} {count}"));
    let notes = [String::new()].into_iter().chain(about);
    notes.chain(elsewhere).collect()
}

fn csv(statement: &Statement) -> Result<Vec<u8>, OutError> {
    let said = Said::new();
    let heads = LINES.iter().map(|(code, ..)| said.head(code)).collect();
    csv_file::written(heads, rows(statement, &said))
}

fn money(amount: Money) -> Value {
    json!({"minor": amount.minor, "currency": amount.currency.code()})
}

/// Makes the statement as JSON with stable names; amounts are whole minor units, what has no rate has none.
fn json(statement: &Statement) -> Result<Vec<u8>, OutError> {
    let line = |Numbered(number, line): Numbered<'_>| {
        let rate = line.rate.map(|rate| {
            json!({
                "minor": rate.each.to_string(),
                "currency": rate.currency.code(),
                "card_from": rate.card.to_string(),
            })
        });
        let fields: [(&str, Value); 11] = [
            ("line", number.into()),
            ("day", line.day.to_string().into()),
            ("activity", line.activity.code().into()),
            ("charged_on", line.about.clone().into()),
            ("work_from", line.from.to_string().into()),
            ("work_to", line.to.to_string().into()),
            ("quantity", line.quantity.into()),
            ("rate", rate.unwrap_or(Value::Null)),
            ("amount", line.amount().map_or(Value::Null, money)),
            ("correction", line.is_correction.into()),
            (
                "fact",
                json!({
                    "station": line.evidence.station.as_str(),
                    "epoch": line.evidence.epoch,
                    "seq": line.evidence.seq,
                }),
            ),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        Value::Object(Map::from_iter(fields))
    };
    let total = |total: &ChargeTotal| {
        json!({
            "activity": total.activity.code(),
            "quantity": total.quantity,
            "amount": total.amount.map_or(Value::Null, money),
        })
    };
    let whole = json!({
        "seller": statement.seller.as_str(),
        "from": statement.period.from.to_string(),
        "to": statement.period.to.to_string(),
        "sha256": statement.hash.to_string(),
        "totals": statement.totals.iter().map(total).collect::<Vec<_>>(),
        "sums": statement.sums.iter().copied().map(money).collect::<Vec<_>>(),
        "lines": numbered(statement).map(line).collect::<Vec<_>>(),
    });
    let mut bytes =
        serde_json::to_vec_pretty(&whole).map_err(|error| OutError::Format(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

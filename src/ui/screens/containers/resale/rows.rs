//! The units of a batch, or in the totes, as rows of a table.

use crate::domain::lot::{LotLevel, LotWhy};
use crate::domain::money::{Currency, Money};
use crate::ledger::batch::{Batch, BatchUnit};
use crate::ledger::query::{ResaleNote, ResaleView};
use crate::text::{DeskMsg, ResaleMsg};

use super::super::super::Seen;
use super::super::super::table::column::{numbers, words};
use super::super::super::table::{Cell, Column};

/// A unit with what is to be told of it.
pub(super) struct Line {
    pub unit: BatchUnit,
    pub currency: Currency,
    pub notes: Vec<ResaleNote>,
    pub is_gone: bool,
}

pub(super) const COLUMNS: [Column<Line>; 7] = [
    words(
        || DeskMsg::ColUnitTag,
        132.0,
        0,
        |_, line| Cell::words(line.unit.tag.as_str()),
    ),
    words(
        || DeskMsg::ColContainer,
        96.0,
        6,
        |_, line| Cell::words(line.unit.container.as_str()),
    ),
    words(
        || DeskMsg::ColResaleSku,
        120.0,
        2,
        |_, line| Cell::maybe(line.unit.sku.as_ref()),
    ),
    words(
        || DeskMsg::ColGrade,
        104.0,
        1,
        |seen, line| Cell::words(seen.grade(line.unit.grade)),
    ),
    numbers(
        || DeskMsg::ColPrice,
        104.0,
        2,
        |seen, line| Cell::words(price(seen, line)),
    ),
    words(
        || DeskMsg::ColWhy,
        160.0,
        0,
        |seen, line| Cell::words(why(seen, line)),
    ),
    words(
        || DeskMsg::ColToDo,
        150.0,
        5,
        |seen, line| Cell::words(to_do(seen, line)),
    ),
];
/// The place of why a unit stays off among the columns.
pub(super) const WHY: usize = 5;

/// Makes rows of what is looked at.
pub(super) fn of_view(view: &ResaleView) -> Vec<Line> {
    let notes = |unit: &BatchUnit| {
        view.notes
            .iter()
            .filter(|note| note.unit == unit.unit)
            .cloned()
            .collect()
    };
    let units = view.batch.units.iter();
    let lines = units.map(|unit| Line {
        notes: notes(unit),
        unit: unit.clone(),
        currency: view.batch.currency,
        is_gone: false,
    });
    lines.collect()
}

/// Makes rows of what was listed.
pub(super) fn of_list(batch: &Batch, here: &[crate::domain::ids::UnitId]) -> Vec<Line> {
    let units = batch.units.iter();
    let lines = units.map(|unit| Line {
        is_gone: !here.contains(&unit.unit),
        unit: unit.clone(),
        currency: batch.currency,
        notes: Vec::new(),
    });
    lines.collect()
}

fn price(seen: &Seen, line: &Line) -> String {
    let currency = line.currency;
    let money = line.unit.price.map(|minor| Money { minor, currency });
    money.map_or_else(|| "–".to_owned(), |money| seen.words.money(money))
}

fn why(seen: &Seen, line: &Line) -> String {
    if line.is_gone {
        return seen.say(ResaleMsg::Left);
    }
    told(seen, line, ("gate", "resale-rule"))
}

pub(super) fn to_do(seen: &Seen, line: &Line) -> String {
    told(seen, line, ("gate-opens", "resale-rule-opens"))
}

fn told(seen: &Seen, line: &Line, (gate, rule): (&str, &str)) -> String {
    let said = line.notes.iter().map(|note| {
        let text = match &note.why {
            LotWhy::Gate(code) => seen.term(gate, code),
            LotWhy::Rule(code) => seen.term(rule, code),
        };
        match note.level {
            LotLevel::Refused => text,
            LotLevel::Warned => format!("({text})"),
        }
    });
    said.collect::<Vec<String>>().join(", ")
}

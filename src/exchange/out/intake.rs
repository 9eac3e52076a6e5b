//! The intake report of a day: its figures, its hours, its units.

use std::collections::BTreeMap;

use crate::domain::time::UtcMs;
use crate::ledger::query::Checklists;
use crate::ledger::review::Review;
use crate::ledger::rows::UnitRow;
use crate::text::Words;

use super::OutError;
use super::columns::{Cell, Speech, UNITS, head, term};
use super::sheet::{Book, Head};

/// Makes the day's report as a workbook: figures, hours and the list of the units given. The
/// total of the list is its length, `checklists` are those that the units name; `made` becomes the document's date.
///
/// # Errors
/// Gives what the writer of the format said.
pub fn intake_xlsx(
    review: &Review,
    (units, checklists): (&[UnitRow], &Checklists),
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    let mut book = Book::new(made, words)?;
    let heads = [("kind", 18), ("figure", 36), ("count", 10)].map(|(code, width)| Head {
        text: head(code, words),
        width,
    });
    let figures = figures(review, words);
    let name = words.say(&term("sheet", "figures"));
    book.add(&name, &heads, figures.into_iter(), None)?;
    hours(&mut book, review, words)?;
    let heads: Vec<Head> = UNITS
        .iter()
        .map(|column| Head {
            text: head(column.code, words),
            width: column.width,
        })
        .collect();
    let speech = Speech::Words(words, checklists);
    let rows = units.iter().map(|unit| {
        UNITS
            .iter()
            .map(|column| (column.cell)(unit, &speech))
            .collect()
    });
    let totals = vec![
        Cell::Text(head("total", words)),
        Cell::Count(u32::try_from(units.len()).unwrap_or(u32::MAX)),
    ];
    let name = words.say(&term("sheet", "units"));
    book.add(&name, &heads, rows, Some(totals))?;
    book.finish()
}

fn figures(review: &Review, words: &Words) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut add = |kind: &str, text: String, count: u32| {
        rows.push(vec![
            Cell::Text(kind.to_owned()),
            Cell::Text(text),
            Cell::Count(count),
        ]);
    };
    let day = review.days.from.to_string();
    for (code, count) in [
        ("parcels", review.parcels),
        ("units", review.units),
        ("decided", review.decided),
        ("graded", review.graded),
        ("put", review.put),
        ("units_waiting", review.units_waiting),
        ("waiting", review.waiting),
    ] {
        add(&day, words.say(&term("figure", code)), count);
    }
    let groups: [(&str, &str, &BTreeMap<String, u32>); 7] = [
        ("decision", "decision", &review.by_decision),
        ("grade", "grade", &review.by_grade),
        ("seller", "figure-seller", &review.by_seller),
        ("person", "figure-person", &review.by_person),
        ("carrier", "figure-carrier", &review.by_carrier),
        ("reason", "override", &review.by_reason),
        ("state", "exception", &review.exceptions),
    ];
    for (column, prefix, counts) in groups {
        let kind = head(column, words);
        for (code, count) in counts {
            let key = term(prefix, code);
            let said = key.key().and_then(|key| words.term(key));
            add(&kind, said.unwrap_or_else(|| code.clone()), *count);
        }
    }
    rows
}

fn hours(book: &mut Book<'_>, review: &Review, words: &Words) -> Result<(), OutError> {
    let heads = [("hour", 14), ("parcels", 10), ("units", 10)].map(|(code, width)| Head {
        text: head(code, words),
        width,
    });
    let rows = review
        .parcels_by_hour
        .iter()
        .zip(&review.by_hour)
        .enumerate()
        .map(|(hour, (parcels, units))| {
            vec![
                Cell::Text(format!("{hour:02}:00")),
                Cell::Count(*parcels),
                Cell::Count(*units),
            ]
        });
    let totals = vec![
        Cell::Text(head("total", words)),
        Cell::Count(review.parcels_by_hour.iter().sum()),
        Cell::Count(review.by_hour.iter().sum()),
    ];
    book.add(
        &words.say(&term("sheet", "hours")),
        &heads,
        rows,
        Some(totals),
    )
}

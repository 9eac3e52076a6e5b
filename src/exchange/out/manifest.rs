//! The China manifest: cartons with their counts, and every unit.

use serde_json::{Map, Value, json};

use crate::domain::limits::MANIFEST_UNITS_MAX;
use crate::domain::time::UtcMs;
use crate::ledger::query::{Manifest, ManifestLine};
use crate::text::Words;

use super::OutError;
use super::columns::{Cell, MANIFEST, Speech, head, term};
use super::csv_file;
use super::sheet::{Book, Head};

/// A carton with the units that the manifest itself lists in it, so that the sheets reconcile.
struct CartonSum<'a> {
    name: &'a str,
    kind: &'static str,
    units: u32,
}

fn sums(manifest: &Manifest) -> Result<Vec<CartonSum<'_>>, OutError> {
    if manifest.lines.len() > MANIFEST_UNITS_MAX {
        return Err(OutError::TooManyUnits(manifest.lines.len()));
    }
    let mut counts = std::collections::BTreeMap::new();
    for carton in &manifest.cartons {
        counts.insert(&carton.row.container, 0_u32);
    }
    for line in &manifest.lines {
        *counts.entry(&line.unit.container).or_default() += 1;
    }
    Ok(counts
        .into_iter()
        .map(|(name, units)| CartonSum {
            name: name.as_str(),
            kind: name.kind().code(),
            units,
        })
        .collect())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Makes the manifest in one of its formats of [`super::SPECS`].
///
/// # Errors
/// Refuses a format that is none of them and more units than one manifest holds; else gives what
/// the writer of the format said.
pub fn manifest_bytes(
    manifest: &Manifest,
    format: &str,
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    match format {
        "xlsx" => manifest_xlsx(manifest, made, words),
        "csv" => manifest_csv(manifest, words),
        "json" => manifest_json(manifest),
        other => Err(OutError::Format(format!("no manifest is {other}"))),
    }
}

/// Makes the manifest as a workbook: a sheet of cartons and a sheet of units, each with a row of
/// totals that agree. `made` becomes the document's date.
///
/// # Errors
/// Refuses more units than one manifest holds; else gives what the writer of the format said.
pub(super) fn manifest_xlsx(
    manifest: &Manifest,
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    let cartons = sums(manifest)?;
    let mut book = Book::new(made, words)?;
    let total = head("total", words);
    let carton_heads = [("carton", 16), ("kind", 18), ("units", 10)].map(|(code, width)| Head {
        text: head(code, words),
        width,
    });
    let rows = cartons.iter().map(|carton| {
        vec![
            Cell::Text(carton.name.to_owned()),
            Cell::Text(words.say(&term("container", carton.kind))),
            Cell::Count(carton.units),
        ]
    });
    let packages = format!("{} {}", head("packages", words), cartons.len());
    let totals = vec![
        Cell::Text(total.clone()),
        Cell::Text(packages),
        Cell::Count(cartons.iter().map(|carton| carton.units).sum()),
    ];
    book.add(
        &words.say(&term("sheet", "cartons")),
        &carton_heads,
        rows,
        Some(totals),
    )?;
    let heads: Vec<Head> = MANIFEST
        .iter()
        .map(|column| Head {
            text: head(column.code, words),
            width: column.width,
        })
        .collect();
    let totals = MANIFEST
        .iter()
        .map(|column| match column.code {
            "carton" => Cell::Text(total.clone()),
            "units" => Cell::Count(count(manifest.lines.len())),
            _ => Cell::Empty,
        })
        .collect();
    let speech = Speech::Words(words, &manifest.checklists);
    let rows = manifest
        .lines
        .iter()
        .map(|line| cells(line, &speech).map(|(_, cell)| cell).collect());
    book.add(
        &words.say(&term("sheet", "units")),
        &heads,
        rows,
        Some(totals),
    )?;
    book.finish()
}

/// Makes the unit list of the manifest as CSV: one line a unit, no totals.
///
/// # Errors
/// Refuses more units than one manifest holds; else gives what the writer of the format said.
pub(super) fn manifest_csv(manifest: &Manifest, words: &Words) -> Result<Vec<u8>, OutError> {
    sums(manifest)?;
    csv_file::table(&MANIFEST, &manifest.lines, (words, &manifest.checklists))
}

/// Makes the manifest as JSON with stable names:
/// `{cartons:[{carton, kind, units}], lines:[{…}], totals:{cartons, units}}`; empty cells are null.
///
/// # Errors
/// Refuses more units than one manifest holds; else gives what the writer of the format said.
pub(super) fn manifest_json(manifest: &Manifest) -> Result<Vec<u8>, OutError> {
    let cartons = sums(manifest)?;
    let lines: Vec<Value> = manifest
        .lines
        .iter()
        .map(|line| {
            let fields: Map<String, Value> = cells(line, &Speech::Codes)
                .map(|(code, cell)| (code.to_owned(), value(cell)))
                .collect();
            Value::Object(fields)
        })
        .collect();
    let totals = json!({"cartons": cartons.len(), "units": lines.len()});
    let cartons: Vec<Value> = cartons
        .iter()
        .map(|carton| json!({"carton": carton.name, "kind": carton.kind, "units": carton.units}))
        .collect();
    let whole = json!({"cartons": cartons, "lines": lines, "totals": totals});
    let mut bytes =
        serde_json::to_vec_pretty(&whole).map_err(|error| OutError::Format(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn cells(line: &ManifestLine, speech: &Speech<'_>) -> impl Iterator<Item = (&'static str, Cell)> {
    MANIFEST
        .iter()
        .map(|column| (column.code, (column.cell)(line, speech)))
        .collect::<Vec<_>>()
        .into_iter()
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) | Cell::Number(text) => Value::String(text),
        Cell::Count(count) => Value::from(count),
        Cell::Amount(money) => Value::String(money.decimal()),
        Cell::Empty => Value::Null,
    }
}

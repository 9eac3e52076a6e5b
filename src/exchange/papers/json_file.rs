//! A paper as JSON: its lines, its sums and its rows under the stable names of their fields.

use serde_json::{Map, Number, Value as Json, json};

use super::PaperError;
use super::model::{Block, Figure, Figures, Grid, Paper, PapersOf, Value};

fn value(of: &Value) -> Json {
    match of {
        Value::Text(text) => Json::String(text.clone()),
        Value::Number(digits, 0) => json!(digits),
        Value::Number(..) => {
            let number = of.printed().parse().ok().and_then(Number::from_f64);
            number.map_or(Json::Null, Json::Number)
        }
        Value::Picture(_) => Json::String(of.printed()),
        Value::Empty => Json::Null,
    }
}

fn row(grid: &Grid, row: &[Value]) -> Json {
    let cells = grid.columns.iter().zip(row);
    let cells = cells.filter_map(|(column, cell)| Some((column.code?.to_owned(), value(cell))));
    Json::Object(cells.collect::<Map<_, _>>())
}

fn sums(figures: &Figures) -> Json {
    let sums = Figure::ALL
        .iter()
        .map(|figure| (figure.code().to_owned(), value(&figures.value_of(*figure))));
    let mut sums: Map<String, Json> = sums.collect();
    sums.insert("currency".to_owned(), json!(figures.currency.code()));
    Json::Object(sums)
}

/// Writes a paper.
pub(super) fn bytes(of: &PapersOf<'_>, paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let terms = &of.consignment.terms;
    let rows: Vec<Json> = paper
        .grids()
        .flat_map(|grid| grid.rows.iter().map(|cells| row(grid, cells)))
        .collect();
    let columns = paper.grids().next().map(|grid| {
        let columns = grid.columns.iter().filter_map(|column| {
            let [english, chinese] = &column.heads;
            Some(json!({ "field": column.code?, "en": english, "zh": chinese }))
        });
        columns.collect::<Vec<_>>()
    });
    let lines = paper.blocks.iter().filter_map(|block| match block {
        Block::Lines(lines) => Some(lines),
        Block::Text(_) | Block::Grid(_) | Block::Sign(_) | Block::NewPage => None,
    });
    let lines = lines.flatten();
    let lines: Vec<Json> = lines
        .map(|(name, of)| json!({ "name": name, "value": value(of) }))
        .collect();
    let made = json!({
        "paper": paper.kind.code(),
        "consignment": terms.consignment.as_str(),
        "shipment": terms.shipment.as_str(),
        "revision": of.consignment.revision,
        "draft": of.standing.is_draft(),
        "day": of.day.to_string(),
        "totals": paper.figures.as_ref().map(sums),
        "lines": lines,
        "columns": columns,
        "rows": rows,
    });
    let mut bytes =
        serde_json::to_vec_pretty(&made).map_err(|error| PaperError::Format(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

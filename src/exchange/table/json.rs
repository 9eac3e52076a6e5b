//! JSON: a list of objects, alone or under some key, as exports and their programs write them. Keys
//! are heads; objects inside are laid out flat, so that `buyer.name` is a head that names a buyer.

use std::borrow::Cow;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::refuse::NotReadable;
use super::source::{Fault, Read, Row, joined};
use crate::domain::limits::{IMPORT_COLUMNS_MAX, IMPORT_DEPTH_MAX, IMPORT_SHEET_ROWS_MAX};

/// An object's keys in their order, each with its value as it is written: so a number keeps all
/// its digits.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Object<'de>;

            fn expecting(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
                form.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
                    pairs.push((Cow::Owned(key), value));
                }
                Ok(Object(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// Reads the rows of a JSON text.
pub(in crate::exchange) fn sheet(text: &str) -> Result<Read, NotReadable> {
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| NotReadable {
        code: "file_json_broken",
        found: "",
        line: u64::try_from(error.line()).ok(),
    })?;
    let items = list_in(whole, 0).ok_or(NotReadable::plain("file_json_no_list"))?;
    if items.len() > IMPORT_SHEET_ROWS_MAX {
        return Err(NotReadable::plain("file_too_long"));
    }
    let mut heads = Heads::default();
    let mut rows = Vec::with_capacity(items.len());
    let mut lines = LineCount::of(text);
    for item in items {
        let number = lines.up_to(item.get());
        rows.push((number, cells_of(item, &mut heads)));
    }
    let width = heads.names.len();
    let header = joined(heads.names.iter().map(String::as_str));
    let rows = rows.into_iter().map(|(number, cells)| Row {
        number,
        text: cells.map(|cells| Cow::Owned(laid_out(&cells, width))),
        open_end: false,
    });
    Ok((header, rows.collect()))
}

/// Finds the first list of objects, itself or under a key.
fn list_in(value: &RawValue, depth: usize) -> Option<Vec<&RawValue>> {
    if depth > IMPORT_DEPTH_MAX {
        return None;
    }
    match value.get().as_bytes().first()? {
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
            let is_rows = items.first().is_none_or(|item| item.get().starts_with('{'));
            is_rows.then_some(items)
        }
        b'{' => {
            let Object(pairs) = serde_json::from_str(value.get()).ok()?;
            pairs
                .into_iter()
                .find_map(|(_, value)| list_in(value, depth + 1))
        }
        _ => None,
    }
}

/// The heads met so far.
#[derive(Default)]
struct Heads {
    names: Vec<String>,
}

impl Heads {
    fn place(&mut self, name: String) -> Option<usize> {
        let known = self.names.iter().position(|known| *known == name);
        if known.is_none() && self.names.len() <= IMPORT_COLUMNS_MAX {
            self.names.push(name);
            return Some(self.names.len() - 1);
        }
        known
    }
}

type Cells = Vec<(usize, String)>;

fn cells_of(item: &RawValue, heads: &mut Heads) -> Result<Cells, Fault> {
    let mut cells = Vec::new();
    if item.get().starts_with('{') {
        lay_flat(item, "", 0, heads, &mut cells)?;
        return Ok(cells);
    }
    Err(Fault::of("row_not_object"))
}

fn lay_flat(
    value: &RawValue,
    name: &str,
    depth: usize,
    heads: &mut Heads,
    cells: &mut Cells,
) -> Result<(), Fault> {
    let text = value.get();
    let told = match text.as_bytes().first() {
        Some(b'{') if depth < IMPORT_DEPTH_MAX => {
            let broken = |_error| Fault::of("row_not_object");
            let Object(pairs) = serde_json::from_str(text).map_err(broken)?;
            for (key, value) in pairs {
                let name = if name.is_empty() {
                    key.into_owned()
                } else {
                    format!("{name}.{key}")
                };
                lay_flat(value, &name, depth + 1, heads, cells)?;
            }
            return Ok(());
        }
        Some(b'{') => return Err(Fault::of("row_too_deep")),
        Some(b'[') => listed(text),
        Some(_) | None => scalar(text),
    };
    if let Some(place) = heads.place(name.to_owned()) {
        cells.push((place, told));
    }
    Ok(())
}

/// Says a list of plain values, as several tracking numbers are; a list of others says nothing.
fn listed(text: &str) -> String {
    let items: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    let plain = items
        .iter()
        .map(|item| item.get())
        .filter(|item| !item.starts_with(['{', '[']));
    plain.map(scalar).collect::<Vec<_>>().join(",")
}

/// Says a plain value: a text without its quotes, a number digit by digit, nothing for null.
fn scalar(text: &str) -> String {
    match text {
        "null" => String::new(),
        quoted if quoted.starts_with('"') => serde_json::from_str(quoted).unwrap_or_default(),
        other => other.to_owned(),
    }
}

fn laid_out(cells: &Cells, width: usize) -> String {
    let mut row = vec![""; width];
    for (place, text) in cells {
        if let Some(cell) = row.get_mut(*place) {
            *cell = text;
        }
    }
    joined(row.into_iter())
}

/// Counts lines up to places of a text that come one behind the other.
pub(in crate::exchange) struct LineCount<'a> {
    text: &'a str,
    place: usize,
    line: u64,
}

impl<'a> LineCount<'a> {
    pub(in crate::exchange) fn of(text: &'a str) -> Self {
        Self {
            text,
            place: 0,
            line: 1,
        }
    }

    /// Gives the line of a part of this very text.
    fn up_to(&mut self, part: &str) -> u64 {
        let from = self.text.as_ptr().addr();
        self.at(part.as_ptr().addr().saturating_sub(from))
    }

    /// Gives the line of a place.
    pub(in crate::exchange) fn at(&mut self, place: usize) -> u64 {
        let between = self.text.as_bytes().get(self.place..place);
        let ends = between.unwrap_or_default().iter().filter(|b| **b == b'\n');
        self.line += u64::try_from(ends.count()).unwrap_or(u64::MAX);
        self.place = self.place.max(place);
        self.line
    }
}

//! Proposes a field for a column that nobody knows, by the shape of its first values. Only the
//! field's name leaves this file, never a value.

use super::columns::Field;
use crate::domain::codes::{Asin, Fnsku, Gtin};
use crate::exchange::table::columns::Binding;

/// Rows that are looked at.
pub(super) const ROWS: usize = 50;
/// Of this many values all but one may differ from the shape, as hand-kept sheets have it.
const VALUES_A_SLIP: usize = 5;

/// A field with the shape of its values.
type Shape = (Field, fn(&str) -> bool);

/// The shapes in the order in which they are proposed.
const SHAPES: [Shape; 3] = [
    (Field::Fnsku, |text| Fnsku::parse(text).is_some()),
    (Field::Barcode, |text| {
        text.len() >= 12 && Gtin::parse(text).is_some()
    }),
    (Field::Asin, |text| {
        text.starts_with('B') && Asin::parse(text).is_some()
    }),
];

/// Proposes fields for the unknown columns of a file by its first rows: each field at most once,
/// and none that a column has already.
pub(super) fn proposed(binding: &Binding<Field>, rows: &[impl AsRef<str>]) -> Vec<(usize, Field)> {
    let mut found: Vec<(usize, Field)> = Vec::new();
    for column in binding.unknown() {
        let cells = rows
            .iter()
            .map(|row| row.as_ref().split('\t').nth(column).unwrap_or("").trim());
        let values: Vec<&str> = cells.filter(|value| !value.is_empty()).collect();
        let is_free = |field: Field| {
            binding.head_of(field).is_none() && found.iter().all(|(_, of)| *of != field)
        };
        let field = SHAPES
            .iter()
            .find(|(field, shape)| is_free(*field) && fits(*shape, &values));
        let field = field.map(|(field, _)| *field);
        found.extend(field.map(|field| (column, field)));
    }
    found
}

fn fits(shape: fn(&str) -> bool, values: &[&str]) -> bool {
    let like = values.iter().filter(|value| shape(value)).count();
    like > 0 && like + values.len() / VALUES_A_SLIP >= values.len()
}

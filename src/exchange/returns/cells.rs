//! The cells of one row, by field.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::columns::{Binding, FIELD_COUNT, Field};
use crate::exchange::table::cells::clean;

/// The trimmed cells of a row that are bound to a field; a blank or missing one is empty.
pub(super) struct Cells<'a> {
    texts: [&'a str; FIELD_COUNT],
    /// Cells of the row, bound or not.
    pub(super) count: usize,
}

impl<'a> Cells<'a> {
    /// Cuts a row at its tabs. A row may end early; one that holds more than the header names
    /// cannot be told apart from a shifted one.
    ///
    /// # Errors
    /// Gives the problem's stable name.
    pub(super) fn of(line: &'a str, binding: &Binding) -> Result<Self, &'static str> {
        let mut cells = Self {
            texts: [""; FIELD_COUNT],
            count: 0,
        };
        for (column, cell) in line.split('\t').enumerate() {
            let text = cell.trim();
            if column >= binding.width() && !text.is_empty() {
                return Err("too_many_cells");
            }
            cells.count = column + 1;
            if let Some(field) = binding.field_at(column)
                && let Some(place) = cells.texts.get_mut(field as usize)
            {
                *place = text;
            }
        }
        Ok(cells)
    }

    /// Gives the cell's text, trimmed.
    pub(super) fn get(&self, field: Field) -> &'a str {
        self.texts.get(field as usize).copied().unwrap_or("")
    }

    /// Gives the cell as text for people: control characters become spaces.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        let text = self.get(field);
        if text.is_empty() {
            return None;
        }
        Some(clean(text))
    }

    /// Hashes what makes the row's key: order, RMA, ASIN, SKU.
    pub(super) fn key_hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for field in [Field::Order, Field::Rma, Field::Asin, Field::Sku] {
            self.get(field).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Hashes everything that is kept of the row.
    pub(super) fn row_hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.texts.hash(&mut hasher);
        hasher.finish()
    }
}

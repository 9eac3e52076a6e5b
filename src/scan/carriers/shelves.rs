//! Finds the forms that a number fits in one walk over its characters.
//!
//! Forms stand on shelves by the length of their numbers. A shelf knows for each place and character
//! which rows (ways through patterns) allow it there; a number fits the rows that are left when all
//! its characters have spoken.

use super::rows::{Row, SYMBOLS, symbol_of};

/// The most rows of one length, one bit for each.
const SHELF_ROWS_MAX: usize = 128;

/// The rows of one length.
#[derive(Debug, Clone, Default)]
struct Shelf {
    /// The form of each row, by its place in the table, in the table's order.
    forms: Vec<usize>,
    /// For each place, and at each place for each character: the rows that allow it.
    allowed: Vec<u128>,
}

/// All forms by the lengths of their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelves {
    by_length: Vec<Shelf>,
}

impl Shelves {
    /// Puts a form on its shelves; forms come in the table's order.
    ///
    /// # Errors
    /// Says in English that a length has more rows than a shelf holds.
    pub(super) fn put(&mut self, form: usize, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            if self.by_length.len() <= row.len() {
                self.by_length.resize(row.len() + 1, Shelf::default());
            }
            if let Some(shelf) = self.by_length.get_mut(row.len()) {
                shelf.put(form, row)?;
            }
        }
        Ok(())
    }

    /// Lists the forms that a number fits, in the table's order, each once.
    pub(super) fn fitting(&self, number: &str) -> Fitting<'_> {
        self.by_length
            .get(number.len())
            .map(|shelf| Fitting {
                rows: shelf.rows(number),
                forms: &shelf.forms,
            })
            .unwrap_or_default()
    }
}

impl Shelf {
    fn put(&mut self, form: usize, row: &[u64]) -> Result<(), String> {
        let bit = self.forms.len();
        if bit == SHELF_ROWS_MAX {
            return Err(format!(
                "more than {SHELF_ROWS_MAX} ways to a number of {} characters",
                row.len()
            ));
        }
        self.forms.push(form);
        self.allowed.resize(row.len() * SYMBOLS, 0);
        for (allowed, set) in self.allowed.chunks_exact_mut(SYMBOLS).zip(row) {
            for (symbol, rows) in allowed.iter_mut().enumerate() {
                *rows |= u128::from(set >> symbol & 1) << bit;
            }
        }
        Ok(())
    }

    fn rows(&self, number: &str) -> u128 {
        let mut rows = if self.forms.is_empty() { 0 } else { u128::MAX };
        for (byte, allowed) in number.bytes().zip(self.allowed.chunks_exact(SYMBOLS)) {
            rows &= symbol_of(byte)
                .and_then(|symbol| allowed.get(symbol))
                .unwrap_or(&0);
            if rows == 0 {
                break;
            }
        }
        rows
    }
}

/// The forms that a number fits.
#[derive(Debug, Default)]
pub(super) struct Fitting<'a> {
    rows: u128,
    forms: &'a [usize],
}

impl Iterator for Fitting<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let form = *self.forms.get(self.first()?)?;
        // A number may fit several rows of one form; they stand side by side.
        while self.first().and_then(|row| self.forms.get(row)) == Some(&form) {
            self.rows &= self.rows - 1;
        }
        Some(form)
    }
}

impl Fitting<'_> {
    fn first(&self) -> Option<usize> {
        (self.rows != 0)
            .then(|| usize::try_from(self.rows.trailing_zeros()).ok())
            .flatten()
    }
}

//! Rows become announced lines, counted by key; what is wrong or worth saying is listed.

use std::collections::{HashMap, HashSet};

use crate::domain::codes::SellerCode;
use crate::domain::expected::ExpectedLine;
use crate::ledger::import::{Problem, ReturnsFile, Warning};

use super::cells::Cells;
use super::columns::{Binding, Field};
use super::row::{RowNotes, read_row};
use crate::exchange::table::source::{Form, Row};
use crate::exchange::table::telling;

/// What the rows of one key came to so far.
#[derive(Default)]
struct KeyCount {
    lines: u32,
    quantity: u64,
}

/// Reads row after row.
pub(super) struct Reader<'a> {
    seller: &'a SellerCode,
    binding: &'a Binding,
    form: Form,
    file: ReturnsFile,
    keys: HashMap<u64, KeyCount>,
    rows_seen: HashSet<u64>,
    notes: RowNotes,
    over_ordered: u32,
    open_end: Option<u64>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(seller: &'a SellerCode, binding: &'a Binding, form: Form) -> Self {
        let file = ReturnsFile {
            encoding: form.name.to_owned(),
            ..ReturnsFile::default()
        };
        Self {
            seller,
            binding,
            form,
            file,
            keys: HashMap::new(),
            rows_seen: HashSet::new(),
            notes: RowNotes::default(),
            over_ordered: 0,
            open_end: None,
        }
    }

    /// Says what becomes of each column, with the fields proposed by place.
    pub(super) fn name_columns(&mut self, proposed: &[(usize, Field)]) {
        self.file.columns = self.binding.columns(proposed);
    }

    /// Takes a row in.
    pub(super) fn take(&mut self, line: &Row<'_>) {
        self.file.rows = self.file.rows.saturating_add(1);
        let text = match line.readable() {
            Ok(text) => text,
            Err(fault) => {
                return self.list(Problem {
                    line: line.number,
                    column: fault.column.and_then(|place| self.binding.head_at(place)),
                    code: fault.code,
                    found: String::new(),
                });
            }
        };
        let cells = match Cells::of(text, self.binding) {
            Ok(cells) => cells,
            Err(code) => return self.problem(line.number, code),
        };
        if line.open_end && cells.count < self.binding.width() {
            self.open_end = Some(line.number);
        }
        match read_row(&cells, self.seller, &mut self.notes) {
            Ok(row) => self.keep(row, &cells),
            Err(wrong) => {
                for (field, code, found) in wrong {
                    self.list(Problem {
                        line: line.number,
                        column: field.and_then(|field| self.binding.head_of(field)),
                        code,
                        found,
                    });
                }
            }
        }
    }

    /// Gives the row its ordinal, unless it repeats an earlier row beyond what was ordered
    /// (facts: real files hold the same item twice with an order quantity of 1). Without an order
    /// quantity a repeated row counts once.
    fn keep(&mut self, mut row: ExpectedLine, cells: &Cells<'_>) {
        let key = self.keys.entry(cells.key_hash()).or_default();
        let quantity = key.quantity + u64::from(row.quantity);
        let beyond = row
            .order_quantity
            .map_or(key.lines > 0, |ordered| quantity > u64::from(ordered));
        let repeats = !self.rows_seen.insert(cells.row_hash());
        if beyond && repeats {
            self.file.repeated += 1;
            return;
        }
        if beyond && row.order_quantity.is_some() {
            self.over_ordered += 1;
        }
        key.lines += 1;
        key.quantity = quantity;
        row.ordinal = key.lines;
        self.file.lines.push(row);
    }

    fn problem(&mut self, line: u64, code: &'static str) {
        self.list(Problem {
            line,
            column: None,
            code,
            found: String::new(),
        });
    }

    fn list(&mut self, problem: Problem) {
        self.file.list(problem);
    }

    /// Ends the file: what is worth saying of it as a whole.
    pub(super) fn finish(mut self) -> ReturnsFile {
        let counts = [
            ("repeated_rows", self.file.repeated),
            ("more_than_ordered", self.over_ordered),
            ("amount_without_currency", self.notes.without_currency),
            ("unknown_reason", self.notes.unknown_reasons),
        ];
        telling::end(&mut self.file, self.binding, self.form, &counts);
        if let Some(line) = self.open_end {
            self.file.warnings.push(Warning {
                code: "last_line_short",
                about: line.to_string(),
            });
        }
        self.file
    }
}

//! Rows become export lines, each number and line once; what is wrong or worth saying is listed.

use std::collections::HashMap;

use super::columns::Field;
use super::row::{self, Notes};
use crate::domain::codes::SellerCode;
use crate::domain::export_line::ExportLine;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::source::{Form, Row};
use crate::exchange::table::telling;
use crate::ledger::import::{ExportsFile, Problem};

/// Reads row after row.
pub(super) struct Reader<'a> {
    seller: &'a SellerCode,
    binding: &'a Binding<Field>,
    form: Form,
    file: ExportsFile,
    /// Places among the lines, by number and line.
    known: HashMap<(String, u32), usize>,
    totals: u32,
    own_numbers: u32,
    other_modes: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(seller: &'a SellerCode, binding: &'a Binding<Field>, form: Form) -> Self {
        let file = ExportsFile {
            encoding: form.name.to_owned(),
            columns: binding.columns(&[]),
            ..ExportsFile::default()
        };
        Self {
            seller,
            binding,
            form,
            file,
            known: HashMap::new(),
            totals: 0,
            own_numbers: 0,
            other_modes: 0,
        }
    }

    /// Takes a row in.
    pub(super) fn take(&mut self, line: &Row<'_>) {
        self.file.rows = self.file.rows.saturating_add(1);
        let text = match line.readable() {
            Ok(text) => text,
            Err(fault) => {
                return self.problem(line.number, fault.column, fault.code, String::new());
            }
        };
        let (cells, wrong) = match row::read(text, self.binding) {
            Ok(read) => read,
            Err(code) => return self.problem(line.number, None, code, String::new()),
        };
        // What is wrong with a cell that no line can be without is said once, by its cell.
        let is_said = !wrong.is_empty();
        for (place, code, found) in wrong {
            self.problem(line.number, Some(place), code, found);
        }
        match cells.line(self.seller) {
            Ok((told, notes)) => self.keep(line.number, told, notes),
            Err(_) if is_said => {}
            Err(code) => self.problem(line.number, None, code, String::new()),
        }
    }

    /// Keeps a line, unless an earlier row says the same, or something else of the same line.
    fn keep(&mut self, row: u64, line: ExportLine, notes: Notes) {
        let key = (line.number.clone(), line.line);
        match self
            .known
            .get(&key)
            .and_then(|place| self.file.lines.get(*place))
        {
            Some(earlier) if *earlier == line => {
                self.file.repeated = self.file.repeated.saturating_add(1);
            }
            Some(_) => {
                let found = format!("{} {}", line.number, line.line);
                self.problem(row, None, "export_line_twice", found);
            }
            None => {
                self.totals += u32::from(notes.total_differs);
                self.own_numbers += u32::from(notes.own_number);
                self.other_modes += u32::from(notes.other_mode);
                self.known.insert(key, self.file.lines.len());
                self.file.lines.push(line);
            }
        }
    }

    fn problem(&mut self, line: u64, column: Option<usize>, code: &'static str, found: String) {
        self.file.list(Problem {
            line,
            column: column.and_then(|place| self.binding.head_at(place)),
            code,
            found,
        });
    }

    /// Ends the file: what is worth saying of it as a whole.
    pub(super) fn finish(mut self) -> ExportsFile {
        let counts = [
            ("repeated_rows", self.file.repeated),
            ("export_totals_differ", self.totals),
            ("export_numbers_own", self.own_numbers),
            ("export_modes_other", self.other_modes),
        ];
        telling::end(&mut self.file, self.binding, self.form, &counts);
        self.file
    }
}

//! Rows become entries, each once; what is wrong or worth saying is listed.

use std::collections::HashMap;

use super::columns::Field;
use super::row;
use crate::domain::screening::ListedParty;
use crate::domain::time::Day;
use crate::exchange::table::NotReadable;
use crate::exchange::table::cells::shown;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::source::{Form, Row};
use crate::exchange::table::telling;
use crate::ledger::import::{Problem, ScreeningFile, ScreeningList, SellerFile};

/// Longest text shown of a wrong cell, in characters.
const FOUND_SHOWN: usize = 60;

/// Reads row after row.
pub(super) struct Reader<'a> {
    binding: &'a Binding<Field>,
    form: Form,
    file: SellerFile<Vec<ListedParty>>,
    /// Places among the entries, by key.
    known: HashMap<String, usize>,
    /// The newest day that a row tells of the list.
    dated: Option<Day>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(binding: &'a Binding<Field>, form: Form) -> Self {
        let file = SellerFile {
            encoding: form.name.to_owned(),
            columns: binding.columns(&[]),
            ..SellerFile::default()
        };
        Self {
            binding,
            form,
            file,
            known: HashMap::new(),
            dated: None,
        }
    }

    /// Takes a row in.
    pub(super) fn take(&mut self, line: &Row<'_>) {
        self.file.rows = self.file.rows.saturating_add(1);
        let text = match line.readable() {
            Ok(text) => text,
            Err(fault) => {
                return self.problem(line.number, fault.column, fault.code, "");
            }
        };
        match row::read(text, self.binding) {
            Ok((listed, dated)) => {
                self.dated = self.dated.max(dated);
                self.keep(line.number, listed);
            }
            Err((column, code, found)) => self.problem(line.number, column, code, &found),
        }
    }

    /// Keeps an entry, unless an earlier row says the same, or something else under its key.
    fn keep(&mut self, line: u64, listed: ListedParty) {
        let earlier = self.known.get(&listed.entry).copied();
        match earlier.and_then(|place| self.file.lines.get(place)) {
            Some(known) if *known == listed => {
                self.file.repeated = self.file.repeated.saturating_add(1);
            }
            Some(_) => self.problem(line, None, "listed_twice", &listed.entry),
            None => {
                let place = self.file.lines.len();
                self.known.insert(listed.entry.clone(), place);
                self.file.lines.push(listed);
            }
        }
    }

    fn problem(&mut self, line: u64, column: Option<usize>, code: &'static str, found: &str) {
        self.file.list(Problem {
            line,
            column: column.and_then(|place| self.binding.head_at(place)),
            code,
            found: shown(found, FOUND_SHOWN),
        });
    }

    /// Ends the file: its day, and what is worth saying of it as a whole.
    pub(super) fn finish(
        mut self,
        list: &str,
        told: Option<Day>,
    ) -> Result<ScreeningFile, NotReadable> {
        let dated = told.or(self.dated);
        let dated = dated.ok_or(NotReadable::plain("file_list_undated"))?;
        let counts = [("repeated_rows", self.file.repeated)];
        telling::end(&mut self.file, self.binding, self.form, &counts);
        let list = list.to_owned();
        Ok(self.file.with(|entries| ScreeningList {
            list,
            dated,
            entries,
        }))
    }
}

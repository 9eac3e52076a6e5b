//! Rows become recalls, each notice and key once; what is wrong or worth saying is listed.

use std::collections::HashMap;

use super::columns::Field;
use super::row;
use crate::domain::recall::{Recall, RecallKey};
use crate::exchange::table::columns::Binding;
use crate::exchange::table::source::{Form, Row};
use crate::exchange::table::telling;
use crate::ledger::import::{Problem, RecallsFile};

/// Reads row after row.
pub(super) struct Reader<'a> {
    binding: &'a Binding<Field>,
    form: Form,
    file: RecallsFile,
    /// Places among the lines, by notice and key.
    known: HashMap<(String, RecallKey, String), usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(binding: &'a Binding<Field>, form: Form) -> Self {
        let file = RecallsFile {
            encoding: form.name.to_owned(),
            columns: binding.columns(&[]),
            ..RecallsFile::default()
        };
        Self {
            binding,
            form,
            file,
            known: HashMap::new(),
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
        match row::read(text, self.binding) {
            Ok((recall, wrong)) => {
                for (place, code, found) in wrong {
                    self.problem(line.number, Some(place), code, found);
                }
                self.keep(line.number, recall);
            }
            Err(code) => self.problem(line.number, None, code, String::new()),
        }
    }

    /// Keeps a recall, unless an earlier row says the same, or something else of the same notice and
    /// key.
    fn keep(&mut self, line: u64, recall: Recall) {
        if recall.notice.is_empty() {
            return self.problem(line, None, "no_recall_notice", String::new());
        }
        let keys = recall.keys();
        if keys.is_empty() {
            return self.problem(line, None, "no_recall_key", recall.notice);
        }
        let name = |(kind, key): &(RecallKey, String)| (recall.notice.clone(), *kind, key.clone());
        let earlier = keys.iter().find_map(|key| {
            let place = self.known.get(&name(key))?;
            Some((key.1.clone(), self.file.lines.get(*place)? == &recall))
        });
        match earlier {
            Some((_, true)) => self.file.repeated = self.file.repeated.saturating_add(1),
            Some((key, false)) => {
                let found = format!("{} {key}", recall.notice);
                self.problem(line, None, "recall_twice", found);
            }
            None => {
                let place = self.file.lines.len();
                self.known.extend(keys.iter().map(|key| (name(key), place)));
                self.file.lines.push(recall);
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
    pub(super) fn finish(mut self) -> RecallsFile {
        let counts = [("repeated_rows", self.file.repeated)];
        telling::end(&mut self.file, self.binding, self.form, &counts);
        self.file
    }
}

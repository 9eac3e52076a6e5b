//! Amazon's report of seller-fulfilled returns as a tab-separated file
//! (`GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE`; facts: real files with 17, 32, 33 and 35 columns).
//!
//! Columns are bound by name and only those of an allow-list are ever read; of an unknown one the
//! first values are looked at for their shape, and nothing of them is kept. So no buyer's data
//! leaves this module. Nothing is quoted in this format: a `"` is data.

mod cells;
mod columns;
mod hints;
mod lines;
mod reasons;
mod refuse;
mod row;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::domain::codes::SellerCode;
use crate::domain::limits::{
    IMPORT_CELL_BYTES_MAX, IMPORT_COLUMNS_MAX, IMPORT_LINE_BYTES_MAX, IMPORT_PROBLEMS_MAX,
};
use crate::exchange::encoding::Encoding;
use crate::ledger::import::{Becomes, Problem, ReturnsFile, Warning};

pub use columns::fields;
pub use reasons::family_of;
pub use refuse::NotReadable;

use cells::Cells;
use columns::{Binding, Field};
use lines::{Lines, TextForm};
use row::{RowNotes, read_row};

/// How a file is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// How its text is encoded; none: strict UTF-8 first, else windows-1252 when no byte is
    /// undefined there.
    pub encoding: Option<Encoding>,
    /// Column head to field name as a person says, and none for a column that is left out; heads
    /// it does not name are bound by our own table. A head that may name a buyer is never bound.
    pub mapping: Option<Vec<(String, Option<String>)>>,
}

/// Reads a file of announced returns. Bad rows become problems with their line; the good rows
/// stand in `lines` in the file's order, so that `rows = lines + repeated + bad rows`.
///
/// # Errors
/// Says why the file as a whole is no such report; then nothing of it was taken.
pub fn read(
    bytes: &[u8],
    seller: &SellerCode,
    options: &ReadOptions,
) -> Result<ReturnsFile, NotReadable> {
    let (form, header, lines) = opened(bytes, options.encoding)?;
    let binding = Binding::of(&header, options.mapping.as_deref());
    let proposed = proposed(&binding, form, lines.clone());
    refuse::by_header(&header, &binding, &proposed)?;
    let mut reader = Reader::new(seller, &binding, form);
    reader.file.columns = binding.columns(&proposed);
    for line in lines {
        reader.take(&line);
    }
    Ok(reader.finish())
}

/// Finds how the newest file with these heads was bound, of `earlier` ones, newest first: what a
/// person chose once holds for the seller's next file. None when our own table says the same.
pub fn remembered(
    bytes: &[u8],
    encoding: Option<Encoding>,
    earlier: &[Vec<(String, String)>],
) -> Option<Vec<(String, Option<String>)>> {
    let (_, header, _) = opened(bytes, encoding).ok()?;
    earlier
        .iter()
        .find_map(|mapping| columns::told_again(&header, mapping))
        .filter(|told| !columns::says_the_table(told))
}

/// Opens a file: how its text is encoded, its header, and the lines behind it.
fn opened(
    bytes: &[u8],
    encoding: Option<Encoding>,
) -> Result<(TextForm, Cow<'_, str>, Lines<'_>), NotReadable> {
    refuse::by_content(bytes)?;
    let form = TextForm::of(bytes, encoding);
    let mut lines = Lines::new(TextForm::body(bytes));
    let header = lines
        .find(|line| !is_blank(line.bytes))
        .ok_or(NotReadable::plain("file_empty"))?;
    let text = form
        .decode(header.bytes)
        .ok_or(NotReadable::plain("file_encoding"))?;
    if header.bytes.len() > IMPORT_LINE_BYTES_MAX || text.split('\t').count() > IMPORT_COLUMNS_MAX {
        return Err(NotReadable::plain("file_too_wide"));
    }
    Ok((form, text, lines))
}

/// Proposes fields for the columns nobody knows, by the first rows that are text.
fn proposed(binding: &Binding, form: TextForm, lines: Lines<'_>) -> Vec<(usize, Field)> {
    let rows: Vec<Cow<'_, str>> = lines
        .filter(|line| !is_blank(line.bytes) && line.bytes.len() <= IMPORT_LINE_BYTES_MAX)
        .take(hints::ROWS)
        .filter_map(|line| form.decode(line.bytes))
        .collect();
    hints::proposed(binding, &rows)
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// What the rows of one key came to so far.
#[derive(Default)]
struct KeyCount {
    lines: u32,
    quantity: u64,
}

struct Reader<'a> {
    seller: &'a SellerCode,
    binding: &'a Binding,
    form: TextForm,
    file: ReturnsFile,
    keys: HashMap<u64, KeyCount>,
    rows_seen: HashSet<u64>,
    notes: RowNotes,
    over_ordered: u32,
    open_end: Option<u64>,
}

impl<'a> Reader<'a> {
    fn new(seller: &'a SellerCode, binding: &'a Binding, form: TextForm) -> Self {
        let file = ReturnsFile {
            encoding: form.name().to_owned(),
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

    fn take(&mut self, line: &lines::Line<'_>) {
        if is_blank(line.bytes) {
            return;
        }
        self.file.rows = self.file.rows.saturating_add(1);
        if line.bytes.len() > IMPORT_LINE_BYTES_MAX {
            return self.problem(line.number, "line_too_long");
        }
        if line.bytes.contains(&0) {
            return self.problem(line.number, "nul_byte");
        }
        let Some(text) = self.form.decode(line.bytes) else {
            return self.problem(line.number, "wrong_encoding");
        };
        let cells = match Cells::of(&text, self.binding) {
            Ok(cells) => cells,
            Err(code) => return self.problem(line.number, code),
        };
        if cells.longest > IMPORT_CELL_BYTES_MAX {
            return self.problem(line.number, "cell_too_long");
        }
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
    fn keep(&mut self, mut row: crate::domain::expected::ExpectedLine, cells: &Cells<'_>) {
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
        if self.file.problems.len() < IMPORT_PROBLEMS_MAX {
            self.file.problems.push(problem);
        } else {
            self.file.problems_unlisted = self.file.problems_unlisted.saturating_add(1);
        }
    }

    fn finish(mut self) -> ReturnsFile {
        let mut warn = |code: &'static str, about: String| {
            self.file.warnings.push(Warning { code, about });
        };
        if self.form.is_guess() {
            warn("read_as_windows_1252", String::new());
        }
        for column in &self.file.columns {
            let code = match column.becomes {
                Becomes::Unknown(_) => "unknown_column",
                Becomes::Taken { .. } => "doubled_column",
                Becomes::NeverKept => {
                    self.file.dropped_columns.push(column.head.clone());
                    continue;
                }
                Becomes::Field(_) | Becomes::LeftOut | Becomes::NotNeeded => continue,
            };
            warn(code, column.head.clone());
        }
        for name in self.binding.missing() {
            warn("missing_column", name.to_owned());
        }
        let counts = [
            ("repeated_rows", self.file.repeated),
            ("more_than_ordered", self.over_ordered),
            ("amount_without_currency", self.notes.without_currency),
            ("unknown_reason", self.notes.unknown_reasons),
            ("no_rows", u32::from(self.file.rows == 0)),
        ];
        for (code, count) in counts {
            if count > 0 {
                warn(code, count.to_string());
            }
        }
        if let Some(line) = self.open_end {
            warn("last_line_short", line.to_string());
        }
        self.file
    }
}

#[cfg(test)]
mod tests;

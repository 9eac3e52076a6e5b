//! Amazon's report of seller-fulfilled returns as a tab-separated file
//! (`GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE`; facts: real files with 17, 32, 33 and 35 columns).
//!
//! Columns are bound by name and only those of an allow-list are ever looked at, so that no
//! buyer's data leaves this module. Nothing is quoted in this format: a `"` is data.

mod cells;
mod columns;
mod lines;
mod reasons;
mod refuse;
mod row;

use std::collections::{HashMap, HashSet};

use crate::domain::codes::SellerCode;
use crate::domain::limits::{
    IMPORT_CELL_BYTES_MAX, IMPORT_COLUMNS_MAX, IMPORT_LINE_BYTES_MAX, IMPORT_PROBLEMS_MAX,
};
use crate::ledger::import::{Problem, ReturnsFile, Warning};

pub use columns::fields;
pub use reasons::family_of;
pub use refuse::NotReadable;

use cells::Cells;
use columns::Binding;
use lines::{Lines, TextForm};
use row::{RowNotes, read_row};

/// How the text of a file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// Strict UTF-8 first, else windows-1252 when no byte is undefined there.
    #[default]
    Auto,
    /// UTF-8; lines that are none are problems.
    Utf8,
    /// windows-1252; lines with undefined bytes are problems.
    Windows1252,
}

impl Encoding {
    /// Reads the name that the command line has: `auto`, `utf-8`, `windows-1252`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "auto" => Some(Self::Auto),
            "utf-8" | "utf8" => Some(Self::Utf8),
            "windows-1252" | "cp1252" => Some(Self::Windows1252),
            _ => None,
        }
    }
}

/// How a file is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// How its text is encoded.
    pub encoding: Encoding,
    /// Column head to field name, as saved for the seller; heads it does not name are bound by
    /// our own table. A head that may name a buyer is never bound.
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
    refuse::by_content(bytes)?;
    let form = TextForm::of(bytes, options.encoding);
    let mut lines = Lines::new(TextForm::body(bytes));
    let header = lines
        .find(|line| !is_blank(line.bytes))
        .ok_or(NotReadable::plain("file_empty"))?;
    let header_text = form
        .decode(header.bytes)
        .ok_or(NotReadable::plain("file_encoding"))?;
    if header.bytes.len() > IMPORT_LINE_BYTES_MAX
        || header_text.split('\t').count() > IMPORT_COLUMNS_MAX
    {
        return Err(NotReadable::plain("file_too_wide"));
    }
    let binding = Binding::of(&header_text, options.mapping.as_deref());
    refuse::by_header(&header_text, &binding)?;
    let mut reader = Reader::new(seller, &binding, form);
    for line in lines {
        reader.take(&line);
    }
    Ok(reader.finish())
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
            mapping: binding.mapping(),
            dropped_columns: binding.dropped.clone(),
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
        for head in &self.binding.unknown {
            warn("unknown_column", head.clone());
        }
        for head in &self.binding.doubled {
            warn("doubled_column", head.clone());
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

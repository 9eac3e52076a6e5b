//! What reading a seller's file came to, before and after it is taken.

use crate::domain::expected::ExpectedLine;

/// Something wrong in a file, named by its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The line, counted from 1 with the header.
    pub line: u64,
    /// The column's head as written, where one is meant.
    pub column: Option<String>,
    /// The stable name of the problem.
    pub code: &'static str,
    /// The text that is wrong, shortened and free of control characters; empty when none helps.
    pub found: String,
}

/// What one file of announced returns holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReturnsFile {
    /// How its text was encoded: `utf-8`, `utf-8-bom`, `windows-1252`.
    pub encoding: String,
    /// Column head to field name, in the file's order; unknown columns have no field.
    pub mapping: Vec<(String, Option<String>)>,
    /// Heads of columns that are never kept because they may name a buyer.
    pub dropped_columns: Vec<String>,
    /// Data rows of the file.
    pub rows: u32,
    /// The good rows.
    pub lines: Vec<ExpectedLine>,
    /// Rows that repeat an earlier one beyond the order's quantity.
    pub repeated: u32,
    /// The bad rows and what else is wrong.
    pub problems: Vec<Problem>,
    /// Problems beyond those listed.
    pub problems_unlisted: u32,
    /// Things worth saying that stop nothing, by stable name.
    pub warnings: Vec<Warning>,
}

/// Something worth saying about a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The stable name.
    pub code: &'static str,
    /// What it is about.
    pub about: String,
}

/// How the announced lines of a file compare with those in the store.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ImportCounts {
    /// Lines nobody had announced.
    pub new: u32,
    /// Lines with something new to say.
    pub changed: u32,
    /// Lines that say the same.
    pub unchanged: u32,
}

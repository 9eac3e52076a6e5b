//! What reading a seller's file came to, before and after it is taken.

use crate::domain::expected::ExpectedLine;

/// Something wrong in a file, named by its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The line, counted from 1 with the header; the sheet's row in a workbook.
    pub line: u64,
    /// The column's head as written, where one is meant.
    pub column: Option<String>,
    /// The stable name of the problem.
    pub code: &'static str,
    /// The text that is wrong, shortened and free of control characters; empty when none helps.
    pub found: String,
}

/// A column of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileColumn {
    /// Its head as written, shortened.
    pub head: String,
    /// What is done with it.
    pub becomes: Becomes,
}

/// What is done with a column; fields have the names of the `expected` verb.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Becomes {
    /// It becomes this field.
    Field(&'static str),
    /// Its head may name a buyer: it is never kept.
    NeverKept,
    /// A person left it out.
    LeftOut,
    /// It is known, and nothing needs it.
    NotNeeded,
    /// Nobody knows it; where its first values all look like one thing, this field is proposed.
    Unknown(Option<&'static str>),
    /// It is left out, because the field is another column's.
    Taken {
        /// The field.
        field: &'static str,
        /// The head of the column that has it.
        by: String,
    },
}

/// What one file of announced returns holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReturnsFile {
    /// How its text was encoded: `utf-8`, `utf-8-bom`, `windows-1252`, `cp932`, `gb18030`.
    pub encoding: String,
    /// The columns, in the file's order.
    pub columns: Vec<FileColumn>,
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

impl ReturnsFile {
    /// Gives what is kept of how the columns were bound: head and field, and an empty field where
    /// a person left the column out.
    pub fn mapping(&self) -> Vec<(String, String)> {
        let kept = |column: &FileColumn| {
            let field = match &column.becomes {
                Becomes::Field(field) => *field,
                Becomes::LeftOut => "",
                Becomes::NeverKept
                | Becomes::NotNeeded
                | Becomes::Unknown(_)
                | Becomes::Taken { .. } => return None,
            };
            Some((column.head.clone(), field.to_owned()))
        };
        self.columns.iter().filter_map(kept).collect()
    }

    /// Counts the problems, listed or not.
    pub fn problem_count(&self) -> u32 {
        u32::try_from(self.problems.len())
            .unwrap_or(u32::MAX)
            .saturating_add(self.problems_unlisted)
    }
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

//! What reading a seller's file came to, before and after it is taken.

use crate::domain::closed::closed_set;
use crate::domain::expected::ExpectedLine;
use crate::domain::export_line::ExportLine;
use crate::domain::limits::IMPORT_PROBLEMS_MAX;
use crate::domain::product::Product;
use crate::domain::recall::Recall;
use crate::domain::screening::ListedParty;
use crate::domain::time::Day;

closed_set! {
    /// What a seller's file holds.
    ImportKind {
        /// Announced returns.
        Returns = "returns",
        /// Products of the seller's book.
        Products = "products",
        /// A recall list, for the goods of every seller.
        Recalls = "recalls",
        /// Papers under which goods left China: customs lists CEB603 and declarations.
        Exports = "ceb603",
        /// A list of parties that others are compared with, such as the Consolidated Screening List.
        Screening = "screening",
    }
}

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
pub type ReturnsFile = SellerFile<Vec<ExpectedLine>>;

/// What one file of products holds.
pub type ProductsFile = SellerFile<Vec<Product>>;

/// What one recall list holds.
pub type RecallsFile = SellerFile<Vec<Recall>>;

/// What one export paper holds.
pub type ExportsFile = SellerFile<Vec<ExportLine>>;

/// What one list of parties holds.
pub type ScreeningFile = SellerFile<ScreeningList>;

/// A list of parties.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScreeningList {
    /// Its name.
    pub list: String,
    /// Its own day.
    pub dated: Day,
    /// Its entries.
    pub entries: Vec<ListedParty>,
}

/// The good rows of a file of whatever kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileLines {
    /// Announced returns.
    Returns(Vec<ExpectedLine>),
    /// Rows of a product book.
    Products(Vec<Product>),
    /// Rows of a recall list.
    Recalls(Vec<Recall>),
    /// Lines of export papers.
    Exports(Vec<ExportLine>),
    /// Entries of a list of parties.
    Screening(ScreeningList),
}

impl FileLines {
    /// Counts the rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Returns(lines) => lines.len(),
            Self::Products(lines) => lines.len(),
            Self::Recalls(lines) => lines.len(),
            Self::Exports(lines) => lines.len(),
            Self::Screening(list) => list.entries.len(),
        }
    }

    /// Gives the kind of the file.
    pub fn kind(&self) -> ImportKind {
        match self {
            Self::Returns(_) => ImportKind::Returns,
            Self::Products(_) => ImportKind::Products,
            Self::Recalls(_) => ImportKind::Recalls,
            Self::Exports(_) => ImportKind::Exports,
            Self::Screening(_) => ImportKind::Screening,
        }
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Lets the rows go and keeps their kind.
    pub fn clear(&mut self) {
        match self {
            Self::Returns(lines) => *lines = Vec::new(),
            Self::Products(lines) => *lines = Vec::new(),
            Self::Recalls(lines) => *lines = Vec::new(),
            Self::Exports(lines) => *lines = Vec::new(),
            Self::Screening(list) => list.entries = Vec::new(),
        }
    }
}

impl Default for FileLines {
    fn default() -> Self {
        Self::Returns(Vec::new())
    }
}

/// What one file of a seller holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SellerFile<Lines> {
    /// How its text was encoded: `utf-8`, `utf-8-bom`, `windows-1252`, `cp932`, `gb18030`.
    pub encoding: String,
    /// The columns, in the file's order.
    pub columns: Vec<FileColumn>,
    /// Heads of columns that are never kept because they may name a buyer.
    pub dropped_columns: Vec<String>,
    /// Data rows of the file.
    pub rows: u32,
    /// The good rows.
    pub lines: Lines,
    /// Rows that repeat an earlier one: beyond the order's quantity, or of the same product.
    pub repeated: u32,
    /// The bad rows and what else is wrong.
    pub problems: Vec<Problem>,
    /// Problems beyond those listed.
    pub problems_unlisted: u32,
    /// Things worth saying that stop nothing, by stable name.
    pub warnings: Vec<Warning>,
}

impl<Lines> SellerFile<Lines> {
    /// Gives the file with its rows made into something else.
    pub fn with<Other>(self, make: impl FnOnce(Lines) -> Other) -> SellerFile<Other> {
        SellerFile {
            encoding: self.encoding,
            columns: self.columns,
            dropped_columns: self.dropped_columns,
            rows: self.rows,
            lines: make(self.lines),
            repeated: self.repeated,
            problems: self.problems,
            problems_unlisted: self.problems_unlisted,
            warnings: self.warnings,
        }
    }

    /// Lists a problem, or counts it when the list is full.
    pub fn list(&mut self, problem: Problem) {
        if self.problems.len() < IMPORT_PROBLEMS_MAX {
            self.problems.push(problem);
        } else {
            self.problems_unlisted = self.problems_unlisted.saturating_add(1);
        }
    }

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

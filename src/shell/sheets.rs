//! Filled sheets of consignments, as they were looked at or taken.

use std::path::PathBuf;

use crate::domain::codes::ConsignmentNumber;
use crate::exchange::goods::GoodsProblem;
use crate::text::{Message, SheetMsg};

pub use crate::exchange::filled::Change;

/// What is done with a filled sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetStep {
    /// It is looked at: nothing is written.
    Look,
    /// It is taken, unless a row is wrong.
    AllOrNone,
    /// Its good rows are taken although others are wrong.
    Good,
}

/// A filled sheet that is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetOrder {
    /// Of which consignment.
    pub consignment: ConsignmentNumber,
    /// The file.
    pub path: PathBuf,
    /// What is done with it.
    pub step: SheetStep,
}

/// What a filled sheet came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetDone {
    /// The file's name.
    pub file_name: String,
    /// Whether it was written.
    pub taken: SheetTaken,
    /// SKUs of which it says something new.
    pub skus: u32,
    /// What it says anew, cell by cell.
    pub changes: Vec<Change>,
    /// Rows that are wrong.
    pub problems: Vec<GoodsProblem>,
    /// Heads of columns that are not read back.
    pub ignored: Vec<String>,
}

/// Whether a filled sheet was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetTaken {
    /// It was only looked at.
    Looked,
    /// It was written.
    Yes,
    /// A row is wrong: nothing was written.
    No,
}

impl SheetDone {
    /// Says what it came to.
    pub fn told(&self) -> Message {
        let name = self.file_name.clone();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (skus, rows) = (self.skus, count(self.problems.len()));
        match (self.taken, skus, rows) {
            (SheetTaken::Looked | SheetTaken::Yes, 0, 0) => SheetMsg::Nothing { name },
            (SheetTaken::Looked, skus, 0) => SheetMsg::Looked { name, skus },
            (SheetTaken::Looked, skus, rows) => SheetMsg::LookedWrong { name, skus, rows },
            (SheetTaken::No, _, rows) => SheetMsg::NotTaken { name, rows },
            (SheetTaken::Yes, skus, 0) => SheetMsg::Taken { name, skus },
            (SheetTaken::Yes, skus, rows) => SheetMsg::PartlyTaken { name, skus, rows },
        }
        .into()
    }
}

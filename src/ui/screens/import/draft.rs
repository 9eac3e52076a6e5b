//! What the screen keeps: the file in hand, those that wait, what is shown of them.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::super::table;
use crate::ledger::import::ImportKind;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Where the file is.
    pub path: String,
    /// Whose file it is.
    pub seller: String,
    /// What the file holds.
    pub kind: Holds,
    /// The first day on which a checklist is in force, as typed; empty means today.
    pub from: String,
    /// Which part of the preview is shown.
    pub tab: Tab,
    /// The preview that was put away by its job's number.
    pub put_away: Option<u64>,
    /// Files that were dropped together and wait for their turn.
    pub waiting: VecDeque<PathBuf>,
    /// The table of the first rows.
    pub rows: table::Draft,
    /// The table of the first rows of a product book.
    pub products: table::Draft,
    /// The table of the first rows of a recall list.
    pub recalls: table::Draft,
    /// The table of the first rows of an export paper.
    pub exports: table::Draft,
    /// The table of the first entries of a list of parties.
    pub listed: table::Draft,
    /// The table of the problems.
    pub problems: table::Draft,
    /// The table of the files taken in.
    pub taken: table::Draft,
    pub(super) look: Look,
}

/// What a file is said to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Holds {
    /// Found out by its heads.
    #[default]
    FoundOut,
    /// Rows of this kind.
    Rows(ImportKind),
    /// A seller's own checklist.
    Checklist,
}

impl Holds {
    /// Gives the kind of rows, when one is said.
    pub fn rows(self) -> Option<ImportKind> {
        match self {
            Self::Rows(kind) => Some(kind),
            Self::FoundOut | Self::Checklist => None,
        }
    }
}

/// Whether the file named is looked into without a press.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Look {
    /// When a person says so.
    #[default]
    Asked,
    /// At once, when the seller is known.
    AtOnce,
}

impl Draft {
    /// Takes files that were chosen or dropped: the first is looked into as soon as the seller is
    /// known, the others wait; while files wait already, all of them do.
    pub fn take(&mut self, files: &[PathBuf]) {
        let has_queue = !self.waiting.is_empty();
        self.waiting.extend(files.iter().cloned());
        if !has_queue {
            self.next();
        }
    }

    /// Goes to the next file that waits, if there is one.
    pub(super) fn next(&mut self) {
        if let Some(path) = self.waiting.pop_front() {
            self.path = path.display().to_string();
            self.look = Look::AtOnce;
        }
    }
}

/// A part of the preview.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// The first rows.
    #[default]
    Rows,
    /// Which column becomes which field.
    Columns,
    /// What is wrong, by line.
    Problems,
}

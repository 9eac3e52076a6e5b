//! What stands in a cell: as it is read, as it leaves the program, and as it is sorted.

use crate::domain::time::UtcMs;
use crate::shell::view::ShownCell;

/// A cell of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// As it is read in the table.
    pub shown: String,
    /// As it is copied and written to a file, when that differs: ids whole, moments with their day.
    leaves: Option<String>,
    order: Order,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    /// By its words.
    Words,
    /// By a rank of its own.
    Rank(i64),
    /// By its count.
    Count(u32),
}

/// By what a cell is sorted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SortKey {
    /// Nothing stands there: last, whichever way the others go.
    Nothing,
    /// A count, a moment or a rank.
    Number(i64),
    /// Words, in lower case.
    Words(String),
}

impl Cell {
    /// Words.
    pub fn words(shown: impl Into<String>) -> Self {
        Self {
            shown: shown.into(),
            leaves: None,
            order: Order::Words,
        }
    }

    /// Words that may be missing.
    pub fn maybe(shown: Option<impl ToString>) -> Self {
        Self::words(shown.map(|of| of.to_string()).unwrap_or_default())
    }

    /// An id that is shown by its end and leaves whole.
    pub fn code(shown: impl Into<String>, whole: impl Into<String>) -> Self {
        Self {
            leaves: Some(whole.into()),
            ..Self::words(shown)
        }
    }

    /// A count.
    pub fn count(count: u32) -> Self {
        Self {
            shown: count.to_string(),
            leaves: None,
            order: Order::Count(count),
        }
    }

    /// A moment that is shown by its hour and leaves with its day.
    pub fn moment(shown: String, whole: String, at: UtcMs) -> Self {
        Self {
            shown,
            leaves: Some(whole),
            order: Order::Rank(at.0),
        }
    }

    /// A word of a closed set, sorted by its place in the set.
    pub fn ranked(shown: impl Into<String>, rank: Option<usize>) -> Self {
        let rank = rank.and_then(|rank| i64::try_from(rank).ok());
        Self {
            order: Order::Rank(rank.unwrap_or(i64::MAX)),
            ..Self::words(shown)
        }
    }

    /// The same cell that leaves as another text.
    #[must_use]
    pub fn leaving(self, leaves: impl Into<String>) -> Self {
        Self {
            leaves: Some(leaves.into()),
            ..self
        }
    }

    /// The same cell that is read as another text.
    #[must_use]
    pub fn reading(self, shown: String) -> Self {
        Self { shown, ..self }
    }

    /// The cell as it is copied and written to a file.
    pub fn leaves(self) -> ShownCell {
        match self.order {
            Order::Count(count) => ShownCell::Count(count),
            Order::Words | Order::Rank(_) => ShownCell::Text(self.leaves.unwrap_or(self.shown)),
        }
    }

    /// Adds what a filter looks into: what is shown, and the whole of an id.
    pub fn add_to(&self, haystack: &mut String) {
        haystack.push_str(&self.shown.to_lowercase());
        if let Some(leaves) = &self.leaves {
            haystack.push(' ');
            haystack.push_str(&leaves.to_lowercase());
        }
        haystack.push('\n');
    }

    /// By what the cell is sorted.
    pub fn sort_key(&self) -> SortKey {
        match self.order {
            Order::Count(count) => SortKey::Number(i64::from(count)),
            Order::Rank(_) | Order::Words if self.shown.is_empty() => SortKey::Nothing,
            Order::Rank(rank) => SortKey::Number(rank),
            Order::Words => {
                let text = self.leaves.as_ref().unwrap_or(&self.shown);
                SortKey::Words(text.to_lowercase())
            }
        }
    }

    /// The count, when it is one.
    pub fn counted(&self) -> Option<u32> {
        match self.order {
            Order::Count(count) => Some(count),
            Order::Words | Order::Rank(_) => None,
        }
    }
}

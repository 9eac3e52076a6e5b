//! The one table of the desks: a screen states its columns once, as data, and gets the rest.
//!
//! Knows: Seen, text, the table widget, the names of the lists.
//! Must not know: which screen it stands on, where rows come from.
//!
//! The rest is: sort by a header, filter, choice of columns, walk and selection by key, copy, totals,
//! export of what is shown, and what stands there while there is no row.

mod arrange;
mod bar;
pub mod cell;
pub mod column;
pub mod draft;
mod draw;
mod shown;

use std::sync::Arc;

pub use cell::Cell;
pub use column::{Column, Total};
pub use draft::Draft;
pub use draw::table_ui;

use super::Seen;
use crate::ledger::Answer;
use crate::shell::view::ListName;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

/// A list as a screen hands it over.
pub struct List<'a, Row> {
    /// Which list.
    pub name: ListName,
    /// What is listed, for a screen reader.
    pub label: DeskMsg,
    /// Its columns.
    pub columns: &'a [Column<Row>],
    /// Which of them takes the room that is left.
    pub grows: usize,
    /// Its rows in the order they have by themselves.
    pub rows: &'a [&'a Row],
    /// By what a row is known again when the rows change, from its place and itself.
    pub key: fn(usize, &Row) -> RowKey,
    /// Another stamp means other rows.
    pub stamp: Stamp,
    /// Whether these are all rows there are.
    pub whole: Whole,
    /// What stands here when there is no row.
    pub empty: Nothing,
}

/// By what a row is known again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowKey {
    /// An id, or a place in a list that does not change.
    Number(u128),
    /// A name.
    Name(String),
}

/// Tells the rows of one frame from those of another without reading them.
#[derive(Clone, Default)]
pub struct Stamp {
    /// The answer that holds the rows.
    pub answer: Option<Arc<Answer>>,
    /// Counts what the answer does not tell.
    pub number: u64,
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.answer, &other.answer) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        same && self.number == other.number
    }
}

/// Whether a list holds all rows there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whole {
    /// All.
    All,
    /// More are on their way.
    Loading,
    /// As many as a list holds; there are more.
    Cut,
}

/// What stands where there is no row.
#[derive(Clone, Copy)]
pub struct Nothing {
    /// The icon of what would be here.
    pub icon: Icon,
    /// What would be here.
    pub what: fn() -> DeskMsg,
    /// How to get it.
    pub how: fn() -> DeskMsg,
}

/// What a person did to a row in this frame, by its place among the rows handed over.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Touched {
    /// Came under the selection.
    pub selected: Option<usize>,
}

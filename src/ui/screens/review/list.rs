//! A list that is read by pages, as a table: units and parcels alike.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::draft::Wish;
use super::super::table::{self, List, Nothing, Stamp, table_ui};
use super::super::{Intent, Seen};
use super::pages::{Paged, Pages};
use crate::shell::view::{ListName, View};

/// What a screen keeps of a list: its rows and its table.
pub struct Draft<Row: Paged> {
    /// The rows.
    pub pages: Pages<Row>,
    /// The table.
    pub table: table::Draft,
}

impl<Row: Paged> Default for Draft<Row> {
    fn default() -> Self {
        Self {
            pages: Pages::default(),
            table: table::Draft::default(),
        }
    }
}

impl<Row: Paged> Draft<Row> {
    /// A list whose screen says already what stands in these columns; a person may ask for them.
    pub fn without(columns: &[usize]) -> Self {
        let mut draft = Self::default();
        for column in columns {
            draft.table.want(*column, Wish::Hidden);
        }
        draft
    }
}

/// Which list, where it comes from, and what stands there when it is empty.
pub struct Of<'a, Row: Paged> {
    /// Which list.
    pub name: ListName,
    /// Where its answers come.
    pub view: View,
    /// What narrows it.
    pub filter: &'a Row::Filter,
    /// What stands there when it is empty.
    pub empty: Nothing,
}

/// Draws the list into all the room left; returns the row that was selected in this frame.
pub fn list_ui<'a, Row: Paged>(
    ui: &mut Ui,
    seen: &Seen,
    draft: &'a mut Draft<Row>,
    of: &Of<'_, Row>,
    intents: &mut Vec<Intent>,
) -> Option<&'a Row> {
    let wanted = draft.pages.question(of.filter);
    intents.push(Intent::Ask(of.view, Box::new(wanted)));
    draft.pages.take(seen.answers.get(&of.view));
    let rows: Vec<&Row> = draft.pages.rows.iter().collect();
    let list = List {
        name: of.name,
        label: Row::LABEL,
        columns: Row::COLUMNS,
        grows: Row::GROWS,
        rows: &rows,
        key: |_, row: &Row| row.row_key(),
        stamp: Stamp {
            answer: None::<Arc<_>>,
            number: draft.pages.changes,
        },
        whole: draft.pages.whole,
        empty: of.empty,
    };
    let touched = table_ui(ui, seen, &mut draft.table, &list, intents);
    draft.pages.rows.get(touched.selected?)
}

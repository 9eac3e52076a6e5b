//! What a screen keeps of one table: order, filter, columns, widths, selection.

use std::collections::BTreeMap;

use super::super::export;
use super::arrange::{holds, sort, wanted};
use super::cell::SortKey;
use super::{List, RowKey, Seen, Stamp};
use crate::text::Language;
use crate::ui::widgets::{Reach, SortOrder};

/// A difference of widths that is none.
const SAME_WIDTH: f32 = 0.5;

/// A column by its place among all, and the way; none leaves the rows' own order.
type Sort = Option<(usize, SortOrder)>;

/// What a screen keeps of one table.
#[derive(Default)]
pub struct Draft {
    /// What the rows are sorted by.
    pub sort: Sort,
    /// What rows must hold.
    pub filter: String,
    wishes: BTreeMap<usize, Wish>,
    widths: BTreeMap<usize, f32>,
    selected: Option<Selected>,
    /// Where the shown rows are written; none while nobody asked to.
    pub(super) export: Option<export::Draft>,
    arranged: Arranged,
}

/// What a person wants of a column, whatever the room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// It stands.
    Shown,
    /// It does not.
    Hidden,
}

/// Rows of the shown order, from where the selection began to where it is, and by what they are
/// known again.
struct Selected {
    places: [usize; 2],
    keys: [RowKey; 2],
}

/// The shown rows, kept until something they depend on is another.
#[derive(Default)]
struct Arranged {
    of: Option<(Stamp, Language, Vec<usize>)>,
    by: Option<(Sort, Vec<String>)>,
    order: Vec<usize>,
    haystacks: Vec<String>,
}

impl Draft {
    /// Begins another list in the same table: its order and columns stay, what was typed goes.
    pub fn begin(&mut self) {
        self.filter.clear();
        self.selected = None;
        self.export = None;
    }

    /// Selects the row of a key, as soon as it stands; a filter that could hide it goes.
    pub fn point_at(&mut self, key: RowKey) {
        self.filter.clear();
        self.selected = Some(Selected {
            places: [0, 0],
            keys: [key.clone(), key],
        });
        self.arranged.of = None;
    }

    /// Takes the path that was chosen for a file of the shown rows.
    pub fn take_path(&mut self, path: String) {
        self.export.get_or_insert_default().path = Some(path);
    }

    /// What a person wants of a column.
    pub fn wish(&self, index: usize) -> Option<Wish> {
        self.wishes.get(&index).copied()
    }

    /// Keeps what a person wants of a column.
    pub fn want(&mut self, index: usize, wish: Wish) {
        self.wishes.insert(index, wish);
    }

    /// Forgets what was wanted of columns and their widths.
    pub fn as_at_first(&mut self) {
        self.wishes.clear();
        self.widths.clear();
    }

    /// A column's width: as it was dragged, or its own.
    pub fn width(&self, index: usize, own: f32) -> f32 {
        self.widths.get(&index).copied().unwrap_or(own)
    }

    /// Keeps the width a column was dragged to.
    pub(super) fn resized(&mut self, index: usize, own: f32, width: f32) {
        if (self.width(index, own) - width).abs() > SAME_WIDTH {
            self.widths.insert(index, width);
        }
    }

    /// A header was pressed: up, down, and back to the rows' own order.
    pub fn sort_by(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((by, SortOrder::Up)) if by == column => Some((column, SortOrder::Down)),
            Some((by, SortOrder::Down)) if by == column => None,
            Some(_) | None => Some((column, SortOrder::Up)),
        };
    }

    /// How many rows are shown.
    pub fn shown_count(&self) -> usize {
        self.arranged.order.len()
    }

    /// Gives the place among all rows of a shown one.
    pub fn at(&self, shown: usize) -> Option<usize> {
        self.arranged.order.get(shown).copied()
    }

    /// The places of the shown rows among all, in the shown order.
    pub(super) fn order(&self) -> &[usize] {
        &self.arranged.order
    }

    /// From where the selection began to where it is, in the shown order.
    pub fn selection(&self) -> Option<[usize; 2]> {
        self.selected.as_ref().map(|selected| selected.places)
    }

    /// The places among all rows of the selected ones, in the shown order.
    pub fn selected_rows(&self) -> &[usize] {
        let Some([from, to]) = self.selection() else {
            return &[];
        };
        let (first, last) = (from.min(to), from.max(to));
        self.arranged.order.get(first..=last).unwrap_or_default()
    }

    /// Selects a shown row, alone or with all up to it.
    pub(super) fn select<Row>(&mut self, list: &List<'_, Row>, row: usize, reach: Reach) {
        let from = match (reach, self.selection()) {
            (Reach::UpTo, Some([from, _])) => from,
            (Reach::UpTo, None) | (Reach::One, _) => row,
        };
        self.select_between(list, [from, row]);
    }

    /// Selects every shown row.
    pub(super) fn select_all<Row>(&mut self, list: &List<'_, Row>) {
        if let Some(last) = self.shown_count().checked_sub(1) {
            self.select_between(list, [0, last]);
        }
    }

    fn select_between<Row>(&mut self, list: &List<'_, Row>, places: [usize; 2]) {
        let [from, to] = places.map(|place| self.key(list, place));
        self.selected = from.zip(to).map(|(from, to)| Selected {
            places,
            keys: [from, to],
        });
    }

    fn key<Row>(&self, list: &List<'_, Row>, shown: usize) -> Option<RowKey> {
        let index = self.at(shown)?;
        Some((list.key)(index, list.rows.get(index)?))
    }

    /// Filters and sorts the rows when rows, words, columns, filter or order are others than before.
    pub(super) fn arrange<Row>(&mut self, seen: &Seen, list: &List<'_, Row>) {
        let visible = self.not_hidden(list);
        let of = (list.stamp.clone(), seen.words.language, visible);
        let by = (self.sort, wanted(&self.filter));
        let same_rows = self.arranged.of.as_ref() == Some(&of);
        if same_rows && self.arranged.by.as_ref() == Some(&by) {
            return;
        }
        if !same_rows {
            self.arranged.haystacks.clear();
        }
        let (_, words) = &by;
        let mut order: Vec<usize> = (0..list.rows.len()).collect();
        if !words.is_empty() {
            if self.arranged.haystacks.is_empty() {
                self.arranged.haystacks = haystacks(seen, list, &of.2);
            }
            let haystacks = &self.arranged.haystacks;
            order.retain(|row| haystacks.get(*row).is_some_and(|text| holds(text, words)));
        }
        if let Some((column, way)) = self.sort {
            sort(&mut order, &sort_keys(seen, list, column), way);
        }
        self.arranged.order = order;
        self.arranged.of = Some(of);
        self.arranged.by = Some(by);
        self.find_selected(list);
    }

    fn not_hidden<Row>(&self, list: &List<'_, Row>) -> Vec<usize> {
        (0..list.columns.len())
            .filter(|index| self.wish(*index) != Some(Wish::Hidden))
            .collect()
    }

    /// Finds the selected rows at their new places; a selection whose end is gone is gone.
    fn find_selected<Row>(&mut self, list: &List<'_, Row>) {
        let Some(selected) = self.selected.take() else {
            return;
        };
        let [from, to] = selected.keys;
        let (mut begins, mut ends) = (None, None);
        for place in 0..self.shown_count() {
            let key = self.key(list, place);
            if key.as_ref() == Some(&from) {
                begins = Some(place);
            }
            if key.as_ref() == Some(&to) {
                ends = Some(place);
            }
        }
        if let Some(end) = ends {
            self.select_between(list, [begins.unwrap_or(end), end]);
        }
    }
}

fn haystacks<Row>(seen: &Seen, list: &List<'_, Row>, columns: &[usize]) -> Vec<String> {
    let haystack = |row: &&Row| {
        let mut text = String::new();
        for index in columns {
            if let Some(column) = list.columns.get(*index) {
                (column.cell)(seen, row).add_to(&mut text);
            }
        }
        text
    };
    list.rows.iter().map(haystack).collect()
}

fn sort_keys<Row>(seen: &Seen, list: &List<'_, Row>, column: usize) -> Vec<SortKey> {
    let Some(column) = list.columns.get(column) else {
        return Vec::new();
    };
    list.rows
        .iter()
        .map(|row| (column.cell)(seen, row).sort_key())
        .collect()
}

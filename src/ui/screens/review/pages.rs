//! Lists by pages of keys: what was loaded stays, what changed is replaced, the end asks for more.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::domain::time::UtcMs;
use crate::ledger::query::{Page, PageAfter, ParcelFilter, UnitFilter};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::ledger::{Answer, Query};
use crate::ui::theme::size::space;

/// Pages of units.
pub type UnitPages = Pages<UnitRow>;
/// Pages of parcels.
pub type ParcelPages = Pages<ParcelRow>;

/// A row of a list that is read by pages, newest first.
pub trait Paged: Clone {
    /// What narrows the list.
    type Filter: Clone + PartialEq;

    /// The question for the page behind `after`.
    fn query(filter: &Self::Filter, after: Option<PageAfter>) -> Query;
    /// The page in an answer.
    fn page(answer: &Answer) -> Option<&Page<Self>>;
    /// The row's place in the list.
    fn key(&self) -> (UtcMs, u128);
}

impl Paged for UnitRow {
    type Filter = UnitFilter;

    fn query(filter: &UnitFilter, after: Option<PageAfter>) -> Query {
        Query::Units(filter.clone(), after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Units(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        (self.put_at, self.unit.0)
    }
}

impl Paged for ParcelRow {
    type Filter = ParcelFilter;

    fn query(filter: &ParcelFilter, after: Option<PageAfter>) -> Query {
        Query::Parcels(filter.clone(), after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Parcels(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        (self.received_at, self.parcel.0)
    }
}

/// The rows loaded so far.
pub struct Pages<Row: Paged> {
    filter: Option<Row::Filter>,
    /// The rows, newest first.
    pub rows: Vec<Row>,
    /// The row that is selected.
    pub selected: Option<usize>,
    after: Option<PageAfter>,
    next: Option<PageAfter>,
    taken: Option<(Query, Arc<Answer>)>,
}

impl<Row: Paged> Default for Pages<Row> {
    fn default() -> Self {
        Self {
            filter: None,
            rows: Vec::new(),
            selected: None,
            after: None,
            next: None,
            taken: None,
        }
    }
}

impl<Row: Paged> Pages<Row> {
    /// Gives the question of the page that is wanted; another filter begins anew.
    pub fn question(&mut self, filter: &Row::Filter) -> Query {
        if self.filter.as_ref() != Some(filter) {
            *self = Self {
                filter: Some(filter.clone()),
                ..Self::default()
            };
        }
        Row::query(filter, self.after)
    }

    /// Takes the newest answer of the view, when it is new and of this list.
    pub fn take(&mut self, newest: Option<&(Query, Arc<Answer>)>) {
        let (Some(filter), Some((query, answer))) = (&self.filter, newest) else {
            return;
        };
        if *query != Row::query(filter, self.after) {
            return;
        }
        let again = match &self.taken {
            Some((_, before)) if Arc::ptr_eq(before, answer) => return,
            Some((before, _)) => before == query,
            None => false,
        };
        if let Some(page) = Row::page(answer) {
            self.merge(page);
        }
        self.taken = Some((query.clone(), Arc::clone(answer)));
        // The facts have changed under a later page: the newest rows may have changed too.
        if again {
            self.after = None;
        }
    }

    /// Asks for the next page once the last row was drawn.
    pub fn drawn_to(&mut self, last_row: usize) {
        if last_row + 1 >= self.rows.len() && self.next.is_some() {
            self.after = self.next;
        }
    }

    /// Whether there are rows that are not loaded yet.
    pub fn has_more(&self) -> bool {
        self.next.is_some()
    }

    /// Puts the page in place of all rows between its ends, so that rows that left it vanish.
    fn merge(&mut self, page: &Page<Row>) {
        let before = self.after.map(|after| (after.at, after.id));
        let last = page.rows.last().map(Paged::key);
        let to_the_end = page.next.is_none();
        let reaches_end = to_the_end
            || self
                .rows
                .last()
                .is_none_or(|row| last.is_some_and(|last| last <= row.key()));
        self.rows.retain(|row| {
            let key = row.key();
            let newer = before.is_some_and(|before| key >= before);
            let older = !to_the_end && last.is_some_and(|last| key < last);
            newer || older
        });
        self.rows.extend(page.rows.iter().cloned());
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.key()));
        if reaches_end {
            self.next = page.next;
        }
    }
}

/// A step of the grid between a heading and its list.
pub fn gap(ui: &mut Ui) {
    ui.add_space(space(1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, PartialEq, Debug)]
    struct Row(i64);

    impl Paged for Row {
        type Filter = ();

        fn query((): &(), after: Option<PageAfter>) -> Query {
            Query::Units(UnitFilter::default(), after)
        }

        fn page(_: &Answer) -> Option<&Page<Self>> {
            None
        }

        fn key(&self) -> (UtcMs, u128) {
            (UtcMs(self.0), 0)
        }
    }

    fn page(rows: &[i64], next: Option<i64>) -> Page<Row> {
        Page {
            rows: rows.iter().map(|at| Row(*at)).collect(),
            next: next.map(|at| PageAfter {
                at: UtcMs(at),
                id: 0,
            }),
        }
    }

    fn numbers(pages: &Pages<Row>) -> Vec<i64> {
        pages.rows.iter().map(|row| row.0).collect()
    }

    #[test]
    fn a_second_page_follows_the_first_and_the_end_asks_no_more() {
        let mut pages = Pages::<Row>::default();
        pages.question(&());
        pages.merge(&page(&[9, 8, 7], Some(7)));
        pages.drawn_to(1);
        assert_eq!(pages.after, None);
        pages.drawn_to(2);
        assert_eq!(pages.after.map(|after| after.at), Some(UtcMs(7)));
        pages.merge(&page(&[6, 5], None));
        assert_eq!(numbers(&pages), [9, 8, 7, 6, 5]);
        assert!(!pages.has_more());
    }

    #[test]
    fn the_first_page_again_brings_new_rows_and_takes_those_that_left() {
        let mut pages = Pages::<Row>::default();
        pages.question(&());
        pages.merge(&page(&[9, 8, 7], Some(7)));
        pages.drawn_to(2);
        pages.merge(&page(&[6, 5], Some(5)));
        pages.after = None;
        pages.merge(&page(&[10, 9, 7], Some(7)));
        assert_eq!(numbers(&pages), [10, 9, 7, 6, 5]);
        assert_eq!(pages.next.map(|next| next.at), Some(UtcMs(5)));
    }
}

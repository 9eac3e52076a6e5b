//! Lists by pages of keys: the whole list is read page by page, what changed is replaced.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::{Column, RowKey, Whole};
use super::{parcels, units};
use crate::domain::limits::LIST_ROWS_MAX;
use crate::domain::time::UtcMs;
use crate::ledger::query::{Page, PageAfter, ParcelFilter, UnitFilter};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::ledger::{Answer, Query};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// A row of a list that is read by pages, newest first.
pub trait Paged: Clone + 'static {
    /// What narrows the list.
    type Filter: Clone + PartialEq;
    /// What is listed.
    const LABEL: DeskMsg;
    /// The columns of the list.
    const COLUMNS: &'static [Column<Self>];
    /// Which of them takes the room that is left.
    const GROWS: usize;

    /// The question for the page behind `after`.
    fn query(filter: &Self::Filter, after: Option<PageAfter>) -> Query;
    /// The page in an answer.
    fn page(answer: &Answer) -> Option<&Page<Self>>;
    /// The row's place in the list.
    fn key(&self) -> (UtcMs, u128);

    /// By what the row is known again.
    fn row_key(&self) -> RowKey {
        RowKey::Number(self.key().1)
    }

    /// The same of the row behind which a page begins.
    fn begins(after: PageAfter) -> (UtcMs, u128) {
        (after.at, after.id)
    }
}

impl Paged for UnitRow {
    type Filter = UnitFilter;
    const LABEL: DeskMsg = DeskMsg::UnitsList;
    const COLUMNS: &'static [Column<Self>] = &units::COLUMNS;
    const GROWS: usize = units::TITLE;

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
    const LABEL: DeskMsg = DeskMsg::ParcelsList;
    const COLUMNS: &'static [Column<Self>] = &parcels::COLUMNS;
    const GROWS: usize = parcels::TRACKING;

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

/// The rows read so far.
pub struct Pages<Row: Paged> {
    filter: Option<Row::Filter>,
    /// The rows, newest first.
    pub rows: Vec<Row>,
    /// Whether these are all.
    pub whole: Whole,
    /// Rises whenever the rows have changed.
    pub changes: u64,
    after: Option<PageAfter>,
    taken: Option<(Query, Arc<Answer>)>,
}

impl<Row: Paged> Default for Pages<Row> {
    fn default() -> Self {
        Self {
            filter: None,
            rows: Vec::new(),
            whole: Whole::Loading,
            changes: 0,
            after: None,
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
                changes: self.changes + 1,
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
            self.go_on(page);
        }
        self.taken = Some((query.clone(), Arc::clone(answer)));
        // The facts have changed under a later page: all are read again from the newest on.
        if again && self.after.is_some() {
            self.after = None;
        }
    }

    /// Asks for the page behind this one, until the end or as many rows as a list holds.
    fn go_on(&mut self, page: &Page<Row>) {
        let last = page.rows.last().map(Paged::key);
        let read = self
            .rows
            .partition_point(|row| last.is_some_and(|last| row.key() >= last));
        match page.next {
            None => self.whole = Whole::All,
            Some(_) if read >= LIST_ROWS_MAX => self.whole = Whole::Cut,
            Some(next) => self.after = Some(next),
        }
    }

    /// Puts the page in place of all rows between its ends, so that rows that left it vanish.
    fn merge(&mut self, page: &Page<Row>) {
        let before = self.after.map(Row::begins);
        let last = page.rows.last().map(Paged::key);
        let to_the_end = page.next.is_none();
        self.rows.retain(|row| {
            let key = row.key();
            let newer = before.is_some_and(|before| key >= before);
            let older = !to_the_end && last.is_some_and(|last| key < last);
            newer || older
        });
        self.rows.extend(page.rows.iter().cloned());
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.key()));
        self.rows.truncate(LIST_ROWS_MAX);
        self.changes += 1;
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
        const LABEL: DeskMsg = DeskMsg::UnitsList;
        const COLUMNS: &'static [Column<Self>] = &[];
        const GROWS: usize = 0;

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

    fn arrives(pages: &mut Pages<Row>, page: &Page<Row>) {
        pages.merge(page);
        pages.go_on(page);
    }

    fn numbers(pages: &Pages<Row>) -> Vec<i64> {
        pages.rows.iter().map(|row| row.0).collect()
    }

    #[test]
    fn page_follows_page_until_the_end() {
        let mut pages = Pages::<Row>::default();
        pages.question(&());
        arrives(&mut pages, &page(&[9, 8, 7], Some(7)));
        assert_eq!(pages.after.map(|after| after.at), Some(UtcMs(7)));
        assert_eq!(pages.whole, Whole::Loading);
        arrives(&mut pages, &page(&[6, 5], None));
        assert_eq!(numbers(&pages), [9, 8, 7, 6, 5]);
        assert_eq!(pages.whole, Whole::All);
    }

    #[test]
    fn a_list_holds_so_many_rows_and_says_that_there_are_more() {
        let mut pages = Pages::<Row>::default();
        pages.question(&());
        let most = i64::try_from(LIST_ROWS_MAX).expect("small");
        let rows: Vec<i64> = (0..most).rev().map(|at| at + 100).collect();
        arrives(&mut pages, &page(&rows[..100], Some(rows[99])));
        arrives(&mut pages, &page(&rows[100..], Some(100)));
        assert_eq!(pages.whole, Whole::Cut);
        assert_eq!(pages.rows.len(), LIST_ROWS_MAX);
        let asked = pages.after.map(|after| after.at);
        assert_eq!(asked, Some(UtcMs(rows[99])), "no further page is asked for");
    }

    #[test]
    fn the_first_page_again_brings_new_rows_and_takes_those_that_left() {
        let mut pages = Pages::<Row>::default();
        pages.question(&());
        arrives(&mut pages, &page(&[9, 8, 7], Some(7)));
        arrives(&mut pages, &page(&[6, 5], None));
        let changes = pages.changes;
        pages.after = None;
        arrives(&mut pages, &page(&[10, 9, 7], Some(7)));
        assert_eq!(numbers(&pages), [10, 9, 7, 6, 5]);
        assert_eq!(pages.after.map(|after| after.at), Some(UtcMs(7)));
        assert_eq!(
            pages.whole,
            Whole::All,
            "the rows stand while they are read again"
        );
        assert!(pages.changes > changes);
    }

    #[test]
    fn a_page_that_changed_makes_all_be_read_again() {
        let after = PageAfter {
            at: UtcMs(7),
            id: 0,
        };
        let query = Query::Units(UnitFilter::default(), Some(after));
        let answer = || (query.clone(), Arc::new(Answer::Sellers(Vec::new())));
        let mut pages = Pages::<Row>::default();
        pages.question(&());
        pages.after = Some(after);
        let first = answer();
        pages.take(Some(&first));
        pages.take(Some(&first));
        assert_eq!(pages.after, Some(after), "the same answer says nothing new");
        pages.take(Some(&answer()));
        assert_eq!(pages.after, None);
    }
}

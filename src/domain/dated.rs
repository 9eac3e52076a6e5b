//! What was agreed for a day and holds from it on, until what was agreed for a later day does.

use super::time::Day;

/// One of several that follow each other by their days.
pub trait Dated {
    /// Where it stands: which row of followers it is in, and its first day at the site; without a day it
    /// holds from the start.
    fn place(&self) -> (&str, Option<Day>);
}

/// Puts one in its place, rows by name and the oldest day first: of two in one place the newer counts.
pub fn lay<T: Dated>(all: &mut Vec<T>, one: T) {
    all.retain(|known| known.place() != one.place());
    let at = all.partition_point(|known| known.place() < one.place());
    all.insert(at, one);
}

/// Gives what is in force on a day: of each row the newest that has begun. `all` is in the order of
/// [`lay`]; no day means the start.
pub fn in_force<T: Dated>(all: &[T], day: impl Into<Option<Day>>) -> impl Iterator<Item = &T> {
    let day = day.into();
    let begun = move || all.iter().filter(move |one| one.place().1 <= day);
    let next = begun().skip(1).map(Some).chain([None]);
    begun().zip(next).filter_map(|(one, next)| {
        let ends_row = next.is_none_or(|next| next.place().0 != one.place().0);
        ends_row.then_some(one)
    })
}

/// Gives what is not in force on a day yet, the earliest of each row first.
pub fn to_come<T: Dated>(all: &[T], day: Day) -> impl Iterator<Item = &T> {
    all.iter().filter(move |one| one.place().1 > Some(day))
}

/// Gives those that are not among the known ones so.
pub fn not_in<'a, T: Dated + PartialEq>(all: &'a [T], known: &[T]) -> impl Iterator<Item = &'a T> {
    all.iter().filter(move |one| !known.contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Its row, its day, what it is.
    type Sample = (&'static str, Option<Day>, u8);

    impl Dated for Sample {
        fn place(&self) -> (&str, Option<Day>) {
            (self.0, self.1)
        }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn laid(all: &[Sample]) -> Vec<Sample> {
        let mut laid = Vec::new();
        for one in all {
            lay(&mut laid, *one);
        }
        laid
    }

    #[test]
    fn each_holds_from_its_day_until_the_next_one_does() {
        let all = laid(&[
            ("", Some(day("2027-03-01")), 3),
            ("", None, 1),
            ("", Some(day("2027-01-01")), 2),
        ]);
        for (on, what) in [
            (None, 1),
            (Some("2026-12-31"), 1),
            (Some("2027-01-01"), 2),
            (Some("2027-01-02"), 2),
            (Some("2027-02-28"), 2),
            (Some("2027-03-01"), 3),
            (Some("2027-03-02"), 3),
        ] {
            let found: Vec<u8> = in_force(&all, on.map(day)).map(|one| one.2).collect();
            assert_eq!(found, [what], "{on:?}");
        }
        let later: Vec<u8> = to_come(&all, day("2027-01-01")).map(|one| one.2).collect();
        assert_eq!(later, [3]);
    }

    #[test]
    fn before_the_first_day_nothing_is_in_force() {
        let all = laid(&[("", Some(day("2027-01-01")), 1)]);
        assert_eq!(in_force(&all, day("2026-12-31")).next(), None);
        assert_eq!(in_force(&all, None).next(), None);
        assert_eq!(in_force::<Sample>(&[], day("2026-12-31")).next(), None);
    }

    #[test]
    fn of_two_for_one_day_the_newer_counts_and_rows_stand_beside_each_other() {
        let first = Some(day("2027-01-01"));
        let all = laid(&[
            ("b", first, 1),
            ("a", first, 2),
            ("b", first, 3),
            ("a", None, 4),
            ("a", None, 5),
        ]);
        assert_eq!(all, [("a", None, 5), ("a", first, 2), ("b", first, 3)]);
        let on = |text: &str| {
            in_force(&all, day(text))
                .map(|one| one.2)
                .collect::<Vec<_>>()
        };
        assert_eq!(on("2026-12-31"), [5]);
        assert_eq!(on("2027-01-01"), [2, 3]);
    }
}

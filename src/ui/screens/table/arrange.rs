//! Which rows are shown and in what order: plain work on plain texts.

use std::cmp::Ordering;

use super::cell::SortKey;
use crate::ui::widgets::SortOrder;

/// Sorts `rows`, places in `keys`, by their keys; equal ones keep their order, empty ones come last.
pub fn sort(rows: &mut [usize], keys: &[SortKey], order: SortOrder) {
    let key = |row: &usize| keys.get(*row).unwrap_or(&SortKey::Nothing);
    rows.sort_by(|one, other| compared(key(one), key(other), order));
}

fn compared(one: &SortKey, other: &SortKey, order: SortOrder) -> Ordering {
    let up = match (one, other) {
        (SortKey::Nothing, SortKey::Nothing) => return Ordering::Equal,
        (SortKey::Nothing, SortKey::Number(_) | SortKey::Words(_)) => return Ordering::Greater,
        (SortKey::Number(_) | SortKey::Words(_), SortKey::Nothing) => return Ordering::Less,
        (SortKey::Number(one), SortKey::Number(other)) => one.cmp(other),
        (SortKey::Number(_), SortKey::Words(_)) => Ordering::Less,
        (SortKey::Words(_), SortKey::Number(_)) => Ordering::Greater,
        (SortKey::Words(one), SortKey::Words(other)) => by_numbers(one, other),
    };
    match order {
        SortOrder::Up => up,
        SortOrder::Down => up.reverse(),
    }
}

/// Compares texts as a person counts: R-9 comes before R-10.
fn by_numbers(mut one: &str, mut other: &str) -> Ordering {
    loop {
        let (first, second) = (head(one), head(other));
        let compared = match (digits(first), digits(second)) {
            (Some(first), Some(second)) => first.len().cmp(&second.len()).then(first.cmp(second)),
            (Some(_), None) | (None, Some(_) | None) => first.cmp(second),
        };
        if compared != Ordering::Equal || first.is_empty() {
            return compared.then(one.cmp(other));
        }
        one = one.get(first.len()..).unwrap_or_default();
        other = other.get(second.len()..).unwrap_or_default();
    }
}

/// The run of digits, or of other signs, that a text begins with.
fn head(text: &str) -> &str {
    let is_number = text.starts_with(|sign: char| sign.is_ascii_digit());
    let end = text.find(|sign: char| sign.is_ascii_digit() != is_number);
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// The digits of a run without leading zeros, when it is one of digits.
fn digits(run: &str) -> Option<&str> {
    run.starts_with(|sign: char| sign.is_ascii_digit())
        .then(|| run.trim_start_matches('0'))
}

/// Splits what is typed into the words that must all be found.
pub fn wanted(filter: &str) -> Vec<String> {
    filter.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether a row, in lower case, holds every word.
pub fn holds(haystack: &str, wanted: &[String]) -> bool {
    wanted.iter().all(|word| haystack.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(texts: &[&str]) -> Vec<SortKey> {
        let key = |text: &&str| match *text {
            "" => SortKey::Nothing,
            text => SortKey::Words(text.to_owned()),
        };
        texts.iter().map(key).collect()
    }

    fn sorted(texts: &[&'static str], order: SortOrder) -> Vec<&'static str> {
        let mut rows: Vec<usize> = (0..texts.len()).collect();
        sort(&mut rows, &words(texts), order);
        rows.into_iter().map(|row| texts[row]).collect()
    }

    #[test]
    fn numbers_within_words_are_counted() {
        let texts = ["r-10", "r-9", "c-0007", "r-09"];
        assert_eq!(
            sorted(&texts, SortOrder::Up),
            ["c-0007", "r-9", "r-09", "r-10"]
        );
    }

    #[test]
    fn what_is_empty_comes_last_both_ways() {
        let texts = ["b", "", "a"];
        assert_eq!(sorted(&texts, SortOrder::Up), ["a", "b", ""]);
        assert_eq!(sorted(&texts, SortOrder::Down), ["b", "a", ""]);
    }

    #[test]
    fn numbers_are_sorted_by_value_and_equal_ones_keep_their_order() {
        let keys = [5, -3, 5, 40].map(SortKey::Number);
        let mut rows = vec![0, 1, 2, 3];
        sort(&mut rows, &keys, SortOrder::Down);
        assert_eq!(rows, [3, 0, 2, 1]);
    }

    #[test]
    fn every_word_typed_must_be_found() {
        let row = "14:02\nresell\nr-03\n无线耳机\n";
        assert!(holds(row, &wanted("  R-03 Resell ")));
        assert!(holds(row, &wanted("耳机")));
        assert!(!holds(row, &wanted("r-03 hold")));
        assert!(holds(row, &wanted("")));
    }
}

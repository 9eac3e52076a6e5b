//! The sign-off of days: which figures and open points are written, and what was written about a day after it.

use std::collections::BTreeMap;

use super::query::QueueFigure;
use super::review::Review;

/// Gives the figures of a day by their codes: those that stand alone, then those by decision, grade and exception.
pub fn figures(review: &Review) -> BTreeMap<String, u32> {
    let alone = [
        ("parcels", review.parcels),
        ("units", review.units),
        ("graded", review.graded),
        ("put", review.put),
        ("units_waiting", review.units_waiting),
        ("waiting", review.waiting),
    ];
    let alone = alone.map(|(code, count)| (code.to_owned(), count));
    let parts = [
        (DECISION, &review.by_decision),
        (GRADE, &review.by_grade),
        (EXCEPTION, &review.exceptions),
    ];
    let parts = parts.into_iter().flat_map(|(family, counts)| {
        let named = counts.iter();
        named.map(move |(code, count)| (format!("{family}.{code}"), *count))
    });
    alone.into_iter().chain(parts).collect()
}

/// Stands before the code of a decision.
pub const DECISION: &str = "decision";
/// Stands before the code of a grade.
pub const GRADE: &str = "grade";
/// Stands before the code of an exception.
pub const EXCEPTION: &str = "exception";

/// Gives what is still open, by the codes of the queues in their order.
pub fn open(queues: &[QueueFigure]) -> Vec<(String, u32)> {
    let waiting = queues.iter().filter(|figure| figure.count > 0);
    waiting
        .map(|figure| (figure.queue.code().to_owned(), figure.count))
        .collect()
}

/// A figure as it was signed and as it is now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// Its code.
    pub code: String,
    /// As it was signed.
    pub signed: u32,
    /// As it is now.
    pub now: u32,
}

/// Puts figures side by side, by their codes; one that is on one side alone is nothing on the other.
pub fn compared(signed: &BTreeMap<String, u32>, now: &BTreeMap<String, u32>) -> Vec<Compared> {
    let mut codes: Vec<&String> = signed.keys().chain(now.keys()).collect();
    codes.sort();
    codes.dedup();
    let count = |of: &BTreeMap<String, u32>, code: &String| of.get(code).copied().unwrap_or(0);
    codes
        .into_iter()
        .map(|code| Compared {
            code: code.clone(),
            signed: count(signed, code),
            now: count(now, code),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_compared_by_code_and_what_is_missing_is_nothing() {
        let counts = |parts: &[(&str, u32)]| {
            let parts = parts.iter();
            parts
                .map(|(code, count)| ((*code).to_owned(), *count))
                .collect::<BTreeMap<_, _>>()
        };
        let signed = counts(&[("put", 4), ("grade.good", 2)]);
        let now = counts(&[("put", 3), ("grade.new", 1)]);
        let told: Vec<_> = compared(&signed, &now)
            .into_iter()
            .map(|one| (one.code, one.signed, one.now))
            .collect();
        assert_eq!(
            told,
            [
                ("grade.good".to_owned(), 2, 0),
                ("grade.new".to_owned(), 0, 1),
                ("put".to_owned(), 4, 3)
            ]
        );
    }
}

//! Standing orders: what a seller wants of all its goods of one SKU, of one grade or of any, from a day on.

use super::dated::{self, Dated};
use super::decision::Decision;
use super::grade::Grade;
use super::limits::STANDING_SKU_MAX;
use super::said::Said;
use super::time::Day;

/// One word of a seller about goods of one SKU: what they become from a day on, or that its order ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandingOrder {
    /// The grade that it is about; none for goods of every grade.
    pub grade: Option<Grade>,
    /// The first day at the site on which it holds.
    pub from: Day,
    /// The last day on which it holds; none until it is ended.
    pub until: Option<Day>,
    /// What such goods become; none ends what was ordered before.
    pub decision: Option<Decision>,
    /// Who said so, and what shows it.
    pub said: Said,
}

/// An order that holds on a day: what it says, and since when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordered {
    /// What goods become.
    pub decision: Decision,
    /// Its first day.
    pub from: Day,
    /// Its last day, where it has one.
    pub until: Option<Day>,
}

impl Dated for StandingOrder {
    fn place(&self) -> (&str, Option<Day>) {
        (self.grade.map_or("", Grade::code), Some(self.from))
    }
}

impl StandingOrder {
    /// Tells whether a decision may be ordered for goods of a grade: a hold is a question and no order,
    /// and what a grade closes stays closed.
    pub fn may_be(grade: Option<Grade>, decision: Decision) -> bool {
        let of_grade = grade.is_none_or(|grade| grade.spec().allowed.contains(&decision));
        decision != Decision::Hold && of_grade
    }

    /// Gives what it says on a day at or after its first; none where it ended.
    fn says_on(&self, day: Day) -> Option<Ordered> {
        let holds = self.until.is_none_or(|until| day <= until);
        let decision = self.decision.filter(|_| holds)?;
        Some(Ordered {
            decision,
            from: self.from,
            until: self.until,
        })
    }
}

/// Gives the order of exactly this grade, or of every grade for none, that holds on a day. The newest that has
/// begun counts alone: once it has ended, an earlier one does not come back.
pub fn ordered_of(orders: &[StandingOrder], grade: Option<Grade>, day: Day) -> Option<Ordered> {
    let mut begun = dated::in_force(orders, day);
    begun.find(|one| one.grade == grade)?.says_on(day)
}

/// Gives the order that goods of a grade follow on a day: one of their grade goes before one of every grade.
pub fn ordered_on(orders: &[StandingOrder], grade: Grade, day: Day) -> Option<Ordered> {
    let own = ordered_of(orders, Some(grade), day);
    own.or_else(|| ordered_of(orders, None, day))
}

/// Tells whether a text may be a SKU that an order is about: some signs without a line break, and not too many.
pub fn is_sku(text: &str) -> bool {
    let plain = text.trim() == text && !text.chars().any(char::is_control);
    plain && !text.is_empty() && text.chars().count() <= STANDING_SKU_MAX
}

#[cfg(test)]
mod tests {
    use super::super::said::SaidHow;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn order(
        grade: Option<Grade>,
        (from, until): (&str, Option<&str>),
        decision: Option<Decision>,
    ) -> StandingOrder {
        StandingOrder {
            grade,
            from: day(from),
            until: until.map(day),
            decision,
            said: Said {
                how: SaidHow::Chat,
                who: "Li".to_owned(),
                shown: None,
            },
        }
    }

    fn laid(all: Vec<StandingOrder>) -> Vec<StandingOrder> {
        let mut laid = Vec::new();
        for one in all {
            dated::lay(&mut laid, one);
        }
        laid
    }

    #[test]
    fn an_order_holds_from_its_first_day_to_its_last_and_one_of_the_grade_goes_first() {
        let orders = laid(vec![
            order(None, ("2026-12-01", None), Some(Decision::Dispose)),
            order(
                Some(Grade::Good),
                ("2026-12-05", Some("2026-12-10")),
                Some(Decision::ShipChina),
            ),
        ]);
        for (on, grade, said) in [
            ("2026-11-30", Grade::Good, None),
            ("2026-12-01", Grade::Good, Some(Decision::Dispose)),
            ("2026-12-05", Grade::Good, Some(Decision::ShipChina)),
            ("2026-12-05", Grade::New, Some(Decision::Dispose)),
            ("2026-12-10", Grade::Good, Some(Decision::ShipChina)),
            ("2026-12-11", Grade::Good, Some(Decision::Dispose)),
        ] {
            let found = ordered_on(&orders, grade, day(on)).map(|one| one.decision);
            assert_eq!(found, said, "{on} {}", grade.code());
        }
    }

    #[test]
    fn what_ended_does_not_come_back() {
        let orders = laid(vec![
            order(None, ("2026-12-01", None), Some(Decision::Dispose)),
            order(
                None,
                ("2026-12-05", Some("2026-12-07")),
                Some(Decision::Resell),
            ),
            order(None, ("2026-12-20", None), Some(Decision::Liquidate)),
            order(None, ("2026-12-24", None), None),
        ]);
        let on = |text| ordered_of(&orders, None, day(text)).map(|one| one.decision);
        assert_eq!(on("2026-12-07"), Some(Decision::Resell));
        assert_eq!(on("2026-12-08"), None);
        assert_eq!(on("2026-12-23"), Some(Decision::Liquidate));
        assert_eq!(on("2026-12-24"), None);
    }

    #[test]
    fn a_hold_is_no_order_and_a_grade_closes_what_it_closes() {
        assert!(StandingOrder::may_be(None, Decision::Resell));
        assert!(!StandingOrder::may_be(None, Decision::Hold));
        assert!(!StandingOrder::may_be(
            Some(Grade::Unsellable),
            Decision::Resell
        ));
        assert!(!StandingOrder::may_be(Some(Grade::New), Decision::Repair));
    }

    #[test]
    fn a_sku_is_one_line_of_some_signs() {
        assert!(is_sku("P0360") && is_sku("红 / 2-pack"));
        for text in ["", " P0360", "P0360\n", "a\u{7}b", &"x".repeat(101)] {
            assert!(!is_sku(text), "{text:?}");
        }
    }
}

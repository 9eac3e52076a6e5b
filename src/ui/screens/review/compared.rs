//! What is shown of some days beside what was before: the lines under a figure, and the same as a table.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Seen;
use super::Compared;
use crate::domain::charge::Period;
use crate::ledger::figures::Dwell;
use crate::ledger::review::{EXCEPTIONS, Figure, NOBODY, Review};
use crate::shell::view::{ShownCell, ShownHead, ShownTable};
use crate::text::{FiguresMsg, Message, ReviewMsg};

/// Gives the caption of a figure.
pub(super) fn caption(figure: Figure) -> Message {
    match figure {
        Figure::Parcels => ReviewMsg::FigureParcels.into(),
        Figure::Units => ReviewMsg::FigureUnits.into(),
        Figure::Decided => FiguresMsg::FigureDecided.into(),
        Figure::Graded => ReviewMsg::FigureGraded.into(),
        Figure::Put => ReviewMsg::FigurePut.into(),
        Figure::UnitsWaiting => ReviewMsg::FigureUnitsWaiting.into(),
        Figure::Waiting => ReviewMsg::FigureWaiting.into(),
    }
}

/// Gives a change with its sign.
fn signed(now: u32, then: u32) -> String {
    match i64::from(now) - i64::from(then) {
        0 => "±0".to_owned(),
        less if less < 0 => format!("−{}", less.unsigned_abs()),
        more => format!("+{more}"),
    }
}

impl Compared<'_> {
    /// Says how a number changed to the days before and to the same weekdays, as far as these are counted.
    pub(super) fn lines(&self, seen: &Seen, of: impl Fn(&Review) -> u32) -> Vec<String> {
        let now = of(self.now);
        let is_day = self.now.days.days() == 1;
        let mut lines = Vec::new();
        if let Some(count) = self.before.map(&of) {
            let change = signed(now, count);
            lines.push(seen.say(if is_day {
                FiguresMsg::DayBefore { change, count }
            } else {
                FiguresMsg::DaysBefore { change, count }
            }));
        }
        // Of whole weeks the days before are the same weekdays.
        let others = self
            .weekdays
            .filter(|other| self.before.is_none_or(|before| before.days != other.days));
        if let Some(count) = others.map(&of) {
            let change = signed(now, count);
            lines.push(seen.say(if is_day {
                FiguresMsg::WeekBefore { change, count }
            } else {
                FiguresMsg::WeekdaysBefore { change, count }
            }));
        }
        lines
    }
}

/// A group of numbers of a table: its word, how a key is said, and the numbers of a review.
struct Group {
    what: Message,
    say: fn(&Seen, &str) -> String,
    of: fn(&Review) -> &BTreeMap<String, u32>,
}

fn plain(seen: &Seen, key: &str) -> String {
    if key == NOBODY {
        seen.say(ReviewMsg::NobodyKnown)
    } else {
        key.to_owned()
    }
}

fn groups() -> [Group; 9] {
    let group = |what, say, of| Group { what, say, of };
    [
        group(
            ReviewMsg::Exceptions.into(),
            |seen, key| seen.term("exception", key),
            |of| &of.exceptions,
        ),
        group(
            ReviewMsg::ChartDecisions.into(),
            |seen, key| seen.term("decision", key),
            |of| &of.by_decision,
        ),
        group(
            ReviewMsg::ChartGrades.into(),
            |seen, key| seen.term("grade", key),
            |of| &of.by_grade,
        ),
        group(ReviewMsg::BySeller.into(), plain, |of| &of.by_seller),
        group(ReviewMsg::ByPerson.into(), plain, |of| &of.by_person),
        group(FiguresMsg::ByCarrier.into(), carrier, |of| &of.by_carrier),
        group(
            FiguresMsg::ByReason.into(),
            |seen, key| seen.term("override", key),
            |of| &of.by_reason,
        ),
        group(FiguresMsg::ChartToOpen.into(), dwell, |of| &of.to_open),
        group(FiguresMsg::ChartToClose.into(), dwell, |of| &of.to_close),
    ]
}

fn dwell(seen: &Seen, key: &str) -> String {
    seen.term("dwell", key)
}

/// Gives the word of a carrier.
pub(super) fn carrier(seen: &Seen, key: &str) -> String {
    if key == NOBODY {
        seen.say(ReviewMsg::NobodyKnown)
    } else {
        seen.term("carrier", key)
    }
}

/// Gives keys in the order in which people read them.
fn ordered(keys: BTreeSet<&String>) -> Vec<&String> {
    let place = |key: &str| {
        let known = EXCEPTIONS.iter().position(|one| *one == key);
        known.or_else(|| Dwell::ALL.iter().position(|one| one.code() == key))
    };
    let mut keys: Vec<&String> = keys.into_iter().collect();
    keys.sort_by_key(|key| place(key));
    keys
}

fn days_word(seen: &Seen, days: Period) -> String {
    let (from, to) = (days.from.to_string(), days.to.to_string());
    seen.say(if from == to {
        FiguresMsg::ColDay { day: from }
    } else {
        FiguresMsg::ColDays { from, to }
    })
}

/// Gives everything that the screen shows as a table: a number of each of the days, and how it changed.
pub(super) fn table(seen: &Seen, figures: &Compared<'_>) -> ShownTable {
    let reviews: Vec<&Review> = [Some(figures.now), figures.before, figures.weekdays]
        .into_iter()
        .flatten()
        .collect();
    let head = |text: String, width| ShownHead { text, width };
    let mut heads = vec![
        head(seen.say(FiguresMsg::ColWhat), 30),
        head(seen.say(FiguresMsg::ColWhich), 34),
    ];
    for (at, review) in reviews.iter().enumerate() {
        heads.push(head(days_word(seen, review.days), 24));
        if at > 0 {
            heads.push(head(seen.say(FiguresMsg::ColChange), 10));
        }
    }
    let mut rows = Vec::new();
    let mut add = |what: &str, which: String, counts: Vec<u32>| {
        let mut row = vec![ShownCell::Text(what.to_owned()), ShownCell::Text(which)];
        let now = counts.first().copied().unwrap_or(0);
        for (at, count) in counts.into_iter().enumerate() {
            row.push(ShownCell::Count(count));
            if at > 0 {
                row.push(ShownCell::Change(i64::from(now) - i64::from(count)));
            }
        }
        rows.push(row);
    };
    let what = seen.say(FiguresMsg::Figures);
    for figure in Figure::ALL.iter().copied() {
        let counts = reviews.iter().map(|review| review.figure(figure)).collect();
        add(&what, seen.say(caption(figure)), counts);
    }
    for group in groups() {
        let keys: BTreeSet<&String> = reviews
            .iter()
            .flat_map(|review| (group.of)(review).keys())
            .collect();
        for key in ordered(keys) {
            let count = |review: &&Review| (group.of)(review).get(key).copied().unwrap_or(0);
            let counts = reviews.iter().map(count).collect();
            add(
                &seen.say(group.what.clone()),
                (group.say)(seen, key),
                counts,
            );
        }
    }
    let what = seen.say(FiguresMsg::Hours);
    for hour in 0..24_u8 {
        let at = |counts: &[u32]| counts.get(usize::from(hour)).copied().unwrap_or(0);
        let parcels: Vec<u32> = reviews.iter().map(|of| at(&of.parcels_by_hour)).collect();
        let units: Vec<u32> = reviews.iter().map(|of| at(&of.by_hour)).collect();
        let hour = u32::from(hour);
        for (word, counts) in [
            (FiguresMsg::ParcelsFrom { hour }, parcels),
            (FiguresMsg::UnitsFrom { hour }, units),
        ] {
            if counts.iter().any(|count| *count > 0) {
                add(&what, seen.say(word), counts);
            }
        }
    }
    ShownTable { heads, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_its_sign() {
        for (now, then, said) in [(5, 5, "±0"), (4, 5, "−1"), (7, 0, "+7")] {
            assert_eq!(signed(now, then), said);
        }
    }
}

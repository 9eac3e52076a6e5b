//! The figures split by seller, person, carrier, reason and time taken; each number a way to its list.

use std::collections::BTreeMap;

use eframe::egui::{RichText, Ui};

use super::super::Seen;
use super::compared::carrier;
use super::{Compared, Draft};
use crate::ledger::figures::{Dim, Part};
use crate::ledger::query::UnitFilter;
use crate::ledger::review::{NOBODY, Review};
use crate::text::{FiguresMsg, Message, ReviewMsg};
use crate::ui::theme::size;

/// Gives how many were done in an hour, with one digit behind the point.
pub(super) fn pace(count: u32, hours: u32) -> String {
    let tenths = (u64::from(count) * 10 + u64::from(hours) / 2) / u64::from(hours.max(1));
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Gives the hours in which somebody worked, of everybody together.
pub(super) fn hours_at_work(review: &Review) -> u32 {
    review.hours_by_person.values().sum()
}

/// Draws the splits, a row each.
pub(super) fn split_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, figures: &Compared<'_>) {
    let review = figures.now;
    let hours = hours_at_work(review);
    if hours > 0 {
        let count = pace(review.put, hours);
        let text = seen.say(FiguresMsg::PaceAll { count, hours });
        ui.label(RichText::new(text).color(seen.theme.text_muted));
    }
    let nobody = |key: &str| {
        if key == NOBODY {
            seen.say(ReviewMsg::NobodyKnown)
        } else {
            key.to_owned()
        }
    };
    let sellers = |key: &str| (nobody(key), None, review.behind_seller(key));
    units_ui(
        ui,
        seen,
        draft,
        (ReviewMsg::BySeller.into(), &review.by_seller),
        &sellers,
    );
    let people = |key: &str| {
        let hours = review.hours_by_person.get(key).copied().unwrap_or(0);
        let count = review.by_person.get(key).copied().unwrap_or(0);
        let count = pace(count, hours);
        let pace = (hours > 0).then(|| seen.say(FiguresMsg::PerHour { count }));
        (nobody(key), pace, review.behind_person(key))
    };
    units_ui(
        ui,
        seen,
        draft,
        (ReviewMsg::ByPerson.into(), &review.by_person),
        &people,
    );
    let reasons = |key: &str| {
        let part = Part::of(Dim::Reason, key);
        (seen.term("override", key), None, review.units_in(part))
    };
    units_ui(
        ui,
        seen,
        draft,
        (FiguresMsg::ByReason.into(), &review.by_reason),
        &reasons,
    );
    carriers_ui(ui, seen, draft, review);
}

/// What is said of a key: its word, what stands behind its count, and the list.
type Told = (String, Option<String>, UnitFilter);

/// A heading and the counts below it.
type Split<'a> = (Message, &'a BTreeMap<String, u32>);

fn units_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (heading, counts): Split<'_>,
    of: &dyn Fn(&str) -> Told,
) {
    if counts.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        heading_ui(ui, &seen.say(heading));
        for (key, count) in counts {
            let (word, more, filter) = of(key);
            let text = match more {
                Some(more) => format!("{word}  {count} · {more}"),
                None => format!("{word}  {count}"),
            };
            if ui.button(text).clicked() {
                draft.open_units(filter, word);
            }
        }
    });
}

fn carriers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    if review.by_carrier.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        heading_ui(ui, &seen.say(FiguresMsg::ByCarrier));
        for (key, count) in &review.by_carrier {
            let word = carrier(seen, key);
            if ui.button(format!("{word}  {count}")).clicked() {
                let filter = review.parcels_in(Part::of(Dim::Carrier, key));
                draft.open_parcels(filter, word);
            }
        }
    });
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).size(size::STRONG).strong());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_has_one_digit_behind_the_point() {
        for (count, hours, said) in [
            (0, 0, "0.0"),
            (30, 4, "7.5"),
            (10, 3, "3.3"),
            (20, 3, "6.7"),
        ] {
            assert_eq!(pace(count, hours), said);
        }
    }
}

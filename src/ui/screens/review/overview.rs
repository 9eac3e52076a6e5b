//! The figures of a day: exceptions first, every number a way to its list.

use std::collections::BTreeMap;

use eframe::egui::{RichText, ScrollArea, Ui};

use super::super::Seen;
use super::{Draft, charts};
use crate::domain::codes::SellerCode;
use crate::domain::expected::ReturnStanding;
use crate::domain::time::Day;
use crate::ledger::query::{ParcelFilter, UnitFilter, UnitOnly, WeightOnly};
use crate::ledger::review::{EXCEPTIONS, Review};
use crate::ledger::rows::ParcelState;
use crate::text::ReviewMsg;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::figure_ui;

/// Which list a number opens.
enum Opens {
    Units(UnitFilter),
    Parcels(ParcelFilter),
}

/// Draws figures, exceptions, charts and the split by seller and person.
pub fn overview_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            figures_ui(ui, seen, draft, review);
            exceptions_ui(ui, seen, draft, review);
            charts::charts_ui(ui, seen, draft, review);
            split_ui(ui, seen, draft, review);
            ui.add_space(space(4));
        });
}

fn units_of(day: Day) -> UnitFilter {
    UnitFilter {
        day: Some(day),
        ..UnitFilter::default()
    }
}

fn parcels_of(day: Day) -> ParcelFilter {
    ParcelFilter {
        day: Some(day),
        ..ParcelFilter::default()
    }
}

fn open(draft: &mut Draft, opens: Opens, caption: String) {
    match opens {
        Opens::Units(filter) => draft.open_units(filter, caption),
        Opens::Parcels(filter) => draft.open_parcels(filter, caption),
    }
}

fn figures_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    let day = review.day;
    let waiting = ParcelFilter {
        state: Some(ParcelState::Open),
        ..parcels_of(day)
    };
    let only = |only| UnitFilter {
        only,
        ..units_of(day)
    };
    let figures = [
        (
            review.parcels,
            ReviewMsg::FigureParcels,
            Opens::Parcels(parcels_of(day)),
        ),
        (
            review.units,
            ReviewMsg::FigureUnits,
            Opens::Units(only(UnitOnly::In)),
        ),
        (
            review.graded,
            ReviewMsg::FigureGraded,
            Opens::Units(units_of(day)),
        ),
        (
            review.put,
            ReviewMsg::FigurePut,
            Opens::Units(units_of(day)),
        ),
        (
            review.units_waiting,
            ReviewMsg::FigureUnitsWaiting,
            Opens::Units(only(UnitOnly::Waiting)),
        ),
        (
            review.waiting,
            ReviewMsg::FigureWaiting,
            Opens::Parcels(waiting),
        ),
    ];
    ui.horizontal_wrapped(|ui| {
        for (count, caption, opens) in figures {
            let caption = seen.say(caption);
            if figure_ui(ui, &seen.theme, &count.to_string(), &caption, None).clicked() {
                open(draft, opens, caption);
            }
        }
    });
}

fn exceptions_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    if review.exceptions.is_empty() {
        let text = seen.say(ReviewMsg::NoExceptions);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return;
    }
    let heading = seen.say(ReviewMsg::Exceptions);
    ui.label(RichText::new(heading).size(size::STRONG).strong());
    ui.horizontal_wrapped(|ui| {
        let hue = Some(seen.theme.need);
        for name in EXCEPTIONS.iter().copied() {
            let Some(count) = review.exceptions.get(name) else {
                continue;
            };
            let caption = seen.term("exception", name);
            if figure_ui(ui, &seen.theme, &count.to_string(), &caption, hue).clicked() {
                open(draft, behind(name, review.day), caption);
            }
        }
    });
}

/// Which list stands behind an exception.
fn behind(name: &str, day: Day) -> Opens {
    let only = |only| {
        Opens::Units(UnitFilter {
            only,
            ..units_of(day)
        })
    };
    let state = |state| {
        Opens::Parcels(ParcelFilter {
            state: Some(state),
            ..parcels_of(day)
        })
    };
    let finding = |standing| {
        Opens::Parcels(ParcelFilter {
            finding: Some(standing),
            ..parcels_of(day)
        })
    };
    let weight = |weight| {
        Opens::Parcels(ParcelFilter {
            weight,
            ..parcels_of(day)
        })
    };
    match name {
        "overridden" => only(UnitOnly::Overridden),
        "not_expected" => only(UnitOnly::NotExpected),
        "unknown_parcel" => state(ParcelState::Claim),
        "empty_parcel" => state(ParcelState::Empty),
        "light_parcel" => weight(WeightOnly::Light),
        "unusual_weight" => weight(WeightOnly::Unusual),
        "cancelled" => finding(ReturnStanding::Cancelled),
        "returnless" => finding(ReturnStanding::Returnless),
        "refunded_at_first_scan" => finding(ReturnStanding::RefundedAtFirstScan),
        _ => Opens::Parcels(parcels_of(day)),
    }
}

fn split_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    let day = review.day;
    let of_seller = |name: &str| UnitFilter {
        seller: SellerCode::parse(name),
        only: match SellerCode::parse(name) {
            Some(_) => UnitOnly::All,
            None => UnitOnly::NotExpected,
        },
        ..units_of(day)
    };
    let of_person = |name: &str| UnitFilter {
        person: Some(name.to_owned()),
        ..units_of(day)
    };
    part_ui(
        ui,
        seen,
        draft,
        ReviewMsg::BySeller,
        &review.by_seller,
        &of_seller,
    );
    part_ui(
        ui,
        seen,
        draft,
        ReviewMsg::ByPerson,
        &review.by_person,
        &of_person,
    );
}

fn part_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    heading: ReviewMsg,
    counts: &BTreeMap<String, u32>,
    filter: &dyn Fn(&str) -> UnitFilter,
) {
    if counts.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let heading = RichText::new(seen.say(heading)).size(size::STRONG).strong();
        ui.label(heading);
        for (name, count) in counts {
            // Units of nobody known are counted under this name.
            let word = if name == "none" {
                seen.say(ReviewMsg::NobodyKnown)
            } else {
                name.clone()
            };
            if ui.button(format!("{word}  {count}")).clicked() {
                draft.open_units(filter(name), word);
            }
        }
    });
}

//! The figures of a day: exceptions first, every number a way to its list.

use std::collections::BTreeMap;

use eframe::egui::{RichText, ScrollArea, Ui};

use super::super::Seen;
use super::{Draft, charts};
use crate::ledger::query::UnitFilter;
use crate::ledger::review::{Behind, EXCEPTIONS, Figure, NOBODY, Review};
use crate::text::ReviewMsg;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::figure_ui;

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

fn open(draft: &mut Draft, behind: Behind, caption: String) {
    match behind {
        Behind::Units(filter) => draft.open_units(filter, caption),
        Behind::Parcels(filter) => draft.open_parcels(filter, caption),
    }
}

fn caption(figure: Figure) -> ReviewMsg {
    match figure {
        Figure::Parcels => ReviewMsg::FigureParcels,
        Figure::Units => ReviewMsg::FigureUnits,
        Figure::Graded => ReviewMsg::FigureGraded,
        Figure::Put => ReviewMsg::FigurePut,
        Figure::UnitsWaiting => ReviewMsg::FigureUnitsWaiting,
        Figure::Waiting => ReviewMsg::FigureWaiting,
    }
}

fn figures_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    ui.horizontal_wrapped(|ui| {
        for figure in Figure::ALL.iter().copied() {
            let caption = seen.say(caption(figure));
            let count = review.figure(figure).to_string();
            if figure_ui(ui, &seen.theme, &count, &caption, None).clicked() {
                open(draft, review.behind(figure), caption);
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
                open(draft, review.behind_exception(name), caption);
            }
        }
    });
}

fn split_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    part_ui(
        ui,
        seen,
        draft,
        ReviewMsg::BySeller,
        &review.by_seller,
        &|name| review.behind_seller(name),
    );
    part_ui(
        ui,
        seen,
        draft,
        ReviewMsg::ByPerson,
        &review.by_person,
        &|name| review.behind_person(name),
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
            let word = if name == NOBODY {
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

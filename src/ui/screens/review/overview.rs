//! The figures of some days: numbers beside those of before, exceptions, charts; every number a way to its list.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::super::{Intent, Seen};
use super::compared::caption;
use super::{Compared, Draft, charts, now, split};
use crate::domain::limits::REVIEW_COMPARED_DAYS_MAX;
use crate::ledger::review::{self, Behind, EXCEPTIONS, Figure, Review};
use crate::text::{FiguresMsg, ReviewMsg};
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{compared_figure_ui, figure_ui};

/// The least width of a figure that says how it changed, in points.
const LEAST: f32 = 168.0;

/// Draws figures, exceptions, charts and the splits.
pub(super) fn overview_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    figures: &Compared<'_>,
    intents: &mut Vec<Intent>,
) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            figures_ui(ui, seen, draft, figures);
            exceptions_ui(ui, seen, draft, figures.now);
            now::now_ui(ui, seen, draft, intents);
            charts::charts_ui(ui, seen, draft, figures.now);
            split::split_ui(ui, seen, draft, figures);
            ui.add_space(space(4));
        });
}

fn open(draft: &mut Draft, behind: Behind, caption: String) {
    match behind {
        Behind::Units(filter) => draft.open_units(filter, caption),
        Behind::Parcels(filter) => draft.open_parcels(filter, caption),
    }
}

fn figures_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, figures: &Compared<'_>) {
    let gap = ui.spacing().item_spacing.x;
    let room = ui.available_width();
    // All in one row, or as many as four: figures of one row share their lines.
    let in_row = |count: f32| ((room - (count - 1.0) * gap) / count).floor();
    let width = match in_row(7.0) {
        width if width >= LEAST => width,
        _ => in_row(4.0).max(LEAST),
    };
    ui.horizontal_wrapped(|ui| {
        for figure in Figure::ALL.iter().copied() {
            let caption = seen.say(caption(figure));
            let count = figures.now.figure(figure).to_string();
            let lines = figures.lines(seen, |review| review.figure(figure));
            let response = compared_figure_ui(ui, &seen.theme, (&count, &caption), &lines, width);
            if response.clicked() {
                open(draft, figures.now.behind(figure), caption);
            }
        }
    });
}

fn exceptions_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, review: &Review) {
    if review.exceptions.is_empty() {
        let text = seen.say(FiguresMsg::NoExceptions);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
    } else {
        let heading = seen.say(ReviewMsg::Exceptions);
        ui.label(RichText::new(heading).size(size::STRONG).strong());
    }
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
    match review.compared {
        review::Compared::Yes => {}
        review::Compared::TooMany => {
            let days = u32::try_from(REVIEW_COMPARED_DAYS_MAX).unwrap_or(u32::MAX);
            let text = seen.say(FiguresMsg::NotCompared { days });
            ui.label(RichText::new(text).color(seen.theme.text_muted));
        }
    }
}

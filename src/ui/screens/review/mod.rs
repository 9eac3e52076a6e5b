//! The review of some days: figures and charts first, then the list of each, then one thing's timeline. A wall
//! shows its figures from afar.

mod bar;
mod charts;
pub mod closing;
mod compared;
pub mod correct;
mod corrected;
mod draft;
pub mod evidence;
pub(in crate::ui::screens) mod exported;
mod gone;
mod held;
pub mod journal;
pub mod lines;
pub mod list;
mod now;
mod overview;
pub mod pages;
mod parcels;
pub mod pooled;
mod repaired;
mod split;
pub mod timeline;
pub mod units;
mod wall;
pub mod weight;

use eframe::egui::{Key, Ui};

pub use draft::{Asked, Draft, Shown, Subject};

use super::{Intent, Seen};
use crate::domain::charge::Period;
use crate::ledger::review::Review;
use crate::ledger::span;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Draws the screen into all of `ui`.
pub fn review_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let today = seen.zone.day(seen.now);
    let days = draft.span.days(today);
    let figures = ask(seen, days, intents);
    if draft.shown == Shown::Wall {
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            draft.shown = Shown::Figures;
        }
        match &figures {
            Some(figures) => wall::wall_ui(ui, seen, draft, figures),
            None => counting_ui(ui, seen),
        }
        return;
    }
    ui.horizontal_wrapped(|ui| {
        bar::days_ui(ui, seen, draft, today, days);
        bar::tabs_ui(ui, seen, draft);
    });
    match draft.shown.clone() {
        Shown::Wall => {}
        Shown::Figures => {
            bar::report_ui(ui, seen, draft, figures.as_ref(), intents);
            match &figures {
                Some(figures) => overview::overview_ui(ui, seen, draft, figures, intents),
                None => counting_ui(ui, seen),
            }
        }
        Shown::SignOff => {
            closing::closing_ui(ui, seen, &mut draft.closing, (days.to, today), intents);
        }
        Shown::Journal => journal::journal_ui(ui, seen, &mut draft.journal, intents),
        Shown::Units(filter, caption) => {
            bar::back_ui(ui, seen, draft, &caption);
            bar::list_ui(ui, seen, draft, intents, |ui, draft, intents| {
                let of = list::Of {
                    name: ListName::ReviewUnits,
                    view: View::ReviewUnits,
                    filter: filter.as_ref(),
                    empty: units::NONE,
                };
                let chosen = list::list_ui(ui, seen, &mut draft.units, &of, intents);
                let chosen = chosen.map(|row| Subject::Unit(row.unit));
                draft.subject = chosen.or(draft.subject);
            });
        }
        Shown::Parcels(filter, caption) => {
            bar::back_ui(ui, seen, draft, &caption);
            bar::list_ui(ui, seen, draft, intents, |ui, draft, intents| {
                let of = list::Of {
                    name: ListName::ReviewParcels,
                    view: View::ReviewParcels,
                    filter: filter.as_ref(),
                    empty: parcels::NONE,
                };
                let chosen = list::list_ui(ui, seen, &mut draft.parcels, &of, intents);
                let chosen = chosen.map(|row| Subject::Parcel(row.parcel));
                draft.subject = chosen.or(draft.subject);
            });
        }
    }
}

/// The figures of some days, and of the days that they are compared with once these are counted.
struct Compared<'a> {
    now: &'a Review,
    before: Option<&'a Review>,
    weekdays: Option<&'a Review>,
}

/// Asks for the figures and gives those that are counted.
fn ask<'a>(seen: &'a Seen, days: Period, intents: &mut Vec<Intent>) -> Option<Compared<'a>> {
    let mut of = |view, days| {
        let query = Query::Review(days);
        intents.push(Intent::Ask(view, Box::new(query.clone())));
        match seen.answer(view, &query) {
            Some(Answer::Review(review)) => Some(review.as_ref()),
            Some(_) | None => None,
        }
    };
    let now = of(View::Review, days);
    let before = of(View::ReviewBefore, span::before(days));
    let weekdays = of(View::ReviewWeekdays, span::same_weekdays(days));
    now.map(|now| Compared {
        now,
        before,
        weekdays,
    })
}

/// Says that what is asked for is being counted.
fn counting_ui(ui: &mut Ui, seen: &Seen) {
    let empty = EmptyState {
        icon: Icon::Working,
        what: &seen.say(DeskMsg::Counting),
        how: &seen.say(DeskMsg::CountingHow),
        action: None,
    };
    empty_state_ui(ui, &seen.theme, &empty);
}

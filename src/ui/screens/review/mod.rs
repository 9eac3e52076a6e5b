//! A day's review: figures and charts first, then the list of each, then one thing's timeline.

mod bar;
mod charts;
pub mod closing;
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
mod overview;
pub mod pages;
mod parcels;
pub mod pooled;
mod repaired;
pub mod timeline;
pub mod units;
pub mod weight;

use eframe::egui::Ui;

pub use draft::{Draft, Shown, Subject};

use super::{Intent, Seen};
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Draws the screen into all of `ui`.
pub fn review_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let today = seen.zone.day(seen.now);
    let day = draft.day.unwrap_or(today);
    let query = Query::Review(day);
    intents.push(Intent::Ask(View::Review, Box::new(query.clone())));
    ui.horizontal_wrapped(|ui| {
        bar::day_ui(ui, seen, draft, today, day);
        bar::tabs_ui(ui, seen, draft);
    });
    match draft.shown.clone() {
        Shown::Figures => {
            bar::report_ui(ui, seen, draft, day, intents);
            match seen.answer(View::Review, &query) {
                Some(Answer::Review(review)) => overview::overview_ui(ui, seen, draft, review),
                Some(_) | None => {
                    let empty = EmptyState {
                        icon: Icon::Working,
                        what: &seen.say(DeskMsg::Counting),
                        how: &seen.say(DeskMsg::CountingHow),
                        action: None,
                    };
                    empty_state_ui(ui, &seen.theme, &empty);
                }
            }
        }
        Shown::SignOff => {
            closing::closing_ui(ui, seen, &mut draft.closing, (day, today), intents);
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
                    filter: &filter,
                    empty: parcels::NONE,
                };
                let chosen = list::list_ui(ui, seen, &mut draft.parcels, &of, intents);
                let chosen = chosen.map(|row| Subject::Parcel(row.parcel));
                draft.subject = chosen.or(draft.subject);
            });
        }
    }
}

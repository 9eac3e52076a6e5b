//! A day's review: figures and charts first, then the list of each, then one thing's timeline.

mod bar;
mod charts;
pub mod evidence;
pub(in crate::ui::screens) mod exported;
mod gone;
mod held;
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

use super::{Intent, Seen, export};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::time::Day;
use crate::ledger::query::{ParcelFilter, UnitFilter};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// The day; none means today.
    pub day: Option<Day>,
    /// The day as it is being typed.
    pub typed: Option<String>,
    /// What is shown of it.
    pub shown: Shown,
    /// The units listed.
    pub units: list::Draft<UnitRow>,
    /// The parcels listed.
    pub parcels: list::Draft<ParcelRow>,
    /// Whose timeline is shown beside the list.
    pub subject: Option<Subject>,
    /// Where the report is written.
    pub export: export::Draft,
    /// The evidence pack that is asked for.
    pub evidence: evidence::Draft,
    /// Where a person wants to go from here.
    pub asked: Asked,
}

/// Where a person goes from the review.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Asked {
    /// Nowhere.
    #[default]
    Nothing,
    /// To second looks.
    Agreement,
}

/// A part of the review.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Shown {
    /// Figures and charts.
    #[default]
    Figures,
    /// The units behind a number, with the number's caption.
    Units(Box<UnitFilter>, String),
    /// The parcels behind a number, with the number's caption.
    Parcels(ParcelFilter, String),
}

/// What a timeline is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A unit.
    Unit(UnitId),
    /// A parcel.
    Parcel(ParcelId),
}

/// Draws the screen into all of `ui`.
pub fn review_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let today = seen.zone.day(seen.now);
    let day = draft.day.unwrap_or(today);
    let query = Query::Review(day);
    intents.push(Intent::Ask(View::Review, Box::new(query.clone())));
    ui.horizontal_wrapped(|ui| bar::day_ui(ui, seen, draft, today, day));
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

impl Draft {
    /// Opens the units behind a number.
    pub fn open_units(&mut self, filter: UnitFilter, caption: String) {
        self.shown = Shown::Units(Box::new(filter), caption);
        self.units.table.begin();
        self.subject = None;
    }

    /// Opens the parcels behind a number.
    pub fn open_parcels(&mut self, filter: ParcelFilter, caption: String) {
        self.shown = Shown::Parcels(filter, caption);
        self.parcels.table.begin();
        self.subject = None;
    }

    fn go(&mut self, day: Option<Day>) {
        self.day = day;
        self.typed = None;
        self.shown = Shown::Figures;
        self.subject = None;
    }
}

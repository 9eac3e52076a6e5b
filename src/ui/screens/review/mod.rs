//! A day's review: figures and charts first, then the list of each, then one thing's timeline.

mod charts;
mod overview;
pub mod pages;
mod parcels;
mod timeline;
pub mod units;

use eframe::egui::{Button, Key, RichText, TextEdit, Ui};

use super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::{Intent, SaveFor, Seen, export};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::time::Day;
use crate::ledger::query::{ParcelFilter, UnitFilter};
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, JobView, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
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
    pub units: pages::UnitPages,
    /// The parcels listed.
    pub parcels: pages::ParcelPages,
    /// Whose timeline is shown beside the list.
    pub subject: Option<Subject>,
    /// Where the report is written.
    pub export: export::Draft,
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

const FORMATS: [Format; 1] = [Format {
    code: "xlsx",
    label: || DeskMsg::ExportIntake,
}];

/// Draws the screen into all of `ui`.
pub fn review_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let today = seen.zone.day(seen.now);
    let day = draft.day.unwrap_or(today);
    let query = Query::Review(day);
    intents.push(Intent::Ask(View::Review, Box::new(query.clone())));
    ui.horizontal_wrapped(|ui| day_ui(ui, seen, draft, today, day));
    match draft.shown.clone() {
        Shown::Figures => {
            report_ui(ui, seen, draft, day, intents);
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
            back_ui(ui, seen, draft, &caption);
            list_ui(ui, seen, draft, intents, |ui, draft, intents| {
                let wanted = draft.units.question(&filter);
                intents.push(Intent::Ask(View::ReviewUnits, Box::new(wanted)));
                draft.units.take(seen.answers.get(&View::ReviewUnits));
                let empty = [
                    seen.say(DeskMsg::UnitsNone),
                    seen.say(DeskMsg::UnitsNoneHow),
                ];
                let chosen = units::units_ui(ui, seen, "units", &mut draft.units, &empty);
                draft.subject = chosen.map(Subject::Unit).or(draft.subject);
            });
        }
        Shown::Parcels(filter, caption) => {
            back_ui(ui, seen, draft, &caption);
            list_ui(ui, seen, draft, intents, |ui, draft, intents| {
                let wanted = draft.parcels.question(&filter);
                intents.push(Intent::Ask(View::ReviewParcels, Box::new(wanted)));
                draft.parcels.take(seen.answers.get(&View::ReviewParcels));
                let chosen = parcels::parcels_ui(ui, seen, &mut draft.parcels);
                draft.subject = chosen.map(Subject::Parcel).or(draft.subject);
            });
        }
    }
}

impl Draft {
    /// Opens the units behind a number.
    pub fn open_units(&mut self, filter: UnitFilter, caption: String) {
        self.shown = Shown::Units(Box::new(filter), caption);
        self.subject = None;
    }

    /// Opens the parcels behind a number.
    pub fn open_parcels(&mut self, filter: ParcelFilter, caption: String) {
        self.shown = Shown::Parcels(filter, caption);
        self.subject = None;
    }

    fn go(&mut self, day: Option<Day>) {
        self.day = day;
        self.typed = None;
        self.shown = Shown::Figures;
        self.subject = None;
    }
}

fn day_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, today: Day, day: Day) {
    let label = ui.label(seen.say(DeskMsg::ReviewDay));
    if ui.button(seen.say(DeskMsg::PreviousDay)).clicked() {
        draft.go(Some(day.plus_days(-1)));
    }
    let mut text = draft.typed.clone().unwrap_or_else(|| day.to_string());
    let field = TextEdit::singleline(&mut text).desired_width(space(26));
    let response = ui.add(field).labelled_by(label.id);
    if response.changed() {
        draft.typed = Some(text.clone());
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let (true, Some(typed)) = (entered, Day::parse(text.trim())) {
        draft.go(Some(typed));
    }
    let next = Button::new(seen.say(DeskMsg::NextDay));
    if ui.add_enabled(day < today, next).clicked() {
        draft.go(Some(day.plus_days(1)));
    }
    let to_today = Button::new(seen.say(DeskMsg::Today));
    if ui.add_enabled(day != today, to_today).clicked() {
        draft.go(None);
    }
    if draft
        .typed
        .as_deref()
        .is_some_and(|typed| Day::parse(typed.trim()).is_none())
    {
        let text = seen.say(DeskMsg::DayWrong);
        ui.label(RichText::new(text).color(seen.theme.stop.fill));
    }
}

fn report_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, day: Day, intents: &mut Vec<Intent>) {
    let offer = Offer {
        name: &format!("intake-{day}"),
        formats: &FORMATS,
        of: SaveFor::Intake,
        ready: Ready::Yes,
    };
    let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
    if let Some((_, path)) = pressed {
        intents.push(Intent::Start(Job::ExportIntake { day, path }));
    }
    let is_report = |view: &JobView| matches!(view.job.as_ref(), Job::ExportIntake { .. });
    job_ui(ui, seen, DeskMsg::IntakeReport, is_report, intents);
}

fn back_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, caption: &str) {
    ui.horizontal(|ui| {
        if ui.button(seen.say(DeskMsg::BackToDay)).clicked() {
            draft.shown = Shown::Figures;
            draft.subject = None;
        }
        ui.label(RichText::new(caption).size(size::STRONG).strong());
    });
}

/// Draws a list with the chosen thing's timeline beside it.
fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
    list: impl FnOnce(&mut Ui, &mut Draft, &mut Vec<Intent>),
) {
    if let Some(subject) = draft.subject {
        let width = (ui.available_width() * 0.42).floor();
        eframe::egui::Panel::right("timeline")
            .exact_size(width)
            .resizable(false)
            .show_separator_line(false)
            .frame(
                eframe::egui::Frame::new().inner_margin(eframe::egui::Margin {
                    left: 12,
                    ..eframe::egui::Margin::ZERO
                }),
            )
            .show(ui, |ui| timeline::timeline_ui(ui, seen, subject, intents));
    }
    list(ui, draft, intents);
}
